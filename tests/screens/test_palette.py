"""The palette by keys: any command by name, done where the focus was, told why not elsewhere."""

import pytest
from textual.events import Key

from tui.screens.offers import reason
from tui.screens.palette import Palette


def names(reading) -> list[str]:
    return [offer.command.id for offer in reading.app.screen.list.offers]


async def run(reading, words: str) -> None:
    await reading.press(":")
    await reading.type(words)
    await reading.press("enter")
    await reading.settle()


async def test_a_command_is_carried_out_on_the_pane_that_had_the_focus(open_reading) -> None:
    async with open_reading() as reading:
        await run(reading, "line down")
        assert reading.screen.list.cursor == 1
        await reading.press("enter")
        await run(reading, "line down")
        assert reading.screen.detail.top == 1 and reading.screen.list.cursor == 1
        assert reading.app.screen is reading.screen and reading.screen.detail.has_focus


async def test_a_number_is_passed_on_typed_before_or_on_the_line(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("j", "enter", "7", ":")
        assert " 7:" in reading.text()
        await reading.type("line down")
        await reading.press("enter")
        assert reading.screen.detail.top == 7
        await run(reading, "3 line down")
        assert reading.screen.detail.top == 10
        await run(reading, "40")
        assert reading.screen.status.where == "paragraph 40 of 60"


async def test_every_command_is_there_with_its_keys_and_what_it_does(open_reading) -> None:
    async with open_reading(size=(120, 200)) as reading:
        await reading.press(":")
        text = reading.text()
        for words in (":next_unread", "n  .", "Next unread, across documents", ":go_to_named"):
            assert words in text
        listed = names(reading)
        assert len(listed) == len(set(listed)) and "type_hint" not in listed
        assert "palette" not in listed


async def test_what_cannot_be_done_here_stands_below_with_the_reason(open_reading) -> None:
    async with open_reading(size=(120, 300)) as reading:
        await reading.press(":")
        offers = reading.app.screen.list.offers
        can = [offer.node is not None for offer in offers]
        assert can == sorted(can, reverse=True) and not all(can)
        (row,) = [row for row in reading.text().split("\n") if ":toggle_fold" in row]
        assert "– Fold or unfold the reply · only among the replies, in the detail pane" in row


async def test_what_can_be_done_stands_above_what_fits_better_but_cannot(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press(":")
        await reading.type("copy")
        assert names(reading)[-1] == "copy_shown" and "copy_address" in names(reading)[:-1]
        await reading.press("ctrl+u")
        await reading.type("copy shown")
        assert names(reading)[0] == "copy_shown"
        await reading.press("ctrl+u")
        await reading.type("rename vew")
        assert names(reading)[0] == "rename_view"
        await reading.press("ctrl+u", "tab", "tab", "shift+tab")
        assert reading.app.screen.answer.has_focus
        assert reading.app.screen.list.cursor == 1


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_what_cannot_be_done_here_is_refused_with_the_reason(open_reading, size) -> None:
    async with open_reading(size=size) as reading:
        await reading.press(":")
        await reading.type("rename a saved")
        assert names(reading)[0] == "rename_view"
        await reading.press("enter")
        assert isinstance(reading.app.screen, Palette)
        assert "Not now: only on the views screen" in reading.text()
        await reading.press("escape")
        assert reading.app.screen is reading.screen


async def test_what_comes_and_goes_is_said_not_to_be_there_now(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("enter", ":")
        await reading.type("leave search")
        assert "– End the search · only while a search in the page is on" in reading.text()
        await reading.press("escape", "/")
        await reading.type("agree")
        await reading.press("enter", ":")
        await reading.type("noh")
        await reading.press("enter")
        assert reading.screen.search is None


async def test_a_wrong_name_is_told_the_nearest_right_one(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press(":")
        await reading.type("bkmrx")
        assert "No command has these words; the nearest is :bookmark" in reading.text()


async def test_an_empty_line_takes_the_first_row_and_the_arrows_another(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("down", ":")
        assert names(reading)[0] == "choose"
        await reading.press("enter")
        assert reading.shown == "A long one" and reading.screen.detail.has_focus


@pytest.mark.parametrize("line", ["w", "write", "w!"])
async def test_a_wish_to_write_is_answered_that_all_is_saved(open_reading, line) -> None:
    async with open_reading() as reading:
        await reading.press("m", ":")
        await reading.type(line)
        assert "Every mark is kept as it is made" in reading.text()
        await reading.press("enter")
        assert reading.app.screen is reading.screen
        assert reading.notice == "Every mark is kept as it is made: there is nothing to write"
        assert reading.is_read("first", "body")


async def test_help_on_a_word_shows_what_has_it_alone(open_reading) -> None:
    async with open_reading() as reading:
        await run(reading, "help fold")
        assert "Help · fold" in reading.text() and "Fold all replies" in reading.text()
        assert "Copy its address" not in reading.text()
        await reading.press("q")
        await run(reading, "h z M")
        assert "Fold all replies" in reading.text() and "Unfold all" not in reading.text()
        await reading.press("q")
        await run(reading, "help xyzzyq")
        assert "The help has nothing of “xyzzyq”" in reading.text()


async def test_a_number_too_long_goes_to_the_last_row(open_reading) -> None:
    async with open_reading() as reading:
        await run(reading, "9999999999")
        assert reading.screen.list.cursor == 2
        await run(reading, "0")
        assert reading.screen.list.cursor == 0
        await run(reading, "$")
        assert reading.screen.list.cursor == 2


async def test_escape_and_an_unknown_name_do_nothing(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press(":")
        await reading.type("zzzz")
        assert "No command has these words" in reading.text()
        await reading.press("enter", "escape")
        assert reading.app.screen is reading.screen and reading.screen.list.cursor == 0


async def test_the_arrows_choose_another_row(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("enter", ":")
        await reading.type("next reply")
        listed = names(reading)
        assert listed[0] == "next_reply"
        await reading.press("down", "up", "enter")
        assert reading.screen.detail.current_part == "reply:ben"


@pytest.mark.parametrize("line", ["q", "quit", "wq"])
async def test_lines_of_vim_mean_what_they_mean_there(open_reading, line) -> None:
    async with open_reading() as reading:
        left: list[bool] = []
        reading.app.action_leave = lambda: left.append(True)
        await run(reading, line)
        assert left == [True]


async def test_help_and_other_screens_open_from_it(open_reading) -> None:
    async with open_reading() as reading:
        await run(reading, "help")
        assert "Anywhere" in reading.text()
        await run(reading, "marks")
        assert "Not now: only while reading" in reading.text()
        await reading.press("escape", "q")
        await run(reading, "marks")
        assert "No place has a letter yet" in reading.text()
        await reading.press("q")
        assert reading.app.screen is reading.screen


async def test_a_command_that_takes_a_letter_asks_for_it(open_reading) -> None:
    async with open_reading(keys={"name_place": []}) as reading:
        await reading.press("enter", "]")
        await run(reading, "name place")
        await reading.press("a")
        assert reading.session.marks.named_place("a").within == "reply:ben"
        await run(reading, "go to named")
        assert "a On rapport" in reading.text()
        await reading.press("escape", "j")
        await run(reading, "name place")
        await reading.press("ctrl+l")
        assert "Ctrl+l is no letter" in reading.text()


async def test_keys_that_arrive_at_once_mean_what_they_mean_slowly(open_reading) -> None:
    async with open_reading() as reading:
        keys = ("enter", ":", *"search", "enter", *"cleo", "enter", ":", *"noh", "enter", "m")
        for key in keys:
            reading.app.post_message(Key(key, key if len(key) == 1 else None))
        await reading.until(lambda: reading.is_read("first", "reply:cleo"))
        assert reading.screen.search is None


async def test_in_a_line_the_colon_is_text_and_a_second_palette_is_none(open_reading) -> None:
    async with open_reading(keymap="emacs") as reading:
        await reading.press("alt+x", "alt+x", ":")
        assert len(reading.app.screen_stack) == 2
        assert reading.app.screen.answer.value == ":"
        await reading.press("ctrl+g", "B")
        await reading.type("a:b")
        await reading.press("enter")
        assert [record.note for record in reading.session.bookmarks()] == ["a:b"]


def test_a_reason_is_a_place_in_words() -> None:
    from tui.commands import Scope

    assert reason(Scope.BOOKMARKS) == "only on the bookmarks screen"
    assert reason(Scope.READING) == "only while reading"
    assert reason(Scope.SEARCH) == "only while a search in the page is on"

"""Keys are taken one at a time: fast typing means what slow typing means."""

import pytest
from textual.events import Key

from tui.screens.keys import pressed


def post(reading, *keys: str) -> None:
    """Keys that arrive at once, as over a slow line."""
    for key in keys:
        reading.app.post_message(Key(key, key if len(key) == 1 else None))


async def test_keys_that_open_and_close_screens_may_arrive_all_at_once(open_reading) -> None:
    async with open_reading() as reading:
        post(reading, "?", "q", "!", "G", "q", "?", "j", "q", "'", "q", "B", "o", "k", "enter")
        await reading.until(lambda: bool(reading.session.bookmarks()))
        assert [record.note for record in reading.session.bookmarks()] == ["ok"]
        assert reading.app.screen is reading.screen


async def test_what_is_typed_behind_a_line_s_enter_is_no_part_of_the_line(open_reading) -> None:
    async with open_reading() as reading:
        post(reading, "B", "a", "enter", "j", "B", "b", "enter", "?")
        await reading.until(lambda: len(reading.app.screen_stack) == 2)
        notes = {record.document: record.note for record in reading.session.bookmarks()}
        assert notes == {"first": "a", "second": "b"}


async def test_a_number_repeats_a_move(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("2", "j")
        assert reading.screen.list.cursor == 2
        await reading.press("2", "G")
        assert reading.screen.list.cursor == 1
        await reading.press("1", "0", "k")
        assert reading.screen.list.cursor == 0
        await reading.press("2", "J", "alt+2", "1", "2", "j")
        assert reading.shown == "The last"


async def test_a_number_repeats_a_move_in_the_text(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("j", "alt+2", "1", "2", "j")
        assert reading.screen.detail.top == 12
        await reading.press("7", "}")
        moved = reading.screen.detail.current
        await reading.press("5", "{")
        assert reading.screen.detail.current == moved - 5
        await reading.press("3", "0", "G")
        assert reading.screen.status.where == "paragraph 30 of 60"
        await reading.press("g", "g")
        assert reading.screen.status.where == "paragraph 1 of 60"


async def test_a_number_of_any_length_is_survived(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press(*"9" * 40, "j")
        assert reading.screen.list.cursor == 2
        await reading.press("alt+2", *"9" * 40, "j", *"9" * 40, "]")
        assert reading.shown == "The last"


async def test_escape_forgets_a_number_and_a_sequence_and_does_nothing_else(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2", "5", "escape")
        assert reading.screen.pane == "detail" and reading.screen.status.typed == ""
        await reading.press("g", "escape")
        assert reading.screen.pane == "detail" and reading.screen.status.typed == ""
        await reading.press("escape")
        assert reading.screen.pane == "list"


async def test_a_sequence_that_means_nothing_is_told_and_forgotten(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("g")
        assert reading.screen.status.typed == "g"
        await reading.press("j")
        assert "gj is no command" in reading.text()
        assert reading.screen.list.cursor == 0
        await reading.press("j")
        assert reading.screen.list.cursor == 1 and "no command" not in reading.text()


async def test_whoever_thinks_after_the_first_key_is_told_what_may_follow(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("g")
        await reading.until(lambda: "List pane" in reading.text())
        await reading.press("l")
        assert "List pane" not in reading.text()


async def test_escape_and_a_letter_typed_fast_are_two_keys(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2")
        post(reading, "alt+j")
        await reading.until(lambda: reading.screen.list.cursor == 1)
        assert reading.screen.pane == "list"


async def test_a_digit_within_a_line_is_text(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("B", "1", "2", "g", "enter")
        assert [record.note for record in reading.session.bookmarks()] == ["12g"]


@pytest.mark.parametrize(
    ("event", "name"),
    [
        (Key("j", "j"), "j"),
        (Key("slash", "/"), "/"),
        (Key("space", " "), "space"),
        (Key("ctrl+d", "\x04"), "ctrl+d"),
        (Key("alt+1", "1"), "alt+1"),
        (Key("upper_g", "G"), "G"),
        (Key("enter", "\r"), "enter"),
        (Key("ä", "ä"), "ä"),
    ],
)
def test_a_character_stands_for_itself(event: Key, name: str) -> None:
    assert pressed(event) == name


def test_every_scope_of_the_table_is_somewhere_looked_at() -> None:
    import pkgutil
    from importlib import import_module

    import tui
    from tui.commands import Scope

    seen: set[Scope] = set()
    for found in pkgutil.walk_packages(tui.__path__, "tui."):
        if found.name.startswith(("tui.app", "tui.panes", "tui.screens")):
            for kind in vars(import_module(found.name)).values():
                seen.update(getattr(kind, "SCOPES", ()), getattr(kind, "FIRST_SCOPES", ()))
    assert set(Scope) == seen


def test_the_reading_screen_looks_at_every_scope_of_its_parts() -> None:
    from tui.screens.reading import ReadingScreen

    for part in ReadingScreen.__mro__:
        for name in ("SCOPES", "FIRST_SCOPES"):
            assert set(vars(part).get(name, ())) <= set(getattr(ReadingScreen, name)), part


async def test_ten_digits_and_a_command_that_does_something_ten_times(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press(*"1234567890", "G")
        assert reading.screen.list.cursor == 2
        await reading.press("g", "g", *"1234567890", "J")
        assert reading.shown == "The last" and reading.screen.status.typed == ""


@pytest.mark.parametrize("key", ["escape", "ctrl+c", "ctrl+g"])
async def test_what_cancels_elsewhere_forgets_a_number_and_does_not_quit(open_reading, key) -> None:
    async with open_reading(keymap="emacs" if key == "ctrl+g" else "vim") as reading:
        left: list[bool] = []
        reading.app.action_leave = lambda: left.append(True)
        await reading.press("alt+2", "4", key)
        assert not left and reading.screen.pane == "detail"
        assert reading.screen.status.typed == ""
        await reading.press("down")
        assert reading.screen.detail.top <= 1


async def test_z_then_escape_folds_nothing_and_the_next_key_is_free(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2", "]")
        before = reading.screen.detail.folds
        await reading.press("z", "escape", "a", "M")
        assert reading.screen.status.typed == "" and reading.screen.detail.folds == before
        assert reading.screen.pane == "detail" and reading.is_read("first", "body")


async def test_a_sequence_goes_on_after_the_window_has_changed_its_size(open_reading) -> None:
    async with open_reading(size=(120, 40)) as reading:
        await reading.press("G", "g")
        await reading.pilot.resize_terminal(60, 20)
        assert reading.screen.status.typed == "g"
        await reading.press("g")
        assert reading.screen.list.cursor == 0 and reading.screen.status.typed == ""


async def test_what_was_begun_on_a_screen_that_has_closed_is_forgotten(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("G", "?", "3", "g")
        reading.app.pop_screen()
        await reading.settle()
        await reading.press("g")
        assert reading.screen.list.cursor == 2 and reading.screen.status.typed == "g"
        await reading.press("g")
        assert reading.screen.list.cursor == 0


async def test_the_keys_of_a_sequence_may_lie_on_both_sides_of_a_closing_screen(
    open_reading,
) -> None:
    async with open_reading() as reading:
        await reading.press("G")
        post(reading, "?", "g", "escape", "q", "g", "g")
        await reading.until(lambda: reading.screen.list.cursor == 0)
        assert reading.app.screen is reading.screen


async def test_a_letter_that_is_asked_for_is_not_taken_on_another_screen(open_reading) -> None:
    async with open_reading(keys={"name_place": []}) as reading:
        await reading.press(":")
        await reading.type("name place")
        await reading.press("enter")
        assert ":name_place" in reading.text()
        reading.app.show_help("")
        await reading.settle()
        await reading.press("a", "q", "b")
        assert not reading.session.marks.named_place("a")
        assert not reading.session.marks.named_place("b")


async def test_empty_words_search_nothing_and_filter_nothing(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("/", "enter")
        assert reading.screen.list.count == 3 and reading.screen.pane == "list"
        await reading.press("/")
        await reading.type("   ")
        await reading.press("enter")
        assert reading.screen.list.count == 3
        await reading.press("alt+2", "/", "enter")
        assert reading.screen.search is None and reading.screen.pane == "detail"
        await reading.press("n")
        assert reading.app.screen is reading.screen

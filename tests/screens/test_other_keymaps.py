"""The reader by other keys, presets and own ones; what is shown speaks of the keys in use."""

import pytest

from tui.screens.help import help_pieces


async def test_emacs_hands_read_search_mark_and_undo(open_reading) -> None:
    async with open_reading(keymap="emacs") as reading:
        await reading.press("ctrl+n", "enter", "ctrl+n", "ctrl+n")
        assert reading.shown == "A long one" and reading.screen.detail.top == 2
        await reading.press("ctrl+s")
        await reading.type("number 1")
        await reading.press("ctrl+s", "enter")
        assert reading.screen.status.search == "/number 1 · 2 of 11"
        await reading.press("ctrl+s")
        assert reading.screen.status.search == "/number 1 · 3 of 11"
        await reading.press("ctrl+r", "ctrl+g", "ctrl+g")
        assert reading.screen.pane == "list" and reading.screen.search is None
        await reading.press("m", "ctrl+underscore")
        assert not reading.is_read("second", "body") and "Undone" in reading.notice


async def test_emacs_hands_choose_words_and_name_places(open_reading) -> None:
    async with open_reading(keymap="emacs") as reading:
        await reading.press("enter", "ctrl+@", "alt+f", "alt+f", "ctrl+@", "enter", "enter")
        (record,) = reading.session.bookmarks()
        assert record.quote.startswith("a word of")
        await reading.press("ctrl+x", "r", "space", "a", "N")
        assert reading.shown == "A long one"
        await reading.press("ctrl+x", "r", "j", "a")
        assert reading.shown == "On rapport"
        await reading.press("ctrl+x", "r", "l")
        assert "Bookmarks · 1" in reading.text()
        await reading.press("q", "q")
        assert reading.screen.pane == "list"


async def test_newsboat_hands_mark_and_list_and_go_back(open_reading) -> None:
    async with open_reading(keymap="newsboat") as reading:
        await reading.press("enter", "N", "q")
        assert reading.is_read("first", "body") and reading.screen.pane == "list"
        await reading.press("l")
        assert "only unread" in reading.text()
        await reading.press("A")
        await reading.until(lambda: reading.session.unread_documents == 0)
        assert "U undoes" in reading.notice
        await reading.press("U")
        await reading.until(lambda: reading.session.unread_documents == 3)


async def test_q_in_the_list_quits_where_it_leaves_a_pane_elsewhere(open_reading) -> None:
    async with open_reading(keymap="newsboat") as reading:
        left: list[bool] = []
        reading.app.action_leave = lambda: left.append(True)
        await reading.press("enter", "q")
        assert reading.screen.pane == "list" and not left
        await reading.press("q")
        assert left == [True]


async def test_own_keys_work_and_the_old_ones_do_not(open_reading) -> None:
    async with open_reading(keys={"line_down": ["x", "ctrl+t"], "mark_all_read": []}) as reading:
        await reading.press("x", "ctrl+t", "j")
        assert reading.screen.list.cursor == 2
        await reading.press("A")
        assert reading.session.unread_documents == 3


async def test_hints_help_and_notices_speak_of_the_keys_in_use(open_reading) -> None:
    async with open_reading(keymap="emacs", keys={"help": ["f2"]}) as reading:
        await reading.press("enter")
        assert "Ctrl+s search" in reading.text() and "F2 help" in reading.text()
        await reading.press("ctrl+x", "r", "l")
        assert "Ctrl+x r m on a document" in reading.text()
        await reading.press("f2")
        words = [f"{piece.first} {piece.text}" for piece in help_pieces(reading.app.keymap, 2.0)]
        assert any("Ctrl+x Ctrl+c" in line for line in words)
        (help_line,) = [line for line in words if "Help: every key" in line]
        assert help_line.split()[0] == "F2" and "?" not in help_line


async def test_a_command_without_a_key_is_named_by_what_the_palette_takes(open_reading) -> None:
    async with open_reading(keys={"toggle_only_unread": []}) as reading:
        words = [piece.first.strip() for piece in help_pieces(reading.app.keymap, 2.0)]
        shown = [piece.text.strip() for piece in help_pieces(reading.app.keymap, 2.0)]
        assert ":toggle_only_unread" in [*words, *shown]


@pytest.mark.parametrize("keymap", ["vim", "emacs", "newsboat"])
async def test_every_preset_can_be_left_from_everywhere(open_reading, keymap) -> None:
    async with open_reading(keymap=keymap) as reading:
        keys = reading.app.keymap
        from tui.commands import Scope

        help_key = keys.command(Scope.APP, "help").keys[0]
        back = keys.command(Scope.BACK, "go_back").keys[0]
        await reading.press(help_key, back)
        assert reading.app.screen is reading.screen


async def test_newsboat_hands_reload_with_r_and_begin_no_reply(open_reading) -> None:
    async with open_reading(keymap="newsboat") as reading:
        await reading.press("enter", "r")
        await reading.until(lambda: "Nothing has changed" in reading.text())
        assert reading.app.screen is reading.screen and reading.drafts == []
        await reading.press("a")
        assert reading.app.screen is not reading.screen


async def test_emacs_hands_search_backwards_and_redo_nothing(open_reading) -> None:
    async with open_reading(keymap="emacs") as reading:
        await reading.press("m", "u", "enter", "ctrl+r")
        await reading.type("agree")
        await reading.press("enter")
        assert reading.screen.search is not None
        assert not reading.is_read("first", "body")


async def test_vim_hands_go_from_pane_to_pane_and_out(open_reading) -> None:
    async with open_reading() as reading:
        left: list[bool] = []
        reading.app.action_leave = lambda: left.append(True)
        await reading.press("ctrl+w", "l")
        assert reading.screen.pane == "detail"
        await reading.press("ctrl+w", "w")
        assert reading.screen.pane == "references"
        await reading.press("ctrl+w", "h", "ctrl+w", "W")
        assert reading.screen.pane == "list" and not left
        await reading.press("Z", "Z")
        assert left == [True]

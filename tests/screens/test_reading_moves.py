"""Moving among panes, replies and documents by keys."""

import pytest
from textual import events


async def test_the_newest_document_is_open_at_the_start(open_reading) -> None:
    async with open_reading() as reading:
        assert reading.shown == "On rapport"
        assert reading.screen.list.current.key == "first"
        assert "5 replies, 3 kept" in reading.text()


async def test_the_detail_follows_the_list(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("j")
        assert reading.shown == "A long one"
        await reading.press("G")
        assert reading.shown == "The last"
        await reading.press("k", "k")
        assert reading.shown == "On rapport"


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_every_pane_is_one_key_away_at_every_width(open_reading, size) -> None:
    async with open_reading(size=size) as reading:
        for key, pane in (("alt+2", "detail"), ("alt+3", "references"), ("alt+1", "list")):
            await reading.press(key)
            assert reading.app.focused.id == pane and reading.app.focused.display
        await reading.press("tab")
        assert reading.app.focused.id == "detail"
        await reading.press("shift+tab")
        assert reading.app.focused.id == "list"


@pytest.mark.parametrize(
    ("columns", "shown"),
    [
        (110, {"list", "detail", "references"}),
        (109, {"list", "detail"}),
        (70, {"list", "detail"}),
        (69, {"list"}),
        (1, {"list"}),
    ],
)
async def test_as_many_panes_are_shown_as_there_is_room_for(open_reading, columns, shown) -> None:
    async with open_reading(size=(columns, 20)) as reading:
        panes = (reading.screen.list, reading.screen.detail, reading.screen.references)
        assert {pane.id for pane in panes if pane.display} == shown


async def test_references_asked_for_stand_beside_the_text_on_a_medium_screen(open_reading) -> None:
    async with open_reading(size=(80, 24)) as reading:
        await reading.press("alt+3")
        assert reading.screen.detail.display and reading.screen.references.display
        assert not reading.screen.list.display
        await reading.press("escape")
        assert reading.app.focused.id == "detail" and reading.screen.list.display


async def test_brackets_go_from_reply_to_reply_and_back_to_the_body(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("]")
        assert reading.app.focused.id == "detail"
        assert reading.screen.detail.current_part == "reply:ben"
        await reading.press("]", "]")
        assert reading.screen.detail.current_part == "reply:nobody"
        await reading.press("]")
        assert reading.notice == "No further reply in this file"
        await reading.press("[", "[", "[")
        assert reading.screen.detail.current_part == "body"


async def test_n_goes_through_everything_unread_across_documents(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2", "m")
        passed = []
        for _ in range(6):
            await reading.press("n")
            passed.append((reading.shown, reading.screen.detail.current_part))
        assert passed == [
            ("On rapport", "reply:ben"),
            ("On rapport", "reply:cleo"),
            ("On rapport", "reply:nobody"),
            ("A long one", "body"),
            ("A long one", "reply:dora"),
            ("The last", "body"),
        ]
        await reading.press("p", "p")
        assert (reading.shown, reading.screen.detail.current_part) == ("A long one", "body")


async def test_n_goes_around_and_says_so(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("G", "alt+2", "n")
        assert reading.shown == "On rapport"
        assert reading.notice == "From the top again"


async def test_who_is_at_all_that_is_unread_is_told_so_and_stays(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("A", "enter", "]", "]", "m", "n")
        assert reading.notice == "Nothing else is unread"
        assert reading.screen.detail.current_part == "reply:cleo"
        await reading.press("z", "A", "p")
        assert reading.screen.detail.current_part == "reply:cleo"
        await reading.press("[", "n")
        assert reading.screen.detail.current_part == "reply:cleo"


async def test_in_the_list_n_stays_in_the_list(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("j", "M", "k", "n")
        assert reading.app.focused.id == "list"
        assert reading.screen.list.current.key == "third"


async def test_n_says_when_all_is_read(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("M", "j", "M", "j", "M", "n")
        assert reading.notice == "Everything is read"
        assert reading.screen.list.border_title.strip() == "3 documents"


async def test_enter_on_a_reference_goes_round_the_places_that_cite_it(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+3", "enter")
        assert reading.screen.detail.current == 1
        await reading.press("enter")
        assert reading.screen.detail.current_part == "reply:cleo"
        assert "place 2 of 2" in reading.notice
        assert reading.app.focused.id == "references"


async def test_the_references_of_the_current_reply_are_marked(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("]")
        assert "▸" not in reading.text()
        await reading.press("]")
        assert "▸1" in reading.text()


async def test_the_place_in_a_document_is_kept_for_the_next_time(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("j", "enter", "space", "space")
        place = reading.screen.detail.stopped_at
        await reading.press("alt+1", "j", "k")
        assert reading.screen.detail.stopped_at == place
    async with open_reading() as reading:
        await reading.press("j")
        assert reading.shown == "A long one"
        assert reading.screen.detail.stopped_at == place


async def test_one_cell_is_survived_and_left_again(open_reading) -> None:
    async with open_reading(size=(1, 1)) as reading:
        await reading.press(
            "alt+2", "]", "alt+3", "j", "alt+1", "n", "question_mark", "escape", "apostrophe"
        )
        await reading.press("escape")
        await reading.pilot.resize_terminal(120, 40)
        await reading.settle()
        assert "On rapport" in reading.text()


async def test_help_names_every_key_of_the_table(open_reading) -> None:
    from tui.commands import COMMANDS, Keymap, key_name
    from tui.screens.help import help_pieces

    drawn = "\n".join(piece.first + piece.text for piece in help_pieces(Keymap(), 2.0))
    for command in COMMANDS:
        assert command.help in drawn
        assert all(key_name(key) in drawn for key in command.keys)
    async with open_reading() as reading:
        await reading.press("question_mark")
        assert "Every key" in reading.text() or "every key" in reading.text()
        await reading.press("q")
        assert reading.app.screen is reading.screen


async def test_a_key_typed_right_after_the_one_that_changes_the_pane_goes_to_the_new_pane(
    open_reading,
) -> None:
    async with open_reading() as reading:
        await reading.press("j")
        for key in ("alt+2", "G"):
            reading.app.post_message(events.Key(key, None))
        await reading.settle()
        await reading.until(lambda: reading.screen.detail.is_at_end)
        assert reading.screen.list.current.key == "second"


async def test_a_document_that_changes_on_disk_is_shown_anew_at_the_same_place(
    open_reading, open_session, tmp_path
) -> None:
    async with open_reading() as reading:
        await reading.press("]", "]")
        page = tmp_path / "library" / "first.md"
        page.write_text(page.read_text().replace("I agree with", "I agree wholly with"))
        other = open_session()
        other.scan()
        other.close()
        await reading.until(lambda: "wholly" in reading.text())
        assert reading.screen.detail.current_part == "reply:cleo"


async def test_documents_that_another_process_finds_appear_without_moving_the_cursor(
    open_reading, open_session, tmp_path
) -> None:
    async with open_reading() as reading:
        await reading.press("j")
        (tmp_path / "library" / "new.md").write_text(
            "---\npublished: 2026-05-01\n---\n\n# New\n\nx\n"
        )
        other = open_session()
        other.scan()
        other.close()
        await reading.until(lambda: reading.screen.list.count == 4)
        assert reading.screen.list.current.key == "second" and reading.shown == "A long one"
        assert reading.screen.list.entry(0).title == "New"

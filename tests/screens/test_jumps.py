"""Going back over jumps by keys, to the very line, in whatever document and pane."""

import pytest

SIZES = [(120, 40), (80, 24), (40, 12)]


@pytest.mark.parametrize("size", SIZES)
async def test_back_leads_to_the_very_line_and_forward_there_again(open_reading, size) -> None:
    async with open_reading(size=size) as reading:
        await reading.press("j", "alt+2", "1", "5", "j")
        there = reading.screen.detail.top, reading.screen.detail.current
        await reading.press("G")
        assert reading.screen.detail.current_part == "reply:dora"
        end = reading.screen.detail.top
        await reading.press("ctrl+o")
        assert (reading.screen.detail.top, reading.screen.detail.current) == there
        await reading.press("ctrl+y")
        assert reading.screen.detail.top == end
        assert reading.screen.detail.current_part == "reply:dora"
        await reading.press("ctrl+y")
        assert reading.notice == "No later place"


async def test_back_leads_into_the_document_before(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2", "]", "]")
        assert reading.screen.detail.current_part == "reply:cleo"
        await reading.press("J", "2", "0", "j", "J")
        assert reading.shown == "The last"
        await reading.press("ctrl+o")
        assert reading.shown == "A long one" and reading.screen.detail.top == 20
        await reading.press("ctrl+o")
        assert reading.shown == "On rapport" and reading.screen.list.cursor == 0
        assert reading.screen.detail.current_part == "reply:cleo"
        await reading.press("ctrl+o")
        assert reading.notice == "No earlier place"
        await reading.press("2", "ctrl+y")
        assert reading.shown == "The last"


async def test_a_detour_over_the_list_is_one_jump(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2", "]", "g", "l", "j", "j", "enter")
        assert reading.shown == "The last"
        await reading.press("ctrl+o")
        assert reading.shown == "On rapport" and reading.screen.pane == "detail"
        assert reading.screen.detail.current_part == "reply:ben"


async def test_only_looking_from_the_list_is_no_jump(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("j", "j", "k", "enter", "ctrl+o")
        assert reading.notice == "No earlier place"


async def test_the_next_unread_is_a_jump(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2", "n", "n")
        assert reading.screen.detail.current_part == "reply:cleo"
        await reading.press("ctrl+o")
        assert reading.screen.detail.current_part == "reply:ben"
        await reading.press("ctrl+o")
        assert reading.screen.detail.current_part == "body"


async def test_in_the_list_back_leads_to_the_row(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("G")
        assert reading.screen.list.cursor == 2
        await reading.press("ctrl+o")
        assert reading.screen.list.cursor == 0 and reading.screen.pane == "list"
        await reading.press("ctrl+y")
        assert reading.screen.list.cursor == 2 and reading.screen.pane == "list"


async def test_a_citing_place_leads_back_to_the_reference(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+3", "enter", "g", "t")
        assert reading.screen.pane == "detail"
        await reading.press("ctrl+o")
        assert reading.screen.pane == "references" and reading.screen.references.has_focus


async def test_one_citing_place_after_another_leads_back_through_the_text(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+3", "enter", "enter")
        assert reading.screen.detail.current_part == "reply:cleo"
        await reading.press("ctrl+o")
        assert reading.screen.detail.current_part == "body" and reading.screen.pane == "references"


async def test_a_bookmark_leads_back(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2", "]", "B", "enter")
        await reading.press("J", "9", "j", "'", "enter")
        assert reading.shown == "On rapport"
        await reading.press("ctrl+o")
        assert reading.shown == "A long one" and reading.screen.detail.top == 9


async def test_a_match_leads_back_to_where_the_search_began(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("j", "alt+2", "9", "j", "/")
        await reading.type("very end")
        await reading.press("enter", "escape", "ctrl+o")
        assert reading.screen.detail.top == 9


async def test_twice_the_key_of_the_marks_goes_to_and_fro(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("j", "alt+2", "9", "j", "G")
        end = reading.screen.detail.top
        await reading.press("`", "`")
        assert reading.screen.detail.top == 9
        await reading.press("`", "`")
        assert reading.screen.detail.top == end


async def test_places_survive_another_width(open_reading) -> None:
    async with open_reading(size=(120, 40)) as reading:
        await reading.press("j", "alt+2", "3", "1", "G")
        await reading.press("G")
        await reading.pilot.resize_terminal(44, 14)
        await reading.settle()
        await reading.press("ctrl+o")
        assert reading.screen.detail.stopped_at[:2] == ("body", 30)
        assert "Paragraph number 30" in reading.text()


async def test_a_document_that_is_not_listed_is_listed_again(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2", "M", "J", "U")
        await reading.until(lambda: reading.screen.list.count == 2)
        await reading.press("ctrl+o")
        await reading.until(lambda: reading.shown == "On rapport")
        assert reading.screen.list.count == 3 and reading.screen.pane == "detail"


async def test_a_document_that_is_gone_is_told(open_reading, tmp_path) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2", "J")
        (tmp_path / "library" / "first.md").unlink()
        await reading.press("R")
        await reading.until(lambda: reading.screen.list.count == 2)
        await reading.press("ctrl+o")
        assert reading.notice == "This document is not in the library now"
        assert reading.shown == "A long one"

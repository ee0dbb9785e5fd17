"""Marking and bookmarking by keys, and hearing of marks made elsewhere."""

from tui.model import DocumentKey, Target


async def test_m_marks_the_body_or_the_reply_that_is_current(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2", "m")
        assert reading.is_read("first", "body") and not reading.is_read("first", "reply:ben")
        await reading.press("]", "m")
        assert reading.is_read("first", "reply:ben")
        assert "●2" in reading.text()
        await reading.press("m")
        assert not reading.is_read("first", "reply:ben")


async def test_m_in_the_list_marks_the_document_with_all_its_replies(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("m")
        assert reading.session.unread(reading.screen.list.current) == 0
        assert reading.screen.list.border_title.strip() == "3 documents · 2 unread"
        assert "●" not in reading.text().split("\n")[1]
        await reading.press("m")
        assert reading.session.unread(reading.screen.list.current) == 4


async def test_marks_are_there_when_the_reader_comes_back(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("]", "]", "m", "B")
        await reading.type("worth it #keep")
        await reading.press("enter")
    async with open_reading() as reading:
        assert reading.is_read("first", "reply:cleo")
        record = reading.session.bookmark(Target(DocumentKey("first"), "reply:cleo"))
        assert record is not None
        assert (record.note, tuple(record.tags)) == ("worth it #keep", ("keep",))
        assert "★" in reading.text()


async def test_a_bookmark_is_made_on_what_the_pane_is_about(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("B", "enter", "]", "B", "enter", "alt+3", "B", "enter")
        parts = sorted(record.part for record in reading.session.bookmarks())
        assert len(parts) == 3
        assert parts[0] == "" and parts[2] == "reply:ben" and parts[1].startswith("reference:")


async def test_escape_in_the_prompt_makes_no_bookmark(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("B", "x", "escape")
        assert reading.session.bookmarks() == []


async def test_b_on_a_bookmark_changes_its_note_and_d_removes_it(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("B", "a", "enter", "B", "b", "enter")
        assert [record.note for record in reading.session.bookmarks()] == ["ab"]
        await reading.press("D")
        assert reading.session.bookmarks() == []
        await reading.press("D")
        assert reading.notice == "No bookmark here"


async def test_the_bookmarks_screen_lists_edits_removes_and_goes_there(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("]", "]", "B", "a", "enter", "alt+1", "j", "B", "b", "enter")
        await reading.press("apostrophe")
        assert "Bookmarks · 2" in reading.text()
        await reading.press("e", "c", "enter")
        assert "bc" in reading.text()
        await reading.press("j", "enter")
        assert reading.shown == "On rapport"
        assert reading.screen.detail.current_part == "reply:cleo"
        await reading.press("apostrophe", "d")
        assert "Bookmarks · 1" in reading.text()
        await reading.press("escape")
        assert reading.app.screen is reading.screen


async def test_marks_of_another_session_appear_without_moving_anything(
    open_reading, open_session
) -> None:
    async with open_reading() as reading:
        await reading.press("]", "]")
        other = open_session()
        try:
            document = other.document(DocumentKey("first"))
            other.set_read(document, ["reply:ben"], read=True)
            other.set_bookmark(document, Target(DocumentKey("first"), "reply:nobody"), "seen")
            assert other.marks.flush(5)
            await reading.until(lambda: reading.is_read("first", "reply:ben"))
            await reading.until(lambda: "★ ●" in reading.text())
            assert reading.screen.detail.current_part == "reply:cleo"
        finally:
            other.close()


async def test_what_stays_on_the_screen_counts_as_read_after_its_time(open_reading) -> None:
    async with open_reading(auto_read_seconds=0.05) as reading:
        assert not reading.is_read("first", "body")
        await reading.press("alt+2")
        await reading.until(lambda: reading.is_read("first", "body"))
        await reading.until(lambda: reading.is_read("first", "reply:nobody"))


async def test_nothing_counts_as_read_before_its_end_was_on_the_screen(open_reading) -> None:
    async with open_reading(auto_read_seconds=0.01) as reading:
        await reading.press("alt+2")
        await reading.until(lambda: reading.is_read("first", "body"))
        await reading.press("J")
        assert reading.shown == "A long one"
        assert not reading.is_read("second", "body")
        await reading.press("G")
        await reading.until(lambda: reading.is_read("second", "reply:dora"))
        assert reading.is_read("second", "body")


async def test_what_is_made_unread_stays_so_while_it_is_on_the_screen(open_reading) -> None:
    async with open_reading(auto_read_seconds=0.05) as reading:
        await reading.press("alt+2")
        await reading.until(lambda: reading.is_read("first", "body"))
        await reading.press("m", "]")
        await reading.pilot.pause(0.3)
        assert not reading.is_read("first", "body")
        await reading.press("J", "K", "alt+2")
        await reading.until(lambda: reading.is_read("first", "body"))


async def test_an_undo_is_not_taken_back_by_what_is_on_the_screen(open_reading) -> None:
    async with open_reading(auto_read_seconds=0.5) as reading:
        await reading.press("A", "u")
        await reading.pilot.pause(0.8)
        assert not reading.is_read("first", "body")


async def test_before_the_first_key_nothing_is_marked(open_reading) -> None:
    async with open_reading(auto_read_seconds=0.01) as reading:
        await reading.pilot.pause(0.2)
        assert reading.session.unread_documents == 3


async def test_a_document_that_vanishes_leaves_its_bookmark_with_the_quote(
    open_reading, tmp_path
) -> None:
    async with open_reading() as reading:
        await reading.press("]", "B", "x", "enter", "alt+1")
        (tmp_path / "library" / "first.md").unlink()
        await reading.press("R")
        await reading.until(lambda: reading.screen.list.count == 2)
        await reading.press("apostrophe")
        assert "I agree with the post." in reading.text()
        await reading.press("enter")
        assert "adrift: its words are not in this library now" in reading.text()
        assert "“I agree" not in reading.text() and "▏ I agree with the post." in reading.text()

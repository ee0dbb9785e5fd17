"""Marking a whole list read, and taking marks back, by keys."""

import threading

import pytest
from textual import events

from tui.marks import Undone
from tui.marks.words import undone_words
from tui.screens import undoing
from tui.screens.reading_marks import marked_all_words
from tui.session import MarkAll, MarkedAll


async def type_at_once(reading, *keys):
    """Keys that arrive together, as from a paste or a slow line."""
    for key in keys:
        reading.app.post_message(events.Key(key, key if len(key) == 1 else None))
    await reading.settle()


async def test_capital_a_marks_the_list_and_u_takes_all_of_it_back(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("]", "m", "alt+1", "A")
        assert reading.notice == "3 documents marked read (6 replies and texts) · u undoes"
        assert reading.screen.list.border_title.strip() == "3 documents"
        assert "●" not in reading.text()
        await reading.press("u")
        assert reading.notice == "Undone: 6 marks read"
        assert reading.is_read("first", "reply:ben") and not reading.is_read("first", "body")
        await reading.press("ctrl+r")
        assert reading.notice == "Redone: 6 marks read" and reading.is_read("third", "body")
        await reading.press("u", "u")
        assert reading.notice == "Undone: 1 mark read"
        assert not reading.is_read("first", "reply:ben")
        await reading.press("u")
        assert reading.notice == "Nothing to undo"


async def test_nothing_to_redo_is_said(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("ctrl+r")
        assert reading.notice == "Nothing to redo"


async def test_a_list_that_is_read_is_said_to_be(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("A", "A")
        assert reading.notice == "Nothing here is unread"


async def test_bookmarked_documents_are_spared_if_the_reader_wants_that(open_reading) -> None:
    async with open_reading(mark_all_spares_bookmarked=True) as reading:
        await reading.press("]", "B", "a", "enter", "alt+1", "A")
        assert "2 documents marked read (3 replies" in reading.notice
        assert "1 bookmarked spared" in reading.notice
        assert not reading.is_read("first", "body")


async def test_only_the_unread_list_is_marked_and_comes_back_around_the_cursor(
    open_reading,
) -> None:
    async with open_reading() as reading:
        await reading.press("U", "j", "A")
        assert [reading.screen.list.count, reading.screen.list.current.key] == [1, "second"]
        await reading.press("u")
        assert reading.screen.list.count == 3
        assert reading.screen.list.current.key == "second" and reading.shown == "A long one"


async def test_keys_typed_at_once_act_in_their_order(open_reading) -> None:
    async with open_reading() as reading:
        await type_at_once(reading, "A", "u", "m")
        assert reading.is_read("first", "body") and not reading.is_read("second", "body")
        await type_at_once(reading, "u", "ctrl+r", "u")
        assert not reading.is_read("first", "body")
        await type_at_once(reading, "U", "m", "j", "A", "u")
        assert reading.is_read("first", "body") and not reading.is_read("second", "body")
        assert reading.screen.list.current.key == "second"
        assert reading.screen.list.count == 2


async def test_what_was_marked_in_an_earlier_sitting_can_be_undone(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("M")
    async with open_reading() as reading:
        await reading.press("u")
        assert reading.notice == "Undone: 4 marks read"
        assert not reading.is_read("first", "body")


async def test_undo_passes_over_what_was_read_by_being_seen(open_reading) -> None:
    async with open_reading(auto_read_seconds=0.02) as reading:
        await reading.press("j", "m", "k", "alt+2")
        await reading.until(lambda: reading.is_read("first", "reply:nobody"))
        await reading.press("u")
        assert not reading.is_read("second", "body")
        assert reading.is_read("first", "reply:nobody")


async def test_a_removed_bookmark_comes_back_on_the_bookmarks_screen(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("B", "a", "enter", "apostrophe", "d")
        assert "Bookmarks · 0" in reading.text()
        await reading.press("u")
        await reading.until(lambda: "Bookmarks · 1" in reading.text())
        assert reading.app.screen.status.notice == "Undone: bookmark removed"
        await reading.press("ctrl+r")
        await reading.until(lambda: "Bookmarks · 0" in reading.text())


async def test_what_is_undone_among_the_bookmarks_comes_back_into_the_unread_list(
    open_reading,
) -> None:
    async with open_reading() as reading:
        await reading.press("U", "M", "j")
        assert reading.screen.list.count == 2
        await reading.press("apostrophe", "u", "escape")
        await reading.until(lambda: reading.screen.list.count == 3)
        assert reading.screen.list.current.key == "second"


@pytest.fixture
def held(monkeypatch):
    """A mark-all that goes no further than to its first page until `held` is set."""
    gate = threading.Event()
    page = MarkAll._page

    def wait(self, ids):
        assert gate.wait(20)
        return page(self, ids)

    monkeypatch.setattr(MarkAll, "_page", wait)
    monkeypatch.setattr(undoing, "HOLD", 0.01)
    yield gate
    gate.set()


async def test_a_second_mark_all_is_refused_while_one_is_under_way(open_reading, held) -> None:
    async with open_reading() as reading:
        await reading.pilot.press("A", "A")
        assert "is under way" in reading.notice
        held.set()
        await reading.until(lambda: reading.is_read("third", "body"))
        await reading.settle()
        await reading.press("u")
        assert reading.notice == "Undone: 7 marks read"


async def test_undo_stops_a_mark_all_and_takes_back_what_it_did(open_reading, held) -> None:
    async with open_reading() as reading:
        await reading.press("M")
        await reading.pilot.press("A", "u")
        held.set()
        await reading.until(lambda: reading.notice.startswith(("Undone", "Stopped")))
        assert reading.is_read("first", "body") and not reading.is_read("second", "body")


async def test_leaving_ends_a_mark_all_and_keeps_what_it_did(open_reading, held) -> None:
    async with open_reading() as reading:
        await reading.pilot.press("A")
        held.set()
        reading.app.leaving()
        assert not reading.session.marking.is_under_way
        parts = reading.session.marking.result.parts
    async with open_reading() as reading:
        keys = [("first", "body"), ("second", "body"), ("third", "body")]
        assert [reading.is_read(*key) for key in keys] == [parts > 0] * 3


def test_undone_edits_have_their_words() -> None:
    undone = Undone("mark_read", "", 2, 0, frozenset())
    assert undone_words("Undone", undone) == "Undone: 2 marks read"
    undone = Undone("mark_unread", "", 1, 3, frozenset())
    said = "Redone: 1 mark unread · 3 changed since, left as they are"
    assert undone_words("Redone", undone) == said
    undone = Undone("unbookmark", "", 0, 1, frozenset())
    assert undone_words("Undone", undone) == "Undone: nothing · 1 changed since, left as it is"
    undone = Undone("import", "", 1200, 0, frozenset())
    assert undone_words("Undone", undone) == "Undone: import of 1,200 marks"


def test_marking_all_has_its_words() -> None:
    assert marked_all_words(MarkedAll(1, 1), "u").startswith(
        "1 document marked read (1 reply or text)"
    )
    assert marked_all_words(MarkedAll(spared=2), "u") == "Nothing marked · 2 bookmarked spared"
    said = marked_all_words(MarkedAll(3, 4, trouble="disk I/O error"), "u")
    assert "3 documents" in said and "could not be read to the end: disk I/O error" in said

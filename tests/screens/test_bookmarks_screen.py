"""The bookmarks screen: filter, order, what it says, and that it stays where it was."""

import pytest

from tui.marks import Anchor, Bookmark
from tui.model import DocumentKey, Target


@pytest.fixture
def fill():
    """Puts four bookmarks on the small library and one on a document that is not there."""

    def filled(session) -> None:
        first = session.document(DocumentKey("first"))
        third = session.document(DocumentKey("third"))
        session.set_bookmark(first, Target(first.key, "reply:cleo"), "ask Lee #ask")
        session.set_bookmark(third, Target(third.key), "the last one #keep")
        session.set_bookmark(first, Target(first.key), "lee again #keep")
        session.set_bookmark(first, Target(first.key, "reply:ben"), "")
        gone = Anchor(title="A lost page", quote="Words that were there.")
        note = "long\n" + "and longer\n" * 30 + "the end"
        session.marks.apply(Bookmark(Target(DocumentKey("gone")), gone, note))

    return filled


def rows(reading) -> list[str]:
    return [record.note for record in reading.app.screen.list.records]


async def test_typing_narrows_the_list_and_the_title_says_how(open_reading, fill) -> None:
    async with open_reading() as reading:
        fill(reading.session)
        await reading.press("apostrophe", "slash")
        await reading.type("lee")
        assert "Bookmarks · 2 of 5 · newest · “lee”" in reading.text()
        await reading.press("backspace", "backspace", "backspace")
        await reading.type("ask lee")
        assert rows(reading) == ["ask Lee #ask"]
        await reading.press(*["backspace"] * 7)
        await reading.type("Ask")
        assert rows(reading) == []
        await reading.press("enter", "escape")
        assert "Bookmarks · 5 · newest" in reading.text()
        await reading.press("slash")
        await reading.type("#keep again")
        assert rows(reading) == ["lee again #keep"]
        await reading.press("escape")
        assert len(rows(reading)) == 5


async def test_the_author_the_quote_and_the_title_are_looked_into(open_reading, fill) -> None:
    async with open_reading() as reading:
        fill(reading.session)
        await reading.press("apostrophe")
        for typed, count in (("ben", 2), ("agree", 1), ("lost", 1), ("nothing-has-this", 0)):
            await reading.press("slash")
            await reading.type(typed)
            assert len(rows(reading)) == count, typed
            await reading.press("enter", "escape")


async def test_s_goes_through_the_orders(open_reading, fill) -> None:
    async with open_reading() as reading:
        fill(reading.session)
        await reading.press("apostrophe", "s")
        assert "last changed" in reading.text()
        await reading.press("s")
        assert "by title" in reading.text()
        titles = [record.title for record in reading.app.screen.list.records]
        assert titles == sorted(titles, key=str.casefold)
        await reading.press("s")
        parts = [r.part for r in reading.app.screen.list.records if r.document == "first"]
        assert parts == ["", "reply:ben", "reply:cleo"]
        await reading.press("s")
        assert [r.tags for r in reading.app.screen.list.records] == [
            ("ask",),
            ("keep",),
            ("keep",),
            (),
            (),
        ]
        await reading.press("s")
        assert "newest" in reading.text()


async def test_each_row_says_what_it_is_on_and_by_whom(open_reading, fill) -> None:
    async with open_reading() as reading:
        fill(reading.session)
        await reading.press("apostrophe")
        text = reading.text()
        assert "reply by Cleo" in text and "document by Ada" in text
        assert "adrift" in text and "no note" in text


async def test_filter_order_and_cursor_are_there_when_the_reader_comes_back(
    open_reading, fill
) -> None:
    async with open_reading() as reading:
        fill(reading.session)
        await reading.press("apostrophe", "s", "s", "slash")
        await reading.type("lee")
        await reading.press("enter", "j")
        current = reading.app.screen.list.current
        await reading.press("q", "apostrophe")
        assert "2 of 5 · by title · “lee”" in reading.text()
        assert reading.app.screen.list.current == current


async def test_the_cursor_and_the_filter_stay_when_another_session_makes_a_bookmark(
    open_reading, open_session, fill
) -> None:
    async with open_reading() as reading:
        fill(reading.session)
        await reading.press("apostrophe", "slash")
        await reading.type("lee")
        await reading.press("enter", "j")
        current = reading.app.screen.list.current
        other = open_session()
        try:
            document = other.document(DocumentKey("second"))
            other.set_bookmark(document, Target(document.key), "for lee")
            assert other.marks.flush(5)
            await reading.until(lambda: len(rows(reading)) == 3)
            assert reading.app.screen.list.current == current
        finally:
            other.close()


async def test_an_adrift_bookmark_is_read_whole(open_reading, fill) -> None:
    async with open_reading(size=(80, 24)) as reading:
        fill(reading.session)
        await reading.press("apostrophe", "enter")
        assert "A lost page" in reading.text() and "adrift: its words" in reading.text()
        await reading.press("G")
        assert "the end" in reading.text() and "Words that were there." in reading.text()
        await reading.press("q")
        assert "Bookmarks · 5" in reading.text()


async def test_o_shows_any_bookmark_whole(open_reading, fill) -> None:
    async with open_reading() as reading:
        fill(reading.session)
        await reading.press("apostrophe", "j", "o")
        assert "reply by Ben · 2026-03-04" in reading.text()
        assert "▏ I agree with the post." in reading.text()


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_nothing_is_wider_than_the_terminal(open_reading, fill, size) -> None:
    async with open_reading(size=size) as reading:
        fill(reading.session)
        await reading.press("apostrophe")
        assert all(len(row) <= size[0] for row in reading.text().split("\n"))
        assert "A lost page" in reading.text()


async def test_whoever_removes_a_bookmark_is_told_the_way_back(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("B", "enter", "D")
        assert reading.notice == "Bookmark removed · u brings it back"
        await reading.press("u", "'", "d")
        assert "Bookmark removed · u brings it back" in reading.text()
        await reading.press("u")
        assert len(reading.session.bookmarks()) == 1

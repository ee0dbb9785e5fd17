"""The list of what is unread only: what stays in it, what leaves it, what comes back."""

import pytest

from tui.model import DocumentKey
from tui.screens import reading_views
from tui.screens.reading import ReadingScreen
from tui.session import Session


def keys(reading):
    listing = reading.screen.listing
    return [listing.entry(index).key for index in range(len(listing))]


async def test_capital_u_switches_between_all_and_unread_and_the_title_says_which(
    open_reading,
) -> None:
    async with open_reading() as reading:
        await reading.press("j", "M", "k", "U")
        assert keys(reading) == ["first", "third"]
        assert reading.screen.list.border_title.strip() == "only unread · 2 of 3 documents"
        await reading.press("U")
        assert keys(reading) == ["first", "second", "third"]
        assert reading.screen.list.border_title.strip() == "3 documents · 2 unread"


async def test_the_cursor_stays_on_its_document_or_goes_to_the_next_unread(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("j", "U")
        assert reading.screen.list.current.key == "second"
        await reading.press("U", "M", "U")
        assert keys(reading) == ["first", "third"]
        assert reading.screen.list.current.key == "third" and reading.shown == "The last"
        await reading.press("U")
        assert reading.screen.list.current.key == "third"


async def test_who_reads_a_read_document_is_not_thrown_off_it(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("M", "alt+2", "U")
        assert reading.shown == "On rapport"
        assert reading.screen.list.current.key == "first"
        await reading.press("J")
        assert keys(reading) == ["second", "third"]


async def test_what_was_read_stays_until_the_cursor_leaves_it(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("U", "j", "M")
        assert keys(reading) == ["first", "second", "third"]
        assert reading.screen.list.border_title.strip() == "only unread · 2 of 3 documents"
        await reading.press("j")
        assert keys(reading) == ["first", "third"]
        assert reading.screen.list.current.key == "third" and reading.shown == "The last"
        assert reading.screen.status.where == "2 of 2"


async def test_what_is_read_by_being_seen_goes_when_it_is_left(open_reading) -> None:
    async with open_reading(auto_read_seconds=0.02) as reading:
        await reading.press("U", "alt+2")
        await reading.until(lambda: reading.screen.list.current.key == "first")
        await reading.until(lambda: not reading.session.unread(reading.screen.list.current))
        await reading.until(lambda: reading.session.unread_documents == 2)
        assert keys(reading) == ["first", "second", "third"]
        await reading.press("J")
        assert keys(reading) == ["second", "third"] and reading.shown == "A long one"


async def test_n_goes_on_to_the_right_document_when_the_one_it_leaves_goes(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("U", "alt+2", "M", "n")
        assert (reading.shown, reading.screen.detail.current_part) == ("A long one", "body")
        await reading.press("M", "n")
        assert reading.shown == "The last" and keys(reading) == ["third"]


async def test_what_another_session_reads_stays_until_the_list_is_made_anew(
    open_reading, open_session, monkeypatch
) -> None:
    monkeypatch.setattr("tui.screens.reading_library.NEWS", 3600)  # nothing else makes it anew
    async with open_reading() as reading:
        await reading.press("U")
        other = open_session()
        document = other.document(DocumentKey("third"))
        other.set_read(document, ["body"], read=True)
        other.close()
        await reading.until(lambda: reading.is_read("third", "body"))
        await reading.until(lambda: "2 of 3" in reading.screen.list.border_title)
        assert keys(reading) == ["first", "second", "third"]
        await reading.press("U", "U")
        assert keys(reading) == ["first", "second"]


async def test_an_empty_list_says_that_all_is_read_and_how_to_come_back(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("A", "U")
        assert reading.screen.list.count == 0
        assert "Everything is read." in reading.text() and "U lists all" in reading.text()
        await reading.press("j", "n", "M", "m", "A", "J")
        assert reading.screen.list.count == 0
        await reading.press("U")
        assert reading.screen.list.count == 3


async def test_a_scan_adds_what_is_new_and_drops_what_vanished(open_reading, tmp_path) -> None:
    async with open_reading() as reading:
        await reading.press("M", "U")
        page = "---\npublished: 2026-05-01\nkey: new\n---\n\n# New\n\nx\n"
        (tmp_path / "library" / "new.md").write_text(page)
        (tmp_path / "library" / "third.md").unlink()
        await reading.press("R")
        await reading.until(lambda: keys(reading) == ["new", "second"])
        assert reading.screen.list.current.key == "second"


@pytest.mark.parametrize("at_once", [20_000, 0])
async def test_a_bookmark_on_a_document_that_is_not_listed_lists_all_again(
    open_reading, monkeypatch, at_once
) -> None:
    monkeypatch.setattr(reading_views, "AT_ONCE", at_once)
    async with open_reading() as reading:
        await reading.press("]", "B", "a", "enter", "M", "alt+1", "U", "j", "k")
        assert keys(reading) == ["second", "third"]
        await reading.press("apostrophe", "enter")
        await reading.until(lambda: reading.shown == "On rapport")
        assert reading.screen.detail.current_part == "reply:ben"
        assert keys(reading) == ["first", "second", "third"]
        assert "all documents are listed" in reading.notice


async def test_the_rows_below_stay_on_their_lines_when_a_row_above_goes(
    open_reading, tmp_path
) -> None:
    for n in range(40):
        page = f"---\ntitle: Page {n}\npublished: 2025-01-01\nkey: page-{n:02}\n---\n\nx\n"
        (tmp_path / "library" / f"page-{n:02}.md").write_text(page)
    async with open_reading(size=(80, 12), documents=43) as reading:
        await reading.press("U", *["j"] * 20)
        rows = reading.screen.list
        line, key = rows.cursor - rows.top, rows.entry(rows.cursor + 1).key
        await reading.press("M", "j")
        assert rows.current.key == key and rows.count == 42
        assert rows.cursor - rows.top == line + 1
        line, key = rows.cursor - rows.top, rows.entry(rows.cursor - 1).key
        await reading.press("M", "k")
        assert rows.current.key == key and rows.cursor - rows.top == line - 1


async def test_a_sitting_that_ended_in_what_was_read_goes_on_with_what_followed(
    open_reading, monkeypatch, tmp_path
) -> None:
    begin = ReadingScreen.__init__

    def remember(screen: ReadingScreen, session: Session) -> None:
        session.where = tmp_path / "where.json"
        begin(screen, session)

    monkeypatch.setattr(ReadingScreen, "__init__", remember)
    async with open_reading() as reading:
        await reading.press("U", "j", "enter", "M")
        assert keys(reading) == ["first", "second", "third"]
    async with open_reading(documents=2) as reading:
        assert (reading.shown, reading.screen.pane) == ("The last", "list")
        await reading.press("enter", "M")
    async with open_reading(documents=1) as reading:
        assert reading.shown == "On rapport"

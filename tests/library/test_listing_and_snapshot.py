"""A listing keeps its rows while the library changes; a snapshot keeps the library itself."""

import sqlite3
import threading

import pytest

from tui.library import Listing, listing
from tui.model import DocumentKey


@pytest.fixture
def library(folder, opened, write):
    for n in range(9):
        write(folder / f"{n}.md", f"Page {n}", replies=1, published=f"2020-01-0{9 - n}")
    made = opened(folder)
    made.scan()
    return made


def titles(of):
    return [of.entry(index).title for index in range(len(of))]


def test_what_is_taken_out_is_gone_and_the_rest_stays_in_order(library, monkeypatch):
    monkeypatch.setattr(listing, "PAGE", 4)
    made = Listing(library, library.order())
    assert made.entry(3).title == "Page 3"
    made.take_out(3)
    made.take_out(0)
    assert titles(made) == ["Page 1", "Page 2", *(f"Page {n}" for n in range(4, 9))]
    assert made.index_of(DocumentKey("3.md")) == -1 and made.index_of(DocumentKey("8.md")) == 6
    assert made.entry(7) is None and made.entry(-1) is None


def test_a_listing_holds_few_entries_and_knows_which(library, monkeypatch):
    monkeypatch.setattr(listing, "PAGE", 2)
    monkeypatch.setattr(listing, "CACHED_PAGES", 2)
    made = Listing(library, library.order())
    assert titles(made) == [f"Page {n}" for n in range(9)]
    seen = made.seen()
    assert [entry.title for entry in seen.values()] == ["Page 5", "Page 6", "Page 7", "Page 8"]
    assert all(entry.id == row for row, entry in seen.items())


def test_a_listing_shows_entries_as_they_were_fetched_and_none_that_vanished(
    library, folder, write
):
    made = Listing(library, library.order())
    assert made.entry(0).parts == ("body", "reply:r0")
    write(folder / "0.md", "Page 0", replies=2, published="2020-01-09")
    (folder / "1.md").unlink()
    library.scan()
    assert made.entry(0).parts == ("body", "reply:r0") and made.entry(1) is not None
    later = Listing(library, made.ids)
    assert later.entry(0).parts == ("body", "reply:r0", "reply:r1") and later.entry(1) is None
    assert made.ids[1] not in later.seen()


class HeldLibrary:
    """A library whose first answer to one thread waits until it is let go."""

    def __init__(self, library):
        self._library = library
        self.is_asked, self.may_answer = threading.Event(), threading.Event()
        self.held = None

    def entries(self, ids):
        if threading.current_thread() is self.held:
            self.is_asked.set()
            assert self.may_answer.wait(30)
        return self._library.entries(ids)


def test_a_page_that_another_thread_is_fetching_is_not_gone(library):
    held = HeldLibrary(library)
    made = Listing(held, library.order())
    held.held = thread = threading.Thread(target=made.entry, args=(0,))
    thread.start()
    assert held.is_asked.wait(30)
    seen = [made.entry(index) for index in range(len(made))]
    held.may_answer.set()
    thread.join()
    assert [entry and entry.title for entry in seen] == [f"Page {n}" for n in range(9)]


def test_a_page_that_could_not_be_fetched_is_asked_for_again(library, monkeypatch):
    made = Listing(library, library.order())

    def fail(ids):
        raise sqlite3.OperationalError("disk I/O error")

    with monkeypatch.context() as patch:
        patch.setattr(library, "entries", fail)
        with pytest.raises(sqlite3.OperationalError):
            made.entry(0)
    assert titles(made) == [f"Page {n}" for n in range(9)]


def test_a_snapshot_does_not_see_what_a_scan_does_afterwards(library, folder, write):
    ids = library.order()
    snapshot = library.snapshot()
    write(folder / "0.md", "Page 0", replies=3, published="2020-01-09")
    write(folder / "new.md", "New", published="2021-01-01")
    (folder / "1.md").unlink()
    library.scan()
    before = {entry.key: entry.parts for entry in snapshot.entries([*ids, *library.order()])}
    assert len(before) == 9 and "new.md" not in before and "1.md" in before
    assert before["0.md"] == ("body", "reply:r0")
    snapshot.close()
    snapshot.close()
    with pytest.raises(sqlite3.Error):
        snapshot.entries(ids)
    assert len(library.entries([*library.order()])) == 9

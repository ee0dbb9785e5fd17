"""Everything in a list is marked read as it was at that moment, in few edits, as one undo."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tui.library import Listing
from tui.marks import Change
from tui.model import DocumentKey, ListView, Target
from tui.session import Session, mark_all
from tui.settings import Settings

PAGES = 7


def write(folder: Path, n: int, replies: int = 1) -> None:
    text = f"---\ntitle: Number {n}\npublished: 2026-01-{n + 1:02}\nkey: d{n}\n---\n\nBody {n}.\n"
    text += "\n## Replies\n" if replies else ""
    text += "".join(f"\n### Ada {{#r{r}}}\n\nReply {r} to {n}.\n" for r in range(replies))
    (folder / f"{n}.md").write_text(text)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "library"
    made.mkdir()
    for n in range(PAGES):
        write(made, n)
    return made


@pytest.fixture
def start(folder: Path, tmp_path: Path) -> Iterator[Callable[..., Session]]:
    opened: list[Session] = []

    def start_(**settings: bool) -> Session:
        state, index = tmp_path / "m.json", tmp_path / "i.sqlite"
        session = Session.open([folder], state=state, index=index, settings=Settings(**settings))
        opened.append(session)
        session.scan()
        session.count_unread_documents()
        return session

    yield start_
    for session in opened:
        session.close()


def unread(session: Session) -> list[str]:
    """What is unread, as `key part`."""
    entries = session.library.entries(session.library.order("path"))
    targets = [Target(entry.key, part) for entry in entries for part in entry.parts]
    return [f"{t.document} {t.part}" for t in targets if not session.is_read(t)]


def test_all_is_marked_in_small_edits_that_one_undo_takes_back(
    start: Callable[..., Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mark_all, "TARGETS", 5)
    session = start()
    told: list[Change] = []
    session.subscribe(told.append)
    result = session.mark_all(session.listing()).run()
    assert (result.documents, result.parts, result.is_stopped) == (7, 14, False)
    assert unread(session) == [] and session.unread_documents == 0
    assert len(told) == 3
    undone = session.undo()
    assert undone is not None and undone.count == 14
    assert len(unread(session)) == 14 and session.unread_documents == 7
    redone = session.redo()
    assert redone is not None and redone.count == 14 and session.unread_documents == 0


def test_a_document_longer_than_an_edit_is_counted_once(
    start: Callable[..., Session], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mark_all, "TARGETS", 5)
    write(folder, 3, replies=17)
    session = start()
    result = session.mark_all(session.listing()).run()
    assert (result.documents, result.parts) == (7, 30)
    assert unread(session) == []


def test_only_what_the_list_holds_is_marked(start: Callable[..., Session]) -> None:
    session = start()
    everything = session.listing()
    some = Listing(session.library, everything.ids[2:4])
    assert session.mark_all(some).run().documents == 2
    left, _ = session.views.listing(ListView(unread=True))
    assert list(left.ids) == [*everything.ids[:2], *everything.ids[4:]]
    kept, _ = session.views.listing(ListView(unread=True), everything.ids[2], stays=True)
    assert list(kept.ids) == [row for row in everything.ids if row != everything.ids[3]]


def test_what_a_scan_adds_after_the_key_stays_unread(
    start: Callable[..., Session], folder: Path
) -> None:
    session = start()
    marking = session.mark_all(session.listing())
    write(folder, 0, replies=3)
    write(folder, 9)
    session.scan()
    marking.run()
    assert unread(session) == ["d0 reply:r1", "d0 reply:r2", "d9 body", "d9 reply:r0"]


def test_replies_that_came_while_the_list_stood_on_the_screen_stay_unread(
    start: Callable[..., Session], folder: Path
) -> None:
    session = start()
    listing = session.listing()
    assert listing.entry(0) is not None
    write(folder, 0, replies=3)
    session.scan()
    session.mark_all(listing).run()
    assert unread(session) == ["d0 reply:r1", "d0 reply:r2"]


def test_taking_rows_out_of_the_list_changes_nothing_of_what_was_asked(
    start: Callable[..., Session],
) -> None:
    session = start()
    listing = session.listing()
    marking = session.mark_all(listing)
    listing.take_out(0)
    assert marking.run().documents == 7


def test_bookmarked_documents_are_spared_and_counted_where_that_is_set(
    start: Callable[..., Session],
) -> None:
    session = start(mark_all_spares_bookmarked=True)
    for n, part in ((1, "reply:r0"), (2, "")):
        document = session.document(DocumentKey(f"d{n}"))
        assert document is not None
        session.set_bookmark(document, Target(document.key, part), "")
    document = session.document(DocumentKey("d2"))
    assert document is not None
    session.set_read(document, ["body", "reply:r0"], read=True)
    result = session.mark_all(session.listing()).run()
    assert (result.documents, result.spared) == (5, 1)
    assert unread(session) == ["d1 body", "d1 reply:r0"]


def test_a_second_one_is_refused_while_one_is_under_way(start: Callable[..., Session]) -> None:
    session = start()
    marking = session.mark_all(session.listing())
    with pytest.raises(ValueError, match="under way"):
        session.mark_all(session.listing())
    marking.run()
    assert session.mark_all(session.listing()).run().parts == 0


def test_one_that_is_stopped_keeps_what_it_marked(
    start: Callable[..., Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mark_all, "PAGE", 2)
    session = start()
    marking = session.mark_all(session.listing())

    def progress(done: int, of: int) -> None:
        assert of == 7
        if done == 4:
            marking.stop()

    result = marking.run(progress)
    assert (result.is_stopped, result.documents) == (True, 4)
    assert marking.wait(0) and not marking.is_under_way
    undone = session.undo()
    assert undone is not None and undone.count == 8 and session.unread_documents == 7


def test_one_that_is_stopped_before_it_begins_never_begins(start: Callable[..., Session]) -> None:
    session = start()
    marking = session.mark_all(session.listing())
    marking.stop()
    assert marking.wait(0) and marking.run().parts == 0
    assert session.unread_documents == 7


def test_closing_the_session_ends_it_and_keeps_what_it_marked(
    start: Callable[..., Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mark_all, "PAGE", 1)
    session = start()
    marking = session.mark_all(session.listing())
    is_halfway, goes_on = threading.Event(), threading.Event()

    def progress(done: int, of: int) -> None:
        if done == 3:
            is_halfway.set()
            assert goes_on.wait(20)

    thread = threading.Thread(target=marking.run, args=(progress,))
    thread.start()
    assert is_halfway.wait(20)
    closing = threading.Thread(target=session.close)
    closing.start()
    assert marking._stop.wait(20)
    goes_on.set()
    closing.join()
    thread.join()
    again = start()
    assert again.unread_documents == 4


def test_an_index_that_breaks_meanwhile_is_told_and_what_was_marked_stays(
    start: Callable[..., Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mark_all, "PAGE", 2)
    session = start()
    marking = session.mark_all(session.listing())

    def progress(done: int, of: int) -> None:
        if done == 4:
            marking._snapshot.close()

    result = marking.run(progress)
    assert result.documents == 4 and "closed" in result.trouble
    assert not marking.is_under_way and session.unread_documents == 3


def test_marks_made_while_documents_are_counted_are_counted(
    start: Callable[..., Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    session = start()
    document = session.document(DocumentKey("d1"))
    assert document is not None
    session.set_read(document, ["body", "reply:r0"], read=True)
    entries = session.library.entries

    def meanwhile(ids: "list[int]") -> "list[object]":
        monkeypatch.setattr(session.library, "entries", entries)
        found = session.mark_all(session.listing()).run()
        assert found.documents == 6
        return list(entries(ids))

    monkeypatch.setattr(session.library, "entries", meanwhile)
    assert session.count_unread_documents() == 0

"""Two sessions on one file, and a person who edits it with stock TinyDB."""

import json

import pytest
from tinydb import TinyDB, where

from tui.marks import Anchor, Bookmark, MarkRead, MarkUnread, SetPosition, Unbookmark, now
from tui.marks.writer import Timing
from tui.model import DocumentKey, Target

DOC = DocumentKey("doc")
LOOKING = Timing(look=0.02, idle=3600)


@pytest.fixture
def two(open_marks):
    """Two sessions that look at the files but do not fold; what the second one heard."""
    heard = []
    return open_marks(timing=LOOKING), open_marks(timing=LOOKING, on_change=heard.append), heard


def test_an_edit_of_one_session_reaches_the_other(two, reply, until):
    one, other, heard = two
    one.apply(MarkRead((reply(1), reply(1, "b")), now()))
    until(lambda: other.is_read(reply(1)[0]))
    assert [change.documents for change in heard] == [{"doc", "b"}]
    assert all(change.from_elsewhere for change in heard)


def test_own_edits_come_back_to_nobody(open_marks, reply, until):
    heard = []
    marks = open_marks(on_change=heard.append)
    for number in range(5):
        marks.apply(MarkRead((reply(number),), now()))
        assert marks.flush()
    until(lambda: marks._disk.unfolded == 0)
    marks.close()
    assert heard == []


def test_only_what_really_changed_is_told(two, reply, until):
    one, other, heard = two
    other.apply(MarkRead((reply(1),), "2030-01-01T00:00:00.000000Z"))
    assert other.flush()
    until(lambda: one.is_read(reply(1)[0]))
    heard.clear()
    one.apply(Bookmark(Target(DocumentKey("new")), Anchor(), "", (), now()))
    until(lambda: heard)
    assert [change.documents for change in heard] == [{"new"}]


def test_the_newer_of_two_edits_counts_in_both_sessions(two, reply, until):
    one, other, _ = two
    target = Target(DOC)
    one.apply(Bookmark(target, Anchor(), "old", (), "2026-01-01T00:00:00.000000Z"))
    other.apply(Bookmark(target, Anchor(), "new", (), "2026-01-02T00:00:00.000000Z"))
    assert one.flush()
    assert other.flush()
    until(lambda: one.bookmark(target).note == other.bookmark(target).note == "new")


def test_every_kind_of_edit_arrives(two, reply, until):
    one, other, _ = two
    target = Target(DOC)
    one.apply(MarkRead((reply(1),), now()))
    one.apply(Bookmark(target, Anchor(), "note", ("t",), now()))
    one.apply(SetPosition(DOC, Anchor(), "body", 1, 2, now()))
    until(lambda: other.position(DOC) and other.bookmark(target))
    one.apply(MarkUnread((reply(1),), now()))
    one.apply(Unbookmark(target, now()))
    until(lambda: not other.is_read(reply(1)[0]) and other.bookmark(target) is None)


def test_the_other_session_follows_through_many_folds(open_marks, reply, until):
    heard = []
    one = open_marks(timing=Timing(look=0.02, idle=0.0))
    other = open_marks(timing=LOOKING, on_change=heard.append)
    for number in range(30):
        one.apply(MarkRead((reply(number),), now()))
        assert one.flush()
    one.close()
    until(lambda: other.unread(DOC, [reply(n)[0].part for n in range(30)]) == 0)
    other.apply(MarkUnread((reply(0),), now()))
    other.close()
    again = open_marks()
    assert again.unread(DOC, [reply(n)[0].part for n in range(30)]) == 1


def test_a_session_that_missed_several_folds_reads_everything_anew(open_marks, reply, until, still):
    sleeper = open_marks(timing=still)
    sleeper.apply(MarkRead((reply(99),), now()))
    assert sleeper.flush()
    for number in range(3):
        marks = open_marks()
        marks.apply(MarkRead((reply(number),), now()))
        marks.close()
    sleeper.apply(MarkRead((reply(50),), now()))
    assert sleeper.flush()
    assert [sleeper.is_read(reply(n)[0]) for n in (0, 1, 2, 50, 99)] == [True] * 5


def test_a_session_that_opened_on_nothing_hears_of_the_first_marks(open_marks, reply, until):
    early = open_marks(timing=LOOKING)
    late = open_marks()
    late.apply(MarkRead((reply(1),), now()))
    until(lambda: early.is_read(reply(1)[0]))
    late.close()
    early.apply(MarkRead((reply(2),), now()))
    early.close()
    again = open_marks()
    assert again.is_read(reply(1)[0])
    assert again.is_read(reply(2)[0])


def test_what_a_person_does_with_stock_tinydb_is_seen(open_marks, path, reply, until):
    marks = open_marks()
    marks.apply(MarkRead((reply(1), reply(2)), now()))
    marks.apply(Bookmark(Target(DOC), Anchor(), "note", (), now()))
    marks.close()
    heard = []
    marks = open_marks(on_change=heard.append)
    with TinyDB(path) as database:
        database.table("bookmarks").update({"note": "edited by hand"})
        database.table("reads").remove(where("part") == reply(2)[0].part)
        database.table("reads").insert({"document": "x", "part": "body", "read": True})
    until(lambda: marks.bookmark(Target(DOC)).note == "edited by hand")
    until(lambda: not marks.is_read(reply(2)[0]))
    until(lambda: marks.is_read(Target.of_body(DocumentKey("x"))))
    assert set().union(*(change.documents for change in heard)) == {"doc", "x"}


def test_what_a_person_edited_before_another_session_folded_is_seen(open_marks, path, reply, still):
    marks = open_marks()
    marks.apply(Bookmark(Target(DOC), Anchor(), "note", (), now()))
    marks.close()
    sleeper = open_marks(timing=still)
    with TinyDB(path) as database:
        database.table("bookmarks").update({"note": "edited by hand"})
    marks = open_marks()
    marks.apply(MarkRead((reply(1),), now()))
    marks.close()
    sleeper.apply(MarkRead((reply(2),), now()))
    assert sleeper.flush()
    assert sleeper.is_read(reply(1)[0])
    assert sleeper.bookmark(Target(DOC)).note == "edited by hand"


def test_a_session_that_folds_takes_in_what_a_person_edited(open_marks, path, reply, still):
    heard = []
    marks = open_marks()
    marks.apply(Bookmark(Target(DOC), Anchor(), "note", (), now()))
    marks.close()
    marks = open_marks(timing=still, on_change=heard.append)
    marks.apply(MarkRead((reply(1, "other"),), now()))
    with TinyDB(path) as database:
        database.table("bookmarks").update({"note": "edited by hand"})
    marks.close()
    assert [change.documents for change in heard] == [{DOC}]
    assert marks.bookmark(Target(DOC)).note == "edited by hand"


def test_unsaved_edits_survive_that_the_file_is_read_anew(
    open_marks, path, reply, until, monkeypatch
):
    marks = open_marks()
    marks.apply(MarkRead((reply(1),), now()))
    marks.close()
    marks = open_marks()

    def refuse(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("tui.marks.journal.os.fsync", refuse)
        marks.apply(MarkRead((reply(2),), now()))
        assert not marks.flush()
        tables = json.loads(path.read_text())
        tables["reads"] = {"1": {"document": "x", "part": "body", "read": True}}
        path.write_text(json.dumps(tables))
        until(lambda: marks.is_read(Target.of_body(DocumentKey("x"))))
        assert marks.is_read(reply(2)[0])
        assert not marks.is_read(reply(1)[0])
    marks.close()
    assert open_marks().is_read(reply(2)[0])


def test_a_journal_that_another_session_took_lines_back_from_is_read_anew(two, path, reply, until):
    one, other, _ = two
    one.apply(MarkRead((reply(1),), now()))
    assert one.flush()
    journal = path.with_name("marks.json.journal")
    before = journal.read_bytes()
    line = before.splitlines(keepends=True)[-1].replace(reply(1)[0].part.encode(), b"reply:2")
    taken_back = Target.of_reply(DOC, "2")
    with journal.open("ab") as file:
        file.write(line)
    until(lambda: one.is_read(taken_back) and other.is_read(taken_back))
    os_truncate(journal, len(before))
    until(lambda: not one.is_read(taken_back) and not other.is_read(taken_back))
    assert one.is_read(reply(1)[0]) and other.is_read(reply(1)[0])
    assert journal.read_bytes() == before


def os_truncate(path, size):
    with path.open("r+b") as file:
        file.truncate(size)


def test_a_session_that_holds_the_lock_too_long_is_named(open_marks, path, reply):
    import filelock

    marks = open_marks(timing=Timing(look=0.02, idle=0.05, retry=0.02, patience=0.05))
    marks.apply(MarkRead((reply(1),), now()))
    assert marks.flush()
    with filelock.FileLock(path.with_name("marks.json.lock")):
        marks.apply(MarkRead((reply(2),), now()))
        assert not marks.flush()
        assert "marks.json.lock is held by another program" in str(marks.troubles)
    assert marks.flush(5) or marks.flush(5)

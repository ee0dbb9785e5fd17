"""Files or folders deleted under an open session: what memory holds comes back to disk."""

import errno
import shutil

import pytest
from tinydb import TinyDB

from tui.marks import Anchor, Bookmark, MarkRead, now
from tui.marks.files import MarksFiles
from tui.marks.journal import Journal
from tui.marks.writer import Timing
from tui.model import DocumentKey, Target

DOC = Target(DocumentKey("doc"))
LOOKING = Timing(look=0.02, idle=3600, retry=0.02, retry_most=0.1)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "folder of the marks" / "marks.json"


@pytest.fixture
def files(path):
    return MarksFiles.of(path)


@pytest.fixture
def folded(open_marks, reply, files):
    """Two marks and a bookmark that were folded in by an earlier session."""
    marks = open_marks()
    marks.apply(MarkRead((reply(1), reply(2)), now()))
    marks.apply(Bookmark(DOC, Anchor(title="T"), "a note", (), now()))
    marks.close()
    return files


def wiped(files):
    """Delete the folder in one step: sessions that are open put their files back at any moment."""
    gone = files.data.parent.with_name("gone")
    files.data.parent.rename(gone)
    shutil.rmtree(gone)


def without_past(files):
    files.data.unlink()
    files.journal.unlink()
    shutil.rmtree(files.history)


DELETIONS = {
    "the file": lambda files: files.data.unlink(),
    "the journal": lambda files: files.journal.unlink(),
    "file and journal": lambda files: (files.data.unlink(), files.journal.unlink()),
    "file, journal and history": without_past,
    "the lock": lambda files: (files.lock.unlink(), files.holder.unlink()),
    "the whole folder": wiped,
}


def all_is_there(marks, reply, numbers):
    assert [marks.is_read(reply(n)[0]) for n in numbers] == [True] * len(numbers)
    assert marks.bookmark(DOC).note == "a note"


@pytest.mark.parametrize("deleted", DELETIONS)
def test_nothing_acknowledged_is_lost_and_marking_goes_on(
    open_marks, folded, reply, deleted, until
):
    marks = open_marks(timing=LOOKING)
    marks.apply(MarkRead((reply(3),), now()))
    assert marks.flush()
    DELETIONS[deleted](folded)
    marks.apply(MarkRead((reply(4),), now()))
    assert marks.flush()
    all_is_there(marks, reply, (1, 2, 3, 4))
    marks.close()
    with TinyDB(folded.data, access_mode="r") as database:
        assert len(database.table("reads")) == 4
        assert len(database.table("bookmarks")) == 1
    all_is_there(open_marks(), reply, (1, 2, 3, 4))


@pytest.mark.parametrize("deleted", DELETIONS)
def test_what_memory_holds_comes_back_without_another_edit(
    open_marks, folded, path, reply, deleted, until, still
):
    marks = open_marks(timing=LOOKING)
    marks.apply(MarkRead((reply(3),), now()))
    assert marks.flush()
    DELETIONS[deleted](folded)

    def is_back():
        other = open_marks(timing=still)
        found = [other.is_read(reply(n)[0]) for n in (1, 2, 3)], other.bookmark(DOC)
        other.close()
        return found[0] == [True] * 3 and found[1] is not None

    until(lambda: marks.unsaved == 0 and is_back())
    all_is_there(marks, reply, (1, 2, 3))


def test_closing_at_once_brings_everything_back(open_marks, folded, reply, still):
    marks = open_marks(timing=still)
    marks.apply(MarkRead((reply(3),), now()))
    assert marks.flush()
    wiped(folded)
    marks.apply(MarkRead((reply(4),), now()))
    marks.close()
    again = open_marks()
    all_is_there(again, reply, (1, 2, 3, 4))
    assert folded.data.exists()
    assert folded.data.parent.stat().st_mode & 0o777 == 0o700


def test_a_deleted_journal_is_told_and_keeps_its_lines(open_marks, files, reply, until):
    marks = open_marks(timing=LOOKING)
    for number in (1, 2):
        marks.apply(MarkRead((reply(number),), now()))
        assert marks.flush()
    before = files.journal.read_bytes()
    files.journal.unlink()
    until(files.journal.exists)
    assert files.journal.read_bytes() == before
    until(lambda: marks.troubles)
    (trouble,) = marks.troubles
    assert trouble.path == str(files.journal)
    assert trouble.reason == "was deleted; its edits were written to it again"
    assert not trouble.is_fatal


def test_two_sessions_agree_after_their_folder_was_deleted(open_marks, folded, reply, until):
    one, other = open_marks(timing=LOOKING), open_marks(timing=LOOKING)
    one.apply(MarkRead((reply(3),), now()))
    other.apply(MarkRead((reply(4),), now()))
    assert one.flush() and other.flush()
    wiped(folded)
    one.apply(MarkRead((reply(5),), now()))
    other.apply(MarkRead((reply(6),), now()))
    until(lambda: one.unsaved == other.unsaved == 0)
    numbers = (1, 2, 3, 4, 5, 6)
    until(lambda: all(m.is_read(reply(n)[0]) for m in (one, other) for n in numbers))
    one.close()
    other.close()
    all_is_there(open_marks(), reply, numbers)


def test_a_session_that_began_anew_meanwhile_takes_nothing_from_the_others(
    open_marks, files, reply, until, still
):
    marks = open_marks(timing=still)
    marks.apply(MarkRead((reply(1),), now()))
    assert marks.flush()
    files.journal.unlink()
    late = open_marks(timing=still)
    late.apply(MarkRead((reply(2),), now()))
    assert late.flush()
    marks.apply(MarkRead((reply(3),), now()))
    assert marks.flush() and marks.flush()
    assert marks.is_read(reply(1)[0])
    marks.close()
    late.close()
    again = open_marks()
    assert [again.is_read(reply(n)[0]) for n in (1, 2, 3)] == [True] * 3


def test_a_journal_of_which_the_folder_forgot_the_deleted_file_comes_back_from_memory(
    open_marks, files, reply, monkeypatch, still
):
    marks = open_marks(timing=still)
    marks.apply(MarkRead((reply(1),), now()))
    assert marks.flush()
    files.journal.unlink()

    first, real = marks._disk._journal, Journal.is_shorter

    def stale(self):
        if self is first:
            raise OSError(errno.ESTALE, "Stale file handle")
        return real(self)

    with monkeypatch.context() as network:
        network.setattr(Journal, "is_shorter", stale)
        marks.apply(MarkRead((reply(2),), now()))
        assert marks.flush() and marks.flush()
    assert marks.troubles == ()
    other = open_marks(timing=still)
    assert [other.is_read(reply(n)[0]) for n in (1, 2)] == [True] * 2


@pytest.mark.parametrize("content", [b"", b"Dear diary\n", b"x" * 5000 + b"\n", b"\0" * 5000])
def test_a_journal_written_over_by_somebody_loses_nothing_that_memory_holds(
    open_marks, files, reply, content, until
):
    marks = open_marks(timing=LOOKING)
    for number in (1, 2):
        marks.apply(MarkRead((reply(number),), now()))
        assert marks.flush()
    files.journal.write_bytes(content)
    marks.apply(MarkRead((reply(3),), now()))
    assert marks.flush()
    assert [marks.is_read(reply(n)[0]) for n in (1, 2, 3)] == [True] * 3
    marks.close()
    again = open_marks()
    assert [again.is_read(reply(n)[0]) for n in (1, 2, 3)] == [True] * 3


def test_a_file_that_cannot_be_read_for_a_while_is_read_again_by_itself(
    open_marks, folded, reply, monkeypatch, until
):
    real = type(folded.data).read_bytes

    def refuse(self):
        if self.name == "marks.json":
            raise OSError(errno.EIO, "Input/output error", str(self))
        return real(self)

    shutil.rmtree(folded.backups, ignore_errors=True)
    shutil.rmtree(folded.history)
    with monkeypatch.context() as broken:
        broken.setattr(type(folded.data), "read_bytes", refuse)
        marks = open_marks(timing=LOOKING)
        assert "cannot be read: Input/output error" in marks.troubles[0].reason
        assert not marks.is_read(reply(1)[0])
        marks.apply(MarkRead((reply(3),), now()))
        assert marks.flush()
    until(lambda: marks.is_read(reply(1)[0]))
    assert marks.troubles == ()
    all_is_there(marks, reply, (1, 2, 3))


def test_a_file_that_cannot_be_read_any_more_takes_nothing_from_memory(
    open_marks, folded, reply, monkeypatch, until
):
    marks = open_marks(timing=LOOKING)
    real = type(folded.data).read_bytes

    def refuse(self):
        if self.name == "marks.json":
            raise PermissionError(errno.EACCES, "Permission denied", str(self))
        return real(self)

    shutil.rmtree(folded.history)
    shutil.rmtree(folded.backups, ignore_errors=True)
    with monkeypatch.context() as broken:
        broken.setattr(type(folded.data), "read_bytes", refuse)
        folded.data.touch()
        until(lambda: "cannot be read: Permission denied" in str(marks.troubles))
        all_is_there(marks, reply, (1, 2))
        assert marks.unsaved == 0
    until(lambda: marks.troubles == ())
    all_is_there(marks, reply, (1, 2))

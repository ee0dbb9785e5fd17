"""A disk that is full at any moment: told, retried, nothing lost, and no half file left."""

import errno
import os
import shutil
import threading

import pytest
from tinydb import TinyDB

from tui.marks import Anchor, Bookmark, MarkRead, now
from tui.marks.files import MarksFiles
from tui.marks.fold import fold
from tui.marks.load import load
from tui.marks.restore import set_aside
from tui.model import DocumentKey, Target

CALLS = ("open", "write", "fsync", "replace", "rename", "mkdir")
DOC = Target(DocumentKey("doc"))


class FullDisk:
    """Counts the system calls that need room, and fails one of them or all from one on."""

    def __init__(self, monkeypatch, step, goes_on):
        self.count, self.failed = 0, 0
        self._step, self._goes_on = step, goes_on
        for name in CALLS:
            monkeypatch.setattr(os, name, self._counted(name, getattr(os, name)))

    def _counted(self, name, real):
        def call(*arguments, **options):
            needs_room = name != "open" or bool(arguments[1] & os.O_CREAT)
            self.count += needs_room
            late = self._goes_on and self.count > self._step
            if needs_room and (self.count == self._step or late):
                self.failed += 1
                if name == "write":
                    real(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
                raise OSError(errno.ENOSPC, "No space left on device")
            return real(*arguments, **options)

        return call


@pytest.fixture
def files(open_marks, path, reply):
    """One generation folded in without a backup yet, and edits in the journal."""
    marks = open_marks()
    marks.apply(MarkRead((reply(1),), now()))
    marks.apply(Bookmark(DOC, Anchor(title="T"), "a note", (), now()))
    marks.close()
    marks = open_marks()
    marks._writer._fold_is_due = bool
    marks.apply(MarkRead((reply(2),), now()))
    assert marks.flush()
    found = MarksFiles.of(path)
    shutil.rmtree(found.backups, ignore_errors=True)
    kept = path.with_name("kept")
    shutil.copytree(path.parent, kept, ignore=shutil.ignore_patterns("kept"))
    return MarksFiles.of(kept / path.name)


def all_is_there(files, reply):
    loaded = load(files)
    marks = loaded.state.reads["doc"]
    assert {part for part, mark in marks.items() if mark.read} == {reply(n)[0].part for n in (1, 2)}
    assert loaded.state.bookmark(DOC).note == "a note"
    for path in files.data.parent.rglob("*.json"):
        if path != files.data or loaded.damage is None:
            with TinyDB(path, access_mode="r") as database:
                database.tables()


def folding(files):
    fold(files, "s").close()


def restoring(files):
    if (damage := load(files).damage) is not None:
        set_aside(files, damage)


@pytest.mark.parametrize("goes_on", [False, True], ids=["one call fails", "all fail from one on"])
@pytest.mark.parametrize("task", [folding, restoring])
def test_a_disk_full_at_any_call_loses_nothing(files, reply, tmp_path, monkeypatch, task, goes_on):
    if task is restoring:
        folding(files)
        files.data.write_bytes(files.data.read_bytes()[:-40])
        os.utime(files.data, (1, 1))
    for step in range(1, 100):
        at = MarksFiles.of(tmp_path / str(step) / "marks.json")
        shutil.copytree(files.data.parent, at.data.parent)
        with monkeypatch.context() as broken:
            disk = FullDisk(broken, step, goes_on)
            try:
                task(at)
            except OSError as error:
                assert error.errno == errno.ENOSPC
        all_is_there(at, reply)
        assert list(at.data.parent.glob(".*.tmp")) == []
        task(at)
        all_is_there(at, reply)
        if not disk.failed:
            break
    assert step > (5 if task is folding else 3)


@pytest.mark.parametrize("goes_on", [False, True], ids=["one call fails", "all fail from one on"])
def test_a_session_on_a_disk_full_at_any_call_goes_on_and_saves_later(
    open_marks, tmp_path, reply, monkeypatch, until, goes_on
):
    for step in range(1, 100):
        at = tmp_path / str(step) / "marks.json"
        marks = open_marks(at)
        told = []
        marks.on_trouble = told.extend
        with monkeypatch.context() as broken:
            disk = FullDisk(broken, step, goes_on)
            marks.apply(MarkRead((reply(1),), now()))
            until(lambda d=disk, m=marks: d.failed or not (m.unsaved or m._disk.unfolded))
            assert marks.is_read(reply(1)[0])
            failed = disk.failed
            if goes_on and failed:
                until(lambda t=told: any("No space left" in str(p) for p in t))
        marks.apply(MarkRead((reply(2),), now()))
        until(lambda m=marks: m.unsaved == 0 and m.troubles == () and not m._disk.unfolded)
        marks.close()
        with TinyDB(at, access_mode="r") as database:
            assert len(database.table("reads")) == 2
        if not failed:
            break
    assert step > 5


def test_a_backup_that_finds_no_room_is_told_and_made_later(
    open_marks, path, reply, monkeypatch, until
):
    marks = open_marks()
    marks.apply(MarkRead((reply(1),), now()))
    marks.close()
    backups = MarksFiles.of(path).backups
    shutil.rmtree(backups, ignore_errors=True)
    real = os.replace
    marks = open_marks()

    def full(source, target):
        if os.fspath(backups) in os.fspath(target):
            raise OSError(errno.ENOSPC, "No space left on device", os.fspath(target))
        real(source, target)

    with monkeypatch.context() as broken:
        broken.setattr(os, "replace", full)
        marks.apply(MarkRead((reply(2),), now()))
        assert marks.flush()
        trouble = until(lambda: marks.troubles)[0]
        assert trouble.path == str(path)
        assert "edits wait in the journal: No space left on device" in trouble.reason
        assert str(backups) in trouble.reason
        assert list(backups.iterdir()) == []
        assert b"reply" in path.read_bytes()
    until(lambda: marks.troubles == () and list(backups.iterdir()))


def test_waiting_for_a_save_that_fails_ends_and_waiting_later_succeeds(
    open_marks, reply, monkeypatch, until
):
    marks = open_marks()
    marks.apply(MarkRead((reply(1),), now()))
    assert marks.flush()
    answers, begun = [], threading.Barrier(5)

    def fail(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    def wait(seconds):
        begun.wait(10)
        answers.append(marks.flush(seconds))

    with monkeypatch.context() as broken:
        broken.setattr("tui.marks.journal.os.fsync", fail)
        marks.apply(MarkRead((reply(2),), now()))
        threads = [threading.Thread(target=wait, args=(s,)) for s in (None, None, 5, 0.001, 0)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(10)
        assert answers == [False] * 5
        assert marks.unsaved == 1
    until(lambda: marks.unsaved == 0)
    assert marks.flush(0)


def test_closing_on_a_full_disk_ends_and_says_what_is_not_saved(open_marks, reply, monkeypatch):
    marks = open_marks()
    marks.apply(MarkRead((reply(1),), now()))
    assert marks.flush()

    def fail(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("tui.marks.journal.os.fsync", fail)
        marks.apply(MarkRead((reply(2),), now()))
        marks.close()
        assert marks.unsaved == 1
        assert "marks are not saved: No space left on device" in str(marks.troubles)

"""Folding: harmless to interrupt, and never over somebody else's news."""

import errno
import itertools
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tinydb import TinyDB

import tui
from tui.marks import Anchor, Bookmark, MarkRead, now
from tui.marks import history as kept
from tui.marks.files import MarksFiles
from tui.marks.fold import fold
from tui.marks.journal import Journal
from tui.marks.load import load
from tui.marks.past import lines_back
from tui.model import DocumentKey, Target

PROGRAM = Path(__file__).with_name("killed_at_each_step.py")


@pytest.mark.parametrize("task", ["fold", "restore"])
def test_being_killed_before_any_system_call_loses_nothing(tmp_path, task):
    done = subprocess.run(
        [sys.executable, PROGRAM, tmp_path, task],
        env={**os.environ, "PYTHONPATH": str(Path(tui.__file__).parents[1])},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 5


def test_folded_journals_are_kept_in_order_and_the_next_one_counts_on(open_marks, path, reply):
    for number in (1, 2, 3):
        marks = open_marks()
        marks.apply(MarkRead((reply(number),), now()))
        marks.close()
    files = MarksFiles.of(path)
    assert [first for first, _, _ in kept.folded_journals(files)] == [1, 2, 3]
    head = json.loads(files.journal.read_text().splitlines()[0])
    assert head["generation"] == 4


def test_closing_without_news_folds_nothing(open_marks, path, reply):
    marks = open_marks()
    marks.apply(MarkRead((reply(1),), now()))
    marks.close()
    before = path.stat()
    open_marks().close()
    after = path.stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_one_backup_a_day_and_the_newest_five_are_kept(open_marks, path, reply, monkeypatch):
    folds = itertools.count()
    for day in range(1, 10):
        monkeypatch.setattr(
            kept, "stamp", lambda day=day: f"202601{day:02}T{next(folds):06}.000000Z"
        )
        for number in (1, 2, 3):
            marks = open_marks()
            marks.apply(MarkRead((reply(day * 10 + number),), now()))
            marks.close()
    names = [backup.name[:8] for backup in kept.backups(MarksFiles.of(path))]
    assert names == ["20260109", "20260108", "20260107", "20260106", "20260105"]


def test_many_folded_journals_are_joined_and_none_is_lost(path, monkeypatch):
    monkeypatch.setattr(kept, "LOOSE_JOURNALS", 10)
    monkeypatch.setattr(kept, "NEWEST_LOOSE", 3)
    files = MarksFiles.of(path)
    for generation in range(1, 31):
        Journal.begin(files.journal, generation, (None, None), f"s{generation}").close()
        kept.put_away(files, files.journal, generation)
        kept.join_old_journals(files)
    found = kept.folded_journals(files)
    assert len(found) <= 12
    assert [last + 1 for _, last, _ in found[:-1]] == [first for first, _, _ in found[1:]]
    words = "".join(kept.journal_lines(p).decode() for _, _, p in found)
    assert [f'"session":"s{g}"' in words for g in range(1, 31)] == [True] * 30


def test_joined_journals_are_compressed_and_still_tell_the_past(
    open_marks, path, reply, monkeypatch
):
    monkeypatch.setattr(kept, "LOOSE_JOURNALS", 4)
    monkeypatch.setattr(kept, "NEWEST_LOOSE", 1)
    for number in range(8):
        marks = open_marks()
        marks.apply(MarkRead((reply(number),), now()))
        marks.close()
    files = MarksFiles.of(path)
    assert any(p.suffix == ".gz" for _, _, p in kept.folded_journals(files))
    assert len(list(lines_back(files))) == 8
    for old in kept.backups(files):
        old.unlink()
    path.unlink()
    marks = open_marks()
    assert [marks.is_read(reply(number)[0]) for number in range(8)] == [True] * 8
    assert marks.undo().count == 1


def test_a_damaged_joined_journal_hides_no_other(open_marks, path, reply, monkeypatch):
    monkeypatch.setattr(kept, "LOOSE_JOURNALS", 4)
    monkeypatch.setattr(kept, "NEWEST_LOOSE", 1)
    for number in range(5):
        marks = open_marks()
        marks.apply(MarkRead((reply(number),), now()))
        marks.close()
    files = MarksFiles.of(path)
    (joined,) = (p for _, _, p in kept.folded_journals(files) if p.suffix == ".gz")
    joined.write_bytes(joined.read_bytes()[:-9])
    assert 0 < len(list(lines_back(files))) < 5


def test_a_fold_that_fails_is_told_and_loses_nothing(open_marks, path, reply, monkeypatch, until):
    marks = open_marks()
    marks.apply(MarkRead((reply(1),), now()))
    assert marks.flush()
    journal = path.with_name("marks.json.journal")
    until(lambda: path.exists() and journal.exists() and b'"generation":2' in journal.read_bytes())

    def full(source, target):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(os, "replace", full)
        marks.apply(MarkRead((reply(2),), now()))
        assert marks.flush()
        trouble = until(lambda: marks.troubles)[0]
        assert trouble.reason == "edits wait in the journal: No space left on device"
    until(lambda: marks.troubles == ())
    until(lambda: len(json.loads(path.read_text())["reads"]) == 2)
    assert not list(path.parent.glob(".*.tmp"))


def test_leftovers_of_a_killed_fold_are_removed(open_marks, path, reply):
    leftover = path.with_name(".marks.json.1-ff.tmp")
    leftover.write_text("half")
    marks = open_marks()
    marks.apply(MarkRead((reply(1),), now()))
    marks.close()
    assert not leftover.exists()


def test_a_fold_does_not_write_over_what_another_program_just_wrote(path, monkeypatch):
    with TinyDB(path) as database:
        database.table("bookmarks").insert({"document": "d", "note": "first"})
    files = MarksFiles.of(path)
    Journal.begin(files.journal, 1, (None, None), "s").close()

    def edited(*_):
        path.write_text(path.read_text().replace("first", "second!"))

    monkeypatch.setattr("tui.marks.fold.history.back_up", edited)
    with pytest.raises(OSError, match="another program"):
        fold(files, "s")
    monkeypatch.undo()
    fold(files, "s").close()
    assert load(files).state.bookmark(Target(DocumentKey("d"))).note == "second!"


def test_stock_tinydb_sees_an_edit_without_anybody_closing(open_marks, path, until):
    marks = open_marks()
    marks.apply(Bookmark(Target(DocumentKey("d")), Anchor(), "a note", (), now()))

    def seen():
        if not path.exists():
            return []
        with TinyDB(path, access_mode="r") as database:
            return database.table("bookmarks").all()

    assert until(seen)[0]["note"] == "a note"

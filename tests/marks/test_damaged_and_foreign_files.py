"""Whatever the files are like: nothing is destroyed, the reader is told, the session works."""

import json
import os
import time

import pytest
from tinydb import TinyDB

from tui.marks import Anchor, Bookmark, MarkRead, now
from tui.marks.files import MarksFiles
from tui.marks.records import SCHEMA
from tui.model import DocumentKey, Target


@pytest.fixture
def two_marks(open_marks, path, reply):
    """A file with a backup, two folded journals and one edit that waits in the journal."""
    for number in (1, 2):
        marks = open_marks()
        marks.apply(MarkRead((reply(number),), now()))
        marks.close()
    return path


def damage(path, data):
    path.write_bytes(data)
    os.utime(path, (1, 1))


def others(path, ending):
    return sorted(p for p in path.parent.iterdir() if f".{ending}" in p.name)


@pytest.mark.parametrize(
    "broken",
    [
        lambda data: data[: len(data) // 2],
        lambda data: b"",
        lambda data: b"\0" * len(data),
        lambda data: b"\xff\xfe" + data,
        lambda data: b"[" * 100_000,
        lambda data: b'{"reads": 5}',
        lambda data: b"{}" + data,
    ],
    ids=["cut", "empty", "zeros", "no text", "deep", "no tables", "two values"],
)
def test_a_damaged_file_is_set_aside_and_the_marks_restored(open_marks, two_marks, reply, broken):
    data = broken(two_marks.read_bytes())
    damage(two_marks, data)
    told = []
    marks = open_marks(on_trouble=told.append)
    assert marks.is_read(reply(1)[0])
    assert marks.is_read(reply(2)[0])
    assert [t.is_fatal for t in marks.troubles] == [False]
    assert "restored from the backup" in marks.troubles[0].reason
    assert told
    (aside,) = others(two_marks, "unreadable")
    assert aside.name in marks.troubles[0].reason
    assert aside.read_bytes() == data
    with TinyDB(two_marks) as database:
        assert len(database.table("reads").all()) == 2
    marks.close()
    assert open_marks().troubles == ()


def test_a_file_that_is_gone_is_restored_and_told(open_marks, two_marks, reply):
    two_marks.unlink()
    marks = open_marks()
    assert marks.is_read(reply(1)[0])
    assert "is gone" in marks.troubles[0].reason
    assert two_marks.exists()


def test_with_the_backups_damaged_too_the_journals_give_everything(open_marks, two_marks, reply):
    damage(two_marks, b"{")
    for backup in MarksFiles.of(two_marks).backups.iterdir():
        backup.write_bytes(b"{")
    marks = open_marks()
    assert marks.is_read(reply(1)[0])
    assert marks.is_read(reply(2)[0])
    assert "no backup and 2 edits" in marks.troubles[0].reason


def test_edits_in_the_journal_are_restored_with_the_rest(
    open_marks, two_marks, reply, still, tmp_path
):
    marks = open_marks(timing=still)
    marks.apply(MarkRead((reply(3),), now()))
    assert marks.flush()
    damage(two_marks, b'{"reads": {')
    other = open_marks(timing=still)
    assert [other.is_read(reply(n)[0]) for n in (1, 2, 3)] == [True] * 3


def test_damage_that_comes_while_the_marks_are_open_is_repaired(
    open_marks, two_marks, reply, until
):
    marks = open_marks()
    damage(two_marks, b"{")
    until(lambda: "restored" in str(marks.troubles))
    assert marks.is_read(reply(2)[0])
    with TinyDB(two_marks) as database:
        assert len(database.table("reads").all()) == 2


def test_a_file_cut_a_moment_ago_is_restored_once_it_stays_so(
    open_marks, two_marks, reply, until, monkeypatch
):
    monkeypatch.setattr("tui.marks.restore.SETTLING", 0.7)
    two_marks.write_bytes(two_marks.read_bytes()[:70])
    marks = open_marks()
    assert marks.is_read(reply(2)[0])
    until(lambda: "restored from the backup" in str(marks.troubles))


def test_a_file_that_is_being_written_is_waited_for(open_marks, two_marks, reply):
    whole = two_marks.read_bytes()
    two_marks.write_bytes(whole[:50])
    status = two_marks.stat()
    start = time.monotonic()
    from tui.marks import load as loading

    real = loading.time.sleep

    def completed(seconds):
        two_marks.write_bytes(whole)
        real(0)

    loading.time.sleep, before = completed, real
    try:
        marks = open_marks()
    finally:
        loading.time.sleep = before
    assert time.monotonic() - start < 2
    assert two_marks.stat().st_ino == status.st_ino
    assert marks.troubles == ()
    assert marks.is_read(reply(1)[0])


def test_a_file_without_marks_is_told_where_earlier_ones_are(open_marks, two_marks):
    with TinyDB(two_marks) as database:
        database.drop_tables()
    marks = open_marks()
    assert list(marks.read_documents()) == []
    assert "marks.json.backups" in marks.troubles[0].reason


def test_an_empty_file_with_no_past_is_a_new_one(open_marks, path, reply):
    path.touch()
    marks = open_marks()
    assert marks.troubles == ()
    marks.apply(MarkRead((reply(1),), now()))
    marks.close()
    assert open_marks().is_read(reply(1)[0])


@pytest.mark.parametrize(
    "content", [b"Dear diary", b'["a", "list"]', b'{"name": "package", "version": 1}', b"\x89PNG"]
)
def test_somebody_elses_file_is_never_touched(open_marks, path, reply, content):
    path.write_bytes(content)
    marks = open_marks()
    assert "is not a marks file" in marks.troubles[0].reason
    marks.apply(MarkRead((reply(1),), now()))
    assert marks.is_read(reply(1)[0])
    assert not marks.flush()
    assert marks.unsaved == 1
    marks.close()
    assert path.read_bytes() == content
    assert [p.name for p in path.parent.iterdir()] == ["marks.json"]


def test_a_folder_in_the_place_of_the_file_is_told_and_edits_are_kept(open_marks, path, reply):
    path.mkdir()
    marks = open_marks()
    assert "directory" in marks.troubles[0].reason
    marks.apply(MarkRead((reply(1),), now()))
    assert marks.flush()
    marks.close()
    assert path.is_dir()
    assert open_marks().is_read(reply(1)[0])
    path.rmdir()
    open_marks().close()
    assert open_marks().is_read(reply(1)[0])


def test_where_no_folder_can_be_made_the_session_works_in_memory(open_marks, tmp_path, reply):
    (tmp_path / "file").write_text("in the way")
    marks = open_marks(tmp_path / "file" / "marks.json")
    marks.apply(MarkRead((reply(1),), now()))
    assert not marks.flush()
    assert marks.is_read(reply(1)[0])
    assert any("not saved" in t.reason for t in marks.troubles)


def test_where_nothing_may_be_written_marks_are_read_and_edits_wait(
    open_marks, two_marks, reply, monkeypatch
):
    import tui.marks.lock

    def refuse(folder):
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr(tui.marks.lock, "make_folder", refuse)
    marks = open_marks()
    assert marks.is_read(reply(1)[0])
    marks.apply(MarkRead((reply(3),), now()))
    assert not marks.flush()
    assert "Permission denied" in marks.troubles[0].reason
    monkeypatch.undo()
    assert marks.flush()


def test_damage_where_nothing_may_be_written_shows_the_rescued_marks(
    open_marks, two_marks, reply, monkeypatch
):
    import tui.marks.lock

    damage(two_marks, b"{")

    def refuse(folder):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tui.marks.lock, "make_folder", refuse)
    marks = open_marks()
    assert marks.is_read(reply(2)[0])
    assert "cannot be restored: Permission denied" in marks.troubles[0].reason
    assert two_marks.read_bytes() == b"{"


def newer(path):
    tables = json.loads(path.read_text())
    for record in tables["meta"].values():
        record["schema"] = 7
    tables["threads"] = {"1": {"id": "x", "changed_at": "2030"}}
    path.write_text(json.dumps(tables))
    return path.read_bytes()


def test_a_file_of_a_newer_version_is_read_but_not_written(open_marks, two_marks, reply):
    content = newer(two_marks)
    marks = open_marks()
    (trouble,) = marks.troubles
    assert f"newer version (schema 7, this program knows {SCHEMA})" in trouble.reason
    assert trouble.path == str(two_marks)
    assert marks.is_read(reply(1)[0])
    marks.apply(MarkRead((reply(3),), now()))
    assert marks.flush()
    marks.close()
    assert two_marks.read_bytes() == content
    again = open_marks()
    assert again.is_read(reply(3)[0])
    again.apply(Bookmark(Target(DocumentKey("doc")), Anchor(), "aside", (), now()))
    again.close()
    assert open_marks().bookmark(Target(DocumentKey("doc"))).note == "aside"
    assert two_marks.read_bytes() == content


def test_edits_set_aside_come_in_when_the_file_is_of_this_version_again(
    open_marks, two_marks, reply
):
    before = two_marks.read_bytes()
    newer(two_marks)
    marks = open_marks()
    marks.apply(MarkRead((reply(3),), now()))
    marks.close()
    two_marks.write_bytes(before)
    open_marks().close()
    assert not MarksFiles.of(two_marks).side_journal.exists()
    with TinyDB(two_marks) as database:
        assert len(database.table("reads").all()) == 3


def test_a_journal_of_a_newer_version_is_not_written(open_marks, two_marks, reply):
    journal = MarksFiles.of(two_marks).journal
    line = {"v": SCHEMA + 1, "kind": "mark_read", "at": "2030", "odd": [1]}
    content = journal.read_bytes() + json.dumps(line).encode() + b"\n"
    journal.write_bytes(content)
    marks = open_marks()
    assert f"newer version (schema {SCHEMA + 1}" in marks.troubles[0].reason
    marks.apply(MarkRead((reply(3),), now()))
    marks.close()
    assert journal.read_bytes() == content
    assert open_marks().is_read(reply(3)[0])


def test_a_file_that_becomes_newer_while_open_is_not_written(open_marks, two_marks, reply, until):
    marks = open_marks()
    content = newer(two_marks)
    marks.apply(MarkRead((reply(3),), now()))
    assert marks.flush()
    until(lambda: any("newer version" in t.reason for t in marks.troubles))
    marks.apply(MarkRead((reply(4),), now()))
    marks.close()
    assert two_marks.read_bytes() == content
    again = open_marks()
    assert [again.is_read(reply(n)[0]) for n in (1, 2, 3, 4)] == [True] * 4

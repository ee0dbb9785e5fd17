"""Clocks that are set back, or differ between machines: no edit is lost, the last one counts."""

import json

import pytest
from tinydb import TinyDB

from tui.marks import Anchor, Bookmark, MarkRead, MarkUnread, SetPosition, Unbookmark
from tui.marks import history as kept
from tui.marks.files import MarksFiles
from tui.marks.merge import merge_records
from tui.marks.tables import read_raw, write_raw
from tui.model import DocumentKey, Target

DOC = DocumentKey("doc")
TARGET = Target(DOC)
EARLY, NOON, LATE = (f"2026-05-05T{hour}:00:00.000000Z" for hour in ("01", "12", "23"))


def test_edits_made_after_the_clock_was_set_back_count(open_marks, reply):
    marks = open_marks()
    marks.apply(MarkRead((reply(1),), LATE))
    marks.apply(MarkUnread((reply(1),), EARLY))
    marks.apply(Bookmark(TARGET, Anchor(), "first", (), LATE))
    marks.apply(Bookmark(TARGET, Anchor(), "second", (), EARLY))
    marks.apply(SetPosition(DOC, Anchor(), "body", 1, 1, LATE))
    marks.apply(SetPosition(DOC, Anchor(), "body", 2, 2, EARLY))
    for _ in range(2):
        assert not marks.is_read(reply(1)[0])
        assert marks.bookmark(TARGET).note == "second"
        assert marks.position(DOC).block == 2
        marks.close()
        marks = open_marks()


def test_a_session_behind_one_with_a_clock_ahead_has_the_last_word(open_marks, reply):
    for at, note in ((LATE, "one"), (NOON, "two"), (EARLY, "three")):
        marks = open_marks()
        marks.apply(Bookmark(TARGET, Anchor(), note, (), at))
        marks.apply((MarkUnread if note == "two" else MarkRead)((reply(1),), at))
        marks.close()
    marks = open_marks()
    assert marks.bookmark(TARGET).note == "three"
    assert marks.is_read(reply(1)[0])
    marks.apply(Unbookmark(TARGET, EARLY))
    marks.close()
    assert open_marks().bookmark(TARGET) is None


@pytest.mark.parametrize("stamp", ["9999-12-31T23:59:59.999999Z", "tomorrow", "\U0010ffff"])
def test_a_stamp_beyond_all_clocks_does_not_shut_a_record_for_good(open_marks, path, stamp):
    record = {"document": "doc", "part": "", "note": "from the future", "changed_at": stamp}
    with TinyDB(path) as database:
        database.table("bookmarks").insert(record)
    for note in ("one", "two", "three"):
        marks = open_marks()
        marks.apply(Bookmark(TARGET, Anchor(), note, (), EARLY))
        assert marks.bookmark(TARGET).note == note
        marks.close()
    assert open_marks().bookmark(TARGET).note == "three"


def machine(open_marks, path, at, edits):
    marks = open_marks(path)
    for edit in edits(at):
        marks.apply(edit)
    marks.close()
    return read_raw(path.read_bytes())


def merged(one, other):
    tables = read_raw(write_raw(one))
    for table, rows in other.items():
        if table != "meta":
            merge_records(tables, [(table, raw) for raw in rows.values()])
    return tables


def plain(rows):
    return {name: json.loads(bytes(raw)) for name, raw in rows.items()}


def test_two_machines_with_clocks_apart_lose_no_record_and_the_newest_stamp_counts(
    open_marks, tmp_path, reply
):
    def of_the_first(at):
        yield MarkRead((reply(1), reply(2)), at)
        yield Bookmark(TARGET, Anchor(), "of the first", (), at)

    def of_the_second(at):
        yield MarkRead((reply(2), reply(3)), at)
        yield Bookmark(TARGET, Anchor(), "of the second", (), at)
        yield Bookmark(Target(DocumentKey("b")), Anchor(), "only here", (), at)

    first = machine(open_marks, tmp_path / "first.json", LATE, of_the_first)
    second = machine(open_marks, tmp_path / "second.json", EARLY, of_the_second)
    both = merged(first, second)
    again = merged(second, first)
    for table in ("reads", "bookmarks", "documents"):
        rows, others = both.get(table, {}), again.get(table, {})
        assert plain(rows) == plain(others)
        assert rows.keys() == first.get(table, {}).keys() | second.get(table, {}).keys()
    path = tmp_path / "third.json"
    path.write_bytes(write_raw(both))
    marks = open_marks(path)
    assert [marks.is_read(reply(n)[0]) for n in (1, 2, 3)] == [True] * 3
    assert marks.bookmark(TARGET).note == "of the first"
    assert marks.bookmark(Target(DocumentKey("b"))).note == "only here"
    marks.apply(Bookmark(TARGET, Anchor(), "made here", (), EARLY))
    marks.close()
    last = merged(first, read_raw(path.read_bytes()))
    path.write_bytes(write_raw(last))
    assert open_marks(path).bookmark(TARGET).note == "made here"


def test_an_edit_of_a_record_that_another_session_stamped_ahead_arrives_everywhere(
    open_marks, reply, until
):
    ahead, behind = open_marks(), open_marks()
    ahead.apply(Bookmark(TARGET, Anchor(), "ahead", (), LATE))
    until(lambda: behind.bookmark(TARGET))
    behind.apply(Bookmark(TARGET, Anchor(), "behind", (), EARLY))
    until(lambda: ahead.bookmark(TARGET).note == "behind")


def test_backups_are_made_again_after_a_clock_was_wrong_for_a_day(
    open_marks, path, reply, monkeypatch
):
    days = ["20260105", "20990101", "20990102", "20260106", "20260107", "20260108", "20260109"]
    for day in days:
        for number in range(2):
            clock = f"{day}T00000{number}.000000Z"
            monkeypatch.setattr(kept, "stamp", lambda clock=clock: clock)
            marks = open_marks()
            marks.apply(MarkRead((reply(f"{day}{number}"),), EARLY))
            marks.close()
    names = {backup.name[:8] for backup in kept.backups(MarksFiles.of(path))}
    assert names >= {"20260106", "20260107", "20260108", "20260109"}
    assert len(names) == 5

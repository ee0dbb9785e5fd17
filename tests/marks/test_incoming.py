"""Merging whole files: the same outcome in any order, however often, and no record lost."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Raw

from tui.marks import Anchor, Bookmark, MarkRead, MarkUnread, Unbookmark, now
from tui.marks.files import MarksFiles
from tui.marks.incoming import changes_of, conflict_copies, incoming, read_tables
from tui.marks.merge import MERGE, merge_records
from tui.marks.records import record_id
from tui.model import DocumentKey, Problem, Target

TIMES = st.sampled_from(["", "2026-01-01", "2026-01-01T00:00:00.000001Z", "2027", "2030"])


@st.composite
def files(draw):
    """The tables of a marks file, with a table and fields that only some versions know."""
    tables = {}
    for _ in range(draw(st.integers(0, 10))):
        table = draw(st.sampled_from(["reads", "bookmarks", "positions", "threads"]))
        document = draw(st.sampled_from(["a", "b#", "50%"]))
        part = draw(st.sampled_from(["", "body"])) if table in ("reads", "bookmarks") else ""
        record = {"id": record_id(table, document, part), "document": document, "part": part}
        record["changed_at"] = draw(TIMES)
        record |= draw(st.sampled_from([{}, {"note": "x"}, {"note": "y", "deleted": True}]))
        record |= draw(st.sampled_from([{}, {"colour": "red"}, {"colour": "blue"}]))
        raw = Raw(json.dumps(record, separators=(",", ":")).encode())
        merge_records(tables, [(table, raw)], carry=False)
    return tables


def together(own, *others):
    """What is in `own` once the others came in, one after the other."""
    tables = {table: dict(rows) for table, rows in own.items()}
    for other in others:
        merge_records(tables, changes_of(incoming(tables, [other])), carry=False)
    return content(tables)


def content(tables):
    found = {
        t: sorted(json.dumps(json.loads(bytes(r))) for r in rows.values())
        for t, rows in tables.items()
    }
    return {table: rows for table, rows in found.items() if rows}


@settings(max_examples=120, deadline=None)
@given(files(), files(), files())
def test_merging_files_is_commutative_associative_and_repeatable(one, two, three):
    everything = together(one, two, three)
    assert together(three, two, one) == everything
    assert together(two, three, one, two) == everything
    merged = {table: dict(rows) for table, rows in two.items()}
    merge_records(merged, changes_of(incoming(two, [three])), carry=False)
    assert together(one, merged) == everything
    first = {table: dict(rows) for table, rows in one.items()}
    merge_records(first, changes_of(incoming(one, [two, three])), carry=False)
    assert content(first) == everything
    assert incoming(first, [one, two, three]) == []


@settings(max_examples=80, deadline=None)
@given(files(), files())
def test_no_record_is_lost(one, two):
    names = {(t, json.loads(bytes(r))["id"]) for f in (one, two) for t in f for r in f[t].values()}
    found = together(one, two)
    assert {(t, json.loads(r)["id"]) for t, rows in found.items() for r in rows} == names


@pytest.fixture
def two_machines(open_marks, tmp_path, reply):
    """Two files that began as one and were edited apart."""
    home, away = tmp_path / "home" / "marks.json", tmp_path / "away" / "marks.json"
    for path in (home, away):
        marks = open_marks(path)
        marks.apply(MarkRead((reply(1), reply(2)), "2026-01-01T00:00:00.000000Z"))
        target = Target(DocumentKey("doc"))
        marks.apply(Bookmark(target, Anchor("T", "p", "q"), "old", (), "2026-01-01"))
        marks.close()
    marks = open_marks(home)
    marks.apply(MarkUnread((reply(1),), now()))
    marks.apply(Bookmark(Target(DocumentKey("new")), Anchor("N"), "at home", (), now()))
    marks.close()
    marks = open_marks(away)
    marks.apply(MarkRead((reply(3),), now()))
    marks.apply(Unbookmark(Target(DocumentKey("doc")), now()))
    marks.close()
    return home, away


def test_what_comes_in_is_one_edit_that_can_be_undone(open_marks, two_machines, reply):
    home, away = two_machines
    tables = read_tables(MarksFiles.of(away))
    differences = incoming(read_tables(MarksFiles.of(home)), [tables])
    assert sorted((d.table, d.kind) for d in differences if d.table != "documents") == [
        ("bookmarks", "newer"),
        ("reads", "new"),
    ]
    marks = open_marks(home)
    marks.take(MERGE, changes_of(differences))
    assert marks.is_read(reply(3)[0])
    assert marks.bookmark(Target(DocumentKey("doc"))) is None
    assert [b.note for b in marks.bookmarks()] == ["at home"]
    marks.close()
    marks = open_marks(home)
    assert not marks.is_read(reply(1)[0])
    assert marks.is_read(reply(3)[0])
    assert marks.undo().kind == "merge"
    assert not marks.is_read(reply(3)[0])
    assert marks.bookmark(Target(DocumentKey("doc"))).note == "old"


def test_both_machines_come_to_the_same(open_marks, two_machines):
    home, away = two_machines
    found = []
    for path, other in ((home, away), (away, home)):
        marks = open_marks(path)
        tables = read_tables(MarksFiles.of(other))
        marks.take(MERGE, changes_of(incoming(read_tables(MarksFiles.of(path)), [tables])))
        marks.close()
        found.append(read_tables(MarksFiles.of(path)))
    for tables in found:
        tables.pop("meta")
    assert content(found[0]) == content(found[1])


def test_the_journal_beside_the_other_file_counts(open_marks, tmp_path, reply, still):
    path = tmp_path / "killed" / "marks.json"
    marks = open_marks(path, timing=still)
    marks.apply(MarkRead((reply(1),), now()))
    assert marks.flush()
    assert not path.exists()
    (difference,) = [
        d for d in incoming({}, [read_tables(MarksFiles.of(path))]) if d.table == "reads"
    ]
    assert difference.kind == "new"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "is not a marks file that can be read"),
        (b"[1]", "is not a marks file that can be read"),
        (b'{"things":{}}', "has none of the tables"),
        (b'{"meta":{"1":{"id":"marks","schema":9}},"reads":{}}', "newer version (schema 9"),
        (None, "no such file"),
    ],
)
def test_a_file_that_cannot_be_merged_says_why(path, content, said):
    if content is not None:
        path.write_bytes(content)
    problem = read_tables(MarksFiles.of(path))
    assert isinstance(problem, Problem)
    assert said in problem.reason
    assert problem.path == str(path)


def test_copies_that_a_sync_program_set_aside_are_found(path):
    names = [
        "marks.sync-conflict-20261124-212005-ABCDEFG.json",
        "marks (Ada's conflicted copy 2026-11-24).json",
        "marks (conflict).json",
    ]
    for name in [*names, "marks.json", "marks.json.journal", "other-conflict.json", "marks2.json"]:
        (path.parent / name).write_text("{}")
    assert sorted(p.name for p in conflict_copies(MarksFiles.of(path))) == sorted(names)

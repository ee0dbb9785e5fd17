"""Files of an older schema: read as they are, brought up to this one, kept beside it."""

import json
import os
import shutil
from pathlib import Path

import pytest
from tinydb import TinyDB

from tui.marks import MarkRead, Words, WriteDraft, now
from tui.marks.files import MarksFiles
from tui.marks.records import SCHEMA
from tui.marks.upgrade import STEPS
from tui.model import DocumentKey, Target

OLD = Path(__file__).parent / "old"
SEED = DocumentKey("0025408757f80aa1")


@pytest.fixture
def schema_1(tmp_path):
    """What the program of schema 1 left: file, backup, history, and a journal of a killed one."""
    shutil.copytree(OLD / "schema-1", tmp_path / "marks")
    return tmp_path / "marks" / "marks.json"


@pytest.fixture
def schema_2(tmp_path):
    """The same of schema 2: two sittings, and a third one that was killed."""
    shutil.copytree(OLD / "schema-2", tmp_path / "marks")
    return tmp_path / "marks" / "marks.json"


def contents(folder):
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*.json*") if p.is_file()}


def test_there_is_a_step_and_an_old_file_for_every_schema_before_this_one():
    assert sorted(STEPS) == list(range(1, SCHEMA))
    assert [(OLD / f"schema-{n}" / "marks.json").exists() for n in STEPS] == [True] * len(STEPS)


def check_schema_1(marks):
    """Everything that was marked in those three sittings."""
    assert marks.is_read(Target.of_body(SEED))
    assert marks.bookmark(Target(SEED)).note == "whole page"
    assert sorted(b.note for b in marks.bookmarks()) == [
        "a note\u00e9",
        "a note\u00e9",
        "the thanks #seed #read",
        "to look up",
        "whole page",
    ]
    assert (marks.position(SEED).part, marks.position(SEED).offset) == ("body", 40)
    unread = Target.of_reply(DocumentKey("tour-marking"), "seun-1")
    assert not marks.is_read(unread)
    assert marks.position(DocumentKey("tour-marking")).block == 2
    assert marks._state.documents[SEED].fingerprint == "de0cae2474bc8e59"


def test_a_file_of_schema_1_is_read_without_being_changed(open_marks, schema_1, still):
    before = contents(schema_1.parent)
    marks = open_marks(schema_1, timing=still)
    assert marks.troubles == ()
    check_schema_1(marks)
    assert contents(schema_1.parent) == before


def test_it_is_brought_up_to_this_schema_after_a_backup_that_stays(open_marks, schema_1, reply):
    before = schema_1.read_bytes()
    marks = open_marks(schema_1)
    marks.apply(MarkRead((reply(1),), now()))
    marks.close()
    with TinyDB(schema_1) as database:
        (meta,) = database.table("meta").all()
        stamps = {d["document"]: d["fingerprint"] for d in database.table("documents").all()}
    assert meta["schema"] == SCHEMA
    assert stamps[SEED] == "de0cae2474bc8e59"
    (kept,) = MarksFiles.of(schema_1).backups.glob("*.schema-1.json")
    assert kept.read_bytes() == before
    for number in range(12):
        marks = open_marks(schema_1, backups=1)
        marks.apply(MarkRead((reply(number + 2),), now()))
        marks.close()
    assert kept.read_bytes() == before
    check_schema_1(open_marks(schema_1))


def test_a_damaged_file_of_schema_1_is_restored_and_then_brought_up(open_marks, schema_1):
    schema_1.write_bytes(schema_1.read_bytes()[:-300])
    os.utime(schema_1, (1, 1))
    marks = open_marks(schema_1)
    assert any("restored" in trouble.reason for trouble in marks.troubles)
    check_schema_1(marks)
    marks.close()
    check_schema_1(open_marks(schema_1))


def test_edits_that_the_older_program_sets_aside_come_in(open_marks, schema_1, reply):
    marks = open_marks(schema_1)
    marks.apply(MarkRead((reply(1),), now()))
    marks.close()
    target, _ = reply(2)
    record = {"document": "doc", "part": target.part, "read": True, "changed_at": now()}
    line = {"v": 1, "kind": "mark_read", "at": now(), "session": "old", "number": 1}
    line["changes"] = [["reads", {"id": f"doc#{target.part}", **record}]]
    aside = schema_1.with_name("marks.json.journal-v1")
    aside.write_text(json.dumps(line) + "\n")
    marks = open_marks(schema_1)
    assert marks.is_read(target)
    marks.close()
    assert not aside.exists()
    assert open_marks(schema_1).is_read(target)


def test_a_line_of_schema_1_cannot_be_undone_and_is_passed_over(open_marks, schema_1):
    marks = open_marks(schema_1)
    assert marks.undo() is None


def check_schema_2(marks):
    """Everything that was marked in those three sittings."""
    assert marks.is_read(Target.of_body(SEED))
    notes = {b.part.partition(":")[0]: b.note for b in marks.bookmarks(SEED)}
    assert notes == {
        "": "whole page #seed",
        "reply": "a numbers game #iapt #read",
        "passage": "the words \u00e9\u6f22",
        "reference": "to look up",
    }
    (passage,) = (b for b in marks.bookmarks(SEED) if b.within)
    assert (passage.within, passage.block, passage.offset, passage.length) == ("body", 2, 10, 50)
    (moved,) = marks.bookmarks(DocumentKey("tour-bookmarks"))
    assert (moved.part, moved.note) == ("reply:anselm-1", "moved along")
    tour = DocumentKey("tour-marking")
    assert [b.note for b in marks.bookmarks(tour)] == ["last of all"]
    read = [marks.is_read(Target.of_reply(tour, f"{who}-1")) for who in ("seun", "grete")]
    assert read == [False, True]
    assert marks.position(tour).block == 2
    assert marks.visit(SEED).known
    assert marks.drafts() == []


def test_a_file_of_schema_2_is_read_without_being_changed(open_marks, schema_2, still):
    before = contents(schema_2.parent)
    marks = open_marks(schema_2, timing=still)
    assert marks.troubles == ()
    check_schema_2(marks)
    assert contents(schema_2.parent) == before


def test_a_file_of_schema_2_takes_drafts_after_a_backup_that_stays(open_marks, schema_2):
    before, draft = schema_2.read_bytes(), Target.of_draft(SEED, "one")
    marks = open_marks(schema_2)
    marks.apply(WriteDraft(draft, "body", Words(comment="I agree.")))
    marks.close()
    with TinyDB(schema_2) as database:
        assert [meta["schema"] for meta in database.table("meta").all()] == [SCHEMA]
        assert [d["comment"] for d in database.table("drafts").all()] == ["I agree."]
    (kept,) = MarksFiles.of(schema_2).backups.glob("*.schema-2.json")
    assert kept.read_bytes() == before
    marks = open_marks(schema_2)
    assert marks.undo().kind == "write_draft"
    check_schema_2(marks)


def test_edits_of_schema_2_can_still_be_undone(open_marks, schema_2):
    marks = open_marks(schema_2)
    assert marks.undo().kind == "bookmark"
    assert marks.bookmarks(DocumentKey("tour-marking")) == []
    assert marks.undo().kind == "mark_unread"
    assert marks.is_read(Target.of_reply(DocumentKey("tour-marking"), "seun-1"))

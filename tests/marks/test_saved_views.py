"""Views of the list are marks: saved under a name, taken back, merged, carried elsewhere."""

import json
import shutil
from pathlib import Path

import msgspec
import pytest
from tinydb import TinyDB

from tui.marks import MarkRead, NoteView, RemoveView, SaveView
from tui.marks.exchange import JSON, export, import_
from tui.marks.files import MarksFiles
from tui.marks.incoming import changes_of, incoming, read_tables
from tui.marks.records import SCHEMA, VIEWS, ViewRecord, written
from tui.model import CitedWork, ListView

OLD = Path(__file__).parent / "old" / "schema-2"
UNREAD = ListView(unread=True, sort="title", reverse=True, group="folder")
CITING = ListView(work=CitedWork("doi:10.1/x", "lee-2018-therapists", "lee-2018", "Lee 2018"))


def saved(marks):
    return {record.name: record.view for record in marks.saved_views()}


def test_a_view_is_there_after_closing_and_opening_and_for_stock_tinydb(open_marks, path):
    marks = open_marks()
    change = marks.apply(SaveView("to read", UNREAD))
    assert change.documents == {""} and saved(marks) == {"to read": UNREAD}
    marks.apply(SaveView("on Lee", CITING))
    marks.close()
    assert saved(open_marks()) == {"on Lee": CITING, "to read": UNREAD}
    with TinyDB(path) as database:
        rows = {row["id"]: row for row in database.table("views").all()}
    assert rows["#saved:on Lee"]["view"]["work"]["label"] == "Lee 2018"
    assert rows["#saved:to read"]["view"]["sort"] == "title"


def test_saving_again_replaces_and_saving_the_same_writes_nothing(open_marks):
    marks = open_marks()
    marks.apply(SaveView("mine", UNREAD))
    assert not marks.apply(SaveView("mine", UNREAD))
    assert marks.apply(SaveView("mine", CITING))
    assert saved(marks) == {"mine": CITING}


def test_saving_and_removing_can_be_undone_and_redone(open_marks):
    marks = open_marks()
    marks.apply(SaveView("mine", UNREAD))
    marks.apply(RemoveView("mine"))
    assert saved(marks) == {} and not marks.apply(RemoveView("mine"))
    undone = marks.undo()
    assert (undone.kind, undone.documents) == ("remove_view", {""})
    assert saved(marks) == {"mine": UNREAD}
    assert marks.undo().kind == "save_view" and saved(marks) == {}
    assert marks.redo().kind == "save_view" and saved(marks) == {"mine": UNREAD}
    marks.close()
    assert saved(open_marks()) == {"mine": UNREAD}


def test_the_view_used_last_is_kept_for_each_library_and_passed_over_by_undo(open_marks, reply):
    marks = open_marks()
    assert marks.last_view("here") is None
    assert not marks.apply(NoteView("here", ListView()))
    marks.apply(MarkRead((reply(1),)))
    marks.apply(NoteView("here", UNREAD))
    marks.apply(NoteView("there", CITING, "on Lee"))
    assert marks.last_view("here").view == UNREAD
    assert marks.last_view("there").name == "on Lee" and saved(marks) == {}
    marks.apply(NoteView("here", ListView()))
    assert marks.last_view("here").view == ListView()
    assert marks.undo().kind == "mark_read" and marks.undo() is None


def test_texts_of_a_view_from_a_file_are_made_harmless(open_marks, path):
    view = {"author": "A\x1b[31mda", "work": {"key": "k", "label": "L\u202eee"}, "colour": "red"}
    row = {"id": "#saved:x", "document": "", "part": "saved:x", "name": "my\x1b]0;t\x07 view"}
    later = {"changed_at": "2026-01-01T00:00:00.000000Z", "view": view}
    path.write_text(json.dumps({"views": {"1": {**row, **later}}}))
    (record,) = open_marks().saved_views()
    assert (record.name, record.view.author) == ("my view", "Ada")
    assert record.view.work.label == "Lee" and record.view.sort == "newest"


@pytest.mark.parametrize(
    "fields", [{"view": "newest"}, {"view": {"unread": "yes"}}, {"part": 3}, {"name": None}]
)
def test_a_record_that_is_not_understood_stays_in_the_file_and_is_told(open_marks, path, fields):
    good = {"id": "#saved:a", "document": "", "part": "saved:a", "name": "a"}
    bad = {"id": "#saved:b", "document": "", "part": "saved:b", "name": "b", **fields}
    path.write_text(json.dumps({"views": {"1": good, "2": bad}}))
    marks = open_marks()
    assert list(saved(marks)) == ["a"]
    assert "1 record(s) are not understood" in marks.troubles[0].reason
    marks.apply(SaveView("c", UNREAD))
    marks.close()
    with TinyDB(path) as database:
        assert any(row.get("id") == "#saved:b" for row in database.table("views").all())


def test_views_without_a_name_are_not_listed(open_marks, path):
    row = {"id": "#saved:", "document": "", "part": "saved:", "name": " \x1b[2J "}
    path.write_text(json.dumps({"views": {"1": row}}))
    marks = open_marks()
    assert marks.saved_views() == [] and marks.troubles == ()


def test_a_view_of_another_machine_comes_in_by_merge_and_the_newer_one_counts(open_marks, tmp_path):
    ours, theirs = tmp_path / "ours.json", tmp_path / "theirs.json"
    for path, view, at in ((ours, UNREAD, "2026-01-01"), (theirs, CITING, "2026-01-02")):
        marks = open_marks(path)
        marks.apply(SaveView("mine", view, at))
        marks.close()
    tables = [read_tables(MarksFiles.of(path)) for path in (ours, theirs)]
    differences = incoming(tables[0], [tables[1]])
    assert [(d.table, d.kind) for d in differences] == [(VIEWS, "newer")]
    assert incoming(tables[1], [tables[0]]) == []
    marks = open_marks(ours)
    assert marks.take("merge", changes_of(differences)).documents == {""}
    assert saved(marks) == {"mine": CITING}
    assert marks.undo().kind == "merge" and saved(marks) == {"mine": UNREAD}


def test_another_session_sees_a_view_that_was_saved(open_marks, until):
    told = []
    other = open_marks(on_change=told.append)
    open_marks().apply(SaveView("mine", UNREAD))
    until(lambda: saved(other) == {"mine": UNREAD})
    until(lambda: any("" in change.documents for change in told))


def test_an_export_of_all_holds_views_and_an_import_takes_them():
    record = ViewRecord(part="saved:a", name="a", view=CITING, changed_at="2026-01-01")
    raw = msgspec.Raw(written(VIEWS, record))
    imported = import_(export(JSON, [(VIEWS, raw)]), "a.json")
    assert imported.problems == []
    ((table, back),) = imported.changes
    assert table == VIEWS and msgspec.json.decode(back, type=ViewRecord) == record


def test_a_file_of_schema_2_gets_views_after_a_backup(open_marks, tmp_path):
    shutil.copytree(OLD, tmp_path / "marks")
    path = tmp_path / "marks" / "marks.json"
    before = path.read_bytes()
    marks = open_marks(path)
    assert marks.troubles == () and marks.saved_views() == []
    marks.apply(SaveView("mine", UNREAD))
    marks.close()
    with TinyDB(path) as database:
        assert [meta["schema"] for meta in database.table("meta").all()] == [SCHEMA]
        assert [row["name"] for row in database.table("views").all()] == ["mine"]
    (kept,) = MarksFiles.of(path).backups.glob("*.schema-2.json")
    assert kept.read_bytes() == before


def test_what_the_marks_say_of_documents_is_asked_as_a_whole(open_marks, reply):
    marks = open_marks()
    marks.apply(MarkRead((reply(1, "a"),), "2026-01-01"))
    marks.apply(MarkRead((reply(2, "a"), reply(1, "b")), "2026-01-03"))
    assert marks.last_read() == {"a": "2026-01-03", "b": "2026-01-03"}
    assert marks.visited_documents() == [] == marks.bookmarked_documents()

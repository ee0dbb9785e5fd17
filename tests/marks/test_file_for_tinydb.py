"""The marks file as TinyDB and people see it."""

import json
import stat
import string

import pytest
from tinydb import TinyDB, where

from tui.marks import Anchor, Bookmark, MarkRead, MarkUnread, SetPosition, Unbookmark, now
from tui.marks.records import SCHEMA
from tui.marks.storage import MarksStorage
from tui.model import DocumentKey, Target

DOC = DocumentKey("https://example.org/a#b?c=50%")


def all_kinds(marks):
    anchor = Anchor("Title", "a/b.txt", "Words " * 100, "0123456789abcdef")
    target = Target.of_reply(DOC, "7")
    marks.apply(MarkRead(((Target.of_body(DOC), anchor), (target, anchor)), now()))
    marks.apply(MarkUnread(((target, anchor),), now()))
    marks.apply(Bookmark(Target(DOC), anchor, "a note", ("one", "two"), now()))
    marks.apply(Bookmark(target, anchor, "", (), now()))
    marks.apply(Unbookmark(target, now()))
    marks.apply(SetPosition(DOC, anchor, "body", 2, 30, now()))


def test_stock_tinydb_reads_every_table(open_marks, path):
    marks = open_marks()
    all_kinds(marks)
    marks.close()
    with TinyDB(path) as database:
        assert database.tables() >= {"reads", "bookmarks", "positions", "documents", "meta"}
        reads = database.table("reads")
        assert {(r["part"], r["read"]) for r in reads.all()} == {
            ("body", True),
            ("reply:7", False),
        }
        name = "https://example.org/a%23b?c=50%25#body"
        (body,) = reads.search(where("id") == name)
        assert len(body["quote"]) <= 60
        assert body["fingerprint"] == "0123456789abcdef"
        assert reads.get(doc_id=body.doc_id) == body
        bookmarks = {b["part"]: b for b in database.table("bookmarks").all()}
        assert bookmarks[""]["tags"] == ["one", "two"]
        assert bookmarks["reply:7"]["deleted"] is True
        (position,) = database.table("positions").all()
        assert (position["block"], position["offset"]) == (2, 30)
        (document,) = database.table("documents").all()
        assert (document["title"], document["path"]) == ("Title", "a/b.txt")
        (meta,) = database.table("meta").all()
        assert (meta["id"], meta["schema"], meta["generation"]) == ("marks", SCHEMA, 1)


def test_everything_is_there_after_closing_and_opening(open_marks):
    marks = open_marks()
    all_kinds(marks)
    marks.close()
    again = open_marks()
    assert again.is_read(Target.of_body(DOC))
    assert not again.is_read(Target.of_reply(DOC, "7"))
    assert [b.note for b in again.bookmarks()] == ["a note"]
    assert again.position(DOC).offset == 30
    assert again.troubles == ()


def test_files_are_for_their_owner_alone(open_marks, tmp_path):
    path = tmp_path / "new" / "folder" / "marks.json"
    for _ in range(2):
        marks = open_marks(path)
        all_kinds(marks)
        marks.close()
    for found in [path.parent, *path.parent.rglob("*")]:
        mode = stat.S_IMODE(found.stat().st_mode)
        assert mode == (0o700 if found.is_dir() else 0o600), found
    assert not list(path.parent.glob("*.tmp"))


def test_nothing_is_written_before_the_first_edit(open_marks, tmp_path):
    marks = open_marks(tmp_path / "sub" / "marks.json")
    marks.close()
    assert list(tmp_path.iterdir()) == []


def test_folding_leaves_other_tables_and_fields_alone(open_marks, path, reply):
    marks = open_marks()
    marks.apply(MarkRead((reply(1),), now()))
    marks.close()
    with TinyDB(path) as database:
        database.insert({"mine": [1, 2.5, None]})
        database.table("shelves").insert({"name": "later"})
        database.table("reads").update({"mood": "happy"})
        database.table("meta").update({"owner": "Ada"})
    marks = open_marks()
    marks.apply(MarkUnread((reply(1),), now()))
    marks.close()
    with TinyDB(path) as database:
        assert database.all() == [{"mine": [1, 2.5, None]}]
        assert database.table("shelves").all() == [{"name": "later"}]
        (read,) = database.table("reads").all()
        assert (read["read"], read["mood"]) == (False, "happy")
        assert database.table("meta").all()[0]["owner"] == "Ada"


def test_a_bookmark_that_a_person_inserts_is_a_bookmark(open_marks, path):
    with TinyDB(path) as database:
        database.table("bookmarks").insert({"document": "d", "note": "by hand"})
    marks = open_marks()
    target = Target(DocumentKey("d"))
    assert marks.bookmark(target).note == "by hand"
    marks.apply(Bookmark(target, Anchor(), "by program", (), now()))
    marks.close()
    with TinyDB(path) as database:
        (record,) = database.table("bookmarks").all()
    assert (record["id"], record["note"]) == ("d#", "by program")


def test_a_note_that_a_person_edits_stays_through_the_next_fold(open_marks, path, reply):
    marks = open_marks()
    marks.apply(Bookmark(Target(DOC), Anchor(), "first", (), now()))
    marks.close()
    with TinyDB(path) as database:
        database.table("bookmarks").update({"note": "edited"})
    marks = open_marks()
    marks.apply(MarkRead((reply(1),), now()))
    marks.close()
    assert open_marks().bookmark(Target(DOC)).note == "edited"


def test_a_record_that_is_not_understood_is_told_and_kept(open_marks, path, reply):
    with TinyDB(path) as database:
        database.table("reads").insert({"document": "d", "part": "body", "read": "certainly"})
        database.table("reads").insert({"document": "e", "part": "body", "read": True})
    marks = open_marks()
    assert "1 record(s)" in str(marks.troubles[0])
    assert not marks.troubles[0].is_fatal
    assert marks.is_read(Target.of_body(DocumentKey("e")))
    marks.apply(MarkRead((reply(1),), now()))
    marks.close()
    with TinyDB(path) as database:
        assert "certainly" in {r["read"] for r in database.table("reads").all()}


@pytest.mark.parametrize("value", [float("nan"), "\udcff", 10**40])
def test_what_only_the_standard_json_spells_survives_a_fold(open_marks, path, reply, value):
    path.write_text(json.dumps({"_default": {"1": {"odd": value}}}))
    marks = open_marks()
    marks.apply(MarkRead((reply(1),), now()))
    marks.close()
    found = json.loads(path.read_text())
    assert repr(found["_default"]["1"]["odd"]) == repr(value)
    assert open_marks().is_read(reply(1)[0])


def test_a_symbolic_link_stays_and_its_target_is_written(open_marks, tmp_path, reply):
    home, kept = tmp_path / "home", tmp_path / "dotfiles"
    home.mkdir()
    kept.mkdir()
    (home / "marks.json").symlink_to(kept / "marks.json")
    marks = open_marks(home / "marks.json")
    marks.apply(MarkRead((reply(1),), now()))
    marks.close()
    assert (home / "marks.json").is_symlink()
    assert open_marks(kept / "marks.json").is_read(reply(1)[0])


@pytest.mark.parametrize("name", ["a b*[c]?.json", "ünï—😀", "-rf", "line\nbreak", "no-ending"])
def test_the_file_may_have_any_name(open_marks, tmp_path, reply, name):
    for number in (1, 2):
        marks = open_marks(tmp_path / name)
        marks.apply(MarkRead((reply(number),), now()))
        marks.close()
    marks = open_marks(tmp_path / name)
    assert marks.is_read(reply(1)[0])
    assert marks.is_read(reply(2)[0])
    assert marks.troubles == ()


def test_a_name_that_is_no_text_may_be_used(open_marks, tmp_path, reply):
    path = tmp_path / "odd\udcff.json"
    marks = open_marks(path)
    marks.apply(MarkRead((reply(1),), now()))
    marks.close()
    assert open_marks(path).is_read(reply(1)[0])


def test_tinydb_works_on_the_file_with_our_storage(path):
    with TinyDB(path, storage=MarksStorage) as database:
        assert database.all() == []
        database.table("a").insert_multiple({"n": n} for n in range(3))
        database.table("a").remove(where("n") == 1)
    with TinyDB(path) as database:
        assert [record["n"] for record in database.table("a").all()] == [0, 2]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_ten_thousand_targets_are_one_line(open_marks, path, still):
    marks = open_marks(timing=still)
    targets = tuple(
        (Target(DocumentKey(letter * 3), f"reply:{i}"), Anchor())
        for letter in string.ascii_lowercase[:10]
        for i in range(1000)
    )
    change = marks.apply(MarkRead(targets, now()))
    assert len(change.documents) == 10
    assert marks.unsaved == 1
    assert marks.flush()
    journal = path.with_name("marks.json.journal").read_bytes()
    assert journal.count(b"\n") == 2
    marks.close()
    assert open_marks().unread(DocumentKey("aaa"), [f"reply:{i}" for i in range(1000)]) == 0

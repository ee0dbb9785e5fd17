"""Places with a letter: one for each letter in the whole library, kept, undone and taken along."""

import json
import shutil
from pathlib import Path

import msgspec
from tinydb import TinyDB

from tui.marks import Anchor, Move, NamePlace, Reanchor, UnnamePlace
from tui.marks.files import MarksFiles
from tui.marks.records import NAMED_PLACES, SCHEMA
from tui.model import DocumentKey, Target

A, B = DocumentKey("https://example.org/a#b?c=50%"), DocumentKey("b")
ANCHOR = Anchor("Title", "a/b.txt", "Words that stand there " * 9, "0123456789abcdef")


def name(letter, document=A, block=2, offset=5, **more):
    return NamePlace(letter, document, ANCHOR, "body", block, offset, **more)


def where(marks, letter):
    place = marks.named_place(letter)
    return None if place is None else (place.of, place.within, place.block, place.offset)


def test_a_letter_leads_to_one_place_in_all_documents(open_marks):
    marks = open_marks()
    marks.apply(name("a"))
    marks.apply(name("A", B, 7))
    assert where(marks, "a") == (A, "body", 2, 5)
    marks.apply(name("a", B, 0, 0))
    assert where(marks, "a") == (B, "body", 0, 0)
    assert where(marks, "A") == (B, "body", 7, 5)
    assert where(marks, "b") is None
    assert [place.letter for place in marks.named_places()] == ["A", "a"]


def test_letters_are_there_after_closing_and_opening_and_stock_tinydb_reads_them(open_marks, path):
    marks = open_marks()
    marks.apply(name("a"))
    marks.apply(name("ä", B))
    marks.apply(UnnamePlace("ä"))
    marks.close()
    with TinyDB(path) as database:
        rows = {row["id"]: row for row in database.table("named_places").all()}
    assert rows["#named:a"]["of"] == A and rows["#named:a"]["title"] == "Title"
    assert len(rows["#named:a"]["quote"]) <= 60 and rows["#named:ä"]["deleted"]
    again = open_marks()
    assert where(again, "a") == (A, "body", 2, 5) and where(again, "ä") is None
    assert again.troubles == ()


def test_naming_is_undone_to_the_place_before_and_redone(open_marks):
    marks = open_marks()
    marks.apply(name("a"))
    marks.apply(name("a", B))
    assert marks.undo().kind == "name_place" and where(marks, "a")[0] == A
    marks.undo()
    assert where(marks, "a") is None
    marks.redo()
    marks.redo()
    assert where(marks, "a")[0] == B
    marks.apply(UnnamePlace("a"))
    assert where(marks, "a") is None
    marks.undo()
    assert where(marks, "a")[0] == B


def test_the_same_place_again_and_a_letter_that_is_not_there_write_nothing(open_marks):
    marks = open_marks()
    assert marks.apply(name("a"))
    assert not marks.apply(name("a"))
    assert not marks.apply(UnnamePlace("z"))


def test_another_session_sees_the_letter(open_marks, until):
    one, other = open_marks(), open_marks()
    one.apply(name("a"))
    until(lambda: where(other, "a") == (A, "body", 2, 5))


def test_of_two_machines_the_newer_place_of_a_letter_counts(open_marks):
    older = b'{"id":"#named:a","document":"","part":"named:a","of":"x","changed_at":"2020"}'
    newer = b'{"id":"#named:a","document":"","part":"named:a","of":"y","changed_at":"2999"}'
    marks = open_marks()
    marks.apply(name("a"))
    marks.take("merge", [(NAMED_PLACES, msgspec.Raw(older))])
    assert where(marks, "a")[0] == A
    marks.take("merge", [(NAMED_PLACES, msgspec.Raw(newer))])
    assert where(marks, "a")[0] == "y"


def test_a_letter_goes_along_with_a_document_that_has_another_key(open_marks):
    marks = open_marks()
    marks.apply(NamePlace("a", A, ANCHOR, "reply:1", 0, 3))
    marks.apply(name("b", DocumentKey("other")))
    moves = (
        Move(Target(A), Target(B), ANCHOR),
        Move(Target(A, "reply:1"), Target(B, "reply:2"), ANCHOR),
    )
    marks.apply(Reanchor(moves))
    assert where(marks, "a") == (B, "reply:2", 0, 3)
    assert where(marks, "b")[0] == "other"


def test_words_of_a_foreign_file_are_harmless(open_marks, path):
    record = {"id": "#named:a", "document": "", "part": "named:a", "of": "d", "changed_at": "2026"}
    record |= {"title": "x\x1b[2Jy", "quote": "\u202eab\nc"}
    path.write_text(json.dumps({"named_places": {"1": record}}))
    place = open_marks().named_place("a")
    assert (place.title, place.quote) == ("xy", "ab c")


def test_a_file_of_schema_2_takes_letters_after_a_backup_that_stays(open_marks, tmp_path):
    shutil.copytree(Path(__file__).parent / "old" / "schema-2", tmp_path / "marks")
    old = tmp_path / "marks" / "marks.json"
    before = old.read_bytes()
    marks = open_marks(old)
    assert marks.named_places() == [] and marks.troubles == ()
    marks.apply(name("a"))
    marks.close()
    with TinyDB(old) as database:
        assert [meta["schema"] for meta in database.table("meta").all()] == [SCHEMA]
        assert [row["id"] for row in database.table("named_places").all()] == ["#named:a"]
    (kept,) = MarksFiles.of(old).backups.glob("*.schema-2.json")
    assert kept.read_bytes() == before

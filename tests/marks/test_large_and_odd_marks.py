"""A hundred thousand marks, a note of a megabyte, and names with every odd sign there is."""

import json

import pytest
from tinydb import TinyDB

from tui.marks import Anchor, Bookmark, MarkRead, SetPosition, now
from tui.marks.files import MarksFiles
from tui.marks.merge import merge_records
from tui.marks.records import storable
from tui.marks.tables import read_raw
from tui.model import DocumentKey, Target

MANY = 100_000
NOTE = "A line — with “quotes”, \\ and 漢字.\n" * 30_000
ODD = {
    "newlines": "a\nb\r\nc\u2028d\u0085",
    "percent and hash": "50%#1%23#%25##",
    "quotes": '"\'`“”\\\\"',
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈",
    "right to left": "\u202eabc\u2066\u200f\u061c",
    "nul and controls": "\0a\x1b[31m\x07\x7f",
    "a lone surrogate": "a\udcffb\ud800",
    "very long": "x" * 10_000,
    "blank": " ",
    "like json": '{"id": "x"}, null',
    "beyond the first plane": "\U0010ffff\ufeff\ufffe",
}


def test_an_edit_among_a_hundred_thousand_marks_is_saved_and_folded_with_them_all(
    open_marks, path, until, still
):
    targets = tuple(
        (Target.of_reply(DocumentKey(f"{n // 100:06}"), str(n % 100)), Anchor(quote=f"words {n}"))
        for n in range(MANY)
    )
    marks = open_marks(timing=still)
    marks.apply(MarkRead(targets, now()))
    marks.close()
    marks = open_marks()
    journal = MarksFiles.of(path).journal
    size = journal.stat().st_size
    last = Target.of_body(DocumentKey("last"))
    marks.apply(MarkRead(((last, Anchor()),), now()))
    assert marks.flush()
    until(lambda: not marks._disk.unfolded, 60)
    marks.close()
    assert journal.stat().st_size < size + 1000
    with TinyDB(path, access_mode="r") as database:
        reads = database.table("reads").all()
    assert len(reads) == MANY + 1
    assert {"words 0", f"words {MANY - 1}"} <= {record["quote"] for record in reads}
    again = open_marks(timing=still)
    assert again.is_read(last)
    parts = [f"reply:{n}" for n in range(100)]
    assert sum(again.unread(DocumentKey(f"{n:06}"), parts) for n in range(MANY // 100)) == 0


def test_a_note_of_a_megabyte_is_saved_folded_restored_and_merged(open_marks, path, reply, still):
    target = Target(DocumentKey("doc"))
    assert len(NOTE.encode()) > 1_000_000
    marks = open_marks(timing=still)
    marks.apply(Bookmark(target, Anchor(), NOTE, ("a" * 100_000,), now()))
    assert marks.flush()
    assert open_marks(timing=still).bookmark(target).note == NOTE
    marks.close()
    with TinyDB(path, access_mode="r") as database:
        (record,) = database.table("bookmarks").all()
    assert record["note"] == NOTE
    tables, rows = {}, read_raw(path.read_bytes())["bookmarks"]
    assert merge_records(tables, [("bookmarks", raw) for raw in rows.values()]) == 1
    (raw,) = tables["bookmarks"].values()
    assert json.loads(bytes(raw))["note"] == NOTE
    path.unlink()
    restored = open_marks()
    assert "restored" in restored.troubles[0].reason
    assert restored.bookmark(target).note == NOTE


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_a_name_with_odd_signs_comes_back_as_it_was(open_marks, path, odd, still):
    document = DocumentKey(odd)
    target, body = Target.of_reply(document, odd), Target.of_body(document)
    anchor = Anchor(title=odd, path=odd, quote=odd, fingerprint=odd)
    marks = open_marks(timing=still)
    marks.apply(MarkRead(((target, anchor),), now()))
    marks.apply(Bookmark(body, anchor, odd, (odd,), now()))
    marks.apply(SetPosition(document, anchor, "body", 3, 4, now()))
    assert marks.flush()
    note = marks.bookmark(body).note
    for _ in range(2):  # from the journal, then from the file
        again = open_marks(timing=still)
        assert again.is_read(target)
        assert not again.is_read(Target.of_reply(document, odd + "x"))
        assert again.bookmark(body).note == note
        assert again.position(document).block == 3
        assert again.troubles == ()
        again.close()
        marks.close()
    with TinyDB(path, access_mode="r") as database:
        (read,) = database.table("reads").all()
        (bookmark,) = database.table("bookmarks").all()
    assert read["document"] == bookmark["document"] == storable(odd)
    path.unlink()
    assert open_marks().is_read(target)


def test_odd_names_that_look_alike_stay_apart(open_marks):
    keys = [DocumentKey(odd) for odd in (*ODD.values(), "50%", "50%25", "a#b", "a%23b", "a")]
    parts = ["b", "b#", "#b", "%23b", "", "\0"]
    pairs = [(key, part) for part in parts for key in keys]
    wanted = set(pairs[::3])
    marks = open_marks()
    for key, part in wanted:
        marks.apply(MarkRead(((Target.of_reply(key, part), Anchor()),), now()))
    marks.close()
    again = open_marks()
    found = {(key, part) for key, part in pairs if again.is_read(Target.of_reply(key, part))}
    assert found == wanted

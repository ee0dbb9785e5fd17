"""What an edit does to the marks in memory, and what the marks answer."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import tui
from tui.marks import (
    Anchor,
    Bookmark,
    MarkRead,
    MarkUnread,
    SetPosition,
    Unbookmark,
    now,
)
from tui.marks.applying import apply_edit
from tui.marks.edits import kind_of
from tui.marks.state import State, later
from tui.model import BODY, DocumentKey, Target

DOC = DocumentKey("doc")


def test_now_sorts_as_text_and_always_has_microseconds():
    stamps = [now() for _ in range(50)]
    assert stamps == sorted(stamps)
    assert {len(stamp) for stamp in stamps} == {27}
    assert all(stamp.endswith("Z") for stamp in stamps)


def test_a_part_marked_read_is_read_and_no_other(open_marks, reply):
    marks = open_marks()
    change = marks.apply(MarkRead((reply(1),), now()))
    assert change.documents == {"doc"}
    assert not change.from_elsewhere
    assert marks.is_read(reply(1)[0])
    assert not marks.is_read(reply(2)[0])
    assert not marks.is_read(Target(DOC))


def test_unread_counts_the_parts_that_are_not_read(open_marks, reply):
    marks = open_marks()
    parts = (BODY, reply(1)[0].part, reply(2)[0].part)
    assert marks.unread(DOC, parts) == 3
    marks.apply(MarkRead((reply(1), (Target.of_body(DOC), Anchor())), now()))
    assert marks.unread(DOC, parts) == 1
    marks.apply(MarkUnread((reply(1),), now()))
    assert marks.unread(DOC, parts) == 2
    assert marks.unread(DocumentKey("other"), parts) == 3


def test_marking_read_what_is_read_changes_and_writes_nothing(open_marks, path, reply):
    marks = open_marks()
    marks.apply(MarkRead((reply(1),), now()))
    assert marks.flush()
    size = path.with_name("marks.json.journal").stat().st_size
    assert not marks.apply(MarkRead((reply(1),), now()))
    assert not marks.apply(MarkUnread((reply(2),), now()))
    assert marks.unsaved == 0
    assert path.with_name("marks.json.journal").stat().st_size == size


def test_new_words_under_a_read_mark_are_worth_a_new_mark(open_marks, reply):
    marks = open_marks()
    target, _ = reply(1)
    assert marks.apply(MarkRead(((target, Anchor(fingerprint="aa")),), now()))
    assert not marks.apply(MarkRead(((target, Anchor(fingerprint="aa")),), now()))
    assert marks.apply(MarkRead(((target, Anchor(fingerprint="bb")),), now()))


def test_read_documents_are_those_with_a_read_part(open_marks, reply):
    marks = open_marks()
    marks.apply(MarkRead((reply(1, "a"), reply(1, "b")), now()))
    marks.apply(MarkUnread((reply(1, "b"),), now()))
    assert list(marks.read_documents()) == ["a"]


def test_bookmarks_come_newest_first_and_a_new_note_keeps_their_place(open_marks):
    marks = open_marks()
    document, part = Target(DOC), Target.of_body(DOC)
    marks.apply(Bookmark(document, Anchor(), "first", (), "2026-01-01T00:00:00.000000Z"))
    marks.apply(Bookmark(part, Anchor(), "second", ("x",), "2026-01-02T00:00:00.000000Z"))
    marks.apply(Bookmark(document, Anchor(), "again", (), "2026-01-03T00:00:00.000000Z"))
    assert [b.note for b in marks.bookmarks()] == ["second", "again"]
    assert marks.bookmark(document).created_at == "2026-01-01T00:00:00.000000Z"
    assert marks.bookmark_count(DOC) == 2
    assert marks.bookmarks(DocumentKey("other")) == []


def test_a_bookmark_taken_away_is_gone_and_may_come_back(open_marks):
    marks = open_marks()
    target = Target.of_reference(DOC, "doi:10.1/x")
    assert not marks.apply(Unbookmark(target, now()))
    marks.apply(Bookmark(target, Anchor(quote="q"), "note", (), now()))
    assert marks.apply(Unbookmark(target, now()))
    assert marks.bookmark(target) is None
    assert marks.bookmarks() == []
    assert marks.bookmark_count(DOC) == 0
    assert not marks.apply(Unbookmark(target, now()))
    assert marks.apply(Bookmark(target, Anchor(), "", (), now()))
    assert marks.bookmark(target).note == ""


def test_the_same_bookmark_again_changes_nothing(open_marks):
    marks = open_marks()
    anchor = Anchor("Title", "path", "quote", "ff")
    assert marks.apply(Bookmark(Target(DOC), anchor, "note", ("a", "b"), now()))
    assert not marks.apply(Bookmark(Target(DOC), anchor, "note", ("a", "b"), now()))


def test_the_position_is_the_last_one_set(open_marks):
    marks = open_marks()
    assert marks.position(DOC) is None
    marks.apply(SetPosition(DOC, Anchor(quote="here"), "body", 3, 40, now()))
    marks.apply(SetPosition(DOC, Anchor(quote="there"), "reply:1", 0, 7, now()))
    found = marks.position(DOC)
    assert (found.part, found.block, found.offset, found.quote) == ("reply:1", 0, 7, "there")
    assert not marks.apply(SetPosition(DOC, Anchor(quote="there"), "reply:1", 0, 7, now()))


def test_quotes_are_cut_and_words_made_harmless(open_marks):
    marks = open_marks()
    anchor = Anchor("Ti\x1b[31mtle", "a/path", "word " * 1000, "")
    marks.apply(Bookmark(Target(DOC), anchor, "no\x1b]52;c;x\x07te\nmore", ("t\x07ag",), now()))
    found = marks.bookmark(Target(DOC))
    assert len(found.quote) <= 300
    assert (found.title, found.note, found.tags) == ("Title", "note\nmore", ("tag",))


def test_a_clock_set_back_loses_no_later_edit(open_marks, path, reply):
    marks = open_marks()
    marks.apply(MarkRead((reply(1),), "2026-05-01T00:00:00.000000Z"))
    marks.apply(MarkUnread((reply(1),), "2020-01-01T00:00:00.000000Z"))
    assert not marks.is_read(reply(1)[0])
    marks.close()
    assert not open_marks().is_read(reply(1)[0])


@pytest.mark.parametrize(
    "stamp",
    ["2026-05-01T00:00:00.999999Z", "9999-12-31T23:59:59.999999Z", "yesterday", "", "2026-05-01"],
)
def test_a_later_stamp_is_later_than_any_stamp_there_is(stamp):
    state = State()
    apply_edit(state, MarkRead(((Target(DOC), Anchor()),), stamp))
    old = state.reads["doc"][""]
    for _ in range(3):
        assert later("2000", old) > old.changed_at


def test_a_key_that_no_json_can_hold_is_kept_in_another_spelling(open_marks):
    marks = open_marks()
    target = Target(DocumentKey("odd\udcff"), "reply:\udc80")
    anchor = Anchor("t\udcff", "p\udcff", "q\udcff", "")
    marks.apply(MarkRead(((target, anchor),), now()))
    marks.apply(Bookmark(target, anchor, "n\udcff", (), now()))
    marks.apply(SetPosition(target.document, anchor, target.part, 1, 1, now()))
    assert marks.flush()
    marks.close()
    again = open_marks()
    assert again.is_read(target)
    assert again.bookmark(target) is not None
    assert again.position(target.document).block == 1
    assert again.troubles == ()


def test_after_closing_an_edit_is_refused_rather_than_lost(open_marks, reply):
    marks = open_marks()
    marks.close()
    marks.close()
    with pytest.raises(ValueError, match="closed"):
        marks.apply(MarkRead((reply(1),), now()))


def test_each_edit_has_a_name_for_the_journal():
    target = Target(DOC)
    made = [MarkRead(()), MarkUnread(()), Bookmark(target), Unbookmark(target), SetPosition(DOC)]
    assert [kind_of(edit) for edit in made] == [
        "mark_read",
        "mark_unread",
        "bookmark",
        "unbookmark",
        "set_position",
    ]


def test_importing_and_opening_loads_neither_tinydb_nor_filelock(path):
    words = (
        "import sys; from pathlib import Path; from tui.marks import Marks\n"
        "Marks.open(Path(sys.argv[1])).close()\n"
        "print([m for m in ('tinydb', 'filelock', 'textual', 'rich') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", words, path],
        env={**os.environ, "PYTHONPATH": str(Path(tui.__file__).parents[1])},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout == "[]\n", done.stderr

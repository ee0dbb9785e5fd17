"""Undo and redo: of any edit, across sittings, and never over what somebody else did since."""

import json

from msgspec import Raw
from msgspec.json import encode

from tui.marks import Anchor, Bookmark, MarkRead, MarkUnread, SetPosition, Unbookmark, now
from tui.marks import marks as door
from tui.marks.lines import Line
from tui.model import DocumentKey, Target

DOC = DocumentKey("doc")


def read(marks, *replies):
    return [marks.is_read(target) for target, _ in replies]


def test_undo_takes_back_the_last_edit_and_redo_brings_it_again(open_marks, reply):
    marks = open_marks()
    marks.apply(MarkRead((reply(1),), now()))
    marks.apply(MarkRead((reply(2), reply(3)), now()))
    undone = marks.undo()
    assert (undone.kind, undone.count, undone.left) == ("mark_read", 2, 0)
    assert undone.documents == {"doc"}
    assert read(marks, reply(1), reply(2), reply(3)) == [True, False, False]
    assert marks.redo().count == 2
    assert read(marks, reply(1), reply(2), reply(3)) == [True, True, True]
    assert marks.redo() is None


def test_undo_goes_back_step_by_step_and_redo_forward_again(open_marks, reply):
    marks = open_marks()
    for number in (1, 2, 3):
        marks.apply(MarkRead((reply(number),), now()))
    for expected in ([True, True, False], [True, False, False], [False] * 3):
        assert marks.undo()
        assert read(marks, reply(1), reply(2), reply(3)) == expected
    assert marks.undo() is None
    for expected in ([True, False, False], [True, True, False], [True] * 3):
        assert marks.redo()
        assert read(marks, reply(1), reply(2), reply(3)) == expected
    marks.undo()
    marks.undo()
    marks.redo()
    assert read(marks, reply(1), reply(2), reply(3)) == [True, True, False]
    marks.undo()
    assert read(marks, reply(1), reply(2), reply(3)) == [True, False, False]


def test_a_new_edit_ends_what_can_be_redone(open_marks, reply):
    marks = open_marks()
    marks.apply(MarkRead((reply(1),), now()))
    marks.undo()
    marks.apply(MarkRead((reply(2),), now()))
    assert marks.redo() is None
    assert read(marks, reply(1), reply(2)) == [False, True]


def test_edits_of_one_mark_are_undone_one_by_one(open_marks, reply):
    marks = open_marks()
    for edit in (MarkRead, MarkUnread, MarkRead):
        marks.apply(edit((reply(1),), now()))
    for expected in (False, True, False):
        assert marks.undo().count == 1
        assert marks.is_read(reply(1)[0]) == expected
    for expected in (True, False, True):
        assert marks.redo().count == 1
        assert marks.is_read(reply(1)[0]) == expected


def test_a_bookmark_comes_back_with_all_it_said(open_marks):
    marks = open_marks()
    target = Target.of_reply(DOC, "a")
    marks.apply(Bookmark(target, Anchor("T", "p", "quote", "ff"), "first", ("x",), now()))
    before = marks.bookmark(target)
    marks.apply(Bookmark(target, Anchor("T", "p", "quote", "ff"), "second", (), now()))
    marks.undo()
    assert (marks.bookmark(target).note, marks.bookmark(target).tags) == ("first", ("x",))
    assert marks.bookmark(target).created_at == before.created_at
    marks.apply(Unbookmark(target, now()))
    assert marks.undo().kind == "unbookmark"
    assert marks.bookmark(target).note == "first"
    marks.undo()
    assert marks.bookmark(target) is None


def test_undo_and_redo_go_on_in_the_next_sitting(open_marks, reply):
    marks = open_marks()
    marks.apply(MarkRead((reply(1),), now()))
    marks.apply(MarkRead((reply(2),), now()))
    marks.undo()
    marks.close()
    marks = open_marks()
    assert marks.redo().count == 1
    assert read(marks, reply(1), reply(2)) == [True, True]
    marks.close()
    marks = open_marks()
    assert marks.undo().count == 1
    assert marks.undo().count == 1
    assert read(marks, reply(1), reply(2)) == [False, False]
    assert marks.undo() is None
    marks.close()
    assert open_marks().redo().count == 1


def test_undo_survives_that_the_process_was_killed(open_marks, path, reply, still):
    marks = open_marks(timing=still)
    marks.apply(MarkUnread((reply(1),), now()))
    marks.apply(MarkRead((reply(1),), now()))
    assert marks.flush()
    other = open_marks()  # the first one is as good as dead: it does nothing any more
    assert other.undo().count == 1
    assert not other.is_read(reply(1)[0])


def test_what_happened_by_itself_is_passed_over(open_marks, reply):
    marks = open_marks()
    marks.apply(MarkRead((reply(1),), now()))
    marks.apply(MarkRead((reply(2),), now(), is_automatic=True))
    marks.apply(SetPosition(DOC, Anchor(quote="here"), "body", 1, 2, now()))
    assert marks.undo().count == 1
    assert read(marks, reply(1), reply(2)) == [False, True]
    assert marks.position(DOC).block == 1
    assert marks.undo() is None


def test_what_somebody_changed_since_is_left_as_it_is(open_marks, reply, until):
    one, other = open_marks(), open_marks()
    one.apply(MarkRead((reply(1), reply(2)), now()))
    assert one.flush()
    until(lambda: other.is_read(reply(2)[0]))
    other.apply(MarkUnread((reply(2),), now()))
    assert other.flush()
    until(lambda: not one.is_read(reply(2)[0]))
    undone = one.undo()
    assert (undone.count, undone.left) == (1, 1)
    assert read(one, reply(1), reply(2)) == [False, False]
    assert one.redo().count == 1
    assert read(one, reply(1), reply(2)) == [True, False]


def test_an_edit_wholly_changed_since_does_not_stand_in_the_way(open_marks, reply):
    marks = open_marks()
    marks.apply(MarkRead((reply(1),), now()))
    marks.apply(MarkRead((reply(2),), now()))
    target, _ = reply(2)
    record = {"document": "doc", "part": target.part, "read": False, "changed_at": now()}
    marks.received([Line(2, "mark_unread", changes=(("reads", Raw(encode(record))),))])
    undone = marks.undo()
    assert (undone.count, undone.left) == (0, 1)
    assert marks.undo().count == 1
    assert read(marks, reply(1), reply(2)) == [False, False]


def test_edits_of_a_session_that_is_open_at_once_are_its_own_to_undo(open_marks, reply, until):
    one, other = open_marks(), open_marks()
    one.apply(MarkRead((reply(1),), now()))
    assert one.flush()
    until(lambda: other.is_read(reply(1)[0]))
    assert other.undo() is None
    third = open_marks()
    assert third.undo().count == 1


def test_a_group_is_undone_and_redone_as_a_whole(open_marks, reply):
    marks = open_marks()
    marks.apply(MarkRead((reply(9),), now()))
    with marks.group():
        for number in (1, 2, 3):
            marks.apply(MarkRead((reply(number),), now()))
    assert marks.undo().count == 3
    assert read(marks, reply(1), reply(2), reply(3), reply(9)) == [False] * 3 + [True]
    marks.close()
    marks = open_marks()
    assert marks.redo().count == 3
    assert marks.undo().count == 3
    assert marks.undo().count == 1


def test_a_long_undo_is_several_lines_and_redone_as_one(open_marks, reply, monkeypatch):
    monkeypatch.setattr(door, "LINE", 4)
    marks = open_marks()
    marks.apply(MarkRead(tuple(reply(n) for n in range(10)), now()))
    assert marks.undo().count == 10
    marks.close()
    marks = open_marks()
    assert marks.redo().count == 10
    assert marks.undo().count == 10


def test_own_edits_beyond_what_memory_holds_are_undone_from_disk(open_marks, reply, monkeypatch):
    monkeypatch.setattr("tui.marks.timeline.KEPT", 3)
    marks = open_marks()
    for number in range(20):
        marks.apply(MarkRead((reply(number),), now()))
        assert marks.flush()
    for left in reversed(range(20)):
        assert marks.undo().count == 1
        assert sum(read(marks, *(reply(n) for n in range(20)))) == left
    assert marks.undo() is None


def test_an_edit_may_be_undone_by_its_name_whoever_made_it(open_marks, reply, path, still):
    one = open_marks(timing=still)
    one.apply(MarkRead((reply(1),), now(), is_automatic=True))
    one.apply(MarkRead((reply(2),), now()))
    assert one.flush()
    line = json.loads(path.with_name("marks.json.journal").read_text().splitlines()[1])
    other = open_marks()
    name = f"{line['session']}/{line['number']}"
    assert other.undo(name).kind == "auto_read"
    assert read(other, reply(1), reply(2)) == [False, True]
    assert other.undo(name) is None
    assert other.undo("nobody/1") is None


def test_other_sessions_see_an_undo_as_any_edit(open_marks, reply, until):
    heard = []
    one, other = open_marks(), open_marks(on_change=heard.append)
    one.apply(MarkRead((reply(1),), now()))
    until(lambda: other.is_read(reply(1)[0]))
    one.undo()
    until(lambda: not other.is_read(reply(1)[0]))
    assert heard[-1].documents == {"doc"}


def test_an_undone_read_mark_keeps_its_quote_on_disk(open_marks, path, reply):
    marks = open_marks()
    marks.apply(MarkRead((reply(1),), now()))
    marks.apply(MarkUnread((reply(1),), now()))
    marks.undo()
    marks.close()
    (record,) = json.loads(path.read_text())["reads"].values()
    assert (record["read"], record["quote"]) == (True, "Words of reply 1.")

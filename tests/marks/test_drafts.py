"""Own replies in the marks: written as they are typed, undone as a whole, merged, and kept safe."""

import json
import os

import msgspec
import pytest
from tinydb import TinyDB

from tui.marks import (
    Anchor,
    DeleteDraft,
    Group,
    MarkRead,
    Marks,
    Move,
    Reanchor,
    Words,
    WriteDraft,
    now,
)
from tui.marks.files import MarksFiles
from tui.marks.past import lines_back, state_at
from tui.marks.records import DRAFTS, DraftRecord
from tui.model import DocumentKey, Target

DOC = DocumentKey("doc")
DRAFT = Target.of_draft(DOC, "ab12")
ANCHOR = Anchor("A post", "posts/a.txt", "Words of a reply.", "f" * 16, author="Ben")
WORDS = Words("Ada", "ada@a.example", "https://a.example", "I do not agree.")


def write(marks: Marks, comment: str = WORDS.comment, draft: Target = DRAFT, **others) -> None:
    words = msgspec.structs.replace(WORDS, comment=comment, **others)
    marks.apply(WriteDraft(draft, "reply:7", words, ANCHOR))


def comments(marks: Marks) -> list[str]:
    return [draft.comment for draft in marks.drafts()]


def test_a_draft_is_there_at_once_and_in_the_file_for_stock_tinydb(open_marks, path):
    marks = open_marks()
    write(marks)
    found = marks.draft(DRAFT)
    assert (found.name, found.answers, found.author) == ("Ada", "reply:7", "Ben")
    assert marks.draft_count(DOC) == 1 and marks.marked_documents() == [DOC]
    marks.close()
    with TinyDB(path) as database:
        (record,) = database.table("drafts").all()
    assert record["id"] == "doc#draft:ab12"
    assert record["comment"] == "I do not agree."
    assert comments(open_marks()) == ["I do not agree."]


def test_it_survives_a_process_that_ends_without_a_word(open_marks, still):
    marks = open_marks(timing=still)
    write(marks)
    assert marks.flush(10)
    assert comments(open_marks(timing=still)) == ["I do not agree."]


def test_what_did_not_change_is_not_written_again(open_marks, still):
    marks = open_marks(timing=still)
    write(marks)
    assert marks.flush(10)
    write(marks)
    assert marks.unsaved == 0


def test_words_of_any_kind_are_kept_harmless(open_marks, path):
    marks = open_marks()
    words = Words("A\x1b[31mda\n", "a\u202ed@a.example", "x\x07", "one\r\ntwo\x1b]0;x\x07\udcff")
    marks.apply(WriteDraft(DRAFT, "body\udcff", words, ANCHOR))
    marks.close()
    found = open_marks().draft(DRAFT)
    assert (found.name, found.email, found.website) == ("Ada", "ad@a.example", "x")
    assert found.comment == "one\ntwo"
    assert all(character >= " " for character in path.read_text())


def test_a_megabyte_is_kept_word_for_word(open_marks):
    marks, long = open_marks(), "A line of a long comment, é漢.\n" * 35_000
    write(marks, long)
    marks.close()
    assert comments(open_marks()) == [long]


# Undo --------------------------------------------------------------------------------------------


def test_what_was_typed_in_one_go_is_undone_in_one_go(open_marks):
    marks, group = open_marks(), Group()
    for length in range(1, 16):
        with marks.group(group):
            write(marks, WORDS.comment[:length])
    assert marks.undo().kind == "write_draft"
    assert comments(marks) == []
    marks.redo()
    assert comments(marks) == [WORDS.comment]
    marks.close()
    marks = open_marks()
    marks.undo()
    assert comments(marks) == []


def test_a_later_change_is_undone_back_to_what_was_kept_before(open_marks, still):
    marks = open_marks(timing=still)
    write(marks, "first")
    group = Group()
    for comment in ("first a", "first an", "first and second"):
        with marks.group(group):
            write(marks, comment)
    marks.close()
    marks = open_marks(timing=still)
    marks.undo()
    assert comments(marks) == ["first"]
    marks.undo()
    assert comments(marks) == []


def test_other_edits_between_do_not_belong_to_it(open_marks, reply):
    marks, group = open_marks(), Group()
    with marks.group(group):
        write(marks, "one")
    marks.apply(MarkRead((reply(1),), now()))
    with marks.group(group):
        write(marks, "one two")
    with marks.group(group):
        write(marks, "one two three")
    marks.undo()
    assert comments(marks) == [] and marks.is_read(reply(1)[0])
    marks.undo()
    assert not marks.is_read(reply(1)[0])


def test_a_growing_text_is_held_in_memory_twice_and_not_at_every_rest(open_marks):
    marks, group = open_marks(), Group()
    for length in range(1, len(WORDS.comment)):
        with marks.group(group):
            write(marks, WORDS.comment[:length])
    assert len(marks._timeline._own) == 2


def test_lines_between_the_first_and_the_last_do_not_repeat_what_was_before(open_marks, path):
    marks, group = open_marks(), Group()
    write(marks, "kept")
    for comment in ("kept a", "kept ab", "kept abc"):
        with marks.group(group):
            write(marks, comment)
    marks.close()
    newest_first = [line for line in lines_back(MarksFiles.of(path)) if line.kind == "write_draft"]
    assert [len(line.was) for line in newest_first] == [0, 0, 1, 0]
    assert len({line.unit for line in newest_first}) == 2


def test_a_deleted_draft_comes_back_whole(open_marks):
    marks = open_marks()
    write(marks)
    marks.apply(DeleteDraft(DRAFT, keeps_email=False))
    assert comments(marks) == [] and marks.draft(DRAFT) is None
    assert marks.marked_documents() == []
    assert [d.email for d in marks.drafts_ever()] == [""]
    assert marks.undo().kind == "delete_draft"
    assert marks.draft(DRAFT).email == "ada@a.example"
    assert marks.draft(DRAFT).comment == WORDS.comment


@pytest.mark.parametrize("keeps, kept", [(True, "ada@a.example"), (False, "")])
def test_a_tombstone_holds_an_address_only_where_that_is_wanted(open_marks, path, keeps, kept):
    marks = open_marks()
    write(marks)
    marks.apply(DeleteDraft(DRAFT, keeps_email=keeps))
    marks.close()
    (record,) = json.loads(path.read_text())["drafts"].values()
    assert (record["deleted"], record["email"]) == (True, kept)


# Several sessions, moving, the past --------------------------------------------------------------


def test_another_session_sees_it_and_the_newer_words_count(open_marks, until):
    one, other = open_marks(), open_marks()
    write(one, "from the first")
    until(lambda: comments(other) == ["from the first"])
    write(other, "from the second")
    until(lambda: comments(one) == ["from the second"])
    assert one.undo().left == 1
    assert comments(one) == ["from the second"]


def test_a_draft_goes_along_with_what_it_answers(open_marks):
    marks = open_marks()
    write(marks)
    there = Anchor("A post", "posts/b.txt", "Words of a reply, now.", "e" * 16, author="Ben")
    marks.apply(Reanchor((Move(DRAFT, DRAFT, there, answers="reply:9"),)))
    found = marks.draft(DRAFT)
    assert (found.answers, found.quote) == ("reply:9", "Words of a reply, now.")
    assert (found.comment, found.email) == (WORDS.comment, WORDS.email)
    other = DocumentKey("renamed")
    marks.apply(Reanchor((Move(DRAFT, Target(other, DRAFT.part), there),)))
    assert marks.draft(DRAFT) is None
    assert marks.draft(Target(other, DRAFT.part)).answers == "reply:9"
    gone = next(d for d in marks.drafts_ever(DOC))
    assert (gone.deleted, gone.moved_to, gone.email) == (True, "renamed#draft:ab12", "")


def test_the_past_knows_drafts(open_marks, path):
    marks = open_marks()
    write(marks, "early")
    early = now()
    write(marks, "late")
    marks.close()
    state = state_at(MarksFiles.of(path), early)
    assert state.draft(DRAFT).comment == "early"


def test_a_record_and_an_edit_tell_no_words_where_a_fault_is_reported():
    record = DraftRecord(document=DOC, part="draft:x", email="ada@a.example", comment="private")
    edit = WriteDraft(DRAFT, "body", WORDS, ANCHOR)
    for told in (repr(record), repr(edit), repr([record])):
        assert "ada@" not in told and "private" not in told and "agree" not in told


def test_records_that_are_none_are_left_alone(open_marks, path):
    rows = {
        "1": {"id": "doc#draft:a", "document": "doc", "part": "draft:a", "changed_at": "2026"},
        "2": {"id": "doc#draft:b", "document": "doc", "part": "draft:b", "comment": 7},
        "3": {"id": "doc#draft:c", "document": "doc"},
    }
    meta = {"1": {"id": "marks", "schema": 3, "generation": 0, "program": "0.3.0"}}
    path.write_text(json.dumps({DRAFTS: rows, "meta": meta}))
    os.utime(path, (1, 1))
    marks = open_marks()
    assert [draft.part for draft in marks.drafts()] == ["draft:a"]
    assert any("2 record(s) are not understood" in trouble.reason for trouble in marks.troubles)
    write(marks)
    marks.close()
    kept = json.loads(path.read_text())[DRAFTS].values()
    assert any(set(record) == {"id", "document"} for record in kept)
    assert any(record.get("comment") == 7 for record in kept)

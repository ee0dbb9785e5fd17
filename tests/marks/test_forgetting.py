"""Forgetting an e-mail address: nowhere beside the marks is it found any more, all else stays."""

import gzip
import json
import os

from tui.marks import Anchor, Bookmark, DeleteDraft, ForgetEmails, Group, Words, WriteDraft
from tui.marks.files import MarksFiles
from tui.marks.forgetting import forget_addresses
from tui.marks.past import lines_back
from tui.model import DocumentKey, Target

DOC = DocumentKey("doc")
ADDRESS = "ada@home.example"


def draft(number):
    return Target.of_draft(DOC, f"{number}")


def write(marks, number, comment="Some words."):
    with marks.group(Group()):
        marks.apply(WriteDraft(draft(number), "body", Words("Ada", ADDRESS, "", comment)))


def files_with_the_address(folder):
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            data = gzip.decompress(data) if path.suffix == ".gz" else data
            found += [path.name] if ADDRESS.encode() in data else []
    return found


def forget(open_marks, path):
    marks = open_marks()
    marks.apply(ForgetEmails())
    marks.close()
    return forget_addresses(MarksFiles.of(path))


def test_the_address_is_nowhere_and_every_word_is_still_there(open_marks, path):
    for number in range(3):
        marks = open_marks()
        write(marks, number)
        marks.apply(Bookmark(Target(DOC), Anchor(), note=f'"email":"{ADDRESS}" \\ {number}'))
        if number == 1:
            marks.apply(DeleteDraft(draft(0)))
        marks.close()
    before = [line.unit for line in lines_back(MarksFiles.of(path))]
    changed, problems = forget(open_marks, path)
    assert changed >= 3 and problems == []
    marks = open_marks()
    assert [d.email for d in marks.drafts_ever()] == ["", "", ""]
    assert [d.comment for d in marks.drafts()] == ["Some words."] * 2
    assert marks.bookmark(Target(DOC)).note == f'"email":"{ADDRESS}" \\ 2'
    assert [line.unit for line in lines_back(MarksFiles.of(path))][1:] == before
    marks.apply(Bookmark(Target(DOC), Anchor(), note="other"))
    marks.close()
    left = [name for name in files_with_the_address(path.parent) if name != "marks.json"]
    for name in left:  # in the note of the bookmark alone, which is the reader's own word
        text = next(path.parent.rglob(name)).read_text()
        assert f'"email":"{ADDRESS}"' not in text


def test_packed_journals_and_copies_are_gone_through_too(open_marks, path):
    marks = open_marks()
    write(marks, 1)
    marks.close()
    files = MarksFiles.of(path)
    (folded,) = files.history.iterdir()
    packed = files.history / "1..2-20260101T000000.000000Z.jsonl.gz"
    packed.write_bytes(gzip.compress(folded.read_bytes()))
    folded.unlink()
    files.backups.mkdir(exist_ok=True)
    (files.backups / "20260101T000000.000000Z.json").write_bytes(path.read_bytes())
    assert forget(open_marks, path)[1] == []
    assert files_with_the_address(path.parent) == []
    assert [line.kind for line in lines_back(files)][-1] == "write_draft"


def test_damaged_files_that_were_kept_and_lines_that_were_cut_off(open_marks, path):
    marks = open_marks()
    write(marks, 1)
    marks.close()
    files = MarksFiles.of(path)
    whole = path.read_bytes()
    end = whole.index(ADDRESS.encode()) + len(ADDRESS)
    files.unreadable().write_bytes(whole[: end + 1])
    files.unreadable().write_bytes(whole[:end])
    (folded,) = files.history.iterdir()
    line = folded.read_bytes()
    folded.write_bytes(line + line[: line.index(ADDRESS.encode()) + len(ADDRESS)] + b"\n")
    assert forget(open_marks, path)[1] == []
    assert files_with_the_address(path.parent) == []


def test_fields_of_that_name_in_other_tables_stay(open_marks, path):
    marks = open_marks()
    write(marks, 1)
    marks.close()
    files = MarksFiles.of(path)
    tables = json.loads(path.read_text())
    tables["contacts"] = {"1": {"id": "x", "email": "kept@b.example"}}
    files.backups.mkdir(exist_ok=True)
    copy = files.backups / "20260101T000000.000000Z.json"
    copy.write_text(json.dumps(tables))
    forget(open_marks, path)
    assert json.loads(copy.read_text())["contacts"]["1"]["email"] == "kept@b.example"
    assert ADDRESS not in copy.read_text()


def test_doing_it_twice_changes_nothing_more(open_marks, path):
    marks = open_marks()
    write(marks, 1)
    marks.close()
    forget(open_marks, path)
    assert forget(open_marks, path) == (0, [])


def test_what_cannot_be_rewritten_is_told(open_marks, path, monkeypatch):
    marks = open_marks()
    write(marks, 1)
    marks.close()
    marks = open_marks()
    marks.apply(ForgetEmails())
    marks.close()

    def full(*_):
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("tui.marks.forgetting.replace_file", full)
    changed, problems = forget_addresses(MarksFiles.of(path))
    assert changed == 0
    assert {problem.reason for problem in problems} == {os.strerror(28)}


def test_forgetting_is_no_step_of_undo(open_marks):
    marks = open_marks()
    write(marks, 1)
    marks.apply(ForgetEmails())
    assert marks.draft(draft(1)).email == ""
    undone = marks.undo()
    assert undone is None or marks.draft(draft(1)) is None or marks.draft(draft(1)).email == ""

"""Valid JSON that is not what we would write: what can be used is, and nothing of it is lost."""

import errno
import json
import os

import pytest

from tui.marks import Anchor, Bookmark, MarkRead, now
from tui.marks.files import MarksFiles
from tui.model import DocumentKey, Target

DOC = Target(DocumentKey("doc"))
META = "1039691895540028"
"""TinyDB's id of the record of the file itself."""


@pytest.fixture
def marked(open_marks, path, reply):
    marks = open_marks()
    marks.apply(MarkRead((reply(1),), now()))
    marks.apply(Bookmark(DOC, Anchor(), "a note", (), now()))
    marks.close()
    return path


def change(path, table, rows):
    tables = json.loads(path.read_bytes())
    tables.setdefault(table, {}).update(rows)
    path.write_text(json.dumps(tables))


@pytest.mark.parametrize(
    "record",
    [
        [],
        None,
        7,
        {"document": 7},
        {"document": None, "part": "body"},
        {"part": "body"},
        {"document": "x", "read": "yes"},
        {"document": "x", "read": 1, "changed_at": 20260101},
        {"document": "x", "changed_at": ["2026"]},
    ],
)
def test_a_record_that_is_not_understood_is_told_kept_and_harms_no_other(
    open_marks, marked, reply, record
):
    change(marked, "reads", {"77": record})
    marks = open_marks()
    assert marks.is_read(reply(1)[0])
    assert marks.bookmark(DOC).note == "a note"
    (trouble,) = marks.troubles
    assert "1 record(s) are not understood and left as they are" in trouble.reason
    assert (trouble.path, trouble.is_fatal) == (str(marked), False)
    marks.apply(MarkRead((reply(2),), now()))
    assert marks.flush()
    marks.close()
    kept = json.loads(marked.read_bytes())["reads"].values()
    fields = record.items() if isinstance(record, dict) else ()
    assert any(r == record or (fields and fields <= r.items()) for r in kept)
    again = open_marks()
    assert again.is_read(reply(1)[0]) and again.is_read(reply(2)[0])


@pytest.mark.parametrize("schema", ["two", None, 2.5, [], -1, 0, "9"])
def test_a_schema_that_is_no_number_stops_nothing(open_marks, marked, reply, schema):
    change(marked, "meta", {META: {"id": "marks", "schema": schema}})
    marks = open_marks()
    assert marks.is_read(reply(1)[0])
    marks.apply(MarkRead((reply(2),), now()))
    assert marks.flush()
    marks.close()
    again = open_marks()
    assert not again._disk.unfolded
    assert again.is_read(reply(1)[0]) and again.is_read(reply(2)[0])


@pytest.mark.parametrize("record", [[1], "marks", None, 5])
def test_a_record_of_the_file_that_is_none_is_written_anew(open_marks, marked, reply, record):
    change(marked, "meta", {META: record})
    marks = open_marks()
    marks.apply(MarkRead((reply(2),), now()))
    marks.close()
    assert json.loads(marked.read_bytes())["meta"][META]["id"] == "marks"
    assert open_marks().is_read(reply(2)[0])


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS, errno.EPERM])
@pytest.mark.parametrize("name", ["marks.json.journal", "marks.json.lock"])
def test_a_file_that_may_not_be_written_is_named_and_tried_again(
    open_marks, marked, reply, until, monkeypatch, code, name
):
    real = os.open

    def refuse(path, flags, *rest, **options):
        if flags & (os.O_WRONLY | os.O_RDWR) and os.fspath(path).endswith(name):
            raise OSError(code, os.strerror(code), os.fspath(path))
        return real(path, flags, *rest, **options)

    marks = open_marks()
    with monkeypatch.context() as broken:
        broken.setattr(os, "open", refuse)
        marks.apply(MarkRead((reply(2),), now()))
        assert not marks.flush()
        assert marks.is_read(reply(2)[0])
        assert marks.unsaved == 1
        reason = marks.troubles[0].reason
        assert reason.startswith(f"marks are not saved: {os.strerror(code)} (")
        assert reason.endswith(f"{MarksFiles.of(marked).data.with_name(name)})")
    until(lambda: marks.unsaved == 0 and marks.troubles == ())

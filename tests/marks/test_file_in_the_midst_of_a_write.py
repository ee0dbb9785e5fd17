"""Another program is writing into the data file just now, in place, as stock TinyDB does."""

import os

import pytest

from tui.marks import MarkRead
from tui.marks.files import MarksFiles


@pytest.fixture
def mark(reply):
    """Mark a reply read and have it on disk."""

    def mark_(marks, number):
        marks.apply(MarkRead((reply(number),)))
        assert marks.flush()

    return mark_


@pytest.fixture
def half_written(path):
    """Leave the first half of the data file, and return what brings it to its end."""

    def half_written_():
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2])
        return lambda: path.write_bytes(data)

    return half_written_


@pytest.mark.parametrize("has_a_journal", [True, False])
def test_a_session_two_journals_behind_does_not_replace_the_newest_one(
    path, open_marks, still, mark, reply, half_written, has_a_journal
):
    behind = open_marks(timing=still)
    if has_a_journal:
        mark(behind, 1)
    for number in (2, 3):
        other = open_marks(timing=still)
        mark(other, number)
        other.close()  # folds, and begins another journal
    other = open_marks(timing=still)
    mark(other, 4)
    before = MarksFiles.of(path).journal.read_bytes()
    finish = half_written()
    mark(behind, 5)
    assert MarksFiles.of(path).journal.read_bytes().startswith(before)
    assert behind.is_read(reply(4)[0])
    finish()
    later = open_marks(timing=still)
    assert all(later.is_read(reply(number)[0]) for number in (2, 3, 4, 5))
    assert later.is_read(reply(1)[0]) == has_a_journal


def test_a_write_that_never_ends_is_restored_with_everything(
    path, open_marks, mark, reply, half_written, until
):
    for number in (1, 2):
        marks = open_marks()
        mark(marks, number)
        marks.close()
    marks = open_marks()
    half_written()
    mark(marks, 3)
    os.utime(path, (1, 1))  # as if it had stood like this for a while
    until(lambda: any("restored" in trouble.reason for trouble in marks.troubles))
    assert all(marks.is_read(reply(number)[0]) for number in (1, 2, 3))


@pytest.mark.parametrize("content", ["", " \n"])
def test_a_file_that_was_emptied_is_restored_before_it_is_folded_into(
    path, open_marks, still, mark, reply, content
):
    for number in (1, 2, 3):
        marks = open_marks(timing=still)
        mark(marks, number)
        if number == 3:
            path.write_text(content)
            os.utime(path, (1, 1))
        marks.close()
    later = open_marks(timing=still)
    assert all(later.is_read(reply(number)[0]) for number in (1, 2, 3))
    assert any("restored" in trouble.reason for trouble in marks.troubles)

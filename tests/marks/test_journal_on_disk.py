"""The journal: what is acknowledged is on disk, what fails stays in memory, nothing is cut."""

import errno
import json
import os
import threading

import pytest

from tui.marks import MarkRead, MarkUnread, now
from tui.marks.lines import parse


@pytest.fixture
def journal(path):
    return path.with_name("marks.json.journal")


def edits_in(journal):
    return [line for line in parse(journal.read_bytes())[0] if line.kind != "journal"]


def test_an_edit_is_one_line_with_its_session_and_number(open_marks, journal, reply, still):
    marks = open_marks(timing=still)
    for number in (1, 2):
        marks.apply(MarkRead((reply(number),), now()))
    assert marks.flush()
    head, first, second = [json.loads(line) for line in journal.read_text().splitlines()]
    assert (head["kind"], head["generation"]) == ("journal", 1)
    assert (first["kind"], first["number"], second["number"]) == ("mark_read", 1, 2)
    assert first["session"] == second["session"] == head["session"]
    assert [table for table, _ in first["changes"]] == ["reads", "documents"]
    assert [table for table, _ in second["changes"]] == ["reads"]


def test_saving_is_told_with_what_is_still_unsaved(open_marks, reply, until):
    told = []
    marks = open_marks(on_saved=told.append)
    marks.apply(MarkRead((reply(1),), now()))
    assert marks.flush()
    until(lambda: told)
    assert told == [0]


def test_what_waits_is_written_together(open_marks, reply, monkeypatch, still):
    marks = open_marks(timing=still)
    marks.apply(MarkRead((reply(0),), now()))
    assert marks.flush()
    real, begun, go, calls = os.fsync, threading.Event(), threading.Event(), []

    def slow(descriptor):
        calls.append(descriptor)
        begun.set()
        assert go.wait(10)
        real(descriptor)

    monkeypatch.setattr("tui.marks.journal.os.fsync", slow)
    marks.apply(MarkRead((reply(1),), now()))
    assert begun.wait(10)
    for number in range(2, 40):
        marks.apply(MarkRead((reply(number),), now()))
    assert marks.unsaved == 39
    go.set()
    assert marks.flush()
    assert len(calls) == 2


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT])
@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_failing_disk_is_told_once_and_loses_nothing(
    open_marks, journal, reply, monkeypatch, until, code, call
):
    told = []
    marks = open_marks(on_trouble=told.append)
    marks.apply(MarkRead((reply(1),), now()))
    assert marks.flush()
    real = os.write

    def failing(descriptor, *data):
        if data:  # a full disk takes the beginning of what it is given
            real(descriptor, bytes(data[0])[:17])
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as broken:
        broken.setattr(os, call, failing)
        marks.apply(MarkRead((reply(2),), now()))
        assert not marks.flush()
        assert not marks.flush(0.05)
        assert marks.is_read(reply(2)[0])
        assert marks.unsaved == 1
        saving = [t for t in marks.troubles if "not saved" in t.reason]
        assert len(saving) == 1
        assert os.strerror(code) in saving[0].reason
        assert saving[0].path.endswith("marks.json")
    assert marks.flush() or marks.flush()
    assert marks.unsaved == 0
    until(lambda: marks.troubles == ())
    assert sum(any("not saved" in t.reason for t in troubles) for troubles in told) <= 3
    assert told[-1] == ()
    marks.close()
    again = open_marks()
    assert again.is_read(reply(1)[0])
    assert again.is_read(reply(2)[0])
    assert again.troubles == ()


def test_what_could_not_be_written_whole_is_taken_back(
    open_marks, journal, reply, monkeypatch, still
):
    marks = open_marks(timing=still)
    marks.apply(MarkRead((reply(1),), now()))
    assert marks.flush()
    before, real = journal.read_bytes(), os.write

    def full(descriptor, data):
        real(descriptor, bytes(data)[:30])
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(os, "write", full)
        marks.apply(MarkRead((reply(2),), now()))
        assert not marks.flush()
        assert journal.read_bytes() == before


def test_a_short_write_is_carried_on(open_marks, reply, monkeypatch):
    real = os.write
    marks = open_marks()
    with monkeypatch.context() as slow:
        slow.setattr(os, "write", lambda fd, data: real(fd, bytes(data)[:50]))
        marks.apply(MarkRead((reply(1),), now()))
        assert marks.flush()
    marks.close()
    assert open_marks().is_read(reply(1)[0])


def test_saving_is_tried_again_without_being_asked(open_marks, reply, monkeypatch, until):
    marks = open_marks()
    failures = []

    def failing(descriptor):
        failures.append(descriptor)
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", failing)
        marks.apply(MarkRead((reply(1),), now()))
        until(lambda: len(failures) >= 3)
    until(lambda: marks.unsaved == 0)


def test_a_line_cut_off_by_a_crash_harms_no_other(open_marks, journal, reply, still):
    marks = open_marks(timing=still)
    marks.apply(MarkRead((reply(1),), now()))
    assert marks.flush()
    with journal.open("ab") as file:
        file.write(b'{"v":1,"kind":"mark_read","at":"2026-')
    marks.apply(MarkRead((reply(2),), now()))
    assert marks.flush()
    other = open_marks(timing=still)
    assert other.is_read(reply(1)[0])
    assert other.is_read(reply(2)[0])
    assert "1 line(s) were cut off" in str(other.troubles[0])
    assert not other.troubles[0].is_fatal
    other.close()
    marks.close()
    assert open_marks().troubles == ()


@pytest.mark.parametrize("cut", [2, 3, 9, 40, 200])
def test_a_journal_cut_anywhere_in_its_last_line_keeps_all_before(
    open_marks, tmp_path, path, journal, reply, still, cut
):
    marks = open_marks(timing=still)
    for number in (1, 2):
        marks.apply(MarkRead((reply(number),), now()))
        assert marks.flush()
    copy = tmp_path / "copy" / "marks.json"
    copy.parent.mkdir()
    torn = copy.with_name("marks.json.journal")
    torn.write_bytes(journal.read_bytes()[:-cut])
    again = open_marks(copy, timing=still)
    assert again.is_read(reply(1)[0])
    assert not again.is_read(reply(2)[0])
    again.apply(MarkRead((reply(3),), now()))
    assert again.flush()
    last = open_marks(copy, timing=still)
    assert [last.is_read(reply(n)[0]) for n in (1, 2, 3)] == [True, False, True]


def test_a_line_that_lacks_only_its_end_counts(open_marks, journal, reply, still):
    marks = open_marks(timing=still)
    for number in (1, 2):
        marks.apply(MarkRead((reply(number),), now()))
        assert marks.flush()
    journal.write_bytes(journal.read_bytes()[:-1])
    again = open_marks(timing=still)
    again.apply(MarkRead((reply(3),), now()))
    assert again.flush()
    assert [again.is_read(reply(n)[0]) for n in (1, 2, 3)] == [True, True, True]


def test_damage_inside_the_journal_leaves_the_other_lines(open_marks, journal, reply, still):
    marks = open_marks(timing=still)
    for number in (1, 2, 3):
        marks.apply(MarkRead((reply(number),), now()))
        assert marks.flush()
    lines = journal.read_bytes().splitlines(keepends=True)
    lines[2] = b"\x00\xff" * 40 + b"\n"
    journal.write_bytes(b"".join(lines))
    other = open_marks(timing=still)
    assert [other.is_read(reply(n)[0]) for n in (1, 2, 3)] == [True, False, True]


def test_a_journal_that_was_left_is_folded_at_the_next_start(
    open_marks, path, journal, reply, until, tmp_path, still
):
    marks = open_marks(timing=still)
    marks.apply(MarkRead((reply(1),), now()))
    assert marks.flush()
    copy = tmp_path / "after a crash" / "marks.json"
    copy.parent.mkdir()
    copy.with_name("marks.json.journal").write_bytes(journal.read_bytes())
    again = open_marks(copy)
    assert again.is_read(reply(1)[0])
    until(copy.exists)


def test_a_large_journal_is_folded_at_once(open_marks, path, reply, until):
    from tui.marks.writer import Timing

    marks = open_marks(timing=Timing(look=3600, idle=3600, fold_size=2_000))
    for number in range(12):
        marks.apply(MarkRead((reply(number),), now()))
        assert marks.flush()
    until(path.exists)


def test_folding_waits_for_quiet_and_then_comes_by_itself(open_marks, path, reply, until):
    marks = open_marks()
    marks.apply(MarkRead((reply(1),), now()))
    assert marks.flush()
    until(path.exists)
    assert json.loads(path.read_text())["reads"]


def test_a_failing_listener_does_not_stop_the_saving(open_marks, reply, until):
    def fail(_):
        raise RuntimeError("the screen is gone")

    marks = open_marks(on_saved=fail, on_change=fail, on_trouble=fail)
    for number in (1, 2):
        marks.apply(MarkRead((reply(number),), now()))
        assert marks.flush()
    marks.apply(MarkUnread((reply(2),), now()))
    marks.close()
    assert open_marks().is_read(reply(1)[0])


def test_several_threads_may_mark_at_once(open_marks, reply):
    marks = open_marks()

    def mark(letter):
        for number in range(50):
            marks.apply(MarkRead((reply(number, letter),), now()))
            assert marks.unread(letter, [reply(number, letter)[0].part]) == 0

    threads = [threading.Thread(target=mark, args=(letter,)) for letter in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    marks.close()
    parts = [reply(number)[0].part for number in range(50)]
    assert [open_marks().unread(letter, parts) for letter in "abcd"] == [0, 0, 0, 0]

"""The lock: who holds it is said in words, and nobody's lock is broken who may still be at work."""

import fcntl
import os
import subprocess
import sys

import pytest

from tui.marks import MarkRead, holder, now
from tui.marks.files import MarksFiles
from tui.marks.holder import Holder
from tui.marks.lock import Lock

HOLDING = """
import sys
from pathlib import Path
from tui.marks.files import MarksFiles
from tui.marks.lock import Lock
files = MarksFiles.of(Path(sys.argv[1]))
with Lock(files.lock, files.holder).held(5):
    print("held", flush=True)
    sys.stdin.readline()
"""
LEAVING_IT_TO_A_CHILD = """
import fcntl, os, subprocess, sys
from pathlib import Path
from tui.marks import holder
from tui.marks.files import MarksFiles
files = MarksFiles.of(Path(sys.argv[1]))
descriptor = os.open(files.lock, os.O_RDWR | os.O_CREAT, 0o600)
fcntl.flock(descriptor, fcntl.LOCK_EX)
holder.note(files.holder, holder.own())
subprocess.Popen(["cat"], pass_fds=[descriptor])
print(os.getpid(), flush=True)
os._exit(0)
"""


@pytest.fixture
def files(path):
    return MarksFiles.of(path)


@pytest.fixture
def lock(files):
    return Lock(files.lock, files.holder)


@pytest.fixture
def run(path, environment):
    """Run a program on the marks until its input is closed; returns it and its first line."""
    started = []

    def run_(program):
        process = subprocess.Popen(
            [sys.executable, "-c", program, path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        started.append(process)
        return process, process.stdout.readline().strip()

    yield run_
    for process in started:
        process.stdin.close()
        process.stdout.close()
        process.wait(10)


def test_a_session_that_waits_in_vain_says_who_holds_the_lock(
    open_marks, path, reply, run, until, hasty
):
    marks = open_marks(timing=hasty)
    process, _ = run(HOLDING)
    marks.apply(MarkRead((reply(1),), now()))
    assert not marks.flush()
    (trouble,) = marks.troubles
    expected = f"marks.json.lock is held by process {process.pid} on {os.uname().nodename} since "
    assert expected in trouble.reason
    assert "(started " in trouble.reason
    assert trouble.path == str(path)
    process.stdin.write("\n")
    process.stdin.flush()
    until(lambda: marks.unsaved == 0 and marks.troubles == ())


def test_the_words_tell_process_host_hour_and_start(monkeypatch):
    monkeypatch.setattr(holder, "now", lambda: "2026-11-24T21:20:00.000000Z")
    found = Holder(
        host="adas-laptop",
        process=4711,
        started="2026-11-23T20:01:59.000000Z",
        since="2026-11-24T21:20:05.000000Z",
        program="0.0.1",
    )
    words = str(found)
    assert words.startswith("process 4711 on adas-laptop since ")
    assert "rapport 0.0.1" in words
    assert holder._moment("2026-11-23T20:01:59.000000Z") in words
    assert str(Holder(host="h", process=1)) == "process 1 on h"
    today = now()
    assert holder._clock(today) == holder._moment(today)[11:]


def test_the_own_start_is_known_to_the_second_or_so():
    found = holder.own()
    assert found.start > 0
    assert "2020" < found.started <= now()
    assert found.is_here and not found.has_ended


def test_what_a_shared_folder_says_cannot_steer_the_terminal():
    assert "\x1b" not in str(Holder(host="a\x1b[31m", process=1, program="\x1b]0;x"))


def test_the_note_is_blank_again_after_the_lock_and_keeps_its_size(lock, files):
    with lock.held(1):
        found = holder.noted(files.holder)
        size = files.holder.stat().st_size
        with lock.held(1):
            pass
        assert holder.noted(files.holder) == found
    assert (found.process, found.host) == (os.getpid(), os.uname().nodename)
    assert found.since
    assert holder.noted(files.holder) is None
    assert files.holder.read_bytes().strip() == b""
    assert files.holder.stat().st_size == size == holder.ROOM


def test_the_lock_holds_where_nothing_can_be_noted(open_marks, files, reply):
    files.holder.mkdir()
    marks = open_marks()
    marks.apply(MarkRead((reply(1),), now()))
    assert marks.flush()
    assert marks.troubles == ()


def test_a_link_in_the_place_of_the_note_is_not_written_through(lock, files, tmp_path):
    precious = tmp_path / "precious"
    precious.write_text("mine")
    files.holder.symlink_to(precious)
    with lock.held(1):
        pass
    assert precious.read_text() == "mine"


def test_a_lock_that_a_dead_process_left_to_a_child_is_called_stale(
    open_marks, files, reply, run, hasty
):
    marks = open_marks(timing=hasty)
    process, number = run(LEAVING_IT_TO_A_CHILD)
    process.wait(10)
    marks.apply(MarkRead((reply(1),), now()))
    assert not marks.flush()
    reason = marks.troubles[0].reason
    assert f"is stale: it was taken by process {number} on {os.uname().nodename}" in reason
    assert "(started " in reason
    assert "has ended" in reason
    process.stdin.close()  # ends the child
    assert marks.flush(10) or marks.flush(10)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "held by another program"),
        (b"half a no", "held by another program"),
        (b'{"host": "elsewhere", "process": 7, "since": "?"}', "cannot be seen from here"),
        (b'{"host": "elsewhere", "process": 7}', "held by process 7 on elsewhere;"),
    ],
)
def test_what_the_note_says_is_told_as_far_as_it_can_be_known(lock, files, content, words):
    with files.lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        files.holder.write_bytes(content)
        with pytest.raises(OSError, match="is held") as raised, lock.held(0.01):
            pass
    assert words in str(raised.value)


def test_a_process_that_got_the_number_of_a_dead_one_is_not_taken_for_it(ended_process):
    own = holder.own()
    assert holder.is_running(own.process, own.start)
    assert holder.is_running(own.process, 0)
    assert holder.is_running(own.process, own.start % 2**64)
    assert not holder.is_running(own.process, own.start + 1)
    assert not holder.is_running(own.process, own.start + (1 << 64))
    assert not holder.is_running(ended_process, 0)
    assert not holder.is_running(2**40, 0)
    assert not holder.is_running(-1, 0)
    assert not holder.is_running(0, 0)


def test_a_process_whose_end_nobody_asked_for_has_ended(until):
    process = subprocess.Popen(["true"])
    try:
        until(lambda: not holder.is_running(process.pid, 0))
        os.kill(process.pid, 0)  # its number is still taken
    finally:
        process.wait(10)


def test_where_linux_tells_nothing_the_number_alone_counts(monkeypatch, ended_process):
    monkeypatch.setattr(holder, "_status", lambda process: [])
    own = holder.own()
    assert (own.start, own.started) == (0, "")
    assert holder.is_running(own.process, 5)
    assert not holder.is_running(ended_process, 5)


def test_a_container_with_the_name_of_this_host_is_another_host(ended_process):
    own = holder.own()
    other = Holder(host=own.host, process=ended_process, space="f00")
    assert not other.is_here
    assert not other.has_ended
    assert "cannot be seen from here" in other.words()


def test_asking_who_holds_the_lock_makes_no_file(lock, files, run):
    assert lock.held_by_others(0) == ""
    assert not files.lock.exists()
    process, _ = run(HOLDING)
    assert f"process {process.pid} on" in lock.held_by_others(0)
    process.stdin.close()
    process.wait(10)
    assert lock.held_by_others(1) == ""
    with lock.held(1):
        pass

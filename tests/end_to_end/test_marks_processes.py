"""Marks under real processes: killed without warning, or several at once on one file."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from tinydb import TinyDB

import tui
from tui.marks import Marks
from tui.model import DocumentKey, Target

PROGRAM = Path(__file__).with_name("marking_program.py")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(tui.__file__).parents[1])}


@pytest.fixture
def start():
    """Start the marking program; it waits for a line before it marks."""
    started = []

    def start_(path, name, count, end="close"):
        process = subprocess.Popen(
            [sys.executable, PROGRAM, path, name, str(count), end],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=ENVIRONMENT,
        )
        started.append(process)
        assert process.stdout.readline() == b"ready\n"
        return process

    yield start_
    for process in started:
        process.kill()
        process.communicate()


def go(process):
    process.stdin.write(b"go\n")
    process.stdin.flush()


def read_numbers(path, names):
    """What our own program finds, then what stock TinyDB finds in the file it left."""
    marks = Marks.open(path)
    found = {
        (name, number)
        for name in names
        for number in range(2_000)
        if marks.is_read(Target.of_reply(DocumentKey(name), str(number)))
    }
    marks.close()
    assert marks.troubles == () or not any(t.is_fatal for t in marks.troubles)
    with TinyDB(path) as database:
        stock = {(r["document"], int(r["part"].split(":")[1])) for r in database.table("reads")}
    assert stock == found
    return found


def test_nothing_acknowledged_is_lost_by_kill_minus_nine(start, tmp_path):
    path, chance = tmp_path / "marks.json", random.Random(8)
    acknowledged, names = set(), []
    for turn in range(15):
        names.append(f"turn{turn}")
        process = start(path, names[-1], 2_000)
        go(process)
        for _ in range(chance.randrange(1, 60)):
            acknowledged.add((names[-1], int(process.stdout.readline())))
        process.kill()
        rest = process.communicate()[0].splitlines()
        acknowledged |= {(names[-1], int(line)) for line in rest}
    assert acknowledged <= read_numbers(path, names)


def test_a_process_that_kills_another_ones_fold_loses_nothing(start, tmp_path):
    path, chance = tmp_path / "marks.json", random.Random(5)
    steady, acknowledged, names = start(path, "steady", 400), set(), ["steady"]
    go(steady)
    for turn in range(5):
        names.append(f"turn{turn}")
        process = start(path, names[-1], 2_000)
        go(process)
        for _ in range(chance.randrange(1, 40)):
            acknowledged.add((names[-1], int(process.stdout.readline())))
        process.kill()
        rest = process.communicate()[0].splitlines()
        acknowledged |= {(names[-1], int(line)) for line in rest}
    told = steady.communicate(timeout=60)[0].splitlines()
    assert steady.returncode == 0
    assert len(told) == 400
    acknowledged |= {("steady", int(line)) for line in told}
    assert acknowledged <= read_numbers(path, names)


@pytest.mark.parametrize("count", [2, 4])
def test_processes_that_mark_at_once_keep_everything(start, tmp_path, count):
    path = tmp_path / "marks.json"
    names = [f"process{number}" for number in range(count)]
    ends = ["close", "exit"] * (count // 2)
    processes = [start(path, name, 100, end) for name, end in zip(names, ends, strict=True)]
    for process in processes:
        go(process)
    for process in processes:
        assert len(process.communicate(timeout=60)[0].splitlines()) == 100
        assert process.returncode == 0
    assert read_numbers(path, names) == {(name, n) for name in names for n in range(100)}


def test_leaving_at_once_after_a_flush_loses_nothing(start, tmp_path):
    process = start(tmp_path / "marks.json", "one", 3, "exit")
    go(process)
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert read_numbers(tmp_path / "marks.json", ["one"]) == {("one", n) for n in range(3)}


def test_a_program_that_ends_by_an_error_loses_no_edit(tmp_path):
    path = tmp_path / "marks.json"
    words = (
        "import sys\n"
        "from pathlib import Path\n"
        "from tui.marks import *\n"
        "from tui.model import Target\n"
        "marks = Marks.open(Path(sys.argv[1]))\n"
        "for n in range(500):\n"
        "    marks.apply(MarkRead(((Target.of_reply('one', str(n)), Anchor()),), now()))\n"
        "raise SystemExit('an error')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", words, path], env=ENVIRONMENT, capture_output=True, timeout=60
    )
    assert done.returncode == 1
    assert done.stderr == b"an error\n"
    assert read_numbers(path, ["one"]) == {("one", n) for n in range(500)}

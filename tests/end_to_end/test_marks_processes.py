"""Marks under real processes: killed without warning, or several at once on one file."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from mixed_edits import found_by_marks, found_by_stock, missing, missing_lines, outcome

import tui

PROGRAM = Path(__file__).with_name("marking_program.py")
FOLDERS = [Path(tui.__file__).parents[1], PROGRAM.parent]
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, FOLDERS))}


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


def assert_all_there(path, acknowledged):
    """Our own program, stock TinyDB and the journals all hold so many edits of each name."""
    assert missing(found_by_marks(path, acknowledged), acknowledged) == []
    assert missing(found_by_stock(path), acknowledged) == []
    assert missing_lines(path, acknowledged) == []


def killed_after(process, count):
    """Kill a process once it said that `count` edits are on disk; how many it said in all."""
    for _ in range(count):
        process.stdout.readline()
    process.kill()
    return count + len(process.communicate()[0].splitlines())


def test_nothing_acknowledged_is_lost_by_kill_minus_nine(start, tmp_path):
    path, chance, acknowledged = tmp_path / "marks.json", random.Random(8), {}
    for turn in range(15):
        process = start(path, f"turn{turn}", 2_000)
        go(process)
        acknowledged[f"turn{turn}"] = killed_after(process, chance.randrange(1, 60))
    assert_all_there(path, acknowledged)


def test_a_process_that_kills_another_ones_fold_loses_nothing(start, tmp_path):
    path, chance, acknowledged = tmp_path / "marks.json", random.Random(5), {"steady": 300}
    steady = start(path, "steady", 300)
    go(steady)
    for turn in range(5):
        process = start(path, f"turn{turn}", 2_000)
        go(process)
        acknowledged[f"turn{turn}"] = killed_after(process, chance.randrange(1, 40))
    assert len(steady.communicate(timeout=60)[0].splitlines()) == 300
    assert steady.returncode == 0
    assert_all_there(path, acknowledged)


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
    assert_all_there(path, dict.fromkeys(names, 100))


def test_leaving_at_once_after_a_flush_loses_nothing(start, tmp_path):
    process = start(tmp_path / "marks.json", "one", 30, "exit")
    go(process)
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert_all_there(tmp_path / "marks.json", {"one": 30})


def test_an_edit_that_is_missing_is_noticed(start, tmp_path):
    path = tmp_path / "marks.json"
    process = start(path, "one", 30)
    go(process)
    process.communicate(timeout=60)
    for number in range(30, 34):  # counted as acknowledged though it was never made
        gone = set(outcome("one", number))
        acknowledged = {"one": number + 1}
        assert gone & set(missing(found_by_stock(path), acknowledged))
        assert gone & set(missing(found_by_marks(path, acknowledged), acknowledged))
        assert ("one", number) in missing_lines(path, acknowledged)


def test_a_program_that_ends_by_an_error_loses_no_edit(tmp_path):
    path = tmp_path / "marks.json"
    words = (
        "import sys\n"
        "from pathlib import Path\n"
        "from mixed_edits import edit\n"
        "from tui.marks import Marks\n"
        "marks = Marks.open(Path(sys.argv[1]))\n"
        "for number in range(500):\n"
        "    marks.apply(edit('one', number))\n"
        "raise SystemExit('an error')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", words, path], env=ENVIRONMENT, capture_output=True, timeout=60
    )
    assert done.returncode == 1
    assert done.stderr == b"an error\n"
    assert_all_there(path, {"one": 500})

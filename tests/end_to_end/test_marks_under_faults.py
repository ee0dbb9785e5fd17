"""Marks of real processes on a real full disk, on a protected one, and under signals."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tinydb import TinyDB

import tui
from tui.marks import Marks
from tui.model import DocumentKey, Target

HERE = Path(__file__).parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(tui.__file__).parents[1])}
AT = 20
"""The edit in whose line the signal comes, see `interrupted_program`."""


@pytest.fixture
def own_mounts(tmp_path):
    """A command that runs another with mounts that nobody else sees."""
    command = ["unshare", "--mount"] if os.getuid() == 0 else ["unshare", "--map-root-user", "-m"]
    folder = tmp_path / "tried"
    folder.mkdir()
    tried = [*command, "mount", "-t", "tmpfs", "tmpfs", folder]
    if shutil.which("unshare") is None or subprocess.run(tried, capture_output=True).returncode:
        pytest.skip("this account may not mount a disk of its own")
    return command


def test_a_small_disk_that_is_full_and_then_protected_loses_nothing(own_mounts, tmp_path):
    folder = tmp_path / "disk"
    folder.mkdir()
    program = [sys.executable, HERE / "marks_on_a_small_disk.py", folder]
    done = subprocess.run(
        [*own_mounts, *program], env=ENVIRONMENT, capture_output=True, text=True, timeout=120
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "full\nprotected\n"
    assert list(folder.iterdir()) == []  # the disk was the program's own


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.parametrize("handling", ["default", "exit"])
def test_a_signal_in_the_middle_of_a_line_loses_nothing(tmp_path, number, handling):
    path = tmp_path / "marks.json"
    program = [sys.executable, HERE / "interrupted_program.py", path, str(int(number)), handling]
    done = subprocess.run(program, env=ENVIRONMENT, capture_output=True, timeout=60)
    python_handles = handling == "exit" or number == signal.SIGINT
    assert done.returncode in ({128 + number, -number} if python_handles else {-number})
    acknowledged = {int(line) for line in done.stdout.split()}
    assert acknowledged >= set(range(1, AT))
    marks = Marks.open(path)
    found = {n for n in range(1, 60) if marks.is_read(Target.of_reply(DocumentKey("one"), str(n)))}
    assert found >= acknowledged
    if python_handles:  # the marks were closed in order, with all that had been made
        assert AT in found
        assert marks.troubles == ()
    assert not any(problem.is_fatal for problem in marks.troubles)
    marks.close()
    with TinyDB(path, access_mode="r") as database:
        assert {int(r["part"].split(":")[1]) for r in database.table("reads")} == found

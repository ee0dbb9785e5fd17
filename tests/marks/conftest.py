"""Marks in a folder of the test's own, quick to look and to fold."""

import os
import subprocess
import threading
import time
from pathlib import Path

import msgspec
import pytest

import tui
from tui.marks import Anchor, Marks
from tui.marks.writer import Timing
from tui.model import Target

QUICK = Timing(look=0.02, idle=0.05, retry=0.02, retry_most=0.1, patience=2.0)
HASTY = msgspec.structs.replace(QUICK, patience=0.05)
STILL = Timing(look=3600, idle=3600)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "marks.json"


@pytest.fixture
def open_marks(path):
    """Open marks that are closed when the test ends."""
    opened = []

    def open_(at=path, timing=QUICK, **listeners):
        opened.append(Marks.open(at, timing=timing, **listeners))
        return opened[-1]

    yield open_
    for marks in opened:
        marks.close()


@pytest.fixture
def still():
    """A timing by which nothing is looked at or folded on its own before the marks close."""
    return STILL


@pytest.fixture
def hasty():
    """A timing by which a session soon gives up waiting for the lock, and tries again."""
    return HASTY


@pytest.fixture
def environment():
    """The environment of a program that imports this copy of the house."""
    return {**os.environ, "PYTHONPATH": str(Path(tui.__file__).parents[1])}


@pytest.fixture
def ended_process():
    """The number of a process that has ended."""
    process = subprocess.Popen(["true"])
    process.wait(10)
    return process.pid


@pytest.fixture
def until():
    """Wait until a fact is true, or fail when ten seconds are gone."""

    def wait(fact, seconds=10.0):
        pause, end = threading.Event(), time.monotonic() + seconds
        while not (found := fact()):
            assert time.monotonic() < end, "it did not come true in time"
            pause.wait(0.005)
        return found

    return wait


@pytest.fixture
def reply():
    """A reply under the document `doc`, with an anchor."""

    def make(number, document="doc"):
        anchor = Anchor(title="A post", path="posts/a.txt", quote=f"Words of reply {number}.")
        return Target.of_reply(document, f"{number}-abcdef12"), anchor

    return make

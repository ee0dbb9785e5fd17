"""Processes that edit one marks file, and a parent that kills them at moments of its choice.

The processes are forked from a parent that has imported everything, so a new one stands a few
milliseconds after a kill. Each tells, in memory shared with the parent, what it is doing; it never
rests, so that every kill hits work. Nothing here looks at what is left: see `marks_killed`.
"""

import mmap
import os
import random
import signal
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

OPENING, EDITING, WRITING, FOLDING, BACKING_UP, JOINING = range(6)
NAMES = (
    "opening",
    "between",  # an edit and its acknowledgement: the edit itself, the lock, reading others' lines
    "writing the journal",
    "folding",
    "backing up",
    "joining old journals",
)
SOUGHT = (None, FOLDING, WRITING, BACKING_UP, FOLDING, None, WRITING, JOINING, FOLDING, OPENING)
"""What the next victims shall be caught at, in turn; None: whoever it is, whatever it does."""
PATIENCE = 0.1
"""Seconds to look for a process that does what is sought."""
MEAN_DELAY = 0.03
"""Seconds between a start and the next kill; exponential, so that no moment is preferred."""
LONGEST_LIFE = 100_000
"""Edits of one process, more than it ever comes to."""


class Doing:
    """What one process is at, for the parent to see."""

    def __init__(self, shared: mmap.mmap, place: int) -> None:
        self._shared, self._place = shared, place

    @property
    def name(self) -> str:
        """What it did last, in words."""
        return NAMES[self._shared[self._place]]

    def now(self, what: int) -> None:
        """Say what is done from here on."""
        self._shared[self._place] = what

    def during(self, owner: Any, name: str, what: int) -> None:
        """Have a function of a module or a class say that it is at work."""
        real = getattr(owner, name)

        def call(*arguments: Any, **options: Any) -> Any:
            before = self._shared[self._place]
            self._shared[self._place] = what
            try:
                return real(*arguments, **options)
            finally:
                self._shared[self._place] = before

        setattr(owner, name, call)


Work = Callable[[Path, str, int, Doing], None]
"""Opens the file and makes so many edits of a name; prints their numbers to descriptor 1."""


class Process:
    """One forked process."""

    outputs: ClassVar[set[int]] = set()
    """What the parent reads of those that run; closed in each child, so that all end with it."""

    def __init__(self, work: Work, path: Path, name: str, doing: Doing) -> None:
        self.name, self._doing = name, doing
        doing.now(OPENING)
        self._output, written = os.pipe()
        self.outputs.add(self._output)
        self._id = os.fork()
        if self._id == 0:
            try:
                for output in self.outputs:
                    os.close(output)
                os.dup2(written, 1)
                work(path, name, LONGEST_LIFE, doing)
            except BaseException:
                with path.with_name("errors").open("a") as errors:
                    errors.write(traceback.format_exc())
            os._exit(1)
        os.close(written)

    def kill(self) -> None:
        """Send it SIGKILL."""
        os.kill(self._id, signal.SIGKILL)

    def end(self) -> tuple[str | None, int]:
        """What it was doing when the kill hit it, or None if it had ended by itself; its edits.

        The edits are those that it said are on disk.
        """
        status = os.waitpid(self._id, 0)[1]
        self.outputs.discard(self._output)
        with os.fdopen(self._output, "rb") as output:
            acknowledged = len(output.read().splitlines())
        return self._doing.name if os.WIFSIGNALED(status) else None, acknowledged


class KillRun:
    """Several processes on one file, all of them always at work."""

    def __init__(self, work: Work, path: Path, processes: int, chance: random.Random) -> None:
        self.acknowledged: dict[str, int] = {}
        """Edits of each process that was killed, by its name."""
        self.hits: Counter[str] = Counter()
        """At what the kills found the processes; their sum is the number of kills."""
        self.failures = 0
        """Processes that had ended by an error before the kill came; no kills."""
        self._work, self._path, self._chance = work, path, chance
        self._shared = mmap.mmap(-1, processes)
        self._number = self._turn = self._newest = 0
        self._running = [self._started(place) for place in range(processes)]

    def kill_one(self) -> None:
        """Let them work a while, kill one, start another in its place."""
        place = self._victim()
        self._running[place].kill()
        self._count(self._running[place])
        self._newest = place
        self._running[place] = self._started(place)

    def kill_all(self) -> None:
        """Let them work a while, then kill all at once and start none."""
        self._victim()
        for process in self._running:
            process.kill()
        for process in self._running:
            self._count(process)

    def go_on(self) -> None:
        """After `kill_all`: start as many anew."""
        self._running = [self._started(place) for place in range(len(self._running))]

    def _victim(self) -> int:
        """Let some time pass and say whose turn it is."""
        sought = SOUGHT[self._turn % len(SOUGHT)]
        self._turn += 1
        if sought == OPENING:  # at once, or the newest one has opened the file already
            time.sleep(self._chance.uniform(0, 0.01))
            return self._newest
        time.sleep(self._chance.expovariate(1 / MEAN_DELAY))
        end = time.monotonic() + PATIENCE
        while sought is not None and time.monotonic() < end:
            place = self._shared[:].find(sought)
            if place >= 0:
                if sought == FOLDING:  # takes long enough to be hit anywhere inside
                    time.sleep(self._chance.uniform(0, 0.01))
                return place
            time.sleep(0.0001)
        return self._chance.randrange(len(self._running))

    def _started(self, place: int) -> Process:
        self._number += 1
        doing = Doing(self._shared, place)
        return Process(self._work, self._path, f"process{self._number}", doing)

    def _count(self, process: Process) -> None:
        what, self.acknowledged[process.name] = process.end()
        if what is None:
            self.failures += 1
        else:
            self.hits[what] += 1

"""The thread that brings edits to disk and looks what other sessions did.

One thread does everything that touches the files after the start: it drains the queue (one write,
one fsync for all that waits), looks at the files about once a second, and folds when it is quiet.
It never gives an edit up: what cannot be saved stays in the queue and is tried again.
"""

import threading
import time
from collections.abc import Callable, Sequence
from typing import Protocol

import msgspec

from tui.marks import lines, troubles
from tui.marks.disk import Disk
from tui.marks.lines import Written
from tui.marks.troubles import Troubles
from tui.model import Problem


class Timing(msgspec.Struct, frozen=True):
    """How long things wait, in seconds; sizes in bytes."""

    look: float = 0.8
    """Between two looks at the files."""
    idle: float = 3.0
    """Without an edit, until the journal is folded in."""
    fold_size: int = 1_000_000
    """A larger journal is folded in at once."""
    retry: float = 0.25
    """After a first failure; doubled after each further one."""
    retry_most: float = 15.0
    patience: float = 5.0
    """For the lock that another session holds."""


class Queue(Protocol):
    """Where the writer gets edits from and reports to."""

    @property
    def unsaved(self) -> int:
        """How many edits are not on disk."""

    def waiting(self) -> Sequence[Written]:
        """The edits that are not on disk, oldest first."""

    def acknowledged(self, count: int) -> None:
        """The first `count` of them are on disk now."""


class Writer(threading.Thread):
    """One session's writer thread."""

    def __init__(
        self, disk: Disk, queue: Queue, session: str, found: Troubles, timing: Timing
    ) -> None:
        super().__init__(name="marks writer", daemon=True)
        self._disk, self._queue, self._session = disk, queue, session
        self._troubles, self._timing = found, timing
        self._wake = threading.Condition()
        self._asked = False
        self._closing = False
        self._hurried = False
        self._begun = 0
        self.ended = 0
        """How many attempts to save came to an end; a waiting flush counts them."""
        self._failures: dict[str, int] = {}
        self._not_before: dict[str, float] = {}
        self._last_edit = time.monotonic()
        self._fold_took = 0.0
        self._next_look = time.monotonic() + timing.look

    def wake(self) -> None:
        """Say that there is something to save."""
        with self._wake:
            self._asked = True
            self._wake.notify_all()

    def hurry(self) -> int:
        """Save now, even if the last try failed a moment ago; return the number of that attempt."""
        with self._wake:
            self._hurried = self._asked = True
            self._wake.notify_all()
            return self._begun + 1

    def stop(self) -> None:
        """Save and fold once more, then end."""
        with self._wake:
            self._closing = True
            self._wake.notify_all()

    def note_edits(self) -> None:
        """Take the time of an edit, so that folding waits for quiet."""
        self._last_edit = time.monotonic()

    def run(self) -> None:
        """Work until stopped."""
        while True:
            with self._wake:
                if not (self._asked or self._closing):
                    self._wake.wait(self._pause())
                closing, self._asked = self._closing, False
            self._save()
            if not closing and time.monotonic() >= self._next_look:
                self._next_look = time.monotonic() + self._timing.look
                self._attempt(troubles.FOLLOWING, "cannot be followed", self._disk.look)
            unsaved = self._queue.unsaved
            if closing or self._fold_is_due():
                self._attempt(troubles.FOLDING, "edits wait in the journal", self._fold)
            if closing:
                if self._queue.unsaved > unsaved:  # the files were gone: memory goes back to them
                    self._save()
                    self._attempt(troubles.FOLDING, "edits wait in the journal", self._fold)
                self._disk.close()
                return

    def _save(self) -> None:
        waiting = self._queue.waiting()
        with self._wake:
            too_early = time.monotonic() < self._not_before.get(troubles.SAVING, 0.0)
            if not waiting or (too_early and not (self._hurried or self._closing)):
                return
            self._hurried = False
            self._begun += 1
        self.note_edits()
        data = b"".join(lines.edit_line(edit, self._session) for edit in waiting)
        saved = self._attempt(
            troubles.SAVING, "marks are not saved", lambda: self._disk.save(data, len(waiting))
        )
        self.ended += 1
        self._queue.acknowledged(len(waiting) if saved else 0)

    def _fold_is_due(self) -> bool:
        waiting, now = self._disk.unfolded, time.monotonic()
        if not waiting or now < self._not_before.get(troubles.FOLDING, 0.0):
            return False
        return waiting > self._timing.fold_size or now - self._last_edit >= self._quiet

    @property
    def _quiet(self) -> float:
        """Seconds without an edit before a fold; longer where folding is slow."""
        return max(self._timing.idle, 10 * self._fold_took)

    def _fold(self) -> None:
        if self._disk.unfolded:
            start = time.monotonic()
            self._disk.fold()
            self._fold_took = time.monotonic() - start

    def _attempt(self, kind: str, meaning: str, action: Callable[[], None]) -> bool:
        """Do it, or set a trouble and a time for the next try."""
        try:
            action()
        except Exception as error:  # whatever it is: the thread lives on, the edits stay queued
            reason = f"{meaning}: {_words(error)}"
            self._troubles.set(kind, [Problem(str(self._disk.files.data), reason)])
            failures = self._failures.get(kind, 0)
            self._failures[kind] = failures + 1
            wait = min(self._timing.retry * 2**failures, self._timing.retry_most)
            self._not_before[kind] = time.monotonic() + wait
            return False
        self._troubles.set(kind, [])
        self._failures.pop(kind, None)
        self._not_before.pop(kind, None)
        return True

    def _pause(self) -> float:
        """Seconds until there is something to do without being asked."""
        times = [self._next_look]
        if self._queue.unsaved:
            times.append(self._not_before.get(troubles.SAVING, 0.0))
        if self._disk.unfolded:
            quiet = self._last_edit + self._quiet
            times.append(max(quiet, self._not_before.get(troubles.FOLDING, 0.0)))
        return max(0.0, min(times) - time.monotonic())


def _words(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror} ({error.filename})" if error.filename else error.strerror
    return f"{type(error).__name__}: {error}"

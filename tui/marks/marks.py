"""What one reader did: the door to the marks for everything above.

Questions are answered from memory at once. An edit changes memory at once and is on disk when
`unsaved` is back at what it was (one write and fsync in the writer's thread). Marks of other
sessions, and of a person who edits the file with TinyDB, arrive by `on_change`.
"""

import atexit
import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from tui.marks import troubles
from tui.marks.applying import apply_edit, put_all
from tui.marks.disk import Disk
from tui.marks.edits import Change, Edit, WriteDraft, kind_of, now
from tui.marks.files import MarksFiles
from tui.marks.history import KEPT_BACKUPS
from tui.marks.lines import Group, Line, Written, understood
from tui.marks.load import Loaded, load
from tui.marks.questions import Questions
from tui.marks.records import TABLES
from tui.marks.state import Put
from tui.marks.timeline import Timeline
from tui.marks.troubles import Troubles, tell
from tui.marks.undo import REDO, UNDO, Step, Undone, named, next_redo, next_undo, restored
from tui.marks.writer import Timing, Writer
from tui.model import Problem

LINE = 10_000
"""Records in one journal line of an undo, a merge or an import: no line grows without end."""


class Marks(Questions):
    """The marks of one reader; safe to use from several threads.

    The callbacks come from the writer's thread (`on_trouble` from `open`, too), hold no lock, and
    may be set later.
    """

    def __init__(self, loaded: Loaded, timing: Timing, backups: int) -> None:
        """Use `open`."""
        self.on_change: Callable[[Change], None] | None = None
        """Called with what another session or program changed."""
        self.on_saved: Callable[[int], None] | None = None
        """Called with the number of edits still unsaved, after some were acknowledged."""
        self.on_trouble: Callable[[tuple[Problem, ...]], None] | None = None
        """Called with the troubles that stand, whenever they change; empty when all is well."""
        self._state = loaded.state
        self._guard = threading.Condition()
        self._queue: list[Written] = []
        self._number = 0
        self._is_closed = False
        self._troubles = Troubles(lambda: self.on_trouble)
        session = f"{os.uname().nodename}-{os.getpid()}-{os.urandom(4).hex()}"
        self._disk = Disk(loaded, session, self, timing.patience, backups)
        self._timeline = Timeline(loaded.files, session, now())
        self._undoing = threading.Lock()
        self._groups = threading.local()
        self._writer = Writer(self._disk, self, session, self._troubles, timing)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        on_change: Callable[[Change], None] | None = None,
        on_saved: Callable[[int], None] | None = None,
        on_trouble: Callable[[tuple[Problem, ...]], None] | None = None,
        timing: Timing | None = None,
        backups: int = KEPT_BACKUPS,
    ) -> "Marks":
        """Open the marks kept at `path`, whatever state the files are in.

        Nothing is written until the first edit, unless a damaged file must be set aside. What is
        wrong is in `troubles`; the marks can be used all the same.

        Args:
            path: The TinyDB file. It and its folder need not exist.
            on_change: See the attribute.
            on_saved: See the attribute.
            on_trouble: See the attribute.
            timing: For tests and benchmarks.
            backups: How many earlier copies of the file are kept.
        """
        loaded = load(MarksFiles.of(path))
        marks = cls(loaded, timing or Timing(), backups)
        marks.on_change, marks.on_saved, marks.on_trouble = on_change, on_saved, on_trouble
        marks._troubles.set(troubles.FILES, loaded.problems)
        if loaded.refusal is not None:
            marks._troubles.set(troubles.FILES, (*loaded.problems, loaded.refusal))
        try:
            marks._disk.repair()
        except OSError as error:
            reason = f"{loaded.damage}; it cannot be restored: {error.strerror or error}"
            marks._troubles.add(troubles.RESTORED, Problem(str(loaded.files.data), reason))
        marks._writer.start()
        atexit.register(marks.close)  # a program that ends by an error loses no edit either
        return marks

    def apply(self, edit: Edit) -> Change:
        """Take an edit in, in memory at once; the writer brings it to disk.

        Returns:
            Which documents look different now; empty if the edit changed nothing, in which case
            nothing is written either.

        Raises:
            ValueError: The marks were closed.
        """
        with self._guard:
            self._must_be_open()
            puts, was = apply_edit(self._state, edit)
            if not puts:
                return Change()
            if isinstance(edit, WriteDraft) and self._group is not None and self._group.first:
                was = []  # a text that grows: how it was before is told by the first of the group
            self._enqueue(kind_of(edit), edit.at, puts, was)
        self._writer.wake()
        return _change(puts)

    def take(self, kind: str, changes: Sequence[tuple[str, msgspec.Raw]]) -> Change:
        """Take in records of another file, as one edit: those that are newer than what is here.

        Args:
            kind: `import` or `merge`, for the journal.
            changes: Tables and records as they are written. Tables that this version does not know
                are passed on to the file.

        Returns:
            Which documents look different now.

        Raises:
            ValueError: The marks were closed.
        """
        with self._guard:
            self._must_be_open()
            carried: list[tuple[str, msgspec.Raw]] = []
            puts: list[Put] = []
            was: list[Put] = []
            for table, raw in changes:
                if table not in TABLES:
                    carried.append((table, raw))
                for name, record in understood([(table, raw)], whole=True):
                    old = self._state.get(record)
                    if self._state.put(record):
                        carried.append((table, raw))
                        puts.append((name, record))
                        was += [(name, old)] if old is not None else []
            if carried:
                self._enqueue(kind, now(), (), was, carried=carried)
        self._writer.wake()
        return _change(puts)

    @contextmanager
    def group(self, group: Group | None = None) -> Iterator[None]:
        """Make the edits that this thread applies meanwhile one edit, undone as a whole.

        Args:
            group: Given each time, it lets edits belong together that come with others in between.
        """
        self._groups.now = group or Group()
        try:
            yield
        finally:
            self._groups.now = None

    @property
    def _group(self) -> Group | None:
        """What the edits of this thread belong to now."""
        found: Group | None = getattr(self._groups, "now", None)
        return found

    def _must_be_open(self) -> None:
        if self._is_closed:
            raise ValueError("the marks are closed")

    def _enqueue(
        self,
        kind: str,
        at: str,
        puts: Sequence[Put],
        was: Sequence[Put],
        of: str = "",
        carried: Sequence[tuple[str, msgspec.Raw]] = (),
    ) -> None:
        """Hand an edit to the writer. Under the guard."""
        self._number += 1
        group, first = self._group, 0
        if group is not None:
            first = group.first = group.first or self._number
        edit = Written(kind, at, self._number, tuple(puts), tuple(was), of, first, tuple(carried))
        self._queue.append(edit)
        self._timeline.add(edit, self._queue[0].number - 1)

    # Undo -----------------------------------------------------------------------------------

    def undo(self, name: str = "") -> Undone | None:
        """Take back what the reader did last, in this sitting or an earlier one.

        May read the history from disk: call it in a thread.

        Args:
            name: Take back the edit of this name instead, whoever made it and whatever its kind.

        Returns:
            What was done; None if there is nothing to undo.

        Raises:
            ValueError: The marks were closed.
        """
        with self._undoing:
            if name:
                return self._take_back(UNDO, named(self._timeline.whole(), name))
            return self._take_back(UNDO, next_undo(self._timeline.back()))

    def redo(self) -> Undone | None:
        """Do again what was undone last, unless the reader did something else since.

        Returns:
            What was done; None if there is nothing to redo.

        Raises:
            ValueError: The marks were closed.
        """
        with self._undoing:
            return self._take_back(REDO, next_redo(self._timeline.back()))

    def _take_back(self, kind: str, steps: list[Step]) -> Undone | None:
        if not steps:
            return None
        about = steps[0].of or steps[0].unit
        origin = steps[0]
        if origin.of:
            origin = next((s for s in self._timeline.whole() if s.unit == about), origin)
        with self._guard:
            self._must_be_open()
            at = now()
            puts, left = restored(self._state, steps, at)
            with self.group():
                for start in range(0, max(1, len(puts)), LINE):
                    part = puts[start : start + LINE]
                    self._enqueue(kind, at, part, put_all(self._state, part), about)
        self._writer.wake()
        return Undone(origin.kind, origin.at, len(puts), left, _change(puts).documents)

    # Saving ---------------------------------------------------------------------------------

    @property
    def unsaved(self) -> int:
        """Edits that are not on disk yet."""
        return len(self._queue)

    @property
    def troubles(self) -> tuple[Problem, ...]:
        """What is wrong with the marks now."""
        return self._troubles.all

    def flush(self, timeout: float | None = None) -> bool:
        """Wait until every edit made so far is on disk.

        Args:
            timeout: Seconds to wait at most; None: as long as the try takes.

        Returns:
            True if all is on disk. False if the time was up or a try failed: `troubles` says why,
            the edits stay and are tried again.
        """
        end = None if timeout is None else time.monotonic() + timeout
        with self._guard:
            upto, attempt = self._number, self._writer.hurry()
            while self._queue and self._queue[0].number <= upto:
                if self._writer.ended >= attempt or not self._writer.is_alive():
                    return False
                left = None if end is None else end - time.monotonic()
                if left is not None and left <= 0:
                    return False
                self._guard.wait(left)
        return True

    def close(self) -> None:
        """Save, fold the journal into the file and let go of it. A second call does nothing."""
        with self._guard:
            if self._is_closed:
                return
            self._is_closed = True
        atexit.unregister(self.close)
        self._writer.stop()
        self._writer.join()

    # For the writer -------------------------------------------------------------------------

    def waiting(self) -> Sequence[Written]:
        """The edits that are not on disk, oldest first."""
        with self._guard:
            return tuple(self._queue)

    def acknowledged(self, count: int) -> None:
        """The first `count` edits are on disk, or a try failed (0)."""
        with self._guard:
            del self._queue[:count]
            unsaved = len(self._queue)
            self._guard.notify_all()
        if count:
            tell(self.on_saved, unsaved)

    def received(self, lines: list[Line]) -> None:
        """Take in what other sessions wrote."""
        changed: set[str] = set()
        found = [record for line in lines if not line.is_newer for record in line.records()]
        with self._guard:
            changed.update(record.document for record in found if self._state.put(record))
        if found:
            self._writer.note_edits()
        self._publish(changed)

    def replaced(self, loaded: Loaded, is_loss: bool) -> None:
        """Take the files' content as what there is, with the edits that are not in it yet.

        After a loss memory counts as well: what the files lack of it is written to them again.
        """
        with self._guard:
            before, self._state = self._state, loaded.state
            for edit in self._queue:
                for _, record in (*edit.puts, *understood(edit.carried)):
                    self._state.put(record)
            if is_loss:
                lost = [put for put in before.records() if self._state.put(put[1])]
                for start in range(0, 0 if loaded.is_unreadable else len(lost), LINE):
                    self._enqueue("restored", now(), lost[start : start + LINE], ())
        refusal = (loaded.refusal,) if loaded.refusal else ()
        self._troubles.set(troubles.FILES, (*loaded.problems, *refusal))
        self._publish(before.different(loaded.state))

    def restored(self, problem: Problem) -> None:
        """Tell that a damaged file was restored."""
        self._troubles.add(troubles.RESTORED, problem)

    def _publish(self, documents: set[str]) -> None:
        if documents:
            tell(self.on_change, Change.elsewhere(documents))


def _change(puts: Iterable[Put]) -> Change:
    return Change(frozenset(record.document for _, record in puts))

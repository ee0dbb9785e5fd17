"""What one reader did: the door to the marks for everything above.

Questions are answered from memory at once. An edit changes memory at once and is on disk when
`unsaved` is back at what it was (one write and fsync in the writer's thread). Marks of other
sessions, and of a person who edits the file with TinyDB, arrive by `on_change`.
"""

import atexit
import os
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from tui.marks import troubles
from tui.marks.disk import Disk
from tui.marks.edits import Change, Edit, kind_of
from tui.marks.files import MarksFiles
from tui.marks.lines import Line
from tui.marks.load import Loaded, load
from tui.marks.records import BookmarkRecord, PositionRecord, storable
from tui.marks.troubles import Troubles, tell
from tui.marks.writer import Pending, Timing, Writer
from tui.model import DocumentKey, Problem, Target


class Marks:
    """The marks of one reader; safe to use from several threads.

    The callbacks come from the writer's thread (`on_trouble` from `open`, too), hold no lock, and
    may be set later.
    """

    def __init__(self, loaded: Loaded, timing: Timing) -> None:
        """Use `open`."""
        self.on_change: Callable[[Change], None] | None = None
        """Called with what another session or program changed."""
        self.on_saved: Callable[[int], None] | None = None
        """Called with the number of edits still unsaved, after some were acknowledged."""
        self.on_trouble: Callable[[tuple[Problem, ...]], None] | None = None
        """Called with the troubles that stand, whenever they change; empty when all is well."""
        self._state = loaded.state
        self._guard = threading.Condition()
        self._queue: list[Pending] = []
        self._number = 0
        self._is_closed = False
        self._troubles = Troubles(lambda: self.on_trouble)
        session = f"{os.uname().nodename}-{os.getpid()}-{os.urandom(4).hex()}"
        self._disk = Disk(loaded, session, self, timing.patience)
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
        """
        loaded = load(MarksFiles.of(path))
        marks = cls(loaded, timing or Timing())
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
            if self._is_closed:
                raise ValueError("the marks are closed")
            puts = self._state.edit(edit)
            if not puts:
                return Change()
            self._number += 1
            self._queue.append(Pending(kind_of(edit), edit.at, self._number, tuple(puts)))
        self._writer.wake()
        return Change(frozenset(record.document for _, record in puts))

    # Questions ------------------------------------------------------------------------------

    def is_read(self, target: Target) -> bool:
        """Whether a part is marked read."""
        mark = self._state.reads.get(storable(target.document), {}).get(storable(target.part))
        return mark is not None and mark.read

    def unread(self, document: DocumentKey, parts: Sequence[str]) -> int:
        """How many of `parts` of a document are not marked read."""
        marks = self._state.reads.get(storable(document))
        if not marks:
            return len(parts)
        return sum(1 for part in parts if (m := marks.get(storable(part))) is None or not m.read)

    def read_documents(self) -> Iterable[DocumentKey]:
        """The documents with at least one part marked read."""
        with self._guard:
            return [
                DocumentKey(document)
                for document, marks in self._state.reads.items()
                if any(mark.read for mark in marks.values())
            ]

    def bookmark(self, target: Target) -> BookmarkRecord | None:
        """The bookmark on a target, or None."""
        return self._state.bookmark(target)

    def bookmarks(self, document: DocumentKey | None = None) -> list[BookmarkRecord]:
        """The bookmarks of one document or of all, newest first."""
        with self._guard:
            held = self._state.bookmarks
            places = list(held.values()) if document is None else [held.get(storable(document), {})]
            found = [b for place in places for b in place.values() if not b.deleted]
        found.sort(key=lambda b: (b.created_at or b.changed_at, b.document, b.part), reverse=True)
        return found

    def bookmark_count(self, document: DocumentKey) -> int:
        """How many bookmarks a document has, on itself and its parts."""
        place = self._state.bookmarks.get(storable(document))
        return sum(not b.deleted for b in list(place.values())) if place else 0

    def position(self, document: DocumentKey) -> PositionRecord | None:
        """Where the reader was in a document, or None."""
        return self._state.positions.get(storable(document))

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

    def waiting(self) -> Sequence[Pending]:
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

    def replaced(self, loaded: Loaded) -> None:
        """Take the files' content as what there is, with the edits that are not in it yet."""
        with self._guard:
            before, self._state = self._state, loaded.state
            for edit in self._queue:
                for _, record in edit.puts:
                    self._state.put(record)
        refusal = (loaded.refusal,) if loaded.refusal else ()
        self._troubles.set(troubles.FILES, (*loaded.problems, *refusal))
        self._publish(before.different(loaded.state))

    def restored(self, problem: Problem) -> None:
        """Tell that a damaged file was restored."""
        self._troubles.add(troubles.RESTORED, problem)

    def _publish(self, documents: set[str]) -> None:
        if documents:
            tell(self.on_change, Change.elsewhere(documents))

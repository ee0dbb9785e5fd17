"""Marks everything in a list read, as it was when the reader asked for it.

What a scan adds meanwhile stays unread: the rows are those of that moment, and the parts are those
that the list showed or, where it had not fetched them, those of the index at that moment. However
many there are, memory holds one edit of them at a time, and one undo takes all back.
"""

import sqlite3
import threading
from array import array
from collections.abc import Callable, Iterator, Mapping

import msgspec

from tui.library import PAGE, Entry, Listing, Snapshot
from tui.marks import Anchor, Change, Edit, MarkRead, Marks
from tui.model import DocumentKey, Target

TARGETS = 10_000
"""Parts in one edit, which is one line of the journal."""


class MarkedAll(msgspec.Struct):
    """What came of it."""

    documents: int = 0
    """Documents in which anything was marked."""
    parts: int = 0
    """Bodies and replies that were marked."""
    spared: int = 0
    """Documents with anything unread that were left alone, since they are bookmarked."""
    is_stopped: bool = False
    """Whether it was ended before it was through."""
    trouble: str = ""
    """Why the index could not be read to the end; empty if it could."""


class MarkAll:
    """One run over one list. Made at the key; `run` is for a thread, the rest for any."""

    def __init__(
        self,
        marks: Marks,
        apply: Callable[[Edit], Change],
        listing: Listing,
        snapshot: Snapshot,
        *,
        spares_bookmarked: bool,
    ) -> None:
        """Remember what the list holds now.

        Args:
            marks: Tells what is read and bookmarked.
            apply: Takes an edit in and tells everybody.
            listing: What is to be marked; it may change afterwards.
            snapshot: The index as it is now; closed at the end.
            spares_bookmarked: Whether to leave documents alone that are bookmarked, they
                themselves or anything in them.
        """
        self.result = MarkedAll()
        self._marks = marks
        self._apply = apply
        self._ids: array[int] = listing.ids[:]
        self._seen: Mapping[int, Entry] = listing.seen()
        self._snapshot = snapshot
        self._spares = spares_bookmarked
        self._last: DocumentKey | None = None
        self._stop = threading.Event()
        self._ended = threading.Event()
        self._begins = threading.Lock()

    @property
    def is_under_way(self) -> bool:
        """Whether it has not ended; true before it begins, too."""
        return not self._ended.is_set()

    def stop(self) -> None:
        """End it after the page it is at; what was marked stays marked."""
        self._stop.set()
        if self._begins.acquire(blocking=False):  # it never began, and never will
            self.result.is_stopped = True
            self._end()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until it ended, for so many seconds at most; tell whether it did."""
        return self._ended.wait(seconds)

    def run(self, progress: Callable[[int, int], None] | None = None) -> MarkedAll:
        """Mark everything. Takes its time: call it in a thread, once.

        Args:
            progress: Told how many documents of how many were gone through.
        """
        if not self._begins.acquire(blocking=False):
            return self.result
        try:
            with self._marks.group():
                self._mark(progress or (lambda done, of: None))
        except sqlite3.Error as error:
            self.result.trouble = str(error)
        finally:
            self._end()
        return self.result

    def _end(self) -> None:
        self._snapshot.close()
        self._ended.set()

    def _mark(self, progress: Callable[[int, int], None]) -> None:
        targets: list[tuple[Target, Anchor]] = []
        try:
            for start in range(0, len(self._ids), PAGE):
                if self._stop.is_set():
                    self.result.is_stopped = True
                    break
                for entry in self._page(self._ids[start : start + PAGE]):
                    targets += self._targets(entry)
                while len(targets) >= TARGETS:
                    self._edit(targets[:TARGETS])
                    del targets[:TARGETS]
                progress(min(start + PAGE, len(self._ids)), len(self._ids))
        finally:
            self._edit(targets)

    def _page(self, ids: "array[int]") -> Iterator[Entry]:
        """The entries on these rows, as they were seen or as they were at that moment."""
        unseen = self._snapshot.entries([row for row in ids if row not in self._seen])
        others = {entry.id: entry for entry in unseen}
        for row in ids:
            entry = self._seen.get(row) or others.get(row)
            if entry is not None:
                yield entry

    def _targets(self, entry: Entry) -> list[tuple[Target, Anchor]]:
        """What is to be marked of one document."""
        if not self._marks.unread(entry.key, entry.parts):
            return []
        if self._spares and self._marks.bookmark_count(entry.key):
            self.result.spared += 1
            return []
        anchor = Anchor(title=entry.title, path=entry.path)
        targets = (Target(entry.key, part) for part in entry.parts)
        return [(target, anchor) for target in targets if not self._marks.is_read(target)]

    def _edit(self, targets: list[tuple[Target, Anchor]]) -> None:
        if not targets:
            return
        self._apply(MarkRead(tuple(targets)))
        self.result.parts += len(targets)
        documents = dict.fromkeys(target.document for target, _ in targets)
        # A document may be in two edits, the end of one and the beginning of the next.
        self.result.documents += len(documents) - (self._last in documents)
        self._last = targets[-1][0].document

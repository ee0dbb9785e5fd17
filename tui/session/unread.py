"""Which documents have anything unread: counted once, then followed edit by edit.

Counting goes by the marks, following by the change: neither is in proportion to the library.
"""

import threading
from collections.abc import Iterable

from tui.library import PAGE, Entry, Library, Listing, RowSet
from tui.marks import Marks
from tui.model import DocumentKey


class UnreadDocuments:
    """Which rows of the index are wholly read. Safe to use from several threads."""

    def __init__(self, library: Library, marks: Marks) -> None:
        self._library = library
        self._marks = marks
        self._read: set[int] = set()
        self._left: dict[int, int] = {}
        self._documents = 0
        self._guard = threading.Lock()
        self._changed: set[DocumentKey] = set()
        self._counting = 0

    def unread(self, entry: Entry) -> int:
        """How many of the entry's body and kept replies are unread; 0 means it is read."""
        return self._marks.unread(entry.key, entry.parts)

    @property
    def number(self) -> int:
        """Documents with anything unread: counted by `count`, followed since."""
        return max(0, self._documents - len(self._read))

    @property
    def documents(self) -> int:
        """All documents, as they were counted last."""
        return self._documents

    def count(self) -> int:
        """Count documents with anything unread. In proportion to the marks: call it in a thread."""
        with self._guard:
            self._counting += 1
        rows = list(self._library.ids_of(self._marks.read_documents()).values())
        left: dict[int, int] = {}
        for start in range(0, len(rows), PAGE):
            for entry in self._library.entries(rows[start : start + PAGE]):
                left[entry.id] = self.unread(entry)
        documents = self._library.count()
        with self._guard:
            self._left = left
            self._read = {row for row, unread in left.items() if not unread}
            self._documents = documents
            # Marks that changed meanwhile may have been counted as they were before.
            changed = list(self._changed)
            self._counting -= 1
            if not self._counting:
                self._changed.clear()
        self._look_again(changed)
        return self.number

    def follow(self, documents: Iterable[DocumentKey]) -> None:
        """Look at documents again whose marks changed."""
        documents = list(documents)
        with self._guard:
            if self._counting:
                self._changed.update(documents)
        self._look_again(documents)

    def _look_again(self, documents: Iterable[DocumentKey]) -> None:
        rows = list(self._library.ids_of(documents).values())
        for start in range(0, len(rows), PAGE):
            for entry in self._library.entries(rows[start : start + PAGE]):
                with self._guard:
                    self._left[entry.id] = self.unread(entry)
                    if self._left[entry.id]:
                        self._read.discard(entry.id)
                    else:
                        self._read.add(entry.id)

    def read_rows(self) -> RowSet:
        """The rows of documents that are wholly read."""
        with self._guard:
            read = list(self._read)
        return RowSet(read)

    def left_unread(self) -> dict[int, int]:
        """How much is unread of documents with any read mark, by row; of others everything is."""
        with self._guard:
            return dict(self._left)

    def is_read(self, row: int) -> bool:
        """Whether the document on a row of the index is wholly read."""
        return row in self._read

    def next(self, listing: Listing, index: int, step: int) -> int:
        """The next index from `index` on in direction `step` (1 or -1) with anything unread.

        Goes around at the end; the document at `index` itself comes last. -1 if all is read.
        """
        size = len(listing)
        for distance in range(1, size + 1):
            at = (index + step * distance) % size
            if listing.ids[at] in self._read:
                continue
            entry = listing.entry(at)
            if entry is not None and self.unread(entry):
                return at
        return -1

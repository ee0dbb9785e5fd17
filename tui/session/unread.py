"""How many documents have anything unread: counted once, then followed edit by edit.

Counting goes by the marks, following by the change: neither is in proportion to the library.
"""

from collections.abc import Iterable

from tui.library import PAGE, Entry, Library, Listing
from tui.marks import Marks
from tui.model import DocumentKey


class UnreadDocuments:
    """Which rows of the index are wholly read."""

    def __init__(self, library: Library, marks: Marks) -> None:
        self._library = library
        self._marks = marks
        self._read: set[int] = set()
        self._documents = 0

    def unread(self, entry: Entry) -> int:
        """How many of the entry's body and kept replies are unread; 0 means it is read."""
        return self._marks.unread(entry.key, entry.parts)

    @property
    def number(self) -> int:
        """Documents with anything unread: counted by `count`, followed since."""
        return max(0, self._documents - len(self._read))

    def count(self) -> int:
        """Count documents with anything unread. In proportion to the marks: call it in a thread."""
        rows = list(self._library.ids_of(self._marks.read_documents()).values())
        read: set[int] = set()
        for start in range(0, len(rows), PAGE):
            for entry in self._library.entries(rows[start : start + PAGE]):
                if not self.unread(entry):
                    read.add(entry.id)
        self._read = read
        self._documents = self._library.count()
        return self.number

    def follow(self, documents: Iterable[DocumentKey]) -> None:
        """Look at documents again whose marks changed."""
        rows = list(self._library.ids_of(documents).values())
        for entry in self._library.entries(rows):
            if self.unread(entry):
                self._read.discard(entry.id)
            else:
                self._read.add(entry.id)

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

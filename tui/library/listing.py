"""The documents of the library in one order, fetched by the page.

A listing is a picture of one moment: rows are numbered, and a scan does not renumber them under
the reader's cursor. Holds the order as an array of row ids and never more than a few pages.
"""

from array import array
from collections import OrderedDict

from tui.library.entry import Entry
from tui.library.library import Library
from tui.model import DocumentKey

PAGE = 256
"""Entries fetched at a time."""

CACHED_PAGES = 32


class Listing:
    """The documents of the library in one order, seen through pages of entries.

    A scan does not change it; ask the session for a new one. For one thread only.
    """

    def __init__(self, library: Library, ids: "array[int]") -> None:
        """List the documents on rows `ids` of the index, in that order."""
        self.ids = ids
        self._library = library
        self._entries: OrderedDict[int, Entry | None] = OrderedDict()

    def __len__(self) -> int:
        """How many entries there are."""
        return len(self.ids)

    def entry(self, index: int) -> Entry | None:
        """The entry at `index`; None if it is out of range or gone from the library meanwhile."""
        if not 0 <= index < len(self.ids):
            return None
        row = self.ids[index]
        if row not in self._entries:
            self._fetch(index - index % PAGE)
        return self._entries[row]

    def _fetch(self, start: int) -> None:
        """Fetch the entries of the page that begins at `start`, but for those that are here."""
        ids = [row for row in self.ids[start : start + PAGE] if row not in self._entries]
        self._entries.update(dict.fromkeys(ids))
        self._entries.update((entry.id, entry) for entry in self._library.entries(ids))
        while len(self._entries) > CACHED_PAGES * PAGE:
            self._entries.popitem(last=False)

    def seen(self) -> dict[int, Entry]:
        """The entries that were fetched and are still held, by row id: as the reader saw them."""
        return {row: entry for row, entry in self._entries.items() if entry is not None}

    def take_out(self, index: int) -> None:
        """Leave out the entry at `index`; those behind it move up. Costs a move of memory."""
        self._entries.pop(self.ids.pop(index), None)

    def index_of(self, key: DocumentKey) -> int:
        """Where the document stands, or -1."""
        row = self._library.id_of(key)
        try:
            return -1 if row is None else self.ids.index(row)
        except ValueError:
            return -1

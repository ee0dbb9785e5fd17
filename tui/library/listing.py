"""The documents of the library in one order, fetched by the page.

A listing is a picture of one moment: rows are numbered, and a scan does not renumber them under
the reader's cursor. Holds the order as an array of row ids and never more than a few pages.
"""

import threading
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

    A scan does not change it; ask the session for a new one. One thread may change it (`take_out`);
    others may ask for entries meanwhile, as whoever puts the next listing in order does.
    """

    def __init__(self, library: Library, ids: "array[int]") -> None:
        """List the documents on rows `ids` of the index, in that order."""
        self.ids = ids
        self._library = library
        self._entries: OrderedDict[int, Entry | None] = OrderedDict()
        self._guard = threading.Lock()

    def __len__(self) -> int:
        """How many entries there are."""
        return len(self.ids)

    def entry(self, index: int) -> Entry | None:
        """The entry at `index`; None if it is out of range or gone from the library meanwhile."""
        if index < 0:
            return None
        try:
            row = self.ids[index]
        except IndexError:
            return None
        if row not in self._entries:
            return self._fetched(index - index % PAGE, row)
        return self._entries.get(row)

    def _fetched(self, start: int, wanted: int) -> Entry | None:
        """Fetch the entries of the page that begins at `start`; returns that of row `wanted`.

        Nothing is noted as gone before the index has answered: another thread would take a page
        that is being fetched for one that is gone.
        """
        ids = [row for row in self.ids[start : start + PAGE] if row not in self._entries]
        found: dict[int, Entry | None] = dict.fromkeys((*ids, wanted))
        found.update((entry.id, entry) for entry in self._library.entries(list(found)))
        with self._guard:
            self._entries.update(found)
            while len(self._entries) > CACHED_PAGES * PAGE:
                self._entries.popitem(last=False)
        return found[wanted]

    def seen(self) -> dict[int, Entry]:
        """The entries that were fetched and are still held, by row id: as the reader saw them."""
        with self._guard:
            return {row: entry for row, entry in self._entries.items() if entry is not None}

    def take_out(self, index: int) -> None:
        """Leave out the entry at `index`; those behind it move up. Costs a move of memory."""
        with self._guard:
            self._entries.pop(self.ids.pop(index), None)

    def index_of(self, key: DocumentKey) -> int:
        """Where the document stands, or -1."""
        row = self._library.id_of(key)
        try:
            return -1 if row is None else self.ids.index(row)
        except ValueError:
            return -1

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

    A scan does not change it; ask the session for a new one.
    """

    def __init__(self, library: Library, ids: "array[int]") -> None:
        self.ids = ids
        self._library = library
        self._pages: OrderedDict[int, dict[int, Entry]] = OrderedDict()

    def __len__(self) -> int:
        """How many entries there are."""
        return len(self.ids)

    def entry(self, index: int) -> Entry | None:
        """The entry at `index`; None if it is out of range or gone from the library meanwhile."""
        if not 0 <= index < len(self.ids):
            return None
        number = index // PAGE
        page = self._pages.get(number)
        if page is None:
            ids = self.ids[number * PAGE : (number + 1) * PAGE]
            page = {entry.id: entry for entry in self._library.entries(ids)}
            self._pages[number] = page
            if len(self._pages) > CACHED_PAGES:
                self._pages.popitem(last=False)
        return page.get(self.ids[index])

    def index_of(self, key: DocumentKey) -> int:
        """Where the document stands, or -1."""
        row = self._library.id_of(key)
        try:
            return -1 if row is None else self.ids.index(row)
        except ValueError:
            return -1

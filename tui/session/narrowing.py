"""Narrow a list while words are typed into a filter.

The first rows that fit are told at once, the whole when it is there. What is typed next ends what
is under way. Never asks more than it must: more letters narrow what the letters before have left.
"""

from array import array
from collections.abc import Callable

import msgspec

from tui.library import FilterWords, Library, Stop
from tui.session.view_listing import ViewListing
from tui.session.views import Views

EARLY = 50_000
"""Documents from which on the first rows are shown before the rest is looked through."""

FIRST = 2_000
"""Documents among which the first rows are looked for: some milliseconds."""

FEW = 15
"""Looking at single documents costs so many times as much as looking through the whole index."""


class Narrowing:
    """One list while a filter is typed. `found` is for threads, one at a time."""

    def __init__(self, library: Library, views: Views, base: ViewListing, documents: int) -> None:
        """Narrow a list.

        Args:
            library: Where the documents are.
            views: Tells which tags they have.
            base: The list without words.
            documents: How many documents there are in the library.
        """
        self.base = base
        self._library = library
        self._views = views
        self._ids = base.ids[:]  # the list may lose rows while a thread goes over them
        self._documents = documents
        self._tags: dict[int, str] | None = None
        self._last: tuple[FilterWords, array[int]] = (FilterWords(""), self._ids)

    def found(
        self, typed: str, stop: Stop, first: Callable[[ViewListing], None] | None = None
    ) -> ViewListing:
        """The documents of the list that have the words.

        Args:
            typed: What was typed.
            stop: Set it when something else is typed.
            first: Told the first rows, if finding all takes long.

        Raises:
            Stopped: `stop` was set.
        """
        words = FilterWords(typed)
        view = msgspec.structs.replace(self.base.view, words=typed)
        if not words:
            return self.base
        if self._tags is None:
            self._tags = self._views.tags()
        before, ids = self._last
        if before and not words.goes_on(before):
            ids = self._ids
        if first is not None and len(ids) > EARLY:
            rows = self._library.matching(words, self._tags, stop, ids[:FIRST])
            early = rows.of(ids[:FIRST])
            if early:
                stop.check()
                first(self.base.narrowed(early, view, is_whole=False))
        is_few = len(ids) * FEW < self._documents
        rows = self._library.matching(words, self._tags, stop, ids if is_few else None)
        found = rows.of(ids)
        stop.check()
        self._last = (words, found)
        return self.base.narrowed(found[:], view)

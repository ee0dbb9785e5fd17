"""What happens behind the reader's back, kept until it can be told: before the next prompt.

A scan, another process's scan, marks of other sessions, a disk that takes nothing.
"""

import threading
from collections.abc import Callable, Iterator

from tui.linear import wording
from tui.linear.here import Here, Mode
from tui.linear.library_watch import LibraryWatch
from tui.linear.line import Line, said
from tui.linear.page import Page
from tui.linear.row_verbs import RowVerbs
from tui.linear.verbs import Said
from tui.marks import Change
from tui.model import DocumentKey


class News:
    """The news of one sitting."""

    def __init__(self, here: Here, rows: Callable[[], RowVerbs | None]) -> None:
        """Hear of everything from now on.

        Args:
            here: Where the reader is.
            rows: Tells the list the reader is in; None in the text.
        """
        self.here = here
        self._rows = rows
        self.session = here.session
        self.watch = LibraryWatch(here.session, here.fresh_listing, lambda id: here.key(id))
        self._guard = threading.Lock()
        self._known: tuple[Page | None, object] = (None, None)
        self._is_page_marked = self._is_anything_marked = False
        self._said_of_saving = ""
        self.session.subscribe(self._hear)

    def told(self) -> Said:
        """What is to be told now."""
        self.watch.look()
        while self.here.notices:
            yield said(self.here.notices.popleft())
        yield from self.found(is_told=True)
        yield from self._marked_elsewhere()
        yield from self._not_saved()

    def found(self, *, is_told: bool) -> Iterator[Line]:
        """Take in what was found in the library; say how much that is if `is_told`."""
        for fresh in self.watch.take():
            if fresh.listing is not None:
                before = self.here.listed
                self.here.take_listing(fresh.listing)
                yield from self._moved(before)
                yield from self._reloaded()
            if fresh.found and is_told:
                yield said(fresh.found.strip())
            yield from map(said, fresh.said)

    def _moved(self, before: tuple[int, DocumentKey | None] | None) -> Iterator[Line]:
        """Whoever is in the list must not take the next document for the one that is gone."""
        rows, now = self._rows(), self.here.listed
        if self.here.mode is not Mode.LIST or before is None or rows is None:
            return
        if now is None:
            yield said("The document you were at is not listed any more.")
        elif now[0] != before[0] and now[1] != before[1]:
            yield said("The document you were at is not listed any more; you are at this one:")
            yield from rows.told(rows.at)

    def _reloaded(self) -> Iterator[Line]:
        """The document that is open, if it changed or is gone."""
        if self.here.reload():
            yield said("This document has changed on disk; you are where you were in it.")
        page = self.here.page
        if page is None or page.is_gone == (self.session.document(page.document.key) is None):
            return
        page.is_gone = not page.is_gone
        if page.is_gone and self.here.mode is not Mode.LIST:
            yield said("This document is gone from the library; it stays open until you leave it.")

    def begin_scan(self) -> str:
        """Look for changed files; returns what is to be said of that now."""
        self.watch.scan(is_asked=True)
        if self.here.is_person:
            return "Looking for changed files; what is found is told before a later prompt."
        self.wait()
        return "Looked for changed files."

    def wait(self, *, for_first: bool = False) -> None:
        """Wait until what is looked for is found, or the reader wants no more of it.

        Args:
            for_first: Whether the first documents found are enough.
        """
        while not self.watch.wait(0.1, for_first=for_first) and not self.here.is_cancelled():
            pass

    @property
    def is_unsaved(self) -> bool:
        """Whether there are marks that cannot be put on disk, and not only a moment to wait."""
        return bool(self.session.marks.unsaved and self.session.marks.troubles)

    def _marked_elsewhere(self) -> Iterator[Line]:
        page = self.here.page
        with self._guard:
            is_page, self._is_page_marked = self._is_page_marked, False
            is_any, self._is_anything_marked = self._is_anything_marked, False
            if self._known[0] is not page:  # else what is in memory may not be heard of yet
                self._known = (page, self._marks_on(page))
        rows = self._rows()
        if rows is None:
            if page is not None and is_page:
                unread = self.here.unread_here()
                left = f"{unread:,} unread now" if unread else "nothing is unread now"
                yield said(f"Another session marked something in this document; {left}.")
        elif is_any and rows.refresh():
            number = wording.count(rows.number, self.here.mode.value)
            yield said(f"Another session changed what is listed; {number} now.")

    def _not_saved(self) -> Iterator[Line]:
        words = str(self.session.marks.troubles[0]) if self.is_unsaved else ""
        if words and words != self._said_of_saving:
            yield said(f"Not saved yet: {words}")
        elif self._said_of_saving and not words:
            yield said("Everything is saved again.")
        self._said_of_saving = words

    def _hear(self, change: Change) -> None:
        """May be called from any thread."""
        page = self.here.page
        with self._guard:
            self._is_anything_marked |= change.from_elsewhere
            if page is None or page.document.key not in change.documents:
                return
            # A place that another session only reads on to is nothing to be told of.
            (of, before), now = self._known, self._marks_on(page)
            if change.from_elsewhere and of is page and before != now:
                self._is_page_marked = True
            self._known = (page, now)

    def _marks_on(self, page: Page | None) -> object:
        """What is marked on a document and its replies, to be compared with another time."""
        if page is None:
            return None
        marks, key = self.session.marks, page.document.key
        return marks.unread(key, page.parts), marks.bookmarks(key), marks.drafts(key)

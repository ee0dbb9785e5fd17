"""What happens behind the reader's back, kept until it can be told: before the next prompt.

A scan, another process's scan, marks of other sessions, a disk that takes nothing.
"""

import threading
from collections.abc import Iterator

from tui.linear.here import Here
from tui.linear.library_watch import LibraryWatch
from tui.linear.line import Line, said
from tui.linear.verbs import Said
from tui.marks import Change
from tui.model import DocumentKey


class News:
    """The news of one sitting."""

    def __init__(self, here: Here) -> None:
        """Hear of everything from now on."""
        self.here = here
        self.session = here.session
        self.watch = LibraryWatch(here.session, here.fresh_listing, lambda id: here.key(id))
        self._changed: set[DocumentKey] = set()
        self._guard = threading.Lock()
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
                self.here.take_listing(fresh.listing)
                if self.here.reload():
                    yield said("This document has changed on disk; you are where you were in it.")
            if fresh.found and is_told:
                yield said(fresh.found.strip())
            yield from map(said, fresh.said)

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
        with self._guard:
            changed, self._changed = self._changed, set()
        page = self.here.page
        if page is not None and page.document.key in changed:
            unread = self.here.unread_here()
            left = f"{unread:,} unread now" if unread else "nothing is unread now"
            yield said(f"Another session marked something in this document; {left}.")

    def _not_saved(self) -> Iterator[Line]:
        words = str(self.session.marks.troubles[0]) if self.is_unsaved else ""
        if words and words != self._said_of_saving:
            yield said(f"Not saved yet: {words}")
        elif self._said_of_saving and not words:
            yield said("Everything is saved again.")
        self._said_of_saving = words

    def _hear(self, change: Change) -> None:
        """May be called from any thread."""
        if change.from_elsewhere:
            with self._guard:
                self._changed.update(change.documents)

"""Looks for new and changed files behind the reader's back, and keeps what it found until asked.

Works in a thread and says nothing itself: what it found is taken at a prompt, never in the midst of
a text. One thread at a time; whatever is asked for meanwhile follows when it ends.
"""

import sqlite3
import threading
from collections import deque
from collections.abc import Callable

import msgspec

from tui.library import ScanProgress, ScanSummary
from tui.linear import wording
from tui.session import Session
from tui.session.reanchoring import summary as report_words
from tui.session.view_listing import ViewListing

AT_ONCE = 20_000
"""Documents that can be listed and counted at the start without a wait that is felt."""


ANOTHER = 0.2
"""Seconds between two looks at whether another process has ended its scan of the same files."""


class Fresh(msgspec.Struct, frozen=True):
    """Something that was found."""

    listing: ViewListing | None = None
    """The documents as they are now; None if they are the same."""
    found: str = ""
    """How many documents there are more or fewer; nothing to somebody who is shown the list."""
    said: tuple[str, ...] = ()
    """What else the reader is to be told."""


class LibraryWatch:
    """The library of a session, watched."""

    def __init__(
        self, session: Session, listing: Callable[[], ViewListing], key: Callable[[str], str]
    ) -> None:
        """Watch for a session.

        Args:
            session: What is read and marked.
            listing: Gives the documents of the view in use, in any thread.
            key: Tells the key of a command, in any thread.
        """
        self._session = session
        self._listing = listing
        self._key = key
        self._found: deque[Fresh] = deque()
        self._thread: threading.Thread | None = None
        self._news = threading.Condition()
        self._stop = threading.Event()
        self._wants_scan = self._wants_listing = self._is_asked = False
        self._has_checked = False
        self._count = 0
        session.has_news()  # from now on

    # For the reader's thread ---------------------------------------------------------------------

    def first(self) -> ViewListing:
        """The documents as the index has them; counts what is unread if that is quick."""
        self._count = self._session.library.count()
        if self._count <= AT_ONCE:
            self._session.count_unread_documents()
        else:
            self._begin(listing=True)
        return self._listing()

    def scan(self, *, is_asked: bool = False) -> None:
        """Begin to look for changed files; if somebody asked for it, they are told in any case."""
        self._begin(scan=True, is_asked=is_asked)

    def look(self) -> None:
        """See whether another process changed the library; wait a moment for the new list."""
        if not self.is_under_way and self._session.has_news():
            self._begin(listing=True)
            self.wait(0.2)

    @property
    def is_under_way(self) -> bool:
        """Whether anything is being looked for."""
        return self._thread is not None

    def wait(self, seconds: float | None = None, *, for_first: bool = False) -> bool:
        """Wait for the end of what is under way.

        Args:
            seconds: How long at most; None: without limit.
            for_first: Whether the first documents found are enough.

        Returns:
            Whether that has come.
        """
        with self._news:
            return self._news.wait_for(
                lambda: not self.is_under_way or (for_first and bool(self._found)), seconds
            )

    def take(self) -> list[Fresh]:
        """What was found since this was asked last."""
        found = []
        while self._found:
            found.append(self._found.popleft())
        return found

    def stop(self) -> None:
        """End what is under way, and wait for that."""
        self._stop.set()
        thread = self._thread
        if thread is not None:
            thread.join()

    def _begin(self, *, scan: bool = False, listing: bool = False, is_asked: bool = False) -> None:
        with self._news:
            self._wants_scan |= scan
            self._wants_listing |= listing
            self._is_asked |= is_asked
            if self._thread is None and not self._stop.is_set():
                self._thread = threading.Thread(target=self._work, name="library", daemon=True)
                self._thread.start()

    # In the thread -------------------------------------------------------------------------------

    def _work(self) -> None:
        while True:
            with self._news:
                scan, listing, asked = self._wants_scan, self._wants_listing, self._is_asked
                self._wants_scan = self._wants_listing = self._is_asked = False
                if self._stop.is_set() or not (scan or listing):
                    self._thread = None
                    self._news.notify_all()
                    return
            try:
                if listing:
                    self._list()
                if scan:
                    self._scan(is_asked=asked)
            except sqlite3.Error as error:
                self._tell(Fresh(said=(f"The index cannot be read: {error}.",)))

    def _list(self) -> None:
        """Put the documents in order and count what is unread."""
        self._session.forget_documents()
        self._session.count_unread_documents()
        listing = self._listing()
        before, self._count = self._count, self._session.library.count()
        now = f"{wording.count(self._count, 'document')} now." if before != self._count else ""
        self._tell(Fresh(listing, now))

    def _scan(self, *, is_asked: bool) -> None:
        shown = self._count

        def progress(at: ScanProgress) -> None:
            nonlocal shown
            if not shown and at.documents >= 20:  # something to read while the rest is found
                shown = at.documents
                self._tell(Fresh(self._listing()))

        summary = self._session.scan(progress, self._stop)
        was_elsewhere = summary.is_elsewhere
        while summary.is_elsewhere and not self._stop.wait(ANOTHER):
            if self._session.has_news():  # what another process finds is there to be read, too
                self._tell(Fresh(self._listing()))
            summary = self._session.scan(progress, self._stop)
        found, words = scan_words(summary, is_asked=is_asked), []
        if summary.problems and (summary.has_changes or is_asked):
            files = wording.count(summary.problems, "file")
            why = self._key("show_problems")
            words.append(f"{files} could not be read as they should; {why} tells why.")
        if (summary.has_changes or not self._has_checked) and not self._stop.is_set():
            self._has_checked = True
            report = self._session.reanchor(self._stop)
            of_marks = report_words(report)
            if of_marks and (summary.has_changes or is_asked):
                words.append(f"{of_marks}; {self._key('show_bookmarks')} tells which.")
        listing = None
        if (summary.has_changes or was_elsewhere) and not self._stop.is_set():
            self._session.count_unread_documents()
            listing = self._listing()
            before, self._count = self._count, self._session.library.count()
            if before != self._count:
                found += f" {wording.count(self._count, 'document')} now."
        if listing is not None or found or words:
            self._tell(Fresh(listing, found, tuple(words)))

    def _tell(self, fresh: Fresh) -> None:
        with self._news:
            self._found.append(fresh)
            self._news.notify_all()


def scan_words(summary: ScanSummary, *, is_asked: bool) -> str:
    """What a scan came to, as far as it has to be told; empty if it has not."""
    if summary.has_changes:
        read = f"{wording.count(summary.read, 'new or changed file')} read" if summary.read else ""
        gone = f"{wording.count(summary.removed, 'document')} gone" if summary.removed else ""
        return wording.sentence((read, gone))
    return "No file has changed." if is_asked and not summary.is_stopped else ""

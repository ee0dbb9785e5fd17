"""Which documents are listed: what the index has at once, then what a scan finds.

Starting shows the rows of the index without looking at a single file; the scan runs behind it.
Whatever a scan or another process changes, the cursor stays on its document.
"""

import threading
from time import monotonic

from textual.worker import get_current_worker

from tui.commands import Scope
from tui.library import Entry, ScanProgress, ScanSummary
from tui.marks import Change
from tui.model import DocumentKey, ListView
from tui.panes.list import EntryMarks
from tui.panes.view_words import title_words
from tui.screens.reading_layout import ReadingLayout
from tui.session import Session
from tui.session.kept_views import understood
from tui.session.view_listing import ViewListing
from tui.widgets.title import set_title

NEWS = 2.0
"""Seconds between looks at whether another process changed the library."""

SCAN_LATER = 0.3
"""Seconds between the first picture and the scan, which would slow the picture down."""

PROGRESS = 1.0
"""Seconds between two words about a scan that goes on: each costs a line on the wire."""

LETTING_GO = 0.2
"""Seconds that leaving waits for a scan; a longer one goes on at the next start."""

AT_ONCE = 20_000
"""Documents that can be put in order before the first picture without a visible wait."""


Fresh = tuple[int, ViewListing, int]
"""A listing with its number, and where its cursor goes if its document is not in it (-1: where it
is)."""


class ReadingLibrary(ReadingLayout, is_part=True):
    """The reading screen's list of documents."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.listing: ViewListing | None = None
        last = session.kept_views.last()
        self.list_view = understood(last.view)[0] if last is not None else ListView()
        """The view that the next listing is to show; `listing.view` says what it shows now."""
        self._numbering = threading.Lock()
        self._asked = self._taken = 0
        self._stop_scan = threading.Event()
        self._is_scanned = threading.Event()
        """Set while no thread is looking through the library."""
        self._is_scanned.set()
        self._is_scan_asked = False
        self._has_checked = False
        self.moved: dict[DocumentKey, DocumentKey] = {}
        """Documents that were found under another key in this sitting, and which that is."""
        self._said_of_marks = ""
        self.list.marks_of = self._entry_marks  # type: ignore[method-assign]
        self.list.fits = self._fits

    def on_mount(self) -> None:
        """Show what the index has at once, then look for changed files."""
        if self.session.library.count() <= AT_ONCE:
            self.take_newest(*self.fresh_listing())
        else:
            self.run_worker(self._load_listing, thread=True, group="listing")
        self.set_interval(NEWS, self._look_for_news)
        if self.list.count:
            self.set_timer(SCAN_LATER, self._start_scan)
        else:
            self._start_scan()

    # Scanning ------------------------------------------------------------------------------------

    def action_rescan(self) -> None:
        """Look for new, changed and vanished files in the background, and say what was found."""
        self._is_scan_asked = True
        self.notice("Looking for changed files")
        self._start_scan()

    def _start_scan(self) -> None:
        if not self.list.is_scanning:
            self.list.is_scanning = True
            self._is_scanned.clear()
            self.run_worker(self._scan, thread=True, group="scan")

    def _scan(self) -> None:
        """In a thread: scan, and tell when it is over, however it ends."""
        try:
            self._scan_and_show()
        finally:
            self._is_scanned.set()

    def _scan_and_show(self) -> None:
        """In a thread: scan, showing rows while they are few and then as their number doubles."""
        worker, shown, said = get_current_worker(), 0, monotonic()

        def progress(at: ScanProgress) -> None:
            nonlocal shown, said
            if worker.is_cancelled or self._stop_scan.is_set():
                self._stop_scan.set()
            elif at.documents >= 2 * shown + 20:
                shown = at.documents
                self._load_listing()
            elif monotonic() - said >= PROGRESS:
                said = monotonic()
                self.app.call_from_thread(self._tell_progress, at)

        summary = self.session.scan(progress, self._stop_scan)
        if self._stop_scan.is_set():
            return
        of_marks = ""
        if (summary.has_changes or not self._has_checked) and not self._stop_scan.is_set():
            from tui.session.reanchoring import summary as report_words

            self._has_checked = True
            self.app.call_from_thread(self.note_where)
            report = self.session.reanchor(self._stop_scan)
            found = ((move.old.document, move.new.document) for move in report.moves)
            self.moved |= {old: new for old, new in found if old != new}
            of_marks = report_words(report)
        if summary.has_changes or self.listing is None:
            self._load_listing()
        if not worker.is_cancelled:
            self.app.call_from_thread(self._scan_ended, summary, of_marks)

    def _tell_progress(self, at: ScanProgress) -> None:
        self.status.progress = f"{at.files:,} files looked at"

    def _scan_ended(self, summary: ScanSummary, said: str) -> None:
        self.list.is_scanning = False
        self.list.refresh()
        self.status.progress = ""
        was_asked, self._is_scan_asked = self._is_scan_asked, False
        if summary.problems and (was_asked or summary.has_changes):
            files = "1 file" if summary.problems == 1 else f"{summary.problems:,} files"
            key = self.keymap.key_of(Scope.READING, "show_problems")
            self.notice(f"{files} could not be read as they should: {key} tells why")
        elif said and (was_asked or said != self._said_of_marks):
            key = self.keymap.key_of(Scope.READING, "show_bookmarks")
            self.notice(f"{said}: {key} tells which")
        elif was_asked:
            self.notice(scan_words(summary))
        self._said_of_marks = said

    def _look_for_news(self) -> None:
        if not self.list.is_scanning and self.session.has_news():
            self.run_worker(self._load_listing, thread=True, group="listing", exclusive=True)

    # The list ------------------------------------------------------------------------------------

    def _load_listing(self) -> None:
        """In a thread: put the documents in order."""
        self.session.forget_documents()
        self.app.call_from_thread(self.take_newest, *self.fresh_listing())
        self.documents_reloaded()

    def fresh_listing(self) -> Fresh:
        """The documents as they are now, for `take_newest`. For a thread if they are many.

        Returns:
            The listing's number, the listing, and where its cursor goes if the document under the
            cursor is not in it (-1: where it is).
        """
        number, view = self.next_listing()
        shown, cursor = self.listing, self.list.cursor
        row = shown.ids[cursor] if shown is not None and 0 <= cursor < len(shown) else None
        self.session.count_unread_documents()
        is_same = shown is not None and shown.view.selection == view.selection
        stays = is_same or self.pane != "list"
        return number, *self.session.views.listing(view, row, stays=stays)

    def next_listing(self) -> tuple[int, ListView]:
        """The number of the next listing, and the view that it is to show."""
        with self._numbering:
            self._asked += 1
            return self._asked, self.list_view

    def take_newest(self, number: int, listing: ViewListing, otherwise: int) -> None:
        """Take a listing, unless one that was begun later is here already."""
        if self.is_newest(number):
            self.take_listing(listing, otherwise)

    def is_newest(self, number: int) -> bool:
        """Whether no listing that was begun after this one is here already; notes that it is."""
        if number < self._taken:
            return False
        self._taken = number
        return True

    def note_where(self) -> None:
        """Put the place of the reader into the marks now: it may have to move with its text."""

    def documents_reloaded(self) -> None:
        """In a thread: documents may have changed, the one that is shown, too."""

    def take_listing(self, listing: ViewListing, otherwise: int = -1) -> None:
        """Swap the rows in without moving the cursor off its document.

        Args:
            listing: The rows.
            otherwise: Where the cursor goes if its document is not among them; -1: nowhere else.
        """
        key = self.document_here()
        at = listing.index_of(key) if key is not None else 0
        if at < 0 and key in self.moved:
            at = listing.index_of(self.moved[key])
        if at < 0:
            at = otherwise if otherwise >= 0 else self.list.cursor
        self.show_listing(listing, at)

    def document_here(self) -> DocumentKey | None:
        """The document that the cursor is on."""
        entry = self.list.current
        return entry.key if entry is not None else None

    def show_listing(self, listing: ViewListing, at: int) -> None:
        """Show the rows with the cursor on row `at`."""
        self.listing = listing
        self.list.show(listing, at)
        self.title_list()

    @property
    def is_as_wanted(self) -> bool:
        """Whether the list shows the view that was asked for last, and all of it."""
        listing = self.listing
        return listing is not None and listing.is_whole and listing.view == self.list_view

    def title_list(self) -> None:
        """Say how many documents there are and how many have anything unread."""
        listing = self.listing
        if listing is None:
            return
        documents = self.session.counted_documents
        said = title_words(
            listing.view,
            shown=len(listing),
            of=len(listing.base) if listing.base is not None else documents,
            documents=documents,
            unread=self.session.unread_documents,
            is_whole=listing.is_whole,
        )
        set_title(self.list, said)

    def _fits(self, entry: Entry) -> bool:
        return self.listing is None or self.session.views.fits(self.listing.view, entry)

    def _entry_marks(self, entry: Entry) -> EntryMarks:
        marks = self.session.marks
        bookmarks, drafts = marks.bookmark_count(entry.key), marks.draft_count(entry.key)
        return EntryMarks(self.session.unread(entry), bookmarks, drafts)

    def marks_changed(self, change: Change) -> None:
        """Draw the rows of these documents anew."""
        for index in self.list.visible_rows():
            entry = self.list.entry(index)
            if entry is not None and entry.key in change.documents:
                self.list.refresh_row(index)
        self.title_list()

    def leaving(self) -> None:
        """The session ends: stop the scan, and wait a moment until it lets go of the index."""
        self._stop_scan.set()
        self._is_scanned.wait(LETTING_GO)


def scan_words(summary: ScanSummary) -> str:
    """What a scan that was asked for came to."""
    if summary.is_elsewhere:
        return "Another rapport is looking already; what it finds appears here"
    if not summary.has_changes:
        return "Nothing has changed"
    found = f"{summary.read:,} read" if summary.read else ""
    gone = f"{summary.removed:,} gone" if summary.removed else ""
    return "Changed files: " + ", ".join(filter(None, (found, gone)))

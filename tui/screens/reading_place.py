"""Which documents are listed, which one is open, and where the reader stands in it.

The detail follows the list after a short rest, not on every key held down. Whatever a scan or
another session changes, the cursor stays on its document and the text on its line; the place in a
document is remembered when the reader leaves it, rests or loses the line.
"""

import threading

from textual import events
from textual.timer import Timer
from textual.worker import get_current_worker

from tui.library import Entry, Listing, ScanProgress
from tui.marks import Change
from tui.model import Document, DocumentKey
from tui.panes.detail_pieces import DetailPieces, detail_pieces
from tui.panes.list import EntryMarks
from tui.panes.view import DocumentView
from tui.panes.words import position
from tui.screens.reading_layout import PaneName, ReadingLayout
from tui.session import Session
from tui.widgets.row_list import RowList
from tui.widgets.text_view import TextView
from tui.widgets.title import set_title

SETTLE = 0.06
"""Seconds of rest on an entry before its document is opened beside the list."""

REST = 1.0
"""Seconds without moving after which the place in the document is put into the marks."""

NEWS = 1.0
"""Seconds between looks at whether another process changed the library."""

SCAN_LATER = 0.3
"""Seconds between the first picture and the scan, which would slow the picture down."""

AT_ONCE = 20_000
"""Documents that can be put in order before the first picture without a visible wait."""

Fetched = tuple[DocumentView, DetailPieces] | None
"""A document ready to be shown, or None if the library no longer has it."""


class ReadingPlace(ReadingLayout):
    """The reading screen's documents and the place in them."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.view: DocumentView | None = None
        self.listing: Listing | None = None
        self._settle: Timer | None = None
        self._rest: Timer | None = None
        self._stop_scan = threading.Event()
        self._unread_documents: int | None = None
        self._is_touched = False
        self._wanted: DocumentKey | None = None
        self.list.marks_of = self._entry_marks  # type: ignore[method-assign]

    def on_mount(self) -> None:
        """Show what the index has at once, then look for changed files."""
        self._title_panes()
        if self.session.library.count() <= AT_ONCE:
            self._take_listing(self.session.listing())
            self._take_unread(self.session.count_unread_documents())
            self.catch_up()
        else:
            self.run_worker(self._load_listing, thread=True, group="listing")
        self.set_interval(NEWS, self._look_for_news)
        if self.list.count:
            self.set_timer(SCAN_LATER, self.action_rescan)
        else:
            self.action_rescan()

    # The list ------------------------------------------------------------------------------------

    def action_rescan(self) -> None:
        """Look for new, changed and vanished files in the background."""
        self.list.is_scanning = True
        self.run_worker(self._scan, thread=True, group="scan", exclusive=True)

    def _scan(self) -> None:
        shown = [0.0]

        def progress(at: ScanProgress) -> None:
            if self._stop_scan.is_set() or get_current_worker().is_cancelled:
                self._stop_scan.set()
                return
            # Fresh rows are shown while there are few, then each time their number has doubled.
            if at.documents >= 2 * shown[0] + 20:
                shown[0] = at.documents
                self._load_listing()

        summary = self.session.scan(progress, self._stop_scan)
        if summary.has_changes or self.listing is None:
            self._load_listing()
        self.app.call_from_thread(self._scan_ended, summary.problems)

    def _scan_ended(self, problems: int) -> None:
        self.list.is_scanning = False
        self.list.refresh()
        if problems:
            files = "1 file" if problems == 1 else f"{problems:,} files"
            self.notice(f"{files} could not be read as they should: ! tells why")

    def _look_for_news(self) -> None:
        if not self.list.is_scanning and self.session.has_news():
            self.run_worker(self._load_listing, thread=True, group="listing", exclusive=True)

    def _load_listing(self) -> None:
        """In a thread: put the documents in order, and read the one that is shown again."""
        self.session.forget_documents()
        listing = self.session.listing()
        unread = self.session.count_unread_documents()
        self.app.call_from_thread(self._take_listing, listing)
        self.app.call_from_thread(self._take_unread, unread)
        shown = self.view.document if self.view is not None else None
        if shown is not None:
            fetched = self._fetch(shown.key)
            if fetched is not None and fetched[0].document != shown:
                self.app.call_from_thread(self._swap_document, *fetched)

    def _swap_document(self, view: DocumentView, made: DetailPieces) -> None:
        """Show a new version of the document; the place stays where it is."""
        if self.view is None or self.view.document.key != view.document.key:
            return
        at, top = self.detail.stopped_at, self.detail.top_place
        self.view = view
        self.detail.show_document(view, made, at, top)
        self.references.view = view
        self._follow_current()

    def _take_listing(self, listing: Listing) -> None:
        """Swap the rows in without moving the cursor off its document."""
        current = self.list.current
        self.listing = listing
        at = listing.index_of(current.key) if current is not None else 0
        self.list.show(listing, self.list.cursor if at < 0 else at)

    def _take_unread(self, count: int) -> None:
        self._unread_documents = count
        self._title_panes()

    def _title_panes(self) -> None:
        count = len(self.listing) if self.listing is not None else 0
        said = "1 document" if count == 1 else f"{count:,} documents"
        if self._unread_documents:
            said += f" · {self._unread_documents:,} unread"
        set_title(self.list, said)

    def _entry_marks(self, entry: Entry) -> EntryMarks:
        marks = self.session.marks
        return EntryMarks(self.session.unread(entry), marks.bookmark_count(entry.key))

    def on_row_list_row_highlighted(self, message: RowList.RowHighlighted) -> None:
        """Open the document under the cursor once the cursor rests."""
        message.stop()
        if self._settle is not None:
            self._settle.stop()
        if self.view is None:
            self._open_highlighted()
        else:
            self._settle = self.set_timer(SETTLE, self._open_highlighted)

    def on_row_list_row_chosen(self, message: RowList.RowChosen) -> None:
        """Enter: read the document."""
        message.stop()
        self.use_pane("detail")

    def use_pane(self, name: PaneName) -> None:
        """Put the focus into a pane; outside the list, on the document under the cursor."""
        if name != "list":
            self.catch_up()
        super().use_pane(name)

    # The document --------------------------------------------------------------------------------

    def _is_behind(self) -> bool:
        """Whether the document under the cursor is not the one that is shown."""
        entry = self.list.current
        return entry is not None and (self.view is None or self.view.document.key != entry.key)

    def _open_highlighted(self) -> None:
        """Open the document under the cursor in the background."""
        entry = self.list.current
        if entry is not None and self._is_behind():
            self._keep_place()
            self._wanted = key = entry.key
            self.run_worker(lambda: self._load(key), thread=True, group="document", exclusive=True)

    def catch_up(self) -> None:
        """Open the document under the cursor now: what is typed next is meant for it."""
        entry = self.list.current
        if entry is not None and self._is_behind():
            self.open(entry.key)

    def open(self, key: DocumentKey, part: str | None = None) -> None:
        """Show a document now, at `part` if one is given, else where the reader stopped."""
        self._keep_place()
        self._wanted = key
        self._take_document(key, self._fetch(key), part)

    def _load(self, key: DocumentKey) -> None:
        """In a thread, since a long document takes a while."""
        fetched = self._fetch(key)
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._take_document, key, fetched)

    def _fetch(self, key: DocumentKey) -> Fetched:
        document = self.session.document(key)
        if document is None:
            return None
        view = self._view_of(document)
        return view, detail_pieces(view, is_compact=self.detail.is_compact)

    def _take_document(self, key: DocumentKey, fetched: Fetched, part: str | None = None) -> None:
        """Show what was fetched, unless something else is wanted by now."""
        if key != self._wanted:
            return
        self._wanted = None
        if fetched is None:
            self.notice("This document is no longer in the library")
            return
        self.view, made = fetched
        position = self.session.position(key) if part is None else None
        place = (position.part, position.block, position.offset) if position is not None else None
        self.detail.show_document(self.view, made, place)
        self.references.view = self.view
        if part is not None:
            self.detail.go_to_part(part)
        self._follow_current()

    def _view_of(self, document: Document) -> DocumentView:
        bookmarks = self.session.marks.bookmarks(document.key)
        entry = self.list.current
        return DocumentView(
            document,
            frozenset(self.session.unread_parts(document)),
            frozenset(record.part for record in bookmarks),
            entry.minutes if entry is not None and entry.key == document.key else 0,
        )

    def on_text_view_current_changed(self, message: TextView.CurrentChanged) -> None:
        """The references and the status line follow the reading."""
        message.stop()
        self._follow_current()
        self._note_place()

    def _follow_current(self) -> None:
        if self.view is None:
            return
        part = self.detail.current_part
        self.references.here = (part, max(0, self.detail.current) if part == "body" else 0)
        self.pane_changed()

    def on_text_view_moved(self, message: TextView.Moved) -> None:
        """Note the place once the reader rests."""
        message.stop()
        self._note_place()

    def _note_place(self) -> None:
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST, self._keep_place)

    def _keep_place(self) -> None:
        """Put the place in the document into the marks, if it is worth remembering."""
        if self.view is None:
            return
        part, block, offset = self.detail.stopped_at
        before = self.session.position(self.view.document.key)
        if before is None and (part, block, offset) == ("body", 0, 0):
            return
        if before is None or (before.part, before.block, before.offset) != (part, block, offset):
            self.session.set_position(self.view.document, part, block, offset)

    def pane_changed(self) -> None:
        """Say where the reader is."""
        if self.pane == "list" or self.view is None:
            row = self.list.cursor + 1
            self.status.where = f"{row:,} of {self.list.count:,}" if row else ""
        else:
            self.status.where = position(self.detail.current, self.view.document)

    def on_key(self, event: events.Key) -> None:
        """From the first key on, what stays on the screen counts as read after its time."""
        if not self._is_touched:
            self._is_touched = True
            self.detail.auto_read_seconds = self.session.settings.auto_read_seconds
            self.detail.watch_ends()

    # Changes -------------------------------------------------------------------------------------

    def marks_changed(self, change: Change) -> None:
        """Draw the rows and headers of these documents anew."""
        for index in self.list.visible_rows():
            entry = self.list.entry(index)
            if entry is not None and entry.key in change.documents:
                self.list.refresh_row(index)
        if self.view is not None and self.view.document.key in change.documents:
            self.view = self._view_of(self.view.document)
            self.detail.view = self.view
            self.references.view = self.view
        self._take_unread(self.session.unread_documents)

    def leaving(self) -> None:
        """The session ends: keep the place, stop the scan."""
        self._stop_scan.set()
        self._keep_place()

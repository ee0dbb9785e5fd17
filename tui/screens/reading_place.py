"""Which document is open, and where the reader stands in it.

The detail follows the list after a short rest, not on every key held down. Whatever a scan or
another session changes, the text stays on its line.
"""

from typing import ClassVar

from textual.timer import Timer
from textual.worker import get_current_worker

from tui.commands import Scope
from tui.marks import Change
from tui.model import BODY, Document, DocumentKey
from tui.panes.detail_pieces import DetailPieces, detail_pieces
from tui.panes.draft_pieces import position
from tui.panes.resume_card import card_lines
from tui.panes.view import DocumentView
from tui.screens.base import first_screen_is_ready
from tui.screens.reading_keeping import ReadingKeeping
from tui.screens.reading_layout import PaneName, pane_named
from tui.session import Session
from tui.session.drafts import shown_drafts
from tui.session.passages import passages_in
from tui.session.returning import returning
from tui.session.stopping_place import Place
from tui.session.view_listing import ViewListing
from tui.session.visits import same_parts
from tui.terminal.drawing import SLOW_CLASS
from tui.widgets.row_list import RowList
from tui.widgets.text_view import TextView

SETTLE = 0.06
"""Seconds of rest on an entry before its document is opened beside the list."""

SETTLE_WHEN_SLOW = 0.25
"""The same on a slow line, over which a key held down comes in fits and starts."""

Fetched = tuple[DocumentView, DetailPieces] | None
"""A document ready to be shown, or None if the library no longer has it."""


class ReadingPlace(ReadingKeeping, is_part=True):
    """The document of the reading screen and the place in it."""

    FIRST_SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.RESUME,)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._settle: Timer | None = None
        self._is_touched = False
        self._is_begun = False
        self._wanted: DocumentKey | None = None
        self._is_stale = False
        """Whether marks changed since they were shown."""
        self._greeted: set[DocumentKey] = set()
        self._resumed: Place | None = None

    def show_listing(self, listing: ViewListing, at: int) -> None:
        """Swap the rows in; the first document comes with the first ones, or a frame after them."""
        last = self._last_stand(listing) if self.listing is None else None
        super().show_listing(listing, last[0] if last is not None else at)
        if last is not None:
            self.list.put_cursor_on_line(last[1].line)
        if self.view is None:
            pane = pane_named(last[1].pane) if last is not None else None
            if self._is_begun:
                self._show_first(pane)
            elif pane in (None, "list"):
                self.pane_changed()
                # The list stands a frame earlier.
                self.call_after_refresh(self._begin_reading, pane)
            else:
                self.call_next(self._begin_reading, pane)
        else:
            self.pane_changed()  # there may be other rows than the status line tells of

    async def _begin_reading(self, pane: PaneName | None) -> None:
        """Put in the panes beside the list, and show the first document."""
        if not self._is_begun:
            await self.complete()
            self._show_first(pane)

    def _show_first(self, pane: PaneName | None) -> None:
        """Show the first document, and the pane in which the last sitting ended if it is known."""
        self._is_begun = True
        self.catch_up()
        if pane is not None:
            self.use_pane(pane)
        # The first picture is whole when what was shown just now has been laid out.
        self.call_after_refresh(first_screen_is_ready, self.app)

    def on_row_list_row_highlighted(self, message: RowList.RowHighlighted) -> None:
        """Open the document under the cursor once the cursor rests."""
        message.stop()
        if self._settle is not None:
            self._settle.stop()
        if not self._is_begun:
            return
        if self.view is None:
            self._open_highlighted()
        else:
            settle = SETTLE_WHEN_SLOW if self.app.has_class(SLOW_CLASS) else SETTLE
            self._settle = self.set_timer(settle, self._open_highlighted)

    def on_row_list_row_chosen(self, message: RowList.RowChosen) -> None:
        """Enter: read the document."""
        message.stop()
        if self.detail.is_attached:
            self.use_pane("detail")

    def use_pane(self, name: PaneName) -> None:
        """Put the focus into a pane; outside the list, on the document under the cursor."""
        if name != "list":
            self.catch_up()
        super().use_pane(name)
        if name == "detail":
            self._greet()

    # The document --------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Going back to where one stopped needs a card that says so."""
        if action == "resume":
            return self._resumed is not None
        return super().check_action(action, parameters)

    def action_resume(self) -> None:
        """Go to where the reader stopped days ago."""
        if self._resumed is not None:
            self.detail.go_to_place(*self._resumed)

    def _greet(self) -> None:
        """Tell whoever comes into a document after days how it was left; once a sitting."""
        if self.view is None or self.view.document.key in self._greeted:
            return
        document, days = self.view.document, self.session.settings.resume_card_days
        self._greeted.add(document.key)
        back = returning(self.session.marks, document, days)
        if back is None:
            return
        # Not where the reader is now: the next unread, say, may have led elsewhere.
        self._resumed = self.session.stopped_at(document) or (BODY, 0, 0)
        item, made = self.detail.item_at(self._resumed), self.detail.made
        key = self.keymap.key_of(Scope.RESUME, "resume")
        where = position(item, made.parts, document) if item > 0 else ""
        self.card.show(card_lines(back, where, key, self.size.width - 2))

    def _is_behind(self) -> bool:
        """Whether the document under the cursor is not the one that is shown."""
        entry = self.list.current
        return entry is not None and (self.view is None or self.view.document.key != entry.key)

    def _open_highlighted(self) -> None:
        """Open the document under the cursor in the background."""
        entry = self.list.current
        if entry is not None and self._is_behind():
            self._leave_document()
            self._wanted = key = entry.key
            self.run_worker(lambda: self._load(key), thread=True, group="document", exclusive=True)

    def catch_up(self) -> None:
        """Open the document under the cursor now: what is typed next is meant for it."""
        entry = self.list.current
        if entry is not None and self._is_behind():
            self.open(entry.key)

    def open(self, key: DocumentKey, part: str | None = None) -> None:
        """Show a document now, at `part` if one is given, else where the reader stopped."""
        self._leave_document(key)
        self._wanted = key
        self._take_document(key, self._fetch(key), part)

    def _load(self, key: DocumentKey) -> None:
        """In a thread, since a long document takes a while."""
        fetched = self._fetch(key)
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._take_document, key, fetched)

    def _fetch(self, key: DocumentKey, before: DocumentView | None = None) -> Fetched:
        """A document as it is now; what was new `before`, on a visit that goes on, still is."""
        document = self.session.document(key)
        if document is None:
            return None
        fresh, visited = self.session.new_replies(document), self.session.last_visit(key)[:10]
        if before is not None and before.fresh:
            fresh |= same_parts(before.fresh, document)
            visited = before.last_visit
        view = self._view_of(document, fresh, visited)
        return view, detail_pieces(view)

    def _take_document(self, key: DocumentKey, fetched: Fetched, part: str | None = None) -> None:
        """Show what was fetched, unless something else is wanted by now."""
        if key != self._wanted:
            return
        self._wanted = None
        if fetched is None:
            self.notice("This document is no longer in the library")
            return
        self.view, made = fetched
        place = self.session.stopped_at(self.view.document) if part is None else None
        self.detail.show_document(self.view, made, place)
        self.refresh_marks()
        if part is not None:
            self.detail.go_to_part(part)
        self._follow_current()
        if self.pane == "detail" and part is None:
            self._greet()

    def _view_of(self, document: Document, fresh: frozenset[str], visited: str) -> DocumentView:
        bookmarks = self.session.marks.bookmarks(document.key)
        entry = self.list.current
        return DocumentView(
            document,
            frozenset(self.session.unread_parts(document)),
            frozenset(record.part for record in bookmarks),
            fresh,
            visited,
            entry.minutes if entry is not None and entry.key == document.key else 0,
            passages_in(document, bookmarks),
            shown_drafts(document, self.session.drafts.of(document.key), self.session.adrift),
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

    def pane_changed(self) -> None:
        """Say where the reader is."""
        self._note_met()
        if self.pane == "list" or self.view is None:
            row = self.list.cursor + 1
            self.status.where = f"{row:,} of {self.list.count:,}" if row else ""
        else:
            self.status.where = position(
                self.detail.current,
                self.detail.made.parts,
                self.view.document,
                self.detail.current_level,
            )

    def before_key(self) -> None:
        """From the first key on, what stays on the screen counts as read after its time."""
        super().before_key()
        if not self.card.display:
            self._resumed = None
        self.card.hide()
        if not self._is_touched:
            self._is_touched = True
            self.detail.auto_read_seconds = self.session.settings.auto_read_seconds
            self.detail.watch_ends()

    # Changes -------------------------------------------------------------------------------------

    def marks_changed(self, change: Change) -> None:
        """Draw the rows and headers of these documents anew."""
        super().marks_changed(change)
        if self.view is not None and self.view.document.key in change.documents:
            self._is_stale = True
            if self.is_current:
                self.refresh_marks()

    def on_screen_resume(self) -> None:
        """Show what became of the marks while another screen was in front."""
        if self._is_stale:
            self.refresh_marks()

    def refresh_marks(self) -> None:
        """Give the panes the marks on the document as they are now."""
        self._is_stale = False
        if self.view is not None:
            view, made = self.view, self.detail.made
            self.view = self._view_of(view.document, view.fresh, view.last_visit)
            self.detail.view = self.references.view = self.view
            if self.detail.made is not made:
                self._follow_current()  # a draft came or went

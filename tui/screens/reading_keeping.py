"""Keeping the place: in the document, in the library, and what was met on a visit.

It is kept when the reader rests, leaves the document or loses the line. Which document is open is
said by a subclass. Nothing is written while the reader moves.
"""

import msgspec
from textual.timer import Timer

from tui.model import DocumentKey
from tui.panes.view import DocumentView
from tui.screens.reading_library import ReadingLibrary
from tui.session import Session
from tui.session.view_listing import ViewListing
from tui.session.whereabouts import Whereabouts, load, save
from tui.widgets.text_page import TextPage

REST = 1.0
"""Seconds without moving after which the place in the document is put into the marks."""


class ReadingKeeping(ReadingLibrary, is_part=True):
    """The reading screen's memory of where its reader is."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.view: DocumentView | None = None
        """The document that is open, as it is shown."""
        self._rest: Timer | None = None
        self._met: set[str] = set()

    def _last_stand(self, listing: ViewListing) -> tuple[int, Whereabouts] | None:
        """The row where the last sitting ended, and what else is known; None if nothing is.

        Where the view does not hold the document any more, say because it was read to its end, it
        is the row that followed it.
        """
        file = self.session.where
        where = load(file) if file is not None and len(listing) else None
        if where is None:
            return None
        row = listing.index_of(DocumentKey(where.document))
        if row < 0 <= where.row:
            row = min(where.row, len(listing) - 1)
            where = msgspec.structs.replace(where, pane="list")
        return (row, where) if row >= 0 else None

    def document_here(self) -> DocumentKey | None:
        """The document that the cursor is on, or was before the list was empty."""
        here = super().document_here()
        return self.view.document.key if here is None and self.view is not None else here

    def on_text_page_moved(self, message: TextPage.Moved) -> None:
        """Note the place once the reader rests."""
        message.stop()
        self._note_place()
        self._note_met()

    def _note_place(self) -> None:
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST, self._rested)

    def _rested(self) -> None:
        self._keep_place()
        self._keep_where()

    def _keep_where(self) -> None:
        """Keep where in the library the reader is, for the next sitting."""
        entry, file = self.list.current, self.session.where
        if entry is not None and file is not None:
            row = self.list.cursor
            line = row - self.list.top
            save(file, Whereabouts(document=entry.key, row=row, line=line, pane=self.pane))

    def _keep_place(self) -> None:
        """Put the place in the document into the marks, if it is worth remembering."""
        if self.view is None:
            return
        part, block, offset = self.detail.stopped_in_document
        before = self.session.position(self.view.document.key)
        if before is None and (part, block, offset) == ("body", 0, 0):
            return
        if before is None or (before.part, before.block, before.offset) != (part, block, offset):
            self.session.set_position(self.view.document, part, block, offset)

    def note_where(self) -> None:
        """Put place and visit into the marks now."""
        self._leave_document()

    def _note_met(self) -> None:
        """Note what is on the screen; only looking at it beside the list does not count."""
        if self.pane != "list" and self.view is not None:
            self._met |= self.detail.visible_parts()

    def _leave_document(self, wanted: DocumentKey | None = None) -> None:
        """Note the place, and the visit unless it goes on because `wanted` is the same document."""
        self._keep_place()
        if self.view is not None and self._met and self.view.document.key != wanted:
            self.session.leave(self.view.document, self._met)
            self._met.clear()
            self.list.left(self.view.document.key)

    def leaving(self) -> None:
        """The session ends: keep the place, stop the scan."""
        super().leaving()
        self._leave_document()
        self._keep_where()

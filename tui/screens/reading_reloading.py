"""A document that changes while it is open: shown anew, with the reader at the same words.

The words are looked for in a thread, so that no key waits; what is new stays new.
"""

from tui.panes.detail_pieces import DetailPieces
from tui.panes.view import DocumentView
from tui.screens.reading_place import ReadingPlace
from tui.session.stopping_place import Place, place_now


class ReadingReloading(ReadingPlace, is_part=True):
    """The reading screen with a document that was read from its file again."""

    def documents_reloaded(self) -> None:
        """In a thread: show the document anew if it has changed; the place stays where it is."""
        shown = self.view
        fetched = self._fetch(shown.document.key, shown) if shown is not None else None
        if shown is not None and fetched is not None and fetched[0].document != shown.document:
            places = self.app.call_from_thread(lambda: self._places)
            now = {at: place_now(shown.document, fetched[0].document, at) for at in places}
            self.app.call_from_thread(self._swap_document, *fetched, now)

    @property
    def _places(self) -> tuple[Place, Place]:
        """What is being read, and what is at the top of the screen."""
        return self.detail.stopped_at, self.detail.top_place

    def _swap_document(
        self, view: DocumentView, made: DetailPieces, known: dict[Place, Place]
    ) -> None:
        """Show the document as it is now; `known` says where some of its places are."""
        before = self.view.document if self.view is not None else None
        if before is None or before.key != view.document.key:
            return
        rows = self.detail.rows_above
        at, top = (
            known.get(place) or place_now(before, view.document, place) for place in self._places
        )
        self.view = view
        self.detail.show_document(view, made, at)
        self.detail.return_to(at, top, rows)
        self.refresh_marks()
        self._follow_current()

"""Spots on the reading screen: noting where the reader is, and going back there."""

from tui.model import ReferenceKey
from tui.screens.reading_bookmarks import ReadingBookmarks
from tui.session.spot import Spot


class ReadingSpots(ReadingBookmarks):
    """The reading screen with its spots."""

    def spot(self) -> Spot | None:
        """Where the reader is; None if nothing is shown."""
        if self.pane == "list":
            entry = self.list.current
            return Spot(entry.key, "list") if entry is not None else None
        return self.text_spot()

    def text_spot(self) -> Spot | None:
        """Where the reader is in the document that is shown, or was before going to the list."""
        if self.view is None:
            return None
        detail, reference = self.detail, self.references.current_reference
        is_in_references = self.pane == "references" and reference is not None
        return Spot(
            self.view.document.key,
            "references" if is_in_references else "detail",
            detail.stopped_at,
            detail.top_place,
            detail.rows_above,
            reference.key if is_in_references and reference is not None else "",
        )

    def show_spot(self, spot: Spot) -> None:
        """Go to a spot of the document that is shown."""
        self.show_place(spot)
        self.use_pane(spot.pane)

    def show_place(self, spot: Spot) -> None:
        """Show a spot of the document that is shown; the focus stays where it is."""
        self.detail.return_to(spot.at, spot.top or spot.at, spot.rows)
        if spot.reference:
            self.references.go_to_reference(ReferenceKey(spot.reference))

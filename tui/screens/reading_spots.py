"""Spots on the reading screen: noting where the reader is, going back there, the jump history.

A jump is a command that the table calls so, and every step into another document, by whatever
key. What is left by it is noted; going back and forward is no jump.
"""

from tui.model import DocumentKey, ReferenceKey, Target
from tui.screens.reading_bookmarks import ReadingBookmarks
from tui.session import Session
from tui.session.jumps import Jumps
from tui.session.spot import Spot


class ReadingSpots(ReadingBookmarks):
    """The reading screen with its spots."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.jumps = Jumps()
        self._read: DocumentKey | None = None
        """The document that was read last: shown while the focus was not in the list."""
        self._left: Spot | None = None
        """Where the reader was in it when another one was shown."""
        self._travels = False
        """Whether what happens is going back or forward, and no jump."""

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

    def travel(self, spot: Spot) -> None:
        """Go to a spot, in whatever document, without noting where one was."""
        self._travels = True
        at = self.listing.index_of(spot.document) if self.listing is not None else -1
        is_shown = self.view is not None and self.view.document.key == spot.document
        if at >= 0 and spot.pane == "list":
            self.list.go_to_row(at)
            self.use_pane("list")
            self._travels = False
        elif at >= 0 and is_shown:
            self.list.go_to_row(at)
            self._arrive(spot)
        else:
            self.go_to(spot.document, None, lambda: self._arrive(spot))

    def _arrive(self, spot: Spot) -> None:
        if self.view is not None and self.view.document.key == spot.document:
            self.show_spot(spot)
        self._travels = False

    # The history ---------------------------------------------------------------------------------

    def before_key(self) -> None:
        """Whatever was under way: from here on steps are steps again."""
        super().before_key()
        self._travels = False

    def before_jump(self) -> None:
        """Note where the reader is: a command is about to lead elsewhere."""
        here = self.spot()
        if here is not None:
            self.jumps.note(here)

    def _leave_document(self, wanted: DocumentKey | None = None) -> None:
        """Note where the reader was in a document that was read, and not only looked at."""
        if self.view is not None and self.view.document.key == self._read:
            self._left = self.text_spot()
        super()._leave_document(wanted)

    def pane_changed(self) -> None:
        """Take the step from one document that is read to another as a jump."""
        super().pane_changed()
        if self.pane == "list" or self.view is None:
            return
        key = self.view.document.key
        if key != self._read:
            left, self._left, self._read = self._left, None, key
            if left is not None and left.document != key and not self._travels:
                self.jumps.note(left)

    def go_to_target(self, target: Target) -> None:
        """Go to what is bookmarked: a jump."""
        self.before_jump()
        super().go_to_target(target)

    def action_jump_back(self, count: int | None = None) -> None:
        """Go to where one was `count` jumps ago."""
        here = self.spot()
        spot = self.jumps.back(here, count or 1) if here is not None else None
        self._travel_or_say(spot, "No earlier place")

    def action_jump_forward(self, count: int | None = None) -> None:
        """Go on again, after going back."""
        here = self.spot()
        spot = self.jumps.forward(here, count or 1) if here is not None else None
        self._travel_or_say(spot, "No later place")

    def action_jump_before(self) -> None:
        """Go to where one was before the last jump; again: to and fro."""
        here = self.spot()
        spot = self.jumps.swap(here) if here is not None else None
        self._travel_or_say(spot, "No jump so far")

    def _travel_or_say(self, spot: Spot | None, otherwise: str) -> None:
        if spot is None:
            self.notice(otherwise)
        else:
            self.travel(spot)

"""Stands on the reading screen: noting where the reader is, going back there, the jump history.

A jump is a command that the table calls so, and every step into another document, by whatever
key. What is left by it is noted; going back and forward is no jump.
"""

from tui.model import DocumentKey, ReferenceKey, Target
from tui.screens.reading_copying import ReadingCopying
from tui.session import Session
from tui.session.jumps import Jumps
from tui.session.links import Link
from tui.session.stand import Stand


class ReadingJumps(ReadingCopying, is_part=True):
    """The reading screen with its stands."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.jumps = Jumps()
        self._read: DocumentKey | None = None
        """The document that was read last: shown while the focus was not in the list."""
        self._left: Stand | None = None
        """Where the reader was in it when another one was shown."""
        self._travels = False
        """Whether what happens is going back or forward, and no jump."""

    def stand(self) -> Stand | None:
        """Where the reader is; None if nothing is shown."""
        if self.pane == "list":
            entry = self.list.current
            return Stand(entry.key, "list") if entry is not None else None
        return self.text_stand()

    def text_stand(self) -> Stand | None:
        """Where the reader is in the document that is shown, or was before going to the list."""
        if self.view is None:
            return None
        detail, reference = self.detail, self.references.current_reference
        is_in_references = self.pane == "references" and reference is not None
        return Stand(
            self.view.document.key,
            "references" if is_in_references else "detail",
            detail.stopped_at,
            detail.top_place,
            detail.rows_above,
            reference.key if is_in_references and reference is not None else "",
        )

    def show_stand(self, stand: Stand) -> None:
        """Go to a stand of the document that is shown."""
        self.show_place(stand)
        self.use_pane(stand.pane)

    def show_place(self, stand: Stand) -> None:
        """Show a stand of the document that is shown; the focus stays where it is."""
        self.detail.return_to(stand.at, stand.top or stand.at, stand.rows)
        if stand.reference:
            self.references.go_to_reference(ReferenceKey(stand.reference))

    def travel(self, stand: Stand) -> None:
        """Go to a stand, in whatever document, without noting where one was."""
        self._travels = True
        at = self.listing.index_of(stand.document) if self.listing is not None else -1
        is_shown = self.view is not None and self.view.document.key == stand.document
        if at >= 0 and stand.pane == "list":
            self.list.go_to_row(at)
            self.use_pane("list")
            self._travels = False
        elif is_shown and stand.pane != "list":
            if at >= 0:
                self.list.go_to_row(at)
            self._arrive(stand)
        else:
            self.go_to(stand.document, None, lambda: self._arrive(stand))

    def _arrive(self, stand: Stand) -> None:
        if self.view is not None and self.view.document.key == stand.document:
            self.show_stand(stand)
        self._travels = False

    # The history ---------------------------------------------------------------------------------

    def before_key(self) -> None:
        """Whatever was under way: from here on steps are steps again."""
        super().before_key()
        self._travels = False

    def before_jump(self) -> None:
        """Note where the reader is: a command is about to lead elsewhere."""
        here = self.stand()
        if here is not None:
            self.jumps.note(here)

    def _leave_document(self, wanted: DocumentKey | None = None) -> None:
        """Note where the reader was in a document that was read, and not only looked at."""
        if self.view is not None and self.view.document.key == self._read:
            self._left = self.text_stand()
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

    def _take(self, link: Link, pane: str, *, shows_only: bool) -> None:
        """Follow a link: a jump, where it stays in the reader."""
        if not shows_only:
            self.before_jump()
        super()._take(link, pane, shows_only=shows_only)

    def action_jump_back(self, count: int | None = None) -> None:
        """Go to where one was `count` jumps ago."""
        here = self.stand()
        stand = self.jumps.back(here, count or 1) if here is not None else None
        self._travel_or_say(stand, "No earlier place")

    def action_jump_forward(self, count: int | None = None) -> None:
        """Go on again, after going back."""
        here = self.stand()
        stand = self.jumps.forward(here, count or 1) if here is not None else None
        self._travel_or_say(stand, "No later place")

    def action_jump_before(self) -> None:
        """Go to where one was before the last jump; again: to and fro."""
        here = self.stand()
        stand = self.jumps.swap(here) if here is not None else None
        self._travel_or_say(stand, "No jump so far")

    def _travel_or_say(self, stand: Stand | None, otherwise: str) -> None:
        if stand is None:
            self.notice(otherwise)
        else:
            self.travel(stand)

"""What is being read stays on the screen, though the list has no row for it any more.

Its file may have vanished, or have changed so that the view does not hold it. Nothing else is shown
in its place, where it would be taken for it and soon be marked read, until the reader goes on.
"""

from tui.model import DocumentKey
from tui.screens.reading_layout import PaneName
from tui.screens.reading_place import Fetched
from tui.screens.reading_reloading import ReadingReloading
from tui.session import Session
from tui.session.view_listing import ViewListing
from tui.terminal.drawable import clip

TITLE = 30
"""Cells of a title that the status line tells of."""


class ReadingUnlisted(ReadingReloading, is_part=True):
    """The reading screen with a document that is in no row of the list."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._unlisted: DocumentKey | None = None
        """The document that is read without a row."""
        self._is_last = False
        """Whether the cursor is on the row before it, since none follows; else on the next one."""

    def take_listing(self, listing: ViewListing, otherwise: int = -1) -> None:
        """Swap the rows in; what is being read is not swapped."""
        view = self.view if self.pane != "list" else None
        if view is None or self._is_behind():
            super().take_listing(listing, otherwise)
            return
        key = view.document.key
        at = listing.index_of(key) if self._unlisted == key else -1
        if at >= 0:
            self._forget_unlisted()
            self.show_listing(listing, at)
            return
        there = otherwise if otherwise >= 0 else self.list.cursor
        super().take_listing(listing, otherwise)
        entry = self.list.current
        if entry is not None and entry.key in (key, self.moved.get(key)):
            return
        if self._unlisted != key:
            self._unlisted, self._is_last = key, self.list.cursor < there
            is_here = self.session.library.id_of(key) is not None
            where = "this view" if is_here else "the library"
            self.detail.say_above(f"No longer in {where}")
            self.notice(f"“{clip(view.document.title, TITLE)}” is no longer in {where}")

    def _forget_unlisted(self) -> None:
        """What is shown has a row again, or is about to be left."""
        self._unlisted = None
        self.detail.say_above("")

    def _is_behind(self) -> bool:
        """Whether the document under the cursor is to be shown in the place of another one."""
        is_kept = self.view is not None and self.view.document.key == self._unlisted
        return not is_kept and super()._is_behind()

    def row_before(self, step: int) -> int:
        """The row from which a step in direction `step` (1 or -1) is taken; -1: above the first."""
        if self._unlisted is None or (step > 0) == self._is_last:
            return self.list.cursor
        return max(-1, self.list.cursor - step)

    def use_pane(self, name: PaneName) -> None:
        """Put the focus into a pane; the list shows what is under its cursor."""
        if name == "list" and self._unlisted is not None:
            self._forget_unlisted()
            self._open_highlighted()
        super().use_pane(name)

    def _take_document(self, key: DocumentKey, fetched: Fetched, part: str | None = None) -> None:
        """Show what was fetched: it has its row."""
        if fetched is not None and key == self._wanted:
            self._forget_unlisted()
        super()._take_document(key, fetched, part)

"""Replies that came in since the last visit, one after another, across documents."""

from tui.model import DocumentKey
from tui.panes.detail import DetailPane
from tui.screens.reading_bookmarks import ReadingBookmarks

Found = tuple[DocumentKey, list[str]] | None
"""A document with new replies, and which they are."""


class ReadingNew(ReadingBookmarks, is_part=True):
    """The reading screen's steps to what is new."""

    async def action_next_new(self) -> None:
        """Go to the next new reply; in the list, to the next document with one."""
        await self._go_new(1)

    async def action_previous_new(self) -> None:
        """Go to the new reply before; in the list, to the document before with one."""
        await self._go_new(-1)

    async def _go_new(self, step: int) -> None:
        if self.pane != "list":
            self.catch_up()
            part = self.detail.next_new_part(step)
            if part is not None:
                self.detail.go_to_part(part)
                return
        if self.listing is not None:
            ids, here = self.listing.ids[:], self.row_before(step)
            await self.in_turn(
                lambda: self.session.next_with_new(ids, here, step),
                lambda found: self._go_to_new_of(found, step),
            )

    def _go_to_new_of(self, found: Found, step: int) -> None:
        """Put the cursor on a document; outside the list, open its first or last new reply."""
        here = self.row_before(step)
        at = self.listing.index_of(found[0]) if found and self.listing is not None else -1
        if found is None or at < 0:
            self._go_round(step)
            return
        self.list.go_to_row(at)
        if self.pane != "list":
            self.open(found[0], found[1][0 if step > 0 else -1])
        if (at - here) * step <= 0:
            self._say_round(step)

    def _go_round(self, step: int) -> None:
        """No other document has anything new: to the first new reply of this one, or the last."""
        view = self.view
        new = [p for p in self.detail.made.parts if view is not None and p in view.fresh]
        part = new[0 if step > 0 else -1] if new else None
        if self.pane == "list" or part in (None, self.detail.current_part):
            self.notice("Nothing else is new" if part else "No reply is new since your last visits")
        elif part is not None:
            self.detail.go_to_part(part)
            self._say_round(step)

    def _say_round(self, step: int) -> None:
        self.notice("From the top again" if step > 0 else "From the end again")

    def on_detail_pane_told(self, message: DetailPane.Told) -> None:
        """Say what the detail pane has to say."""
        message.stop()
        self.notice(message.words)

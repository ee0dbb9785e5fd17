"""Moving among the replies and the headings of a document.

Steps go over what is shown; what is hidden in a fold is passed over, unless it is asked for. Each
move that cannot be made says why.
"""

from collections.abc import Callable, Sequence

from tui.panes import words
from tui.panes.detail_seen import DetailSeen
from tui.panes.folds import HIDDEN


class DetailMoves(DetailSeen, is_part=True):
    """A document that is moved through by replies and headings."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._heading_at: tuple[int, tuple[object, ...]] = (-1, ())
        """The heading gone to last, and where that led."""

    # Replies in their order ----------------------------------------------------------------------

    def next_unread_part(self, step: int) -> str | None:
        """The next unread part in direction `step` (1 or -1) from the current one, without it."""
        return self._next_of(self.view.unread, step) if self.view is not None else None

    def next_new_part(self, step: int) -> str | None:
        """The next reply that came in since the last visit, or the one before."""
        return self._next_of(self.view.fresh, step) if self.view is not None else None

    def _next_of(self, wanted: frozenset[str], step: int) -> str | None:
        """The next of some parts, hidden or not."""
        parts, here = self.made.parts, self.current_part
        at = self.current + step
        while 0 <= at < len(parts):
            if parts[at] in wanted and parts[at] != here:
                return parts[at]
            at += step
        return None

    def step_reply(self, step: int) -> bool:
        """Go to the next reply (1) or the one before (-1, the body before the first)."""
        body = self.made.paragraphs
        if step > 0:
            target = self.shown_item(max(body, self.current + 1), 1)
        else:
            target = self.shown_item(self.current - 1, -1)
            if target < body:
                target = self.first_item if self.current >= body else -1
        if target < 0:
            return False
        self.go_to_item(target)
        return True

    def action_next_paragraph(self, count: int | None = None) -> None:
        """Make the next paragraph or reply current."""
        self.repeat(self.action_next_item, count)

    def action_previous_paragraph(self, count: int | None = None) -> None:
        """Make the paragraph or reply before current."""
        self.repeat(self.action_previous_item, count)

    def go_to_number(self, number: int) -> None:
        """Go to a reply by its number, as the status line counts them; in the body, a paragraph."""
        made = self.made
        items: Sequence[int]
        if self.current < made.paragraphs:
            items = range(made.paragraphs)
        else:
            drafts = {made.items[part] for part in made.drafts}
            rest = range(made.paragraphs, len(made.parts))
            items = [item for item in rest if item not in drafts] if drafts else rest
        if items:
            item = items[min(number, len(items)) - 1]
            self.reveal(item)
            self.go_to_item(item)

    # Replies in their chains ---------------------------------------------------------------------

    def action_next_sibling(self, count: int | None = None) -> None:
        """Go to the next reply to the same."""
        self._step_sibling(1, count)

    def action_previous_sibling(self, count: int | None = None) -> None:
        """Go to the reply before to the same."""
        self._step_sibling(-1, count)

    def _step_sibling(self, step: int, count: int | None) -> None:
        row = self.reply_here()
        if row >= 0:
            parent = self.made.thread.parent[row]
            same = words.author(self.made.reply(parent)) if parent >= 0 else "the post"
            order = "further" if step > 0 else "earlier"
            self._go_by(self._sibling, step, count, f"No {order} reply to {same}")

    def _sibling(self, row: int, step: int) -> int:
        """The next sibling that is shown; -1 if there is none."""
        row = self.made.thread.sibling(row, step)
        while row >= 0 and self.states[row] == HIDDEN:
            row = self.made.thread.sibling(row, step)
        return row

    def action_next_top_level(self, count: int | None = None) -> None:
        """Go to the next reply to the post."""
        self._go_by(self._top_level, 1, count, "No further reply to the post")

    def action_previous_top_level(self, count: int | None = None) -> None:
        """Go to the reply to the post before this one: inside a chain to its own."""
        self._go_by(self._top_level, -1, count, "No earlier reply to the post")

    def _top_level(self, row: int, step: int) -> int:
        """The next reply to the post that is shown; -1 if there is none."""
        if row < 0:
            row = 0 if step > 0 and self.states else -1
        else:
            row = self.made.thread.top_level(row, step)
        while row >= 0 and self.states[row] == HIDDEN:
            row = self.made.thread.top_level(row, step)
        return row

    def action_parent(self, count: int | None = None) -> None:
        """Go to the reply that the current one answers."""
        row = self.reply_here()
        if row >= 0:
            otherwise = "This answers the post: no reply above it"
            self._go_by(self._above, -1, count, self._cut_words(row) or otherwise)

    def action_root(self) -> None:
        """Go to the reply that begins the chain."""
        row = self.reply_here()
        if row >= 0:
            otherwise = "This begins its chain"
            self._go_by(
                lambda at, _: self.made.thread.root(at), -1, 1, self._cut_words(row) or otherwise
            )

    def _above(self, row: int, _: int) -> int:
        return self.made.thread.parent[row]

    def _cut_words(self, row: int) -> str:
        """Why a reply that answers another has no parent here; empty if it is not so."""
        cut = self.made.thread.cut.get(row)
        return f"This {words.CUT[cut]}" if cut else ""

    def _go_by(
        self, find: Callable[[int, int], int], step: int, count: int | None, otherwise: str
    ) -> None:
        """Go from row to row, as far as there are any; say `otherwise` if that is nowhere."""
        row = self.current_row
        for _ in range(count or 1):
            after = find(row, step)
            if after < 0:
                break
            row = after
        if row == self.current_row:
            self.tell(otherwise)
        else:
            self.go_to_item(self.made.paragraphs + row)

    # Headings ------------------------------------------------------------------------------------

    def action_next_heading(self, count: int | None = None) -> None:
        """Go to the next heading."""
        self._step_heading(1, count)

    def action_previous_heading(self, count: int | None = None) -> None:
        """Go to the heading before."""
        self._step_heading(-1, count)

    def _step_heading(self, step: int, count: int | None) -> None:
        headings = [
            piece
            for piece in self.made.blocks.values()
            if self.made.pieces[piece].style == "heading" and not self._hidden[piece]
        ]
        here = self._piece_here()
        ahead = [piece for piece in headings[::step] if (piece - here) * step > 0]
        if not ahead:
            order = "further heading" if step > 0 else "heading before this"
            self.tell(f"No {order}" if headings else "No headings here")
            return
        piece = ahead[min(count or 1, len(ahead)) - 1]
        self.leave_choosing()
        self.scroll_rows_to(self._rows.first_row(piece) - 1)
        self.set_current(self.made.pieces[piece].item)
        self._heading_at = piece, self.where

    def _piece_here(self) -> int:
        """The piece that the reader is at: the heading just gone to, or what is read."""
        piece, where = self._heading_at
        if where == self.where:
            return piece
        top, _ = self.place
        shown = self.shown_pieces(self.current)
        return max(top, shown[0]) if shown and top <= shown[1] else shown[0] if shown else 0

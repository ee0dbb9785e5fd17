"""Folding replies in the detail pane, and showing only those that are new.

Folds are of the sitting: kept for each document while the program runs, never in the marks. What
the reader is on stays current and on its row of the screen as far as it can; if it disappears into
a fold, the fold is what the reader is on, and who does not move from there is on it again when the
fold is opened. Whatever is asked for is brought out of its fold.
"""

from collections.abc import Iterable

from tui.model import DocumentKey, ReplyKey
from tui.panes.detail_pieces import DetailPieces
from tui.panes.detail_place import DetailPlace
from tui.panes.draft_pieces import is_draft
from tui.panes.folds import (
    HIDDEN,
    LINE,
    OPEN,
    States,
    delta_view,
    full_tree,
    nearest,
    unfolded,
    wholly_read,
    with_those_above,
)
from tui.panes.view import DocumentView


class DetailFolds(DetailPlace, is_part=True):
    """A document whose replies can be folded."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._kept: dict[DocumentKey, frozenset[ReplyKey]] = {}
        """The folded replies of every document that has any."""
        self._folded: set[int] = set()
        """Rows of the replies that are folded in the full tree."""
        self._delta_lines: set[int] = set()
        """Rows of the replies that are lines in the delta view."""
        self._within = (-1, -1)
        """The fold that the reader is on, and the item within it that they were on."""

    def begin_document(self, view: DocumentView, made: DetailPieces) -> States:
        """Fold what was folded in this sitting; a delta view is over with its document."""
        self._within = (-1, -1)
        kept = self._kept.get(view.document.key, frozenset())
        self._folded = {row for row in range(len(made.thread)) if made.reply(row).key in kept}
        new = {row for part in view.fresh if (row := made.row_of(part)) >= 0}
        if self.is_delta and new and self.made.document.key == view.document.key:
            self._delta_lines = with_those_above(made.thread, new) - new
            return delta_view(made.thread, new, self._delta_lines)
        self.is_delta = False
        return full_tree(made.thread, self._folded)

    def item_instead(self, item: int) -> int:
        """The item to be at when `item` may be hidden."""
        return self._item_in(self.states, item, is_delta=self.is_delta)

    def _item_in(self, shown: States, item: int, *, is_delta: bool) -> int:
        """As `item_instead`, where these replies are shown."""
        paragraphs = self.made.paragraphs
        if item < paragraphs:
            return min(item, 0) if is_delta else item
        at = nearest(self.made.thread, shown, item - paragraphs)
        return paragraphs + at if at >= 0 else min(0, len(self.made.parts) - 1)

    @property
    def new_rows(self) -> set[int]:
        """The rows of the replies that came in since the last visit."""
        return self.rows_of(self.view.fresh) if self.view is not None else set()

    @property
    def hidden_below(self) -> list[str]:
        """The replies that the fold at the current reply hides."""
        row = self.current_row
        if row < 0 or self.is_delta or self.states[row] != LINE:
            return []
        first = self.made.paragraphs
        below = (self.made.parts[first + row] for row in self.made.thread.below(row))
        return [part for part in below if not is_draft(part)]

    def reveal(self, item: int) -> None:
        """See that an item is there with its text: open its folds, or leave the delta view."""
        if item < 0 or self.is_open(item):
            return
        row = item - self.made.paragraphs
        if self.is_delta and row >= 0 and self.states[row] == LINE:
            self._show_delta(self._delta_lines - {row})
            return
        self._show_full(unfolded(self.made.thread, self._folded, row) if row >= 0 else self._folded)

    # Folding -------------------------------------------------------------------------------------

    def action_toggle_fold(self) -> None:
        """Fold the current reply, or unfold it."""
        row = self.reply_here()
        if row >= 0:
            self._unfold(row) if self.states[row] == LINE else self._fold(row)

    def action_fold(self) -> None:
        """Fold the current reply; if it is folded, the one it answers."""
        row = self.reply_here()
        if row >= 0 and self.states[row] == LINE:
            row = self.made.thread.parent[row]
            if row < 0:
                self.tell("This reply is folded already")
        if row >= 0:
            self._fold(row)

    def action_unfold(self) -> None:
        """Unfold the current reply."""
        row = self.reply_here()
        if row >= 0 and self.states[row] == OPEN:
            self.tell("This reply is not folded")
        elif row >= 0:
            self._unfold(row)

    def action_toggle_chain(self) -> None:
        """Fold the whole chain that the current reply is in, or unfold all of it."""
        row = self.reply_here()
        if row < 0:
            return
        root = self.made.thread.root(row)
        chain = {root, *self.made.thread.below(root)}
        if self.is_delta:
            is_folded = self.states[root] == LINE
            lines = self._delta_lines
            self._show_delta(lines - chain if is_folded else lines | chain)
        elif self.states[root] == LINE:
            self._show_full(self._folded - chain)
        else:
            self._show_full(self._folded | {root})

    def action_fold_all(self) -> None:
        """Fold every reply."""
        self._fold_those(range(len(self.states)), "No replies to fold")

    def action_unfold_all(self) -> None:
        """Unfold every reply."""
        if not any(self.states):
            self.tell("Nothing is folded")
        elif self.is_delta:
            self._show_delta(set())
        else:
            self._show_full(set())

    def action_fold_read(self) -> None:
        """Fold every reply that is read and has no unread one below it."""
        unread = self.rows_of(self.view.unread) if self.view is not None else set()
        read = wholly_read(self.made.thread, unread) - self.made.draft_rows
        self._fold_those(read, "No reply is read to its end")

    def _fold_those(self, rows: Iterable[int], otherwise: str) -> None:
        rows = set(rows)
        if not rows:
            self.tell(otherwise)
        elif self.is_delta:
            self._show_delta(self._delta_lines | rows)
        else:
            self._show_full(self._folded | rows)

    def reply_here(self) -> int:
        """The row of the current reply; -1, and said so, in the body."""
        row = self.current_row
        if row < 0:
            self.tell("Not on a reply" if self.states else "No replies in this file")
        return row

    def _fold(self, row: int) -> None:
        if self.is_delta:
            self._show_delta(self._delta_lines | {row})
        else:
            self._show_full(self._folded | {row})

    def _unfold(self, row: int) -> None:
        if self.is_delta:
            self._show_delta(self._delta_lines - {row})
        else:
            self._show_full(self._folded - {row})
        self._show_whole(self.current)

    # Only what is new ----------------------------------------------------------------------------

    def action_toggle_delta(self) -> None:
        """Show only new replies below lines of those above them, or the full tree again."""
        if self.is_delta:
            row = self.current_row
            folded = self._folded
            self._show_full(unfolded(self.made.thread, folded, row) if row >= 0 else folded)
            return
        new = self.new_rows
        if not new:
            day = self.view.last_visit if self.view is not None else ""
            self.tell(f"No reply is new since {day}" if day else "Nothing is new at a first visit")
            return
        self._show_delta(with_those_above(self.made.thread, new) - new)

    # Where the reader stays ----------------------------------------------------------------------

    def _show_full(self, folded: set[int]) -> None:
        """Show the full tree with these replies folded, and keep that for the sitting."""
        self._folded = set(folded)
        key, made = self.made.document.key, self.made
        self._kept.pop(key, None)
        if folded:
            self._kept[key] = frozenset(made.reply(row).key for row in folded)
        self._go_on_with(full_tree(made.thread, folded), is_delta=False)

    def _show_delta(self, lines: set[int]) -> None:
        """Show the delta view with these replies as lines."""
        self._delta_lines = set(lines)
        self._go_on_with(delta_view(self.made.thread, self.new_rows, lines), is_delta=True)

    def _go_on_with(self, shown: States, *, is_delta: bool) -> None:
        """Show other replies; what is current stays so, on its row, if it can."""
        made, before = self.made, self.current
        keep, y = self._first_seen(before)
        if is_delta and not self.is_delta and before < made.paragraphs:
            current = made.paragraphs + min(self.new_rows)
        else:
            current = self._item_in(shown, self._item_within(before), is_delta=is_delta)
        self._note_within(shown, before, current)
        row = current - made.paragraphs
        if row >= 0 and (current != before or shown[row] != OPEN):
            keep = (made.starts[row], 0)
            at = self.row_on_screen(*keep) if self.states[row] != HIDDEN else y
            y = at if 0 <= at < self.size.height else y
        self.rearrange(shown, is_delta=is_delta, current=current, keep=keep, y=y)

    def _item_within(self, item: int) -> int:
        """The item that the reader was on when it went into the fold `item`; else `item` itself."""
        fold, within = self._within
        return within if item == fold else item

    def _note_within(self, shown: States, before: int, current: int) -> None:
        """Note what the reader is on if that is in a fold now, which is item `current` then."""
        wanted, first = self._item_within(before), self.made.paragraphs
        is_in_fold = first <= current < wanted and shown[current - first] == LINE
        if is_in_fold and wanted - first in self.made.thread.below(current - first):
            self._within = current, wanted
        else:
            self._within = (-1, -1)

    def set_current(self, item: int) -> None:
        """Make an item the current one: what was in a fold is left."""
        if item != self.current:
            self._within = (-1, -1)
        super().set_current(item)

    def _first_seen(self, item: int) -> tuple[tuple[int, int], int]:
        """The first character of an item that is on the screen, and its row there."""
        for y in range(self.size.height):
            row = self._rows.row(self.top + y)
            if row is not None and row.start >= 0 and self._pieces[row.piece].item == item:
                return (row.piece, row.start), y
        return self.place, 0

    def _show_whole(self, item: int) -> None:
        """Scroll so far that as much of an item is on the screen as there is room for."""
        shown = self.shown_pieces(item)
        if shown is not None:
            first, last = self._rows.first_row(shown[0]), self._rows.last_row(shown[1])
            self.scroll_rows_to(max(self.top, min(first, last - self.size.height + 1)))

"""What of a long text is on the screen: a place in it, the rows from there on, and what is hidden.

Wraps what is on the screen at once and the rest in slices when nothing else is to do. The place in
the text is kept as a piece and a character, so that a resize or a change above never moves it.
Knows pieces and items, not what they mean; moves only when told to, and leaves drawing to others.
"""

from collections.abc import Iterator, Mapping, Sequence

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

from tui.widgets.line import ROOMY
from tui.widgets.parted import Parted
from tui.widgets.text_layout import Piece, TextLayout

MEASURE = 76
"""Widest text in cells: lines of 60 to 80 characters are read most easily."""


class TextFrame(Parted, Widget, is_part=True):
    """Pieces of text behind a frame of the size of the screen."""

    class Moved(Message, namespace="text_page"):
        """Other rows are on the screen than before."""

    def __init__(self, *, measure: int = MEASURE, id: str | None = None) -> None:
        super().__init__(id=id)
        self.measure = measure
        self.current = -1
        self.top = 0
        self._pieces: list[Piece] = []
        self._hidden = bytearray()
        self._rows = TextLayout(self._pieces, 1)
        self._of_item: dict[int, tuple[int, int]] = {}
        self._anchor = (0, 0)
        self._wants_end = False
        self._slicer: Timer | None = None

    def show(
        self,
        pieces: Sequence[Piece],
        *,
        current: int = -1,
        place: tuple[int, int] = (0, 0),
        hidden: bytearray | None = None,
    ) -> None:
        """Show `pieces` from `place` (piece, character) on, with `current` as the current item.

        Args:
            pieces: The text.
            current: The current item; -1 for none.
            place: What stands at the top of the screen.
            hidden: 1 for each piece that is not shown, else 0; None if all are.
        """
        self._pieces = list(pieces)
        self._hidden = hidden if hidden is not None else bytearray(len(self._pieces))
        self._of_item = {}
        for index, piece in enumerate(self._pieces):
            if piece.item >= 0:
                first = self._of_item.get(piece.item, (index, index))[0]
                self._of_item[piece.item] = (first, index)
        self._anchor = place
        self._wants_end = False
        self.current = current if current in self._of_item else -1
        self._lay_out()

    def replace(self, index: int, piece: Piece) -> None:
        """Put `piece` in the place of piece `index`; it must take as many rows as before."""
        self._pieces[index] = piece
        if not self._hidden[index]:
            first = self._rows.first_row(index)
            self.refresh_rows(first, self._rows.last_row(index))

    def reshape(
        self,
        first: int,
        hidden: bytearray,
        replaced: Mapping[int, Piece],
        *,
        current: int,
        keep: tuple[int, int],
        y: int,
    ) -> None:
        """Hide, show and replace pieces; what the reader looks at stays where it is.

        Args:
            first: The first piece that is hidden, shown or replaced.
            hidden: 1 for each piece that is not shown from now on, else 0.
            replaced: Other pieces for these numbers.
            current: The item that is current from now on.
            keep: A piece and a character of it that stay on their row of the screen.
            y: That row, as far as the text above and below reaches.
        """
        for index, piece in replaced.items():
            self._pieces[index] = piece
        self._hidden = hidden
        self._rows.change(first, hidden, replaced)
        height = max(1, self.size.height)
        top = self._rows.row_at(*keep) - max(0, min(y, height - 1))
        self._rows.extend_to(top + 2 * height)
        self.top = max(0, min(top, len(self._rows) - height))
        self._note_anchor()
        self._wants_end = False
        is_other, self.current = current != self.current, current
        self._go_on_later()
        self.refresh()
        self.post_message(self.Moved())
        if is_other:
            self.reshaped_to(current)

    def reshaped_to(self, item: int) -> None:
        """Another item is the current one, since the one before is hidden."""

    def row_on_screen(self, piece: int, offset: int) -> int:
        """The row of the screen that shows a character; negative above it, too great below it."""
        return self._rows.row_at(piece, offset) - self.top

    @property
    def items(self) -> int:
        """How many items there are."""
        return len(self._of_item)

    @property
    def place(self) -> tuple[int, int]:
        """The piece and the character that stand at the top of the screen."""
        return self._anchor

    @property
    def is_laid_out(self) -> bool:
        """Whether all of the text has its rows."""
        return self._rows.is_complete

    @property
    def is_at_end(self) -> bool:
        """Whether the last row is on the screen."""
        return self.is_laid_out and self.top + self.size.height >= len(self._rows)

    def pieces_of(self, item: int) -> range:
        """Indexes of the pieces that make up `item`."""
        first, last = self._of_item.get(item, (0, -1))
        return range(first, last + 1)

    def shown_pieces(self, item: int) -> tuple[int, int] | None:
        """The first and the last piece of `item` that are not hidden; None if all are."""
        first, last = self._of_item.get(item, (0, -1))
        while first <= last and self._hidden[first]:
            first += 1
        while first <= last and self._hidden[last]:
            last -= 1
        return (first, last) if first <= last else None

    def shown_item(self, item: int, step: int) -> int:
        """The first item from `item` on in direction `step` (1 or -1) that is shown; -1: none."""
        while item in self._of_item and self.shown_pieces(item) is None:
            item += step
        return item if item in self._of_item else -1

    @property
    def first_item(self) -> int:
        """The first item that is shown; -1 if there is none."""
        return self.shown_item(min(self._of_item, default=-1), 1)

    @property
    def last_item(self) -> int:
        """The last item that is shown; -1 if there is none."""
        return self.shown_item(max(self._of_item, default=-1), -1)

    def visible_items(self) -> Iterator[int]:
        """Items of which any row is on the screen, from top to bottom."""
        seen = -1
        for y in range(self.top, self.top + self.size.height):
            row = self._rows.row(y)
            if row is not None and row.start >= 0:
                item = self._pieces[row.piece].item
                if item >= 0 and item != seen:
                    seen = item
                    yield item

    def ended_items(self) -> Iterator[int]:
        """Items whose last row is on the screen."""
        for item in self.visible_items():
            shown = self.shown_pieces(item)
            last = self._rows.known_last_row(shown[1]) if shown is not None else None
            if last is not None and last < self.top + self.size.height:
                yield item

    def scroll_rows_to(self, top: int) -> None:
        """Put row `top` at the top of the screen, or the last full screen if there is less."""
        self._wants_end = False
        height = max(1, self.size.height)
        self._rows.extend_to(top + 2 * height)
        top = max(0, min(top, len(self._rows) - height))
        if top == self.top:
            return
        self.top = top
        self._note_anchor()
        self.refresh()
        self.post_message(self.Moved())

    def _note_anchor(self) -> None:
        row = self._rows.row(self.top)
        self._anchor = (row.piece, max(0, row.start)) if row else (0, 0)

    # Layout ---------------------------------------------------------------------------------------

    @property
    def text_width(self) -> int:
        """Cells of a full row of text."""
        return max(1, min(self.measure, self.size.width - 2 - (self.size.width >= ROOMY)))

    def _lay_out(self) -> None:
        height = max(1, self.size.height)
        self._rows = TextLayout(self._pieces, self.text_width, self._hidden)
        self._rows.extend_to(2 * height)
        anchor = self._anchor
        top = self._rows.row_at(*anchor) if anchor != (0, 0) else 0
        self._rows.extend_to(top + 2 * height)
        self.top = max(0, min(top, len(self._rows) - height))
        shown = self.shown_pieces(self.current)
        if shown is not None and self.current not in set(self.visible_items()):
            first = max(0, self._rows.first_row(shown[0]) - (height > 2))
            self._rows.extend_to(first + 2 * height)
            self.top = max(0, min(first, len(self._rows) - height))
        self._go_on_later()
        self.refresh()
        self.post_message(self.Moved())

    def _go_on_later(self) -> None:
        if not self._rows.is_complete and self._slicer is None:
            self._slicer = self.set_interval(0.01, self._go_on)

    def _go_on(self) -> None:
        if self._rows.extend_for() or self._slicer is None:
            return
        self._slicer.stop()
        self._slicer = None
        if self._wants_end:
            self.reach_end()

    def reach_end(self) -> None:
        """The end that was asked for is there now."""
        self.scroll_rows_to(len(self._rows))

    def on_resize(self, event: events.Resize) -> None:
        """Wrap anew; the line at the top stays there, but for the current item's sake."""
        event.stop()
        self._lay_out()

    def refresh_rows(self, first: int, last: int) -> None:
        """Draw rows `first` to `last` of the text anew, as far as they are on the screen."""
        first, last = max(first, self.top), min(last, self.top + self.size.height - 1)
        if first <= last:
            self.refresh(Region(0, first - self.top, self.size.width, last - first + 1))

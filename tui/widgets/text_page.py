"""A long text, drawn by the line: what is on the screen and what of it is marked as current.

Draws only the rows that are on the screen; wraps the rest in slices when nothing else is to do.
The place in the text is kept as a piece and a character, so that a resize or a change above never
moves it. Knows pieces and items, not what they mean; moves only when told to.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from tui.terminal.drawable import cells
from tui.widgets.line import ROOMY, Part, line
from tui.widgets.text_layout import Piece, Row, TextLayout

MEASURE = 76
"""Widest text in cells: lines of 60 to 80 characters are read most easily."""

BAR = "▌"


class TextPage(Widget, can_focus=True):
    """Pieces of text, drawn by the line."""

    ALLOW_SELECT = False
    HAS_BAR: ClassVar[bool] = True
    """Whether the current item is shown while the focus is elsewhere, too."""
    DEFAULT_CSS = "TextPage { width: 1fr; height: 1fr; min-width: 1; overflow: hidden; }"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "text--author",
        "text--bar",
        "text--body",
        "text--chosen",
        "text--code",
        "text--emphasis",
        "text--gone",
        "text--guess",
        "text--guide",
        "text--heading",
        "text--image",
        "text--link",
        "text--mark",
        "text--meta",
        "text--quote",
        "text--strong",
        "text--title",
    }

    @dataclass
    class Moved(Message):
        """Other rows are on the screen than before."""

    def __init__(self, *, measure: int = MEASURE, id: str | None = None) -> None:
        super().__init__(id=id)
        self.measure = measure
        self.current = -1
        self.top = 0
        self._pieces: list[Piece] = []
        self._rows = TextLayout(self._pieces, 1)
        self._of_item: dict[int, tuple[int, int]] = {}
        self._anchor = (0, 0)
        self._wants_end = False
        self._slicer: Timer | None = None

    def show(
        self, pieces: Sequence[Piece], *, current: int = -1, place: tuple[int, int] = (0, 0)
    ) -> None:
        """Show `pieces` from `place` (piece, character) on, with `current` as the current item."""
        self._pieces = list(pieces)
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
        first = self._rows.first_row(index)
        self.refresh_rows(first, self._rows.last_row(index))

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
            last = self._rows.known_last_row(self._of_item[item][1])
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
        row = self._rows.row(top)
        self._anchor = (row.piece, max(0, row.start)) if row else (0, 0)
        self.refresh()
        self.post_message(self.Moved())

    # Layout and drawing --------------------------------------------------------------------------

    def _text_width(self) -> int:
        return max(1, min(self.measure, self.size.width - 2 - (self.size.width >= ROOMY)))

    def _lay_out(self) -> None:
        height = max(1, self.size.height)
        self._rows = TextLayout(self._pieces, self._text_width())
        self._rows.extend_to(2 * height)
        anchor = self._anchor
        top = self._rows.row_at(*anchor) if anchor != (0, 0) else 0
        self._rows.extend_to(top + 2 * height)
        self.top = max(0, min(top, len(self._rows) - height))
        if self.current >= 0 and self.current not in set(self.visible_items()):
            first = max(0, self._rows.first_row(self._of_item[self.current][0]) - (height > 2))
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

    def style(self, name: str) -> Style:
        """The style of the component `text--<name>`."""
        return self.get_component_rich_style(f"text--{name}")

    def _run_style(self, name: str) -> Style:
        """As `style`, but only what the component itself sets, to lay over a piece's own style."""
        return self.get_component_rich_style(f"text--{name}", partial=True)

    def render_line(self, y: int) -> Strip:
        """Draw row `y` of the screen."""
        if self._rows.width != self._text_width():
            self._lay_out()  # drawn before it was told its size: a wrong frame would cost twice
        base, width = self.style("body"), self.size.width
        row = self._rows.row(self.top + y)
        if row is None:
            return line((), width, base)
        piece = self._pieces[row.piece]
        taken = self._text_width() + 2
        margin = (width - taken) // 2 if width > taken else 0
        is_current = piece.item == self.current >= 0 and (self.HAS_BAR or self.has_focus)
        bar = BAR if is_current and not self._is_gap_below(row, piece) else " "
        parts: list[Part] = [(" " * margin, base), (bar, self.style("bar")), (" ", base)]
        right: Part | None = None
        if row.start >= 0:
            parts.extend(self._parts(piece, row))
            right = (piece.right, self.style("mark")) if piece.right and row.is_first else None
        sign = self.row_sign(row)
        if sign and width <= margin + taken:
            parts[2] = (sign, self.style("mark"))
        strip = line(parts, min(width, margin + taken), base, right)
        if sign and width > margin + taken:
            gap = " " * (width > margin + taken + 1)
            strip = Strip([*strip, Segment(gap, base), Segment(sign, self.style("mark"))])
        return strip.extend_cell_length(width, base)

    def row_sign(self, row: Row) -> str:
        """A sign of one cell beside a row of text, none by default; it takes no room from words."""
        return ""

    def _is_gap_below(self, row: Row, piece: Piece) -> bool:
        """Whether `row` is the empty row below the last piece of its item."""
        return row.start < 0 and self._of_item.get(piece.item, (0, -1))[1] == row.piece

    def _parts(self, piece: Piece, row: Row) -> Iterator[Part]:
        lead = piece.first if row.is_first else piece.rest
        if lead:
            yield lead, self.style(piece.lead_style)
        base = self.style(piece.style)
        at = row.start
        for run in piece.runs:
            start, end = max(run.start, row.start), min(run.end, row.end)
            if start >= end or start < at:
                continue
            yield piece.text[at:start], base
            yield piece.text[start:end], base + self._run_style(run.style)
            at = end
        yield piece.text[at : row.end], base
        if piece.is_rule:
            lead_and_text = cells(lead) + cells(piece.text)
            yield " " * bool(piece.text), base
            rule = self._text_width() - lead_and_text - bool(piece.text)
            yield "─" * max(0, rule), self.style("guide")

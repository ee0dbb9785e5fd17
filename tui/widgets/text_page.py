"""A long text, drawn by the line: what is on the screen and what of it is marked as current.

Draws only the rows that are on the screen. Knows pieces and items, not what they mean.
"""

from collections.abc import Iterator
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.terminal.drawable import cells
from tui.widgets.line import Part, line
from tui.widgets.text_frame import TextFrame
from tui.widgets.text_layout import Piece, Row

BAR = "▌"

SHORT_FROM = 0.4
"""Part of the width from which the right end of a row is put into fewer words."""


class TextPage(TextFrame, can_focus=True):
    """Pieces of text, drawn by the line."""

    ALLOW_SELECT = False
    HAS_BAR: ClassVar[bool] = True
    """Whether the current item is shown while the focus is elsewhere, too."""
    HAS_CORNER: ClassVar[bool] = False
    """Whether a line at its left makes a corner with the rule above it, but for the first pane."""
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

    def style(self, name: str) -> Style:
        """The style of the component `text--<name>`."""
        return self.get_component_rich_style(f"text--{name}")

    def _run_style(self, name: str) -> Style:
        """As `style`, but only what the component itself sets, to lay over a piece's own style."""
        return self.get_component_rich_style(f"text--{name}", partial=True)

    def render_line(self, y: int) -> Strip:
        """Draw row `y` of the screen."""
        if self._rows.width != self.text_width:
            self._lay_out()  # drawn before it was told its size: a wrong frame would cost twice
        base, width = self.style("body"), self.size.width
        row = self._rows.row(self.top + y)
        if row is None:
            return line((), width, base)
        piece = self._pieces[row.piece]
        taken = self.text_width + 2
        margin = (width - taken) // 2 if width > taken else 0
        is_current = piece.item == self.current >= 0 and (self.HAS_BAR or self.has_focus)
        bar = BAR if is_current and not self._is_gap_below(row, piece) else " "
        parts: list[Part] = [(" " * margin, base), (bar, self.style("bar")), (" ", base)]
        right: Part | None = None
        if row.start >= 0:
            parts.extend(self._parts(piece, row))
            right = (self._right(piece), self.style("mark")) if row.is_first else None
        sign = self.row_sign(row)
        if sign and width <= margin + taken:
            parts[2] = (sign, self.style("mark"))
        strip = line(parts, min(width, margin + taken), base, right)
        if sign and width > margin + taken:
            gap = " " * (width > margin + taken + 1)
            strip = Strip([*strip, Segment(gap, base), Segment(sign, self.style("mark"))])
        return strip.extend_cell_length(width, base)

    def _right(self, piece: Piece) -> str:
        """What stands at the right end of a piece: in fewer words where they take much room."""
        is_long = piece.right_short and cells(piece.right) > SHORT_FROM * self.text_width
        return piece.right_short if is_long else piece.right

    def row_sign(self, row: Row) -> str:
        """A sign of one cell beside a row of text, none by default; it takes no room from words."""
        return ""

    def _is_gap_below(self, row: Row, piece: Piece) -> bool:
        """Whether `row` is the empty row below the last piece of its item."""
        shown = self.shown_pieces(piece.item) if row.start < 0 else None
        return shown is not None and shown[1] == row.piece

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
            rule = self.text_width - lead_and_text - bool(piece.text)
            yield "─" * max(0, rule), self.style("guide")

"""Rows that stand in groups, each with a heading of one line above its first row.

Costs what a list without groups costs: only the rows on the screen are counted out. A list whose
`group_starts` is empty is drawn as any other.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from tui.widgets.line import ROOMY, line
from tui.widgets.row_list import RowLine, RowList

HEADING = -1
"""The line of a row that is the heading above it."""


class HeadedRows(RowList):
    """Rows with headings between them."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"row--group"}

    @property
    def group_starts(self) -> Sequence[int]:
        """The rows that have a heading above them, in order; none where there are no groups."""
        return ()

    def heading(self, index: int) -> RowLine:
        """The heading above row `index`; asked only for rows on the screen."""
        raise NotImplementedError

    def _is_headed(self, index: int) -> bool:
        starts = self.group_starts
        at = bisect_left(starts, index)
        return at < len(starts) and starts[at] == index

    def _lines(self, first: int, end: int) -> int:
        """How many lines the rows from `first` to before `end` take up."""
        headings = 0
        if self.group_starts:
            headings = bisect_left(self.group_starts, end) - bisect_left(self.group_starts, first)
        return (end - first) * self.ROW_HEIGHT + headings

    def _top_for(self, end: int) -> int:
        """The highest row from which on everything to before `end` fits; at least one row does."""
        top = max(0, end - 1)
        while top > 0 and self._lines(top - 1, end) <= self.size.height:
            top -= 1
        return top

    # Where rows stand ----------------------------------------------------------------------------

    def set_rows(self, count: int, cursor: int) -> None:
        """Show `count` rows with the cursor on row `cursor`."""
        super().set_rows(count, cursor)
        if self.group_starts:
            self._settle_top(self.top)

    def take_out_row(self, index: int) -> None:
        """Show one row less, the one that was `index`."""
        super().take_out_row(index)
        if self.group_starts:
            self._settle_top(self.top)

    def _settle_top(self, top: int) -> None:
        self.top = self._clamped(top)
        self._show_cursor()

    def refresh_row(self, index: int) -> None:
        """Draw row `index` anew, if it is on the screen."""
        if not self.group_starts:
            super().refresh_row(index)
            return
        if self.top <= index < self.count:
            y = self._lines(self.top, index)
            if y < self.size.height:
                height = self._lines(index, index + 1)
                self.refresh(Region(0, y, self.size.width, height))

    def visible_rows(self) -> range:
        """Indexes of the rows on the screen, one in part included."""
        if not self.group_starts:
            return super().visible_rows()
        end = self.top
        while end < self.count and self._lines(self.top, end) < self.size.height:
            end += 1
        return range(self.top, end)

    def _rows_on_screen(self) -> int:
        if not self.group_starts:
            return super()._rows_on_screen()
        rows = self.visible_rows()
        is_cut = self._lines(rows.start, rows.stop) > self.size.height
        return max(1, len(rows) - is_cut)

    def _clamped(self, top: int) -> int:
        if not self.group_starts:
            return super()._clamped(top)
        return max(0, min(top, self._top_for(self.count)))

    def _show_cursor(self) -> bool:
        if not self.group_starts or self.cursor < 0:
            return super()._show_cursor()
        before, page = self.top, self._rows_on_screen()
        if self.cursor < self.top:
            self.top = self._clamped(min(self.cursor, self.top - (page + 1) // 2))
        elif self._lines(self.top, self.cursor + 1) > self.size.height:
            jumped = self._clamped(self.top + (page + 1) // 2)
            self.top = min(self.cursor, max(self._top_for(self.cursor + 1), jumped))
        return self.top != before

    # Drawing -------------------------------------------------------------------------------------

    def place_of(self, y: int) -> tuple[int, int]:
        """The row at line `y` of the screen, and which of its lines that is."""
        if not self.group_starts:
            return super().place_of(y)
        index = self.top
        while index < self.count:
            height = self._lines(index, index + 1)
            if y < height:
                return index, y - (height - self.ROW_HEIGHT)
            y -= height
            index += 1
        return self.count, 0

    def render_line(self, y: int) -> Strip:
        """Draw line `y` of the screen."""
        index, part = self.place_of(y)
        if part != HEADING or index >= self.count:
            return super().render_line(y)
        width, base = self.size.width, self.style("title")
        left, right = self.heading(index)
        parts = [(text, self.style(name)) for text, name in left]
        tail: tuple[str, Style] | None = (right[0], self.style(right[1])) if right else None
        margin = int(width >= ROOMY)
        return line(parts, width - margin, base, tail).extend_cell_length(width, base)

"""The cells of a screen: for each row its cells and their pens, as two strings.

Plain data: what a cell means is told by `CellText` and `Pens`. Knows how a piece is put into a row
without leaving half of a wide character behind.
"""

import msgspec

from tui.terminal.cell_text import FILLER, UNKNOWN
from tui.terminal.pens import Pens

Row = tuple[str, str]
"""Cells and pens of a row, one character a column."""


class Grid(msgspec.Struct):
    """Rows of cells; all are as wide as the screen."""

    width: int
    height: int
    rows: list[Row]

    @classmethod
    def unknown(cls, width: int, height: int) -> "Grid":
        """A screen of which nothing is known."""
        return cls(width, height, [(UNKNOWN * width, Pens.NONE * width)] * height)

    @property
    def is_unknown(self) -> bool:
        """Whether any cell is not known."""
        return any(UNKNOWN in cells for cells, _ in self.rows)

    def fill(self, pen: str) -> None:
        """Take every cell as a blank written with a pen."""
        self.rows = [(" " * self.width, pen * self.width)] * self.height


def put(row: Row, x: int, cells: str, pens: str) -> Row:
    """A row with a piece put in at column `x`; a wide character that is cut becomes blank."""
    old, old_pens = row
    end = x + len(cells)
    if FILLER in old:
        if old[x : x + 1] == FILLER:
            old = f"{old[: x - 1]} {old[x:]}"
        if old[end : end + 1] == FILLER:
            old = f"{old[:end]} {old[end + 1 :]}"
    return old[:x] + cells + old[end:], old_pens[:x] + pens + old_pens[end:]


def cut(cells: str, length: int) -> str:
    """The first `length` cells; a wide character that is cut becomes blank."""
    if cells[length : length + 1] == FILLER:
        return cells[: length - 1] + " "
    return cells[:length]

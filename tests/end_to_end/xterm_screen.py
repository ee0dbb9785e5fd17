"""A screen of cells that behaves as xterm's does, where pyte's own falls short.

Erased and scrolled-in cells get the background that is set; scrolling keeps within left and right
margins (mode 69, DECSLRM); what is written over half of a wide character leaves a blank for its
other half; REP, SU and SD are there.

Semantics as in xterm's "Control Sequences" and DEC's VT510 manual.
"""

import unicodedata
from collections.abc import Callable
from typing import ClassVar

import pyte
from cell_looks import PLAIN, Cell, rendered
from pyte import modes
from pyte.screens import Margins, wcwidth

LEFT_RIGHT_MARGINS = 69 << 5
"""DECLRMM, as pyte counts private modes."""


class XtermStream(pyte.ByteStream):
    """Knows the sequences that pyte's stream does not."""

    csi: ClassVar = {
        **pyte.Stream.csi,
        "b": "repeat",
        "S": "scroll_up",
        "T": "scroll_down",
        "s": "set_sides",
    }
    events: ClassVar = pyte.Stream.events | {"repeat", "scroll_up", "scroll_down", "set_sides"}


class XtermScreen(pyte.Screen):
    """The screen itself."""

    width_of: Callable[[str], int] = staticmethod(wcwidth)
    """Cells that a character takes; terminals disagree."""

    fills: bool = True
    """Whether erased cells get the background that is set."""

    def __init__(self, columns: int, lines: int) -> None:
        self.sides = (0, columns - 1)
        self._last = ""
        super().__init__(columns, lines)

    @property
    def default_char(self) -> Cell:
        return PLAIN

    @property
    def blank(self) -> Cell:
        """What erasing leaves: a space on the background that is set."""
        return PLAIN._replace(bg=self.cursor.attrs.bg) if self.fills else PLAIN

    def reset(self) -> None:
        super().reset()
        self.sides = (0, self.columns - 1)
        self.cursor.attrs = PLAIN

    def resize(self, lines: int | None = None, columns: int | None = None) -> None:
        super().resize(lines, columns)
        self.sides = (0, self.columns - 1)
        self.cursor.x = min(self.cursor.x, self.columns - 1)
        self.cursor.y = min(self.cursor.y, self.lines - 1)
        for y in [y for y in self.buffer if y >= self.lines]:
            del self.buffer[y]

    # Writing

    def draw(self, data: str) -> None:
        for char in data:
            self._draw(char)

    def _draw(self, char: str) -> None:
        width = self.width_of(char)
        if width < 0:
            return
        if width == 0:
            self._combine(char)
            return
        self._last = char
        left, right = self.sides if self.cursor.x <= self.sides[1] else (0, self.columns - 1)
        edge = right + 1
        if self.cursor.x + width > edge:
            if modes.DECAWM in self.mode:
                self.cursor.x = left
                self.index()
            else:
                self.cursor.x = max(left, edge - width)
        line = self.buffer[self.cursor.y]
        for x in range(self.cursor.x, min(edge, self.cursor.x + width)):
            self._split(line, x)
        line[self.cursor.x] = self.cursor.attrs._replace(data=char)
        if width == 2 and self.cursor.x + 1 < edge:
            line[self.cursor.x + 1] = self.cursor.attrs._replace(data="")
        self.cursor.x = min(self.cursor.x + width, edge if edge == self.columns else right)

    def _split(self, line: dict[int, Cell], x: int) -> None:
        """Cell `x` is written over: what is left of a wide character there is blank."""
        if line[x].data == "" and x > 0:
            line[x - 1] = line[x - 1]._replace(data=" ")
        elif line[x + 1].data == "" and x + 1 < self.columns:
            line[x + 1] = line[x + 1]._replace(data=" ")

    def _combine(self, char: str) -> None:
        line, x = self.buffer[self.cursor.y], self.cursor.x - 1
        if x > 0 and line[x].data == "":
            x -= 1
        if x >= 0 and unicodedata.category(char) in {"Mn", "Me", "Mc", "Cf", "Lo"}:
            line[x] = line[x]._replace(data=line[x].data + char)

    def repeat(self, count: int | None = None) -> None:
        self.draw(self._last * (count or 1))

    def select_graphic_rendition(self, *attrs: int) -> None:
        self.cursor.attrs = rendered(self.cursor.attrs, attrs or (0,))

    # Erasing

    def _erase(self, y: int, columns: range) -> None:
        line = self.buffer[y]
        for x in columns:
            self._split(line, x)
            line[x] = self.blank

    def erase_characters(self, count: int | None = None) -> None:
        start = min(self.cursor.x, self.columns - 1)
        self._erase(self.cursor.y, range(start, min(start + (count or 1), self.columns)))

    def erase_in_line(self, how: int = 0, private: bool = False) -> None:
        x = min(self.cursor.x, self.columns - 1)
        spans = {0: range(x, self.columns), 1: range(x + 1), 2: range(self.columns)}
        self._erase(self.cursor.y, spans[how])

    def erase_in_display(self, how: int = 0, *args: object, **kwargs: object) -> None:
        y = self.cursor.y
        rows = {0: range(y + 1, self.lines), 1: range(y)}.get(how, range(self.lines))
        for row in rows:
            self._erase(row, range(self.columns))
        if how in {0, 1}:
            self.erase_in_line(how)

    # Margins and what they hold in

    def reset_mode(self, *numbers: int, **kwargs: object) -> None:
        super().reset_mode(*numbers, **kwargs)
        if kwargs.get("private") and LEFT_RIGHT_MARGINS >> 5 in numbers:
            self.sides = (0, self.columns - 1)

    def set_margins(self, top: int | None = None, bottom: int | None = None) -> None:
        first, last = (top or 1) - 1, min(bottom or self.lines, self.lines) - 1
        if first < last:
            self.margins = None if (first, last) == (0, self.lines - 1) else Margins(first, last)
            self.cursor_position()

    def set_sides(self, left: int | None = None, right: int | None = None) -> None:
        if LEFT_RIGHT_MARGINS not in self.mode:
            self.save_cursor()
            return
        first, last = (left or 1) - 1, min(right or self.columns, self.columns) - 1
        if first < last:
            self.sides = (first, last)
            self.cursor_position()

    def carriage_return(self) -> None:
        self.cursor.x = self.sides[0] if self.cursor.x >= self.sides[0] else 0

    def cursor_back(self, count: int | None = None) -> None:
        x = min(self.cursor.x, self.columns - 1)
        self.cursor.x = max(x - (count or 1), self.sides[0] if x >= self.sides[0] else 0)

    def cursor_forward(self, count: int | None = None) -> None:
        x = self.cursor.x
        edge = self.sides[1] if x <= self.sides[1] else self.columns - 1
        self.cursor.x = min(x + (count or 1), edge)

    def _is_between(self) -> bool:
        x = min(self.cursor.x, self.columns - 1)
        return self.sides[0] <= x <= self.sides[1]

    def index(self) -> None:
        top, bottom = self.margins or Margins(0, self.lines - 1)
        if self.cursor.y == bottom:
            if self._is_between():
                self._scroll(top, bottom, 1)
        elif self.cursor.y < self.lines - 1:
            self.cursor.y += 1

    def reverse_index(self) -> None:
        top, bottom = self.margins or Margins(0, self.lines - 1)
        if self.cursor.y == top:
            if self._is_between():
                self._scroll(top, bottom, -1)
        elif self.cursor.y > 0:
            self.cursor.y -= 1

    def scroll_up(self, count: int | None = None) -> None:
        self._scroll(*(self.margins or Margins(0, self.lines - 1)), count or 1)

    def scroll_down(self, count: int | None = None) -> None:
        self._scroll(*(self.margins or Margins(0, self.lines - 1)), -(count or 1))

    def insert_lines(self, count: int | None = None) -> None:
        self._shift_lines(-(count or 1))

    def delete_lines(self, count: int | None = None) -> None:
        self._shift_lines(count or 1)

    def _shift_lines(self, count: int) -> None:
        top, bottom = self.margins or Margins(0, self.lines - 1)
        if top <= self.cursor.y <= bottom and self._is_between():
            self._scroll(self.cursor.y, bottom, count)
            self.cursor.x = self.sides[0]

    def _scroll(self, top: int, bottom: int, count: int) -> None:
        """Move rows `top` to `bottom` up by `count`, between the sides."""
        left, right = self.sides
        columns = range(left, right + 1)
        old = {y: [self.buffer[y][x] for x in columns] for y in range(top, bottom + 1)}
        bare = [self.blank] * len(columns)
        for y in range(top, bottom + 1):
            for x, cell in zip(columns, old.get(y + count, bare), strict=True):
                self.buffer[y][x] = cell
            self._mend(y, left)
            self._mend(y, right + 1)

    def _mend(self, y: int, x: int) -> None:
        """Blank what is left of a wide character that was cut in two before column `x`."""
        for half in (x - 1, x):
            if 0 < x < self.columns and self._is_half(y, half):
                self.buffer[y][half] = self.buffer[y][half]._replace(data=" ")

    def _is_half(self, y: int, x: int) -> bool:
        data = self.buffer[y][x].data
        if data == "":
            return x == 0 or self.width_of(self.buffer[y][x - 1].data[:1] or "a") != 2
        return self.width_of(data[0]) == 2 and (
            x + 1 == self.columns or self.buffer[y][x + 1].data != ""
        )

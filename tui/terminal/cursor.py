"""The terminal's cursor: where it stands, which pen it holds, and the cheapest bytes to go on.

Everything that is sent goes through here, so what the cursor knows is true: a place that is not
certain (after the last column, after a character whose width terminals disagree about) counts as
unknown, and is left by an absolute move only.

Moves are those of ECMA-48 that every terminal has had for decades. A line feed is only ever sent
after a carriage return, so that it does not matter whether the line turns one into the other.
"""

import re

from tui.terminal.cell_text import FILLER, CellText, is_steady
from tui.terminal.pens import Pens

UNCERTAIN = -1

_RUN = re.compile(r"(.)\1*", re.DOTALL)
_BLANK_OR_WORDS = re.compile("( {5,})|(?:[^ ]| {1,4}(?! ))+")
ERASE_LAST = 6
"""Blanks from which they are erased, if nothing follows close by."""

ERASE = 10
"""Blanks from which erasing them and going on behind them takes no more bytes than sending them."""


class Cursor:
    """Collects what is to be sent."""

    def __init__(self, pens: Pens, texts: CellText, width: int) -> None:
        """A cursor of which nothing is known.

        Args:
            pens: The pens in use.
            texts: Turns cells into text.
            width: Columns of the screen.
        """
        self.x = UNCERTAIN
        self.y = UNCERTAIN
        self.pen = Pens.NONE
        self._pens = pens
        self._texts = texts
        self._width = width
        self._out: list[str] = []

    def take_out(self) -> str:
        """What was collected."""
        said = "".join(self._out)
        self._out.clear()
        return said

    def say(self, sequence: str) -> None:
        """Send a sequence that neither moves the cursor nor changes the pen."""
        self._out.append(sequence)

    def is_home(self) -> None:
        """The cursor was brought to the first cell by what was said last."""
        self.x = self.y = 0

    def move(self, x: int, y: int) -> None:
        """Go to a cell."""
        if self.x != x or self.y != y:
            self._out.append(way(self.x, self.y, x, y))
            self.x, self.y = x, y

    def hold(self, pen: str) -> None:
        """Hold a pen for what is written next."""
        if self.pen != pen:
            self._out.append(self._pens.change(self.pen, pen))
            self.pen = pen

    def hold_for_blanks(self, pen: str) -> None:
        """Hold any pen whose blanks look like those of `pen`."""
        if self.pen != pen:
            change, self.pen = self._pens.change_for_blanks(self.pen, pen)
            if change:
                self._out.append(change)

    def write(self, cells: str, pens: str, start: int, end: int, y: int) -> None:
        """Write cells `start` to `end` of a row.

        Args:
            cells: The whole row.
            pens: Its pens.
            start: The first column to write; never the second half of a wide character.
            end: The column behind the last one; never between the halves of a wide character.
            y: The row on the screen.
        """
        for found in _RUN.finditer(pens, start, end):
            self._write_run(cells, pens, found.start(), found.end(), end, y)
        if end == self._width > 1 and self._texts.may_be_wider(cells[-1]):
            # Where it takes two cells it was pushed over the one before, which is written again.
            # Not if that one may take two cells itself: it would be pushed over the last in turn.
            is_wide = cells[end - 2] == FILLER
            before = end - 3 if is_wide else end - 2
            if is_wide or not self._texts.may_be_wider(cells[before]):
                self._write_run(cells, pens, before, end - 1, end, y)

    def _write_run(self, cells: str, pens: str, at: int, stop: int, end: int, y: int) -> None:
        """Write cells of one pen: words, and long blanks between them."""
        piece = cells[at:stop]
        if "     " not in piece:
            self._write_words(piece, pens[at], at, y)
            return
        for found in _BLANK_OR_WORDS.finditer(piece):
            start = at + found.start()
            if found[1]:
                self._write_blank(cells, pens, start, at + found.end(), end, y)
            else:
                self._write_words(found[0], pens[at], start, y)

    def _write_blank(self, cells: str, pens: str, at: int, stop: int, end: int, y: int) -> None:
        pen, length = pens[at], stop - at
        is_last = stop == end
        if length >= (ERASE_LAST if is_last else ERASE) and self._pens.is_erasable(pen):
            self.hold_for_blanks(pen)
            self.move(at, y)
            rest = self._width - at
            is_rest = is_last and not cells[at:].strip(" ") and pens[at:] == pen * rest
            self._out.append("\x1b[K" if is_rest else f"\x1b[{length}X")
        else:
            self._write_words(" " * length, pen, at, y)

    def _write_words(self, cells: str, pen: str, x: int, y: int) -> None:
        self.move(x, y)
        if not cells.strip(" "):
            self.hold_for_blanks(pen)
        else:
            self.hold(pen)
        if is_steady(cells):
            self._write_steady(cells, x, y)
        else:
            self._write_unsteady(cells, x, y)

    def _stand_behind(self, x: int, y: int) -> None:
        """The cursor is before column `x`, or, after the last one, wherever the terminal says."""
        self.x = x if x < self._width else UNCERTAIN
        self.y = y

    def _write_unsteady(self, cells: str, x: int, y: int) -> None:
        """Write character by character, with an absolute move behind each that is not certain."""
        at = begun = 0
        while at < len(cells):
            stop = at + 2 if cells[at + 1 : at + 2] == FILLER else at + 1
            if not is_steady(cells[at:stop]):
                self._write_steady(cells[begun:at], x + begun, y)
                self.move(x + at, y)
                if stop - at == 2:  # whoever draws it in one cell leaves the other as it was
                    self._out.append("\x1b[2X")
                self._out.append(self._texts.shown(cells[at:stop]))
                self.x = UNCERTAIN
                begun = stop
            at = stop
        self._write_steady(cells[begun:], x + begun, y)

    def _write_steady(self, cells: str, x: int, y: int) -> None:
        if cells:
            self.move(x, y)
            self._out.append(self._texts.shown(cells))
            self._stand_behind(x + len(cells), y)


def way(x0: int, y0: int, x: int, y: int) -> str:
    """The cheapest move from one cell to another one; `UNCERTAIN` is a column or row not known."""
    if y0 == y:
        return _along(x0, x)
    best = _absolute(x, y)
    if y0 == UNCERTAIN:
        return best
    if 0 < y - y0 <= 3:
        feeds = "\r\n" + "\n" * (y - y0 - 1)
        best = min(best, feeds + _forward(x), key=len)
    if x0 != UNCERTAIN and abs(x0 - x) < 5:
        count, final = abs(y - y0), "B" if y > y0 else "A"
        vertical = f"\x1b[{count if count > 1 else ''}{final}"
        best = min(vertical + _along(x0, x), best, key=len)
    return best


def _along(x0: int, x: int) -> str:
    """The cheapest move within a row."""
    if x0 == x:
        return ""
    ways = ["\r" + _forward(x), f"\x1b[{x + 1}G"]
    if x0 != UNCERTAIN:
        if x > x0:
            ways.insert(0, _forward(x - x0))
        else:
            ways.insert(0, "\b" * (x0 - x) if x0 - x < 5 else f"\x1b[{x0 - x}D")
    return min(ways, key=len)


def _forward(count: int) -> str:
    if count == 0:
        return ""
    return "\x1b[C" if count == 1 else f"\x1b[{count}C"


def _absolute(x: int, y: int) -> str:
    if x:
        return f"\x1b[{y + 1 if y else ''};{x + 1}H"
    return f"\x1b[{y + 1 if y else ''}H"

"""Rows of a long text, wrapped only as far as they are needed.

A text is a sequence of pieces (a paragraph, a heading line, a rule). `TextLayout` turns pieces into
rows of a given width step by step, so that a screen of a document with a hundred thousand
paragraphs is ready as soon as that of a short one. Knows nothing of Textual and of documents.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from time import perf_counter

import msgspec

from tui.terminal.drawable import cells, wrap

SLICE = 0.008
"""Seconds of wrapping at a stretch: less than a frame, so that a key never waits for it."""


class Run(msgspec.Struct, frozen=True):
    """A stretch `[start, end)` of a piece's text that is drawn in another style."""

    start: int
    end: int
    style: str


class Piece(msgspec.Struct, frozen=True):
    """Something that begins on a row of its own.

    Styles are names the widget knows. `first` and `rest` are drawn before the first and before the
    following rows; `right` stands at the right end of the first row. A piece with `is_clipped`
    takes one row whatever its length; with `is_rule` the rest of that row is a thin line.
    """

    text: str
    style: str = "body"
    runs: tuple[Run, ...] = ()
    item: int = -1
    """The item that this piece is a part of; -1 for none (it is never current)."""
    first: str = ""
    rest: str = ""
    lead_style: str = "guide"
    """Style of `first` and `rest`."""
    right: str = ""
    gap: int = 1
    """Empty rows below."""
    is_clipped: bool = False
    is_rule: bool = False


class Row(msgspec.Struct, frozen=True):
    """One row: characters `[start, end)` of a piece; `start` is -1 on an empty row below it."""

    piece: int
    start: int
    end: int
    is_first: bool


class TextLayout:
    """The rows of `pieces` at `width` cells, laid out as far as asked for."""

    def __init__(self, pieces: Sequence[Piece], width: int) -> None:
        self.pieces = pieces
        self.width = max(1, width)
        self._piece_of = array("q")
        self._start = array("q")
        self._end = array("q")
        self._first_row: list[int] = []
        self._wrapping: Iterator[tuple[int, int]] | None = None

    def __len__(self) -> int:
        """Rows laid out so far."""
        return len(self._piece_of)

    @property
    def is_complete(self) -> bool:
        """Whether every piece has its rows."""
        return self._wrapping is None and len(self._first_row) == len(self.pieces)

    def extend_to(self, rows: int) -> None:
        """Lay out until there are `rows` rows or nothing is left."""
        while len(self) < rows and self._step(rows - len(self)):
            pass

    def extend_for(self, seconds: float = SLICE) -> bool:
        """Lay out for about `seconds`; True if something is left to do."""
        until = perf_counter() + seconds
        while self._step(128):
            if perf_counter() >= until:
                return True
        return False

    def extend_through(self, piece: int) -> None:
        """Lay out until `piece` has all its rows."""
        while (len(self._first_row) <= piece + 1) and self._step(4096):
            pass

    def row(self, y: int) -> Row | None:
        """Row `y`, or None where nothing is laid out."""
        if not 0 <= y < len(self):
            return None
        piece = self._piece_of[y]
        return Row(piece, self._start[y], self._end[y], y == self._first_row[piece])

    def first_row(self, piece: int) -> int:
        """The row on which `piece` begins, laying out as far as needed."""
        while len(self._first_row) <= piece and self._step(4096):
            pass
        return self._first_row[piece] if piece < len(self._first_row) else max(0, len(self) - 1)

    def last_row(self, piece: int) -> int:
        """The last row of `piece` that holds text."""
        self.extend_through(piece)
        after = self._first_row[piece + 1] if piece + 1 < len(self._first_row) else len(self)
        while after - 1 > self._first_row[piece] and self._start[after - 1] < 0:
            after -= 1
        return after - 1

    def known_first_row(self, piece: int) -> int | None:
        """As `first_row`, but None where the layout has not come so far."""
        return self._first_row[piece] if piece < len(self._first_row) else None

    def known_last_row(self, piece: int) -> int | None:
        """As `last_row`, but None where the piece is not laid out to its end yet."""
        if not self.is_complete and len(self._first_row) <= piece + 1:
            return None
        return self.last_row(piece)

    def row_at(self, piece: int, offset: int) -> int:
        """The row that shows character `offset` of `piece`."""
        piece = min(piece, len(self.pieces) - 1)
        if piece < 0:
            return 0
        first, last = self.first_row(piece), self.last_row(piece)
        return max(first, bisect_right(self._start, offset, first, last + 1) - 1)

    def _step(self, most: int) -> bool:
        """Lay out up to about `most` rows of the next piece; False when nothing was left."""
        if self._wrapping is None:
            if len(self._first_row) == len(self.pieces):
                return False
            self._begin(self.pieces[len(self._first_row)])
        index = len(self._first_row) - 1
        wrapping = self._wrapping
        if wrapping is None:
            return True
        for _ in range(max(1, most)):
            found = next(wrapping, None)
            if found is None:
                self._wrapping = None
                self._add_gap(index)
                break
            self._add(index, *found)
        return True

    def _begin(self, piece: Piece) -> None:
        self._first_row.append(len(self))
        index = len(self._first_row) - 1
        if piece.is_clipped or piece.is_rule:
            self._add(index, 0, len(piece.text))
            self._add_gap(index)
            return
        taken = max(cells(piece.first), cells(piece.rest))
        self._wrapping = wrap(piece.text, self.width - taken)

    def _add(self, piece: int, start: int, end: int) -> None:
        self._piece_of.append(piece)
        self._start.append(start)
        self._end.append(end)

    def _add_gap(self, index: int) -> None:
        for _ in range(self.pieces[index].gap):
            self._add(index, -1, -1)

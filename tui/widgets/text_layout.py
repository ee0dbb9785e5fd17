"""Rows of a long text, wrapped only as far as they are needed.

A text is a sequence of pieces (a paragraph, a heading line, a rule). `TextLayout` turns pieces into
rows of a given width step by step, so that a screen of a document with a hundred thousand
paragraphs is ready as soon as that of a short one. Knows nothing of Textual and of documents.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
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
    right_short: str = ""
    """The same in fewer words, for narrow terminals; empty if there are none."""
    right_room: int = 0
    """Cells at the end of the first row that are left to `right`, whatever stands there now: no
    words of the text are put there, where they would be cut off."""
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
    """The rows of `pieces` at `width` cells, laid out as far as asked for.

    Pieces can be hidden: they keep their numbers and take no rows. Where a piece was broken into
    rows is remembered, so that hiding, showing and replacing cost next to nothing.
    """

    def __init__(
        self, pieces: Sequence[Piece], width: int, hidden: bytearray | None = None
    ) -> None:
        """Begin to lay out pieces.

        Args:
            pieces: The text. The layout only looks at it; `change` tells what is another one now.
            width: Cells of a row.
            hidden: 1 for each piece that is hidden, else 0; None if none is.
        """
        self.pieces = pieces
        self.width = max(1, width)
        self.hidden = hidden if hidden is not None else bytearray(len(pieces))
        self._breaks: list[array[int] | None] = [None] * len(pieces)
        """Start and end of each row of a piece, one after another; None if not known yet."""
        self._first_row: list[int] = []
        self._rows = 0
        self._wrapping: Iterator[tuple[int, int]] | None = None

    def __len__(self) -> int:
        """Rows laid out so far."""
        return self._rows

    @property
    def is_complete(self) -> bool:
        """Whether every piece has its rows."""
        return self._wrapping is None and len(self._first_row) == len(self.pieces)

    def change(self, first: int, hidden: bytearray, replaced: Iterable[int] = ()) -> None:
        """Hide and show pieces, and take notice that some are other ones than before.

        Args:
            first: The first piece that is hidden, shown or replaced.
            hidden: As at the beginning.
            replaced: Numbers of pieces that were replaced.
        """
        self.hidden = hidden
        if self._wrapping is not None:
            self._breaks[len(self._first_row) - 1] = None
            self._take_back(len(self._first_row) - 1)
        for index in replaced:
            self._breaks[index] = None
        self._take_back(first)

    def _take_back(self, first: int) -> None:
        """Know no rows of piece `first` and those behind it."""
        if first < len(self._first_row):
            self._wrapping = None
            self._rows = self._first_row[first]
            del self._first_row[first:]

    def extend_to(self, rows: int) -> None:
        """Lay out until there are `rows` rows or nothing is left."""
        while self._rows < rows and self._step(rows - self._rows):
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
        if not 0 <= y < self._rows:
            return None
        piece = bisect_right(self._first_row, y) - 1
        breaks, at = self._breaks[piece], 2 * (y - self._first_row[piece])
        if breaks is None or at >= len(breaks):
            return Row(piece, -1, -1, False)
        return Row(piece, breaks[at], breaks[at + 1], at == 0)

    def first_row(self, piece: int) -> int:
        """The row on which `piece` begins, or would if it were shown; lays out what it needs."""
        while len(self._first_row) <= piece and self._step(4096):
            pass
        return self._first_row[piece] if piece < len(self._first_row) else max(0, self._rows - 1)

    def last_row(self, piece: int) -> int:
        """The last row of `piece` that holds text; the row above it if it is hidden."""
        self.extend_through(piece)
        breaks = self._breaks[piece]
        is_shown = breaks is not None and not self.hidden[piece]
        return self._first_row[piece] + (len(breaks) // 2 if breaks and is_shown else 0) - 1

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
        breaks = self._breaks[piece]
        if last < first or breaks is None:
            return min(first, max(0, self._rows - 1))
        return first + max(0, bisect_right(breaks, offset) - 1) // 2

    def _step(self, most: int) -> bool:
        """Lay out up to about `most` rows of the next piece; False when nothing was left."""
        index = len(self._first_row) - 1
        if self._wrapping is None:
            index += 1
            if index == len(self.pieces):
                return False
            self._first_row.append(self._rows)
            if self.hidden[index]:
                return True
            if self._breaks[index] is not None:
                self._rows += len(self._breaks[index] or ()) // 2 + self.pieces[index].gap
                return True
            self._begin(index)
        breaks, wrapping = self._breaks[index], self._wrapping
        if wrapping is None or breaks is None:
            return True
        for _ in range(max(1, most)):
            found = next(wrapping, None)
            if found is None:
                self._wrapping = None
                self._rows += self.pieces[index].gap
                break
            breaks.extend(found)
            self._rows += 1
        return True

    def _begin(self, index: int) -> None:
        piece = self.pieces[index]
        if piece.is_clipped or piece.is_rule:
            self._breaks[index] = array("q", (0, len(piece.text)))
            self._rows += 1 + piece.gap
            return
        self._breaks[index] = array("q")
        taken = max(cells(piece.first), cells(piece.rest))
        self._wrapping = _wrapped(piece.text, self.width - taken, piece.right_room)


def _wrapped(text: str, width: int, room: int) -> Iterator[tuple[int, int]]:
    """As `wrap`, with `room` cells less on the first row."""
    if not room:
        yield from wrap(text, width)
        return
    rows = wrap(text, width - room)
    yield next(rows)
    start = next(rows, (len(text), 0))[0]
    if start < len(text):
        for low, high in wrap(text[start:], width):
            yield start + low, start + high

"""Find rows that stand elsewhere on the screen already, so that the terminal can move them itself.

A shift moves the rows of a rectangle up or down, as a scroll region does. Prices are in cells that
would have to be sent, which is near enough to bytes; a shift is taken only if it saves some.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from operator import ne
from typing import NamedTuple

from tui.terminal.grid import Row

FEWEST_ROWS = 3
"""Rows that must be found again elsewhere before a shift is thought about."""

_EDGES = " │┃▌"
"""What stands at the sides of text and may change while the text moves."""

_SHORTEST = 4
"""Characters of a row's text that tell it from others."""

_CANDIDATES = 1
_START = 8
"""Cells that the way to a row and the change of pen may be worth."""


class Shift(NamedTuple):
    """Rows `top` to `bottom` (inclusive), columns `left` to `right` (exclusive) move by `rows`.

    Up if `rows` is positive: what was below the top comes nearer to it.
    """

    left: int
    right: int
    top: int
    bottom: int
    rows: int
    saved: int
    """Cells that need not be sent thanks to it, less what it takes itself."""


def find_shift(
    old: Sequence[Row],
    new: Mapping[int, Row],
    left: int,
    right: int,
    price: int,
    blank: str,
    within: tuple[int, int] | None = None,
) -> Shift | None:
    """Find the shift of some columns that saves most; None if none saves anything.

    Args:
        old: All rows as they are.
        new: The rows that change, as they are to be.
        left: The first column.
        right: The column behind the last one.
        price: What the sequences of a shift take, in bytes.
        blank: The pen of the rows that a shift leaves blank.
        within: The columns whose text tells how far the rows went; all of them by default.
    """
    best: Shift | None = None
    for rows in _distances(old, new, *(within or (left, right))):
        found = _priced(old, new, left, right, rows, price, blank)
        if found is not None and (best is None or found.saved > best.saved):
            best = found
    return best


def _distances(old: Sequence[Row], new: Mapping[int, Row], left: int, right: int) -> list[int]:
    """How far most rows went, most likely distance first."""
    stood: dict[str, int] = {}
    for y, (cells, _) in enumerate(old):
        text = cells[left:right].strip(_EDGES)
        if len(text) >= _SHORTEST:
            stood[text] = -1 if text in stood else y
    votes: Counter[int] = Counter()
    for y, (cells, _) in new.items():
        before = stood.get(cells[left:right].strip(_EDGES), -1)
        if before >= 0:
            votes[before - y] += 1
    return [rows for rows, count in votes.most_common(_CANDIDATES) if rows and count >= FEWEST_ROWS]


def _priced(
    old: Sequence[Row],
    new: Mapping[int, Row],
    left: int,
    right: int,
    rows: int,
    price: int,
    blank: str,
) -> Shift | None:
    """The stretch of rows for which moving them by `rows` saves most."""
    height = len(old)
    empty = (" " * (right - left), blank * (right - left))
    was = [(cells[left:right], pens[left:right]) for cells, pens in old]
    wanted = [
        (new[y][0][left:right], new[y][1][left:right]) if y in new else was[y]
        for y in range(height)
    ]
    now = [_apart(was[y], wanted[y]) for y in range(height)]
    # The best run of rows that come from elsewhere: a largest sum of neighbours.
    first, last = (0, height - rows) if rows > 0 else (-rows, height)
    best = (0, 0, 0)
    total, begun = 0, first
    for y in range(first, last):
        total += now[y] - _apart(was[y + rows], wanted[y])
        if total <= 0:
            total, begun = 0, y + 1
        elif total > best[0]:
            best = (total, begun, y)
    saved, top, bottom = best
    if not saved:
        return None
    bared = range(bottom + 1, bottom + rows + 1) if rows > 0 else range(top + rows, top)
    saved += sum(now[y] - _apart(empty, wanted[y]) for y in bared) - price
    top, bottom = min(top, bared[0]), max(bottom, bared[-1])
    return Shift(left, right, top, bottom, rows, saved) if saved > 0 else None


def _apart(before: Row, after: Row) -> int:
    """About how many bytes turn a row into another one."""
    if before == after:
        return 0
    cells: int = sum(map(ne, before[0], after[0]))
    pens: int = sum(map(ne, before[1], after[1]))
    return max(cells, pens) + _START


def moved(rows: Sequence[Row], shift: Shift, blank: str) -> list[Row]:
    """Rows as a terminal has them after a shift; `blank` is the pen of the rows laid bare."""
    left, right = shift.left, shift.right
    bare = (" " * (right - left), blank * (right - left))
    made = list(rows)
    for y in range(shift.top, shift.bottom + 1):
        come = shift.top <= y + shift.rows <= shift.bottom
        cells, pens = rows[y + shift.rows] if come else ("", "")
        piece = (cells[left:right], pens[left:right]) if come else bare
        made[y] = (
            rows[y][0][:left] + piece[0] + rows[y][0][right:],
            rows[y][1][:left] + piece[1] + rows[y][1][right:],
        )
    return made

"""In which order the stretches of a frame are sent, so that the pen changes as seldom as pays.

Row by row is the natural order, but a frame of panes has rules, marks and titles between its text
on every row, and each needs a change of pen there and back. All stretches of such a pen are put off
and sent in a pass of their own, if the moves of that pass take fewer bytes than the changes.

Prices are estimates; what is shown in the end does not depend on them.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from tui.terminal.cell_text import is_steady
from tui.terminal.grid import Row
from tui.terminal.pens import Pens

FEWEST = 12
"""Stretches from which their order is thought about."""

_MOST_PASSES = 6
_WORTH = 8
"""Bytes that a pass must save."""

_MOVE = 8
_MOVE_DOWN = 7
_MOVE_ALONG = 4

_RUN = re.compile(r"(.)\1*", re.DOTALL)


class Stretch(NamedTuple):
    """Cells `start` to `end` (exclusive) of row `y`, all in one pen but for blanks."""

    y: int
    start: int
    end: int
    pen: str
    """Empty if it has to stay in its place: what follows must be sent after it."""


def stretches(
    y: int, row: Row, columns: list[int], strokes: Sequence[tuple[int, int]], pens: Pens
) -> list[Stretch]:
    """Cut the strokes of a row where the pen changes; blanks that need no other pen go along.

    Args:
        y: The row.
        row: What it is to show.
        columns: Its columns that change, in order.
        strokes: Those joined to strokes.
        pens: What the pens are.
    """
    cells, held = row
    if not is_steady(cells):
        return [Stretch(y, start, end, "") for start, end in strokes]
    blanks = pens.blanks
    found: list[Stretch] = []
    for first, last in strokes:
        at, pen, is_blank = first, "", False
        for run in _RUN.finditer(held, first, last):
            start, own = run.start(), run[1]
            blank = not cells[start : run.end()].strip(" ")
            if not pen or (is_blank and blanks[pen] == blanks[own]):
                pen, is_blank = own, blank
            elif not (blank and blanks[pen] == blanks[own]):
                _add(found, y, at, start, pen, columns)
                at, pen, is_blank = start, own, blank
        _add(found, y, at, last, pen, columns)
    return found


def _add(found: list[Stretch], y: int, start: int, end: int, pen: str, columns: list[int]) -> None:
    """Add a stretch from its first column that changes to its last one, if any does."""
    first, behind = bisect_left(columns, start), bisect_left(columns, end)
    if first < behind:
        found.append(Stretch(y, columns[first], columns[behind - 1] + 1, pen))


def ordered(sequence: list[Stretch], pens: Pens) -> list[Stretch]:
    """Put stretches, given row by row, into the order in which they are to be sent."""
    put_off: list[Stretch] = []
    for _ in range(_MOST_PASSES):
        if len(sequence) < FEWEST:
            break
        gains = _gains(sequence, pens)
        pen = max(gains, key=gains.__getitem__, default="")
        if not pen or gains[pen] < _WORTH:
            break
        put_off += [stretch for stretch in sequence if stretch.pen == pen]
        sequence = [stretch for stretch in sequence if stretch.pen != pen]
    return sequence + put_off


def _gains(sequence: list[Stretch], pens: Pens) -> dict[str, int]:
    """About how many bytes a pass of its own would save for each pen."""
    change = pens.change
    gains: dict[str, int] = {}
    places: dict[str, tuple[int, int]] = {}
    last = len(sequence) - 1
    for index, (y, start, end, pen) in enumerate(sequence):
        if not pen:
            continue
        before = sequence[index - 1] if index else None
        after = sequence[index + 1] if index < last else None
        came = before.pen if before is not None and before.pen else pen
        goes = after.pen if after is not None and after.pen else pen
        gain = 0
        if came != pen:
            gain += len(change(came, pen))
            if came != goes and goes != pen:
                gain -= len(change(came, goes))
        if goes != pen:
            gain += len(change(pen, goes))
        touches = before is not None and before.y == y and before.end == start
        if not touches:
            gain += _MOVE_DOWN  # it is moved to as things are
        if after is not None and after.y == y and after.start == end:
            gain -= _MOVE_ALONG if touches else _MOVE_DOWN
        gain -= _price(places.get(pen), y, start)
        places[pen] = (y, end)
        gains[pen] = gains.get(pen, 0) + gain
    return gains


def _price(place: tuple[int, int] | None, y: int, x: int) -> int:
    """About what it takes to go on to a place within a pass, or to begin one."""
    if place is None:
        return _MOVE + _MOVE_DOWN
    down = y - place[0]
    if down == 0:
        return _MOVE_ALONG
    back = place[1] - x
    if 0 <= back < _MOVE_ALONG:
        return 3 + back
    return _MOVE_DOWN if down <= 3 else _MOVE

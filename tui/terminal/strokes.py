"""Which stretches of a row are to be sent so that it shows something else.

A stretch of changed cells is a stroke. Between two strokes lie cells that are right already: they
are sent again where that takes no more bytes than going over them.
"""

from tui.terminal.cell_text import FILLER, is_steady
from tui.terminal.grid import Row
from tui.terminal.pens import Pens

_SKIP = 8
"""Cells that are compared at a stretch to find where a row begins and ends to differ."""

_WIDEST_GAP = 5
"""Cells that may be worth sending again instead of a move of three to five bytes."""


def changed(old: Row, new: Row, blanks: dict[str, str]) -> list[int]:
    """The columns of which the looks change; blanks that look the same are the same.

    Args:
        old: The row as it is.
        new: The row as it is to be.
        blanks: For each pen the one that stands for the looks of a blank.
    """
    (old_cells, old_pens), (cells, pens) = old, new
    first, last = _differing(old_cells, cells, old_pens, pens)
    pieces = (old_cells[first:last], cells[first:last], old_pens[first:last], pens[first:last])
    return [
        x
        for x, (a, b, p, q) in enumerate(zip(*pieces, strict=True), first)
        if a != b or (p != q and (b != " " or blanks[p] != blanks[q]))
    ]


def _differing(a: str, b: str, p: str, q: str) -> tuple[int, int]:
    """Columns between which cells `a` and `b` and pens `p` and `q` may differ; quick, not exact."""
    first, last = 0, len(a)
    while last - first >= _SKIP and a[first : first + _SKIP] == b[first : first + _SKIP]:
        if p[first : first + _SKIP] != q[first : first + _SKIP]:
            break
        first += _SKIP
    while last - first >= _SKIP and a[last - _SKIP : last] == b[last - _SKIP : last]:
        if p[last - _SKIP : last] != q[last - _SKIP : last]:
            break
        last -= _SKIP
    return first, last


def strokes(columns: list[int], cells: str, pens: str, palette: Pens) -> list[tuple[int, int]]:
    """Join changed columns to strokes.

    Args:
        columns: What is to be sent (see `changed` and `whole`), at least one column.
        cells: The row as it is to be.
        pens: Its pens.
        palette: What the pens are.

    Returns:
        First column and column behind the last one of each stroke, from left to right. No stroke
        begins or ends within a wide character.
    """
    found: list[tuple[int, int]] = []
    start = columns[0]
    end = start + 1
    for x in columns:
        if x >= end:
            if x > end and not is_worth(end, x, cells, pens, palette):
                found.append((start, end))
                start = x
            end = x + 1
    found.append((start, end))
    return found


def whole(columns: list[int], cells: str) -> list[int]:
    """Add the other halves of wide characters, and what follows a cell of uncertain width."""
    if cells.isascii() and FILLER not in cells:
        return columns
    steady = is_steady(cells)
    if steady and FILLER not in cells:
        return columns
    wanted = set(columns)
    width = len(cells)
    for x in columns:
        first = x - 1 if cells[x] == FILLER else x
        while True:
            end = first + 2 if cells[first + 1 : first + 2] == FILLER else first + 1
            wanted.update(range(first, end))
            if steady or end >= width or is_steady(cells[first:end]):
                break
            first = end
            if first in wanted:
                break
    return sorted(wanted)


def is_worth(start: int, end: int, cells: str, pens: str, palette: Pens) -> bool:
    """Whether sending the unchanged cells `start` to `end` takes no more bytes than going over."""
    gap = cells[start:end]
    if cells[start - 1] == " " == cells[end] and not gap.strip(" "):
        look = palette.blanks[pens[end]]
        if palette.is_erasable(look) and all(
            palette.blanks[pen] == look for pen in pens[start - 1 : end]
        ):
            return True
    length = end - start
    if length > _WIDEST_GAP or not is_steady(gap):
        return False
    move = 3 if length == 1 else 4
    held = pens[start - 1]
    if pens[start:end] == held * length:
        return len(gap.encode()) <= move
    wanted = pens[end]
    taken = len(gap.encode()) - len(palette.change(held, wanted))
    for cell, pen in zip(gap, pens[start:end], strict=True):
        if cell == " ":
            change, held = palette.change_for_blanks(held, pen)
        else:
            change, held = palette.change(held, pen), pen
        taken += len(change)
    return taken + len(palette.change(held, wanted)) <= move

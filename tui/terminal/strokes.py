"""Which stretches of a row are to be sent so that it shows something else.

A stretch of changed cells is a stroke. Between two strokes lie cells that are right already: they
are sent again where that takes no more bytes than going over them.
"""

from tui.terminal.cell_text import FILLER, is_steady
from tui.terminal.pens import Pens

_WIDEST_GAP = 5
"""Cells that may be worth sending again instead of a move of three to five bytes."""


def changed(
    cells: str, pens: str, new_cells: str, new_pens: str, blanks: dict[str, str]
) -> list[int]:
    """The columns of which the looks change; blanks that look the same are the same.

    Args:
        cells: The row as it is.
        pens: Its pens.
        new_cells: The row as it is to be.
        new_pens: Its pens.
        blanks: For each pen the one that stands for the looks of a blank.
    """
    return [
        x
        for x, (a, b, p, q) in enumerate(zip(cells, new_cells, pens, new_pens, strict=True))
        if a != b or (p != q and (b != " " or blanks[p] != blanks[q]))
    ]


def strokes(columns: list[int], cells: str, pens: str, palette: Pens) -> list[tuple[int, int]]:
    """Join changed columns to strokes.

    Args:
        columns: What `changed` gave, at least one column.
        cells: The row as it is to be.
        pens: Its pens.
        palette: What the pens are.

    Returns:
        First column and column behind the last one of each stroke, from left to right. No stroke
        begins or ends within a wide character.
    """
    if not cells.isascii():
        columns = _whole(columns, cells)
    found: list[tuple[int, int]] = []
    start = columns[0]
    end = start + 1
    for x in columns:
        if x >= end:
            if x > end and not _is_worth(end, x, cells, pens, palette):
                found.append((start, end))
                start = x
            end = x + 1
    found.append((start, end))
    return found


def _whole(columns: list[int], cells: str) -> list[int]:
    """Add the other halves of wide characters, and what follows a cell of uncertain width."""
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


def _is_worth(start: int, end: int, cells: str, pens: str, palette: Pens) -> bool:
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

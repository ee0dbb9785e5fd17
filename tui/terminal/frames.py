"""Take the cells out of what Textual's compositor wants shown.

The only place that knows how Textual keeps a frame: `LayoutUpdate` for a whole screen and
`ChopsUpdate` for pieces of it, both made of strips. Must never change either.
"""

from collections.abc import Iterable, Iterator

from rich.segment import Segment
from textual._compositor import ChopsUpdate, LayoutUpdate

from tui.terminal.cell_text import CellText
from tui.terminal.grid import cut
from tui.terminal.pens import Pens
from tui.terminal.screen_writer import Piece

Frame = LayoutUpdate | ChopsUpdate
"""What can be drawn cell by cell."""


def pieces(frame: Frame, pens: Pens, texts: CellText) -> Iterator[Piece]:
    """Yield the pieces of a frame, each the part of a row that one widget drew.

    Args:
        frame: What is to be shown.
        pens: The pens of the writer that will draw it.
        texts: Its texts.
    """
    if isinstance(frame, LayoutUpdate):
        left = frame.region.x
        for y, strips in enumerate(frame.strips, frame.region.y):
            x = left
            for piece in strips:
                cells, held = cells_of(piece, pens, texts)
                yield Piece(y, x, cells, held)
                x += len(cells)
        return
    for y, first, last in frame.spans:
        for end, (x, strip) in zip(frame.chop_ends[y], frame.chops[y].items(), strict=False):
            # A piece that is wanted in part is taken whole: all of it was drawn just now.
            if strip is not None and x < last and end > first:
                cells, held = cells_of(strip, pens, texts)
                if len(cells) > end - x:
                    cells, held = cut(cells, end - x), held[: end - x]
                yield Piece(y, x, cells, held)


def cells_of(segments: Iterable[Segment], pens: Pens, texts: CellText) -> tuple[str, str]:
    """The cells of a strip and their pens.

    Blanks at the ends of a segment get the pen that stands for blanks alone, so that it does not
    matter in which way of many a blank came about.
    """
    cells: list[str] = []
    held: list[str] = []
    for text, style, control in segments:
        if control or not text:
            continue
        pen = pens.of_style(style)
        blank = pens.blanks[pen]
        piece = texts.cells(text)
        cells.append(piece)
        if pen == blank or (piece[:1] != " " != piece[-1:]):
            held.append(pen * len(piece))
            continue
        lead = len(piece) - len(piece.lstrip(" "))
        if lead == len(piece):
            held.append(blank * lead)
            continue
        tail = len(piece) - len(piece.rstrip(" "))
        held.append(blank * lead + pen * (len(piece) - lead - tail) + blank * tail)
    return "".join(cells), "".join(held)

"""One row of a widget as a Textual strip of exactly the widget's width.

Every text is drawn through `drawable`, so that nothing that is put on a row can act on the
terminal or push its neighbours out of place.
"""

from collections.abc import Iterable, Iterator

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.terminal.drawable import cells, clip

Part = tuple[str, Style]
"""A text and the style it is drawn in."""

Stretch = tuple[int, int, Style]
"""Characters `[start, end)`, counted over all parts of a row, and the style laid over theirs."""

ROOMY = 30
"""Columns from which a widget leaves a column empty before its right edge."""


def line(parts: Iterable[Part], width: int, base: Style, right: Part | None = None) -> Strip:
    """Return `parts` on one row of `width` cells.

    Args:
        parts: What stands on the row from the left on; what does not fit is cut with an ellipsis.
        width: Cells in the row.
        base: Style of the cells that nothing is written on.
        right: A text for the right end of the row. It is kept whole where there is room for it.
    """
    if width <= 0:
        return Strip([], 0)
    tail = clip(right[0], width) if right else ""
    tail_width = cells(tail)
    room = width - tail_width - (1 if tail else 0)
    segments: list[Segment] = []
    for text, style in parts:
        if room <= 0:
            break
        shown = clip(text, room)
        if shown:
            segments.append(Segment(shown, style))
            room -= cells(shown)
    fill = max(0, room) + (1 if tail and tail_width < width else 0)
    if fill:
        segments.append(Segment(" " * fill, base))
    if tail and right:
        segments.append(Segment(tail, right[1]))
    return Strip(segments, width)


def overlaid(parts: Iterable[Part], stretches: Iterable[Stretch]) -> Iterator[Part]:
    """Parts with some characters drawn in another style as well.

    In proportion to what is drawn, however many stretches there are. No part is empty.

    Args:
        parts: What stands on the row.
        stretches: The characters, in order; none begins before the one before it ends.
    """
    left = iter(stretches)
    now = next(left, None)
    at = 0
    for text, style in parts:
        done, end = at, at + len(text)
        while now is not None and now[0] < end:
            low, high, over = max(done, now[0]), min(end, now[1]), now[2]
            if done < low:
                yield text[done - at : low - at], style
            if low < high:
                yield text[low - at : high - at], style + over
            done = max(done, high)
            if now[1] > end:
                break
            now = next(left, None)
        if done < end:
            yield text[done - at :], style
        at = end

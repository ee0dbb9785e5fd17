"""A screen writer's frame as it is kept on file: what paints it, and what it knows of it.

Plain data in JSON, so that a damaged or foreign file can be told from a sound one. Must never make
a writer believe in cells that the painting did not paint.
"""

import msgspec

from tui.terminal.grid import Grid
from tui.terminal.kept_frame import KeptFrame
from tui.terminal.pens import Pen
from tui.terminal.screen_writer import Piece, ScreenWriter


class _Frame(msgspec.Struct, frozen=True):
    """What a writer knows: its grid and the tables behind the grid's characters."""

    width: int
    height: int
    rows: list[tuple[str, str]]
    pens: list[tuple[int, str, str, str]]
    clusters: list[str]


def put_on_file(writer: ScreenWriter) -> KeptFrame | None:
    """The frame that a writer has on the screen; None if it does not know all of it."""
    grid = writer.grid
    if grid.is_unknown or not grid.rows:
        return None
    painter = ScreenWriter.like(writer)
    painter.resize(grid.width, grid.height)
    painted = painter.draw(Piece(y, 0, *row) for y, row in enumerate(grid.rows))
    frame = _Frame(
        grid.width,
        grid.height,
        grid.rows,
        [pen[:] for pen in writer.pens.made()],
        writer.texts.clusters,
    )
    return KeptFrame(painted.encode(), msgspec.json.encode(frame))


def take_from_file(writer: ScreenWriter, cells: bytes) -> bool:
    """Let a writer know what stands on the screen; False, and nothing done, if that is unsound.

    Args:
        writer: A writer that has drawn nothing yet.
        cells: As `put_on_file` made them.
    """
    try:
        frame = msgspec.json.decode(cells, type=_Frame)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return False
    pens = [Pen(*pen) for pen in frame.pens]
    is_whole = len(frame.rows) == frame.height and all(
        len(text) == len(held) == frame.width and max(map(ord, held), default=0) < len(pens)
        for text, held in frame.rows
    )
    if not is_whole or not writer.pens.take(pens):
        return False
    writer.texts.take(frame.clusters)
    writer.resize(frame.width, frame.height)
    writer.grid = Grid(frame.width, frame.height, frame.rows)
    return True

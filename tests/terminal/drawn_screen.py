"""A screen writer with the terminal it draws on, and what a plain paint would show there."""

from itertools import pairwise
from random import Random

from cell_looks import PLAIN, Cell
from emulated_screen import Emulator
from random_frames import STYLES, Cells, strip
from rich.color import ColorSystem

from tui.terminal.frames import cells_of
from tui.terminal.screen_writer import Piece, ScreenWriter

SEEN_ON_BLANKS = ("underscore", "strikethrough", "reverse", "double", "overline", "framed")


class Drawn:
    """A writer and the terminal it draws on."""

    def __init__(self, width: int, height: int, *, margins: bool = True, fills: bool = True):
        self.writer = ScreenWriter(fills=fills, allows_links=True)
        self.writer.has_margins = margins
        self.emulator = Emulator((width, height))
        self.resize(width, height)
        self.feed("\x1b[?7l")

    def resize(self, width: int, height: int) -> None:
        self.writer.resize(width, height)
        self.emulator.screen.resize(height, width)

    def feed(self, data: str) -> None:
        assert self.emulator.take(data.encode(), 0.0) == b""
        self.emulator.draw_all()

    def draw(self, now: Cells, parts: list[tuple[int, int, int]] | None = None) -> str:
        """Draw a screen, or of it what stands in `(y, first column, last column)`."""
        self.hold(now, parts)
        sent = self.writer.draw()
        self.feed(sent)
        return sent

    def hold(self, now: Cells, parts: list[tuple[int, int, int]] | None = None) -> None:
        """Have the writer hold a screen, or parts of it, for which the line has no room yet."""
        parts = parts or [(y, 0, len(row)) for y, row in enumerate(now)]
        writer = self.writer
        writer.hold(
            Piece(y, x, *cells_of(strip(now[y][x:end]), writer.pens, writer.texts))
            for y, x, end in parts
        )

    def looks(self) -> list[list[Cell]]:
        return looks(self.emulator)


def looks(emulator: Emulator) -> list[list[Cell]]:
    """What can be seen: a blank has no colour of its own and is not bold."""
    return [
        [
            PLAIN._replace(bg=cell.bg, link=emulator.links[cell.link])
            if cell.data == " " and not any(getattr(cell, name) for name in SEEN_ON_BLANKS)
            else cell._replace(link=emulator.links[cell.link])
            for cell in row
        ]
        for row in emulator.screen.rows()
    ]


def painted(now: Cells) -> list[list[Cell]]:
    """What a plain paint makes of a screen: each cell at its place, written by Rich."""
    emulator = Emulator((len(now[0]), len(now)))
    said = ["\x1b[?7l\x1b[2J"]
    for y, row in enumerate(now):
        for x, (text, style) in enumerate(row):
            if text:
                cell = STYLES[style].render(text, color_system=ColorSystem.TRUECOLOR)
                said.append(f"\x1b[{y + 1};{x + 1}H{cell}")
    emulator.take("".join(said).encode(), 0.0)
    emulator.draw_all()
    return looks(emulator)


def parts_of(dice: Random, before: Cells, now: Cells) -> list[tuple[int, int, int]]:
    """The rows that changed, whole or cut into the columns of panes, as a compositor tells them."""
    width = len(now[0])
    cuts = sorted({0, width, *dice.sample(range(width + 1), min(2, width))})
    found = []
    for y, (old, new) in enumerate(zip(before, now, strict=True)):
        row_cuts = [x for x in cuts if x == width or "" not in (old[x][0], new[x][0])]
        for x, end in pairwise(row_cuts):
            if old[x:end] != new[x:end]:
                found.append((y, x, end))
    return found

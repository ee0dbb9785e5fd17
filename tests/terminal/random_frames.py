"""Random screens and what may happen to them, for tests of the screen writer.

A screen is a list of rows, a row a list of cells, a cell a pair of text (empty for the second half
of a wide character) and the number of a style.
"""

from collections.abc import Callable, Sequence
from random import Random

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

Cells = list[list[tuple[str, int]]]

STYLES = [
    Style(),
    Style(bgcolor="#16181b"),
    Style(color="#d8d8d2", bgcolor="#16181b"),
    Style(color="#e5b567", bgcolor="#16181b", bold=True),
    Style(color="#9a9c98", bgcolor="#2b3036", italic=True),
    Style(color="#d8d8d2", bgcolor="#2b3036", bold=True),
    Style(color="red", underline=True),
    Style(color="#d8d8d2", bgcolor="#16181b", reverse=True),
    Style(color="green", bgcolor="blue", dim=True, strike=True),
    Style(bold=True, dim=True),
    Style(color="#d8d8d2", bgcolor="#16181b", link="https://example.org/a?b=c"),
    Style(color="#d8d8d2", bgcolor="#16181b", underline2=True, overline=True),
]

LINKED = next(number for number, style in enumerate(STYLES) if style.link)

NARROW = [*"abcdefgh.,", "“", "é", "─", "━", "●", "★", "▌", "\xa0", "e\u0301", "n\u0303\u0323"]
WIDE = [*"漢字かな", "Ａ", "한", "漢\u0301"]
UNSTEADY = ["😀", "☀", "🦀", "⚡"]
"""What some terminals draw in one cell and others in two."""
ODD = ["\u0915\u093f", "\u0e33"]


def cells(dice: Random, width: int) -> list[tuple[str, int]]:
    """A row of words, blanks and long runs in some styles."""
    row: list[tuple[str, int]] = []
    style = dice.randrange(len(STYLES))
    while len(row) < width:
        if dice.random() < 0.4:
            style = dice.randrange(len(STYLES))
        kind = dice.random()
        if kind < 0.35:
            row += [(" ", style)] * dice.choice([1, 1, 1, 2, 5, 6, 9, 10, 14, 30])
        elif kind < 0.45:
            row += [(dice.choice("─━x"), style)] * dice.randrange(1, 20)
        else:
            row += [cell for _ in range(dice.randrange(1, 9)) for cell in _cell(dice, style)]
    row = row[:width]
    if cell_len(row[-1][0]) == 2:
        row[-1] = (" ", style)
    return row


def _cell(dice: Random, style: int) -> list[tuple[str, int]]:
    kind = dice.random()
    pool = NARROW[:8] if kind < 0.7 else NARROW if kind < 0.85 else WIDE + UNSTEADY
    text = dice.choice(pool)
    return [(text, style), ("", style)] if cell_len(text) == 2 else [(text, style)]


def blank(width: int, height: int) -> Cells:
    return [[(" ", 0)] * width for _ in range(height)]


def screen(dice: Random, width: int, height: int) -> Cells:
    return [cells(dice, width) for _ in range(height)]


def mend(row: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """A row in which halves of wide characters that were cut are blank."""
    made = list(row)
    for x, (text, style) in enumerate(row):
        after = row[x + 1][0] if x + 1 < len(row) else "|"
        before = row[x - 1][0] if x else "|"
        if (text == "" and cell_len(before) != 2) or (cell_len(text) == 2 and after != ""):
            made[x] = (" ", style)
    return made


def new_screen(dice: Random, now: Cells) -> Cells:
    return screen(dice, len(now[0]), len(now))


def some_cells(dice: Random, now: Cells) -> Cells:
    """A few cells change."""
    made = [list(row) for row in now]
    for _ in range(dice.randrange(1, 12)):
        y, x = dice.randrange(len(now)), dice.randrange(len(now[0]))
        for n, cell in enumerate(_cell(dice, dice.randrange(len(STYLES)))):
            if x + n < len(now[0]):
                made[y][x + n] = cell
    return [mend(row) for row in made]


def other_styles(dice: Random, now: Cells) -> Cells:
    """A rectangle changes its style, as the row under a cursor does."""
    left, right, top, bottom = rectangle(dice, now)
    style = dice.randrange(len(STYLES))
    made = [list(row) for row in now]
    for y in range(top, bottom):
        made[y][left:right] = [(text, style) for text, _ in made[y][left:right]]
        if made[y][left][0] == "" and left:
            made[y][left - 1] = (made[y][left - 1][0], style)
        if right < len(made[y]) and made[y][right][0] == "":
            made[y][right] = ("", style)
    return made


def moved_rows(dice: Random, now: Cells) -> Cells:
    """A rectangle scrolls by some rows, and perhaps something else changes."""
    left, right, top, bottom = rectangle(dice, now)
    if dice.random() < 0.3:
        left, right = 0, len(now[0])
    by = dice.choice([-7, -3, -2, -1, -1, 1, 1, 1, 2, 3, 7])
    made = [list(row) for row in now]
    for y in range(top, bottom):
        come = now[y + by] if top <= y + by < bottom else cells(dice, len(now[0]))
        made[y][left:right] = come[left:right]
    made = [mend(row) for row in made]
    return some_cells(dice, made) if dice.random() < 0.3 else made


def blanked(dice: Random, now: Cells) -> Cells:
    """A rectangle becomes blank."""
    left, right, top, bottom = rectangle(dice, now)
    style = dice.randrange(len(STYLES))
    made = [list(row) for row in now]
    for y in range(top, bottom):
        made[y][left:right] = [(" ", style)] * (right - left)
    return [mend(row) for row in made]


def same(dice: Random, now: Cells) -> Cells:
    return now


CHANGES: Sequence[Callable[[Random, Cells], Cells]] = (
    new_screen,
    some_cells,
    some_cells,
    other_styles,
    moved_rows,
    moved_rows,
    moved_rows,
    blanked,
    same,
)


def rectangle(dice: Random, now: Cells) -> tuple[int, int, int, int]:
    """Left, right, top and bottom of some cells; right and bottom are exclusive."""
    left, top = dice.randrange(len(now[0])), dice.randrange(len(now))
    if dice.random() < 0.5:
        left = 0
    if dice.random() < 0.5:
        top = 0
    right = dice.randrange(left + 1, len(now[0]) + 1)
    bottom = dice.randrange(top + 1, len(now) + 1)
    return left, right, top, bottom


def strip(row: Sequence[tuple[str, int]]) -> Strip:
    """Cells as Textual has them: a segment for each run of one style."""
    segments: list[Segment] = []
    for text, style in row:
        if segments and segments[-1].style is STYLES[style]:
            segments[-1] = Segment(segments[-1].text + text, STYLES[style])
        else:
            segments.append(Segment(text, STYLES[style]))
    return Strip(segments, len(row))

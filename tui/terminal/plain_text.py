"""Lay out plain text for people: how wide it is, where it is cut and where it is broken.

Widths are terminal cells by Unicode's East Asian Width (UAX #11). The screen side measures more
finely, with a library that is not loaded here: a verb has to start fast. Where the terminal does
not show every character, it is asked how wide the ones are that it gets instead.
"""

import shutil
import sys
import unicodedata
from collections.abc import Iterator

from tui.terminal.glyphs import drawing, spelled_line


def terminal_width() -> int | None:
    """Columns of the terminal that standard output is, or None: then nothing is cut or broken."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    return max(20, shutil.get_terminal_size().columns)


def cells(text: str) -> int:
    """How many cells `text` takes."""
    return len(text) if text.isascii() else sum(map(_cell, text))


def cut(text: str, width: int | None) -> str:
    """`text`, cut to `width` cells with an ellipsis if it is longer; None leaves it whole."""
    if width is None or cells(text) <= width:
        return text
    taken, ellipsis = 0, spelled_line("…", drawing())
    for at, character in enumerate(text):
        taken += _cell(character)
        if taken > width - len(ellipsis):
            return text[:at].rstrip() + ellipsis
    return text


def padded(text: str, width: int) -> str:
    """`text` filled with spaces to `width` cells; longer text stays as it is."""
    return text + " " * (width - cells(text))


def wrapped(text: str, width: int | None, indent: str = "") -> Iterator[str]:
    """Break `text` at spaces into lines of at most `width` cells, each behind `indent`.

    Args:
        text: Any text; its own line breaks stay.
        width: Cells of a line, the indent among them; None breaks nothing.
        indent: What each line begins with.

    Yields:
        The lines. A word that is too long for a line is broken inside.
    """
    room = None if width is None else max(10, width - cells(indent))
    for line in text.split("\n"):
        for piece in [line] if room is None else _broken(line, room):
            yield f"{indent}{piece}".rstrip()


def _broken(line: str, room: int) -> Iterator[str]:
    start = 0
    while True:
        end = _fitting(line, start, room)
        if end < len(line):
            space = line.rfind(" ", start, end + 1)
            end = space if space > start else end
        yield line[start:end]
        while end < len(line) and line[end] == " ":
            end += 1
        if end >= len(line):
            return
        start = end


def _fitting(line: str, start: int, room: int) -> int:
    """The end of what fits into `room` cells from `start` on; at least one character."""
    taken = 0
    for at in range(start, len(line)):
        taken += _cell(line[at])
        if taken > room:
            return max(at, start + 1)
    return len(line)


def _cell(character: str) -> int:
    if character.isascii():
        return 1
    if (how := drawing()) != "unicode":
        return len(spelled_line(character, how))
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1

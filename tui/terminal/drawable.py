"""Measure, cut and wrap text in terminal cells, and spell it so that every terminal agrees.

Terminals disagree about joined emoji, variation selectors and skin tones: some draw one glyph of
two cells, some draw each part. A row that is one cell longer than thought pushes everything right
of it out of place, so these joiners are left out when a text is *drawn*; the text itself keeps
them. What `drawable` returns has the sum of its characters' widths, whatever the terminal.

Nothing here may let a control character through: this is the last door before the screen.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from rich.cells import get_character_cell_size

from tui.terminal import glyphs
from tui.terminal.glyphs import Drawing, drawing, spelled

TAB = "    "
"""What a tab is drawn as."""

MAX_COMBINING = 4
"""Combining marks drawn on one character; piled-up marks beyond that spill over other rows."""

# Joiners, variation selectors, soft hyphen and the invisible characters between U+200B and U+206F,
# the emoji skin tones and the Hangul fillers, whose widths terminals do not agree on.
_UNSTEADY = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff]"
)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\n\u2028\u2029\ud800-\udfff]")
_FLAG_LETTERS = {0x1F1E6 + n: chr(ord("A") + n) for n in range(26)}
"""Flags are pairs of letters that some terminals draw as one sign and others as two wide ones."""

AT_A_GLANCE = 10_000
"""Characters of a text that are looked at as a whole before it is wrapped."""

_BREAK = re.compile(r"[ \t]+")


def drawable(text: str) -> str:
    """Return `text` as it may be sent to a terminal: no controls, no joiners, tabs spelled out.

    Where the terminal does not show every character, it gets others for those that it lacks.
    """
    if glyphs.plain.match(text):
        return text
    text = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text.replace("\t", TAB))
    return spelled(_cap_marks(_UNSTEADY.sub("", text).translate(_FLAG_LETTERS)), drawing())


def cells(text: str) -> int:
    """Return how many cells `drawable(text)` takes."""
    if glyphs.plain.match(text):
        return len(text)
    return sum(map(get_character_cell_size, drawable(text)))


def clip(text: str, width: int, *, ellipsis: str = "…") -> str:
    """Return `drawable(text)` cut to `width` cells, with `ellipsis` where something was cut."""
    text = drawable(text)
    if width <= 0:
        return ""
    if len(text) <= width and (glyphs.plain.match(text) or cells(text) <= width):
        return text
    ellipsis = drawable(ellipsis)
    room = width - cells(ellipsis)
    if room < 0:
        return ellipsis[:width]
    return text[: _fitting(text, 0, len(text), room)].rstrip() + ellipsis


def wrap(text: str, width: int) -> Iterator[tuple[int, int]]:
    r"""Break `text` into rows of at most `width` cells.

    Breaks at spaces, after `\n`, beside wide (East Asian) characters, and inside a word only where
    the word alone is wider than a row. Lazy, and linear in the text: one row costs one row.

    Args:
        text: Any text; offsets count its own characters, not those of `drawable`.
        width: Cells in a row; values below 2 are taken as 2, the width of one wide character.

    Returns:
        `(start, end)` of each row, without the spaces at which it was broken. At least one row.
    """
    width = max(2, width)
    is_plain = len(text) <= AT_A_GLANCE and glyphs.plain.match(text)
    return _wrap_plain(text, width) if is_plain else _wrap_any(text, width)


def _wrap_any(text: str, width: int) -> Iterator[tuple[int, int]]:
    start, length = 0, len(text)
    stop = _line_end(text, 0)
    while True:
        end = _row_end(text, start, stop, width)
        yield start, _trimmed(text, start, end)
        start = _skip_spaces(text, end, stop)
        if start == length:
            return
        if start == stop:
            start = stop + 1
            stop = _line_end(text, start)


def _wrap_plain(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Quicker, for text whose characters all take one cell and that has no tab and no newline."""
    start, length = 0, len(text)
    while length - start > width:
        end = start + width
        if text[end] != " ":
            space = text.rfind(" ", start, end)
            end = space if space > start else end
        yield start, _trimmed(text, start, end) if text[end - 1] == " " else end
        start = end
        while start < length and text[start] == " ":
            start += 1
    if start < length or not length:
        yield start, _trimmed(text, start, length)


def _line_end(text: str, start: int) -> int:
    newline = text.find("\n", start)
    return newline if newline >= 0 else len(text)


def _row_end(text: str, start: int, stop: int, width: int) -> int:
    """Where the row that begins at `start` must end."""
    window = text[start : min(stop, start + width + 1)]
    is_plain = glyphs.plain.match(window) is not None
    if is_plain:
        if len(window) <= width:
            return start + len(window)
        end = start + width
    else:
        end = _fitting(text, start, stop, width)
        if end == stop:
            return stop
    if text[end] in " \t":
        return end
    space = max(text.rfind(" ", start, end), text.rfind("\t", start, end))
    cut = None if is_plain else _wide_break(text, max(space, start), end)
    if cut is not None:
        return cut
    return space if space > start else max(end, start + 1)


def _wide_break(text: str, low: int, end: int) -> int | None:
    """The last place in `(low, end]` beside a wide character, where East Asian text may break."""
    for at in range(end, low, -1):
        before, after = text[at - 1], text[at] if at < len(text) else " "
        if after in "、。，．）」』】〉》！？：；ー々" or before in "（「『【〈《":
            continue
        if get_character_cell_size(before) == 2 or get_character_cell_size(after) == 2:
            return at
    return None


def _fitting(text: str, start: int, stop: int, width: int) -> int:
    """The end of the longest piece of `text[start:stop]` that takes at most `width` cells."""
    used, how = 0, drawing()
    for at in range(start, stop):
        used += _drawn_width(text[at], how)
        if used > width:
            return at
    return stop


@lru_cache(8192)
def _drawn_width(character: str, how: Drawing) -> int:
    if character == "\t":
        return len(TAB)
    if _CONTROL.match(character) or ord(character) in _FLAG_LETTERS:
        return 1
    if _UNSTEADY.match(character):
        return 0
    return sum(map(get_character_cell_size, spelled(character, how)))


def _cap_marks(text: str) -> str:
    """`text` with at most MAX_COMBINING zero-width marks on each character."""
    out: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if get_character_cell_size(character) == 0 else 0
        if marks <= MAX_COMBINING and not (marks and not out):
            out.append(character)
    return "".join(out)


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " \t":
        end -= 1
    return end


def _skip_spaces(text: str, start: int, stop: int) -> int:
    found = _BREAK.match(text, start, stop)
    return found.end() if found else start

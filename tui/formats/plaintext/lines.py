"""Cut a text into lines and note how each one stands on the page.

Scrapers keep little of a page's shape: the indent, the mark of a list item and the empty lines.
That little is what tells replies apart, so it is measured here, once, and the text is freed of it.
"""

import re
from collections.abc import Sequence

import msgspec

from tui.formats.dates import is_month

_SHAPE = re.compile(
    r"(?P<indent>[ \t\u00a0]*)"
    r"(?:(?P<marker>[•◦▪●○*+‣⁃-]|o(?=[ ]{1,3}\S)|\d{1,4}[.)])(?:[ \t\u00a0]+|$))?"
    r"(?P<text>.*)",
    re.DOTALL,
)
_NUMBER_BEFORE_WORD = re.compile(r"\d{1,2}\.[ \u00a0]+(?P<word>[^\W\d_]{3,15})")
SHORT = 300
"""Characters of the longest line that is looked at as a heading, a name line or a button."""


class Line(msgspec.Struct, gc=False):
    """A line that is not empty."""

    text: str
    """Without the white space around it and without the mark of a list item."""
    indent: int
    """Columns before the mark, or before the text if there is no mark."""
    marker: str
    """`•` for any bullet, the digits of a numbered item, empty for any other line."""
    after_gap: bool
    """Whether an empty line stands above."""

    @property
    def is_short(self) -> bool:
        """Whether the line may be more than running text: a heading, a name, a button."""
        return len(self.text) <= SHORT


def lines_of(text: str) -> list[Line]:
    """Return the lines of `text` that hold anything, in order."""
    found = []
    gap = False
    for raw in text.split("\n"):
        line = _line(raw, gap)
        if line is None:
            gap = True
        else:
            found.append(line)
            gap = False
    return found


def _line(raw: str, after_gap: bool) -> Line | None:
    match = _SHAPE.match(raw)
    words = match["text"].strip().replace("\t", " ") if match else ""
    if match is None or not words:
        return None
    marker = match["marker"] or ""
    if marker == "o" and not match["indent"]:
        return Line(f"o {words}", 0, "", after_gap)
    if marker[:1].isdigit():
        month = _NUMBER_BEFORE_WORD.match(raw.strip())
        if month and is_month(month["word"]):  # `7. Dez 2018` is a date, not item 7
            date = f"{marker} {words}"
            return Line(date, _columns(match["indent"]), "", after_gap)
        marker = marker.rstrip(".)")
    elif marker:
        marker = "•"
    return Line(words, _columns(match["indent"]), marker, after_gap)


def _columns(indent: str) -> int:
    return len(indent.expandtabs(4)) if "\t" in indent else len(indent)


def have_gaps(lines: Sequence[Line]) -> bool:
    """Tell whether paragraphs are parted by empty lines, rather than each being a line."""
    return any(line.after_gap for line in lines[1:])


_NOT_WORDS = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """Return the words of `text` alone, casefolded, to compare titles and names."""
    return _NOT_WORDS.sub(" ", text.casefold()).strip()

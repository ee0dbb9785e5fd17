"""Text as it stands in cells: a string with exactly one character for each cell.

The second half of a wide character is `FILLER`. What is more than one character in one cell, such
as a letter with combining marks, is kept in a table and stands as one character of a plane that no
text uses. So rows are plain strings: compared, cut and moved at once, whatever is written in them.

Where the terminal does not show every character, the last of those that it lacks are replaced here,
each within its own cells: most were before, where rows were measured.

Knows, too, of which characters all terminals take the same width; after any other one the place of
the cursor is a guess. Must never let a control character through, wherever the text came from.
"""

import re
import unicodedata
from functools import cache

from rich.cells import split_graphemes

from tui.terminal.glyphs import Drawing, in_cells, shows

FILLER = "\0"
"""The second cell of a wide character."""

UNKNOWN = "\x01"
"""A cell of which it is not known what the terminal shows."""

LIMIT = 0xF000
"""Different clusters that may be told apart before all are forgotten."""

_FIRST = 0xF0000
"""The first character that stands for a cluster; those from here on are for private use."""

_KNOWN = 4096
"""Texts of which the cells are remembered; then they are forgotten and made anew."""

_LONGEST_KNOWN = 500

_STEADY = (
    "["
    "\x00\x20-\x7e\xa0-\xa8\xaa-\xac\xaf-\u0220\u0250-\u02ad"  # Latin; \x00 is FILLER
    "\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u1f00-\u1f15\u1f20-\u1f45"  # Greek
    "\u0400-\u0482\u048a-\u04ce\u0531-\u0556\u0561-\u0587\u10d0-\u10f8"  # Cyrillic and neighbours
    "\u05d0-\u05ea\u060c\u061b\u061f\u0621-\u063a\u0640-\u064a\u0660-\u066f\u06f0-\u06fe"
    "\u0e01-\u0e30\u1e00-\u1e9b\u1ea0-\u1ef9"
    "\u2010-\u2027\u202f-\u203b\u203d-\u2048\u2070\u2071\u2074-\u208e\u20a0-\u20b1"  # punctuation
    "\u2100-\u2121\u2153-\u2183\u2190-\u2193\u219a-\u21a8\u2200-\u22ff"  # letters, arrows, sums
    "\u2460-\u24c1\u24c3-\u24fe\u2500-\u25a9\u25ac-\u25b5\u25b7-\u25bf\u25c1-\u25fa"  # shapes
    "\u2605\u2606\u2713\u2717\ufb00-\ufb06\ufffd"
    "\u3000-\u3029\u3041-\u3096\u309b-\u30ff\u3105-\u312c\u3400-\u4db5\u4e00-\u9fa5"  # wide
    "\uac00-\ud7a3\uf900-\ufa2d\uff01-\uff9f\uffe0-\uffe6\U00020000-\U0002a6d6"
    "]*"
)
"""Cells that every terminal draws as wide as we count them.

Left out are emoji and what may be drawn as one, letters that join others across cells, and what is
younger than Unicode 3.2. Characters that East Asian terminals may be told to draw wide are in: on
such a terminal they stand in a wrong place whatever is done.
"""

_COMMON = frozenset(map(chr, range(0x20, 0x7F))) | frozenset(f"{FILLER}·–—‘’“”…─━│┃┌┬●★▸▾▌")
"""Some of them: those that our screens are drawn with. A first screen seldom has others, and the
pattern takes a millisecond to make."""

_CONTROL = re.compile("[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What acts on the terminal, or on the order in which it shows a row."""


def is_steady(cells: str) -> bool:
    """Whether the cursor is where we count it to be after these cells are drawn."""
    return cells.isascii() or _COMMON.issuperset(cells) or _steady().fullmatch(cells) is not None


@cache
def _steady() -> re.Pattern[str]:
    return re.compile(_STEADY)


class CellText:
    """Turns text into cells and cells into what is sent."""

    def __init__(self, drawing: Drawing = "unicode") -> None:
        """No clusters yet.

        Args:
            drawing: Which characters the terminal shows.
        """
        self.drawing = drawing
        self.clusters: list[str] = []
        """What the characters from U+F0000 on stand for."""
        self._numbers: dict[str, str] = {}
        self._known: dict[str, str] = {}

    def anew(self) -> "CellText":
        """No clusters, for the same terminal."""
        return CellText(self.drawing)

    @property
    def is_full(self) -> bool:
        """Whether there are so many clusters that they, and the screen, must be forgotten."""
        return len(self.clusters) >= LIMIT

    def take(self, clusters: list[str]) -> None:
        """Number clusters as they were numbered before."""
        self.clusters = list(clusters)
        self._numbers = {cluster: chr(_FIRST + n) for n, cluster in enumerate(clusters)}
        self._known.clear()

    def may_be_wider(self, cell: str) -> bool:
        """Whether a terminal may take two cells for what stands in one of ours."""
        if is_steady(cell):
            return False
        marks = ("Mn", "Me")  # they stand on what is before them, on every terminal
        text = self.shown(cell)
        return not is_steady("".join(c for c in text if unicodedata.category(c) not in marks))

    def cells(self, text: str) -> str:
        """The cells of a text.

        A mark that has nothing to stand on is left out, and so is every control character: where
        rows are measured it counts for nothing, too.
        """
        if text.isascii() and text.isprintable():
            return text
        found = self._known.get(text)
        if found is None:
            found = "".join(self._cells(text))
            if len(self._known) >= _KNOWN:
                self._known.clear()
            if len(text) <= _LONGEST_KNOWN:
                self._known[text] = found
        return found

    def _cells(self, text: str) -> list[str]:
        out: list[str] = []
        for start, end, width in split_graphemes(text)[0]:
            if width > 0:
                cluster = _CONTROL.sub("", text[start:end])
                if not shows(cluster, self.drawing):
                    out.append(in_cells(cluster, width, self.drawing))
                    continue
                is_one = len(cluster) == 1 and ord(cluster) < _FIRST
                out.append(cluster if is_one else self._number(cluster))
                out.append(FILLER * (width - 1))
        return out

    def _number(self, cluster: str) -> str:
        found = self._numbers.get(cluster)
        if found is None:
            found = self._numbers[cluster] = chr(_FIRST + len(self.clusters))
            self.clusters.append(cluster)
        return found

    def shown(self, cells: str) -> str:
        """What is sent to the terminal for some cells."""
        if cells.isascii() and FILLER not in cells:
            return cells
        if max(cells) < chr(_FIRST):
            return cells.replace(FILLER, "")
        return "".join(
            self.clusters[ord(cell) - _FIRST] if cell >= chr(_FIRST) else cell
            for cell in cells
            if cell != FILLER
        )

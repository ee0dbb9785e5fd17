r"""Which characters a terminal can show, and what stands for those that it cannot.

Three ways to draw: `unicode`, all characters; `console`, what the fonts of the Linux console have;
`ascii`, for terminals without UTF-8. A process draws at one terminal and in one way: it is told
once, before anything is drawn, and everything that measures, breaks or cuts text asks here, so that
the width of what is shown is the width that was counted.

Signs of our own stay distinct from each other in every way to draw, and each takes one cell, since
they are put where there is room for one. Words of documents are put into plain letters. Nothing
here may let a control character through, and nothing is lost that could be told: what has no plain
letters is `?` on the screen, and spelled as `\u6f22` where lines are printed.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final, Literal

from tui.terminal.plain_letters import ONE_CELL, PLAIN

Drawing = Literal["unicode", "console", "ascii"]

UNKNOWN: Final = "?"
"""Stands for a character that has no plain letters."""

CONSOLE: Final = frozenset(
    "¡¢£¤¥¦§¨©ª«¬®°±²´µ¶·¸º»¼½¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýÿ"
    "ƒπ•‼←↑→↓≈≤≥─│┌┐└┘├┤┬┴┼═║╒╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡╢╣╤╥╦╧╨╩╪╫╬█░▒■▲▶▼◀♦\ufffd"
)
"""What the Linux console can be trusted to show, beside ASCII.

The characters that are in the kernel's own font (`drivers/tty/vt/cp437.uni`, with the look-alikes
it names) and in every font of the character sets Lat15 and Uni2 in Debian's `console-setup`: those
that western and other Latin locales get. The kernel's font lacks ● ★ ▸ ━ “ ” …, Debian's lack
★ ▌ ▏ ⋯.
"""

_SIGNS: Final = {
    "●": "o",
    "★": "*",
    "▌": ">",
    "▏": ":",
    "▸": "<",
    "└": "`",
    "⋯": "~",
    "✗": "X",
    "│": "|",
    "┃": "#",
    "─": "-",
    "━": "=",
    "·": "-",
    "•": "-",
}
"""What the program draws of its own accord; a guide, a rule and a heavy one can be told apart."""

_CONSOLE_SIGNS: Final = {
    "●": "■",
    "▌": "║",
    "▏": "░",
    "▸": "»",
    "⋯": "≈",
    "┃": "█",
    "━": "═",
}

_SHOWN: Final = {
    "ascii": re.compile(r"[\x20-\x7e]*\Z"),
    "console": re.compile(rf"[\x20-\x7e{re.escape(''.join(sorted(CONSOLE)))}]*\Z"),
}
"""Matches what each way to draw can show."""

_PLAIN: Final = _SHOWN | {
    "unicode": re.compile(
        r"[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e]*\Z"
    )
}

_now: Drawing = "unicode"
plain = _PLAIN[_now]
"""Matches texts that are shown as they are, a cell for each character."""


def draw_as(drawing: Drawing) -> None:
    """From now on this process draws so."""
    global _now, plain
    _now, plain = drawing, _PLAIN[drawing]


def drawing() -> Drawing:
    """How this process draws."""
    return _now


def shows(text: str, how: Drawing) -> bool:
    """Whether a terminal that is drawn at so can show all of a text."""
    return how == "unicode" or _SHOWN[how].match(text) is not None


def spelled(text: str, how: Drawing) -> str:
    """`text` as it can be shown, with `?` for what cannot be put into letters.

    One character may become several: only for text whose width is taken afterwards. Control
    characters are left out.

    Args:
        text: Any text on one line.
        how: The way to draw.
    """
    if shows(text, how):
        return text
    return "".join(_spelled(character, how) for character in text)


def spelled_line(text: str, how: Drawing) -> str:
    r"""As `spelled`, but what cannot be put into letters is spelled exactly, e.g. `\u6f22`."""
    if shows(text, how):
        return text
    return "".join(sign if sign in "\n\t" else _exactly(sign, how) for sign in text)


def _exactly(character: str, how: Drawing) -> str:
    found = _spelled(character, how)
    if found == UNKNOWN and character not in PLAIN and character != UNKNOWN:
        return character.encode("ascii", "backslashreplace").decode("ascii")
    return found


def in_cells(cluster: str, width: int, how: Drawing) -> str:
    """What is shown in the cells of a character, one character for each cell.

    Args:
        cluster: A character with what stands on it.
        width: Its cells, 1 or 2.
        how: The way to draw; not `unicode`.
    """
    found = spelled(cluster, how)
    if len(found) > width:
        cut = found[:width]
        found = ONE_CELL.get(cluster, cut if cut.isalpha() else UNKNOWN * width)
    return found.ljust(width) if found.strip(UNKNOWN) else UNKNOWN * width


@lru_cache(8192)
def _spelled(character: str, how: Drawing) -> str:
    """The plain letters of one character; empty if it only acts on its neighbours."""
    if " " <= character <= "~" or (how == "console" and character in CONSOLE):
        return character
    if how == "console" and character in _CONSOLE_SIGNS:
        return _CONSOLE_SIGNS[character]
    found = _SIGNS.get(character, PLAIN.get(character))
    if found is not None:
        return found
    if "\u2500" <= character <= "\u259f":
        return _of_box(character)
    letters = unicodedata.normalize("NFKD", character)
    if letters == character:
        category = unicodedata.category(character)
        return UNKNOWN if category[0] in "LNPSZ" or category in ("Cn", "Co", "Cs") else ""
    made = "".join(_spelled(letter, how) for letter in letters)
    return made if made.strip(UNKNOWN) or not made else UNKNOWN


def _of_box(character: str) -> str:
    """A sign for a line, a corner or a block that a border or a scroll bar is made of."""
    name = unicodedata.name(character)
    if "BLOCK" in name or "SHADE" in name or "QUADRANT" in name:
        return "#"
    is_flat, is_upright = "HORIZONTAL" in name, "VERTICAL" in name
    if is_flat != is_upright and "AND" not in name.replace("LIGHT AND", ""):
        is_heavy = "HEAVY" in name or "DOUBLE" in name
        return ("=" if is_heavy else "-") if is_flat else ("#" if is_heavy else "|")
    return "+"

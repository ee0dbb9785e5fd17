"""Make a line fit to be printed: nothing in it but letters, signs and spaces.

The last door before a terminal or a pipe. Stricter than `tui.model.safe_text`, which keeps what a
screen needs: here also what cannot be seen goes, since a screen reader would read it out and a dumb
terminal show it as a box. Where the output takes ASCII only, the rest is put into it.
"""

import unicodedata
from typing import Final

from tui.model import safe_text
from tui.terminal.glyphs import drawing, spelled_line

_JOINERS: Final = "\u200c\u200d"
"""They belong to the spelling of Persian, of Indian scripts and of some pictographs."""

_TAB: Final = 4


def printable(text: str) -> str:
    """`text` on one line, as this process draws, with a space for each tab and odd space."""
    if text.isascii() and text.isprintable():
        return text
    text = safe_text(text).expandtabs(_TAB)
    shown = text if text.isprintable() else "".join(map(_shown, text))
    return spelled_line(shown, drawing())


def _shown(sign: str) -> str:
    if sign.isprintable() or sign in _JOINERS:
        return sign
    category = unicodedata.category(sign)
    if category in ("Zs", "Zl", "Zp") or sign == "\n":
        return " "
    # Signs that this Python does not know yet, and private ones, act on nothing.
    return sign if category in ("Cn", "Co") else ""


def encoded(text: str, encoding: str) -> bytes:
    r"""`text` as bytes; what the encoding lacks is put into plain letters, or spelled `\u6f22`."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_within(sign, encoding) for sign in text).encode(encoding, "replace")


def _within(sign: str, encoding: str) -> str:
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return spelled_line(sign, "ascii")
    return sign

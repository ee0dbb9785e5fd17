"""How cells look, and the fewest bytes that turn one look into another.

A pen is everything about a cell but its character. Pens are numbered, and each stands for itself as
one character, so that the looks of a row are a string beside its text: strings are compared, cut
and copied at once. Colours are brought down to what the terminal has when a pen is made; Rich keeps
rendered styles without regard to that, so nothing of Rich's is reused here.

SGR parameters as in ECMA-48 and xterm's "Control Sequences"; links are OSC 8.
"""

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote

from rich.color import Color, ColorSystem
from rich.style import Style

from tui.terminal.palette import NUMBERS, nearest

LONGEST_LINK = 2000
"""Characters of an address that terminals agree to take; a longer one is no link."""

LIMIT = 0x8000
"""Pens that may be told apart before all are forgotten; far more than any theme has."""

_KNOWN = 4096
"""Styles that are looked up by identity; then they are forgotten and looked up anew."""

_ATTRIBUTES = (
    ("bold", "1", "22"),
    ("dim", "2", "22"),
    ("italic", "3", "23"),
    ("underline", "4", "24"),
    ("blink", "5", "25"),
    ("blink2", "6", "25"),
    ("reverse", "7", "27"),
    ("conceal", "8", "28"),
    ("strike", "9", "29"),
    ("underline2", "21", "24"),
    ("frame", "51", "54"),
    ("encircle", "52", "54"),
    ("overline", "53", "55"),
)
"""Rich's name of each attribute, what sets it and what resets it, perhaps together with others."""

_SEEN_ON_BLANKS = sum(
    1 << bit
    for bit, (name, _, _) in enumerate(_ATTRIBUTES)
    if name in {"underline", "reverse", "strike", "underline2", "frame", "encircle", "overline"}
)

_SYSTEMS = {
    16: ColorSystem.STANDARD,
    256: ColorSystem.EIGHT_BIT,
    2**24: ColorSystem.TRUECOLOR,
}


class Pen(NamedTuple):
    """A look: attributes as bits, colours as SGR parameters (empty: the terminal's own), a link."""

    attributes: int = 0
    foreground: str = ""
    background: str = ""
    link: str = ""


PLAIN = Pen()


def _codes(attributes: int) -> list[str]:
    return [on for bit, (_, on, _) in enumerate(_ATTRIBUTES) if attributes & 1 << bit]


class Pens:
    """The pens in use at one terminal; each is known by a character of its own."""

    NONE = "\0"
    """Stands for no pen at all: what the terminal holds is not known."""

    def __init__(
        self, colors: int = 2**24, *, fills: bool = True, allows_links: bool = False
    ) -> None:
        """No pens yet.

        Args:
            colors: How many the terminal has: 0, 16, 256 or 2**24.
            fills: Whether it gives erased cells the background that is set.
            allows_links: Whether an address in a style reaches the terminal.
        """
        self.fills = fills
        self.allows_links = allows_links
        self._system = _SYSTEMS.get(colors)
        self._pens: list[Pen] = [PLAIN]
        self._numbers: dict[Pen, str] = {}
        self._known: dict[int, tuple[Style, str]] = {}
        self._of_style: dict[Style, str] = {}
        self._changes: dict[str, str] = {}
        self._blank_changes: dict[str, tuple[str, str]] = {}
        self.blanks: dict[str, str] = {self.NONE: self.NONE}
        """For each pen the one that stands for the looks of a blank written with it."""
        self.plain = self.of_pen(PLAIN)

    def anew(self) -> "Pens":
        """No pens, for the same terminal."""
        pens = Pens(fills=self.fills, allows_links=self.allows_links)
        pens._system = self._system
        return pens

    def made(self) -> list[Pen]:
        """All pens, in the order of their numbers."""
        return list(self._pens)

    def take(self, pens: list[Pen]) -> bool:
        """Number pens as they were numbered before; False, and no pens, if that cannot be done."""
        for pen in pens[1:]:
            self.of_pen(pen)
        return self._pens == pens

    @property
    def is_full(self) -> bool:
        """Whether there are so many pens that they, and the screen with them, must be forgotten."""
        return len(self._pens) >= LIMIT

    def __getitem__(self, pen: str) -> Pen:
        """The pen that a character stands for."""
        return self._pens[ord(pen)]

    def of_pen(self, pen: Pen) -> str:
        """The character that stands for a pen."""
        found = self._numbers.get(pen)
        if found is None:
            found = self._numbers[pen] = chr(len(self._pens))
            self._pens.append(pen)
            self.blanks[found] = found
            if not pen.attributes & _SEEN_ON_BLANKS:
                self.blanks[found] = self.of_pen(Pen(0, "", pen.background, pen.link))
        return found

    def of_style(self, style: Style | None) -> str:
        """The character that stands for the looks of a style."""
        known = self._known.get(id(style))
        if known is not None and known[0] is style:
            return known[1]
        if style is None:
            return self.plain
        pen = self._of_style.get(style)
        if pen is None:
            if len(self._of_style) >= LIMIT:
                self._of_style.clear()
            pen = self._of_style[style] = self.of_pen(self._made(style))
        if len(self._known) >= _KNOWN:
            self._known.clear()
        self._known[id(style)] = (style, pen)
        return pen

    def _made(self, style: Style) -> Pen:
        attributes = sum(1 << n for n, (name, _, _) in enumerate(_ATTRIBUTES) if _has(style, name))
        link = safe_link(style.link) if self.allows_links and style.link else ""
        return Pen(attributes, self._colour(style.color, 1), self._colour(style.bgcolor, 0), link)

    def _colour(self, color: Color | None, foreground: int) -> str:
        if color is None or color.is_default or self._system is None:
            return ""
        if color.triplet is not None and self._system is not ColorSystem.STANDARD:
            wanted = (*color.triplet,)
            has_palette = self._system is ColorSystem.EIGHT_BIT
            number = NUMBERS.get(nearest(wanted) if has_palette else wanted)
            if number is not None:
                return f"{38 if foreground else 48};5;{number}"
        return ";".join(color.downgrade(self._system).get_ansi_codes(bool(foreground)))

    def change(self, held: str, wanted: str) -> str:
        """What makes a terminal that holds one pen take another."""
        key = held + wanted
        found = self._changes.get(key)
        if found is None:
            found = self._changes[key] = self._change(held, self[wanted])
        return found

    def _change(self, held: str, wanted: Pen) -> str:
        colours = [code for code in (wanted.foreground, wanted.background) if code]
        anew = _sgr([*_codes(wanted.attributes), *colours], is_anew=True)
        if held == self.NONE:
            return anew + (_link(wanted.link) if self.allows_links else "")
        before = self[held]
        link = "" if before.link == wanted.link else _link(wanted.link)
        if before[:3] == wanted[:3]:
            return link
        return min(anew, _sgr(_steps(before, wanted)), key=len) + link

    def change_for_blanks(self, held: str, wanted: str) -> tuple[str, str]:
        """What makes blanks look as with `wanted`, and the pen that is held then.

        On blanks neither the colour of the text is seen nor whether it is bold: what is held of
        these is kept, since the next word may want it again.
        """
        key = held + wanted
        found = self._blank_changes.get(key)
        if found is None:
            found = self._blank_changes[key] = self._change_for_blanks(held, wanted)
        return found

    def _change_for_blanks(self, held: str, wanted: str) -> tuple[str, str]:
        if self.blanks[held] == self.blanks[wanted]:
            return "", held
        pen = self[wanted]
        ways = [(self.change(held, wanted), wanted)]
        if held != self.NONE and not pen.attributes & _SEEN_ON_BLANKS:
            before = self[held]
            kept = Pen(before.attributes & ~_SEEN_ON_BLANKS, before.foreground, *pen[2:])
            target = self.of_pen(kept)
            ways.insert(0, (self.change(held, target), target))
        return min(ways, key=lambda way: len(way[0]))

    def is_erasable(self, pen: str) -> bool:
        """Whether erased cells look like blanks of a pen."""
        look = self[pen]
        is_seen = look.attributes & _SEEN_ON_BLANKS
        return not (is_seen or look.link) and (self.fills or not look.background)


def _has(style: Style, name: str) -> bool:
    return bool(getattr(style, name))


def _sgr(codes: Iterable[str], *, is_anew: bool = False) -> str:
    words = ";".join(codes)
    if is_anew:
        return f"\x1b[0;{words}m" if words else "\x1b[m"
    return f"\x1b[{words}m" if words else ""


def _steps(before: Pen, wanted: Pen) -> list[str]:
    """SGR parameters that lead from one pen to another without a reset."""
    codes: list[str] = []
    gone = before.attributes & ~wanted.attributes
    fresh = wanted.attributes & ~before.attributes
    for bit, (_, _, off) in enumerate(_ATTRIBUTES):
        if gone & 1 << bit and off not in codes:
            codes.append(off)
            together = sum(1 << n for n, row in enumerate(_ATTRIBUTES) if row[2] == off)
            fresh |= wanted.attributes & together
    codes += _codes(fresh)
    if before.foreground != wanted.foreground:
        codes.append(wanted.foreground or "39")
    if before.background != wanted.background:
        codes.append(wanted.background or "49")
    return codes


def _link(address: str) -> str:
    """Begin a link, or end the one that is open.

    The id, made from the address, tells the terminal that pieces sent at different times belong
    together.
    """
    if not address:
        return "\x1b]8;;\x1b\\"
    return f"\x1b]8;id={sum(address.encode()) % 9973};{address}\x1b\\"


def safe_link(address: str) -> str:
    """An address as it may stand in an OSC 8 sequence; empty if it cannot.

    Whatever could end the sequence, or is not printable ASCII, is written as `%XX`.
    """
    if any(character < " " or character == "\x7f" for character in address):
        return ""
    made = quote(address, safe="!#$%&'()*+,/:;=?@[]~", errors="replace")
    return made if len(made) <= LONGEST_LINK else ""

"""What a cell of the emulated screen looks like, and what SGR makes of it.

A link, dim, overlined and doubly underlined text are parts of a cell here, unlike in pyte.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pyte import graphics

LINK = 8008
"""Stands in SGR for the link that follows; a number that no terminal uses."""


class Cell(NamedTuple):
    """A cell; the fields of pyte's `Char`, and more."""

    data: str
    fg: str = "default"
    bg: str = "default"
    bold: bool = False
    italics: bool = False
    underscore: bool = False
    strikethrough: bool = False
    reverse: bool = False
    blink: bool = False
    dim: bool = False
    conceal: bool = False
    double: bool = False
    framed: bool = False
    overline: bool = False
    link: int = 0


PLAIN = Cell(" ")

_SGR: Mapping[int, Mapping[str, object]] = {
    1: {"bold": True},
    2: {"dim": True},
    3: {"italics": True},
    4: {"underscore": True, "double": False},
    5: {"blink": True},
    6: {"blink": True},
    7: {"reverse": True},
    8: {"conceal": True},
    9: {"strikethrough": True},
    21: {"double": True, "underscore": False},
    22: {"bold": False, "dim": False},
    23: {"italics": False},
    24: {"underscore": False, "double": False},
    25: {"blink": False},
    27: {"reverse": False},
    28: {"conceal": False},
    29: {"strikethrough": False},
    51: {"framed": True},
    52: {"framed": True},
    53: {"overline": True},
    54: {"framed": False},
    55: {"overline": False},
    **{code: {"fg": name} for code, name in (graphics.FG_ANSI | graphics.FG_AIXTERM).items()},
    **{code: {"bg": name} for code, name in (graphics.BG_ANSI | graphics.BG_AIXTERM).items()},
}


def rendered(cell: Cell, parameters: Iterable[int]) -> Cell:
    """What a cell becomes by SGR with these parameters; a link stays through a reset."""
    codes = list(parameters)
    while codes:
        code = codes.pop(0)
        if code == 0:
            cell = PLAIN._replace(link=cell.link)
        elif code == LINK:
            cell = cell._replace(link=codes.pop(0))
        elif code in {38, 48} and codes:
            name, kind = ("fg" if code == 38 else "bg"), codes.pop(0)
            if kind == 5:
                cell = cell._replace(**{name: graphics.FG_BG_256[codes.pop(0)]})
            else:
                red, green, blue = codes.pop(0), codes.pop(0), codes.pop(0)
                cell = cell._replace(**{name: f"{red:02x}{green:02x}{blue:02x}"})
        else:
            cell = cell._replace(**_SGR.get(code, {}))
    return cell

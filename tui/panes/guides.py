"""The guides before a reply, which show how deep it stands in its chain.

A bar stands for each level as long as that leaves room for words; from there on a number tells the
level, and the words keep their place. How wide a level is drawn depends on the deepest one of the
document, so that deeper always means further right, or a higher number.
"""

from typing import Final

import msgspec

WIDE_LEVELS: Final = 6
"""Documents with so many levels at most have guides of two cells a level."""

BARS: Final = 10
"""Levels of one cell; deeper ones are told by a number."""

GUIDE: Final = "│"
CORNER: Final = "└"
LEAP: Final = "⋯"
"""Stands before the number of a level, and for the levels in between."""


class Guides(msgspec.Struct, frozen=True):
    """The guides of one document."""

    deepest: int = 0
    """Its deepest level."""

    def header(self, level: int, *, is_guess: bool = False) -> str:
        """What stands before the header of a reply at a level; a guess at whom it answers shows."""
        if not level:
            return ""
        corner = CORNER + ("? " if is_guess else " ")
        if self.deepest <= WIDE_LEVELS:
            return f"{GUIDE} " * (level - 1) + corner
        if level <= BARS:
            return GUIDE * (level - 1) + corner
        number = f"{LEAP}{level}"
        return GUIDE * max(0, BARS - 1 - len(number)) + number + corner

    def text(self, level: int) -> str:
        """What stands before the lines of its text."""
        if not level:
            return ""
        if self.deepest <= WIDE_LEVELS:
            return f"{GUIDE} " * (level - 1) + "  "
        if level <= BARS:
            return GUIDE * (level - 1) + "  "
        bars = max(0, BARS - 1 - len(f"{LEAP}{level}"))
        return (GUIDE * bars + LEAP).ljust(BARS + 1)

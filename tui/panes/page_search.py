"""Searching words in a page: which stand where, in the order in which the page is read.

Plain words, no patterns. A capital among them makes capitals count. What a keyboard writes finds
what a printer sets: `'` also finds `’`, `"` also `“`, `-` also `–`, a space any white space. Plain
functions and counting, without a terminal; goes through a page in slices.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable
from time import perf_counter
from typing import NamedTuple

SLICE = 0.004
"""Seconds of searching at a stretch: less than a frame, so that a key never waits for it."""

NAME = -1
"""Stands for a block: the title of the document, or the name above a reply."""

_ALIKE = {
    "'": "['’‘ʼ′]",
    '"': '["“”„‟«»″]',
    "-": "[-‐‑‒–—−]",
    " ": r"\s+",
}


class Unit(NamedTuple):
    """A text of the page that is searched by itself: no match goes over its end."""

    part: str
    """`body`, `reply:<key>` or `reference:<key>`."""
    block: int
    """A block of it, a line of a reference, or `NAME`."""
    text: str


class Match(NamedTuple):
    """Where the words stand: characters `[start, end)` of the text of a unit."""

    part: str
    block: int
    start: int
    end: int


def pattern_of(words: str) -> re.Pattern[str] | None:
    """What finds `words` in a text; None if there is nothing to find in them."""
    if not words.strip():
        return None
    words = re.sub(r"\s+", " ", words)
    written = "".join(_ALIKE.get(character) or re.escape(character) for character in words)
    is_exact = any(character.isupper() for character in words)
    return re.compile(written, re.NOFLAG if is_exact else re.IGNORECASE)


class Page:
    """The texts of a page in the order in which it is read, gathered as far as they are needed."""

    def __init__(self, units: Iterable[Unit]) -> None:
        """A page of these texts."""
        self.units: list[Unit] = []
        self._left = iter(units)

    def unit(self, number: int) -> Unit | None:
        """Text `number`, counted from 0; None behind the last one."""
        while number >= len(self.units):
            unit = next(self._left, None)
            if unit is None:
                return None
            self.units.append(unit)
        return self.units[number]


class PageSearch:
    """The matches of some words in a page. `go_on` until it has gone through all of it."""

    def __init__(self, words: str, pattern: re.Pattern[str], page: Page) -> None:
        """Search `pattern`, made from `words`, in a page."""
        self.words = words
        self.pattern = pattern
        self.is_complete = False
        self._page = page
        self._upto = array("q")
        """Matches in the units up to this one, and in it."""

    @property
    def count(self) -> int:
        """Matches found so far."""
        return self._upto[-1] if self._upto else 0

    def go_on(self, seconds: float = SLICE) -> bool:
        """Search for about `seconds`; True if something is left to do."""
        until, count = perf_counter() + seconds, self.count
        while (unit := self._page.unit(len(self._upto))) is not None:
            count += sum(1 for _ in self.pattern.finditer(unit.text))
            self._upto.append(count)
            if perf_counter() >= until:
                return True
        self.is_complete = True
        return False

    def match(self, number: int) -> Match:
        """Match `number`, counted from 0.

        Raises:
            IndexError: There is no such match.
        """
        if not 0 <= number < self.count:
            raise IndexError(number)
        at = bisect_right(self._upto, number)
        within = number - (self._upto[at - 1] if at else 0)
        unit = self._page.units[at]
        start, end = [m.span() for m in self.pattern.finditer(unit.text)][within]
        return Match(unit.part, unit.block, start, end)

    def count_before(self, part: str, block: int, offset: int) -> int:
        """How many matches begin before a place; 0 if the page has nothing of that part."""
        is_within = False
        for at, unit in enumerate(self._page.units[: len(self._upto)]):
            earlier = self._upto[at - 1] if at else 0
            if unit.part == part and unit.block >= block:
                spans = self.pattern.finditer(unit.text) if unit.block == block else ()
                return earlier + sum(1 for match in spans if match.start() < offset)
            if is_within and unit.part != part:
                return earlier
            is_within = unit.part == part
        return self.count if is_within else 0

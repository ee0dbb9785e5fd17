"""How close the beginning of a text is to a quote, and what counts as close enough.

Texts are compared as plain words (`tui.model.plain_words`) by their indel distance (rapidfuzz
`ratio`), the quote against as much of the beginning of the text: words put in, left out or changed
cost what they are long. Unrelated English texts come to 50 to 60, the fewer the words the more, so
that a short quote has to be closer than a long one.
"""

from collections.abc import Sequence

import msgspec
from rapidfuzz import fuzz, process

LEAST = 20
"""Characters below which words are too few to know a reply by, unless they are the very same."""

ENOUGH = ((120, 72.0), (60, 78.0), (40, 84.0), (LEAST, 90.0))
"""Length of a quote and the score it needs."""

ENOUGH_BY_THE_SAME = ((60, 62.0), (20, 70.0), (8, 80.0))
"""The same where author and quote are known to be by one person."""

ADDED = 90
LONGER = 2.5
"""A text that grew by more than `ADDED` characters and to so many times its length is another one:
it may be an answer that quotes the first."""

WHOLE = 240
"""A quote of plain words shorter than this holds the whole text."""


class Closest(msgspec.Struct, frozen=True):
    """A text that is close to a quote."""

    index: int
    score: float


def can_be_told(quote: str) -> bool:
    """Whether plain words are enough to know a text by."""
    return len(quote) >= LEAST


def needed(length: int, *, is_by_the_same: bool = False) -> float:
    """The score that a quote of so many characters needs; above 100 for one that is too short.

    Args:
        length: Of the quote, in plain words.
        is_by_the_same: Whether both are known to be by one author, which takes most other replies
            out of the question.
    """
    if is_by_the_same:
        return next((score for least, score in ENOUGH_BY_THE_SAME if length >= least), 101.0)
    return next((score for least, score in ENOUGH if length >= least), 101.0)


def likeness(quote: str, text: str) -> float:
    """How close the beginning of a text is to a quote, 0 to 100; both as plain words."""
    return fuzz.ratio(quote, likened(quote, text))


def likened(quote: str, text: str) -> str:
    """The beginning of a text that a quote is held against."""
    return text[: len(quote)]


def closest(quote: str, texts: Sequence[str], by_the_same: Sequence[bool]) -> list[Closest]:
    """The two closest of `texts`, best first; only those that are close enough.

    Args:
        quote: Plain words of the beginning of a text.
        texts: Plain words of whole texts.
        by_the_same: Whether each text is known to be by the author of the quote.
    """
    needs = {same: needed(len(quote), is_by_the_same=same) for same in set(by_the_same)}
    if not needs or min(needs.values()) > 100:
        return []
    beginnings = [likened(quote, text) if _is_possible(quote, text) else None for text in texts]
    cutoff = min(needs.values())
    found = process.extract(quote, beginnings, scorer=fuzz.ratio, score_cutoff=cutoff, limit=4)
    enough = [Closest(i, score) for _, score, i in found if score >= needs[by_the_same[i]]]
    return enough[:2]


def _is_possible(quote: str, text: str) -> bool:
    return len(quote) >= WHOLE or len(text) <= max(LONGER * len(quote), len(quote) + ADDED)

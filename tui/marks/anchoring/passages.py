"""Find words in a text again: the same words at their place, elsewhere, or words much like them."""

import re
from collections.abc import Iterator, Sequence

import msgspec

CLOSE = 80.0
"""The score (rapidfuzz `partial_ratio`) by which changed words are still the same passage."""
LEAST = 12
"""Characters of a quote below which only the very same words count."""


class Block(msgspec.Struct, frozen=True):
    """A block of a document."""

    part: str
    """`body` or `reply:<key>`."""
    number: int
    """Of the part, from 0."""
    text: str


class Found(msgspec.Struct, frozen=True):
    """Where the words stand now."""

    part: str
    block: int
    offset: int
    length: int
    is_exact: bool = True


def find_passage(
    quote: str,
    blocks: Sequence[Block],
    near: tuple[str, int, int],
    *,
    prefix: str = "",
    suffix: str = "",
) -> Found | None:
    """Find the words of `quote` in a document.

    Args:
        quote: Words on one line; spacing does not count.
        blocks: All blocks of the document.
        near: Part, block and offset where they stood.
        prefix: A few words that stood before them.
        suffix: A few words that stood behind.

    Returns:
        The place: of the very words that have most of the old surroundings and are nearest to the
        old place, in the same part if it has them; else of words that are close, in the same part
        first. None if there is nothing like them.
    """
    if not quote.split():
        return None
    exact = [(f, block) for block in blocks for f in _exact(quote, block)]
    if exact:
        return min(exact, key=lambda e: _distance(e[0], e[1], near, (prefix, suffix)))[0]
    if len(quote) < LEAST:
        return None
    for is_here in (True, False):
        some = [block for block in blocks if (block.part == near[0]) == is_here]
        close = [found for block in some if (found := _close(quote, block)) is not None]
        if close:
            return max(close, key=lambda c: c[0])[1]
    return None


def _exact(quote: str, block: Block) -> Iterator[Found]:
    words = r"\s+".join(map(re.escape, quote.split()))
    for match in re.finditer(words, block.text):
        yield Found(block.part, block.number, match.start(), match.end() - match.start())


def _distance(
    found: Found, block: Block, near: tuple[str, int, int], sides: tuple[str, str]
) -> tuple[bool, float, bool, int, int]:
    """How far a place is from what is remembered; the smallest is taken."""
    at_place = (found.part, found.block, found.offset) == near
    around = _around(found, block, *sides)
    is_away = found.part != near[0]
    return (
        not (at_place and around > 90),
        -round(around, -1),
        is_away,
        abs(found.block - near[1]),
        abs(found.offset - near[2]),
    )


def _around(found: Found, block: Block, prefix: str, suffix: str) -> float:
    """How like the surroundings are, 0 to 100; 100 where nothing is remembered of them."""
    if not prefix and not suffix:
        return 100.0
    before = " ".join(block.text[: found.offset].split())[-len(prefix) :] if prefix else ""
    behind = block.text[found.offset + found.length :]
    after = " ".join(behind[: 4 * len(suffix)].split())[: len(suffix)] if suffix else ""
    from rapidfuzz import fuzz  # late: a start has no use for it

    return fuzz.ratio(f"{prefix}\n{suffix}", f"{before}\n{after}")


def _close(quote: str, block: Block) -> tuple[float, Found] | None:
    if len(block.text) < len(quote) * CLOSE / 100:
        return None
    from rapidfuzz import fuzz

    found = fuzz.partial_ratio_alignment(quote, block.text, score_cutoff=CLOSE)
    if found is None:
        return None
    start, end = found.dest_start, found.dest_end
    return found.score, Found(block.part, block.number, start, end - start, is_exact=False)

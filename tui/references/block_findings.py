"""Gather what one block holds: written-out references, citations, journals, identifiers, links.

Settles what belongs to what: an identifier or address inside or right after a full reference is
that reference's own, a link laid over a citation tells where the cited work is.
"""

import re
from bisect import bisect_right

import msgspec

from tui.model import Block
from tui.references.author_year import Mention, find_mentions
from tui.references.identifiers import Identifier, find_identifiers, identifier_in_address
from tui.references.journals import JOURNAL_HINTS, FoundJournal, find_journals
from tui.references.links import find_links
from tui.references.written_out import WrittenReference, find_written

_HINTS = (
    *("://", "www.", "/", "doi", "PMC", "ISBN", "ISSN"),
    *("t al", "t. al", "T AL", "t Al", "colleagues", "press)", "n.d.", "n. d.", "o. J."),
    *JOURNAL_HINTS,
)
_FOUR_DIGITS = re.compile(r"[12]\d\d\d")


class Pointer(msgspec.Struct, frozen=True):
    """An identifier or address at `[start, end)`: at least one of the two is set."""

    start: int
    end: int
    identifier: Identifier | None = None
    url: str | None = None
    is_written: bool = True
    """False where a link lies under other words than its address."""


class Cited(msgspec.Struct, frozen=True):
    """A citation by author and year with the link that lies over it, if any."""

    mention: Mention
    pointer: Pointer | None = None


class Written(msgspec.Struct, frozen=True):
    """A full reference with the identifiers and addresses that belong to it."""

    reference: WrittenReference
    pointers: tuple[Pointer, ...] = ()


class BlockFindings(msgspec.Struct, frozen=True):
    """All that one block points to, each place under one heading only."""

    written: tuple[Written, ...] = ()
    cited: tuple[Cited, ...] = ()
    journals: tuple[FoundJournal, ...] = ()
    pointers: tuple[Pointer, ...] = ()


def gather(block: Block, *, in_list: bool = False) -> BlockFindings | None:
    """Return what a block holds, or None if a quick look finds nothing worth a closer one.

    Args:
        block: Any block of text.
        in_list: Whether it stands under a heading such as *References*.
    """
    text = block.text
    if not in_list and not block.spans and not _worth_a_look(text):
        return None
    mentions = list(find_mentions(text))
    references = list(find_written(text, mentions, in_list=in_list))
    pointers = _pointers(block)
    owned: list[list[Pointer]] = [[] for _ in references]
    pointers = _shared_out(text, references, pointers, owned)
    inside = _Inside([(found.start, found.end) for found in references])
    mentions = [found for found in mentions if not inside.holds(found.start)]
    cited, pointers = _linked(mentions, pointers)
    return BlockFindings(
        tuple(Written(found, tuple(own)) for found, own in zip(references, owned, strict=True)),
        tuple(cited),
        tuple(found for found in find_journals(text) if not inside.holds(found.start)),
        tuple(pointers),
    )


def _worth_a_look(text: str) -> bool:
    """Whether anything in a text, looked at quickly, could be or announce a reference."""
    return any(hint in text for hint in _HINTS) or _FOUR_DIGITS.search(text) is not None


def _pointers(block: Block) -> list[Pointer]:
    """Return identifiers and links of a block by place, each place once."""
    found = [
        Pointer(link.start, link.end, identifier_in_address(link.url), link.url, link.is_bare)
        for link in find_links(block)
    ]
    found.sort(key=lambda pointer: (pointer.start, -pointer.end))
    inside = _Inside([(pointer.start, pointer.end) for pointer in found])
    found += [
        Pointer(place.start, place.end, place.identifier)
        for place in find_identifiers(block.text)
        if not inside.holds(place.end - 1)
    ]
    return sorted(found, key=lambda pointer: pointer.start)


def _shared_out(
    text: str,
    references: list[WrittenReference],
    pointers: list[Pointer],
    owned: list[list[Pointer]],
) -> list[Pointer]:
    """Give each reference the pointers inside or right after it; return the others."""
    free: list[Pointer] = []
    number = -1
    for pointer in pointers:
        while number + 1 < len(references) and references[number + 1].start <= pointer.start:
            number += 1
        end = references[number].end if number >= 0 else -1
        if number >= 0 and (
            pointer.start < end
            or (pointer.start - end <= 4 and not text[end : pointer.start].strip(" .,;([:"))
        ):
            owned[number].append(pointer)
        else:
            free.append(pointer)
    return free


def _linked(mentions: list[Mention], pointers: list[Pointer]) -> tuple[list[Cited], list[Pointer]]:
    """Pair citations with the links that lie over them; return the links left over, too."""
    cited: list[Cited] = []
    taken: set[int] = set()
    index = 0
    for mention in sorted(mentions, key=lambda found: (found.start, found.end)):
        while index < len(pointers) and pointers[index].end <= mention.start:
            index += 1
        pointer = pointers[index] if index < len(pointers) else None
        if pointer is not None and _lies_over(pointer, mention):
            taken.add(index)
            cited.append(Cited(mention, pointer))
        else:
            cited.append(Cited(mention))
    return cited, [pointer for place, pointer in enumerate(pointers) if place not in taken]


def _lies_over(pointer: Pointer, mention: Mention) -> bool:
    """Whether a link is laid over a citation and not over a whole sentence that holds one."""
    reach = 2 * (mention.end - mention.start) + 20
    return pointer.start < mention.end and pointer.end - pointer.start <= reach


class _Inside:
    """Tells whether places, asked in any order, lie inside sorted stretches."""

    def __init__(self, stretches: list[tuple[int, int]]) -> None:
        self._stretches = stretches
        self._starts = [start for start, _ in stretches]

    def holds(self, place: int) -> bool:
        """Whether `place` lies inside one of the stretches."""
        index = bisect_right(self._starts, place) - 1
        return index >= 0 and place < self._stretches[index][1]

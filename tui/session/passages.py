"""Passages: some words of one block, which a bookmark is put on and found again by.

Plain functions of a document. A passage that has moved is looked for by its words and by what
stands around them; nothing is guessed: words that are not there are not found.
"""

import os
import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

import msgspec

from tui.marks import Anchor, BookmarkRecord, Passage
from tui.marks.records import CONTEXT, LONG_QUOTE
from tui.model import BODY, Block, Document, Target, fingerprint, safe_line
from tui.session.texts import QUOTE, Anchors, block_text

NAME_BYTES = 4
"""Random bytes in the name of a passage."""


class Stretch(msgspec.Struct, frozen=True, order=True):
    """Characters `[start, end)` of block `block` of a part (`body` or `reply:<key>`)."""

    part: str
    block: int
    start: int
    end: int


def new_passage(document: Document) -> Target:
    """A target for another passage of the document, with a name that no other one has."""
    return Target.of_passage(document.key, os.urandom(NAME_BYTES).hex())


def passage_at(document: Document, stretch: Stretch) -> Passage:
    """The place of a stretch, with the words around it by which it is told from others like it."""
    text = block_text(document, stretch.part, stretch.block)
    return Passage(
        part=stretch.part,
        block=stretch.block,
        offset=stretch.start,
        length=stretch.end - stretch.start,
        prefix=text[max(0, stretch.start - CONTEXT) : stretch.start],
        suffix=text[stretch.end : stretch.end + CONTEXT],
    )


def passage_anchor(anchors: Anchors, stretch: Stretch) -> Anchor:
    """What a bookmark keeps of a stretch: its very words, and who wrote the part it is in."""
    document = anchors.document
    words = block_text(document, stretch.part, stretch.block)[stretch.start : stretch.end]
    return msgspec.structs.replace(
        anchors.of(Target(document.key, stretch.part)),
        quote=safe_line(words[: 2 * QUOTE])[:QUOTE],
        fingerprint=fingerprint(words),
    )


def find_passage(document: Document, record: BookmarkRecord) -> Stretch | None:
    """Where the words of a passage stand in the document now; None if they are not found.

    Where they were if they still are there, else the place whose surroundings fit best.
    """
    there = Stretch(record.within, record.block, record.offset, record.offset + record.length)
    text = block_text(document, there.part, there.block)
    if _quoted(text[there.start : there.end]) == record.quote:
        return there if record.quote else None
    found = list(_places_of(document, record))
    return max(found, key=lambda place: _fitness(document, record, place)) if found else None


def passages_in(document: Document, records: Iterable[BookmarkRecord]) -> frozenset[Stretch]:
    """Where the passages among these bookmarks stand; those that are not found are left out."""
    found = (find_passage(document, record) for record in records if record.within)
    return frozenset(stretch for stretch in found if stretch is not None)


def _quoted(words: str) -> str:
    """Words as the marks keep them as a quote."""
    return safe_line(words[: 4 * LONG_QUOTE])[:LONG_QUOTE].rstrip()


def _places_of(document: Document, record: BookmarkRecord) -> Iterator[Stretch]:
    """Every place of the document that has the quoted words."""
    wanted = r"\s+".join(re.escape(word) for word in record.quote.split())
    if not wanted:
        return
    is_cut = len(record.quote) >= LONG_QUOTE - 1
    for part, blocks in _parts(document):
        for number, block in enumerate(blocks):
            for match in re.finditer(wanted, block.text):
                end = match.start() + record.length if is_cut else match.end()
                yield Stretch(part, number, match.start(), min(end, len(block.text)))


def _parts(document: Document) -> Iterator[tuple[str, tuple[Block, ...]]]:
    yield BODY, document.body
    for reply in document.replies:
        yield f"reply:{reply.key}", reply.blocks


def _fitness(document: Document, record: BookmarkRecord, place: Stretch) -> tuple[int, bool, int]:
    """How well a place fits: by the words around it, its part, how near it is to where it was."""
    here = passage_at(document, place)
    behind, before = safe_line(here.suffix), safe_line(here.prefix)
    around = _alike(behind, safe_line(record.suffix))
    around += _alike(before[::-1], safe_line(record.prefix)[::-1])
    return around, place.part == record.within, -abs(place.block - record.block)


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))

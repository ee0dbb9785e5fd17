"""Passages: some words of one block, which a bookmark is put on and found again by.

Plain functions of a document. A passage that has moved is looked for by its words and by what
stands around them, as `tui.marks.anchoring` does it for all marks.
"""

import os
from collections.abc import Iterable

import msgspec

from tui.marks import Anchor, BookmarkRecord, Passage
from tui.marks.anchoring.passages import find_passage as search
from tui.marks.records import CONTEXT, LONG_QUOTE
from tui.model import Document, Target, fingerprint, safe_line
from tui.session.texts import QUOTE, Anchors, block_list, block_text

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

    Quick where they still stand where they did; else the whole document is searched.
    """
    standing = standing_passage(document, record)
    if standing is not None:
        return standing
    found = search(
        record.quote,
        list(block_list(document)),
        (record.within, record.block, record.offset),
        prefix=record.prefix,
        suffix=record.suffix,
    )
    if found is None:
        return None
    is_cut = len(record.quote) >= LONG_QUOTE - 1
    length = max(found.length, record.length) if is_cut else found.length
    end = min(found.offset + length, len(block_text(document, found.part, found.block)))
    return Stretch(found.part, found.block, found.offset, end)


def standing_passage(document: Document, record: BookmarkRecord) -> Stretch | None:
    """The stretch of a passage if its words stand where the bookmark has them; else None."""
    text = block_text(document, record.within, record.block)
    end = record.offset + record.length
    if record.quote and _quoted(text[record.offset : end]) == record.quote:
        return Stretch(record.within, record.block, record.offset, end)
    return None


def passages_in(document: Document, records: Iterable[BookmarkRecord]) -> frozenset[Stretch]:
    """Where the passages among these bookmarks stand, without a search: it is asked at every key.

    One whose words are elsewhere is taken along by the next look at all marks.
    """
    found = (standing_passage(document, record) for record in records if record.within)
    return frozenset(stretch for stretch in found if stretch is not None)


def _quoted(words: str) -> str:
    """Words as the marks keep them as a quote."""
    return safe_line(words[: 4 * LONG_QUOTE])[:LONG_QUOTE].rstrip()

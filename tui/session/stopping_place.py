"""Where the reader stopped in a document, or named a place: at the words, wherever they are now.

So also while a document changes under the reader's eyes.
"""

from tui.marks import NamedPlaceRecord, PositionRecord
from tui.marks.anchoring.passages import find_passage
from tui.marks.records import SHORT_QUOTE
from tui.model import Document, part_stamp, reply_stamp, safe_line
from tui.session.texts import block_list

Place = tuple[str, int, int]
"""Part, block of it, character of the block's text."""


def stopping_place(document: Document, position: PositionRecord) -> Place:
    """The place that a position means in the document as it is now.

    The words are looked for where they stood, then in the same part, then everywhere; where they
    are gone the numbers count.
    """
    place = (position.part, position.block, position.offset)
    if not position.quote:
        return place
    blocks = list(block_list(document))
    here = next((b.text for b in blocks if (b.part, b.number) == place[:2]), "")
    if " ".join(here[place[2] :][: 4 * len(position.quote)].split()).startswith(position.quote):
        return place
    found = find_passage(position.quote, blocks, place)
    return (found.part, found.block, found.offset) if found is not None else place


def named_place(document: Document, named: NamedPlaceRecord) -> Place:
    """The place that has a letter, in the document as it is now; found as a stopping place is."""
    position = PositionRecord(
        document=named.of,
        part=named.within,
        block=named.block,
        offset=named.offset,
        quote=named.quote,
    )
    return stopping_place(document, position)


def place_now(before: Document, now: Document, place: Place) -> Place:
    """Where a place of a document is after the document has changed.

    Its words are looked for as those of a stopping place, but not in another part that was there
    before. Where they are gone, it is the beginning of what stood before them and is still there.
    """
    part, block, offset = place
    blocks = list(block_list(before))
    at = next((n for n, b in enumerate(blocks) if (b.part, b.number) == place[:2]), -1)
    words = blocks[at].text[offset : offset + 2 * SHORT_QUOTE] if at >= 0 else ""
    position = PositionRecord(
        document=now.key,
        part=_part_now(before, now, part),
        block=block,
        offset=offset,
        quote=safe_line(words)[:SHORT_QUOTE],
    )
    found = stopping_place(now, position)
    here = {(b.part, b.number) for b in block_list(now)}
    is_other = found[0] != position.part and _part_now(now, before, found[0]) in _parts(before)
    if at < 0 or (found[:2] in here and not is_other):
        return found
    earlier = ((b.part, b.number) for b in reversed(blocks[:at]))
    return next(((*other, 0) for other in earlier if other in here), found)


def _parts(document: Document) -> set[str]:
    return {block.part for block in block_list(document)}


def _part_now(before: Document, now: Document, part: str) -> str:
    """What a part is called now: of replies with the same words the one that comes as late."""
    stamp = part_stamp(part)
    if not stamp:
        return part
    then, here = (
        [f"reply:{reply.key}" for reply in document.replies if reply_stamp(reply.key) == stamp]
        for document in (before, now)
    )
    if part not in then or not here:
        return part
    return here[min(then.index(part), len(here) - 1)]

"""Where the reader stopped in a document, or named a place: at the words, wherever they are now."""

from tui.marks import NamedPlaceRecord, PositionRecord
from tui.marks.anchoring.passages import find_passage
from tui.model import Document
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

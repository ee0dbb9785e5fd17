"""Where the reader stopped in a document: at the words, wherever they stand now."""

from tui.marks import PositionRecord
from tui.marks.anchoring import find_passage
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

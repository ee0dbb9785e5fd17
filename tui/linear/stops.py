"""Where reading stops: a document cut into pieces of which one is said at a time.

The text by paragraphs, a heading together with what it heads and the items of a list together; then
each reply, a long one in several pieces. Plain functions of a document.
"""

from collections.abc import Iterator, Sequence

import msgspec

from tui.linear.line import has_words
from tui.model import BODY, Block, Reply

LONG = 2_000
"""Characters of a reply, or of a list, after which reading stops at the next paragraph."""


class Stop(msgspec.Struct, frozen=True):
    """Blocks `[start, end)` of a part (`body` or `reply:<key>`)."""

    part: str
    start: int
    end: int
    row: int = -1
    """Which reply it is, counted from 0 in the order in which they are shown; -1 for the text."""
    is_last: bool = True
    """Whether the part ends here."""

    @property
    def is_first(self) -> bool:
        """Whether a reply begins here."""
        return self.start == 0


def stops_of(body: Sequence[Block], replies: Sequence[Reply]) -> list[Stop]:
    """The stops of a document.

    Args:
        body: Its own text.
        replies: The replies in the order in which they are shown.
    """
    stops = _ended([Stop(BODY, start, end) for start, end in _of_body(body)])
    for row, reply in enumerate(replies):
        pieces = list(_of_reply(reply.blocks)) or [(0, 0)]
        part = f"reply:{reply.key}"
        stops += _ended([Stop(part, start, end, row) for start, end in pieces])
    return stops


def _ended(stops: list[Stop]) -> list[Stop]:
    """The stops of one part: only the last one ends it."""
    before = [msgspec.structs.replace(stop, is_last=False) for stop in stops[:-1]]
    return before + stops[-1:]


def _of_body(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Stretches of the text that are said at once; what says nothing goes with what is before."""
    start, size = 0, 0
    before: Block | None = None
    for number, block in enumerate(blocks):
        if not has_words(block):
            continue
        if before is not None and not _goes_with(before, block, size):
            yield start, number
            start, size = number, 0
        size += len(block.text)
        before = block
    if before is not None:
        yield start, len(blocks)


def _goes_with(before: Block, block: Block, size: int) -> bool:
    """Whether a block is said together with the one before it."""
    if before.kind == "heading":
        return True
    return before.kind == block.kind == "item" and size < LONG


def _of_reply(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    start, size = 0, 0
    for number, block in enumerate(blocks):
        if size >= LONG and has_words(block):
            yield start, number
            start, size = number, 0
        size += len(block.text)
    if blocks:
        yield start, len(blocks)

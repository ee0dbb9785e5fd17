"""The document that is open: its stops, its replies, and where the reader is among them.

Asks nobody and says nothing: others move here and put into words where that led.
"""

from collections.abc import Iterator

from tui.library.entry import parts_of
from tui.linear.line import has_words
from tui.linear.stops import Stop, stops_of
from tui.model import BODY, Block, Document, Reply, thread_of


class Page:
    """One document and a place in it."""

    def __init__(self, document: Document, fresh: frozenset[str], last_visit: str) -> None:
        """Open it at its beginning.

        Args:
            document: What is read.
            fresh: Replies (`reply:<key>`) that came in since the last visit.
            last_visit: The day of that visit, `2026-11-24`; empty at the first one.
        """
        self.document = document
        self.fresh = fresh
        self.last_visit = last_visit
        self.is_gone = False
        """Whether the library was seen to have it no more."""
        self.thread = thread_of(document.replies)
        self.replies: list[Reply] = [document.replies[index] for index in self.thread.order]
        self.stops: list[Stop] = stops_of(document.body, self.replies)
        self.parts = parts_of(document)
        """What can be read, as the marks count it."""
        self.at = 0
        """The stop the reader is at; 0 also where there is none."""
        self.block = self.stop.start if self.stops else 0
        """The block from which on that stop was said."""
        self._first: dict[str, int] = {}
        for index, stop in enumerate(self.stops):
            self._first.setdefault(stop.part, index)

    @property
    def stop(self) -> Stop:
        """Where the reader is; an empty one of the text where there is nothing to read."""
        return self.stops[self.at] if self.stops else Stop(BODY, 0, 0)

    @property
    def part(self) -> str:
        """The part the reader is in."""
        return self.stop.part

    @property
    def row(self) -> int:
        """The reply the reader is at; -1 in the text."""
        return self.stop.row

    @property
    def paragraph(self) -> int:
        """The number of the block that was said last, counted from 1: of a stop the last one."""
        return self.block + 1 if self.block > self.stop.start else self.stop.end

    @property
    def paragraphs(self) -> int:
        """Blocks of the text that can be read, counted as other panes count them."""
        return len(self.document.body)

    def blocks(self, stop: Stop, start: int | None = None) -> tuple[Block, ...]:
        """The blocks of a stop, or those from block `start` on."""
        source = self.replies[stop.row].blocks if stop.row >= 0 else self.document.body
        return source[stop.start if start is None else start : stop.end]

    def move(self, index: int, block: int | None = None) -> Stop:
        """Go to a stop, or to block `block` in it."""
        self.at = index
        self.block = self.stop.start if block is None else block
        return self.stop

    def first_of(self, part: str) -> int:
        """The stop at which a part begins; -1 if the document does not have it."""
        return self._first.get(part, -1)

    def stop_with(self, part: str, block: int) -> int:
        """The stop that has this block of a part, or the part's beginning; -1 without the part."""
        first = self.first_of(part)
        for index in range(max(first, 0), len(self.stops)):
            stop = self.stops[index]
            if first < 0 or stop.part != part:
                break
            if block < stop.end:
                return index
        return first

    def first_of_row(self, row: int) -> int:
        """The stop at which a reply begins; -1 if there is no such reply."""
        return self.first_of(f"reply:{self.replies[row].key}") if 0 <= row < len(self) else -1

    def stop_of_item(self, number: int) -> int:
        """The stop of item `number`, counted from 1: the blocks of the text, then the replies."""
        if number <= self.paragraphs:
            return max(0, self.stop_with(BODY, number - 1))
        row = min(number - self.paragraphs, len(self)) - 1
        return self.first_of_row(row) if row >= 0 else len(self.stops) - 1

    def headings(self) -> list[int]:
        """The stops that begin with a heading."""
        found = []
        for index, stop in enumerate(self.stops):
            begins = next((b for b in self.blocks(stop) if has_words(b)), None)
            if stop.row < 0 and begins is not None and begins.kind == "heading":
                found.append(index)
        return found

    def size(self, index: int) -> int:
        """Characters of a stop, with some for the words about it."""
        return sum(len(block.text) for block in self.blocks(self.stops[index])) + 60

    def all_blocks(self) -> Iterator[tuple[int, int, Block]]:
        """Every block in reading order: its stop, its number in its part, the block."""
        for index, stop in enumerate(self.stops):
            for number, block in enumerate(self.blocks(stop), stop.start):
                yield index, number, block

    def __len__(self) -> int:
        """How many replies are kept."""
        return len(self.replies)

"""Saying a piece of the open document, with what one has to know before it.

The commands that lead to a piece are elsewhere; here it is said, and noted that it was.
"""

import re
from collections.abc import Generator, Iterator

from tui.linear import wording
from tui.linear.here import Here, Mode
from tui.linear.line import Line, said, text_lines
from tui.linear.page import Page
from tui.linear.verbs import Said
from tui.model import BODY, DocumentKey, safe_line
from tui.panes.words import day_of, replies_long
from tui.session.returning import Returning, returning

AROUND = 300
"""Characters before and behind some words in which their sentence is looked for."""

_BETWEEN = re.compile(r"(?<=[.!?…])[\"'’”»)\]]*\s+|\n")
"""Where one sentence ends and the next begins, near enough."""


class Reading:
    """Opens documents and says their pieces."""

    def __init__(self, here: Here) -> None:
        self.here = here
        self.session = here.session
        self._opened: set[DocumentKey] = set()

    @property
    def page(self) -> Page:
        """The open document; only asked for where there is one."""
        assert self.here.page is not None
        return self.here.page

    def open(self, key: DocumentKey, part: str | None = None, block: int | None = None) -> Said:
        """Open a document and have it said where the reader stopped, or else from its beginning.

        Args:
            key: The document.
            part: Begin with this part of it instead (`body`, `reply:<key>`).
            block: Begin with this block of the part.
        """
        was_opened = key in self._opened
        position = self.session.position(key)
        if not (yield from self.enter(key)):
            return
        page = self.page
        if part is not None:
            page.move(max(0, page.stop_with(part, block or 0)))
        elif page.at and position is not None and not was_opened:
            yield said(f"You stopped here on {day_of(position.changed_at)}:")
        yield from self.show(page.at, is_jump=page.at > 0, block=block)

    def enter(self, key: DocumentKey) -> Generator[Line, None, bool]:
        """Open a document where the reader stopped and say what it is, but nothing of its text.

        Returns:
            Whether there is anything to read.
        """
        back = self._back(key)
        page = self.here.open(key)
        if page is None:
            yield said("This document is no longer in the library.")
            return False
        self._opened.add(key)
        self.here.mode = Mode.TEXT
        yield said(wording.header(page, self.here.unread_here(), self.here.minutes))
        if back is not None:
            yield said(wording.card(back))
        if not page.stops:
            yield said("There is nothing to read in it.")
        return bool(page.stops)

    def _back(self, key: DocumentKey) -> Returning | None:
        """What to tell whoever comes back to a document after days; once a sitting."""
        document = self.session.document(key)
        if document is None or key in self._opened:
            return None
        return returning(self.session.marks, document, self.session.settings.resume_card_days)

    def show(self, index: int, *, is_jump: bool = True, block: int | None = None) -> Said:
        """Go to a stop and say it; what was said before is behind the reader then.

        Args:
            index: Which stop.
            is_jump: Whether the reader has not just heard the one before it.
            block: The block of it from which on it is said; all of it if None.
        """
        if index != self.page.at:
            self.here.went_on()
        yield from self._say(index, is_jump=is_jump, block=block)

    def excerpt(self, index: int, block: int, start: int, end: int) -> Said:
        """Go to some words and say their sentence; `again` says the whole piece.

        Args:
            index: The stop that has them.
            block: The block of its part.
            start: Their first character in the block's text.
            end: The character behind them.
        """
        page = self.page
        if index != page.at:
            self.here.went_on()
        stop = page.move(index, block)
        self.here.mode = Mode.TEXT
        self.here.met(stop.part)
        if stop.row >= 0:
            who = wording.name_of(page.replies[stop.row])
            yield said(f"Reply {stop.row + 1:,} of {len(page):,}, {who}:")
        else:
            yield said(f"Paragraph {block + 1:,} of {page.paragraphs:,}:")
        blocks = page.blocks(stop, block)
        yield Line(sentence_around(blocks[0].text, start, end), is_paragraph=True)

    def run_on(self, size: int | None) -> Said:
        """Say the pieces that follow, in one go.

        Args:
            size: Characters of them at least, a piece is always said whole; None: all.
        """
        page, done = self.page, 0
        while page.at + 1 < len(page.stops) and (size is None or done < size):
            yield from self._say(page.at + 1, is_jump=False)
            done += page.size(page.at)

    def run_until(self, last: int) -> Said:
        """Say the pieces that follow up to stop `last`, in one go."""
        while self.page.at < last:
            yield from self._say(self.page.at + 1, is_jump=False)

    def _say(self, index: int, *, is_jump: bool, block: int | None = None) -> Said:
        page = self.page
        stop = page.move(index, block)
        self.here.mode = Mode.TEXT
        self.here.met(stop.part)
        yield from self._lead(is_jump=is_jump)
        yield from text_lines(page.blocks(stop, block))
        if stop.is_last:
            self.here.said_to_end(stop.part)
            yield from self._drafts(stop.part)
        if index == len(page.stops) - 1:
            yield said("End of the document.")

    def _lead(self, *, is_jump: bool) -> Iterator[Line]:
        """What is said before a piece, so that one knows what it is."""
        page = self.page
        stop = page.stop
        if stop.row < 0:
            if is_jump:
                state = "unread" if self.here.is_unread(BODY) else "read"
                yield said(f"Text, {wording.place(page)}, {state}.")
            return
        if stop.row == 0 and stop.is_first and not is_jump:
            declared = page.document.declared_replies
            yield said(f"{replies_long(len(page), declared)}.")
        if stop.is_first:
            yield said(self.announced(stop.row))
        elif is_jump:
            yield said(f"In reply {stop.row + 1:,} of {len(page):,}:")

    def _drafts(self, part: str) -> Iterator[Line]:
        """The reader's own replies to a part."""
        for draft in self.session.drafts.of(self.page.document.key):
            if draft.answers == part:
                comment = safe_line(draft.comment)
                shown = comment if len(comment) <= AROUND else f"{comment[:AROUND]}..."
                yield said(f"Your draft: {shown or 'no comment yet'}")

    def announced(self, row: int) -> str:
        """The announcement of a reply."""
        part = f"reply:{self.page.replies[row].key}"
        return wording.announcement(
            self.page,
            row,
            is_unread=self.here.is_unread(part),
            is_bookmarked=self.here.is_bookmarked(part),
            left=self.here.unread_here(),
        )


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence of `text` that characters `[start, end)` stand in, cut where it is very long."""
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    before = [found.end() for found in _BETWEEN.finditer(text, first, start)]
    behind = _BETWEEN.search(text, end, last)
    begin = before[-1] if before else first
    stop = behind.start() if behind is not None else last
    lead = "... " if not before and first else ""
    tail = " ..." if behind is None and last < len(text) else ""
    return f"{lead}{text[begin:stop].strip()}{tail}"

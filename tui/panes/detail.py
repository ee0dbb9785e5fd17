"""The detail pane: one document, its body and its replies, to read.

The current item (a paragraph of the body or a whole reply) carries a bar at its left. The pane
tells which item is current and which parts have been on the screen to their end for the stated
time; what follows from that is the screen's affair.
"""

from dataclasses import dataclass
from time import monotonic
from typing import ClassVar

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer

from tui.commands import Scope
from tui.panes.detail_pieces import (
    DetailPieces,
    body_header,
    detail_pieces,
    reply_header,
    shown_title,
)
from tui.panes.passage import PassageView
from tui.panes.view import DocumentView
from tui.session.passages import Stretch
from tui.widgets.title import set_title

COMPACT = 14
"""Rows below which the title is not repeated in the text."""

Place = tuple[str, int, int]
"""A part, a block of it, and a character of the block's text."""


class DetailPane(PassageView):
    """A document with its replies."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (
        Scope.PASSAGE,  # first, so that they count while words are chosen
        Scope.MOVE,
        Scope.TEXT,
    )

    view: reactive[DocumentView | None] = reactive(None, repaint=False)
    """What is shown. Set it to other marks on the same document; else use `show_document`."""

    auto_read_seconds: float = 0.0
    """How long the end of a part must have been on the screen to count as read; 0 for never."""

    @dataclass
    class PartsSeen(Message):
        """The ends of these parts have been on the screen for the stated time."""

        view: DocumentView
        parts: list[str]

    @dataclass
    class ReferencesAsked(Message):
        """The reader wants the references of the current item."""

    @dataclass
    class PassageChosen(Message):
        """The reader wants these words bookmarked."""

        stretch: Stretch

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._made = DetailPieces([], {}, {})
        self._place_of: dict[int, tuple[str, int]] = {}
        self._part_of: list[str] = []
        self._seen_since: dict[str, float] = {}
        self._clock: Timer | None = None
        self._spared: set[str] = set()
        """Parts that were made unread while their end was on the screen: so they stay, until it
        has been off the screen."""
        self.is_compact = False
        """Whether there is no room for a title of several lines in the text."""

    # What is shown -------------------------------------------------------------------------------

    def show_document(
        self,
        view: DocumentView,
        made: DetailPieces,
        at: Place | None = None,
        top: Place | None = None,
    ) -> None:
        """Show a document, from the beginning unless told otherwise.

        Args:
            view: The document and its marks.
            made: Its pieces, made beforehand since a long document takes a while.
            at: Where the reader is (see `stopped_at`).
            top: What to put at the top of the screen, if that is known, too.
        """
        self.leave_choosing()
        self._made = made
        self._place_of = {piece: place for place, piece in made.blocks.items()}
        self._part_of = view.parts
        self._seen_since.clear()
        self._spared.clear()
        self.set_reactive(DetailPane.view, view)
        current = 0 if self._part_of else -1
        if at is not None and at[:2] in made.blocks:
            current = made.pieces[made.blocks[at[0], at[1]]].item
            if top is None and (at[2] or (at[1] and at[0] != "body")):
                top = at
        anchor = (0, 0)
        if top is not None and top[:2] in made.blocks and top != ("body", 0, 0):
            anchor = (made.blocks[top[0], top[1]], top[2])
        self.show(made.pieces, current=current, place=anchor)
        self._sign_passages(view)

    def watch_view(self, before: DocumentView | None, view: DocumentView | None) -> None:
        """Show other marks on the document that is shown."""
        if before is not None and view is not None and before.document is view.document:
            self._update_marks(before, view)

    def _sign_passages(self, view: DocumentView) -> None:
        blocks = self._made.blocks
        found = ((blocks.get((s.part, s.block)), s.start) for s in sorted(view.passages))
        self.set_signs((piece, offset) for piece, offset in found if piece is not None)

    def _update_marks(self, before: DocumentView, view: DocumentView) -> None:
        self._sign_passages(view)
        self._spared |= view.unread - before.unread
        for part in self._spared:
            self._seen_since.pop(part, None)
        changed = (before.unread ^ view.unread) | (before.bookmarked ^ view.bookmarked)
        if changed & {"", "body"}:
            self.replace(0, body_header(view, is_compact=self.is_compact))
        body = len(view.document.body)
        for number, reply in enumerate(view.document.replies):
            part = f"reply:{reply.key}"
            if part in changed:
                self.replace(self._made.headers[part], reply_header(view, reply, body + number))

    def on_resize(self, event: events.Resize) -> None:
        """On a low screen let the title stand in the rule alone."""
        is_compact = self.size.height < COMPACT
        if is_compact != self.is_compact:
            self.is_compact = is_compact
            if self.view is not None:
                made = detail_pieces(self.view, is_compact=is_compact)
                self.show_document(self.view, made, self.stopped_at, self.top_place)
        self._name_pane()

    def _name_pane(self) -> None:
        """Put the title into the rule above while it is not in the text on the screen."""
        is_away = self.view is not None and (self.is_compact or self.top > 0)
        name = shown_title(self.view.document) if self.view is not None and is_away else "Document"
        set_title(self, name)

    # Where one is --------------------------------------------------------------------------------

    @property
    def current_part(self) -> str:
        """The part that the current item belongs to; `body` if there is none."""
        return self._part_of[self.current] if 0 <= self.current < len(self._part_of) else "body"

    @property
    def top_place(self) -> Place:
        """Part, block and character at the top of the screen."""
        piece, offset = self.place
        part, block = self._made.place_of(piece)
        return part, block, offset if self._made.blocks.get((part, block)) == piece else 0

    @property
    def stopped_at(self) -> Place:
        """Where the reader is: the current paragraph or reply.

        Block and character are those at the top of the screen if that is inside the current item,
        else those of its beginning.
        """
        part, block, offset = self.top_place
        if self.current_part != "body":
            return (part, block, offset) if part == self.current_part else (self.current_part, 0, 0)
        item = max(0, self.current)
        return "body", item, offset if (part, block) == ("body", item) else 0

    def visible_parts(self) -> set[str]:
        """The parts of which anything is on the screen."""
        items = self.visible_items()
        return {self._part_of[item] for item in items if item < len(self._part_of)}

    def first_item_of(self, part: str) -> int:
        """The first item of a part, or -1."""
        try:
            return self._part_of.index(part)
        except ValueError:
            return -1

    def go_to_part(self, part: str) -> None:
        """Bring a part onto the screen and make it current."""
        self.go_to_item(self.first_item_of(part))

    def go_to_place(self, part: str, block: int, offset: int) -> None:
        """Bring a character of a block onto the screen and make its item current."""
        piece = self._made.blocks.get((part, block))
        if piece is not None:
            self.go_to(piece, offset)

    def show_stretch(self, stretch: Stretch) -> None:
        """Go to some words and show which they are, until the next key."""
        piece = self._made.blocks.get((stretch.part, stretch.block))
        if piece is not None:
            self.show_words(piece, stretch.start, stretch.end)

    def can_choose(self, piece: int) -> bool:
        """Whether a piece holds words of the document, and not about it."""
        return piece in self._place_of and self._pieces[piece].style != "image"

    @property
    def chosen_stretch(self) -> Stretch | None:
        """The words that are being chosen; None if none are."""
        chosen = self.chosen
        place = self._place_of.get(chosen.piece) if chosen is not None else None
        return Stretch(*place, chosen.start, chosen.end) if chosen and place else None

    def action_keep_passage(self) -> None:
        """Tell which words were chosen."""
        stretch = self.chosen_stretch
        self.leave_choosing()
        if stretch is not None:
            self.post_message(self.PassageChosen(stretch))

    def next_unread_part(self, step: int) -> str | None:
        """The next unread part in direction `step` (1 or -1) from the current one, without it."""
        if self.view is None:
            return None
        at = self.current + step
        here = self.current_part
        while 0 <= at < len(self._part_of):
            if self._part_of[at] in self.view.unread and self._part_of[at] != here:
                return self._part_of[at]
            at += step
        return None

    def step_reply(self, step: int) -> bool:
        """Go to the next reply (1) or the one before (-1, the body before the first)."""
        if self.view is None:
            return False
        body = len(self.view.document.body)
        target = max(body, self.current + 1) if step > 0 else self.current - 1
        if step < 0 and target < body:
            target = 0 if self.current >= body else -1
        if not 0 <= target < len(self._part_of):
            return False
        self.go_to_item(target)
        return True

    def action_next_paragraph(self, count: int | None = None) -> None:
        """Make the next paragraph or reply current."""
        self.repeat(self.action_next_item, count)

    def action_previous_paragraph(self, count: int | None = None) -> None:
        """Make the paragraph or reply before current."""
        self.repeat(self.action_previous_item, count)

    def action_show_references(self) -> None:
        """Ask for the references of the current item."""
        self.post_message(self.ReferencesAsked())

    # Read by being seen --------------------------------------------------------------------------

    def on_text_page_moved(self) -> None:
        """Start or stop the clocks of the parts whose ends came onto or left the screen."""
        self._name_pane()
        self.watch_ends()

    def watch_ends(self) -> None:
        """Note since when the end of each unread part has been on the screen."""
        if self.view is None or not self.auto_read_seconds:
            return
        now = monotonic()
        on_screen = self._ended_parts()
        self._spared &= on_screen
        ended = on_screen & self.view.unread - self._spared
        self._seen_since = {part: self._seen_since.get(part, now) for part in ended}
        self._wind_clock(now)

    def _ended_parts(self) -> set[str]:
        """Parts whose last row is on the screen."""
        items = set(self.ended_items())
        last_of_body = self._part_of.count("body") - 1
        return {
            self._part_of[item]
            for item in items
            if item < len(self._part_of) and (self._part_of[item] != "body" or item == last_of_body)
        }

    def _wind_clock(self, now: float) -> None:
        if self._clock is not None:
            self._clock.stop()
            self._clock = None
        if self._seen_since and self.is_mounted:
            due = min(self._seen_since.values()) + self.auto_read_seconds
            self._clock = self.set_timer(max(0.01, due - now), self._on_clock)

    def _on_clock(self) -> None:
        self._clock = None
        if self.view is None:
            return
        now = monotonic()
        seen = [p for p, since in self._seen_since.items() if now - since >= self.auto_read_seconds]
        for part in seen:
            del self._seen_since[part]
        if seen:
            self.post_message(self.PartsSeen(self.view, seen))
        self._wind_clock(now)

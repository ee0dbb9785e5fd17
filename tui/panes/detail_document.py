"""A document as the detail pane shows it: its pieces, the marks on them, and which are hidden.

All pieces of a document are kept; folding only hides some of them. What the reader looks at stays
where it is on the screen, whatever is folded. Knows where the reader is, as part, block and
character; which keys do what is said elsewhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.reactive import reactive

from tui.model import BODY, Document
from tui.panes.detail_pieces import (
    FACTS,
    NO_PIECES,
    TITLE,
    DetailPieces,
    body_header,
    detail_pieces,
)
from tui.panes.draft_pieces import is_draft
from tui.panes.folds import LINE, OPEN, States, below_each, with_those_above
from tui.panes.linked_text import LinkedText
from tui.panes.view import DocumentView
from tui.session.passages import Stretch
from tui.widgets.text_layout import Piece

COMPACT = 14
"""Rows below which the title is not repeated in the text."""

Place = tuple[str, int, int]
"""A part, a block of it, and a character of the block's text."""


class DetailDocument(LinkedText):
    """A document with its replies, some of which may be hidden."""

    view: reactive[DocumentView | None] = reactive(None, repaint=False)
    """What is shown. Set it to other marks on the same document; else use `show_document`."""

    @dataclass
    class Told(Message, namespace="detail_pane"):
        """Something to say on the status line."""

        words: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.made = NO_PIECES
        """The pieces of the document that is shown."""
        self.states: States = bytearray()
        """For each reply in the order of the thread whether it is open, a line, or hidden."""
        self.is_delta = False
        """Whether only new replies are shown, below lines of those above them."""
        self.is_compact = False
        """Whether there is no room for a title of several lines in the text."""

    def tell(self, words: str) -> None:
        """Say something on the status line."""
        self.post_message(self.Told(words))

    # What is shown -------------------------------------------------------------------------------

    def begin_document(self, view: DocumentView, made: DetailPieces) -> States:
        """Another document, or another picture of this one, is to be shown.

        Returns:
            Which of its replies are to be open, lines, or hidden.
        """
        return bytearray(len(made.thread))

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
            at: Where the reader is (see `stopped_at`); if that is in a fold, at the fold.
            top: What to put at the top of the screen, if that is known, too.
        """
        self.leave_choosing()
        shown = self.begin_document(view, made)
        self.made, self.states = made, shown
        self.set_reactive(DetailDocument.view, view)
        current = 0 if made.parts else -1
        if at is not None and at[:2] in made.blocks:
            current = made.pieces[made.blocks[at[0], at[1]]].item
            if top is None and (at[2] or (at[1] and at[0] != BODY)):
                top = at
        current = self.item_instead(current)
        anchor = (0, 0)
        if top is not None and top[:2] in made.blocks and top != (BODY, 0, 0):
            anchor = (made.blocks[top[0], top[1]], top[2])
        pieces = list(made.pieces)
        pieces[TITLE] = body_header(view, is_compact=self.is_compact)
        for piece, line in self._lines(range(len(shown))).items():
            pieces[piece] = line
        self.show(pieces, current=current, place=anchor, hidden=self._hidden_pieces())
        self._sign_passages(view)

    def item_instead(self, item: int) -> int:
        """The item to be at when `item` may be hidden."""
        return item

    def _hidden_pieces(self) -> bytearray:
        """Which pieces are hidden: 1 for each of them, else 0."""
        made = self.made
        hidden = bytearray(len(made.pieces))
        hidden[FACTS] = self.is_compact
        for row, state in enumerate(self.states):
            if state != OPEN:
                first, end = made.starts[row] + (state == LINE), made.starts[row + 1]
                hidden[first:end] = b"\1" * (end - first)
        if self.is_delta and made.paragraphs:
            first, end = made.blocks[BODY, 0] + 1, made.rule
            hidden[first:end] = b"\1" * (end - first)
        return hidden

    def _lines(self, rows: Iterable[int]) -> dict[int, Piece]:
        """The pieces that stand for these rows, as far as they are lines, and for the body."""
        made, view = self.made, self.view
        lines: dict[int, Piece] = {}
        if view is None:
            return lines
        rows = [row for row in rows if self.states[row] == LINE]
        if self.is_delta:
            lines = {made.starts[row]: made.line(view, row, None) for row in rows}
            if made.paragraphs:
                lines[made.blocks[BODY, 0]] = made.body_line()
        elif rows:
            unread, new = self.rows_of(view.unread), self.rows_of(view.fresh)
            for row, below in below_each(made.thread, rows, unread, new, made.draft_rows):
                lines[made.starts[row]] = made.line(view, row, below)
        return lines

    def rows_of(self, parts: Iterable[str]) -> set[int]:
        """The rows of some replies in the thread."""
        return {row for part in parts if (row := self.made.row_of(part)) >= 0}

    def rearrange(
        self, shown: States, *, is_delta: bool, current: int, keep: tuple[int, int], y: int
    ) -> None:
        """Open, fold and hide replies.

        Args:
            shown: For each reply whether it is to be open, a line, or hidden.
            is_delta: Whether that is the delta view.
            current: The item that is current from then on.
            keep: A piece and a character of it that stay on their row of the screen.
            y: That row.
        """
        made, view = self.made, self.view
        if view is None:
            return
        self.leave_choosing()
        rows = [row for row in range(len(shown)) if shown[row] != self.states[row]]
        replaced = {made.starts[row]: made.header(view, row) for row in rows if shown[row] == OPEN}
        if is_delta != self.is_delta:
            rows = list(range(len(shown)))
            if made.paragraphs:
                replaced[made.blocks[BODY, 0]] = made.pieces[made.blocks[BODY, 0]]
        self.states, self.is_delta = shown, is_delta
        replaced |= self._lines(rows)
        first = min((*replaced, *(made.starts[row] for row in rows[:1])), default=0)
        self.reshape(first, self._hidden_pieces(), replaced, current=current, keep=keep, y=y)

    # Marks ---------------------------------------------------------------------------------------

    def watch_view(self, before: DocumentView | None, view: DocumentView | None) -> None:
        """Show other marks on the document that is shown."""
        if before is None or view is None or before.document is not view.document:
            return
        if before.drafts != view.drafts:
            self._show_drafts(view)
        else:
            self._update_marks(before, view)

    def _show_drafts(self, view: DocumentView) -> None:
        """Show other drafts; the reader stays, or is put on what a draft that went was under."""
        at, top, made = self.stopped_at, self.top_place, detail_pieces(view)
        if at[:2] not in made.blocks:
            at = self.stopped_in_document
        self.show_document(view, made, at, top if top[:2] in made.blocks else at)

    def _sign_passages(self, view: DocumentView) -> None:
        blocks = self.made.blocks
        found = ((blocks.get((s.part, s.block)), s.start) for s in sorted(view.passages))
        self.set_signs((piece, offset) for piece, offset in found if piece is not None)

    def _update_marks(self, before: DocumentView, view: DocumentView) -> None:
        made = self.made
        self._sign_passages(view)
        changed = (before.unread ^ view.unread) | (before.bookmarked ^ view.bookmarked)
        if changed & {"", BODY}:
            self.replace(TITLE, body_header(view, is_compact=self.is_compact))
        rows = self.rows_of(changed)
        for row in rows:
            if self.states[row] != LINE:
                self.replace(made.starts[row], made.header(view, row))
        for piece, line in self._lines(with_those_above(made.thread, rows)).items():
            self.replace(piece, line)

    def on_resize(self, event: events.Resize) -> None:
        """On a low screen let the title stand in the rule alone."""
        is_compact = self.size.height < COMPACT
        if is_compact != self.is_compact:
            self.is_compact = is_compact
            if self.view is not None:
                # The text is laid out anew after this, as on every resize.
                self._pieces[TITLE] = body_header(self.view, is_compact=is_compact)
                self._hidden = self._hidden_pieces()

    # Where one is --------------------------------------------------------------------------------

    @property
    def current_part(self) -> str:
        """The part that the current item belongs to; `body` if there is none."""
        parts = self.made.parts
        return parts[self.current] if 0 <= self.current < len(parts) else BODY

    @property
    def current_row(self) -> int:
        """The row of the current reply in the thread; -1 in the body."""
        return max(-1, self.current - self.made.paragraphs)

    @property
    def current_level(self) -> int:
        """How many replies the current one has above it in its chain; 0 in the body."""
        row = self.current_row
        return self.made.thread.depth[row] if row >= 0 else 0

    @property
    def top_place(self) -> Place:
        """Part, block and character at the top of the screen."""
        piece, offset = self.place
        part, block = self.made.place_of(piece)
        return part, block, offset if self.made.place_at(piece) is not None else 0

    @property
    def stopped_at(self) -> Place:
        """Where the reader is: the current paragraph or reply.

        Block and character are those at the top of the screen if that is inside the current item,
        else those of its beginning.
        """
        part, block, offset = self.top_place
        if self.current_part != BODY:
            return (part, block, offset) if part == self.current_part else (self.current_part, 0, 0)
        item = max(0, self.current)
        return BODY, item, offset if (part, block) == (BODY, item) else 0

    @property
    def stopped_in_document(self) -> Place:
        """The same where only what the document itself holds counts: what is above a draft."""
        item, parts = self.current, self.made.parts
        while 0 <= item < len(parts) and is_draft(parts[item]):
            item -= 1
        if item == self.current:
            return self.stopped_at
        part = parts[item] if item >= 0 else BODY
        return (part, max(0, item), 0) if part == BODY else (part, 0, 0)

    def is_open(self, item: int) -> bool:
        """Whether an item is there with its text, neither hidden nor as one line."""
        row = item - self.made.paragraphs
        return not self.is_delta if row < 0 else self.states[row] == OPEN

    def visible_parts(self) -> set[str]:
        """The parts of which any of the text is on the screen."""
        return {self.made.parts[item] for item in self.visible_items() if self.is_open(item)}

    def first_item_of(self, part: str) -> int:
        """The first item of a part, or -1."""
        return self.made.items.get(part, -1)

    def reveal(self, item: int) -> None:
        """See that an item is there with its text, and not in a fold."""

    def go_to_part(self, part: str) -> None:
        """Bring a part onto the screen, out of any fold, and make it current."""
        item = self.first_item_of(part)
        self.reveal(item)
        self.go_to_item(item)

    def go_to_place(self, part: str, block: int, offset: int) -> None:
        """Bring a character of a block onto the screen, out of any fold; its item is current."""
        piece = self._revealed(part, block)
        if piece is not None:
            self.go_to(piece, offset)

    def show_stretch(self, stretch: Stretch) -> None:
        """Go to some words, out of any fold, and show which they are until the next key."""
        piece = self._revealed(stretch.part, stretch.block)
        if piece is not None:
            self.show_words(piece, stretch.start, stretch.end)

    def _revealed(self, part: str, block: int) -> int | None:
        """The piece of a block, which is shown now; None if there is none."""
        piece = self.made.blocks.get((part, block))
        if piece is not None:
            self.reveal(self.made.pieces[piece].item)
        return piece

    def shown_document(self) -> Document | None:
        """The document that is shown."""
        return self.view.document if self.view is not None else None

    def block_at(self, piece: int) -> tuple[str, int] | None:
        """The part and the block that a piece shows; None if it is about the document."""
        return self.made.place_at(piece)

    def can_choose(self, piece: int) -> bool:
        """Whether a piece holds words of the document, and not about it or the reader's own."""
        made = self.made
        place = made.place_at(piece)
        if place is None or is_draft(place[0]) or self._pieces[piece].style == "image":
            return False
        return self.is_open(made.pieces[piece].item)

    @property
    def chosen_stretch(self) -> Stretch | None:
        """The words that are being chosen; None if none are."""
        chosen = self.chosen
        place = self.made.place_at(chosen.piece) if chosen is not None else None
        return Stretch(*place, chosen.start, chosen.end) if chosen and place else None

"""A document as the detail pane shows it: its pieces, the marks on them, and which are hidden.

All pieces of a document are kept; folding only hides some of them. What the reader looks at stays
where it is on the screen, whatever is folded. Which replies are folded and where the reader goes is
said elsewhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.reactive import reactive

from tui.model import BODY, Document
from tui.panes.detail_pieces import FACTS, NO_PIECES, TITLE, DetailPieces, body_header
from tui.panes.folds import LINE, OPEN, States, below_each, with_those_above
from tui.panes.linked_text import LinkedText
from tui.panes.view import DocumentView
from tui.session.stopping_place import Place
from tui.widgets.text_layout import Piece

COMPACT = 14
"""Rows below which the title is not repeated in the text."""


class DetailDocument(LinkedText, is_part=True):
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
        self.found_here = None  # a match is told by the number of its piece, which is another now
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
        if before is not None and view is not None and before.document is view.document:
            self._update_marks(before, view)

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

    # What a piece is ------------------------------------------------------------------------------

    def is_open(self, item: int) -> bool:
        """Whether an item is there with its text, neither hidden nor as one line."""
        row = item - self.made.paragraphs
        return not self.is_delta if row < 0 else self.states[row] == OPEN

    def shown_document(self) -> Document | None:
        """The document that is shown."""
        return self.view.document if self.view is not None else None

    def block_at(self, piece: int) -> tuple[str, int] | None:
        """The part and the block whose words a piece shows; None if it shows none."""
        place = self.made.place_at(piece)
        return place if place is not None and self.is_open(self.made.pieces[piece].item) else None

"""Turn a document into the pieces of text that the detail pane draws.

Plain functions without a terminal. Items are numbered: the blocks of the body first, one item
each, then the replies in the order of their thread, one item each, with the reader's own drafts
among them. All of the document is among the pieces; which of them are hidden is said elsewhere.
"""

from bisect import bisect_right

import msgspec

from tui.model import BODY, Citation, Document, DocumentKey, Reply, ReplyKey, Thread, thread_of
from tui.panes import words
from tui.panes.block_pieces import block_piece
from tui.panes.draft_pieces import (
    draft_count,
    draft_header,
    draft_line,
    draft_text,
    is_draft,
    with_drafts,
)
from tui.panes.folds import Below
from tui.panes.guides import Guides
from tui.panes.reply_pieces import (
    FOLDED,
    first_words,
    reply_header,
    reply_line,
    reply_text,
    signs,
)
from tui.panes.view import DocumentView
from tui.session.drafts import ShownDraft
from tui.terminal.drawable import cells
from tui.widgets.text_layout import Piece, Run

TITLE = 0
"""Number of the piece that has the title."""

FACTS = 1
"""Number of the piece that has author, date and so on."""

MARKS = 1 + cells(f"{words.BOOKMARK} {words.UNREAD}")
"""Cells beside the title that its marks take at most."""


class DetailPieces(msgspec.Struct):
    """The pieces of a document and where its parts are among them."""

    document: Document
    thread: Thread
    guides: Guides
    replies: tuple[Reply, ...] = ()
    """The replies with the drafts among them, see `with_drafts`."""
    drafts: dict[str, ShownDraft] = {}
    """The drafts, by their parts."""
    pieces: list[Piece] = []
    headers: dict[str, int] = {}
    """Piece that shows the marks of a part (`body`, `reply:<key>`)."""
    blocks: dict[tuple[str, int], int] = {}
    """Piece of block `n` of a part, in the order of the pieces."""
    parts: list[str] = []
    """The part that each item belongs to."""
    items: dict[str, int] = {}
    """The first item of each part."""
    starts: list[int] = []
    """The first piece of each reply, in the order of the thread, and the end of the last one."""
    _places: list[tuple[str, int]] = []
    _piece_of: list[int] = []

    @property
    def paragraphs(self) -> int:
        """How many items the body has."""
        return len(self.document.body)

    @property
    def rule(self) -> int:
        """The piece between body and replies."""
        return self.starts[0] - 1

    def reply(self, row: int) -> Reply:
        """The reply on a row of the thread."""
        return self.replies[self.thread.order[row]]

    def part(self, row: int) -> str:
        """The part on a row of the thread: a reply or a draft."""
        key = self.reply(row).key
        return key if key in self.drafts else f"reply:{key}"

    @property
    def draft_rows(self) -> set[int]:
        """The rows of the drafts."""
        return {self.row_of(part) for part in self.drafts}

    def row_of(self, part: str) -> int:
        """The row of a reply in the thread; -1 for the body and for what is not there."""
        return max(-1, self.items.get(part, -1) - self.paragraphs)

    def header(self, view: DocumentView, row: int) -> Piece:
        """The header of the reply on a row."""
        item, draft = self.paragraphs + row, self.drafts.get(self.reply(row).key)
        if draft is not None:
            return draft_header(draft, item, self._lead(row))
        return reply_header(view, self.reply(row), item, self._lead(row), self.thread.cut.get(row))

    def line(self, view: DocumentView, row: int, below: Below | None) -> Piece:
        """The reply on a row as one line; `below` is what that hides, None if nothing."""
        item, draft = self.paragraphs + row, self.drafts.get(self.reply(row).key)
        if draft is not None:
            return draft_line(draft, item, self._lead(row), FOLDED)
        return reply_line(view, self.reply(row), item, self._lead(row), below)

    def _lead(self, row: int) -> str:
        is_guess = self.reply(row).parent_is_guess
        return self.guides.header(self.thread.depth[row], is_guess=is_guess)

    def body_line(self) -> Piece:
        """The body as one line."""
        text = f"{FOLDED}Text  {first_words(self.document.body)}"
        count = f"{self.paragraphs:,} paragraphs" if self.paragraphs > 1 else ""
        runs = (Run(len(FOLDED), len(FOLDED) + 4, "author"),)
        return Piece(text, "meta", runs, 0, right=count, right_short=" ", is_clipped=True)

    def place_of(self, piece: int) -> tuple[str, int]:
        """Part and block that `piece` shows or stands above; the body's beginning if none."""
        at = bisect_right(self._piece_of, piece) - 1
        return self._places[at] if at >= 0 else (BODY, 0)

    def place_at(self, piece: int) -> tuple[str, int] | None:
        """Part and block that `piece` shows; None if it shows none."""
        place = self.place_of(piece)
        return place if self.blocks.get(place) == piece else None

    def close(self) -> None:
        """All pieces are there: note where they are."""
        self.starts.append(len(self.pieces))
        self._places, self._piece_of = list(self.blocks), list(self.blocks.values())
        for item in range(len(self.parts) - 1, -1, -1):
            self.items[self.parts[item]] = item


NO_PIECES = DetailPieces(
    Document(key=DocumentKey(""), title="", format=""), Thread(), Guides(), starts=[0]
)
"""Before anything is shown."""


def detail_pieces(view: DocumentView) -> DetailPieces:
    """The whole document as pieces."""
    document, replies = view.document, with_drafts(view.document, view.drafts)
    thread = thread_of(replies)
    drafts = {draft.part: draft for draft in view.drafts}
    made = DetailPieces(
        document, thread, Guides(thread.deepest), replies, drafts, headers={BODY: TITLE}
    )
    cited = _citations(document)
    made.pieces += (body_header(view), Piece(_facts(view), style="meta", gap=1))
    cited_here = cited.get(None, {})
    for number, block in enumerate(document.body):
        made.blocks[BODY, number] = len(made.pieces)
        made.parts.append(BODY)
        made.pieces.append(block_piece(block, number, "", cited_here.get(number, ())))
    count = words.replies_long(len(document.replies), document.declared_replies)
    made.pieces.append(Piece(count, style="meta", is_rule=True, gap=1))
    for row, depth in enumerate(thread.depth):
        reply, item, part = made.reply(row), len(made.parts), made.part(row)
        made.starts.append(len(made.pieces))
        made.headers[part] = len(made.pieces)
        made.parts.append(part)
        made.pieces.append(made.header(view, row))
        if is_draft(part):
            made.pieces += draft_text(drafts[part], item, made.guides.text(depth))
            made.blocks[part, 0] = len(made.pieces) - 1
            continue
        for number in range(len(reply.blocks)):
            made.blocks[part, number] = len(made.pieces) + number
        made.pieces += reply_text(reply, item, made.guides, depth, cited.get(reply.key, {}))
    made.close()
    return made


def body_header(view: DocumentView, *, is_compact: bool = False) -> Piece:
    """The title, or the facts where there is no room for both, with the marks of the body."""
    marks = signs(view, BODY, "")
    if is_compact:
        return Piece(_facts(view), style="meta", right=marks, gap=0, is_clipped=True)
    title = shown_title(view.document)
    runs = (Run(len(title) - 1, len(title), "guess"),) if view.document.title_is_guess else ()
    return Piece(title, style="title", runs=runs, right=marks, right_room=MARKS, gap=0)


def shown_title(document: Document) -> str:
    """The title; one that was guessed has its question mark."""
    title = document.title or "(no title)"
    return f"{title}\N{NO-BREAK SPACE}?" if document.title_is_guess else title


def _citations(document: Document) -> dict[ReplyKey | None, dict[int, list[Citation]]]:
    """Citations by reply key (None for the body) and block."""
    found: dict[ReplyKey | None, dict[int, list[Citation]]] = {}
    for reference in document.references:
        for citation in reference.citations:
            found.setdefault(citation.reply, {}).setdefault(citation.block, []).append(citation)
    return found


def _facts(view: DocumentView) -> str:
    """The line under the title: author, drafts, date, replies, reading time, address."""
    document = view.document
    facts = [
        document.author or "author missing",
        draft_count(len(view.drafts)),
        words.shown_date(document.published) if document.published else "",
        words.replies_long(len(document.replies), document.declared_replies)
        if document.replies or document.declared_replies
        else "",
        words.new_since(len(view.fresh), view.last_visit),
        words.minutes(view.minutes) if view.minutes else "",
        document.url or "",
    ]
    return " · ".join(fact for fact in facts if fact)

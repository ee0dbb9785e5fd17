"""Turn a document into the pieces of text that the detail pane draws.

Plain functions without a terminal. Items are numbered: the blocks of the body first, one item
each, then the replies, one item each.
"""

import re
from collections.abc import Iterable

import msgspec

from tui.model import Block, Citation, Document, Reply
from tui.panes import words
from tui.panes.view import DocumentView
from tui.widgets.text_layout import Piece, Run

MAX_LEVEL = 8
"""Deeper replies are drawn at this level, so that their text keeps some width."""

GUIDE = "│ "

IMAGE = "[image: "
"""Before the description of an image, which ends at the next `]`."""

NUMBERED = re.compile(r"\d+[.)] ")
"""An item that has its own number needs no bullet."""


class DetailPieces(msgspec.Struct):
    """The pieces of a document and where its parts are among them."""

    pieces: list[Piece]
    headers: dict[str, int]
    """Piece that shows the marks of a part (`body`, `reply:<key>`)."""
    blocks: dict[tuple[str, int], int]
    """Piece of block `n` of a part."""

    def place_of(self, piece: int) -> tuple[str, int]:
        """Part and block that `piece` shows or stands above; the body's beginning if none."""
        best = ("body", 0)
        for place, index in self.blocks.items():
            if index > piece:
                break
            best = place
        return best


def detail_pieces(view: DocumentView, *, is_compact: bool = False) -> DetailPieces:
    """The whole document as pieces; compact ones leave the title to the rule above the pane."""
    document = view.document
    made = DetailPieces([], {"body": 0}, {})
    cited = _citations(document)
    made.pieces.append(body_header(view, is_compact=is_compact))
    if not is_compact:
        made.pieces.append(Piece(_facts(view), style="meta", gap=1))
    for number, block in enumerate(document.body):
        made.blocks["body", number] = len(made.pieces)
        made.pieces.append(_block_piece(block, number, "", cited.get((None, number), ())))
    count = words.replies_long(len(document.replies), document.declared_replies)
    made.pieces.append(Piece(count, style="meta", is_rule=True, gap=1))
    for number, reply in enumerate(document.replies):
        _add_reply(made, view, reply, len(document.body) + number, cited)
    return made


def body_header(view: DocumentView, *, is_compact: bool = False) -> Piece:
    """The title, or the facts where there is no room for both, with the marks of the body."""
    marks = _marks(view, "body", "")
    if is_compact:
        return Piece(_facts(view), style="meta", right=marks, gap=0, is_clipped=True)
    title = shown_title(view.document)
    runs = (Run(len(title) - 1, len(title), "guess"),) if view.document.title_is_guess else ()
    return Piece(title, style="title", runs=runs, right=marks, gap=0)


def shown_title(document: Document) -> str:
    """The title; one that was guessed has its question mark."""
    title = document.title or "(no title)"
    return f"{title}\N{NO-BREAK SPACE}?" if document.title_is_guess else title


def reply_header(view: DocumentView, reply: Reply, item: int) -> Piece:
    """The line above a reply: who, to whom, when; what is a guess has its question mark."""
    name = words.author(reply)
    kind = "" if reply.kind == "comment" else f"{reply.kind} · "
    to = f"  to {reply.addressed_to_guess}?" if reply.addressed_to_guess else ""
    when = f"  {shown_date(reply.date)}" if reply.date else ""
    start = len(kind)
    style = "author" if reply.author else "guess" if reply.author_guess else "gone"
    runs = (Run(start, start + len(name), style),)
    prefix = GUIDE * min(reply.level, MAX_LEVEL)
    if prefix:
        prefix = prefix[: -len(GUIDE)] + ("└? " if reply.parent_is_guess else "└ ")
    return Piece(
        f"{kind}{name}{to}{when}",
        style="meta",
        runs=runs,
        item=item,
        first=prefix,
        lead_style="meta" if reply.parent_is_guess else "guide",
        right=_marks(view, f"reply:{reply.key}"),
        gap=0 if reply.blocks else 1,
        is_clipped=True,
    )


def shown_date(date: str) -> str:
    """`2015-03-11 02:57` for an ISO date with time; other words as they are."""
    day, mark, time = date.partition("T")
    return f"{day} {time}" if mark and len(day) == 10 and day[:4].isdigit() else date


def _add_reply(
    made: DetailPieces,
    view: DocumentView,
    reply: Reply,
    item: int,
    cited: dict[tuple[str | None, int], list[Citation]],
) -> None:
    part = f"reply:{reply.key}"
    made.headers[part] = len(made.pieces)
    made.pieces.append(reply_header(view, reply, item))
    lead = "  " * min(reply.level, MAX_LEVEL)
    if reply.level:
        lead = GUIDE * (min(reply.level, MAX_LEVEL) - 1) + "  "
    for number, block in enumerate(reply.blocks):
        made.blocks[part, number] = len(made.pieces)
        made.pieces.append(_block_piece(block, item, lead, cited.get((reply.key, number), ())))


def _block_piece(block: Block, item: int, lead: str, cited: Iterable[Citation]) -> Piece:
    """One block, with its spans and the places where it cites something."""
    runs = [Run(c.start, c.end, "link") for c in cited]
    runs += [Run(s.start, s.end, "link" if s.kind == "link" else s.kind) for s in block.spans]
    runs.sort(key=lambda run: (run.start, -run.end))
    text, first, rest, style = block.text, lead, lead, "body"
    if block.kind == "heading":
        style = "heading"
    elif block.kind == "quote":
        first = rest = lead + "▏ " * (block.level + 1)
        style = "quote"
    elif block.kind == "item":
        bullet = "" if NUMBERED.match(text) else "• "
        first = lead + "  " * block.level + bullet
        rest = lead + "  " * (block.level + 1)
    elif block.kind == "code":
        first = rest = lead + "  "
        style = "code"
    elif block.kind == "image":
        text, style = _image_text(block), "image"
        runs = []
    elif block.kind == "rule":
        return Piece("", item=item, first=lead, is_rule=True)
    return Piece(text, style=style, runs=tuple(runs), item=item, first=first, rest=rest)


def _image_text(block: Block) -> str:
    address = next((span.target for span in block.spans if span.target), None)
    return f"{IMAGE}{block.text or 'no description'}]" + (f" {address}" if address else "")


def _citations(document: Document) -> dict[tuple[str | None, int], list[Citation]]:
    """Citations by reply key (None for the body) and block."""
    found: dict[tuple[str | None, int], list[Citation]] = {}
    for reference in document.references:
        for citation in reference.citations:
            found.setdefault((citation.reply, citation.block), []).append(citation)
    return found


def _facts(view: DocumentView) -> str:
    """The line under the title: author, date, replies, reading time, address."""
    document = view.document
    facts = [
        document.author or "author missing",
        shown_date(document.published) if document.published else "",
        words.replies_long(len(document.replies), document.declared_replies)
        if document.replies or document.declared_replies
        else "",
        words.new_since(len(view.fresh), view.last_visit),
        words.minutes(view.minutes) if view.minutes else "",
        document.url or "",
    ]
    return " · ".join(fact for fact in facts if fact)


def _marks(view: DocumentView, *parts: str) -> str:
    """The signs at the right end of a header: new, bookmarked, unread."""
    signs = (
        words.NEW if view.fresh.intersection(parts) else "",
        words.BOOKMARK if view.bookmarked.intersection(parts) else "",
        words.UNREAD if view.unread.intersection(parts) else "",
    )
    return " ".join(filter(None, signs))

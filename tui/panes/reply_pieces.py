"""Turn a reply into pieces: its header, its text, and the one line that it is when folded.

Plain functions without a terminal. What is a guess has its question mark, and a reply that cannot
be shown below the one it answers says so.
"""

from collections.abc import Iterable, Iterator

from tui.model import Block, Citation, Reply, joined
from tui.model.thread import Cut
from tui.panes import words
from tui.panes.block_pieces import block_piece
from tui.panes.folds import Below
from tui.panes.guides import Guides
from tui.panes.view import DocumentView
from tui.widgets.text_layout import Piece, Run

FIRST_WORDS = 200
"""Characters of its text that the line of a folded reply can show at most."""

FOLDED = "+ "
"""Stands before the name where a reply is one line."""


def reply_header(
    view: DocumentView, reply: Reply, item: int, lead: str = "", cut: Cut | None = None
) -> Piece:
    """The line above a reply: who, to whom, when.

    Args:
        view: The document and its marks.
        reply: The reply.
        item: Its item number.
        lead: Its guides.
        cut: Why it does not stand below the reply it answers, if so.
    """
    kind, name, style = _who(reply)
    to = f"  to {reply.addressed_to_guess}?" if reply.addressed_to_guess else ""
    odd = f"  {words.CUT[cut]}" if cut else ""
    when = f"  {words.shown_date(reply.date)}" if reply.date else ""
    return Piece(
        f"{kind}{name}{to}{odd}{when}",
        style="meta",
        runs=(Run(len(kind), len(kind) + len(name), style),),
        item=item,
        first=lead,
        lead_style="meta" if reply.parent_is_guess else "guide",
        right=signs(view, f"reply:{reply.key}"),
        gap=0 if reply.blocks else 1,
        is_clipped=True,
    )


def reply_line(
    view: DocumentView, reply: Reply, item: int, lead: str = "", below: Below | None = None
) -> Piece:
    """A folded reply: who, its first words, and what its fold hides.

    Args:
        view: The document and its marks.
        reply: The reply.
        item: Its item number.
        lead: Its guides.
        below: What is hidden below it; None if nothing is.
    """
    kind, name, style = _who(reply)
    first = first_words(reply.blocks)
    start = len(FOLDED) + len(kind)
    own = signs(view, f"reply:{reply.key}")
    hidden, hidden_short = (words.below(below), words.below_short(below)) if below else ("", "")
    return Piece(
        f"{FOLDED}{kind}{name}{'  ' if first else ''}{first}",
        style="meta",
        runs=(Run(start, start + len(name), style),),
        item=item,
        first=lead,
        lead_style="meta" if reply.parent_is_guess else "guide",
        right=" ".join(filter(None, (hidden, own))),
        right_short=" ".join(filter(None, (hidden_short, own))),
        gap=0,
        is_clipped=True,
    )


def reply_text(
    reply: Reply, item: int, guides: Guides, depth: int, cited: dict[int, list[Citation]]
) -> Iterator[Piece]:
    """The blocks of a reply; `cited` has the citing places of each."""
    lead = guides.text(depth)
    for number, block in enumerate(reply.blocks):
        yield block_piece(block, item, lead, cited.get(number, ()))


def signs(view: DocumentView, *parts: str) -> str:
    """The signs at the right end of a header: new, bookmarked, unread."""
    found = (
        words.NEW if view.fresh.intersection(parts) else "",
        words.BOOKMARK if view.bookmarked.intersection(parts) else "",
        words.UNREAD if view.unread.intersection(parts) else "",
    )
    return " ".join(filter(None, found))


def first_words(blocks: Iterable[Block]) -> str:
    """The beginning of some blocks on one line; images and rules have no words."""
    text = joined(tuple(block for block in blocks if block.kind not in ("image", "rule")))
    return " ".join(text[: 2 * FIRST_WORDS].split())[:FIRST_WORDS]


def _who(reply: Reply) -> tuple[str, str, str]:
    """What kind of reply it is, if no comment; the name, and the style of the name."""
    kind = "" if reply.kind == "comment" else f"{reply.kind} · "
    style = "author" if reply.author else "guess" if reply.author_guess else "gone"
    return kind, words.author(reply), style

"""Drafts in the thread: where an own reply stands among the replies, and its pieces.

A draft never looks like a reply that is there: its first line says what it is, and what is missing
of it. In the tree it is one reply more, below what it answers, so that it is folded and stepped to
as all are; it is never counted as one. Plain functions without a terminal. No e-mail address comes
here.
"""

from collections.abc import Iterator, Sequence

from tui.model import BODY, Document, Reply, ReplyKey
from tui.panes import words
from tui.session.drafts import ShownDraft
from tui.session.reply_form import fault_words
from tui.widgets.text_layout import Piece, Run

DRAFT = "draft"

ADRIFT = "adrift: what it answers is not found now"

FIRST_WORDS = 200
"""Characters of its comment that the line of a folded draft can show at most."""


def is_draft(part: str) -> bool:
    """Whether a part of the detail pane is a draft."""
    return part.startswith("draft:")


def with_drafts(document: Document, drafts: Sequence[ShownDraft]) -> tuple[Reply, ...]:
    """The replies of a document with drafts among them, each with its part as its key.

    A draft is the first answer to its reply. Those that answer the post come after all replies, and
    after them those whose reply is not found.
    """
    if not drafts:
        return document.replies
    under = {part: [d for d in drafts if d.under == part] for part in (BODY, "")}
    to_replies = [draft for draft in drafts if draft.under not in under]
    return (
        *map(_as_reply, to_replies),
        *document.replies,
        *map(_as_reply, (*under[BODY], *under[""])),
    )


def _as_reply(draft: ShownDraft) -> Reply:
    parent = draft.under.removeprefix("reply:") if draft.under.startswith("reply:") else None
    return Reply(
        key=ReplyKey(draft.part), blocks=(), parent=ReplyKey(parent) if parent is not None else None
    )


def draft_header(draft: ShownDraft, item: int, lead: str) -> Piece:
    """The line above a draft: that it is one, and what is missing of it.

    Args:
        draft: The draft.
        item: The number of its item.
        lead: Its guides.
    """
    said, runs = header_words(draft), (Run(0, len(DRAFT), "mark"),)
    return Piece(said, style="meta", runs=runs, item=item, first=lead, gap=0, is_clipped=True)


def draft_text(draft: ShownDraft, item: int, lead: str) -> Iterator[Piece]:
    """What a draft answers, if that is not above it; then its comment, which comes last."""
    if not draft.under and draft.quote:
        by = f" — {draft.author}" if draft.author else ""
        bar = f"{lead}▏ "
        yield Piece(f"“{draft.quote}”{by}", style="quote", item=item, first=bar, rest=bar)
    comment = draft.comment.strip("\n")
    style = "body" if comment.strip() else "gone"
    yield Piece(comment or "no comment yet", style=style, item=item, first=lead, rest=lead)


def draft_line(draft: ShownDraft, item: int, lead: str, folded: str) -> Piece:
    """A folded draft: what it is, and its first words; `folded` is the sign of a fold."""
    first = " ".join(draft.comment[: 2 * FIRST_WORDS].split())[:FIRST_WORDS]
    text = f"{folded}{DRAFT} · your reply{'  ' if first else ''}{first}"
    runs = (Run(len(folded), len(folded) + len(DRAFT), "mark"),)
    return Piece(text, style="meta", runs=runs, item=item, first=lead, gap=0, is_clipped=True)


def header_words(draft: ShownDraft) -> str:
    """`draft · your reply`, and what is missing of it."""
    facts = [DRAFT, "your reply"]
    if not draft.under:
        facts.append(ADRIFT)
    if draft.faults:
        facts.append(f"unfinished: {fault_words(dict(draft.faults)).lower().replace(':', '')}")
    return " · ".join(facts)


def draft_count(count: int) -> str:
    """`1 draft`, empty where there is none."""
    return f"{count:,} {DRAFT if count == 1 else 'drafts'}" if count else ""


def position(number: int, parts: Sequence[str], document: Document, level: int = 0) -> str:
    """`reply 1 of 2` for an item of the detail pane as `words.position`, or `draft 1 of 2`.

    Args:
        number: The item.
        parts: The part of each item.
        document: The document.
        level: How many replies stand above it.
    """
    start = len(document.body)
    if not start <= number < len(parts) or len(parts) == start + len(document.replies):
        return words.position(number, document, level)
    drafts_before = sum(map(is_draft, parts[start:number]))
    if not is_draft(parts[number]):
        return words.position(number - drafts_before, document, level)
    return f"draft {drafts_before + 1} of {len(parts) - start - len(document.replies)}"

"""Drafts in the thread: the pieces of an own reply, and where the reader is among them.

A draft never looks like a reply that is there: its first line says what it is, and what is missing
of it. Plain functions without a terminal. No e-mail address comes here.
"""

from collections.abc import Iterator, Sequence

from tui.model import Document
from tui.panes import words
from tui.session.drafts import ShownDraft
from tui.session.reply_form import fault_words
from tui.widgets.text_layout import Piece, Run

DRAFT = "draft"

ADRIFT = "adrift: what it answers is not found now"


def is_draft(part: str) -> bool:
    """Whether a part of the detail pane is a draft."""
    return part.startswith("draft:")


def draft_pieces(draft: ShownDraft, item: int, first: str, rest: str) -> Iterator[Piece]:
    """The pieces of a draft: what it is, what it answers if that is not above it, its comment.

    Args:
        draft: The draft.
        item: The number of its item.
        first: What is drawn before its first line, as for a reply of its level.
        rest: What is drawn before the others.
    """
    said = header_words(draft)
    runs = (Run(0, len(DRAFT), "mark"),)
    yield Piece(said, style="meta", runs=runs, item=item, first=first, gap=0, is_clipped=True)
    if not draft.under and draft.quote:
        by = f" — {draft.author}" if draft.author else ""
        lead = f"{rest}▏ "
        yield Piece(f"“{draft.quote}”{by}", style="quote", item=item, first=lead, rest=lead)
    comment = draft.comment.strip("\n")
    style = "body" if comment.strip() else "gone"
    yield Piece(comment or "no comment yet", style=style, item=item, first=rest, rest=rest)


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


def position(number: int, parts: Sequence[str], document: Document) -> str:
    """`reply 1 of 2` for an item of the detail pane as `words.position`, or `draft 1 of 2`.

    Args:
        number: The item.
        parts: The part of each item.
        document: The document.
    """
    start = len(document.body)
    if not start <= number < len(parts) or len(parts) == start + len(document.replies):
        return words.position(number, document)
    drafts_before = sum(map(is_draft, parts[start:number]))
    if not is_draft(parts[number]):
        return words.position(number - drafts_before, document)
    return f"draft {drafts_before + 1} of {len(parts) - start - len(document.replies)}"

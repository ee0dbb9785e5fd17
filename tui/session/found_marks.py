"""Look for the marks of one document in a document: which texts they are on now, if any.

Pure: takes what the marks remember and a document with its anchors, changes nothing.
"""

from collections.abc import Iterator, Sequence

import msgspec

from tui.marks import Anchor, BookmarkRecord, DraftRecord, Move
from tui.marks.anchoring.closeness import likeness, needed
from tui.marks.anchoring.parts import Marked, Outcome, PartText, Status, find_parts
from tui.marks.anchoring.passages import Found, find_passage
from tui.marks.records import LONG_QUOTE, ReadMark
from tui.model import BODY, Document, DocumentKey, Target, joined, plain_words
from tui.session.passages import Stretch, passage_at
from tui.session.texts import Anchors, block_list

STRAY = 40
"""Characters of a passage by which it may be known in another part than its own."""


class FoundMark(msgspec.Struct, frozen=True):
    """A mark and what became of its text."""

    target: Target
    """Where the marks have it."""
    status: Status
    score: float
    bookmark: BookmarkRecord | None
    """None for any other mark."""
    move: Move | None
    """What takes it along; None where it need not or cannot move."""
    draft: DraftRecord | None = None
    """None for any other mark."""


def look(
    anchors: Anchors,
    key: DocumentKey,
    reads: Sequence[ReadMark],
    bookmarks: Sequence[BookmarkRecord],
    drafts: Sequence[DraftRecord] = (),
) -> list[FoundMark]:
    """Look for marks in a document.

    Args:
        anchors: Of the document as it is now.
        key: The document's key in the marks; another one if the document was renamed.
        reads: The marks of read parts under that key.
        bookmarks: The bookmarks under that key.
        drafts: The own replies under that key.
    """
    on_parts = [b for b in bookmarks if not b.part.startswith("passage:") and b.part]
    to_replies = [d for d in drafts if d.answers.startswith("reply:")]
    marked = [_marked_read(r) for r in reads] + [_marked(b) for b in on_parts]
    marked += [_marked_draft(d) for d in to_replies]
    outcomes = find_parts(marked, list(part_list(anchors.document)))
    of_part = {mark.part: outcome.part for mark, outcome in zip(marked, outcomes, strict=True)}
    found: list[FoundMark] = []
    for index, outcome in enumerate(outcomes[: len(reads) + len(on_parts)]):
        bookmark = on_parts[index - len(reads)] if index >= len(reads) else None
        found.append(_part(anchors, key, marked[index], outcome, bookmark))
    of_drafts = outcomes[len(reads) + len(on_parts) :]
    for draft, outcome in zip(to_replies, of_drafts, strict=True):
        found.append(_draft(anchors, key, draft, outcome))
    to_the_post = (draft for draft in drafts if not draft.answers.startswith("reply:"))
    found.extend(_to_the_post(anchors, key, draft) for draft in to_the_post)
    for bookmark in bookmarks:
        if not bookmark.part:
            found.append(_document(anchors, key, bookmark))
        elif bookmark.part.startswith("passage:"):
            found.append(_passage(anchors, key, bookmark, of_part))
    return found


def part_list(document: Document) -> Iterator[PartText]:
    """Everything in a document that can carry marks."""
    if any(block.text.strip() for block in document.body):
        yield PartText(BODY, joined(document.body), document.author or "", document.published or "")
    for reply in document.replies:
        yield PartText(f"reply:{reply.key}", reply.text, reply.author or "", reply.date or "")
    for reference in document.references:
        yield PartText(f"reference:{reference.key}", reference.raw)


def _marked(bookmark: BookmarkRecord) -> Marked:
    return Marked(
        bookmark.part, bookmark.quote, bookmark.fingerprint, bookmark.author, bookmark.date
    )


def _marked_draft(draft: DraftRecord) -> Marked:
    return Marked(draft.answers, draft.quote, draft.fingerprint, draft.author, draft.date)


def _marked_read(mark: ReadMark) -> Marked:
    return Marked(mark.part, "", mark.fingerprint)


def _part(
    anchors: Anchors,
    key: DocumentKey,
    mark: Marked,
    outcome: Outcome,
    bookmark: BookmarkRecord | None,
) -> FoundMark:
    """A mark on a part. Words that changed beyond recognition leave the bookmark's quote alone."""
    old = Target(key, mark.part)
    move = None
    if outcome.part:
        new = Target(anchors.document.key, outcome.part)
        is_other = outcome.status == "changed" and bookmark is not None
        if new != old or (is_other and _is_like(outcome, mark)):
            move = Move(old, new, anchors.of(new))
    status = outcome.status
    if status == "kept" and move is not None:
        status = "moved"
    return FoundMark(old, status, outcome.score, bookmark, move)


def _draft(anchors: Anchors, key: DocumentKey, draft: DraftRecord, outcome: Outcome) -> FoundMark:
    """A draft follows the reply that it answers."""
    old, new = Target(key, draft.part), Target(anchors.document.key, draft.part)
    status, move = outcome.status, None
    if outcome.part:
        is_elsewhere = outcome.part != draft.answers
        is_other = status == "changed" and _is_like(outcome, _marked_draft(draft))
        if new != old or is_elsewhere or is_other:
            anchor = anchors.of(Target(new.document, outcome.part))
            move = Move(old, new, anchor, answers=outcome.part if is_elsewhere else "")
    if status == "kept" and move is not None:
        status = "moved"
    return FoundMark(old, status, outcome.score, None, move, draft)


def _to_the_post(anchors: Anchors, key: DocumentKey, draft: DraftRecord) -> FoundMark:
    """A draft that answers the post stays with the document."""
    old, new = Target(key, draft.part), Target(anchors.document.key, draft.part)
    anchor = anchors.of(Target.of_body(new.document))
    is_same = draft.fingerprint in ("", anchor.fingerprint)
    score = 100.0
    if not is_same:
        score = min(99.0, likeness(plain_words(draft.quote), plain_words(anchor.quote)))
    if old != new:
        return FoundMark(old, "moved", score, None, Move(old, new, anchor), draft)
    return FoundMark(old, "kept" if is_same else "changed", score, None, None, draft)


def _is_like(outcome: Outcome, mark: Marked) -> bool:
    return outcome.score >= needed(len(plain_words(mark.quote)))


def _document(anchors: Anchors, key: DocumentKey, bookmark: BookmarkRecord) -> FoundMark:
    """A bookmark on the document as a whole: where the document is, it is."""
    old, new = Target(key), Target(anchors.document.key)
    anchor = anchors.of(new)
    is_same = bookmark.fingerprint in ("", anchor.fingerprint)
    score = 100.0
    if not is_same:
        score = min(99.0, likeness(plain_words(bookmark.quote), plain_words(anchor.quote)))
    if old != new:
        return FoundMark(old, "moved", score, bookmark, Move(old, new, anchor))
    return FoundMark(old, "kept" if is_same else "changed", score, bookmark, None)


def _passage(
    anchors: Anchors, key: DocumentKey, bookmark: BookmarkRecord, of_part: dict[str, str]
) -> FoundMark:
    old = Target(key, bookmark.part)
    within = of_part.get(bookmark.within) or bookmark.within
    near = (within, bookmark.block, bookmark.offset)
    blocks = list(block_list(anchors.document))
    found = find_passage(
        bookmark.quote, blocks, near, prefix=bookmark.prefix, suffix=bookmark.suffix
    )
    if found is None or (found.part != within and len(bookmark.quote) < STRAY):
        return FoundMark(old, "adrift", 0.0, bookmark, None)
    new = Target(anchors.document.key, bookmark.part)
    place = (found.part, found.block, found.offset)
    is_at_its_place = place == (bookmark.within, bookmark.block, bookmark.offset)
    if is_at_its_place and found.is_exact and new == old:
        return FoundMark(old, "kept", 100.0, bookmark, None)
    length = found.length if bookmark.length else 0
    stretch = Stretch(*place, found.offset + length)
    status: Status = "moved" if found.is_exact else "changed"
    passage = passage_at(anchors.document, stretch)
    move = Move(old, new, _words_anchor(anchors, found), passage)
    return FoundMark(old, status, 100.0 if found.is_exact else 80.0, bookmark, move)


def _words_anchor(anchors: Anchors, found: Found) -> Anchor:
    anchor = anchors.at(found.part, found.block, found.offset)
    return msgspec.structs.replace(anchor, quote=anchor.quote[: min(found.length, LONG_QUOTE)])

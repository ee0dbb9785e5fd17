"""Take marks along with a text that has another key now.

Read marks, positions and visits are copied: what was said of the old key stays true, and does no
harm if the key comes back. A bookmark is moved, so that it is there once; its old record stays as a
tombstone that names the new one. Where the new place has a bookmark of its own, both stay. A letter
goes along with its place, a draft with what it answers.
"""

from collections.abc import Iterator

import msgspec

from tui.marks import records
from tui.marks.edits import Anchor, Move, Passage, Reanchor
from tui.marks.records import BookmarkRecord, DraftRecord, ReadRecord, record_id, storable
from tui.marks.state import Put, State, later
from tui.model import DocumentKey, Target, safe_line


def moved(state: State, edit: Reanchor) -> Iterator[Put]:
    """The records that the moves of an edit write."""
    parts = {storable(m.old.part): storable(m.new.part) for m in edit.moves}
    for move in edit.moves:
        yield from _read(state, move, edit.at)
        yield from _bookmark(state, move, edit.at)
        yield from _draft(state, move, edit.at)
        if not move.old.part and move.old.document != move.new.document:
            yield from _place(state, move, parts, edit.at)


def _read(state: State, move: Move, at: str) -> Iterator[Put]:
    document, part = _spelled(move.new)
    mark = state.reads.get(storable(move.old.document), {}).get(storable(move.old.part))
    there = state.reads.get(document, {}).get(part)
    if mark is None or not mark.read or (there is not None and move.old != move.new):
        return
    stamp = storable(move.anchor.fingerprint)
    if there is None or there.fingerprint != stamp:
        quote = cut(move.anchor.quote, records.SHORT_QUOTE)
        yield (
            records.READS,
            ReadRecord(DocumentKey(document), part, True, later(at, there), stamp, quote),
        )


def _bookmark(state: State, move: Move, at: str) -> Iterator[Put]:
    old = state.bookmark(move.old)
    if old is None:
        return
    document, part = _spelled(move.new)
    new = msgspec.structs.replace(
        old,
        document=DocumentKey(document),
        part=part,
        **_of_text(old, move.anchor),
    )
    if move.passage is not None:
        new = at_passage(new, move.passage)
    if move.old == move.new:
        if new != old:
            yield records.BOOKMARKS, msgspec.structs.replace(new, changed_at=later(at, old))
        return
    there = state.bookmarks.get(document, {}).get(part)
    if there is not None and not there.deleted:
        return
    yield records.BOOKMARKS, msgspec.structs.replace(new, changed_at=later(at, there))
    yield records.BOOKMARKS, _tombstone(old, record_id(records.BOOKMARKS, document, part), at)


def _draft(state: State, move: Move, at: str) -> Iterator[Put]:
    old = state.draft(move.old)
    if old is None:
        return
    document, part = _spelled(move.new)
    new = msgspec.structs.replace(
        old,
        document=DocumentKey(document),
        part=part,
        answers=storable(move.answers) or old.answers,
        **_of_text(old, move.anchor),
    )
    if move.old == move.new:
        if new != old:
            yield records.DRAFTS, msgspec.structs.replace(new, changed_at=later(at, old))
        return
    there = state.drafts.get(document, {}).get(part)
    if there is not None and not there.deleted:
        return
    yield records.DRAFTS, msgspec.structs.replace(new, changed_at=later(at, there))
    moved_to = record_id(records.DRAFTS, document, part)
    gone = msgspec.structs.replace(old, deleted=True, moved_to=moved_to, email="", comment="")
    yield records.DRAFTS, msgspec.structs.replace(gone, changed_at=later(at, old))


def _of_text(old: BookmarkRecord | DraftRecord, anchor: Anchor) -> dict[str, str]:
    """The fields that say what text a mark is on, as it is now; what is not told stays."""
    return {
        "quote": cut(anchor.quote, records.LONG_QUOTE),
        "title": safe_line(anchor.title) or old.title,
        "path": storable(anchor.path) or old.path,
        "fingerprint": storable(anchor.fingerprint),
        "author": safe_line(anchor.author) or old.author,
        "date": safe_line(anchor.date) or old.date,
    }


def _tombstone(old: BookmarkRecord, moved_to: str, at: str) -> BookmarkRecord:
    return msgspec.structs.replace(old, deleted=True, moved_to=moved_to, changed_at=later(at, old))


def _place(state: State, move: Move, parts: dict[str, str], at: str) -> Iterator[Put]:
    """Position, visit and letters of a document that has another key."""
    old, new = storable(move.old.document), DocumentKey(storable(move.new.document))
    position = state.positions.get(old)
    if position is not None and new not in state.positions:
        part = parts.get(position.part, position.part)
        here = msgspec.structs.replace(position, document=new, part=part, changed_at=at)
        yield records.POSITIONS, here
    visit = state.visits.get(old)
    if visit is not None and new not in state.visits:
        yield records.VISITS, msgspec.structs.replace(visit, document=new, changed_at=at)
    for named in list(state.named.values()):
        if named.of == old and not named.deleted:
            part, stamp = parts.get(named.within, named.within), later(at, named)
            there = msgspec.structs.replace(named, of=new, within=part, changed_at=stamp)
            yield records.NAMED_PLACES, there


def _spelled(target: Target) -> tuple[str, str]:
    return storable(target.document), storable(target.part)


def at_passage(record: BookmarkRecord, passage: Passage) -> BookmarkRecord:
    """The bookmark of a passage with the place where its words stand."""
    return msgspec.structs.replace(
        record,
        within=storable(passage.part),
        block=passage.block,
        offset=passage.offset,
        length=passage.length,
        prefix=safe_line(passage.prefix)[-records.CONTEXT :],
        suffix=safe_line(passage.suffix)[: records.CONTEXT],
    )


def cut(quote: str, length: int) -> str:
    """The beginning of a quote as it is kept: harmless, on one line, at most `length` long."""
    return safe_line(quote[: 4 * length])[:length].rstrip()

"""What an edit does to the marks in memory: which records it writes, and which ones they replace.

Each record gets a stamp later than the one it replaces, so that a clock that was set back loses no
edit. Nothing here touches a file.
"""

from collections.abc import Iterator

import msgspec

from tui.marks import edits, records
from tui.marks.edits import Anchor, Edit
from tui.marks.moving import at_passage, cut, moved
from tui.marks.records import (
    BookmarkRecord,
    DocumentRecord,
    DraftRecord,
    NamedPlaceRecord,
    PositionRecord,
    ReadMark,
    ReadRecord,
    ViewRecord,
    VisitRecord,
    storable,
)
from tui.marks.state import Put, State, later
from tui.model import DocumentKey, ListView, Target, safe_line, safe_text


def apply_edit(state: State, edit: Edit) -> tuple[list[Put], list[Put]]:
    """Apply an edit to `state`.

    Returns:
        The records to be written, none if the edit changes nothing; and those of them that were
        there before, as they were; none where an edit is there to forget them.
    """
    puts = list(_puts(state, edit))
    was = put_all(state, puts)
    return puts, [] if isinstance(edit, edits.ForgetEmails) else was


def put_all(state: State, puts: list[Put]) -> list[Put]:
    """Put records into `state` and return those that were there before, as they were."""
    was: list[Put] = []
    for table, record in puts:
        old = state.get(record)
        state.put(record)
        if old is not None:
            was.append((table, _with_quote(old, record)))
    return was


def _with_quote(old: records.Record, record: records.Record) -> records.Record:
    """A read mark with the quote that memory does not keep, where the new one has the same text."""
    if not isinstance(old, ReadMark) or not isinstance(record, ReadRecord):
        return old
    quote = record.quote if old.fingerprint in ("", record.fingerprint) else ""
    return ReadRecord(old.document, old.part, old.read, old.changed_at, old.fingerprint, quote)


def _puts(state: State, edit: Edit) -> Iterator[Put]:
    if isinstance(edit, (edits.MarkRead, edits.MarkUnread)):
        yield from _reads(state, edit, isinstance(edit, edits.MarkRead))
    elif isinstance(edit, edits.Bookmark):
        yield from _bookmark(state, edit)
    elif isinstance(edit, edits.Unbookmark):
        old = state.bookmark(edit.target)
        if old is not None:
            at = later(edit.at, old)
            yield records.BOOKMARKS, msgspec.structs.replace(old, deleted=True, changed_at=at)
    elif isinstance(edit, (edits.SaveView, edits.NoteView)):
        yield from _view(state, edit)
    elif isinstance(edit, edits.RemoveView):
        view = state.views.get(storable(f"saved:{edit.name}"))
        if view is not None and not view.deleted:
            at = later(edit.at, view)
            yield records.VIEWS, msgspec.structs.replace(view, deleted=True, changed_at=at)
    elif isinstance(edit, edits.WriteDraft):
        yield from _draft(state, edit)
    elif isinstance(edit, edits.DeleteDraft):
        draft = state.draft(edit.target)
        if draft is not None:
            email, at = draft.email if edit.keeps_email else "", later(edit.at, draft)
            gone = msgspec.structs.replace(draft, deleted=True, email=email, changed_at=at)
            yield records.DRAFTS, gone
    elif isinstance(edit, edits.ForgetEmails):
        for draft in (d for found in state.drafts.values() for d in found.values() if d.email):
            at = later(edit.at, draft)
            yield records.DRAFTS, msgspec.structs.replace(draft, email="", changed_at=at)
    elif isinstance(edit, edits.SetPosition):
        yield from _position(state, edit)
    elif isinstance(edit, edits.Visit):
        yield from _visit(state, edit)
    elif isinstance(edit, edits.NamePlace):
        yield from _named_place(state, edit)
    elif isinstance(edit, edits.UnnamePlace):
        place = state.named_place(edit.letter)
        if place is not None:
            at = later(edit.at, place)
            yield records.NAMED_PLACES, msgspec.structs.replace(place, deleted=True, changed_at=at)
    elif isinstance(edit, edits.Reanchor):
        yield from moved(state, edit)
        for move in {move.new.document: move for move in edit.moves}.values():
            yield from _document(state, storable(move.new.document), move.anchor, edit.at)


def _reads(state: State, edit: edits.MarkRead | edits.MarkUnread, read: bool) -> Iterator[Put]:
    named: dict[str, Anchor] = {}
    done: set[Target] = set()
    for target, anchor in edit.targets:
        document, part = DocumentKey(storable(target.document)), storable(target.part)
        old = state.reads.get(document, {}).get(part)
        stamp = storable(anchor.fingerprint)
        if target in done or _says(old, read, stamp):
            continue
        done.add(target)
        if anchor.title or anchor.path:
            named[document] = anchor
        quote = cut(anchor.quote, records.SHORT_QUOTE)
        at = later(edit.at, old)
        yield records.READS, ReadRecord(document, part, read, at, stamp, quote)
    for key, anchor in named.items():
        yield from _document(state, key, anchor, edit.at)


def _says(old: ReadMark | None, read: bool, fingerprint: str) -> bool:
    """Whether a mark already says what an edit wants; new words under it are worth a new mark."""
    if old is None:
        return not read
    return old.read == read and (not read or fingerprint in ("", old.fingerprint))


def _bookmark(state: State, edit: edits.Bookmark) -> Iterator[Put]:
    anchor, target = edit.anchor, edit.target
    old = state.bookmarks.get(storable(target.document), {}).get(storable(target.part))
    kept = old is not None and not old.deleted
    record = BookmarkRecord(
        document=DocumentKey(storable(target.document)),
        part=storable(target.part),
        note=safe_text(edit.note),
        tags=tuple(safe_line(tag) for tag in edit.tags),
        quote=cut(anchor.quote, records.LONG_QUOTE),
        title=safe_line(anchor.title),
        path=storable(anchor.path),
        fingerprint=storable(anchor.fingerprint),
        author=safe_line(anchor.author),
        date=safe_line(anchor.date),
        created_at=old.created_at if old is not None and kept else edit.at,
        changed_at=old.changed_at if old else "",
    )
    if edit.passage is not None:
        record = at_passage(record, edit.passage)
    if record == old:
        return
    yield records.BOOKMARKS, msgspec.structs.replace(record, changed_at=later(edit.at, old))
    yield from _document(state, record.document, anchor, edit.at)


def _view(state: State, edit: edits.SaveView | edits.NoteView) -> Iterator[Put]:
    is_last = isinstance(edit, edits.NoteView)
    part = f"last:{edit.library}" if isinstance(edit, edits.NoteView) else f"saved:{edit.name}"
    part = storable(part)
    old = state.views.get(part)
    record = ViewRecord(
        part=part,
        name=safe_line(edit.name),
        view=edit.view,
        changed_at=old.changed_at if old else "",
    )
    is_nothing_new = is_last and old is None and edit.view == ListView()
    if record != old and not is_nothing_new:
        yield records.VIEWS, msgspec.structs.replace(record, changed_at=later(edit.at, old))


def _draft(state: State, edit: edits.WriteDraft) -> Iterator[Put]:
    anchor, words = edit.anchor, edit.words
    document, part = DocumentKey(storable(edit.target.document)), storable(edit.target.part)
    old = state.drafts.get(document, {}).get(part)
    record = DraftRecord(
        document=document,
        part=part,
        answers=storable(edit.answers),
        name=safe_line(words.name),
        email=safe_line(words.email),
        website=safe_line(words.website),
        comment=safe_text(words.comment),
        quote=cut(anchor.quote, records.LONG_QUOTE),
        title=safe_line(anchor.title),
        path=storable(anchor.path),
        fingerprint=storable(anchor.fingerprint),
        author=safe_line(anchor.author),
        date=safe_line(anchor.date),
        address=safe_line(edit.address),
        created_at=(old.created_at if old is not None else "") or edit.at,
        changed_at=old.changed_at if old else "",
    )
    if record == old:
        return
    yield records.DRAFTS, msgspec.structs.replace(record, changed_at=later(edit.at, old))
    yield from _document(state, document, anchor, edit.at)


def _position(state: State, edit: edits.SetPosition) -> Iterator[Put]:
    document = DocumentKey(storable(edit.document))
    old = state.positions.get(document)
    record = PositionRecord(
        document=document,
        part=storable(edit.part),
        block=edit.block,
        offset=edit.offset,
        quote=cut(edit.anchor.quote, records.SHORT_QUOTE),
        changed_at=old.changed_at if old else "",
    )
    if record == old:
        return
    yield records.POSITIONS, msgspec.structs.replace(record, changed_at=later(edit.at, old))
    yield from _document(state, document, edit.anchor, edit.at)


def _visit(state: State, edit: edits.Visit) -> Iterator[Put]:
    document = DocumentKey(storable(edit.document))
    old = state.visits.get(document)
    known = "".join(sorted(storable(stamp) for stamp in edit.known))
    yield (
        records.VISITS,
        VisitRecord(document=document, known=known, changed_at=later(edit.at, old)),
    )
    yield from _document(state, document, edit.anchor, edit.at)


def _named_place(state: State, edit: edits.NamePlace) -> Iterator[Put]:
    part, of = storable(records.NAMED + edit.letter), DocumentKey(storable(edit.document))
    old = state.named.get(part)
    record = NamedPlaceRecord(
        part=part,
        of=of,
        within=storable(edit.part),
        block=edit.block,
        offset=edit.offset,
        quote=cut(edit.anchor.quote, records.SHORT_QUOTE),
        title=safe_line(edit.anchor.title),
        changed_at=old.changed_at if old else "",
    )
    if record != old:
        yield records.NAMED_PLACES, msgspec.structs.replace(record, changed_at=later(edit.at, old))
        yield from _document(state, of, edit.anchor, edit.at)


def _document(state: State, document: str, anchor: Anchor, at: str) -> Iterator[Put]:
    old = state.documents.get(document)
    record = DocumentRecord(
        document=DocumentKey(document),
        title=safe_line(anchor.title) or (old.title if old else ""),
        path=storable(anchor.path) or (old.path if old else ""),
        fingerprint=storable(anchor.body) or (old.fingerprint if old else ""),
        changed_at=old.changed_at if old else "",
    )
    if (record.title or record.path) and record != old:
        yield records.DOCUMENTS, msgspec.structs.replace(record, changed_at=later(at, old))

"""The marks in memory: what is read, bookmarked and where the reader is, by document and part.

Every question is answered from dictionaries, whatever the number of marks. This module touches no
file and starts no thread; whoever shares a State between threads holds a lock.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import TypeVar

import msgspec

from tui.marks import edits, records
from tui.marks.edits import Anchor, Edit
from tui.marks.records import (
    BookmarkRecord,
    DocumentRecord,
    PositionRecord,
    ReadMark,
    ReadRecord,
    Record,
    storable,
)
from tui.model import DocumentKey, Target, safe_line, safe_text

_R = TypeVar("_R", bound=Record)
Put = tuple[str, Record]
"""A record and the table it goes to."""


class State:
    """All marks of one reader."""

    def __init__(self) -> None:
        self.reads: dict[str, dict[str, ReadMark]] = {}
        self.bookmarks: dict[str, dict[str, BookmarkRecord]] = {}
        self.positions: dict[str, PositionRecord] = {}
        self.documents: dict[str, DocumentRecord] = {}

    def put(self, record: Record) -> bool:
        """Take a record in if it is newer than the one that is here; tell whether it was.

        Repeating it changes nothing and the order of many does not matter.
        """
        if isinstance(record, ReadMark):
            if isinstance(record, ReadRecord):
                record = record.mark()
            return _put(self.reads.setdefault(record.document, {}), record.part, record)
        if isinstance(record, BookmarkRecord):
            parts = self.bookmarks.setdefault(record.document, {})
            return _put(parts, record.part, _harmless_bookmark(record))
        if isinstance(record, PositionRecord):
            return _put(self.positions, record.document, record)
        return _put(self.documents, record.document, _harmless_document(record))

    def fill(self, found: Iterable[Record]) -> None:
        """Put many records; quick where nothing is here yet."""
        reads = self.reads
        for record in found:
            if type(record) is not ReadMark:
                self.put(record)
            elif (parts := reads.get(record.document)) is None:
                reads[record.document] = {record.part: record}
            elif record.part in parts:
                self.put(record)
            else:
                parts[record.part] = record

    def edit(self, edit: Edit) -> list[Put]:
        """Apply an edit and return the records to be written; none if it changes nothing.

        Each record gets a stamp later than the one it replaces, so that a clock that was set back
        loses no edit.
        """
        puts = list(self._puts(edit))
        for _, record in puts:
            self.put(record)
        return puts

    def _puts(self, edit: Edit) -> Iterator[Put]:
        if isinstance(edit, (edits.MarkRead, edits.MarkUnread)):
            yield from self._reads(edit, isinstance(edit, edits.MarkRead))
        elif isinstance(edit, edits.Bookmark):
            yield from self._bookmark(edit)
        elif isinstance(edit, edits.Unbookmark):
            old = self.bookmark(edit.target)
            if old is not None:
                at = later(edit.at, old)
                gone = msgspec.structs.replace(old, deleted=True, changed_at=at)
                yield records.BOOKMARKS, gone
        elif isinstance(edit, edits.SetPosition):
            yield from self._position(edit)

    def _reads(self, edit: edits.MarkRead | edits.MarkUnread, read: bool) -> Iterator[Put]:
        named: dict[str, Anchor] = {}
        done: set[Target] = set()
        for target, anchor in edit.targets:
            document, part = DocumentKey(storable(target.document)), storable(target.part)
            old = self.reads.get(document, {}).get(part)
            stamp = storable(anchor.fingerprint)
            if target in done or _says(old, read, stamp):
                continue
            done.add(target)
            if anchor.title or anchor.path:
                named[document] = anchor
            quote = _cut(anchor.quote, records.SHORT_QUOTE)
            at = later(edit.at, old)
            yield records.READS, ReadRecord(document, part, read, at, stamp, quote)
        for key, anchor in named.items():
            yield from self._document(key, anchor, edit.at)

    def _bookmark(self, edit: edits.Bookmark) -> Iterator[Put]:
        anchor, target = edit.anchor, edit.target
        old = self.bookmarks.get(storable(target.document), {}).get(storable(target.part))
        kept = old is not None and not old.deleted
        record = BookmarkRecord(
            document=DocumentKey(storable(target.document)),
            part=storable(target.part),
            note=safe_text(edit.note),
            tags=tuple(safe_line(tag) for tag in edit.tags),
            quote=_cut(anchor.quote, records.LONG_QUOTE),
            title=safe_line(anchor.title),
            path=storable(anchor.path),
            fingerprint=storable(anchor.fingerprint),
            created_at=old.created_at if old is not None and kept else edit.at,
            changed_at=old.changed_at if old else "",
        )
        if record == old:
            return
        yield records.BOOKMARKS, msgspec.structs.replace(record, changed_at=later(edit.at, old))
        yield from self._document(record.document, anchor, edit.at)

    def _position(self, edit: edits.SetPosition) -> Iterator[Put]:
        document = DocumentKey(storable(edit.document))
        old = self.positions.get(document)
        record = PositionRecord(
            document=document,
            part=storable(edit.part),
            block=edit.block,
            offset=edit.offset,
            quote=_cut(edit.anchor.quote, records.SHORT_QUOTE),
            changed_at=old.changed_at if old else "",
        )
        if record == old:
            return
        yield records.POSITIONS, msgspec.structs.replace(record, changed_at=later(edit.at, old))
        yield from self._document(document, edit.anchor, edit.at)

    def _document(self, document: str, anchor: Anchor, at: str) -> Iterator[Put]:
        old = self.documents.get(document)
        record = DocumentRecord(
            document=DocumentKey(document),
            title=safe_line(anchor.title) or (old.title if old else ""),
            path=storable(anchor.path) or (old.path if old else ""),
            changed_at=old.changed_at if old else "",
        )
        if (record.title or record.path) and record != old:
            yield records.DOCUMENTS, msgspec.structs.replace(record, changed_at=later(at, old))

    def bookmark(self, target: Target) -> BookmarkRecord | None:
        """The bookmark on a target, or None."""
        found = self.bookmarks.get(storable(target.document), {}).get(storable(target.part))
        return found if found is not None and not found.deleted else None

    def different(self, other: "State") -> set[str]:
        """The documents whose marks are not the same in both."""
        return (
            _different(self.reads, other.reads)
            | _different(self.bookmarks, other.bookmarks)
            | _different(self.positions, other.positions)
            | _different(self.documents, other.documents)
        )


def later(at: str, old: Record | None) -> str:
    """Return `at`, or a stamp just later than the one of `old` if `at` is not later."""
    if old is None or at > old.changed_at:
        return at
    try:
        moment = datetime.fromisoformat(old.changed_at) + timedelta(microseconds=1)
        stamp = moment.replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"
    except (ValueError, OverflowError):
        stamp = ""
    return stamp if stamp > old.changed_at else old.changed_at + "0"


def _says(old: ReadMark | None, read: bool, fingerprint: str) -> bool:
    """Whether a mark already says what an edit wants; new words under it are worth a new mark."""
    if old is None:
        return not read
    return old.read == read and (not read or fingerprint in ("", old.fingerprint))


def _put(place: dict[str, _R], key: str, record: _R) -> bool:
    old = place.get(key)
    if old is not None and not _outranks(record, old):
        return False
    place[key] = record
    return True


def _outranks(record: Record, old: Record) -> bool:
    """The newer one wins; equal stamps are decided by content, the same way for everybody."""
    if record.changed_at != old.changed_at:
        return record.changed_at > old.changed_at
    if isinstance(record, ReadMark) and isinstance(old, ReadMark) and record.read != old.read:
        return record.read
    return msgspec.json.encode(record) > msgspec.json.encode(old)


def _different(one: dict[str, _R] | dict[str, dict[str, _R]], other: object) -> set[str]:
    assert isinstance(other, dict)
    return {
        key
        for key in one.keys() | other.keys()
        if (one.get(key) or None) != (other.get(key) or None)
    }


def _cut(quote: str, length: int) -> str:
    return safe_line(quote[: 4 * length])[:length].rstrip()


def _harmless_bookmark(record: BookmarkRecord) -> BookmarkRecord:
    safe = msgspec.structs.replace(
        record,
        note=safe_text(record.note),
        tags=tuple(safe_line(tag) for tag in record.tags),
        quote=safe_line(record.quote),
        title=safe_line(record.title),
    )
    return record if safe == record else safe


def _harmless_document(record: DocumentRecord) -> DocumentRecord:
    title = safe_line(record.title)
    return record if title == record.title else msgspec.structs.replace(record, title=title)

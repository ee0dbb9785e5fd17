"""The marks in memory: what is read, bookmarked, drafted and where one is, by document and part.

Every question is answered from dictionaries, whatever the number of marks. This module touches no
file and starts no thread; whoever shares a State between threads holds a lock. What an edit does
to a State is said in `applying`.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TypeVar

import msgspec

from tui.marks import records
from tui.marks.records import (
    BookmarkRecord,
    DocumentRecord,
    DraftRecord,
    NamedPlaceRecord,
    PositionRecord,
    ReadMark,
    ReadRecord,
    Record,
    ViewRecord,
    VisitRecord,
    storable,
)
from tui.model import ListView, Target, safe_line, safe_text

_R = TypeVar("_R", bound=Record)
Put = tuple[str, Record]
"""A record and the table it goes to."""


class State:
    """All marks of one reader."""

    def __init__(self) -> None:
        self.reads: dict[str, dict[str, ReadMark]] = {}
        self.bookmarks: dict[str, dict[str, BookmarkRecord]] = {}
        self.views: dict[str, ViewRecord] = {}
        self.positions: dict[str, PositionRecord] = {}
        self.visits: dict[str, VisitRecord] = {}
        self.named: dict[str, NamedPlaceRecord] = {}
        self.drafts: dict[str, dict[str, DraftRecord]] = {}
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
        if isinstance(record, ViewRecord):
            return _put(self.views, record.part, _harmless_view(record))
        if isinstance(record, PositionRecord):
            return _put(self.positions, record.document, record)
        if isinstance(record, VisitRecord):
            return _put(self.visits, record.document, record)
        if isinstance(record, NamedPlaceRecord):
            return _put(self.named, record.part, _harmless_named(record))
        if isinstance(record, DraftRecord):
            drafts = self.drafts.setdefault(record.document, {})
            return _put(drafts, record.part, _harmless_draft(record))
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

    def get(self, record: Record) -> Record | None:
        """The record here that has the table and the id of `record`, or None."""
        if isinstance(record, ReadMark):
            return self.reads.get(record.document, {}).get(record.part)
        if isinstance(record, BookmarkRecord):
            return self.bookmarks.get(record.document, {}).get(record.part)
        if isinstance(record, ViewRecord):
            return self.views.get(record.part)
        if isinstance(record, PositionRecord):
            return self.positions.get(record.document)
        if isinstance(record, VisitRecord):
            return self.visits.get(record.document)
        if isinstance(record, NamedPlaceRecord):
            return self.named.get(record.part)
        if isinstance(record, DraftRecord):
            return self.drafts.get(record.document, {}).get(record.part)
        return self.documents.get(record.document)

    def bookmark(self, target: Target) -> BookmarkRecord | None:
        """The bookmark on a target, or None."""
        found = self.bookmarks.get(storable(target.document), {}).get(storable(target.part))
        return found if found is not None and not found.deleted else None

    def named_place(self, letter: str) -> NamedPlaceRecord | None:
        """The place that has a letter, or None."""
        found = self.named.get(storable(records.NAMED + letter))
        return found if found is not None and not found.deleted else None

    def draft(self, target: Target) -> DraftRecord | None:
        """The draft of that name, or None."""
        found = self.drafts.get(storable(target.document), {}).get(storable(target.part))
        return found if found is not None and not found.deleted else None

    def records(self) -> Iterable[Put]:
        """Every record with its table."""
        for parts in self.reads.values():
            yield from ((records.READS, mark) for mark in parts.values())
        for places in self.bookmarks.values():
            yield from ((records.BOOKMARKS, bookmark) for bookmark in places.values())
        yield from ((records.VIEWS, view) for view in self.views.values())
        yield from ((records.POSITIONS, position) for position in self.positions.values())
        yield from ((records.VISITS, visit) for visit in self.visits.values())
        yield from ((records.NAMED_PLACES, place) for place in self.named.values())
        for drafts in self.drafts.values():
            yield from ((records.DRAFTS, draft) for draft in drafts.values())
        yield from ((records.DOCUMENTS, document) for document in self.documents.values())

    def different(self, other: "State") -> set[str]:
        """The documents whose marks are not the same in both; "" stands for the whole library."""
        return (
            _different(self.reads, other.reads)
            | _different(self.bookmarks, other.bookmarks)
            | ({""} if self.views != other.views else set())
            | _different(self.positions, other.positions)
            | _different(self.visits, other.visits)
            | ({""} if self.named != other.named else set())
            | _different(self.drafts, other.drafts)
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


def _harmless_bookmark(record: BookmarkRecord) -> BookmarkRecord:
    safe = msgspec.structs.replace(
        record,
        note=safe_text(record.note),
        tags=tuple(safe_line(tag) for tag in record.tags),
        quote=safe_line(record.quote),
        title=safe_line(record.title),
        author=safe_line(record.author),
        date=safe_line(record.date),
    )
    return record if safe == record else safe


def _harmless_named(record: NamedPlaceRecord) -> NamedPlaceRecord:
    safe = msgspec.structs.replace(
        record, quote=safe_line(record.quote), title=safe_line(record.title)
    )
    return record if safe == record else safe


def _harmless_draft(record: DraftRecord) -> DraftRecord:
    safe = msgspec.structs.replace(
        record,
        name=safe_line(record.name),
        email=safe_line(record.email),
        website=safe_line(record.website),
        comment=safe_text(record.comment),
        quote=safe_line(record.quote),
        title=safe_line(record.title),
        author=safe_line(record.author),
        date=safe_line(record.date),
        address=safe_line(record.address),
    )
    return record if safe == record else safe


def _harmless_view(record: ViewRecord) -> ViewRecord:
    plain = msgspec.to_builtins(record.view)
    view = msgspec.convert(_harmless(plain), ListView)
    safe = msgspec.structs.replace(record, name=safe_line(record.name), view=view)
    return record if safe == record else safe


def _harmless(value: object) -> object:
    """A value of a view with every text in it made harmless."""
    if isinstance(value, dict):
        return {name: _harmless(item) for name, item in value.items()}
    return safe_line(value) if isinstance(value, str) else value


def _harmless_document(record: DocumentRecord) -> DocumentRecord:
    title = safe_line(record.title)
    return record if title == record.title else msgspec.structs.replace(record, title=title)

"""The content of a marks file, read in two ways: records as bytes to fold, or as marks for memory.

As bytes nothing is lost: tables and fields that we do not know go out as they came in. The strict
and fast reader is tried first; what it refuses but Python's own `json` takes (NaN, lone surrogates)
is read by that. Nothing here opens a file.
"""

import json
from collections.abc import Iterator
from typing import Any

import msgspec

from tui.marks import records
from tui.marks.pieces import PIECE, read_in_pieces, write_in_pieces
from tui.marks.pieces import RawTables as RawTables
from tui.marks.records import (
    TABLES,
    BookmarkRecord,
    DocumentRecord,
    DraftRecord,
    MetaRecord,
    NamedPlaceRecord,
    PositionRecord,
    ReadMark,
    Record,
    ViewRecord,
    VisitRecord,
)


class ForeignFileError(ValueError):
    """The file is valid JSON of another shape: somebody else's, and never to be touched."""


class DamagedFileError(ValueError):
    """The file is no JSON, or broken off."""


class _Marks(msgspec.Struct):
    reads: dict[str, ReadMark] = {}
    bookmarks: dict[str, BookmarkRecord] = {}
    views: dict[str, ViewRecord] = {}
    positions: dict[str, PositionRecord] = {}
    visits: dict[str, VisitRecord] = {}
    named_places: dict[str, NamedPlaceRecord] = {}
    drafts: dict[str, DraftRecord] = {}
    documents: dict[str, DocumentRecord] = {}
    meta: dict[str, MetaRecord] = {}


_UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
_MARKS = msgspec.json.Decoder(_Marks)
_RAW = msgspec.json.Decoder(RawTables)


class Content(msgspec.Struct, frozen=True):
    """What a marks file says."""

    records: list[Record]
    meta: MetaRecord | None
    not_understood: int = 0
    """Records of our tables that lack a field or hold a value of another kind."""


def read_marks(data: bytes) -> Content:
    """Read the marks of a file for memory.

    Raises:
        DamagedFileError: It is not JSON. `ForeignFileError`: It is JSON, but not tables of records.
    """
    try:
        marks = _MARKS.decode(data)
    except _UNREADABLE:
        return _read_gently(read_raw(data))
    if not marks.meta:  # nothing says that it is ours
        read_raw(data)
    found: list[Record] = []
    for table in (
        marks.reads,
        marks.bookmarks,
        marks.views,
        marks.positions,
        marks.visits,
        marks.named_places,
        marks.drafts,
        marks.documents,
    ):
        found.extend(table.values())
    return Content(found, _newest_meta(marks.meta.values()))


def read_raw(data: bytes) -> RawTables:
    """Read a file for folding, each record as it is written.

    Raises:
        DamagedFileError: It is not JSON. `ForeignFileError`: It is JSON, but not tables of records.
    """
    if not data.strip():
        return {}
    tables = read_in_pieces(data) if len(data) > 2 * PIECE else None
    if tables is not None:
        return tables
    try:
        return _RAW.decode(data)
    except _UNREADABLE:
        pass
    try:
        content: Any = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise DamagedFileError(str(error)) from error
    if not isinstance(content, dict) or not all(isinstance(t, dict) for t in content.values()):
        raise ForeignFileError("valid JSON, but not the tables of a TinyDB file")
    return {
        table: {key: msgspec.Raw(json.dumps(record).encode()) for key, record in rows.items()}
        for table, rows in content.items()
    }


def write_raw(tables: RawTables) -> bytes:
    """Return the bytes of a file that holds `tables`."""
    try:
        return b"".join(write_in_pieces(tables))
    except UnicodeEncodeError:  # a name with a lone surrogate, which only `json` can spell
        plain = {
            table: {key: plain_record(record) for key, record in rows.items()}
            for table, rows in tables.items()
        }
        return json.dumps(plain).encode()


def plain_record(raw: msgspec.Raw) -> Any:
    """Return a record as Python values."""
    try:
        return msgspec.json.decode(raw)
    except _UNREADABLE:
        return json.loads(bytes(raw))


def record_fields(raw: msgspec.Raw) -> dict[str, Any]:
    """Return the fields of a record; none for what is no record at all."""
    fields = plain_record(raw)
    return fields if isinstance(fields, dict) else {}


def meta_of(tables: RawTables) -> MetaRecord | None:
    """The record that says by which version the file was written, or None."""
    return _newest_meta(_understood(tables.get(records.META, {}), MetaRecord))


def _newest_meta(found: "Iterator[MetaRecord] | Any") -> MetaRecord | None:
    return max(found, key=lambda meta: (meta.schema, meta.generation), default=None)


def _read_gently(tables: RawTables) -> Content:
    found: list[Record] = []
    total = 0
    for table, known in TABLES.items():
        rows = tables.get(table, {})
        found.extend(_understood(rows, known))
        total += len(rows)
    return Content(found, meta_of(tables), total - len(found))


def _understood(rows: dict[str, msgspec.Raw], known: type[Any]) -> Iterator[Any]:
    for raw in rows.values():
        try:
            yield msgspec.json.decode(raw, type=known)
        except _UNREADABLE:
            continue

"""The questions that are put to the index.

Always by row id and by page: never OFFSET, which walks over everything it leaves out.
"""

import os
import re
import sqlite3
import zlib
from array import array
from collections.abc import Iterable, Sequence

import msgspec

from tui.library.content import unpack
from tui.library.entry import Entry, absolute_path, folder_of, stamp_number, title_stamp
from tui.library.stored import path_bytes, storable
from tui.model import Document, DocumentKey, Problem

_AT_ONCE = 500
"""Ids in one query: below SQLite's old limit of 999 variables."""

_SORTS = {
    "newest": "day DESC, place, relative, ordinal",
    "title": "sort_title, place, relative, ordinal",
    "path": "place, relative, ordinal",
}

_ENTRIES = """
SELECT document.id, key, title, author, published, declared, kept, parts, place.path, relative,
       format, minutes, coalesce(host, '')
FROM document JOIN place ON place.number = document.place
LEFT JOIN site ON site.id = document.site WHERE document.id IN ({})
"""

_ALIKE = "SELECT key FROM document"
_FEW = 8
"""So many documents of one text or title are looked at."""
_STAMP = re.compile("[0-9a-f]{16}")

_parts = msgspec.msgpack.Decoder(tuple[str, ...])


def order(connection: sqlite3.Connection, sort: str) -> "array[int]":
    """Row ids of all documents in an order of `_SORTS`.

    Raises:
        ValueError: There is no such order.
    """
    if sort not in _SORTS:
        raise ValueError(f"no order called {sort!r}; there are {', '.join(_SORTS)}")
    rows = connection.execute(f"SELECT id FROM document ORDER BY {_SORTS[sort]}")  # noqa: S608
    return array("q", (row for (row,) in rows))


def entries(connection: sqlite3.Connection, ids: Sequence[int]) -> list[Entry]:
    """The entries with these row ids, in that order, without those that are gone."""
    found = {}
    for query, page in _pages(_ENTRIES, ids):
        for row in connection.execute(query, page):
            found[row[0]] = _entry(*row)
    return [found[row] for row in ids if row in found]


def _entry(
    row: int,
    key: str,
    title: str,
    author: str | None,
    published: str | None,
    declared: int | None,
    kept: int,
    parts: bytes,
    place: bytes,
    relative: bytes,
    name: str,
    minutes: int,
    site: str,
) -> Entry:
    """An entry from the columns of `_ENTRIES`."""
    return Entry(
        id=row,
        key=DocumentKey(key),
        title=title,
        author=author,
        published=published,
        declared_replies=declared,
        kept_replies=kept,
        parts=_parts.decode(parts),
        path=absolute_path(place, relative),
        format=name,
        minutes=minutes,
        folder=folder_of(relative),
        site=site,
    )


def ids_of(connection: sqlite3.Connection, keys: Sequence[DocumentKey]) -> dict[DocumentKey, int]:
    """The row ids of documents by key."""
    known: dict[DocumentKey, int] = {}
    wanted = {storable(key): key for key in keys}
    for query, page in _pages("SELECT key, id FROM document WHERE key IN ({})", list(wanted)):
        known.update((wanted[key], row) for key, row in connection.execute(query, page))
    return known


def find_title(connection: sqlite3.Connection, title: str) -> DocumentKey | None:
    """The first document, by path, whose title has the same words."""
    row = connection.execute(
        "SELECT key FROM document WHERE stamp = ? ORDER BY place, relative, ordinal LIMIT 1",
        (title_stamp(title),),
    ).fetchone()
    return DocumentKey(row[0]) if row else None


def alike(connection: sqlite3.Connection, stamp: str, title: str, path: str) -> list[DocumentKey]:
    """Documents with this text, at this path or with this title, in that order, a few of each."""
    number = stamp_number(stamp) if _STAMP.fullmatch(stamp) else None
    found: dict[str, None] = {}
    for condition, value in (("body_stamp = ?", number), ("stamp = ?", title_stamp(title))):
        if value is not None:
            rows = connection.execute(f"{_ALIKE} WHERE {condition} LIMIT {_FEW}", (value,))
            found.update((key, None) for (key,) in rows)
    whole = path_bytes(path)
    for number, place in connection.execute("SELECT number, path FROM place").fetchall():
        below = place.rstrip(b"/") + b"/"
        relative = b"" if whole == place else whole[len(below) :]
        if whole == place or whole.startswith(below):
            condition = f"{_ALIKE} WHERE place = ? AND relative = ? LIMIT {_FEW}"
            rows = connection.execute(condition, (number, relative))
            found.update((key, None) for (key,) in rows)
    return list(map(DocumentKey, found))


def document(connection: sqlite3.Connection, key: DocumentKey) -> Document | None:
    """The document with this key."""
    row = connection.execute(
        "SELECT key, packed FROM document JOIN content USING (id) WHERE key = ?", (storable(key),)
    ).fetchone()
    return _unpacked(*row) if row else None


def documents(connection: sqlite3.Connection, ids: Sequence[int]) -> list[Document]:
    """The documents with these row ids, in that order, without those that are gone."""
    found = {}
    columns = "SELECT id, key, packed FROM document JOIN content USING (id) WHERE id IN ({})"
    for query, page in _pages(columns, ids):
        for row, key, packed in connection.execute(query, page):
            found[row] = _unpacked(key, packed)
    return [found[row] for row in ids if row in found]


def _unpacked(key: str, packed: bytes) -> Document:
    """A document under the key it has in this library.

    Raises:
        sqlite3.DatabaseError: Its bytes are damaged, and so is the index.
    """
    try:
        document = unpack(packed)
    except (msgspec.DecodeError, zlib.error) as error:
        damage = sqlite3.DatabaseError(f"a packed document is damaged: {error}")
        damage.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise damage from error
    return document if document.key == key else msgspec.structs.replace(document, key=key)


def problems(connection: sqlite3.Connection) -> list[Problem]:
    """All problems, by path."""
    rows = connection.execute("SELECT path, reason, is_fatal FROM problem ORDER BY path, id")
    return [Problem(os.fsdecode(path), reason, bool(fatal)) for path, reason, fatal in rows]


def undated(connection: sqlite3.Connection) -> int:
    """How many documents have no date: so many stand at the end of `newest`."""
    query = "SELECT count(*) FROM document WHERE day IS NULL"
    (number,) = connection.execute(query).fetchone()
    return int(number)


def count(connection: sqlite3.Connection) -> int:
    """How many documents there are."""
    (number,) = connection.execute("SELECT count(*) FROM document").fetchone()
    return int(number)


def _pages(query: str, values: Sequence[object]) -> Iterable[tuple[str, list[object]]]:
    """A query for each few hundred values, with as many `?` as it takes."""
    for start in range(0, len(values), _AT_ONCE):
        page = list(values[start : start + _AT_ONCE])
        yield query.format(",".join("?" * len(page))), page

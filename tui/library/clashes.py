"""Settle which document keeps a key that several name as their own.

Marks hang on keys, so the outcome must depend on the files alone, not on the order in which scans
met them: the first by place, path and position keeps the key; the others take their path below
the place, or `key~2`, `key~3`, and a Problem names both files. Run at the end of a scan, once for
each key, since a thousand copies of one file must not cost a million steps.
"""

import os
import sqlite3

from tui.library.entry import absolute_path
from tui.library.index_file import transaction
from tui.library.stored import path_bytes, storable


def settle(connection: sqlite3.Connection) -> None:
    """Settle every key that became doubtful since this was done last."""
    for (own,) in connection.execute("SELECT own_key FROM clash ORDER BY own_key").fetchall():
        with transaction(connection):
            _settle(connection, own)
            connection.execute("DELETE FROM clash WHERE own_key = ?", (own,))


def _settle(connection: sqlite3.Connection, own: str) -> None:
    """Give every document that names `own` as its key the one it is to have."""
    group = connection.execute(
        """
        SELECT document.id, place.path, relative FROM document
        JOIN place ON place.number = document.place
        WHERE (key = ? AND own_key IS NULL) OR own_key = ?
        ORDER BY place, relative, ordinal
        """,
        (own, own),
    ).fetchall()
    for row, _, _ in group:
        connection.execute("UPDATE document SET key = ? WHERE id = ?", (f"\0{row}", row))
        connection.execute("DELETE FROM problem WHERE document = ?", (row,))
    for number, (row, place, relative) in enumerate(group, start=1):
        key = own if number == 1 and _is_free(connection, own) else ""
        if not key:
            key = _other_key(connection, own, number, relative)
            first = absolute_path(*group[0][1:])
            _tell(connection, row, absolute_path(place, relative), own, first, key)
        connection.execute(
            "UPDATE document SET key = ?, own_key = ? WHERE id = ?",
            (key, own if key != own else None, row),
        )


def _other_key(connection: sqlite3.Connection, own: str, number: int, relative: bytes) -> str:
    """A key for a document that cannot have its own."""
    path = storable(os.fsdecode(relative))
    if path and path != own and _is_free(connection, path):
        return path
    key = f"{own}~{number}"
    while not _is_free(connection, key):
        key += "~"
    return key


def _is_free(connection: sqlite3.Connection, key: str) -> bool:
    """Whether no document has this key now."""
    query = "SELECT 1 FROM document WHERE key = ?"
    return connection.execute(query, (key,)).fetchone() is None


def _tell(
    connection: sqlite3.Connection, row: int, path: str, own: str, first: str, key: str
) -> None:
    """Note for a person that two documents have one key."""
    where = "twice in this file" if first == path else f"also in {storable(first)}"
    connection.execute(
        """
        INSERT INTO problem (file, document, path, reason, is_fatal)
        SELECT file.id, document.id, ?, ?, 0 FROM document
        JOIN file ON file.place = document.place AND file.relative = document.relative
        WHERE document.id = ?
        """,
        (path_bytes(path), f"the key {own} is {where}; remembered here as {key}", row),
    )

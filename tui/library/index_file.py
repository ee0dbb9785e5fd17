"""The index as a file on disk: connect to it, check it, lay its tables, set a damaged one aside.

A sound index that other processes may have open is emptied in place and never unlinked: SQLite
removes the files beside a database by name, and would take those of a new one. A file that is not
ours is left alone or moved out of the way, never deleted.
"""

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from tui.library.schema import APPLICATION_ID, TABLES, VERSION

_BUSY_SECONDS = 10.0
_RETRY_SECONDS = 0.01
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_MAGIC = b"SQLite format 3\0"
_APPLICATION_ID_AT = 68  # https://www.sqlite.org/fileformat.html, "The Database Header"

_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = NORMAL",  # a power cut may lose the last files, never the whole index
    "temp_store = MEMORY",
    "cache_size = -16000",
    "journal_size_limit = 67108864",
)


def connect(path: Path) -> sqlite3.Connection:
    """Open a connection without Python's own idea of when a transaction begins.

    Raises:
        sqlite3.Error: The file cannot be opened or is no database.
    """
    connection = sqlite3.connect(
        path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        for pragma in _PRAGMAS:
            _execute_when_free(connection, f"PRAGMA {pragma}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _execute_when_free(connection: sqlite3.Connection, statement: str) -> None:
    """Execute, waiting while another process is turning the same new file into WAL mode.

    SQLite does not wait by itself there, since waiting for that lock could never end.
    """
    deadline = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            connection.execute(statement)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(_RETRY_SECONDS)
        else:
            return


def prepare(path: Path, places: tuple[bytes, ...]) -> None:
    """Make sure that `path` holds an index of this version and of these places.

    Raises:
        OSError, sqlite3.Error: No index can be kept there.
    """
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError("the file is read-only")
    try:
        _build_if_needed(path, places)
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        set_aside(path)
        _build_if_needed(path, places)


def is_damage(error: sqlite3.Error) -> bool:
    """Whether an error tells that the file itself is no sound index."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF in _DAMAGE


def set_aside(path: Path) -> None:
    """Remove a damaged index; what was never one of ours is renamed to `…-not-an-index`."""
    with path.open("rb") as file:
        head = file.read(_APPLICATION_ID_AT + 4)
    owner = int.from_bytes(head[_APPLICATION_ID_AT:], "big")
    if head.startswith(_MAGIC) and owner == APPLICATION_ID:
        path.unlink()
    else:
        path.replace(f"{path}-not-an-index")
    for suffix in ("-wal", "-shm"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing: commit at the end, take everything back when an exception passes."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def _build_if_needed(path: Path, places: tuple[bytes, ...]) -> None:
    """Lay the tables unless they are there; asked twice, since two processes may start at once."""
    with contextlib.closing(connect(path)) as connection:
        if _is_wanted(connection, places):
            return
        with transaction(connection):
            if not _is_wanted(connection, places):
                _build(connection, places)


def _is_wanted(connection: sqlite3.Connection, places: tuple[bytes, ...]) -> bool:
    """Whether the file is an index of this version and of these places."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (owner,) = connection.execute("PRAGMA application_id").fetchone()
    if (version, owner) != (VERSION, APPLICATION_ID):
        return False
    connection.execute("SELECT id FROM document LIMIT 1").fetchone()
    rows = connection.execute("SELECT path FROM place ORDER BY number")
    return tuple(path for (path,) in rows) == places


def _build(connection: sqlite3.Connection, places: tuple[bytes, ...]) -> None:
    """Drop what is there and lay the tables."""
    (owner,) = connection.execute("PRAGMA application_id").fetchone()
    found = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    if found and owner != APPLICATION_ID:
        raise sqlite3.OperationalError("the file is another program's database")
    for (name,) in found:
        connection.execute('DROP TABLE "{}"'.format(name.replace('"', '""')))
    for statement in TABLES.split(";\n"):
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.executemany("INSERT INTO place (number, path) VALUES (?, ?)", enumerate(places))

"""Put what a file holds into the index: one transaction per file.

Row ids survive a new reading of a file as long as the document's key does, so that a list on the
screen stays where it is. Only the process that holds the scan lock may write.
"""

import contextlib
import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from tui.library.content import pack
from tui.library.entry import (
    body_stamp,
    minutes_of,
    parts_of,
    sortable_day,
    sortable_title,
    title_stamp,
)
from tui.library.facets import Facets
from tui.library.index_file import transaction
from tui.library.stop import Stopped
from tui.library.stored import path_bytes, storable
from tui.library.walk import Found
from tui.model import Document, DocumentKey, Problem

_INSERT = """
INSERT INTO document (id, key, own_key, place, relative, ordinal, folder, site, day, sort_title,
                      stamp, body_stamp, title, author, published, declared, kept, parts,
                      part_count, format, minutes)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


class Known(msgspec.Struct, frozen=True):
    """What the index remembers of a file."""

    id: int
    size: int
    mtime_ns: int
    parser: int


class IndexWriter:
    """Writes files into the index through one connection."""

    def __init__(self, connection: sqlite3.Connection, parser: int) -> None:
        """Write through `connection`; `parser` stands for the version of the program."""
        self._connection = connection
        self._parser = parser
        self._facets = Facets(connection)

    def known(self, found: Found) -> Known | None:
        """What the index has of this file, if anything."""
        row = self._connection.execute(
            "SELECT id, size, mtime_ns, parser FROM file WHERE place = ? AND relative = ?",
            (found.place, os.fsencode(found.relative)),
        ).fetchone()
        return Known(*row) if row else None

    def is_unchanged(self, found: Found, known: Known | None) -> bool:
        """Whether the index has the file as it is now, read by this version of the program."""
        return known is not None and (known.size, known.mtime_ns, known.parser) == (
            found.size,
            found.mtime_ns,
            self._parser,
        )

    def put(
        self, found: Found, items: Iterable[Document | Problem], stop: threading.Event
    ) -> tuple[int, int, int]:
        """Replace what the index has of a file by what was read from it now.

        Args:
            found: The file as it was before it was opened.
            items: What its format gives; taken one by one, a large file is never held whole.
            stop: Ends the work between two documents; the file then stays as it was.

        Returns:
            The file's id, how many documents and how many problems it held.

        Raises:
            Stopped: `stop` was set.
        """
        documents = problems = 0
        with self._transaction():
            file = self._file_row(found)
            old = self._forget_documents(found)
            for item in items:
                if stop.is_set():
                    raise Stopped
                if isinstance(item, Document):
                    self._put_document(found, documents, item, old)
                    documents += 1
                else:
                    self._put_problem(file, item)
                    problems += 1
        return file, documents, problems

    def note(self, found: Found, problem: Problem) -> int:
        """Note that a file could not be opened; what was read from it before stays.

        Returns:
            The file's id.
        """
        with transaction(self._connection):
            # A size that no file has: the next scan tries again.
            file = self._file_row(msgspec.structs.replace(found, size=-1))
            self._put_problem(file, problem)
        return file

    def finish(self, gone: Sequence[int], problems: Iterable[Problem]) -> int:
        """End a whole scan: forget files that are no more, keep what the walk met with.

        Returns:
            How many documents went with their files.
        """
        removed = 0
        with transaction(self._connection):
            for file in gone:
                removed += self._forget_file(file)
            self._connection.execute("DELETE FROM problem WHERE file IS NULL")
            for problem in problems:
                self._put_problem(None, problem)
            if removed:
                self._facets.sweep()
        return removed

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        """All or nothing, the numbers of names that memory holds included."""
        try:
            with transaction(self._connection):
                yield
        except BaseException:
            self._facets.forget_names()
            raise

    def _file_row(self, found: Found) -> int:
        """Make or renew the row of a file and drop its old problems; returns its id."""
        (file,) = self._connection.execute(
            """
            INSERT INTO file (place, relative, size, mtime_ns, parser) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (place, relative) DO UPDATE SET
                size = excluded.size, mtime_ns = excluded.mtime_ns, parser = excluded.parser
            RETURNING id
            """,
            (
                found.place,
                os.fsencode(found.relative),
                found.size,
                found.mtime_ns,
                self._parser,
            ),
        ).fetchone()
        self._connection.execute("DELETE FROM problem WHERE file = ?", (file,))
        return int(file)

    def _forget_documents(self, found: Found) -> dict[str, int]:
        """Delete the documents of a file; returns the row id that each own key had."""
        return self._delete_documents(found.place, os.fsencode(found.relative))

    def _forget_file(self, file: int) -> int:
        """Delete a file with its documents and problems; returns how many documents."""
        row = self._connection.execute(
            "DELETE FROM file WHERE id = ? RETURNING place, relative", (file,)
        ).fetchone()
        if row is None:
            return 0
        self._connection.execute("DELETE FROM problem WHERE file = ?", (file,))
        return len(self._delete_documents(*row))

    def _delete_documents(self, place: int, relative: bytes) -> dict[str, int]:
        """Delete what one file gave; keys that others wait for are noted to be settled."""
        rows = self._connection.execute(
            "SELECT id, key, own_key FROM document WHERE place = ? AND relative = ?",
            (place, relative),
        ).fetchall()
        execute = self._connection.execute
        for row, key, own_key in rows:
            execute("DELETE FROM document WHERE id = ?", (row,))
            execute("DELETE FROM content WHERE id = ?", (row,))
            self._facets.forget(row)
            execute("DELETE FROM problem WHERE document = ?", (row,))
            wanted = own_key or key
            execute(
                "INSERT OR IGNORE INTO clash SELECT ? WHERE EXISTS"
                " (SELECT 1 FROM document WHERE own_key = ?)",
                (wanted, wanted),
            )
        return {own_key or key: row for row, key, own_key in rows}

    def _put_document(
        self, found: Found, ordinal: int, document: Document, old: dict[str, int]
    ) -> None:
        """Insert one document; if its key is taken it gets a makeshift one until `settle`."""
        own = storable(document.key)
        taken = self._connection.execute("SELECT 1 FROM document WHERE key = ?", (own,)).fetchone()
        document = msgspec.structs.replace(document, key=DocumentKey(own))
        key = f"{own}~{found.place}~{storable(found.relative)}~{ordinal}" if taken else own
        relative, parts = os.fsencode(found.relative), parts_of(document)
        cursor = self._connection.execute(
            _INSERT,
            (
                old.pop(own, None),
                key,
                own if taken else None,
                found.place,
                relative,
                ordinal,
                self._facets.folder(found.place, relative.rpartition(b"/")[0]),
                self._facets.site(document.url),
                sortable_day(document.published),
                sortable_title(document.title),
                title_stamp(document.title),
                body_stamp(document),
                document.title,
                document.author,
                document.published,
                document.declared_replies,
                len(document.replies),
                msgspec.msgpack.encode(parts),
                len(parts),
                document.format,
                minutes_of(document),
            ),
        )
        row = cursor.lastrowid
        assert row is not None
        self._connection.execute(
            "INSERT INTO content (id, packed) VALUES (?, ?)", (row, pack(document))
        )
        self._facets.put(row, document, storable(found.relative or os.path.basename(found.path)))  # noqa: PTH119
        if taken:
            self._connection.execute("INSERT OR IGNORE INTO clash VALUES (?)", (own,))

    def _put_problem(self, file: int | None, problem: Problem) -> None:
        """Insert one problem."""
        self._connection.execute(
            "INSERT INTO problem (file, path, reason, is_fatal) VALUES (?, ?, ?, ?)",
            (file, path_bytes(problem.path), storable(problem.reason), problem.is_fatal),
        )

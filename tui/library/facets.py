"""What documents can be listed by: the words of a filter, people, works, folders and sites.

Written beside each document, in its transaction. Names that many documents share are kept once;
those that no document has any more are swept out at the end of a scan.
"""

import sqlite3
import unicodedata
from collections.abc import Iterator

from tui.library.entry import site_of
from tui.model import Document, Reference, plain_words
from tui.references.sameness import cited_work

WROTE_POST = 0
WROTE_REPLY = 1

_REMEMBERED = 50_000
"""Names whose numbers are held in memory; beyond that they are asked for again."""

_SWEEPS = (
    "DELETE FROM person WHERE NOT EXISTS (SELECT 1 FROM wrote WHERE role IN (0, 1)"
    " AND person = person.id)",
    "DELETE FROM work WHERE NOT EXISTS (SELECT 1 FROM cites WHERE work = work.id)",
    "DELETE FROM folder WHERE id NOT IN (SELECT folder FROM document)",
    "DELETE FROM site WHERE id NOT IN (SELECT site FROM document WHERE site IS NOT NULL)",
)


def plain_text(text: str) -> str:
    """`text` as a filter looks at it: case and accents aside."""
    if text.isascii():
        return text.lower()
    signs = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in signs if not unicodedata.combining(sign)).casefold()


def plain_name(name: str) -> str:
    """A name as it is told from others: by its words; by its signs if it has none."""
    return plain_words(name) or " ".join(name.casefold().split())


class Facets:
    """Writes what a document can be listed by."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[tuple[object, ...], int] = {}

    def folder(self, place: int, path: bytes) -> int:
        """The number of a folder."""
        return self._number("folder", ("place", "path"), (place, path), ())

    def site(self, address: str | None) -> int | None:
        """The number of the site of an address; None without one."""
        host = site_of(address)
        return self._number("site", ("host",), (host,), ()) if host else None

    def put(self, row: int, document: Document, path: str) -> None:
        """Write down what the document on `row` can be listed by.

        Args:
            row: The document's row; nothing is written of it yet.
            document: The document.
            path: Where its file is below its place, as SQLite can keep it.
        """
        execute = self._connection.execute
        words = "\n".join((document.title, document.author or "", path))
        execute("INSERT INTO words (id, plain) VALUES (?, ?)", (row, plain_text(words)))
        wrote = "INSERT OR IGNORE INTO wrote (role, person, document) VALUES (?, ?, ?)"
        for role, name in dict.fromkeys(_names(document)):
            more = ("name", name, "plain", plain_text(name))
            person = self._number("person", ("words",), (plain_name(name),), more)
            execute(wrote, (role, person, row))
        cites = "INSERT OR IGNORE INTO cites (work, document) VALUES (?, ?)"
        for reference in document.references:
            if reference.kind != "neighbour":
                execute(cites, (self._work(reference), row))

    def forget(self, row: int) -> None:
        """Take away what was written of the document on `row`."""
        self._connection.execute("DELETE FROM words WHERE id = ?", (row,))
        self._connection.execute("DELETE FROM wrote WHERE document = ?", (row,))
        self._connection.execute("DELETE FROM cites WHERE document = ?", (row,))

    def forget_names(self) -> None:
        """Ask for every number again: what was written last was taken back."""
        self._known.clear()

    def sweep(self) -> None:
        """Forget names that no document has. In proportion to the library."""
        self.forget_names()
        for statement in _SWEEPS:
            self._connection.execute(statement)

    def _work(self, reference: Reference) -> int:
        work = cited_work(reference)
        plain = plain_text(f"{work.label}\n{reference.title or ''}")
        more = ("stem", work.stem, "label", work.label, "kind", reference.kind, "plain", plain)
        return self._number("work", ("key", "slug"), (work.key, work.slug), more)

    def _number(
        self, table: str, names: tuple[str, ...], values: tuple[object, ...], more: tuple[str, ...]
    ) -> int:
        """The number of the row of `table` that has `values`, made with `more` if it is new."""
        known = (table, *values)
        found = self._known.get(known)
        if found is not None:
            return found
        where = " AND ".join(f"{name} = ?" for name in names)
        row = self._connection.execute(
            f"SELECT id FROM {table} WHERE {where}",  # noqa: S608 - names of ours
            values,
        ).fetchone()
        if row is None:
            columns = ", ".join((*names, *more[::2]))
            marks = ", ".join("?" * (len(names) + len(more) // 2))
            row = self._connection.execute(
                f"INSERT INTO {table} ({columns}) VALUES ({marks}) RETURNING id",  # noqa: S608
                (*values, *more[1::2]),
            ).fetchone()
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        self._known[known] = int(row[0])
        return int(row[0])


def _names(document: Document) -> Iterator[tuple[int, str]]:
    """Who wrote the document and its replies, as far as the file says so; guesses do not count."""
    if document.author:
        yield WROTE_POST, document.author
    for reply in document.replies:
        if reply.author:
            yield WROTE_REPLY, reply.author

"""Which documents have what a view asks for: words, an author, a cited work, a folder, a site.

Answers are rows of the index. What may take long heeds a `Stop`.
"""

import os
import sqlite3
from array import array
from collections.abc import Iterator, Sequence

import msgspec

from tui.library.entry import folder_of
from tui.library.facets import WROTE_POST, WROTE_REPLY, plain_name, plain_text
from tui.library.filter_words import FilterWords, Others
from tui.library.row_set import RowSet
from tui.library.stop import Stop
from tui.library.stored import storable
from tui.model import CitedWork

_AT_ONCE = 500
_TEXTS = "SELECT id, plain, title, author, relative FROM words JOIN document USING (id)"
_TEXTS = "SELECT id, plain, title, author, relative FROM words JOIN document USING (id)"
_CITED = "'work', 'identifier', 'journal'"
"""Kinds of references that one chooses from; pages are too many, and few cite the same."""


class Choice(msgspec.Struct, frozen=True):
    """An author or a work to choose, and how many documents it stands for."""

    label: str
    documents: int
    work: CitedWork | None = None


def matching(
    connection: sqlite3.Connection, words: FilterWords, others: Others, stop: Stop
) -> RowSet:
    """All rows that have the words."""
    query, values = words.query()
    rows = RowSet()
    with stop.heeded(connection):
        rows.update(row for (row,) in connection.execute(query, values))
        rows.update(_by_tags(connection, words, others))
    return rows


def matching_of(
    connection: sqlite3.Connection,
    words: FilterWords,
    others: Others,
    ids: Sequence[int],
    stop: Stop,
) -> list[int]:
    """Those of `ids` that have the words, in their order; quick for some thousands of ids."""
    query, values = words.query()
    found: list[int] = []
    with stop.heeded(connection):
        by_tags = set(_by_tags(connection, words, others))
        for start in range(0, len(ids), _AT_ONCE):
            page = ids[start : start + _AT_ONCE]
            marks = ",".join("?" * len(page))
            rows = connection.execute(f"{query} AND id IN ({marks})", (*values, *page))
            has = by_tags.union(row for (row,) in rows)
            found += [row for row in page if row in has]
    return found


def _by_tags(connection: sqlite3.Connection, words: FilterWords, others: Others) -> Iterator[int]:
    """The rows that have the words with the help of their tags."""
    rows = list(others)
    for start in range(0, len(rows), _AT_ONCE):
        page = rows[start : start + _AT_ONCE]
        query = f"{_TEXTS} WHERE id IN ({','.join('?' * len(page))})"
        for row, plain, title, author, relative in connection.execute(query, page):
            exact = "\n".join((title, author or "", storable(os.fsdecode(relative))))
            if words.fit(plain, exact, others[row]):
                yield row


def written_by(connection: sqlite3.Connection, name: str, *, replies: bool) -> RowSet:
    """The documents that a person wrote, or, with `replies`, replied to."""
    role = WROTE_REPLY if replies else WROTE_POST
    query = (
        "SELECT document FROM wrote WHERE role = ?"
        " AND person = (SELECT id FROM person WHERE words = ?)"
    )
    return RowSet(row for (row,) in connection.execute(query, (role, storable(plain_name(name)))))


def citing(connection: sqlite3.Connection, work: CitedWork) -> tuple[RowSet, RowSet]:
    """The documents that cite a work, and those that likely do.

    Likely: they cite the same author and year, and here or there the title is not told.
    """
    sure = "work.key = ?1 OR (work.slug <> '' AND work.slug = ?2)"
    likely = "work.stem <> '' AND work.stem = ?1 AND (?2 = '' OR work.slug = '')"
    found = []
    asked = ((sure, work.key, work.slug), (likely, work.stem, work.slug))
    for condition, *values in asked:
        query = f"SELECT document FROM work JOIN cites ON work = work.id WHERE {condition}"  # noqa: S608
        rows = connection.execute(query, [storable(value) for value in values])
        found.append(RowSet(row for (row,) in rows))
    return found[0], found[1]


def people(
    connection: sqlite3.Connection, typed: str, most: int, stop: Stop, *, replies: bool
) -> list[Choice]:
    """Who wrote documents, or, with `replies`, replied: those of most documents first.

    Args:
        connection: The index.
        typed: A part of the name; empty for everybody.
        most: How many are told at most.
        stop: Ends it early.
        replies: Whether replies are meant.
    """
    query = """
        SELECT name, count(*) AS number FROM wrote JOIN person ON person.id = person
        WHERE role = ? AND instr(plain, ?) GROUP BY person ORDER BY number DESC, plain LIMIT ?
        """
    role = WROTE_REPLY if replies else WROTE_POST
    with stop.heeded(connection):
        rows = connection.execute(query, (role, plain_text(typed), most))
        return [Choice(name, number) for name, number in rows]


def works(connection: sqlite3.Connection, typed: str, most: int, stop: Stop) -> list[Choice]:
    """What is cited, by most documents first; the same arguments as `people`."""
    query = f"""
        SELECT key, max(slug), max(stem), max(label), count(DISTINCT document) AS number
        FROM work JOIN cites ON work = work.id
        WHERE kind IN ({_CITED}) AND instr(plain, ?)
        GROUP BY key ORDER BY number DESC, min(plain) LIMIT ?
        """  # noqa: S608
    with stop.heeded(connection):
        rows = connection.execute(query, (plain_text(typed), most))
        return [
            Choice(label, number, CitedWork(key, slug, stem, label))
            for key, slug, stem, label, number in rows
        ]


def work(connection: sqlite3.Connection, key: str) -> CitedWork | None:
    """The work of a key or a DOI, with all that it is known by; None if nobody cites it."""
    query = """
        SELECT key, slug, stem, label FROM work
        WHERE key IN (?1, 'doi:' || lower(?1)) OR (slug = ?1 AND slug <> '')
        ORDER BY slug = '', id LIMIT 1
        """
    row = connection.execute(query, (storable(key),)).fetchone()
    return CitedWork(*row) if row else None


def groups(connection: sqlite3.Connection, by: str) -> "array[int]":
    """The rank of each row's group, by row id: groups in alphabetical order, what has none last.

    Args:
        connection: The index.
        by: `folder` or `site`.
    """
    if by == "folder":
        rows = connection.execute("SELECT id, place, path FROM folder").fetchall()
        rows.sort(key=lambda row: (row[1], folder_of(row[2] + b"/")))
    else:
        rows = connection.execute("SELECT id FROM site ORDER BY host").fetchall()
    ranks = {row[0]: rank for rank, row in enumerate(rows)}
    ranks[None] = len(ranks)
    return _by_row(connection, "folder" if by == "folder" else "site", ranks)


def counts(connection: sqlite3.Connection, column: str) -> "array[int]":
    """How many `kept` replies or parts (`part_count`) each row has, by row id."""
    return _by_row(connection, "kept" if column == "kept" else "part_count", None)


def _by_row(
    connection: sqlite3.Connection, column: str, ranks: "dict[int | None, int] | None"
) -> "array[int]":
    """A number for each row of the index, at the row's place."""
    (highest,) = connection.execute("SELECT coalesce(max(id), 0) FROM document").fetchone()
    numbers = array("i", bytes(4 * (highest + 1)))
    for row, value in connection.execute(f"SELECT id, {column} FROM document"):  # noqa: S608
        if row <= highest:  # a scan may add some meanwhile
            numbers[row] = value if ranks is None else ranks.get(value, 0)
    return numbers

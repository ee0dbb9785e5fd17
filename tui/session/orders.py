"""The orders of the list, and its groups: which row of the index stands where.

Documents that lack what an order goes by (a date, having been read) stand at the end, forwards and
backwards. In proportion to the library: for a thread. What goes over all rows leaves the
interpreter to other threads in between.
"""

from array import array
from collections.abc import Mapping
from typing import Final

from tui.library import Library, RowSet
from tui.marks import Marks
from tui.session.unread import UnreadDocuments

SORTS: Final = {
    "newest": ("newest first", "oldest first"),
    "title": ("by title", "by title, from Z"),
    "replies": ("most replies first", "fewest replies first"),
    "last read": ("last read first", "longest not read first"),
    "unread": ("most unread first", "least unread first"),
}
"""The orders in words, forwards and backwards; the first one is the one to begin with."""

GROUPS: Final = {"": "not grouped", "folder": "by folder", "site": "by site"}
"""By what the list can be grouped, in words."""


class Orders:
    """Puts the documents of a library in order."""

    def __init__(self, library: Library, marks: Marks, unread: UnreadDocuments) -> None:
        self._library = library
        self._marks = marks
        self._unread = unread

    def ordered(self, sort: str, *, reverse: bool = False) -> "array[int]":
        """Row ids of all documents.

        Args:
            sort: One of `SORTS`; any other is taken for the first.
            reverse: Whether to begin at the other end.
        """
        rows, known = self._forwards(sort)
        return rows[:known][::-1] + rows[known:] if reverse else rows

    def _forwards(self, sort: str) -> "tuple[array[int], int]":
        """The order, and how many documents have what it goes by; the others follow."""
        if sort == "title":
            rows = self._library.order("title")
            return rows, len(rows)
        rows = self._library.order("newest")
        if sort == "replies":
            return _by_number(rows, self._library.counts("kept"), {}), len(rows)
        if sort == "unread":
            parts = self._library.counts("part_count")
            return _by_number(rows, parts, self._unread.left_unread()), len(rows)
        if sort == "last read":
            return self._last_read(rows)
        return rows, max(0, len(rows) - self._library.undated())

    def _last_read(self, rows: "array[int]") -> "tuple[array[int], int]":
        stamps = self._marks.last_read()
        here = self._library.ids_of(stamps)
        last = sorted(here.items(), key=lambda pair: (stamps[pair[0]], pair[0]), reverse=True)
        first = array("q", (row for _, row in last))
        return first + RowSet(first).without(rows), len(first)


def _by_number(rows: "array[int]", numbers: "array[int]", other: Mapping[int, int]) -> "array[int]":
    """Rows by a number, the highest first; those of one number stay in their order.

    Args:
        rows: All rows.
        numbers: A number for each row, by row.
        other: The numbers that hold for some of the rows instead.
    """
    piles: dict[int, array[int]] = {}
    for row in rows:
        number = other.get(row)
        if number is None:
            number = numbers[row] if row < len(numbers) else 0
        pile = piles.get(number)
        if pile is None:
            pile = piles[number] = array("q")
        pile.append(row)
    return _together(piles, sorted(piles, reverse=True))


def grouped(rows: "array[int]", ranks: "array[int]") -> "array[int]":
    """Rows group by group; within a group they stay in their order."""
    piles: dict[int, array[int]] = {}
    for row in rows:
        rank = ranks[row] if row < len(ranks) else 0
        pile = piles.get(rank)
        if pile is None:
            pile = piles[rank] = array("q")
        pile.append(row)
    return _together(piles, sorted(piles))


def _together(piles: "dict[int, array[int]]", numbers: list[int]) -> "array[int]":
    found = array("q")
    for number in numbers:
        found += piles[number]
    return found


def group_starts(rows: "array[int]", ranks: "array[int]") -> "array[int]":
    """The indexes at which a group begins.

    Args:
        rows: Rows that stand group by group.
        ranks: The rank of each row's group, by row.
    """
    starts, last = array("q"), -1
    for index, row in enumerate(rows):
        rank = ranks[row] if row < len(ranks) else 0
        if rank != last:
            starts.append(index)
            last = rank
    return starts

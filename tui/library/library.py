"""The documents of some folders and files, as everybody above sees them.

Answers come from the index alone and cost the same for a hundred documents as for a million; files
are opened by `scan` only. May be used from several threads at once.
"""

import os
import sqlite3
import threading
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from tui.library import choosing, queries
from tui.library.choosing import Choice
from tui.library.connections import Connections
from tui.library.entry import Entry
from tui.library.filter_words import FilterWords, Others
from tui.library.index_file import is_damage
from tui.library.row_set import RowSet
from tui.library.scan_told import ScanProgress, ScanSummary
from tui.library.snapshot import Snapshot
from tui.library.stop import Stop
from tui.model import CitedWork, Document, DocumentKey, Problem

_Answer = TypeVar("_Answer")
_DOCUMENTS_AT_ONCE = 32


class Library:
    """The places that are read, and the index of what they hold."""

    def __init__(self, places: Sequence[Path], index: Path) -> None:
        """Name the places and the file of their index; every set of places has its own.

        Args:
            places: Folders and files; a file named here is read whatever its name.
            index: Where the index is or is to be. It is only a copy and may be deleted.
        """
        paths = dict.fromkeys(os.path.abspath(place) for place in places)  # noqa: PTH100 - no `..` kept
        self.places: tuple[str, ...] = tuple(paths)
        self._connections = Connections(index, [os.fsencode(path) for path in self.places])
        self._trouble: Problem | None = None

    def open(self) -> None:
        """Open the index or build an empty one. Never scans, never fails for a bad index."""
        self._connections.open()

    def close(self) -> None:
        """Close the index. No other thread may be using the library any more."""
        self._connections.close()

    def scan(
        self,
        progress: Callable[[ScanProgress], None] | None = None,
        stop: threading.Event | None = None,
    ) -> ScanSummary:
        """Bring the index up to date with the files. Takes its time: call it in a thread.

        Args:
            progress: Told how far it is, ten times a second at most, in the calling thread.
            stop: Set it to end the scan soon; what was read by then stays in the index.

        Returns:
            What was done; `is_elsewhere` if another process is scanning the same index.
        """
        stop = stop or threading.Event()
        self._trouble = None
        try:
            return self._scan(progress, stop)
        except sqlite3.Error as error:
            if is_damage(error):
                self._connections.recover(error)
        try:
            return self._scan(progress, stop)
        except sqlite3.Error as error:
            path = str(self._connections.path)
            self._trouble = Problem(path, f"the index cannot be written: {error}")
            return ScanSummary(problems=1, is_stopped=True)

    def changed_since(self) -> bool:
        """Whether somebody else changed the index since this thread asked last.

        "Somebody" is any other thread or process, a scan above all. Costs some microseconds.
        """
        return self._ask(lambda _: self._connections.has_news())

    def order(self, sort: str = "newest") -> "array[int]":
        """Row ids of all documents in the order of the list.

        Args:
            sort: `newest` (documents without a date follow in the order of their paths), `title`
                or `path`.

        Raises:
            ValueError: There is no such order.
        """
        return self._ask(lambda connection: queries.order(connection, sort))

    def undated(self) -> int:
        """How many documents have no date: so many stand at the end of `newest`."""
        return self._ask(queries.undated)

    def entries(self, ids: Sequence[int]) -> list[Entry]:
        """The rows of a page, in the order asked for; those gone meanwhile are left out."""
        return self._ask(lambda connection: queries.entries(connection, ids))

    def snapshot(self) -> Snapshot:
        """The entries as they are now, whatever a scan does from now on. Close it after use."""
        return self._ask(lambda _: Snapshot(self._connections.path))

    def id_of(self, key: DocumentKey) -> int | None:
        """The row id of a document, None if it is not in the library."""
        return self.ids_of([key]).get(key)

    def ids_of(self, keys: Iterable[DocumentKey]) -> dict[DocumentKey, int]:
        """The row ids of several documents; those not in the library are left out."""
        wanted = list(keys)
        return self._ask(lambda connection: queries.ids_of(connection, wanted))

    def matching(
        self, words: FilterWords, others: Others, stop: Stop, ids: "array[int] | None" = None
    ) -> RowSet:
        """The rows that have the words of a filter. Takes 0.2 s for a million: not on the screen.

        Args:
            words: What was typed; not empty.
            others: What else is looked into.
            stop: Ends it early.
            ids: Only these rows are looked at: quick if they are few.

        Raises:
            Stopped: `stop` was set.
        """
        if ids is None:
            return self._ask(lambda c: choosing.matching(c, words, others, stop))
        return RowSet(self._ask(lambda c: choosing.matching_of(c, words, others, ids, stop)))

    def written_by(self, name: str, *, replies: bool = False) -> RowSet:
        """The rows of documents that a person wrote, or, with `replies`, replied to."""
        return self._ask(lambda c: choosing.written_by(c, name, replies=replies))

    def citing(self, work: CitedWork) -> tuple[RowSet, RowSet]:
        """The rows of documents that cite a work, and of those that likely do."""
        return self._ask(lambda c: choosing.citing(c, work))

    def people(self, typed: str, most: int, stop: Stop, *, replies: bool = False) -> list[Choice]:
        """Who wrote documents, or, with `replies`, replied; see `choosing.people`.

        Raises:
            Stopped: `stop` was set.
        """
        return self._ask(lambda c: choosing.people(c, typed, most, stop, replies=replies))

    def works(self, typed: str, most: int, stop: Stop) -> list[Choice]:
        """What is cited, by most documents first; see `choosing.works`.

        Raises:
            Stopped: `stop` was set.
        """
        return self._ask(lambda c: choosing.works(c, typed, most, stop))

    def work(self, key: str) -> CitedWork | None:
        """The work of a key or a DOI; None if no document cites it."""
        return self._ask(lambda c: choosing.work(c, key))

    def groups(self, by: str) -> "array[int]":
        """The rank of each row's `folder` or `site` among them, by row id."""
        return self._ask(lambda c: choosing.groups(c, by))

    def counts(self, column: str) -> "array[int]":
        """How many replies (`kept`) or readable parts (`part_count`) each row has, by row id."""
        return self._ask(lambda c: choosing.counts(c, column))

    def find_title(self, title: str) -> DocumentKey | None:
        """The document with these words as its title; case, spacing and punctuation aside."""
        return self._ask(lambda connection: queries.find_title(connection, title))

    def alike(self, stamp: str, title: str, path: str) -> list[DocumentKey]:
        """Documents that may be one that is missed: those with its text, its title or its path.

        Args:
            stamp: The fingerprint of its own text, empty if it is not known.
            title: Its title.
            path: Where its file was.
        """
        return self._ask(lambda connection: queries.alike(connection, stamp, title, path))

    def document(self, key: DocumentKey) -> Document | None:
        """A document as it was when its file was read last; None if it is not in the library."""
        return self._ask(lambda connection: queries.document(connection, key))

    def documents(self, sort: str = "newest") -> Iterator[Document]:
        """All documents in the order of the list, a few in memory at a time."""
        ids = self.order(sort)
        for start in range(0, len(ids), _DOCUMENTS_AT_ONCE):
            page = ids[start : start + _DOCUMENTS_AT_ONCE]
            yield from self._ask(partial(queries.documents, ids=page))

    def problems(self) -> list[Problem]:
        """What could not be read, the index itself included."""
        trouble = [self._trouble] if self._trouble else []
        return [*self._connections.problems, *trouble, *self._ask(queries.problems)]

    def count(self) -> int:
        """How many documents there are."""
        return self._ask(queries.count)

    def _scan(
        self, progress: Callable[[ScanProgress], None] | None, stop: threading.Event
    ) -> ScanSummary:
        """One attempt at a scan."""
        from tui.library.scan import Scan, scan_lock  # late: a start shows rows without it

        connection = self._connections.get()
        with scan_lock(self._connections.path) as is_ours:
            if not is_ours:
                return ScanSummary(is_elsewhere=True)
            return Scan(self.places, connection, progress, stop).run()

    def _ask(self, question: Callable[[sqlite3.Connection], _Answer]) -> _Answer:
        """Put a question to the index; if that is damaged, to the empty one that replaces it."""
        try:
            return question(self._connections.get())
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.ProgrammingError):
                raise
            self._connections.recover(error)
        return question(self._connections.get())

"""Give every thread its connection to the index, and an index that works whatever the disk says.

The index is a cache. Whatever is wrong with it - another version, other places, damage, a folder
that cannot be written - ends in an empty index that works, never in an error for the reader.
"""

import contextlib
import sqlite3
import threading
from collections.abc import Sequence
from pathlib import Path

from tui.library.index_file import connect, is_damage, prepare, set_aside
from tui.model import Problem


class Connections:
    """The index file as seen by this process; every thread gets a connection of its own."""

    def __init__(self, index: Path, places: Sequence[bytes]) -> None:
        """Remember where the index is and what it must be of; opens nothing yet."""
        self.path = index
        self.problems: list[Problem] = []
        self._places = tuple(places)
        self._temporary: Path | None = None
        self._lock = threading.RLock()
        self._generation = 0
        self._all: list[tuple[threading.Thread, sqlite3.Connection]] = []
        self._own = threading.local()

    def open(self) -> None:
        """Make the index ready; if its folder cannot be written, one for this sitting only."""
        with self._lock:
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                prepare(self.path, self._places)
            except (OSError, sqlite3.Error) as error:
                self._retreat(str(error))

    def get(self) -> sqlite3.Connection:
        """This thread's connection, opened when it is first asked for."""
        own = self._own
        if getattr(own, "generation", None) != self._generation:
            with self._lock:
                self._close_of_dead_threads()
                own.connection = connect(self.path)
                own.generation = self._generation
                own.data_version = _data_version(own.connection)
                self._all.append((threading.current_thread(), own.connection))
        connection: sqlite3.Connection = own.connection
        return connection

    def has_news(self) -> bool:
        """Whether anybody changed the index since this thread asked last."""
        connection = self.get()
        before, self._own.data_version = self._own.data_version, _data_version(connection)
        return bool(before != self._own.data_version)

    def recover(self, error: sqlite3.Error) -> None:
        """Go on after an error in mid-work: a damaged file is built again, else retreat.

        An index whose tables are gone belongs to another version of the program by now; fighting
        over it would make both build it for ever, so this sitting takes a temporary one.
        """
        with self._lock:
            self._generation += 1
            if not is_damage(error) or self._temporary:
                self._retreat(str(error))
                return
            try:
                set_aside(self.path)
                prepare(self.path, self._places)
            except (OSError, sqlite3.Error) as second:
                self._retreat(str(second))

    def close(self) -> None:
        """Close every thread's connection and remove a temporary index."""
        with self._lock:
            self._generation += 1
            while self._all:
                with contextlib.suppress(sqlite3.Error):
                    self._all.pop()[1].close()
            if self._temporary:
                import shutil

                shutil.rmtree(self._temporary, ignore_errors=True)
                self._temporary = None

    def _close_of_dead_threads(self) -> None:
        """Close what nobody can use any more, so that a hundred scans leave no files open."""
        alive = []
        for thread, connection in self._all:
            if thread.is_alive():
                alive.append((thread, connection))
            else:
                connection.close()
        self._all = alive

    def _retreat(self, reason: str) -> None:
        """Take an index in a temporary folder, gone when this sitting ends."""
        if not self._temporary:
            import tempfile  # seldom needed, and start-up time is precious

            self._temporary = Path(tempfile.mkdtemp(prefix="rapport-index-"))
            self.problems.append(
                Problem(
                    str(self.path),
                    f"the index cannot be kept here ({reason}); one for this sitting is used",
                    is_fatal=False,
                )
            )
        self.path = self._temporary / f"index-{self._generation}.sqlite3"
        prepare(self.path, self._places)


def _data_version(connection: sqlite3.Connection) -> int:
    """SQLite's counter of changes made through other connections."""
    (version,) = connection.execute("PRAGMA data_version").fetchone()
    return int(version)

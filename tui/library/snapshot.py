"""The index as it was at one moment, however long it is read from then on.

SQLite's WAL lets a reader go on in the state it began with while a scan writes. Such a reader has a
connection of its own, so that nothing else is asked in its transaction by mistake.
"""

import contextlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from tui.library import queries
from tui.library.entry import Entry
from tui.library.index_file import connect


class Snapshot:
    """Entries as they were when this was made. Made in one thread, it may be used in another.

    It holds up the index's housekeeping while it is open: close it soon.
    """

    def __init__(self, index: Path) -> None:
        """Begin now.

        Raises:
            sqlite3.Error: The index cannot be read.
        """
        self._connection = connect(index)
        try:
            self._connection.execute("BEGIN")
            # BEGIN alone promises nothing: the first reading fixes the state that is seen.
            self._connection.execute("SELECT id FROM document LIMIT 1").fetchone()
        except sqlite3.Error:
            self._connection.close()
            raise

    def entries(self, ids: Sequence[int]) -> list[Entry]:
        """The entries with these row ids, in that order, without those that were not there.

        Raises:
            sqlite3.Error: The index is damaged, or the snapshot was closed.
        """
        return queries.entries(self._connection, ids)

    def close(self) -> None:
        """Let go of the index. A second call does nothing."""
        with contextlib.suppress(sqlite3.Error):
            self._connection.close()

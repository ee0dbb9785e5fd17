"""A way to end a question to the index before it is answered, from another thread."""

import contextlib
import sqlite3
from collections.abc import Iterator

_STEPS = 20_000
"""Steps of SQLite's machine between two looks at whether to go on: less than a millisecond."""


class Stopped(Exception):  # noqa: N818 - a wish, not an error
    """What was under way was asked to stop."""


class Stop:
    """The wish to end a question. Set once and for all, by any thread."""

    def __init__(self) -> None:
        self._is_set = False

    @property
    def is_set(self) -> bool:
        """Whether the question is to end."""
        return self._is_set

    def set(self) -> None:
        """End what is under way, and let nothing begin."""
        self._is_set = True

    def check(self) -> None:
        """Say whether to go on.

        Raises:
            Stopped: It is set.
        """
        if self._is_set:
            raise Stopped

    @contextlib.contextmanager
    def heeded(self, connection: sqlite3.Connection) -> Iterator[None]:
        """While a question is asked through `connection`, end it when this is set.

        Not by `interrupt`, which does nothing if it comes just before the statement begins.

        Raises:
            Stopped: It was set, before or meanwhile.
        """
        self.check()
        connection.set_progress_handler(lambda: self._is_set, _STEPS)
        try:
            yield
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_INTERRUPT:
                raise Stopped from error
            raise
        finally:
            connection.set_progress_handler(None, 0)

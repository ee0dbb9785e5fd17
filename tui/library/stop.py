"""A way to end a question to the index before it is answered, from another thread."""

import contextlib
import sqlite3
import threading
from collections.abc import Iterator


class Stopped(Exception):  # noqa: N818 - a wish, not an error
    """What was under way was asked to stop."""


class Stop:
    """The wish to end a question. Set once and for all, by any thread."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._is_set = False

    @property
    def is_set(self) -> bool:
        """Whether the question is to end."""
        return self._is_set

    def set(self) -> None:
        """End what is under way, and let nothing begin."""
        with self._guard:
            self._is_set = True
            if self._connection is not None:
                self._connection.interrupt()

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

        Raises:
            Stopped: It was set, before or meanwhile.
        """
        with self._guard:
            self.check()
            self._connection = connection
        try:
            yield
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_INTERRUPT:
                raise Stopped from error
            raise
        finally:
            with self._guard:
                self._connection = None

"""Put frames on the terminal from a thread of their own.

A frame is a set of changes to what is shown already, so none may be dropped. The one who paints
looks whether `has_room` before making another one; whatever is written all the same waits, once
`LIMIT` characters are queued, and memory stays bounded. Writes to
the file descriptor itself and not through `sys.stderr`, whose lock would be held by a thread that
is stuck and would abort the interpreter at its end.
"""

import os
import threading
from collections import deque
from collections.abc import Callable

LIMIT = 512 * 1024
"""Characters that may wait before `write` blocks: a handful of whole screens."""

ROOM = 4096
"""Characters that may wait, or be stuck in the line, before there is no room for another frame."""

_CHUNK = 16 * 1024


class Pump(threading.Thread):
    """Writes text to a terminal in the order given."""

    def __init__(
        self,
        fd: int,
        encoding: str,
        lost: Callable[[], None],
        drained: Callable[[], None] = lambda: None,
    ) -> None:
        """A pump to be started.

        Args:
            fd: The terminal, open for writing.
            encoding: Its encoding; what it lacks is shown as `?`.
            lost: Called once, in the pump's thread, when the terminal is gone.
            drained: Called in the pump's thread when there is room again after there was none.
        """
        super().__init__(name="terminal-pump", daemon=True)
        self._fd = fd
        self._encoding = encoding
        self._lost = lost
        self._drained = drained
        self._was_crowded = False
        self._news = threading.Condition()
        self._waiting: deque[str] = deque()
        self._size = 0
        self._writing = 0
        self._is_ending = False
        self._is_lost = False

    def has_room(self) -> bool:
        """Whether another frame may come; if not, `drained` is called once it may."""
        with self._news:
            self._was_crowded = self._size + self._writing > ROOM
            return not self._was_crowded

    def write(self, text: str) -> None:
        """Queue a text; waits while too much is queued; does nothing once finished or lost."""
        with self._news:
            while self._size > LIMIT and not (self._is_lost or self._is_ending):
                self._news.wait()
            if not (self._is_lost or self._is_ending):
                self._waiting.append(text)
                self._size += len(text)
                self._news.notify_all()

    def finish(self, text: str, timeout: float) -> bool:
        """Write what waits, then a last text; whatever is given afterwards is dropped.

        Returns:
            False if the terminal did not take it all within `timeout` seconds.
        """
        with self._news:
            self._waiting.append(text)
            self._is_ending = True
            self._news.notify_all()
            return self._news.wait_for(self._is_idle, timeout) and not self._is_lost

    def run(self) -> None:
        """Write until finished or lost."""
        while (text := self._next()) is not None:
            try:
                self._put(text.encode(self._encoding, "replace"))
            except OSError:
                self._give_up()
                return

    def _is_idle(self) -> bool:
        return self._is_lost or not (self._waiting or self._writing)

    def _next(self) -> str | None:
        with self._news:
            self._writing = 0
            has_room = self._was_crowded and self._size <= ROOM
            self._was_crowded &= not has_room
            self._news.notify_all()
        if has_room:
            self._drained()
        with self._news:
            self._news.wait_for(lambda: self._waiting or self._is_ending)
            if not self._waiting:
                return None
            text = "".join(self._waiting)
            self._waiting.clear()
            self._writing = len(text)
            self._size = 0
            self._news.notify_all()
            return text

    def _put(self, data: bytes) -> None:
        for start in range(0, len(data), _CHUNK):
            chunk = data[start : start + _CHUNK]
            while chunk:
                chunk = chunk[os.write(self._fd, chunk) :]

    def _give_up(self) -> None:
        with self._news:
            self._is_lost = True
            self._waiting.clear()
            self._size = 0
            self._news.notify_all()
        self._lost()

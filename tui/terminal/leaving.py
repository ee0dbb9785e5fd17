"""End the process at once, with everything saved and the terminal as it was found.

A thread that sleeps until it is asked. Asking is one `write` to a pipe, which a signal handler may
do at any moment, whatever the main thread is doing or holding; a main thread that is stuck in a
write to a dead line does not stop it. Must never wait without a limit once a signal has come, and
must never let a second signal cut the saving short.
"""

import os
import select
import threading
import time
from collections.abc import Callable

SAVING_LIMIT = 2.0
"""Seconds that saving may take after a signal."""

RESTORING_LIMIT = 2.0
"""Seconds that putting the terminal back may take at the very most."""

MAIN_THREAD_LIMIT = 0.25
"""Seconds after which saving no longer waits for the main thread to take it up."""

_SAVED = 255
"""On the pipe, beside the numbers of signals: everything is on disk."""

_QUIT = 0
"""On the pipe: the person asked to leave; no signal."""


class Leaving(threading.Thread):
    """Saves, restores and ends the process when asked to."""

    def __init__(
        self,
        *,
        save: Callable[[], None],
        restore: Callable[[], None],
        in_main_thread: Callable[[Callable[[], None]], None],
        end: Callable[[int], object] = os._exit,
    ) -> None:
        """A thread to be started.

        Args:
            save: Puts everything on disk; runs in the main thread if that answers in time.
            restore: Puts the terminal back.
            in_main_thread: Has something called in the main thread soon, if that still listens.
            end: Ends the process with an exit code.
        """
        super().__init__(name="leaving", daemon=True)
        self.is_asked = False
        self._save = save
        self._restore = restore
        self._in_main_thread = in_main_thread
        self._end = end
        self._turn = threading.Lock()
        self._reader, self._writer = os.pipe()

    def ask(self, number: int = _QUIT) -> None:
        """Leave because of a signal, or because the person wants to; may be called anywhere."""
        self.is_asked = True
        os.write(self._writer, bytes([number]))

    def run(self) -> None:
        """Sleep until asked; then save, restore and end."""
        number = os.read(self._reader, 1)[0]
        self._in_main_thread(self._save_once)
        number = self._until_saved(number)
        restoring = threading.Thread(target=self._restore, daemon=True)
        restoring.start()
        restoring.join(RESTORING_LIMIT)
        self._end(128 + number if number else 0)

    def _save_once(self) -> None:
        if not self._turn.acquire(blocking=False):
            return
        try:
            self._save()
        finally:
            os.write(self._writer, bytes([_SAVED]))

    def _until_saved(self, number: int) -> int:
        """Wait for the saving, without limit only while no signal has come.

        Returns:
            The number of the signal to be told in the exit code.
        """
        now = time.monotonic()
        take_over = now + MAIN_THREAD_LIMIT
        limit = now + SAVING_LIMIT if number else None
        while True:
            now = time.monotonic()
            if limit is not None and now >= limit:
                return number
            if now >= take_over and not self._turn.locked():
                threading.Thread(target=self._save_once, daemon=True).start()
            ends = [moment for moment in (limit, take_over) if moment is not None and moment > now]
            timeout = min(ends) - now if ends else None
            if not select.select([self._reader], [], [], timeout)[0]:
                continue
            told = os.read(self._reader, 1)[0]
            if told == _SAVED:
                return number
            if number == _QUIT and told != _QUIT:
                number, limit = told, time.monotonic() + SAVING_LIMIT

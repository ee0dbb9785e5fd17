"""Ctrl+C, a cut line and a wish to end, turned into what a dialogue can act on.

Ctrl+C tears the main thread away from where it waits for somebody, and nowhere else: whoever is at
work there finds a flag and ends in order. A signal that ends the process does the same, and is told
to the thread that saves in any case: Python runs its handlers in the main thread alone, and that
may be deep in a system call that does not return.
"""

import contextlib
import os
import signal
import threading
import time
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Self

from tui.linear.handlers import Handlers
from tui.linear.job_control import JobControl, stay_off

ENDING = (signal.SIGHUP, signal.SIGTERM)
"""Signals that end the process."""

AGAIN = 0.1
"""Seconds after which a Ctrl+C that nobody acted on is sent once more."""


class Hangup(BaseException):
    """A signal asks the process to end."""


class Signals:
    """The signals of one sitting, from entering to leaving it."""

    def __init__(
        self,
        is_waiting: Callable[[], bool],
        comes_back: Callable[[], bool],
        ending: Callable[[int], None],
        *,
        is_beginning: Callable[[], bool],
        job_control: JobControl,
    ) -> None:
        """Nothing is caught yet.

        Args:
            is_waiting: Whether the main thread waits for somebody at this moment.
            comes_back: Whether that ends by itself, since whom it waits for is gone; then it is
                not torn away, and what it brings is not lost.
            ending: Told the number of a signal that ends the process, in a thread of its own.
            is_beginning: Whether who waits cannot be torn away yet, since that would be swallowed:
                the signal is sent once more then, a moment later.
            job_control: Acts on the signals by which a shell stops the process and goes on with it.
        """
        self.is_cancelled = False
        """Whether Ctrl+C was pressed; set it back when that was acted on."""
        self.is_hung_up = False
        """Whether the process is to end."""
        self._is_waiting = is_waiting
        self._comes_back = comes_back
        self._ending = ending
        self._is_beginning = is_beginning
        self._swallowed: set[int] = set()
        """Signals that came too early to be acted on."""
        self._job_control = job_control
        self._acted_at = -1.0
        self._handlers = Handlers()
        self._reader, self._writer = os.pipe()
        self._wake_before = -1

    def __enter__(self) -> Self:
        """Catch them. A signal that is ignored, as under `nohup`, stays so."""
        os.set_blocking(self._writer, False)
        threading.Thread(target=self._watch, name="signals", daemon=True).start()
        self._wake_before = signal.set_wakeup_fd(self._writer, warn_on_full_buffer=False)
        handlers = {signal.SIGINT: self._on_interrupt, **dict.fromkeys(ENDING, self._on_ending)}
        for number, handler in handlers.items():
            if signal.getsignal(number) is not signal.SIG_IGN or number == signal.SIGINT:
                self._handlers.set(number, handler)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Leave them as they were found."""
        signal.set_wakeup_fd(self._wake_before)
        self._handlers.put_back()
        with contextlib.suppress(OSError):
            os.write(self._writer, b"\0")

    def check(self) -> None:
        """Say whether to go on.

        Raises:
            Hangup: The process is to end.
        """
        if self.is_hung_up:
            raise Hangup

    def _watch(self) -> None:
        """In a thread: sleep until a signal comes; the system itself writes its number."""
        main = threading.main_thread().ident
        assert main is not None
        goings_on = 0
        while 0 not in (numbers := os.read(self._reader, 64)):
            # Of two that came in quick succession one may have been acted on before this moment.
            came_at = time.monotonic()
            for number in ENDING:
                if number in numbers:
                    self._ending(number)
            # Readline sleeps on, signal or not, if that came while it was drawing a character; and
            # where another thread took the signal, nothing wakes the main one.
            time.sleep(AGAIN)
            for late in numbers:
                if not self._is_acted_on(late, came_at - AGAIN):
                    signal.pthread_kill(main, late)
            # Each time counts: somebody may be back twice within a moment.
            goings_on += numbers.count(signal.SIGCONT)
            if self._job_control.times < goings_on:
                goings_on -= 1  # this one will be read again
                signal.pthread_kill(main, signal.SIGCONT)

    def _is_acted_on(self, number: int, since: float) -> bool:
        """Whether the main thread has acted on a signal since that moment, or need not."""
        if number in self._swallowed:
            self._swallowed.discard(number)
            return False
        match number:
            case signal.SIGINT:
                return self._acted_at >= since or not self._is_waiting()
            case signal.SIGHUP | signal.SIGTERM:
                return self.is_hung_up or not self._is_waiting()
            case _:
                return True

    def _on_interrupt(self, number: int, frame: FrameType | None) -> None:
        self.is_cancelled, self._acted_at = True, time.monotonic()
        if self._is_waiting() and self._can_be_torn_away(number):
            raise KeyboardInterrupt

    def _can_be_torn_away(self, number: int) -> bool:
        if self._is_beginning():
            self._swallowed.add(number)
            return False
        return True

    def _on_ending(self, number: int, frame: FrameType | None) -> None:
        self.is_hung_up = True
        if not self._job_control.is_in_front:  # a shell ends what it has stopped
            stay_off()  # the terminal is the shell's
        elif self._is_waiting() and not self._comes_back() and self._can_be_torn_away(number):
            raise Hangup

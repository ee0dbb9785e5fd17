"""The way back after Ctrl+Z: the terminal as it was, and whoever is there again is asked again.

The system itself stops the process, at once. A shell gives the terminal back as the shell had it,
so that what is typed into readline after `fg` would be shown twice; and whoever listens has to be
told that the program is there again. Must never touch a terminal that belongs to somebody else at
the moment: the system would stop the process for that.
"""

import contextlib
import os
import signal
import termios
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any, Self

from tui.linear.handlers import Handlers

Modes = list[Any]
"""How a terminal is set, as `termios` has it."""


def modes_of(fd: int) -> Modes | None:
    """How the terminal `fd` is set; None where it is none, or is gone."""
    with contextlib.suppress(OSError, termios.error, ValueError):
        return termios.tcgetattr(fd)
    return None


def is_in_front(fd: int) -> bool:
    """Whether this process may use the terminal `fd` now; True where that is none."""
    try:
        return os.tcgetpgrp(fd) == os.getpgrp()
    except (OSError, ValueError):
        return True


def set_modes(fd: int, modes: Modes | None) -> None:
    """Set the terminal `fd` so, if it may be used now and is there."""
    if modes is not None and is_in_front(fd):
        with contextlib.suppress(OSError, termios.error):
            termios.tcsetattr(fd, termios.TCSANOW, modes)


def stay_off() -> None:
    """Let no use of the terminal stop this process, which is about to end behind the shell."""
    for number in (signal.SIGTTIN, signal.SIGTTOU):
        signal.signal(number, signal.SIG_IGN)


class JobControl:
    """Going on after a stop, from entering to leaving it."""

    def __init__(
        self, fd: int, is_waiting: Callable[[], bool], comes_back: Callable[[], None]
    ) -> None:
        """Nothing is caught yet.

        Args:
            fd: The terminal; where it is none, nothing is ever caught.
            is_waiting: Whether a line is waited for.
            comes_back: Called in the main thread when the reader is there again.
        """
        self._fd = fd
        self._is_waiting = is_waiting
        self._comes_back = comes_back
        self.times = 0
        """How often going on was acted on."""
        self._handlers = Handlers()

    @property
    def is_in_front(self) -> bool:
        """Whether this process may use its terminal now; True where it has none."""
        return is_in_front(self._fd)

    def __enter__(self) -> Self:
        """Catch that the process goes on, and that it would read what is typed for another one."""
        if modes_of(self._fd) is not None:
            self._handlers.set(signal.SIGCONT, self._continue)
            if signal.getsignal(signal.SIGTTIN) is signal.SIG_DFL:
                self._handlers.set(signal.SIGTTIN, self._stop)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Leave the signals as they were found."""
        self._handlers.put_back()

    def _continue(self, number: int, frame: FrameType | None) -> None:
        self.times += 1
        if self.is_in_front:
            self._comes_back()
        elif self._is_waiting():  # `bg`, and nobody can type: `fg` is waited for as ever
            self._stop(number, frame)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        """Stop, as the system would have done it.

        Not by the system: a process that a shell ends after it had stopped it would read on before
        it learns of its end, and be stopped for good.
        """
        before = signal.signal(signal.SIGTTIN, signal.SIG_DFL)
        if before is signal.SIG_IGN:  # by `stay_off`
            signal.signal(signal.SIGTTIN, before)
        else:
            signal.raise_signal(signal.SIGTTIN)
            signal.signal(signal.SIGTTIN, self._stop)

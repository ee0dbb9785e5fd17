"""Show the frame of the last sitting before anything else is imported, and hand it over.

The terminal is taken as the driver takes it, but for its questions; what is typed meanwhile stays
in the terminal's line until the driver reads it. Whoever ends before the reader runs gives the
terminal back. Must import nothing slow, and never fail: without a frame the start is as usual.
"""

from __future__ import annotations

import os
import sys

from tui import __version__
from tui.terminal import kept_frame

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` has the same constant, but takes longer than all of this
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

_TAKING = b"\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[m\x1b[2J\x1b[H"
_GIVING = b"\x1b[m\x1b[?7h\x1b[?25h\x1b[?1049l"


class Standing:
    """A frame that stands on the screen."""

    __slots__ = ("attributes", "cells")

    def __init__(self, attributes: list[Any], cells: bytes) -> None:
        """What the driver has to know.

        Args:
            attributes: How the terminal was set before.
            cells: The frame for the screen writer.
        """
        self.attributes = attributes
        self.cells = cells


_now: Standing | None = None


def show(arguments: Sequence[str]) -> bool:
    """Show the frame that was kept under these arguments, if nothing at all is different.

    Returns:
        Whether a frame stands on the screen now.
    """
    global _now
    try:
        import termios

        if not (os.isatty(0) and os.isatty(1)) or os.tcgetpgrp(0) != os.getpgrp():
            return False
        path, said = _place(arguments)
        frame = kept_frame.read(path, said)
        if frame is None:
            return False
        before = termios.tcgetattr(0)
        termios.tcsetattr(0, termios.TCSANOW, _raw(termios, termios.tcgetattr(0)))
        _now = Standing(before, frame.cells)
        _write(_TAKING + frame.painted)
    except (ImportError, OSError, termios.error):
        give_back()
        return False
    return True


def take_over() -> Standing | None:
    """The frame that stands on the screen; from now on the caller gives the terminal back."""
    global _now
    standing, _now = _now, None
    return standing


def give_back() -> None:
    """Put the terminal back, if a frame stands and nobody took it over."""
    standing = take_over()
    if standing is None:
        return
    import contextlib
    import termios

    with contextlib.suppress(OSError, termios.error):
        _write(_GIVING)
        termios.tcsetattr(0, termios.TCSANOW, standing.attributes)


def give_back_on_signals() -> None:
    """See to it that a signal that ends the process gives the terminal back, too."""
    if _now is None:
        return
    import signal

    def end(number: int, frame: object) -> None:
        give_back()
        os._exit(128 + number)

    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, end)


def keeper(
    arguments: Sequence[str], made_from: Callable[[], Iterable[str]]
) -> Callable[[kept_frame.KeptFrame], None]:
    """What keeps a frame for the next start with the same arguments.

    Args:
        arguments: Those of the command line.
        made_from: Tells the files whose change makes the frame void; asked when it is kept.
    """

    def keep(frame: kept_frame.KeptFrame) -> None:
        try:
            path, said = _place(arguments)
            kept_frame.write(path, said, kept_frame.watch(made_from()), frame)
        except (OSError, ValueError):
            return  # without a frame the next start is as usual

    return keep


def _raw(termios: Any, attributes: list[Any]) -> list[Any]:
    """As the driver sets the terminal: what is typed now is read by it later, key by key."""
    attributes[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    attributes[1] &= ~termios.OPOST
    attributes[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    return attributes


def _place(arguments: Sequence[str]) -> tuple[str, bytes]:
    size = os.get_terminal_size(1)
    said = kept_frame.conditions(__version__, arguments, os.environ, (size.columns, size.lines))
    folder = kept_frame.folder(os.environ, sys.platform)
    return f"{folder}/{kept_frame.name_of(said)}", said


def _write(data: bytes) -> None:
    while data:
        data = data[os.write(1, data) :]

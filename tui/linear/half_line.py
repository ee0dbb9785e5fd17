"""Half a line of a terminal that edits its lines itself, taken before Enter was pressed.

What the system threw away can nobody have: at Ctrl+C, at Ctrl+Z, and when the terminal itself is
gone. Must never wait for anything to be typed.
"""

import contextlib
import os
import termios

from tui.linear.job_control import is_in_front

_LOCAL, _CHARACTERS = 3, 6
"""Places in what `tcgetattr` returns."""

_CHUNK = 4096


def half_line(fd: int) -> bytes:
    """What was typed at the terminal `fd` until now; it is taken out of it. Empty if it is none."""
    with contextlib.suppress(OSError, termios.error):
        if is_in_front(fd):
            return _taken(fd)
    return b""


def _taken(fd: int) -> bytes:
    before, modes = termios.tcgetattr(fd), termios.tcgetattr(fd)
    modes[_LOCAL] &= ~(termios.ICANON | termios.ECHO)
    modes[_CHARACTERS][termios.VMIN] = modes[_CHARACTERS][termios.VTIME] = 0
    termios.tcsetattr(fd, termios.TCSANOW, modes)
    try:
        return b"".join(iter(lambda: os.read(fd, _CHUNK), b""))
    finally:
        termios.tcsetattr(fd, termios.TCSANOW, before)

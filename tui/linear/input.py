"""Take typed lines: with readline's editing and history where the terminal can, else as they come.

The terminal stays as it is; nothing but a line at a time is ever asked of it.
"""

import contextlib
import os
import stat
import sys
import termios
from collections.abc import Callable
from typing import IO, Any

from tui.linear.output import Output


class Input:
    """Where the lines come from."""

    def __init__(
        self,
        source: IO[bytes],
        output: Output,
        *,
        encoding: str,
        is_terminal: bool,
        edits: bool,
        prompts: bool,
    ) -> None:
        """Read lines.

        Args:
            source: The standard input.
            output: Prompts go there.
            encoding: Of what is typed.
            is_terminal: Whether source and output are a terminal, which shows what is typed.
            edits: Whether a line can be edited on it.
            prompts: Whether there are prompts at all.
        """
        self._source = source
        self._output = output
        self._encoding = encoding
        self._prompts = prompts
        self._is_terminal = is_terminal
        self._edited: Callable[[str], str] | None = _editor() if edits else None
        self.is_waiting = False
        """Whether a line is being waited for."""

    def line(self, prompt: str) -> str | None:
        """Wait for a line; None at the end of the input.

        Raises:
            KeyboardInterrupt: Ctrl+C was pressed meanwhile.
            OutputGoneError: The prompt cannot be printed.
        """
        if self._edited is not None:
            self._output.ask("", is_line=False)
            return self._edit(prompt if self._prompts else "")
        if self._prompts:
            self._output.ask(prompt, is_line=not self._is_terminal)
        self.is_waiting = True
        try:
            raw = self._source.readline()
        except OSError:  # the terminal is gone
            return None
        finally:
            self.is_waiting = False
        if raw.endswith(b"\n") and self._is_terminal:
            self._output.typed()
        return raw.decode(self._encoding, "replace") if raw else None

    def _edit(self, prompt: str) -> str | None:
        assert self._edited is not None
        self.is_waiting = True
        try:
            line = self._edited(prompt)
        except (EOFError, OSError):
            return None
        finally:
            self.is_waiting = False
        self._output.typed()
        return line.encode("utf-8", "replace").decode("utf-8", "replace")


def comes_from_a_file(source: IO[Any]) -> bool:
    """Whether the lines stand in a file: nobody waits for a prompt then."""
    try:
        return stat.S_ISREG(os.fstat(source.fileno()).st_mode)
    except (OSError, ValueError):
        return False


def remember_terminal() -> Callable[[], None]:
    """Note how the terminal is set; returns what sets it so again, for an end in mid-line."""
    try:
        fd = sys.stdin.fileno()
        modes = termios.tcgetattr(fd)
    except (OSError, ValueError, AttributeError, termios.error):
        return lambda: None

    def restore() -> None:
        with contextlib.suppress(OSError, termios.error):
            termios.tcsetattr(fd, termios.TCSANOW, modes)

    return restore


def _editor() -> Callable[[str], str] | None:
    """What edits a line and knows those before; None without readline."""
    try:
        import readline
    except ImportError:
        return None
    # Nothing may be sent to the terminal but what shows the line that is edited.
    for setting in ("enable-bracketed-paste off", "enable-meta-key off", "bell-style none"):
        with contextlib.suppress(Exception):
            readline.parse_and_bind(f"set {setting}")
    return input

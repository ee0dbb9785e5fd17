"""Print lines to whatever takes them: a terminal, a pipe, a file.

Bytes go straight to the system, a line at a time, so that Ctrl+C ends even a line that waits for a
slow terminal, and nothing of it comes later. Must never print anything but letters, signs, spaces
and line ends.
"""

import errno
import os
from collections.abc import Callable

from tui.linear.line import Line
from tui.linear.printable import encoded, printable
from tui.terminal.glyphs import drawing, spelled_line
from tui.terminal.plain_text import wrapped


class OutputGoneError(Exception):
    """Nobody takes the output any more, or it cannot be written; `error` tells why."""

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.error = error

    @property
    def code(self) -> int | None:
        """The exit code if there is nothing to complain about: whoever read has left; else None.

        As a shell tells it of a program that died of SIGPIPE, or of SIGHUP on a terminal.
        """
        return {errno.EPIPE: 141, errno.EIO: 129}.get(self.error.errno or 0)


class Output:
    """Where the lines go."""

    def __init__(self, fd: int, encoding: str, width: Callable[[], int | None]) -> None:
        """Print to a file descriptor.

        Args:
            fd: An open one.
            encoding: Of the characters; what it lacks is put into plain letters.
            width: Tells the columns at which lines are broken; None: they are not.
        """
        self.is_writing = False
        """Whether bytes are being written, which may take as long as it likes."""
        self._fd = fd
        self._encoding = encoding
        self._width = width
        self._is_in_line = False
        self._was_paragraph = False

    def say(self, line: Line) -> None:
        """Print a line, broken where it is too long.

        Raises:
            OutputGoneError: It cannot be written.
        """
        width = self._width()
        self._end_line()
        if width is None or line.is_exact:
            self._write(f"{line.indent}{printable(line.text)}\n")
        else:
            if line.is_paragraph and self._was_paragraph:
                self._write("\n")
            for piece in wrapped(printable(line.text), max(1, width), line.indent):
                self._write(f"{piece}\n")
        self._was_paragraph = line.is_paragraph

    def ask(self, prompt: str, *, is_line: bool) -> None:
        """Print a prompt, on a line of its own or as the beginning of the line that is typed."""
        self._end_line()
        prompt = spelled_line(prompt, drawing())
        self._write(f"{prompt.rstrip()}\n" if is_line else prompt)
        self._was_paragraph = False

    def break_off(self) -> None:
        """What was being printed is given up: what follows begins a line."""
        self._is_in_line = True

    def typed(self) -> None:
        """A line was typed: the terminal is at the beginning of the next one."""
        self._is_in_line = self._was_paragraph = False

    def _end_line(self) -> None:
        if self._is_in_line:
            self._is_in_line = False
            self._write("\n")

    def _write(self, text: str) -> None:
        data = encoded(text, self._encoding)
        self.is_writing = True
        try:
            while data:
                data = data[os.write(self._fd, data) :]
        except OSError as error:
            raise OutputGoneError(error) from error
        finally:
            self.is_writing = False

"""Take typed lines: with readline's editing and history where the terminal can, else as they come.

The terminal stays as it is; nothing but a line at a time is ever asked of it. Only commands can be
called back: an answer, or a line that holds an e-mail address, must never be remembered.
"""

import os
import re
import select
import stat
import sys
from collections.abc import Callable
from functools import partial
from typing import IO, Any

from tui.linear.half_line import half_line
from tui.linear.job_control import modes_of, set_modes
from tui.linear.line import Question
from tui.linear.line_editor import Editor
from tui.linear.output import Output

_ADDRESS = re.compile(r"\S@\S")
"""What may be an e-mail address, or a part of one."""


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
        terminal = source.fileno() if edits else -1
        self._editor = Editor.start(lambda: self.is_cut, terminal) if edits else None
        self._prompt = self._half = ""
        self._asks = False
        self.is_waiting = False
        """Whether a line is being waited for."""

    @property
    def is_cut(self) -> bool:
        """Whether the terminal is gone, so that waiting for a line ends by itself."""
        if not self._is_terminal:
            return False
        poll = select.poll()
        poll.register(self._source.fileno(), 0)
        return any(event & (select.POLLHUP | select.POLLERR) for _, event in poll.poll(0))

    @property
    def is_beginning(self) -> bool:
        """Whether nobody could be torn away from the line that is waited for, but in a moment."""
        return self._editor is not None and self._editor.is_beginning

    @property
    def half(self) -> str:
        """What was typed of the line that was broken off last, as far as it is known."""
        return self._editor.half if self._editor is not None else self._half

    def again(self) -> None:
        """Whoever was away is asked once more, with what was typed until then."""
        if not self._asks or not self._is_terminal:
            return
        if self._editor is not None:
            self._editor.again()
        typed = self._editor.half if self._editor is not None else ""
        self._output.ask(self._prompt + typed, is_line=False)

    def line(self, prompt: str, question: Question | None = None) -> str | None:
        """Wait for a line; None at the end of the input.

        Args:
            prompt: What stands before it.
            question: What it answers; None for a command, which can be called back later.

        Raises:
            KeyboardInterrupt: Ctrl+C was pressed meanwhile.
            OutputGoneError: The prompt cannot be printed.
        """
        self._prompt = prompt if self._prompts else ""
        self._asks = True
        try:
            if self._editor is not None:
                self._output.ask("", is_line=False)
                return self._edit(self._editor, self._prompt, question)
            return self._plain(prompt, question)
        finally:
            self._asks = False

    def _plain(self, prompt: str, question: Question | None) -> str | None:
        """A line as it comes."""
        if self._prompts:
            self._output.ask(prompt, is_line=not self._is_terminal)
        self._half = ""
        self.is_waiting = True
        try:
            raw = self._source.readline()
        except OSError:  # the terminal is gone
            return None
        except BaseException:
            if question is not None and question.keeps_half and self._is_terminal:
                self._half = half_line(self._source.fileno()).decode(self._encoding, "replace")
            raise
        finally:
            self.is_waiting = False
        if raw.endswith(b"\n") and self._is_terminal:
            self._output.typed()
        return raw.decode(self._encoding, "replace") if raw else None

    def _edit(self, editor: Editor, prompt: str, question: Question | None) -> str | None:
        self.is_waiting = True
        try:
            line = editor.line(prompt, keeps_half=question is not None and question.keeps_half)
        except OSError:
            return None
        finally:
            self.is_waiting = False
        if line is None:
            return None
        self._output.typed()
        if question is None and not _ADDRESS.search(line):
            editor.remember(line)
        return line


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
    except (OSError, ValueError, AttributeError):
        return lambda: None
    return partial(set_modes, fd, modes_of(fd))

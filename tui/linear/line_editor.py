"""Lines that can be edited and called back, by readline, and what was typed of one broken off.

Nothing may be remembered but what `remember` is given.
"""

import contextlib
import threading
import time
from collections.abc import Callable
from types import ModuleType
from typing import Self

from tui.linear.job_control import Modes, modes_of, set_modes

SECONDS = 0.1
"""How often a line that may not be lost is copied while it is typed."""

BEGINNING = 1.0
"""Seconds within which readline, if it tells at all, has told that a line can be typed."""


def text_of(typed: str) -> str:
    """What was typed, without halves of characters."""
    return typed.encode("utf-8", "replace").decode("utf-8", "replace")


class Editor:
    """Readline, set up so that it sends a terminal no more than it must."""

    def __init__(
        self, readline: ModuleType, is_cut: Callable[[], bool], terminal: int = -1
    ) -> None:
        """Edit lines.

        Args:
            readline: A module like readline.
            is_cut: Tells whether the terminal is gone.
            terminal: Its file descriptor; -1 for none.
        """
        self._readline = readline
        self._terminal = terminal
        self._modes: Modes | None = None
        self._is_cut = is_cut
        self._last = ""
        self._half = ""
        self._is_editing = False
        self._begins_until = 0.0

    @classmethod
    def start(cls, is_cut: Callable[[], bool], terminal: int) -> Self | None:
        """Set readline up; None where there is none."""
        try:
            import readline
        except ImportError:
            return None
        # Nothing may be sent to the terminal but what shows the line that is edited; and a line
        # that was called back and changed is remembered as it was.
        settings = ("enable-bracketed-paste off", "enable-meta-key off", "bell-style none")
        for setting in (*settings, "revert-all-at-newline on"):
            with contextlib.suppress(Exception):
                readline.parse_and_bind(f"set {setting}")
        # Whoever presses Esc and Enter wants back, and no line that begins with a dead key.
        for end in (r"\C-m", r"\C-j"):
            with contextlib.suppress(Exception):
                readline.parse_and_bind(rf'"\e{end}": "\C-a\C-kesc{end}"')
        readline.set_auto_history(False)
        editor = cls(readline, is_cut, terminal)
        readline.set_pre_input_hook(editor._begins)
        return editor

    def _begins(self) -> None:
        """Readline has set the terminal for editing. What is raised here, it swallows."""
        self._modes = modes_of(self._terminal)
        self._begins_until = 0.0

    @property
    def is_beginning(self) -> bool:
        """Whether readline is not ready to be torn away from a line."""
        return time.monotonic() < self._begins_until

    def again(self) -> None:
        """Set the terminal as it was for editing, before a shell had it."""
        set_modes(self._terminal, self._modes)

    @property
    def half(self) -> str:
        """What stands in the line that is edited or was broken off; empty after a whole one."""
        return (self._buffer() if self._is_editing else "") or self._half

    def _buffer(self) -> str:
        return text_of(self._readline.get_line_buffer())

    def line(self, prompt: str, *, keeps_half: bool = False) -> str | None:
        """A line that is edited behind a prompt; None at the end of the input.

        Args:
            prompt: What stands before it.
            keeps_half: Whether what was typed of it may not be lost with the terminal. Readline
                forgets it then at once, so that it has to be copied before.

        Raises:
            OSError: The terminal is gone.
            KeyboardInterrupt: Ctrl+C was pressed meanwhile.
        """
        self._half, self._is_editing = "", True
        self._begins_until = time.monotonic() + BEGINNING
        stop = threading.Event()
        if keeps_half:
            threading.Thread(target=self._copy, args=(stop,), daemon=True).start()
        try:
            line = input(prompt)
        except EOFError:
            return None
        except BaseException:
            self._half = self.half
            raise
        finally:
            self._is_editing = False
            self._begins_until = 0.0
            stop.set()
        if self._is_cut():  # readline may take that for the end of the line
            self._half = line
            return None
        self._half = ""
        return text_of(line)

    def _copy(self, stop: threading.Event) -> None:
        """In a thread: keep a copy of the line while it is typed."""
        while not stop.wait(SECONDS):
            now = self._buffer()
            if not self._is_cut():
                self._half = now

    def remember(self, line: str) -> None:
        """Let a line be called back later; one that comes twice in a row, once."""
        if line.strip() and line != self._last:
            self._last = line
            self._readline.add_history(line)

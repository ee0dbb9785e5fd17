"""Let another program have the terminal for a while, and take it back as it was.

The program may leave anything behind: modes, an alternate screen, a terminal without echo. Whatever
it did, the terminal is ours again afterwards and is later given back as it was found. Must never
start a shell, and never raise for a program that cannot be run.
"""

import contextlib
import os
import shlex
import shutil
import sys
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from textual.app import App, SuspendNotSupported

from tui.terminal import foreground
from tui.terminal.modes import LEAVING

EDITORS = ("sensible-editor", "editor", "nano", "vi")
"""What is tried, in this order, where the environment names no editor."""


class Ended(msgspec.Struct, frozen=True):
    """How a program that had the terminal came to its end."""

    code: int | None = None
    """Its exit code, negative for a signal; None if it could not be run."""
    reason: str = ""
    """Why it could not be run."""

    @property
    def words(self) -> str:
        """What was not as it should be, in a few words; empty if all was well."""
        if self.code is None:
            return self.reason
        if self.code < 0:
            return f"was ended by signal {-self.code}"
        return f"ended with code {self.code}" if self.code else ""


def editor_command(environ: Mapping[str, str]) -> list[str]:
    """The reader's editor as words of a command: VISUAL, else EDITOR, else what is there.

    Returns:
        The words; none if there is no editor, or what is named has a quote without its end.
    """
    for name in ("VISUAL", "EDITOR"):
        if environ.get(name, "").strip():
            try:
                return shlex.split(environ[name])
            except ValueError:
                return []
    path = environ.get("PATH")
    found = (shutil.which(name, path=path) for name in EDITORS)
    return next(([name] for name in found if name), [])


def run_outside(app: App[Any], command: Sequence[str | Path]) -> Ended:
    """Run a program on the terminal and wait for its end.

    Signals that mean to end us are heeded meanwhile. Everything else waits.

    Args:
        app: The application that has the terminal.
        command: The words of the command.
    """
    try:
        with app.suspend():
            before = _attributes()
            try:
                return _run(command)
            finally:
                _take_back(before)
    except SuspendNotSupported:
        return Ended(reason="this terminal cannot be given to another program")


def _run(command: Sequence[str | Path]) -> Ended:
    output = next(
        (s for s in (sys.__stdout__, sys.__stderr__) if s is not None and s.isatty()), None
    )
    words = [os.fspath(word) for word in command]
    try:
        return Ended(foreground.run(words, output))
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return Ended(reason=f"{words[0] if words else 'no editor'}: {said}")


def _attributes() -> list[Any] | None:
    with contextlib.suppress(termios.error, AttributeError, ValueError):
        return termios.tcgetattr(sys.__stdin__)  # type: ignore[arg-type]
    return None


def _take_back(attributes: list[Any] | None) -> None:
    """Undo what a program may have left: its modes first, then how the line is read."""
    for stream in (sys.__stdout__, sys.__stderr__):
        if stream is not None and stream.isatty():
            with contextlib.suppress(OSError):
                os.write(stream.fileno(), LEAVING.encode("ascii"))
            break
    if attributes is not None:
        with contextlib.suppress(termios.error, ValueError):
            termios.tcsetattr(sys.__stdin__, termios.TCSANOW, attributes)  # type: ignore[arg-type]

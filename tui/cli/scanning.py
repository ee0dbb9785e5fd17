"""Bring the index up to date before a verb answers, and tell of it what a person has to know.

All of it goes to standard error; standard output holds answers alone.
"""

import shlex
import sys
import time
from collections.abc import Sequence

import click

from tui.cli.output import warn
from tui.library import ScanProgress
from tui.session import Session
from tui.terminal.plain_text import cut, terminal_width

PATIENCE = 1.0
"""Seconds a person waits without being told why."""


class _Progress:
    """One line that is written over and over, only where a person looks on."""

    def __init__(self) -> None:
        self._is_watched = sys.stderr is not None and sys.stderr.isatty()
        self._began = time.monotonic()
        self._width = 0

    def told(self, progress: ScanProgress) -> None:
        """Show how far the scan is, once it takes long enough to be wondered at."""
        if self._is_watched and time.monotonic() - self._began > PATIENCE:
            line = f"scanning: {progress.files:,} files, {progress.read:,} of them new or changed"
            line = cut(line, (terminal_width() or 80) - 1)
            self._width = max(self._width, len(line))
            click.echo(f"\r{line.ljust(self._width)}", nl=False, err=True)

    def done(self) -> None:
        """Wipe the line away."""
        if self._width:
            click.echo(f"\r{' ' * self._width}\r", nl=False, err=True)


def scan(session: Session) -> None:
    """Scan the places of `session`; say so if another process is at it and the index is behind."""
    progress = _Progress()
    try:
        summary = session.scan(progress.told)
    finally:
        progress.done()
    if summary.is_elsewhere:
        warn("another rapport is scanning these files; what it has not read yet is missing here")


def warn_of_problems(session: Session, paths: Sequence[str]) -> None:
    """Say how much could not be read as it should, if anything, and how to see what.

    Args:
        session: A scanned one.
        paths: What the person named on the command line.
    """
    count = len(session.problems())
    if count:
        command = shlex.join(["rapport", "doctor", *paths])
        warn(f"{count:,} problem{'' if count == 1 else 's'} with files; `{command}` names them")

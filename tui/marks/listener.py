"""What the files of the marks have to say to whoever holds the marks in memory."""

from typing import Protocol

from tui.marks.lines import Line
from tui.marks.load import Loaded
from tui.model import Problem


class Listener(Protocol):
    """Who hears what other sessions and programs did to the files."""

    def received(self, lines: list[Line]) -> None:
        """Other sessions wrote these edits."""

    def replaced(self, loaded: Loaded, is_loss: bool) -> None:
        """The files were read anew: this is all that is on disk now.

        `is_loss`: they lost what had been in them, so that memory may know more.
        """

    def restored(self, problem: Problem) -> None:
        """A damaged file was set aside and restored."""

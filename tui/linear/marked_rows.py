"""Lists of what the reader made: bookmarks, drafts, named places, saved views.

What is done to their rows is a change of marks, and can be taken back there.
"""

from collections.abc import Sequence

from tui.linear.here import Here
from tui.linear.mark_verbs import MarkVerbs
from tui.linear.row_verbs import RowVerbs
from tui.linear.verbs import Request, Said


class MarkedRows(RowVerbs):
    """A list of marks."""

    def __init__(self, here: Here, marks: MarkVerbs) -> None:
        """A list that was not told yet.

        Args:
            here: Where the reader is.
            marks: Changes marks, and says so.
        """
        super().__init__(here)
        self._marks = marks

    def follow(self, before: Sequence[object], now: Sequence[object]) -> None:
        """Stay at the same thing in other rows; where it is gone, at the row of its number."""
        current = before[self.at] if self.at < len(before) else None
        self.at = now.index(current) if current in now else max(0, min(self.at, len(now) - 1))

    def changed(self) -> None:
        """Marks are others than before, by the reader: take the rows anew."""
        self.refresh()

    def do_undo(self, request: Request) -> Said:
        """Take back what was marked last."""
        yield from self._marks.do_undo(request)
        self.changed()

    def do_redo(self, request: Request) -> Said:
        """Do again what was undone last."""
        yield from self._marks.do_redo(request)
        self.changed()

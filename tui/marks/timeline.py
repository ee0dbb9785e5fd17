"""The past as one session sees it: its own edits from memory, earlier ones from disk.

Edits that other sessions made while this one is open are theirs to undo. Used under the lock of
whoever holds it; reads files, never writes.
"""

from collections.abc import Iterator

from tui.marks.files import MarksFiles
from tui.marks.lines import Line, Written, unit
from tui.marks.past import lines_back
from tui.marks.undo import BY_HAND, REDO, UNDO, Step

GROWING = "write_draft"
"""Kind of the edits that may be one text, put on disk now and then while it is typed."""

KEPT = 200
"""Own edits held in memory; older ones that are on disk are read from there."""


class Timeline:
    """What a session may undo and redo."""

    def __init__(self, files: MarksFiles, session: str, opened_at: str) -> None:
        self._files = files
        self._session = session
        self._opened_at = opened_at
        self._own: list[tuple[int, Step]] = []

    def add(self, edit: Written, saved: int) -> None:
        """Note an edit of this session.

        Args:
            edit: The edit.
            saved: The number of the last edit that is on disk.
        """
        if edit.kind not in BY_HAND and edit.kind not in (UNDO, REDO):
            return
        if self._own and self._grows(self._own[-1][1], edit):
            self._own.pop()
        self._own.append((edit.number, Step.own(self._session, edit)))
        if len(self._own) > 2 * KEPT:
            old, self._own = self._own[:-KEPT], self._own[-KEPT:]
            self._own[:0] = [step for step in old if step[0] > saved]

    def _grows(self, last: Step, edit: Written) -> bool:
        """Whether an edit goes on with a text that the last one left half written.

        Its beginning and how it is now are all that an undo needs; what is between can be long.
        """
        is_same = edit.group and last.unit == unit(self._session, edit.group)
        return edit.kind == last.kind == GROWING and bool(is_same) and not last.is_first

    def _from_memory(self) -> Iterator[Step]:
        return (step for _, step in reversed(self._own))

    def back(self) -> Iterator[Step]:
        """The past, newest first; files are read once memory is exhausted."""
        yield from list(self._from_memory())
        for line in self._from_disk():
            if line.session == self._session or line.at <= self._opened_at:
                yield Step.past(line)

    def whole(self) -> Iterator[Step]:
        """Every edit of anybody, newest first: for the undo of an edit that is named."""
        yield from list(self._from_memory())
        yield from map(Step.past, self._from_disk())

    def _from_disk(self) -> Iterator[Line]:
        met = {number for number, _ in self._own}
        for line in lines_back(self._files):
            if line.session != self._session or line.number not in met:
                yield line

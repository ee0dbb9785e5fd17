"""Commands that are the same in every list: documents, references, bookmarks.

A list is told some rows at a time, each with its number. The current row is the first of those that
were told last, or the one that was told alone.
"""

from collections.abc import Iterator

from tui.linear.line import Line, said
from tui.linear.verbs import Request, Said, Verbs

PAGE_OF_ROWS = 10
"""Rows that are told at a time."""


class RowVerbs(Verbs):
    """Moves in a list. A list says what it has: `number`, `at`, `told`."""

    at: int = 0
    """The current row."""

    @property
    def empty(self) -> str:
        """What is said where there are no rows."""
        return "Nothing is listed."

    @property
    def number(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def told(self, row: int) -> Iterator[Line]:
        """What is said of a row."""
        raise NotImplementedError

    def refresh(self) -> bool:
        """Take the rows anew, which others may have changed; tell whether others are there now.

        The current row stays the same one, if it is still there.
        """
        return False

    def rows(self, start: int, most: int = PAGE_OF_ROWS) -> Said:
        """Tell rows from `start` on; the first of them becomes the current one."""
        if not self.number:
            yield said(self.empty)
            return
        self.at = max(0, min(start, self.number - 1))
        for row in range(self.at, min(self.at + most, self.number)):
            yield from self.told(row)

    def row(self, row: int) -> Said:
        """Tell one row, the current one from now on."""
        yield from self.rows(row, 1)

    def do_line_down(self, request: Request) -> Said:
        """Go some rows down."""
        yield from self._step(request.times)

    def do_line_up(self, request: Request) -> Said:
        """Go some rows up."""
        yield from self._step(-request.times)

    def _step(self, step: int) -> Said:
        row = max(0, min(self.at + step, self.number - 1))
        if row == self.at and self.number:
            yield said("This is the last one." if step > 0 else "This is the first one.")
        else:
            yield from self.row(row)

    def do_page_down(self, request: Request) -> Said:
        """Tell the next rows."""
        yield from self._page(request.times * PAGE_OF_ROWS, PAGE_OF_ROWS)

    def do_page_up(self, request: Request) -> Said:
        """Tell the rows before."""
        yield from self._page(-request.times * PAGE_OF_ROWS, PAGE_OF_ROWS)

    def do_half_page_down(self, request: Request) -> Said:
        """Tell half as many of the next rows."""
        yield from self._page(request.times * PAGE_OF_ROWS // 2, PAGE_OF_ROWS // 2)

    def do_half_page_up(self, request: Request) -> Said:
        """Tell half as many of the rows before."""
        yield from self._page(-request.times * PAGE_OF_ROWS // 2, PAGE_OF_ROWS // 2)

    def _page(self, step: int, most: int) -> Said:
        if step > 0 and self.at + step >= self.number > 0:
            yield said("These are all.")
        elif step < 0 and not self.at:
            yield said("This is the first one.")
        else:
            yield from self.rows(self.at + step, most)

    def do_top(self, request: Request) -> Said:
        """Tell the first rows, or the one of a number."""
        yield from self._to(request, 0)

    def do_bottom(self, request: Request) -> Said:
        """Tell the last row, or the one of a number."""
        yield from self._to(request, self.number - 1)

    def _to(self, request: Request, otherwise: int) -> Said:
        if request.count:
            yield from self.row(request.count - 1)
        else:
            yield from self.rows(otherwise)

    def do_again(self, request: Request) -> Said:
        """Tell the current row once more."""
        yield from self.row(self.at)

    def do_where(self, request: Request) -> Said:
        """Tell which list this is, which row is the current one, and that one."""
        if self.number:
            name = self.here.mode.value.capitalize()
            yield said(f"{name} {self.at + 1:,} of {self.number:,}.")
        yield from self.row(self.at)

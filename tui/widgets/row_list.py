"""A list of rows of equal height, drawn by the line, that costs the same for one row or a million.

Only rows on the screen are asked for. At the edge the list jumps by half a page: one repaint in
half a page of keys instead of one a key. (Held down, 330 bytes a row on any terminal; going by one
row takes 1,300 on one that cannot scroll beside other panes, and saves nothing on one that can.)
Knows indexes, not what the rows mean: a subclass says what stands on a row.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.line import ROOMY, Part, line

Cell = tuple[str, str]
"""A text and the name of its style (`row--<name>`)."""


class RowLine(NamedTuple):
    """One line of a row: what stands at the left, and what at the right end."""

    left: Sequence[Cell]
    right: Cell | None = None


class RowList(Widget, can_focus=True):
    """Rows with a cursor."""

    ALLOW_SELECT = False
    ROW_HEIGHT: ClassVar[int] = 2
    DEFAULT_CSS = "RowList { width: 1fr; height: 1fr; min-width: 1; overflow: hidden; }"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row--cursor",
        "row--empty",
        "row--guess",
        "row--mark",
        "row--meta",
        "row--title",
        "row--unread",
    }

    @dataclass
    class RowHighlighted(Message):
        """The cursor came to rest on a row; -1 if there is none."""

        index: int

    @dataclass
    class RowChosen(Message):
        """Enter was pressed on a row."""

        index: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.count = 0
        self.cursor = -1
        self.top = 0

    def row_lines(self, index: int) -> Sequence[RowLine]:
        """The ROW_HEIGHT lines of row `index`; asked only for rows on the screen."""
        raise NotImplementedError

    def empty_lines(self) -> Sequence[str]:
        """What to say where there are no rows."""
        return ()

    def set_rows(self, count: int, cursor: int) -> None:
        """Show `count` rows with the cursor on row `cursor`, on the screen line it was on."""
        offset = self.cursor - self.top
        self.count = max(0, count)
        before = self.cursor
        self.cursor = max(0, min(cursor, self.count - 1)) if self.count else -1
        self.top = self._clamped(self.cursor - offset if before >= 0 else 0)
        self._show_cursor()
        self.refresh()
        self.post_message(self.RowHighlighted(self.cursor))

    def put_cursor_on_line(self, line: int) -> None:
        """Scroll so that `line` rows are above the cursor's, as far as the rows allow it."""
        self.top = self._clamped(self.cursor - max(0, line))
        if self.size.height:
            self._show_cursor()
        self.refresh()

    def take_out_row(self, index: int) -> None:
        """Show one row less, the one that was `index`; the cursor stays on its row and line."""
        line = self.cursor - self.top
        self.count -= 1
        self.cursor = min(self.cursor - (index < self.cursor), self.count - 1)
        self.top = self._clamped(self.cursor - line)
        self._show_cursor()
        self.refresh()

    def refresh_row(self, index: int) -> None:
        """Draw row `index` anew, if it is on the screen."""
        y = (index - self.top) * self.ROW_HEIGHT
        if 0 <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, self.ROW_HEIGHT))

    def visible_rows(self) -> range:
        """Indexes of the rows on the screen, one in part included."""
        shown = -(-self.size.height // self.ROW_HEIGHT)
        return range(self.top, min(self.count, self.top + shown))

    def go_to_row(self, index: int) -> None:
        """Put the cursor on row `index`."""
        if not self.count:
            return
        index = max(0, min(index, self.count - 1))
        if index == self.cursor:
            return
        before, self.cursor = self.cursor, index
        if self._show_cursor():
            self.refresh()
        else:
            self.refresh_row(before)
            self.refresh_row(index)
        self.post_message(self.RowHighlighted(index))

    def _rows_on_screen(self) -> int:
        return max(1, self.size.height // self.ROW_HEIGHT)

    def _clamped(self, top: int) -> int:
        return max(0, min(top, self.count - self._rows_on_screen()))

    def _show_cursor(self) -> bool:
        """Scroll if the cursor is off the screen; True if that moved the rows."""
        before, page = self.top, self._rows_on_screen()
        if self.cursor < self.top:
            self.top = self._clamped(min(self.cursor, self.top - (page + 1) // 2))
        elif self.cursor >= self.top + page:
            self.top = self._clamped(max(self.cursor - page + 1, self.top + (page + 1) // 2))
        return self.top != before

    def on_resize(self, event: events.Resize) -> None:
        """Keep the cursor on the screen."""
        event.stop()
        self.top = self._clamped(self.top)
        self._show_cursor()
        self.refresh()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move the cursor with the wheel where a mouse is in use."""
        event.stop()
        self.action_line_down()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move the cursor back with the wheel."""
        event.stop()
        self.action_line_up()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row under the pointer; a double click opens it."""
        event.stop()
        at = event.get_content_offset(self)
        index = self.top + at.y // self.ROW_HEIGHT if at is not None else self.count
        if index >= self.count or event.button != 1:
            return
        self.go_to_row(index)
        if event.chain == 2:
            self.action_choose()

    def action_line_down(self, count: int | None = None) -> None:
        """Go down by `count` rows."""
        self.go_to_row(self.cursor + (count or 1))

    def action_line_up(self, count: int | None = None) -> None:
        """Go up by `count` rows."""
        self.go_to_row(self.cursor - (count or 1))

    def action_page_down(self, count: int | None = None) -> None:
        """Go down by `count` screens of rows."""
        self.go_to_row(self.cursor + (count or 1) * self._rows_on_screen())

    def action_page_up(self, count: int | None = None) -> None:
        """Go up by `count` screens of rows."""
        self.go_to_row(self.cursor - (count or 1) * self._rows_on_screen())

    def action_half_page_down(self, count: int | None = None) -> None:
        """Go down by `count` halves of a screen."""
        self.go_to_row(self.cursor + (count or 1) * max(1, self._rows_on_screen() // 2))

    def action_half_page_up(self, count: int | None = None) -> None:
        """Go up by `count` halves of a screen."""
        self.go_to_row(self.cursor - (count or 1) * max(1, self._rows_on_screen() // 2))

    def action_top(self, count: int | None = None) -> None:
        """Go to row `count`, counted from 1; without a number to the first one."""
        self.go_to_row((count or 1) - 1)

    def action_bottom(self, count: int | None = None) -> None:
        """Go to row `count`, counted from 1; without a number to the last one."""
        self.go_to_row((count or self.count) - 1)

    def action_choose(self) -> None:
        """Open the row under the cursor."""
        if self.cursor >= 0:
            self.post_message(self.RowChosen(self.cursor))

    def style(self, name: str) -> Style:
        """The style of the component `row--<name>`."""
        return self.get_component_rich_style(f"row--{name}")

    def _cursor_style(self) -> Style:
        return self.get_component_rich_style("row--cursor", partial=True)

    def place_of(self, y: int) -> tuple[int, int]:
        """The row at line `y` of the screen, and which of its lines that is."""
        return divmod(self.top * self.ROW_HEIGHT + y, self.ROW_HEIGHT)

    def render_line(self, y: int) -> Strip:
        """Draw line `y` of the screen."""
        width, base = self.size.width, self.style("title")
        index, part = self.place_of(y)
        if not self.count:
            said = self.empty_lines()
            return line([(said[y], self.style("empty"))] if y < len(said) else (), width, base)
        if index >= self.count:
            return line((), width, base)
        left, right = self.row_lines(index)[part]
        is_cursor = index == self.cursor
        # The first line alone has the cursor's colour: what changes colour is sent twice a key.
        over = self._cursor_style() if is_cursor and part == 0 else Style.null()
        bar = "▌" if is_cursor else " "
        parts: list[Part] = [(bar, self.style("mark") + over)]
        parts += [(text, self.style(name) + over) for text, name in left]
        tail = (right[0], self.style(right[1]) + over) if right else None
        margin = int(width >= ROOMY)
        return line(parts, width - margin, base + over, tail).extend_cell_length(width, base + over)

"""Moving through a long text by the line, the page and the item.

One item (a paragraph, a reply, a reference) is always the current one, and it is always on the
screen. Knows items, not what they mean.
"""

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.message import Message

from tui.widgets.text_page import TextPage


class TextView(TextPage):
    """A text with a current item, moved through by keys."""

    @dataclass
    class CurrentChanged(Message):
        """Another item became the current one; -1 if there is none."""

        item: int

    def go_to_item(self, item: int) -> None:
        """Make `item` current and bring its beginning, or all of it, onto the screen."""
        shown = self.shown_pieces(item)
        if shown is None:
            return
        first, last = self._rows.first_row(shown[0]), self._rows.last_row(shown[1])
        height = self.size.height
        if first < self.top or (last >= self.top + height and first > self.top):
            self.scroll_rows_to(first - 1 if last - first + 1 < height else first)
        self.set_current(item)

    def go_to(self, piece: int, offset: int) -> None:
        """Bring character `offset` of `piece` onto the screen and make its item current."""
        if not 0 <= piece < len(self._pieces) or self._hidden[piece]:
            return
        y = self._rows.row_at(piece, offset)
        if not self.top <= y < self.top + self.size.height:
            self.scroll_rows_to(y - self.size.height // 3)
        if self._pieces[piece].item >= 0:
            self.set_current(self._pieces[piece].item)

    def set_current(self, item: int) -> None:
        """Make `item` the current one, wherever it is."""
        if item == self.current:
            return
        before, self.current = self.current, item
        for changed in (before, item):
            shown = self.shown_pieces(changed)
            if shown is not None:
                top, end = (
                    self._rows.known_first_row(shown[0]),
                    self._rows.known_last_row(shown[1]),
                )
                if top is not None:
                    self.refresh_rows(top, len(self._rows) if end is None else end)
        self.post_message(self.CurrentChanged(item))

    def reshaped_to(self, item: int) -> None:
        """Tell that another item is the current one now."""
        self.post_message(self.CurrentChanged(item))

    def repeat(self, step: Callable[[], None], count: int | None) -> None:
        """Take a step `count` times, or until it leads no further."""
        for _ in range(count or 1):
            before = self.where
            step()
            if self.where == before:
                break

    @property
    def where(self) -> tuple[object, ...]:
        """What a step changes: the row at the top and the current item."""
        return self.top, self.current

    def action_line_down(self, count: int | None = None) -> None:
        """Scroll by a line; at the end go to the next item on the screen."""
        self.repeat(self._line_down, count)

    def action_line_up(self, count: int | None = None) -> None:
        """Back to the item above if it is on the screen, else scroll by a line."""
        self.repeat(self._line_up, count)

    def _line_down(self) -> None:
        if self.is_at_end:
            self.action_next_item()
        else:
            self.scroll_rows_to(self.top + 1)
            self._follow()

    def _line_up(self) -> None:
        above = [item for item in self.visible_items() if item < self.current]
        if above and self.is_at_end:
            self.set_current(above[-1])
        else:
            self.scroll_rows_to(self.top - 1)
            self._follow(upward=True)

    def action_page_down(self, count: int | None = None) -> None:
        """Scroll by a page, keeping one line; at the end go to the last item."""
        self.repeat(lambda: self._page(self.size.height - 1), count)

    def action_page_up(self, count: int | None = None) -> None:
        """Scroll back by a page, keeping one line."""
        self.repeat(lambda: self._page(1 - self.size.height), count)

    def action_half_page_down(self, count: int | None = None) -> None:
        """Scroll by half a page."""
        self.repeat(lambda: self._page(self.size.height // 2), count)

    def action_half_page_up(self, count: int | None = None) -> None:
        """Scroll back by half a page."""
        self.repeat(lambda: self._page(-(self.size.height // 2)), count)

    def action_top(self, count: int | None = None) -> None:
        """Go to the beginning, or to item `count`, counted from 1."""
        if count is not None:
            self.go_to_number(count)
            return
        self.scroll_rows_to(0)
        self.set_current(self.first_item)

    def action_bottom(self, count: int | None = None) -> None:
        """Go to the end, or to item `count`, counted from 1.

        While the text is still being wrapped the end is not known: towards it, and there soon.
        """
        if count is not None:
            self.go_to_number(count)
            return
        self.scroll_rows_to(len(self._rows))
        if self._rows.is_complete:
            self.set_current(self.last_item)
        else:
            self._follow()
            self._wants_end = True

    def go_to_number(self, number: int) -> None:
        """Go to item `number`, counted from 1; to the last one if there are fewer."""
        self.go_to_item(min(number, self.items) - 1)

    def reach_end(self) -> None:
        """Go to the end that was asked for and is there now."""
        super().reach_end()
        self.set_current(self.last_item)

    def action_next_item(self) -> None:
        """Make the next item current."""
        self.go_to_item(self.shown_item(self.current + 1, 1))

    def action_previous_item(self) -> None:
        """Make the item before current."""
        self.go_to_item(self.shown_item(self.current - 1, -1))

    def _page(self, rows: int) -> None:
        if rows > 0 and self.is_at_end:
            self.set_current(self.last_item)
        elif rows < 0 and self.top == 0:
            self.set_current(self.first_item)
        else:
            self.scroll_rows_to(self.top + (rows or 1))
            self._follow()

    def _follow(self, *, upward: bool = False) -> None:
        """Make current what is on the screen, if the current item has left it."""
        visible = list(self.visible_items())
        if not visible:
            return
        if self.current not in visible or (upward and self.current > visible[0]):
            self.set_current(visible[0])

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll with the wheel where a mouse is in use."""
        event.stop()
        self.scroll_rows_to(self.top + 3)
        self._follow()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll back with the wheel."""
        event.stop()
        self.scroll_rows_to(self.top - 3)
        self._follow(upward=True)

"""The bottom line: where one is, what is not yet saved, and the keys that matter now.

A notice stands there until the next key. It never changes by itself when nothing happens, so it
costs nothing on a slow line.
"""

from typing import ClassVar

from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.terminal.drawable import cells
from tui.widgets.line import Part, line

Hints = tuple[tuple[str, str], ...]


class StatusLine(Widget):
    """One line at the bottom of a screen."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "StatusLine { dock: bottom; height: 1; width: 1fr; }"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"status--text", "status--key", "status--notice"}

    where: reactive[str] = reactive("")
    """Where the reader is: `reply 1 of 2`."""
    search: reactive[str] = reactive("")
    """What is searched, in the place of `where`: `/word · 3 of 12`; empty if nothing is."""
    saved: reactive[str] = reactive("")
    """`unsaved 3` or `not saved: disk full`; empty while everything is on disk."""
    progress: reactive[str] = reactive("")
    """How far something in the background is; empty if nothing is under way."""
    notice: reactive[str] = reactive("")
    """Something that was just done or cannot be done."""
    typed: reactive[str] = reactive("")
    """Keys of a command that is begun: `5`, `z`."""
    follow: reactive[Hints] = reactive(())
    """Keys that may follow them and what they do; shown in the place of the hints."""
    hints: reactive[Hints] = reactive(())
    """Keys and what they do, most useful first."""

    def render_line(self, y: int) -> Strip:
        """Draw the line; hints are left out where there is no room."""
        width = self.size.width
        base = self.get_component_rich_style("status--text")
        key = self.get_component_rich_style("status--key")
        said = self.notice or " · ".join(filter(None, (self.search or self.where, self.progress)))
        tone = self.get_component_rich_style("status--notice") if self.notice else base
        left: list[Part] = [(" ", base), (said, tone)]
        if self.saved:
            left.append((f" · {self.saved}", self.get_component_rich_style("status--notice")))
        if self.typed:
            left.append((f" · {self.typed}", key))
        room = width - sum(cells(text) for text, _ in left) - 2
        # Of keys that may follow the first ones matter, of hints the last one: it is help.
        is_in_order = bool(self.follow)
        shown = fitting_hints(self.follow or self.hints, room, is_in_order=is_in_order)
        taken = sum(cells(name) + cells(hint) + 3 for name, hint in shown)
        fill = width - sum(cells(text) for text, _ in left) - taken
        parts = [*left, (" " * max(0, fill), base)]
        for name, hint in shown:
            parts += [(name, key), (f" {hint}  ", base)]
        return line(parts, width, base)


def fitting_hints(hints: Hints, room: int, *, is_in_order: bool = False) -> Hints:
    """The hints that fit into `room` cells: the last one first of all unless `is_in_order`."""
    kept: list[tuple[str, str]] = []
    for hint in hints if is_in_order else (*hints[-1:], *hints[:-1]):
        room -= cells(hint[0]) + cells(hint[1]) + 3
        if room < 0:
            break
        kept.append(hint)
    return tuple(kept) if is_in_order else (*kept[1:], *kept[:1])

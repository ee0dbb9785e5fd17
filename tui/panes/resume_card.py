"""The card that greets whoever comes back to a document after days.

Lies over the lowest rows of the panes until the next key, so that the text does not move. Says
where one stopped, what is new and which notes there are; must never hold a key back.
"""

from typing import ClassVar

from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.model import safe_line
from tui.session.returning import Returning
from tui.terminal.drawable import cells, clip
from tui.widgets.line import line

NOTE = 60
"""Cells of a note that are shown."""


def card_lines(back: Returning, where: str, keys: str, width: int) -> list[str]:
    """The card's lines.

    Args:
        back: What there is to tell.
        where: The place where the reader stopped, `reply 2 of 2`; empty for the beginning.
        keys: The key that goes there, as written for a person.
        width: Cells that a line has.
    """
    days = "A day ago" if back.days == 1 else f"{back.days:,} days ago"
    stopped = f"you stopped at {where}" if where else "you were here"
    said = f"{days}: {stopped}"
    if where and cells(said) > width:
        said = f"{days}: {where}"
    lines = [_fitting(said, f" · {back.day}", width)]
    if back.new:
        replies = "1 reply is" if back.new == 1 else f"{back.new:,} replies are"
        lines.append(f"{replies} new since")
    if back.bookmarks:
        bookmarks = "1 bookmark" if back.bookmarks == 1 else f"{back.bookmarks:,} bookmarks"
        notes = " · ".join(f"“{clip(safe_line(note), NOTE)}”" for note in back.notes)
        lines.append(" · ".join(filter(None, (bookmarks, notes))))
    lines.append(
        _fitting(f"{keys} goes there", "; every other key does what it always does", width)
    )
    return lines


def _fitting(words: str, more: str, width: int) -> str:
    return words + more if cells(words + more) <= width else words


class ResumeCard(Widget):
    """A few lines at the bottom; hidden while there are none."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ResumeCard {
        layer: card; dock: bottom; height: auto; width: 1fr; margin: 0 0 1 0; display: none;
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"card--text", "card--first", "card--rule"}

    lines: reactive[tuple[str, ...]] = reactive(())

    def show(self, lines: list[str]) -> None:
        """Show `lines` until `hide`."""
        self.lines = tuple(lines)
        self.styles.height = 1 + len(lines)
        self.display = True

    def hide(self) -> None:
        """Take the card away."""
        if self.display:
            self.display = False
            self.lines = ()

    def render_line(self, y: int) -> Strip:
        """Draw a line of the card."""
        width = self.size.width
        base = self.get_component_rich_style("card--text")
        if y == 0:
            return line([("━" * width, self.get_component_rich_style("card--rule"))], width, base)
        first = self.get_component_rich_style("card--first")
        text = self.lines[y - 1] if y <= len(self.lines) else ""
        return line([(f" {text}", first if y == 1 else base)], width, base)

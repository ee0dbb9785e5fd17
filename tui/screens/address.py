"""An address in full, over the lowest rows of the screen, where it can be selected.

It begins in the first column and has nothing beside it. Says why it was not opened, and how it was
copied.
"""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from tui.commands import Scope, key_name
from tui.panes.status_line import StatusLine
from tui.screens.base import keymap_of
from tui.screens.outward import outward_of
from tui.terminal.driver import report_mouse
from tui.widgets.plain_text import PlainText
from tui.widgets.title import set_title


class ShownAddress(PlainText):
    """The address, moved through by keys if it is long."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.MOVE,)


class Note(PlainText, can_focus=False):
    """How the address was copied."""


class AddressScreen(ModalScreen[bool]):
    """Shows an address and copies it; gives whether it is to be opened."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.ADDRESS, Scope.BACK)
    AUTO_FOCUS = None

    def __init__(self, address: str, title: str, *, may_leave: bool) -> None:
        """Show an address.

        Args:
            address: Safe text; what is copied.
            title: What it is the address of, or why it is shown.
            may_leave: Whether it is one that may be copied unasked, and opened.
        """
        super().__init__()
        self.address = address
        self.title_words = title
        self.may_leave = may_leave
        self.view = ShownAddress(id="address")
        self.note = Note(id="address-note")

    def compose(self) -> ComposeResult:
        """The address and a status line of its own."""
        set_title(self.view, self.title_words)
        self.view.show_text(self.address)
        self.note.display = False
        with Vertical(id="address-panel"):
            yield self.view
            yield self.note
            yield StatusLine()

    def on_mount(self) -> None:
        """Copy the address."""
        self.set_focus(self.view)
        rows = keymap_of(self.app).commands(*self.SCOPES)
        able = [row for row in rows if row.hint and row.keys and self.check_action(row.id, ())]
        self.query_one(StatusLine).hints = tuple((key_name(row.keys[0]), row.hint) for row in able)
        if outward_of(self.app).has_mouse:
            report_mouse(self.app, is_on=False)
        if self.may_leave:
            self.action_copy_shown()

    def on_unmount(self, event: events.Unmount) -> None:
        """Take the mouse again."""
        if outward_of(self.app).has_mouse:
            report_mouse(self.app, is_on=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What may not be opened has no key for it."""
        return action != "open_shown" or (self.may_leave and bool(self._browser))

    @property
    def _browser(self) -> tuple[str, ...]:
        return outward_of(self.app).browser.command

    def action_copy_shown(self) -> None:
        """Copy the address."""
        outward_of(self.app).copy(self.address, "the address", self._say)

    def _say(self, words: str) -> None:
        if self.is_attached:
            self.note.show_text(words)
            self.note.display = True
            self.note.refresh(layout=True)

    def action_open_shown(self) -> None:
        """Open the address in a browser."""
        self.dismiss(True)

    def action_go_back(self) -> None:
        """Back to the screen below."""
        self.dismiss(False)

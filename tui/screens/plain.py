"""A text over the whole screen, plain, to be selected with the terminal's own mouse.

For terminals that take nothing into their clipboard, and for what is too long for it. While it is
shown the mouse is the terminal's.
"""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult

from tui.commands import Scope
from tui.panes.status_line import StatusLine
from tui.screens.base import OverScreen
from tui.screens.outward import outward_of
from tui.session import Session
from tui.terminal.driver import report_mouse
from tui.widgets.plain_text import PlainText


class TextToSelect(PlainText):
    """The text, moved through by keys."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.MOVE,)


class PlainScreen(OverScreen):
    """Shows a text without anything around it."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.PLAIN, Scope.BACK)

    def __init__(self, session: Session, text: str, what: str) -> None:
        """Show `text`; `what` says in a word or two what it is."""
        super().__init__(session)
        self.text = text
        self.what = what
        self.view = TextToSelect(id="plain")

    def compose(self) -> ComposeResult:
        """The text and the status line."""
        yield self.view
        yield StatusLine()

    def on_mount(self) -> None:
        """Show the text and leave the mouse to the terminal."""
        self.view.show_text(self.text)
        self.set_focus(self.view)
        self.status.where = self.what
        self.set_hints((Scope.PLAIN, Scope.BACK))
        if outward_of(self.app).has_mouse:
            report_mouse(self.app, is_on=False)

    def on_unmount(self, event: events.Unmount) -> None:
        """Take the mouse again."""
        if outward_of(self.app).has_mouse:
            report_mouse(self.app, is_on=True)

    def action_copy_shown(self) -> None:
        """Copy all of it."""
        outward_of(self.app).copy(self.text, self.what, self.notice)

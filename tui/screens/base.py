"""What every screen of rapport has: the session, a status line, a way to hear of changes."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.screen import Screen

from tui.commands import Scope, bindings, hints
from tui.marks import Change
from tui.model import Target
from tui.panes.status_line import StatusLine
from tui.session import Session

if TYPE_CHECKING:
    from textual.events import Key


class ReaderScreen(Screen[Target | None]):
    """A screen with a status line that hears of changes to the marks."""

    AUTO_FOCUS = None

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    @property
    def status(self) -> StatusLine:
        """The bottom line of this screen."""
        return self.query_one(StatusLine)

    def notice(self, words: str) -> None:
        """Say something on the status line until the next key."""
        self.status.notice = words

    def on_key(self, event: "Key") -> None:
        """Take the notice away when the reader goes on."""
        self.status.notice = ""

    def marks_changed(self, change: Change) -> None:
        """The marks on these documents are other than before, here or in another session."""

    def saved_changed(self, words: str) -> None:
        """Tell on the status line what is not on disk yet."""
        self.status.saved = words

    def set_hints(self, scopes: Iterable[Scope]) -> None:
        """Show the keys of `scopes` on the status line."""
        self.status.hints = tuple(hints(*scopes))


class OverScreen(ReaderScreen):
    """A screen that lies over the reading screen and is left with Escape or q."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.BACK)

    def action_go_back(self) -> None:
        """Back to the screen below."""
        self.dismiss(None)

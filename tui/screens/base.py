"""What every screen of rapport has: the session, a status line, a way to hear of changes."""

from collections.abc import Iterable
from typing import Any, ClassVar, Protocol, cast

from textual.app import App
from textual.events import Event, ScreenResume
from textual.screen import Screen

from tui.commands import Keymap, Scope
from tui.marks import Change
from tui.model import Target
from tui.panes.status_line import StatusLine
from tui.session import Session
from tui.widgets.parted import Parted


class _HasKeymap(Protocol):
    """An application with a keymap."""

    keymap: Keymap


def keymap_of(app: App[Any]) -> Keymap:
    """The keys in use in our application."""
    return cast("_HasKeymap", app).keymap


def first_screen_is_ready(app: App[Any]) -> None:
    """Tell an application that waits for its first screen that it is whole."""
    is_ready = getattr(app, "first_screen_is_ready", None)
    if is_ready is not None:
        is_ready()


class ReaderScreen(Parted, Screen[Target | None]):
    """A screen with a status line that hears of changes to the marks."""

    AUTO_FOCUS = None

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._was_shown = False

    async def on_event(self, event: Event) -> None:
        """Spare the widgets that were given their styles just now a second look at them."""
        if isinstance(event, ScreenResume) and not self._was_shown:
            self._was_shown = True
            event.refresh_styles = False
        await super().on_event(event)

    @property
    def status(self) -> StatusLine:
        """The bottom line of this screen."""
        return self.query_one(StatusLine)

    def notice(self, words: str) -> None:
        """Say something on the status line until the next key."""
        self.status.notice = words

    @property
    def keymap(self) -> Keymap:
        """The keys in use."""
        return keymap_of(self.app)

    def show_typed(self, said: str, follow: list[tuple[str, str]]) -> None:
        """Show the keys of a command that is begun, and the keys that may follow."""
        self.status.typed = said
        self.status.follow = tuple(follow)

    def before_key(self) -> None:
        """Take the notice away when the reader goes on."""
        self.status.notice = ""

    def marks_changed(self, change: Change) -> None:
        """The marks on these documents are other than before, here or in another session."""

    def saved_changed(self, words: str) -> None:
        """Tell on the status line what is not on disk yet; a screen that closes has none."""
        for status in self.query(StatusLine):
            status.saved = words

    def leaving(self) -> None:
        """The session ends: give what is not in the marks yet to them."""

    def set_hints(self, scopes: Iterable[Scope]) -> None:
        """Show the keys of `scopes` on the status line."""
        self.status.hints = tuple(self.keymap.hints(*scopes))


class OverScreen(ReaderScreen):
    """A screen that lies over the reading screen and is left with Escape or q."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.BACK,)

    def action_go_back(self) -> None:
        """Back to the screen below."""
        self.dismiss(None)

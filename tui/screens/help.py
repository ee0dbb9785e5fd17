"""The help screen: every key, made from the command table."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from tui.commands import Scope, bindings, commands, key_name
from tui.panes.status_line import StatusLine
from tui.panes.words import BOOKMARK, UNREAD
from tui.screens.base import OverScreen
from tui.session import Session
from tui.widgets.text_layout import Piece, Run
from tui.widgets.text_view import TextView

SIGNS = (
    (UNREAD, "not read yet"),
    (BOOKMARK, "bookmarked"),
    ("▌", "where you are"),
    ("2 of 13", "replies kept in the file, of those the page says it had"),
    ("Kojay?", "a guess: not written in the file"),
    ("└?", "a guess that this reply answers the one above"),
    ("▸", "a reference cited by what you are reading"),
)

KEY_WIDTH = 22


class HelpText(TextView):
    """The text of the help."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.MOVE)


class HelpScreen(OverScreen):
    """Keys and signs."""

    CSS_PATH = "../styles/over.tcss"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.text = HelpText(id="help")

    def compose(self) -> ComposeResult:
        """The text and the status line."""
        yield self.text
        yield StatusLine()

    def on_mount(self) -> None:
        """Show keys and signs."""
        self.text.border_title = "Help"
        self.text.show(list(help_pieces(self.session.settings.auto_read_seconds)))
        self.text.focus()
        self.set_hints((Scope.BACK,))


def help_pieces(auto_read_seconds: float) -> Iterator[Piece]:
    """The help as pieces: the command table by scope, then the signs."""
    for scope in Scope:
        yield Piece(scope.value, style="heading", gap=0)
        rows = commands(scope)
        for number, command in enumerate(rows):
            keys = "  ".join(map(key_name, command.keys))
            yield _row(keys, command.help, is_last=number == len(rows) - 1)
    yield Piece("Signs", style="heading", gap=0)
    for number, (sign, meaning) in enumerate(SIGNS):
        yield _row(sign, meaning, is_last=number == len(SIGNS) - 1)
    if auto_read_seconds:
        yield Piece(
            "A body or a reply counts as read when its last line has been on the screen for "
            f"{auto_read_seconds:g} seconds, from your first key on."
        )
    else:
        yield Piece("Nothing counts as read by itself; m marks it.")


def _row(key: str, meaning: str, *, is_last: bool) -> Piece:
    lead = key.ljust(KEY_WIDTH)
    if len(key) >= KEY_WIDTH:
        lead = key + "  "
    return Piece(
        lead + meaning,
        runs=(Run(0, len(key), "strong"),),
        rest="",
        first="  ",
        gap=1 if is_last else 0,
    )

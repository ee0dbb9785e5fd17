"""The help screen: every key, made from the command table."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult

from tui.commands import Command, Keymap, Scope, key_name
from tui.commands.palette import ALIKE, nearest, score
from tui.panes.status_line import StatusLine
from tui.panes.words import BOOKMARK, UNREAD
from tui.screens.base import OverScreen
from tui.session import Session
from tui.terminal.drawable import drawable
from tui.widgets.text_layout import Piece
from tui.widgets.text_view import TextView
from tui.widgets.title import set_title

SIGNS = (
    (UNREAD, "not read yet"),
    (BOOKMARK, "bookmarked"),
    ("▌", "where you are"),
    ("2 of 13", "replies kept in the file, of those the page says it had"),
    ("Kojay?", "a guess: not written in the file"),
    ("?", "at the end of a title: likely cites the work asked for, by author and year"),
    ("└?", "a guess that this reply answers the one above"),
    ("+ Kojay", "a folded reply: its first words, and what its fold hides"),
    ("+4 ●2 new 1", "four replies are hidden, two of them unread and one new"),
    ("⋯12", "how many replies stand above one in its chain, where guides would take its room"),
    ("▸", "a reference cited by what you are reading"),
)

KEY_WIDTH = 24
NARROW = 60
"""Columns below which a meaning stands under its key instead of beside it."""


class HelpText(TextView):
    """The text of the help."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.MOVE,)

    def __init__(self, keymap: Keymap, auto_read_seconds: float, words: str = "") -> None:
        super().__init__(id="help")
        self.keymap = keymap
        self.auto_read_seconds = auto_read_seconds
        self.words = words
        set_title(self, f"Help · {words}" if words else "Help")

    def on_resize(self, event: events.Resize) -> None:
        """Set the help for the new width."""
        is_narrow = self.size.width < NARROW
        if self.words:
            self.show(list(help_on(self.words, self.keymap, is_narrow=is_narrow)))
        else:
            self.show(list(help_pieces(self.keymap, self.auto_read_seconds, is_narrow=is_narrow)))


class HelpScreen(OverScreen):
    """Keys and signs."""

    def __init__(self, session: Session, keymap: Keymap, words: str = "") -> None:
        """The help, or only what it has of `words`."""
        super().__init__(session)
        self.text = HelpText(keymap, session.settings.auto_read_seconds, words)

    def compose(self) -> ComposeResult:
        """The text and the status line."""
        yield self.text
        yield StatusLine()

    def on_mount(self) -> None:
        """Read from the top."""
        self.set_focus(self.text)
        self.set_hints((Scope.BACK,))


def help_pieces(
    keymap: Keymap, auto_read_seconds: float, *, is_narrow: bool = False
) -> Iterator[Piece]:
    """The help as pieces: the commands by scope, then the signs."""
    for scope in Scope:
        rows = [(_keys(command), command.help) for command in keymap.commands(scope)]
        yield from _table(scope.value, rows, is_narrow=is_narrow)
    yield from _table("Signs", SIGNS, is_narrow=is_narrow)
    if auto_read_seconds:
        yield Piece(
            "A body or a reply counts as read when its last line has been on the screen for "
            f"{auto_read_seconds:g} seconds, from your first key on."
        )
    else:
        key = keymap.key_of(Scope.READING, "toggle_read")
        yield Piece(f"Nothing counts as read by itself; {key} marks it.")


def help_on(words: str, keymap: Keymap, *, is_narrow: bool = False) -> Iterator[Piece]:
    """What the help has of some words: the commands that fit them by scope, and the signs.

    Args:
        words: A key, a name or words of what is done.
        keymap: The keys in use.
        is_narrow: Whether a meaning stands under its key.
    """
    is_known = False
    best = max(score(words, command) for command in keymap.commands(*Scope))
    least = ALIKE if best >= ALIKE else max(best - 1, 1)
    for scope in Scope:
        commands = [row for row in keymap.commands(scope) if score(words, row) >= least]
        rows = [(_keys(command), f"{command.help} (:{command.id})") for command in commands]
        is_known = is_known or bool(rows)
        if rows:
            yield from _table(scope.value, rows, is_narrow=is_narrow)
    signs = [sign for sign in SIGNS if words.casefold() in f"{sign[0]} {sign[1]}".casefold()]
    if signs:
        yield from _table("Signs", signs, is_narrow=is_narrow)
    elif not is_known:
        near = nearest(words, keymap.commands(*Scope))
        yield Piece(
            f"The help has nothing of “{words}”{f'; the nearest is :{near}' if near else ''}."
        )


def _keys(command: Command) -> str:
    """The keys of a command, or what the palette takes for it."""
    return "  ".join(map(key_name, command.keys)) or f":{command.id}"


def _table(name: str, rows: Sequence[tuple[str, str]], *, is_narrow: bool) -> Iterator[Piece]:
    """A heading, and a key and its meaning a row."""
    yield Piece(name, style="heading", gap=0)
    indent = " " * (6 if is_narrow else KEY_WIDTH)
    for number, (key, meaning) in enumerate(rows):
        gap = 1 if number == len(rows) - 1 else 0
        lead = drawable(f"  {key}")
        if is_narrow or len(lead) >= KEY_WIDTH:
            yield Piece(lead, style="strong", gap=0)
            lead = indent
        yield Piece(
            meaning, first=lead.ljust(len(indent)), rest=indent, lead_style="strong", gap=gap
        )

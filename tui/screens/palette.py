"""The command palette: every command with its keys, found by typing a part of what it does.

What can be carried out from here comes first; the rest is listed, too, with where it works. Gives
the command that was chosen; it is carried out on the pane from which the palette was opened.
"""

from collections.abc import Callable, Sequence
from typing import ClassVar

import msgspec
from textual.dom import DOMNode
from textual.widgets import Input

from tui.commands import LETTER, Command, Keymap, Scope, key_name
from tui.panes.status_line import Hints
from tui.screens.choosing import ChoosingScreen
from tui.session import Session
from tui.widgets.row_list import RowLine, RowList

ALIASES = {"q": "leave", "quit": "leave", "exit": "leave", "h": "help", "w": "", "wq": "leave"}
"""What people type behind a colon, and the command that is meant; `w`: all is saved already."""

LIKENESS = 75.0
"""Least likeness, of 100, at which a misspelt word still finds a command."""


class Offer(msgspec.Struct, frozen=True):
    """A command in the palette."""

    command: Command
    node: DOMNode | None
    """What carries it out; None if it cannot be carried out from here."""


def offers(keymap: Keymap, scopes: Sequence[tuple[DOMNode, Scope]]) -> list[Offer]:
    """Every command once: first what works here, in the order of the table, then the rest.

    Args:
        keymap: The keys in use.
        scopes: Where commands are looked for, with what carries them out.
    """
    here = {scope: node for node, scope in reversed(scopes)}
    works: dict[str, Offer] = {}
    others: dict[str, Offer] = {}
    for command in keymap.commands(*Scope):
        node = here.get(command.scope)
        if node is not None and _can(node, command):
            works.setdefault(command.id, Offer(command, node))
        else:
            others.setdefault(command.id, Offer(command, None))
    return [*works.values(), *(o for name, o in others.items() if name not in works)]


def _can(node: DOMNode, command: Command) -> bool:
    asks_letter = bool(command.keys) and all(LETTER in keys for keys in command.keys)
    return not asks_letter and command.id != "palette" and bool(node.check_action(command.id, ()))


def found(all_offers: Sequence[Offer], typed: str) -> list[Offer]:
    """The offers that fit what was typed, best first.

    Words that stand in the help or the name come before those that are only like them; what cannot
    be carried out here comes last in each.
    """
    words = typed.casefold().split()
    if not words:
        return list(all_offers)
    meant = ALIASES.get(" ".join(words), " ".join(words).replace(" ", "_"))
    ranked = ((_rank(offer, words, meant), at) for at, offer in enumerate(all_offers))
    fitting = sorted(pair for pair in ranked if pair[0] is not None)
    return [all_offers[at] for _, at in fitting]


def _rank(offer: Offer, words: list[str], meant: str) -> tuple[int, bool] | None:
    command = offer.command
    text = f"{command.id.replace('_', ' ')} {command.help} {command.hint}".casefold()
    if command.id == meant:
        return 0, offer.node is None
    if all(word in text for word in words):
        return 1, offer.node is None
    from rapidfuzz.fuzz import ratio

    def is_like(word: str) -> bool:
        return any(word in part or ratio(word, part) >= LIKENESS for part in text.split())

    return (2, offer.node is None) if all(map(is_like, words)) else None


class CommandList(RowList):
    """One line a command."""

    ROW_HEIGHT = 1

    def __init__(self) -> None:
        super().__init__(id="choices")
        self.offers: list[Offer] = []

    def show(self, shown: list[Offer]) -> None:
        """List `shown` with the cursor on the first."""
        self.offers = shown
        self.set_rows(len(shown), 0)

    def row_lines(self, index: int) -> Sequence[RowLine]:
        """What it does, and its keys; of one that does not work here, where it does."""
        offer = self.offers[index]
        keys = "  ".join(map(key_name, offer.command.keys)) or "no key"
        if offer.node is not None:
            return (RowLine([(f"  {offer.command.help}", "title")], (keys, "unread")),)
        where = f"{offer.command.scope.value} · {keys}"
        return (RowLine([(f"  {offer.command.help}", "meta")], (where, "meta")),)

    def empty_lines(self) -> Sequence[str]:
        """What to say where nothing fits."""
        return (" No command has these words.",)


class Palette(ChoosingScreen):
    """Lists the commands and narrows the list while something is typed."""

    list: CommandList
    FIRST_HINTS: ClassVar[Hints] = (("Enter", "carry out"),)

    def __init__(
        self, session: Session, all_offers: Sequence[Offer], chosen: Callable[[Offer], None]
    ) -> None:
        """Offer commands.

        Args:
            session: The reader's session.
            all_offers: The commands, in the order in which they are listed.
            chosen: Told what was chosen, once this screen is left.
        """
        super().__init__(session, CommandList(), "Commands", ":", "a part of what it does")
        self.offers = all_offers
        self.chosen = chosen

    def on_mount(self) -> None:
        """List them all."""
        self.list.show([*self.offers])

    def on_input_changed(self, event: Input.Changed) -> None:
        """List what fits."""
        event.stop()
        self.list.show(found(self.offers, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: give the command under the cursor, or say why it does not work here."""
        event.stop()
        if not 0 <= self.list.cursor < len(self.list.offers):
            return
        offer = self.list.offers[self.list.cursor]
        if offer.node is not None:
            self.dismiss(None)
            self.chosen(offer)
        else:
            where = offer.command.scope.value
            self.notice(f"Not from here: {where[0].lower()}{where[1:]}")

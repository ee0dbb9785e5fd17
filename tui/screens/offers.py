"""What the palette offers: every command, who would carry it out here, or why nobody would."""

from collections.abc import Sequence

import msgspec
from textual.dom import DOMNode

from tui.commands import LETTER, Command, Keymap, Scope

_ONLY = {
    Scope.READING: "only while reading",
    Scope.COPYING: "only while reading",
    Scope.MOVE: "only in lists and texts",
    Scope.BACK: "only on the other screens",
}


_LATE = (Scope.MOVE, Scope.APP)
"""Scopes whose commands everybody knows: they stand behind the others."""


class Offer(msgspec.Struct, frozen=True):
    """A command, and who carries it out."""

    command: Command
    node: DOMNode | None
    """The widget or the screen that does it; None if it cannot be done here."""
    reason: str = ""
    """Why it cannot be done here."""


def offers(keymap: Keymap, places: Sequence[tuple[DOMNode, Scope]]) -> list[Offer]:
    """Every command once: those that can be done here first, of the nearest scope first.

    Args:
        keymap: The keys in use.
        places: Who is asked for a command now, and in which scopes, the nearest first.
    """
    nodes: dict[Scope, DOMNode] = {}
    for node, scope in places:
        nodes.setdefault(scope, node)
    order = [*(scope for scope in nodes if scope not in _LATE), *_LATE]
    here: dict[str, Offer] = {}
    elsewhere: dict[str, Offer] = {}
    for scope in (*order, *(scope for scope in Scope if scope not in order)):
        for row in keymap.commands(scope):
            if row.keys == (LETTER,) or row.id == "palette":
                continue
            doer = nodes.get(scope)
            if doer is not None and doer.check_action(row.id, ()):
                here.setdefault(row.id, Offer(row, doer))
            else:
                is_here = doer is not None and scope in _ONLY
                why = "nothing to do here" if is_here else reason(scope)
                elsewhere.setdefault(row.id, Offer(row, None, why))
    return [*here.values(), *(offer for id, offer in elsewhere.items() if id not in here)]


def reason(scope: Scope) -> str:
    """Where the commands of a scope work, as the reason why they do not here."""
    return _ONLY.get(scope) or f"only {scope.value[0].lower()}{scope.value[1:]}"

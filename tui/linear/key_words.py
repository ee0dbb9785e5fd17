"""How keys are named in sentences: always the reader's own, and so that they can be heard.

No sentence of linear mode may hold a key that was written there by hand.
"""

from collections.abc import Callable, Iterable
from itertools import chain

from tui.commands import LETTER, Command, key_name
from tui.commands.linear import LINEAR

_WORDS = frozenset(chain.from_iterable(row.keys for row in LINEAR))
"""What is typed as a word and not as a key: said only where a command has no easy key."""

INTERRUPT = "ctrl+c"
"""What no line can bring: the terminal takes it for the wish to end what is being said."""

SIGNS = {
    "]": "right bracket",
    "[": "left bracket",
    "}": "right brace",
    "{": "left brace",
    "'": "apostrophe",
    '"': "quotation mark",
    "/": "slash",
    "!": "exclamation mark",
    "?": "question mark",
    ">": "greater",
    "<": "less",
    ")": "right parenthesis",
    "(": "left parenthesis",
    "-": "minus",
    "_": "underscore",
    ".": "dot",
    ",": "comma",
    "`": "backtick",
    "~": "tilde",
    ":": "colon",
    "↓": "down",
    "↑": "up",
    "←": "left",
    "→": "right",
}
"""Names of signs that a screen reader may pass over."""


def spoken(keys: str) -> str:
    """Keys as they are typed; signs and capitals with what they are called.

    `] (right bracket)`, `M (capital)`, `gH (g, capital H)`: `M` is heard as `m`, and does more.
    """
    parts = keys.replace(LETTER, "").split()
    written = key_name(" ".join(parts))
    heard = ", ".join(map(_heard, parts))
    if heard == f"capital {written}":
        return f"{written} (capital)"
    return f"{written} ({heard})" if heard != ", ".join(map(key_name, parts)) else written


def spoken_whole(keys: str) -> str:
    """The same, with the letter that has to come behind them, where one has."""
    return f"{spoken(keys)} and a letter" if LETTER in keys else spoken(keys)


def _heard(key: str) -> str:
    """One key as it can be told from every other by ear."""
    shown = key_name(key)
    modifiers, plus, name = shown.rpartition("+")
    if not modifiers:
        plus, name = "", shown
    if len(name) == 1 and name.isupper():
        return f"{modifiers}{plus}capital {name}"
    return f"{modifiers}{plus}{SIGNS[name]}" if name in SIGNS else shown


def _ease(keys: str) -> int:
    """How easy keys are to hear and to type: a word comes before several keys with capitals."""
    if keys in _WORDS:
        return 1
    return 2 if " " in keys and keys != keys.lower() else 0


def key_for(
    id: str,
    groups: Iterable[Iterable[Command]],
    others: Iterable[Command],
    can: Callable[[str], bool],
) -> str:
    """The key that carries out a command where the reader is, as the table writes it.

    Args:
        id: The command.
        groups: The commands there are, by scope: those of an earlier one go first.
        others: All commands of the table, for one that has no meaning there.
        can: Whether a command, by its id, has a meaning now.

    Returns:
        Its first key that means nothing else there; a word, where it has no easy one. For a command
        that has no meaning there, its first key.
    """
    taken: dict[str, str] = {}
    for row in chain.from_iterable(groups):
        if can(row.id):
            for keys in row.keys:
                taken.setdefault(keys, row.id)
    mine = (k for k, by in taken.items() if by == id and k != INTERRUPT)
    here = sorted(mine, key=_ease)
    elsewhere = (keys for row in others if row.id == id for keys in row.keys)
    return next(chain(here, elsewhere), id.replace("_", " "))

"""Finding a command by what is typed of its name: best first, forgiving slips.

Plain functions of the table. What people type who know vim has a meaning, too.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from tui.commands.command import Command
from tui.commands.key_names import key_name

ALIASES: Final[Mapping[str, str]] = {
    "q": "leave",
    "q!": "leave",
    "quit": "leave",
    "exit": "leave",
    "wq": "leave",
    "x": "leave",
    "$": "bottom",
    "h": "help",
    "help": "help",
    "keys": "help",
    "map": "help",
    "u": "undo",
    "undo": "undo",
    "red": "redo",
    "redo": "redo",
    "marks": "show_named",
    "noh": "leave_search",
    "nohlsearch": "leave_search",
    "n": "next_document",
    "next": "next_document",
    "prev": "previous_document",
    "previous": "previous_document",
    "bookmarks": "show_bookmarks",
    "drafts": "show_drafts",
    "views": "show_views",
    "problems": "show_problems",
    "messages": "show_problems",
    "r": "rescan",
    "reload": "rescan",
}
"""Lines that mean a command, whatever else fits them."""

EXACT: Final = 1000.0
ALIKE: Final = 500.0
"""From here on, what was typed stands in the name or in the help; below, something like it does."""

SHORT: Final = 3
"""Characters below which a slip cannot be told from another word."""

NEAR: Final = 45.0
"""Below this, not even the most like name is worth telling (rapidfuzz, 0 to 100)."""

LEAST: Final = 70.0
"""Below this, what was typed and what is there are too unlike (rapidfuzz, 0 to 100)."""

SAVING: Final = frozenset({"w", "w!", "wa", "write", "save", "up", "update"})
"""Lines that ask to write a file: there is nothing to be written by hand."""

MOST_DIGITS: Final = 9
"""Digits of a number that count; more are a slip."""

_COUNTED = re.compile(r"([0-9]+)\s*(.*)", re.DOTALL)
_HELP = re.compile(r"(?:h|help)\s+(\S.*)", re.DOTALL)


def counted(typed: str) -> tuple[int | None, str]:
    """The number that a line begins with, and the rest of it: `5 next reply`, `42`."""
    found = _COUNTED.fullmatch(typed.strip())
    if found is None:
        return None, typed.strip()
    return int(found[1][:MOST_DIGITS]), found[2].strip()


def asked_help(words: str) -> str:
    """What `help fold` wants to know of; empty if the line is none that asks for help on a word."""
    found = _HELP.fullmatch(words.strip())
    return found[1].strip() if found else ""


def is_saving(words: str) -> bool:
    """Whether a line asks to write a file."""
    return words.strip() in SAVING


def nearest(words: str, commands: Sequence[Command]) -> str:
    """The name of the command that is most like `words`, however little; empty if none is."""
    from rapidfuzz import process

    names = [command.id for command in commands]
    found = process.extractOne(words.casefold().replace(" ", "_"), names, score_cutoff=NEAR)
    return found[0] if found is not None else ""


def score(typed: str, command: Command) -> float:
    """How well a command fits what was typed; 0 if it does not.

    Args:
        typed: A part of its name, its key, words of what it does, or nothing: all fit then.
        command: A row of the table.
    """
    words = " ".join(typed.casefold().replace("_", " ").split())
    if not words:
        return EXACT
    name, does = command.words, command.help.casefold()
    if ALIASES.get(typed.strip()) == command.id:
        return EXACT + LEAST
    if name == words or typed.strip() in {*command.keys, *map(key_name, command.keys)}:
        return EXACT
    if name.startswith(words):
        return 900.0 - len(name)
    if _has_beginnings(words, name):
        return 800.0 - len(name)
    if _has_beginnings(words, f"{name} {does}"):
        return 700.0 - len(name)
    if len(words) < SHORT:
        return 600.0 - len(name) if words in name else 0.0
    likeness = max(_likeness(words, name), 0.85 * _likeness(words, does))
    return likeness - len(name) / 100 if likeness >= LEAST else 0.0


def _has_beginnings(words: str, text: str) -> bool:
    """Whether every word that was typed is the beginning of a word of a text."""
    return all(re.search(rf"\b{re.escape(word)}", text) for word in words.split())


def _likeness(words: str, text: str) -> float:
    """How like the words that were typed are to words of a text, 0 to 100."""
    from rapidfuzz import fuzz

    there = [*re.findall(r"\w+", text), text.replace(" ", "")]
    found: list[float] = []
    for word in words.split():
        whole = max(fuzz.ratio(word, other) for other in there)
        begun = max(fuzz.ratio(word, other[: len(word) + 1]) for other in there)
        found.append(max(whole, 0.95 * begun))
    return sum(found) / len(found)

"""Which commands are in each other's way: two that the same keys would reach at once.

A scope that comes and goes (a search that is on, words that are chosen) may take keys of what is
around it, but only where its own keys can still be typed. Plain lookups over the table.
"""

from collections.abc import Iterable, Iterator, Mapping

from tui.commands.command import Command, Scope
from tui.commands.key_names import LETTER

Keys = tuple[str, ...]

_LISTS = (Scope.MOVE, Scope.ROWS)
_SCREEN = (Scope.READING, Scope.COPYING, Scope.APP)
_LINES = (Scope.SEARCH_LINE, Scope.FILTER, Scope.PROMPT, Scope.CHOICE)
_TYPED_INTO = (*_LINES, Scope.NOTE, Scope.REPLY)
TYPING = frozenset({Scope.TYPED, *_TYPED_INTO})
"""Scopes in which characters are typed into a line: only other keys can be commands."""

TOGETHER: tuple[frozenset[Scope], ...] = tuple(
    map(
        frozenset,
        (
            (*_LISTS, Scope.LIST, *_SCREEN),
            (Scope.MOVE, Scope.TEXT, Scope.THREAD, *_SCREEN),
            (Scope.MOVE, Scope.REFERENCES, *_SCREEN),
            *(
                (*screen, around)
                for around in (Scope.BACK, Scope.APP)
                for screen in (
                    (*_LISTS, Scope.BOOKMARKS),
                    (*_LISTS, Scope.NAMED),
                    (*_LISTS, Scope.VIEWS),
                    (*_LISTS, Scope.DRAFTS),
                    (Scope.MOVE, Scope.EXPORT, Scope.PLAIN),
                )
            ),
            (Scope.MOVE, Scope.ADDRESS, Scope.BACK),
            *((Scope.TYPED, scope) for scope in _TYPED_INTO),
        ),
    )
)
"""Scopes whose commands can be reached at once. What lies over another screen hides that."""

_TEXT_PANE = (Scope.MOVE, Scope.TEXT, Scope.THREAD, *_SCREEN)
_READING = (*_TEXT_PANE, Scope.ROWS, Scope.REFERENCES)
PASSING: Mapping[Scope, tuple[Scope, ...]] = {
    Scope.PASSAGE: _TEXT_PANE,
    Scope.SEARCH: _READING,
    Scope.RESUME: _TEXT_PANE,
    Scope.HINTS: _READING,
    Scope.FILTERED: (*_LISTS, Scope.BOOKMARKS),
    Scope.ADDRESS: (Scope.APP,),
    Scope.BACK: (Scope.APP,),
}
"""Scopes that are there only at times, and whose keys come first then; and those around them."""

OUTSIDE_THE_LIST = frozenset({(Scope.READING, "leave_pane")})
"""Commands that are not there in the list, where their keys may be another's."""

IN_A_TEXT_ALONE = frozenset({(Scope.TYPED, "row_above"), (Scope.TYPED, "row_below")})
"""Commands that are not there in a line, where their keys are another's."""

OF_A_LINE = frozenset({(Scope.REPLY, "field_above"), (Scope.REPLY, "field_below")})
"""Commands of a screen with lines and a text, that are not there in the text."""


def sequences(command: Command) -> Iterator[Keys]:
    """The sequences of a command, key by key."""
    for written in command.keys:
        yield tuple(written.split(" "))


def clashes(commands: Iterable[Command]) -> Iterator[tuple[Command, Keys, Command, Keys]]:
    """Pairs of commands that are in each other's way, with the keys of each."""
    rows = [(command, keys) for command in commands for keys in sequences(command)]
    by_first: dict[str, list[tuple[Command, Keys]]] = {}
    for command, keys in rows:
        by_first.setdefault(keys[0], []).append((command, keys))
    for command, keys in rows:
        for first, others in by_first.items():
            if _can_be_same(keys[0], first):
                for other, theirs in others:
                    if command is not other and _is_in_the_way(command, keys, other, theirs):
                        yield command, keys, other, theirs


def _is_in_the_way(one: Command, keys: Keys, other: Command, theirs: Keys) -> bool:
    """Whether the keys of one command keep those of another from being typed."""
    if not _begins(keys, theirs) or (one.id == other.id and keys == theirs):
        return False
    scopes = {one.scope, other.scope}
    names = {(one.scope, one.id), (other.scope, other.id)}
    if names & IN_A_TEXT_ALONE and any(name in OF_A_LINE or name[0] in _LINES for name in names):
        return False
    if names & OUTSIDE_THE_LIST:
        if scopes & {Scope.LIST, Scope.ROWS}:
            return False
        if Scope.APP in scopes:
            return len(keys) < len(theirs)
    if one.scope is other.scope or any(scopes <= group for group in TOGETHER):
        return True
    # A passing scope hides what is around it, but its own longer sequences must not be cut short.
    return one.scope in PASSING.get(other.scope, ()) and len(keys) < len(theirs)


def _begins(keys: Keys, theirs: Keys) -> bool:
    """Whether one sequence is the beginning of another, or all of it."""
    if len(keys) > len(theirs):
        return False
    return all(map(_can_be_same, keys, theirs))


def _can_be_same(key: str, other: str) -> bool:
    if key == other:
        return True
    is_letter = (len(key) == 1 and key.isalnum()) or (len(other) == 1 and other.isalnum())
    return LETTER in (key, other) and is_letter

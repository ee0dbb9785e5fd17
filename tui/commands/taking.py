"""Whose key it is: a preset takes keys from the table, and what was taken is told.

Plain lookups. The reader's own keys take none: where they clash, that is told as a fault.
"""

from collections.abc import Iterable, Mapping

from tui.commands.clashes import clashes
from tui.commands.command import Command, Scope
from tui.commands.keymap import Keymap

Row = tuple[Scope, str]
"""A row of the table: its scope and its id."""

Changes = dict[Row, tuple[str, ...]]
"""Rows whose keys are other than the table's."""


def row_of(command: Command) -> Row:
    """The row of a command."""
    return command.scope, command.id


def give_way(changes: Mapping[Row, tuple[str, ...]], first: Iterable[Row]) -> Changes:
    """Let every other row go without the keys that rows which come first have.

    Args:
        changes: Keys that are other than the table's.
        first: The rows whose keys hold. Where two of them clash, both keep their keys.

    Returns:
        The changes with what follows from them.
    """
    held, found = set(first), dict(changes)
    while held:
        commands = Keymap(found).commands(*Scope)
        lost: dict[Row, set[str]] = {}
        for one, keys, other, theirs in clashes(commands):
            for row, taken in ((one, keys), (other, theirs)):
                if row_of(row) not in held:
                    lost.setdefault(row_of(row), set()).add(" ".join(taken))
                    break
        if not lost:
            break
        for command in commands:
            gone = lost.get(row_of(command))
            if gone:
                kept = tuple(keys for keys in command.keys if keys not in gone)
                found[row_of(command)] = kept
    return found


def taken_keys(keymap: Keymap) -> list[tuple[Command, tuple[str, ...]]]:
    """Commands that have not all of the table's keys, with those that they lack.

    Args:
        keymap: The keys in use.
    """
    table = {row_of(row): row for row in Keymap().commands(*Scope)}
    found = []
    for row in keymap.commands(*Scope):
        gone = tuple(keys for keys in table[row_of(row)].keys if keys not in row.keys)
        if gone:
            found.append((row, gone))
    return found

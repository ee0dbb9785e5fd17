"""The keymap that a reader wants: the table, a preset laid over it, and the reader's own keys.

Whatever is wrong with the reader's keys is told with what would be right; the preset holds then, so
that a mistake never locks anybody out. Must never know a screen or a file.
"""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from tui.commands.clashes import TYPING, clashes
from tui.commands.command import Command, Scope
from tui.commands.key_names import LETTER, fault, key_name
from tui.commands.keymap import Keymap
from tui.commands.presets import PRESETS
from tui.commands.table import COMMANDS
from tui.commands.taking import Changes, Row, give_way

DIGITS = "0123456789"


class KeyFault(msgspec.Struct, frozen=True):
    """Something that is wrong with a reader's keys."""

    name: str
    """The command as it was written, `undo` or `reading.undo`."""
    reason: str


def build_keymap(
    preset: str, own: Mapping[str, object] | None = None
) -> tuple[Keymap, list[KeyFault]]:
    """The keymap of a preset with the reader's own keys.

    Args:
        preset: A name in `PRESETS`.
        own: Commands and the sequences they are to have, see `flattened`.

    Returns:
        The keymap, and what is wrong with the reader's keys; if anything is, they are not used.

    Raises:
        KeyError: There is no such preset.
    """
    changes = preset_changes(preset)
    asked = flattened(own or {})
    if not asked:
        return Keymap(changes), []
    wanted: Changes = {}
    faults: list[KeyFault] = []
    for name, written in asked.items():
        rows, reason = _rows_of(name)
        if not reason:
            wanted |= dict.fromkeys(rows, ())
            reason = _keys_fault(rows, written)
        if reason:
            faults.append(KeyFault(name, reason))
        else:
            wanted |= {row: _sequences_for(row, written) for row in rows}
    faults += _clash_faults(Keymap(changes | wanted), asked)
    return Keymap(changes if faults else changes | wanted), faults


def preset_changes(preset: str) -> Changes:
    """The rows that a preset changes, and those that lose keys to it.

    Raises:
        KeyError: There is no such preset.
    """
    changes: Changes = {}
    for name, keys in PRESETS[preset].items():
        scope, _, id = name.rpartition(".")
        for row in COMMANDS:
            if row.id == id and (not scope or scope_name(row.scope) == scope):
                changes[row.scope, row.id] = keys
    return give_way(changes, set(changes))


def flattened(own: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    """The keys of a settings file by names such as `undo` and `reading.undo`.

    Args:
        own: Sequences, or lists of them, by command; in a table named for a scope, by its commands.
    """
    found: dict[str, tuple[str, ...]] = {}
    for name, value in own.items():
        if isinstance(value, Mapping):
            inner = flattened(value)
            found |= {f"{name}.{command}": keys for command, keys in inner.items()}
        elif isinstance(value, str):
            found[name] = (value,)
        elif isinstance(value, Sequence):
            found[name] = tuple(value)
    return found


def scope_name(scope: Scope) -> str:
    """How a scope is written before a command: `reading`."""
    return scope.name.lower()


# Commands ----------------------------------------------------------------------------------------


def _rows_of(name: str) -> tuple[list[Row], str]:
    """The rows that a name means, or why it means none."""
    scope, _, id = name.rpartition(".")
    rows = [
        (row.scope, row.id)
        for row in COMMANDS
        if row.id == id and (not scope or scope_name(row.scope) == scope)
    ]
    if not rows:
        return [], f"there is no command “{name}”{_near(name)}"
    if not scope and len(rows) > 1:  # in a line, characters are typed: only if it is named
        rows = [row for row in rows if row[0] not in TYPING]
    if any(_command(row).keys == (LETTER,) for row in rows):
        return [], f"“{name}” takes any letter: its keys cannot be changed"
    return rows, ""


def _near(name: str) -> str:
    from rapidfuzz import process

    names = [row.id for row in COMMANDS]
    if "." in name:
        names = [f"{scope_name(row.scope)}.{row.id}" for row in COMMANDS]
    found = process.extractOne(name.lower().replace("-", "_"), names, score_cutoff=55)
    return f"; did you mean “{found[0]}”?" if found is not None else "; `rapport keys` lists them"


def _command(row: Row) -> Command:
    return next(command for command in COMMANDS if (command.scope, command.id) == row)


# Keys --------------------------------------------------------------------------------------------


def _sequences_for(row: Row, written: Sequence[str]) -> tuple[str, ...]:
    """The sequences of a row; one that takes a letter has it at the end, written or not."""
    found = [" ".join(keys.split()) for keys in written]
    if any(keys.endswith(LETTER) for keys in _command(row).keys):
        found = [keys if keys.endswith(LETTER) else f"{keys} {LETTER}" for keys in found]
    return tuple(dict.fromkeys(found))


def _keys_fault(rows: Sequence[Row], written: Sequence[str]) -> str:
    """What is wrong with the keys of a command, or empty."""
    takes_letter = any(keys.endswith(LETTER) for keys in _command(rows[0]).keys)
    for sequence in written:
        keys = sequence.split()
        if not keys:
            return "a key is missing between the quotes; a command without keys has an empty list"
        if LETTER in keys and not (takes_letter and keys.index(LETTER) == len(keys) - 1):
            return f"“{sequence}”: only the last key of a command that takes a letter can be one"
        for key in keys:
            if reason := fault(key):
                return reason
        if keys[0] in DIGITS:
            return f"“{sequence}”: digits are numbers before a command, and begin none"
        if len(keys[0]) == 1 or keys[0] == "space":
            typing = [scope for scope, _ in rows if scope in TYPING]
            if typing:
                return f"“{sequence}” would be typed into the line"
    return ""


# Clashes -----------------------------------------------------------------------------------------


def _clash_faults(keymap: Keymap, own: Mapping[str, Sequence[str]]) -> Iterator[KeyFault]:
    """Keys of the reader's that put commands into each other's way, each command once."""
    told: set[str] = set()
    for one, keys, other, theirs in clashes(keymap.commands(*Scope)):
        name, rest = _name_in(own, one, other)
        if name in told or name not in own:
            continue
        told.add(name)
        begin, whole = key_name(" ".join(keys)), key_name(" ".join(theirs))
        if len(keys) < len(theirs):
            reason = f"“{one.id}” has {begin}, so that {whole} of “{other.id}” cannot be typed"
        else:
            reason = f"“{rest.id}” ({rest.help}) has {begin}, too: give it another key or none"
        yield KeyFault(name, reason)


def _name_in(own: Mapping[str, Sequence[str]], one: Command, other: Command) -> tuple[str, Command]:
    """The name of the one of two commands that the reader wrote, and the other command."""
    for row, rest in ((other, one), (one, other)):
        for name in (f"{scope_name(row.scope)}.{row.id}", row.id):
            if name in own:
                return name, rest
    return one.id, other

"""Which keys mean which command: the table, with the reader's own keys put in.

Finds the command for the keys typed so far, or tells that more keys are wanted. Plain lookups,
made once at the start; must never know a screen.
"""

from collections.abc import Iterable, Mapping

import msgspec

from tui.commands.command import Command, Scope
from tui.commands.key_names import LETTER, key_name
from tui.commands.table import COMMANDS

Keys = tuple[str, ...]
"""Keys in the order they were pressed."""


class Found(msgspec.Struct, frozen=True):
    """What a scope has for the keys that were pressed."""

    command: Command | None = None
    """The command that is complete; None if there is none."""
    letter: str = ""
    """What stands at `LETTER`; empty if the command has none."""
    goes_on: bool = False
    """Whether a longer sequence begins with these keys."""


NOTHING = Found()

_LETTERED = frozenset(
    (row.scope, row.id) for row in COMMANDS if any(keys.endswith(LETTER) for keys in row.keys)
)


def takes_letter(command: Command) -> bool:
    """Whether a command wants to be told a letter, whatever keys it has."""
    return (command.scope, command.id) in _LETTERED


class Keymap:
    """The keys of every scope."""

    def __init__(self, changes: Mapping[tuple[Scope, str], tuple[str, ...]] | None = None) -> None:
        """The table's keys, but for `changes`: other sequences of the command `id` of a scope.

        Args:
            changes: Sequences as in `Command.keys`; an empty tuple leaves a command without keys.
        """
        changes = changes or {}
        self._commands = [
            msgspec.structs.replace(row, keys=changes.get((row.scope, row.id), row.keys))
            for row in COMMANDS
        ]
        self._of_scope: dict[Scope, dict[Keys, Command]] = {scope: {} for scope in Scope}
        self._begun: dict[Scope, set[Keys]] = {scope: set() for scope in Scope}
        for row in self._commands:
            for written in row.keys:
                keys = tuple(written.split(" "))
                self._of_scope[row.scope].setdefault(keys, row)
                self._begun[row.scope].update(keys[:end] for end in range(1, len(keys)))

    @property
    def has_meta(self) -> bool:
        """Whether alt is a key of its own here: where Escape is not what a line is left by first.

        Elsewhere, alt and a character are Escape and that character, typed fast.
        """
        return self.command(Scope.PROMPT, "cancel").keys[:1] != ("escape",)

    def find(self, scope: Scope, keys: Keys) -> Found:
        """What `keys` mean in `scope`."""
        of_scope, begun = self._of_scope[scope], self._begun[scope]
        goes_on = keys in begun
        command = of_scope.get(keys)
        if command is not None:
            return Found(command, goes_on=goes_on)
        letter = keys[-1]
        if len(letter) == 1 and letter.isalnum():
            command = of_scope.get((*keys[:-1], LETTER))
            if command is not None:
                return Found(command, letter, goes_on)
        return Found(goes_on=True) if goes_on else NOTHING

    def commands(self, *scopes: Scope) -> list[Command]:
        """The rows for `scopes` in the order of the table, with their keys."""
        return [row for row in self._commands if row.scope in scopes]

    def command(self, scope: Scope, id: str) -> Command:
        """The row of one command.

        Raises:
            KeyError: There is no such command in that scope.
        """
        for row in self._commands:
            if row.scope is scope and row.id == id:
                return row
        raise KeyError(id)

    def key_of(self, scope: Scope, id: str) -> str:
        """The first key of a command as it is shown; if it has none, what the palette takes.

        Raises:
            KeyError: There is no such command in that scope.
        """
        keys = self.command(scope, id).keys
        return key_name(keys[0]) if keys else f":{id}"

    def hints(self, *scopes: Scope) -> list[tuple[str, str]]:
        """Key and hint of the commands of `scopes` that have one, in the order of the table.

        The key is the first that no scope named before has for something else.
        """
        taken: dict[str, Scope] = {}
        for scope in scopes:
            for row in self.commands(scope):
                for keys in row.keys:
                    taken.setdefault(keys, scope)
        found: list[tuple[str, str]] = []
        for row in self.commands(*scopes):
            free = [keys for keys in row.keys if taken[keys] is row.scope]
            if row.hint and free:
                found.append((key_name(free[0]), row.hint))
        return found

    def continuations(self, scopes: Iterable[Scope], keys: Keys) -> list[tuple[str, Command]]:
        """What may be typed after `keys`: the rest of each sequence, and its command."""
        found: dict[str, Command] = {}
        for scope in scopes:
            for whole, row in self._of_scope[scope].items():
                if len(whole) > len(keys) and whole[: len(keys)] == keys:
                    found.setdefault(" ".join(whole[len(keys) :]), row)
        return list(found.items())

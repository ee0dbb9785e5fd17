"""`rapport keys`: the keys that the reader takes, with the settings laid over them."""

from collections.abc import Sequence

import click
import msgspec

from tui.cli.choices import Choices
from tui.cli.options import common_options
from tui.cli.output import say, say_json
from tui.commands import Command, Scope, key_name
from tui.commands.own_keys import scope_name
from tui.commands.taking import taken_keys
from tui.terminal.plain_text import cells, cut, padded, terminal_width

WIDEST = 24
"""Columns of the keys; longer ones push the rest of their line."""

LINE_BREAK = "\n"


class KeyLine(msgspec.Struct, frozen=True):
    """A command and its keys: a line of `rapport keys --json`."""

    command: str
    scope: str
    keys: list[str]
    help: str
    takes_count: bool
    taken: list[str]


@click.command("keys")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, see docs/json.md.")
@common_options()
@click.pass_context
def keys(ctx: click.Context, as_json: bool) -> int:
    """Print every command, its keys and what it does, by where it works.

    The names are those that the settings take under [keys]. Exits with 1 if something is wrong
    with the keys there; the keys to begin with are used then. What the keymap or the settings
    took from the keys of vim stands at the end.
    """
    from tui.cli.output import warn

    choices = ctx.ensure_object(Choices)
    keymap, problems = choices.keymap(choices.load_settings())
    for problem in problems:
        warn(str(problem))
    commands = [row for scope in Scope for row in keymap.commands(scope)]
    taken = taken_keys(keymap)
    if as_json:
        gone = {(row.scope, row.id): keys for row, keys in taken}
        for row in commands:
            say_json(key_line(row, gone.get((row.scope, row.id), ())))
    else:
        _write(commands)
        _write_taken(taken)
    return 1 if problems else 0


def key_line(row: Command, taken: Sequence[str] = ()) -> KeyLine:
    """A command with its keys, and those of vim that it has not, as the settings write them."""
    name = scope_name(row.scope)
    return KeyLine(row.id, name, list(row.keys), row.help, row.takes_count, list(taken))


def _write_taken(taken: Sequence[tuple[Command, tuple[str, ...]]]) -> None:
    """Write the keys of vim that lead elsewhere now, or nowhere, and what does it instead."""
    if not taken:
        return
    say(f"{LINE_BREAK}Other than with the keys of vim")
    width = terminal_width()
    for row, gone in taken:
        keys_ = "  ".join(map(key_name, gone))
        now = "  ".join(map(key_name, row.keys)) or f":{row.id}"
        name = f"{scope_name(row.scope)}.{row.id}"
        say(cut(f"- {padded(keys_, WIDEST)}  {name}: now {now}", width))


def _write(commands: list[Command]) -> None:
    """Write the table, one part for each scope."""
    width = terminal_width()
    shown = ["  ".join(map(key_name, row.keys)) or "–" for row in commands]
    key_width = min(WIDEST, max(map(cells, shown)))
    id_width = max(len(row.id) for row in commands)
    for number, (row, keys_) in enumerate(zip(commands, shown, strict=True)):
        if not number or row.scope is not commands[number - 1].scope:
            say(f"{'' if not number else LINE_BREAK}{row.scope.value} ({scope_name(row.scope)})")
        said = f"  {padded(keys_, key_width)}  {row.id.ljust(id_width)}  {row.help}"
        say(cut(said, width))

"""`rapport keys`: the keys that the reader takes, with the settings laid over them."""

import click
import msgspec

from tui.cli.choices import Choices, common_options
from tui.cli.output import say, say_json
from tui.commands import Command, Scope, key_name
from tui.commands.own_keys import scope_name
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


@click.command("keys")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, see docs/json.md.")
@common_options()
@click.pass_context
def keys(ctx: click.Context, as_json: bool) -> int:
    """Print every command, its keys and what it does, by where it works.

    The names are those that the settings take under [keys]. Exits with 1 if something is wrong
    with the keys there; the keys to begin with are used then.
    """
    from tui.cli.output import warn

    choices = ctx.ensure_object(Choices)
    keymap, problems = choices.keymap(choices.load_settings())
    for problem in problems:
        warn(str(problem))
    commands = [row for scope in Scope for row in keymap.commands(scope)]
    if as_json:
        for row in commands:
            say_json(key_line(row))
    else:
        _write(commands)
    return 1 if problems else 0


def key_line(row: Command) -> KeyLine:
    """A command with its keys as the settings write them."""
    name = scope_name(row.scope)
    return KeyLine(row.id, name, list(row.keys), row.help, row.takes_count)


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

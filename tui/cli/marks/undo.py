"""`rapport marks undo`: take an edit back, the last one or any that the log names."""

import click

from tui.cli.marks.opening import open_marks
from tui.cli.options import common_options
from tui.cli.output import say, warn
from tui.marks.words import undone_words


@click.command()
@click.argument("name", required=False, default="")
@click.option("--redo", is_flag=True, help="Do again what was undone last.")
@common_options()
@click.pass_context
def undo(ctx: click.Context, name: str, redo: bool) -> int:
    """Take back your last edit, or the one that the log calls NAME.

    What was changed since is left as it is. An undo is an edit like any other: it can be undone.
    """
    if redo and name:
        raise click.UsageError("--redo takes no NAME")
    with open_marks(ctx) as marks:
        undone = marks.redo() if redo else marks.undo(name)
    if undone is None:
        verb = "redo" if redo else "undo"
        warn(f"no edit {name} that can be undone" if name else f"nothing to {verb}")
        return 1
    when = undone.at[:16].replace("T", " ")
    say(f"{undone_words('Redone' if redo else 'Undone', undone)} · of {when} UTC")
    return 0

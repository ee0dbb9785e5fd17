"""Open the reader. The one verb that needs a terminal, and the only road to Textual."""

import gc
import os

import click

from tui.cli.choices import Choices, common_options, find_places
from tui.cli.faults import Refusal, missing
from tui.cli.terminal_report import reader_trouble
from tui.cli.verbs import VERBS
from tui.terminal.abilities import Abilities


def _help(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    """`rapport PATH --help` asks about the program: this verb has no name to be called by."""
    if value and ctx.parent is not None:
        click.echo(ctx.parent.get_help())
        ctx.exit()


@click.command(add_help_option=False)
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@common_options()
@click.option("--help", is_flag=True, is_eager=True, expose_value=False, callback=_help)
@click.pass_context
def read(ctx: click.Context, paths: tuple[str, ...]) -> int:
    """Open each PATH, a file or a folder, in the reader."""
    choices = ctx.ensure_object(Choices)
    if paths and not os.path.lexists(paths[0]):
        raise _no_such(paths[0])
    settings, problems = choices.settings_and_problems()
    keymap, of_keys = choices.keymap(settings)
    places = find_places(paths, settings)
    abilities = Abilities.detect()
    trouble = reader_trouble(abilities)
    if trouble is not None:
        raise Refusal(trouble)
    # Nothing made at the start is garbage: looking for some takes a tenth of the time to the first
    # picture. The reader turns the collector on again.
    gc.disable()
    session = choices.open(places, settings)
    session.settings_problems = (*problems, *of_keys)
    try:
        from tui.app import run

        return run(session, abilities, keymap)
    finally:
        session.close()


def _no_such(word: str) -> Refusal:
    """The refusal of a first word that is neither a path nor a verb, perhaps a misspelt one."""
    from difflib import get_close_matches

    near = get_close_matches(word, VERBS, n=1)
    hint = f" (did you mean `rapport {near[0]}`?)" if near else ""
    return Refusal(f"{missing(word).message}{hint}")

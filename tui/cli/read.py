"""Open the reader: on the screen, the only road to Textual, or as a dialogue of lines."""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.choices import (
    Choices,
    common_options,
    find_places,
    linear_options,
    restricted_option,
    slow_option,
)
from tui.cli.faults import OutputError, Refusal, missing
from tui.cli.terminal_report import reader_trouble
from tui.cli.verbs import VERBS
from tui.terminal import standing
from tui.terminal.abilities import Abilities
from tui.terminal.wishes import said_slow

if TYPE_CHECKING:
    from tui.commands import Keymap
    from tui.settings import Paths, Settings


def _help(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    """`rapport PATH --help` asks about the program: this verb has no name to be called by."""
    if value and ctx.parent is not None:
        click.echo(ctx.parent.get_help())
        ctx.exit()


@click.command(add_help_option=False)
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@linear_options
@restricted_option()
@slow_option()
@common_options()
@click.option("--help", is_flag=True, is_eager=True, expose_value=False, callback=_help)
@click.pass_context
def read(ctx: click.Context, paths: tuple[str, ...]) -> int:
    """Open each PATH, a file or a folder, in the reader."""
    choices = ctx.ensure_object(Choices)
    try:
        return _open(ctx, choices, paths)
    except BaseException:
        standing.give_back()  # what is said now belongs on the usual screen
        raise


def _open(ctx: click.Context, choices: Choices, paths: tuple[str, ...]) -> int:
    if paths and not os.path.lexists(paths[0]):
        raise _no_such(paths[0])
    settings, problems = choices.settings_and_problems()
    keymap, of_keys = choices.keymap(settings)
    places = find_places(paths, settings)
    abilities = Abilities.detect(restricted=choices.restricted)
    if settings.linear if choices.linear is None else choices.linear:
        from tui.cli.output import warn

        for problem in (*problems, *of_keys):
            warn(str(problem))
        return _read_lines(choices, places, settings, abilities, keymap)
    if choices.width is not None or choices.prompt is not None:
        raise click.UsageError("--width and --prompt go with --linear", ctx.parent)
    trouble = reader_trouble(abilities)
    if trouble is not None:
        raise Refusal(trouble)
    # Read by Textual when it is imported: what follows a first frame is drawn four times as soon.
    os.environ.setdefault("TEXTUAL_FPS", "240")
    is_slow = choices.slow or said_slow(settings.slow_line)
    session = choices.open(places, settings)
    session.settings_problems = (*problems, *of_keys)
    try:
        from tui.app import run
        from tui.session.whereabouts import file_for

        files = choices.paths(places)
        session.where = file_for(files.index)
        keep = standing.keeper(sys.argv[1:], lambda: frame_files(files))
        return run(session, abilities, keymap, keep, is_slow=is_slow)
    finally:
        session.close()


def frame_files(paths: "Paths") -> list[str]:
    """The files from which a frame on the screen is made: if one of them changes, it is void.

    The folder of the marks is among them: it tells of a journal that is new.
    """
    from tui.session.whereabouts import file_for

    state, index = paths.state, paths.index
    beside = state.parent.iterdir() if state.parent.exists() else ()
    marks = sorted(p for p in beside if p.name.startswith(state.name) and p.suffix != ".lock")
    library = [index, Path(f"{index}-wal"), file_for(index)]
    files = [state, state.parent, *marks, *library, paths.settings]
    return list(map(str, files))


def _read_lines(
    choices: Choices,
    places: Sequence[Path],
    settings: "Settings",
    abilities: Abilities,
    keymap: "Keymap",
) -> int:
    """Open the places in linear mode, which needs no terminal."""
    from tui.linear.output import OutputGoneError
    from tui.linear.run import Wishes, run
    from tui.session.whereabouts import file_for

    gc.enable()
    width = choices.width if settings.linear_breaks_lines or choices.width is not None else 0
    prompt = choices.prompt if settings.linear_prompt or choices.prompt is not None else False
    session = choices.open(places, settings)
    session.where = file_for(choices.paths(places).index)
    try:
        return run(session, abilities, Wishes(width, prompt), keymap)
    except OutputGoneError as gone:
        raise OutputError(gone.error) from gone
    finally:
        session.close()


def _no_such(word: str) -> Refusal:
    """The refusal of a first word that is neither a path nor a verb, perhaps a misspelt one."""
    from difflib import get_close_matches

    near = get_close_matches(word, VERBS, n=1)
    hint = f" (did you mean `rapport {near[0]}`?)" if near else ""
    return Refusal(f"{missing(word).message}{hint}")

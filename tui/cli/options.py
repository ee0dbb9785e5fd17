"""The options that verbs share, for click to read.

Each option may stand before or behind the verb; the later one counts. What they said is kept in
`Choices`.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from tui.cli.choices import Choices

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def common_options(*, from_environment: bool = False) -> Decorator:
    """Add the shared options to a command.

    Args:
        from_environment: Whether the options may come from the environment. Only the program
            itself asks there: a verb that did would undo an option given before it.
    """

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for name, text in (
            ("settings", "Settings file to read instead of your own."),
            ("index", "SQLite file for the index of what is read; it may be thrown away."),
            ("state", "TinyDB file that holds your marks."),
        ):
            command = click.option(
                f"--{name}",
                metavar="FILE",
                type=click.Path(path_type=Path, dir_okay=False),
                envvar=f"RAPPORT_{name.upper()}" if from_environment else None,
                expose_value=False,
                callback=_keep,
                help=text,
            )(command)
        command = click.option(
            "--drawing",
            type=click.Choice(["auto", "unicode", "console", "ascii"]),
            envvar="RAPPORT_DRAWING" if from_environment else None,
            expose_value=False,
            callback=_keep,
            help="Characters that the terminal gets: all, those of the Linux console, or ASCII.",
        )(command)
        return click.option(
            "--version",
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_version,
            help="Show the version and exit.",
        )(command)

    return decorate


def linear_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of the reader that say how it is shown."""
    for name, options in (
        ("--prompt/--no-prompt", {"help": "Print a prompt in linear mode, or none."}),
        (
            "--width",
            {
                "metavar": "COLUMNS",
                "type": click.IntRange(min=0),
                "help": "Longest line in linear mode; 0 breaks none.",
            },
        ),
        (
            "--linear/--no-linear",
            {"help": "Read line by line, for screen readers, plain terminals and scripts."},
        ),
    ):
        decorate = click.option(name, default=None, expose_value=False, callback=_keep, **options)
        command = decorate(command)
    return command


def restricted_option() -> Decorator:
    """Add the option by which a session may do nothing but read."""
    text = "Start no editor or browser and write no file but the marks: for logins that read."
    return _switch("restricted", text)


def slow_option() -> Decorator:
    """Add the option by which the line to the terminal is taken for a slow one."""
    return _switch("slow", "Draw less, for a slow line; without, it is seen how fast it is.")


def _switch(name: str, text: str) -> Decorator:
    def keep(ctx: click.Context, param: click.Parameter, value: bool) -> None:
        if value:
            setattr(ctx.ensure_object(Choices), name, True)

    return click.option(f"--{name}", is_flag=True, expose_value=False, callback=keep, help=text)


def _keep(
    ctx: click.Context, param: click.Parameter, value: Path | int | bool | str | None
) -> None:
    if value is not None and param.name is not None:
        setattr(ctx.ensure_object(Choices), param.name, value)


def _version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from tui import __version__

        click.echo(f"rapport {__version__}")
        ctx.exit()

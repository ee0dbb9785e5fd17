"""The options that every verb shares, and what follows from them: files, places, the session.

Each option may stand before or behind the verb; the later one counts. An option wins over the
environment, and that over the default.
"""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.cli.faults import Refusal, missing

if TYPE_CHECKING:
    from tui.commands import Keymap
    from tui.model import Problem
    from tui.session import Session
    from tui.settings import Paths, Settings

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class Choices:
    """What the options said; None where one was not given."""

    def __init__(self) -> None:
        self.state: Path | None = None
        self.index: Path | None = None
        self.settings: Path | None = None
        self.linear: bool | None = None
        self.width: int | None = None
        self.prompt: bool | None = None
        self.restricted = False
        self.drawing: str | None = None
        self.slow = False

    def settings_path(self) -> Path:
        """The settings file to read. One that was named has to be there."""
        from tui.settings import default_settings

        if self.settings is None:
            return default_settings()
        if not self.settings.exists():
            raise missing(str(self.settings))
        return self.settings

    def load_settings(self) -> "Settings":
        """What the reader has set; a file that cannot be used ends the program."""
        from tui.settings import SettingsError, load

        try:
            settings = load(self.settings_path())
        except SettingsError as error:
            raise Refusal(str(error)) from error
        self._draw_for(settings)
        return settings

    def drawing_wish(self, settings: "Settings") -> str:
        """How to draw: as the option says, else as the settings do."""
        return self.drawing or settings.drawing

    def _draw_for(self, settings: "Settings") -> None:
        from tui.cli.output import draw_for

        draw_for(self.drawing_wish(settings))

    def settings_and_problems(self) -> "tuple[Settings, list[Problem]]":
        """What the reader has set, as far as it can be used, and what is wrong with the rest."""
        from tui.model import Problem
        from tui.settings import load_with_errors

        settings, errors = load_with_errors(self.settings_path())
        self._draw_for(settings)
        holds = " (the default holds)"
        return settings, [Problem(error.where, error.reason + holds) for error in errors]

    def keymap(self, settings: "Settings") -> "tuple[Keymap, list[Problem]]":
        """The keys that the reader has set, and what is wrong with them, with line and key."""
        from tui.commands import build_keymap
        from tui.model import Problem
        from tui.settings import line_of

        keymap, faults = build_keymap(settings.keymap, settings.keys)
        path = self.settings_path()
        problems = []
        for fault in faults:
            line = line_of(path, f"keys.{fault.name}")
            where = str(path) if line is None else f"{path}:{line}"
            reason = f"keys: {fault.name}: {fault.reason} (the keys of {settings.keymap} hold)"
            problems.append(Problem(where, reason))
        return keymap, problems

    def paths(self, places: Sequence[Path]) -> "Paths":
        """The files that belong to a sitting over `places`."""
        from tui.settings import Paths, default_index, default_settings, default_state

        return Paths(
            state=self.state or default_state(),
            index=self.index or default_index(places),
            settings=self.settings or default_settings(),
        )

    def open(self, places: Sequence[Path], settings: "Settings") -> "Session":
        """Open a session over `places`, to be closed by the caller."""
        from tui.session import Session

        paths = self.paths(places)
        return Session.open(places, state=paths.state, index=paths.index, settings=settings)


def find_places(named: Sequence[str], settings: "Settings") -> list[Path]:
    """The places to read: those `named`, else those of the settings, else the bundled seeds.

    Returns:
        Real paths, so that one library has one index however it is spelled.

    Raises:
        Refusal: If one of them does not exist.
    """
    from tui.settings import bundled_seeds

    for path in named or settings.places:
        if not os.path.lexists(path):
            raise missing(path if named else f"{path} (one of the places in the settings)")
    return [real_path(path) for path in named or settings.places] or [bundled_seeds()]


def real_path(path: str) -> Path:
    """The absolute path without links; `Path.resolve` raises for a link that leads to itself."""
    return Path(os.path.realpath(path))


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

"""What the options said, and what follows from it: files, places, keys, the session.

An option wins over the environment, and that over the default. Loaded at every start: it must load
little, and not click.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.faults import RequestError, missing

if TYPE_CHECKING:
    from tui.commands import Keymap
    from tui.model import Problem
    from tui.session import Session
    from tui.settings import Paths, Settings


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
            raise RequestError(str(error)) from error
        self.draw_for(settings)
        return settings

    def drawing_wish(self, settings: "Settings") -> str:
        """How to draw: as the option says, else as the settings do."""
        return self.drawing or settings.drawing

    def draw_for(self, settings: "Settings") -> None:
        """From now on print in the characters that the settings, or the options, say."""
        from tui.cli.output import draw_for

        draw_for(self.drawing_wish(settings))

    def settings_and_problems(self) -> "tuple[Settings, list[Problem]]":
        """What the reader has set, as far as it can be used, and what is wrong with the rest.

        The reader draws on its own: what is to be printed needs `draw_for` first.
        """
        from tui.model import Problem
        from tui.settings import load_with_errors

        settings, errors = load_with_errors(self.settings_path())
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
        RequestError: If one of them does not exist.
    """
    from tui.settings import bundled_seeds

    for path in named or settings.places:
        if not os.path.lexists(path):
            raise missing(path if named else f"{path} (one of the places in the settings)")
    return [real_path(path) for path in named or settings.places] or [bundled_seeds()]


def real_path(path: str) -> Path:
    """The absolute path without links; `Path.resolve` raises for a link that leads to itself."""
    return Path(os.path.realpath(path))

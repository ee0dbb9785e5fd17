"""Open the reader: on the screen, the only road to Textual, or as a dialogue of lines.

Loaded at every start of the reader: it must load little, and not click.
"""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from tui.cli.choices import Choices, find_places
from tui.cli.faults import OutputError, RequestError, WrongUseError, missing
from tui.cli.terminal_report import reader_trouble
from tui.cli.verbs import VERBS
from tui.commands import Keymap
from tui.model import Problem
from tui.session import Session
from tui.session.whereabouts import file_for
from tui.settings import Paths, Settings
from tui.terminal import standing
from tui.terminal.abilities import Abilities
from tui.terminal.glyphs import draw_as
from tui.terminal.wishes import said_slow, wanted_drawing


def open_reader(choices: Choices, paths: Sequence[str]) -> int:
    """Open each of `paths`, files or folders, in the reader; return the exit code.

    Raises:
        RequestError: There is no such path, or the reader cannot run here.
        WrongUseError: An option was given that goes with linear mode alone.
        OutputError: Nobody takes the lines of linear mode any more.
    """
    try:
        return _open(choices, paths)
    except BaseException:
        standing.give_back()  # what is said now belongs on the usual screen
        raise


class _Sitting(msgspec.Struct, frozen=True):
    """What a sitting is begun with."""

    choices: Choices
    places: Sequence[Path]
    settings: Settings
    abilities: Abilities
    keymap: Keymap
    troubles: tuple[Problem, ...]
    """What is wrong with the settings."""

    def open(self) -> Session:
        """The session, to be closed by the caller."""
        session = self.choices.open(self.places, self.settings)
        session.where = file_for(self.paths.index)
        return session

    @property
    def paths(self) -> Paths:
        """The files of the sitting."""
        return self.choices.paths(self.places)


def _open(choices: Choices, paths: Sequence[str]) -> int:
    if paths and not os.path.lexists(paths[0]):
        raise _no_such(paths[0])
    settings, problems = choices.settings_and_problems()
    try:
        keymap, of_keys = choices.keymap(settings)
        places = find_places(paths, settings)
        abilities = Abilities.detect(restricted=choices.restricted)
        is_linear = settings.linear if choices.linear is None else choices.linear
        if not is_linear and (choices.width is not None or choices.prompt is not None):
            raise WrongUseError("--width and --prompt go with --linear")
        trouble = None if is_linear else reader_trouble(abilities)
        if trouble is not None:
            raise RequestError(trouble)
    except RequestError:
        choices.draw_for(settings)
        raise
    sitting = _Sitting(choices, places, settings, abilities, keymap, (*problems, *of_keys))
    return _read_lines(sitting) if is_linear else _read_screen(sitting)


def _read_screen(sitting: _Sitting) -> int:
    """Open the places on the screen."""
    choices, settings, abilities = sitting.choices, sitting.settings, sitting.abilities
    # Read by Textual when it is imported: what follows a first frame is drawn four times as soon.
    os.environ.setdefault("TEXTUAL_FPS", "240")
    draw_as(wanted_drawing(abilities, choices.drawing_wish(settings))[0])
    is_slow = choices.slow or said_slow(settings.slow_line)
    session = sitting.open()
    session.settings_problems = sitting.troubles
    try:
        _import_asyncio()
        from tui.app import run

        keep = standing.keeper(sys.argv[1:], lambda: frame_files(sitting.paths))
        return run(session, abilities, sitting.keymap, keep, is_slow=is_slow)
    finally:
        session.close()


def _import_asyncio() -> None:
    """Import asyncio as it is on a Python without TLS, which the reader has no use for.

    Loading OpenSSL takes longer than opening the library; asyncio does without if there is none.
    """
    if "ssl" in sys.modules or "asyncio" in sys.modules:
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]  # so an import says that there is none
    try:
        import asyncio  # noqa: F401
    finally:
        del sys.modules["ssl"]


def frame_files(paths: Paths) -> list[str]:
    """The files from which a frame on the screen is made: if one of them changes, it is void.

    The folder of the marks is among them: it tells of a journal that is new.
    """
    state, index = paths.state, paths.index
    beside = state.parent.iterdir() if state.parent.exists() else ()
    marks = sorted(p for p in beside if p.name.startswith(state.name) and p.suffix != ".lock")
    library = [index, Path(f"{index}-wal"), file_for(index)]
    files = [state, state.parent, *marks, *library, paths.settings]
    return list(map(str, files))


def _read_lines(sitting: _Sitting) -> int:
    """Open the places in linear mode, which needs no terminal."""
    from tui.cli.output import warn
    from tui.linear.output import OutputGoneError
    from tui.linear.run import Wishes, run

    gc.enable()
    choices, settings = sitting.choices, sitting.settings
    choices.draw_for(settings)
    for trouble in sitting.troubles:
        warn(str(trouble))
    width = choices.width if settings.linear_breaks_lines or choices.width is not None else 0
    prompt = choices.prompt if settings.linear_prompt or choices.prompt is not None else False
    session = sitting.open()
    try:
        return run(session, sitting.abilities, Wishes(width, prompt), sitting.keymap)
    except OutputGoneError as gone:
        raise OutputError(gone.error) from gone
    finally:
        session.close()


def _no_such(word: str) -> RequestError:
    """The refusal of a first word that is neither a path nor a verb, perhaps a misspelt one."""
    from difflib import get_close_matches

    near = get_close_matches(word, VERBS, n=1)
    hint = f" (did you mean `rapport {near[0]}`?)" if near else ""
    return RequestError(f"{missing(word).message}{hint}")

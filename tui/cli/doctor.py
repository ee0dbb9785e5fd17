"""`rapport doctor`: what this program is made of, where its files are and what is wrong with them.

Makes no file that is not there yet, and scans nothing of the reader's; `--line` opens the tour on
the terminal, with an index and marks that are gone afterwards.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import click

from tui.cli.choices import Choices, find_places, real_path
from tui.cli.faults import RequestError
from tui.cli.options import common_options
from tui.cli.output import say
from tui.model import Problem
from tui.settings import Paths, Settings

PARTS = ("textual", "rich", "tinydb", "msgspec", "click", "filelock", "platformdirs", "rapidfuzz")
"""What is worth knowing in a report of a fault, beside Python and SQLite."""

PROBLEMS = 50
"""Problems that are written out; more would bury the rest."""

LOCKED = 0.5
"""Seconds for which a session at work may well hold the lock of the marks."""


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option(
    "--line", is_flag=True, help="Try the line to the terminal: bytes and times of some keys."
)
@common_options()
@click.pass_context
def doctor(ctx: click.Context, paths: tuple[str, ...], line: bool) -> int:
    """Tell versions, files, problems and what the terminal can do.

    Looks at the library of each PATH, or at your own. Exits with 1 if something keeps rapport
    from working as it should.
    """
    from tui.cli.terminal_report import drawing_report, outward_report, terminal_report
    from tui.terminal.abilities import Abilities

    choices = ctx.ensure_object(Choices)
    for words in versions():
        say(words)
    faults: list[str] = []
    settings = _settings(choices, faults)
    faults += (f"settings: {problem}" for problem in choices.keymap(settings)[1])
    places = _places(paths, settings, faults)
    files = choices.paths(places)
    say("\nFiles")
    for words in describe_files(files, places, faults):
        say(f"  {words}")
    say("\nContents")
    for words in describe_contents(files, places):
        say(f"  {words}")
    say("\nTerminal")
    abilities = Abilities.detect(restricted=choices.restricted)
    for words in (
        *terminal_report(abilities),
        drawing_report(abilities, choices.drawing_wish(settings)),
        *outward_report(abilities, settings),
    ):
        say(f"  {words}")
    if line:
        from tui.cli.line_report import line_report

        say("\nLine")
        for words in line_report(abilities, settings):
            say(f"  {words}")
    say("\n" + "\n".join(f"✗ {fault}" for fault in faults) if faults else "\nAll is well.")
    return 1 if faults else 0


def versions() -> Iterator[str]:
    """Yield a line for rapport, Python, SQLite and the libraries."""
    import platform
    import sqlite3
    from importlib.metadata import PackageNotFoundError, version

    from tui import __version__

    yield f"rapport {__version__} in {Path(__file__).parents[1]}"
    yield f"Python {platform.python_version()} on {platform.platform(terse=True)}"
    with sqlite3.connect(":memory:") as connection:
        options = {name for (name,) in connection.execute("PRAGMA compile_options")}
    connection.close()
    search = "with" if "ENABLE_FTS5" in options else "without"
    yield f"SQLite {sqlite3.sqlite_version} {search} full-text search"
    found = []
    for part in PARTS:
        try:
            found.append(f"{part} {version(part)}")
        except PackageNotFoundError:
            found.append(f"{part} missing")
    yield ", ".join(found)


def _settings(choices: Choices, faults: list[str]) -> Settings:
    """What the reader has set, as far as it can be used; everything wrong in it is a fault."""
    try:
        settings, problems = choices.settings_and_problems()
    except RequestError as error:
        faults.append(f"settings: {error.message}")
        return Settings()
    choices.draw_for(settings)
    faults += (f"settings: {problem}" for problem in problems)
    return settings


def _places(paths: tuple[str, ...], settings: Settings, faults: list[str]) -> list[Path]:
    try:
        return find_places(paths, settings)
    except RequestError as error:
        faults.append(error.message)
        named = paths or settings.places
        return [real_path(path) for path in named if os.path.lexists(path)]


def describe_files(paths: Paths, places: list[Path], faults: list[str]) -> Iterator[str]:
    """Yield a line for each file and place; what keeps rapport from working goes to `faults`."""
    yield f"settings  {paths.settings} · {_size(paths.settings) or 'not there: the defaults hold'}"
    for name, path in (("state", paths.state), ("index", paths.index)):
        writable = can_write(path)
        if not writable:
            faults.append(f"{name}: {path} cannot be written")
        size = _size(path) or "not there yet"
        yield f"{name:<8}  {path} · {size}, {'writable' if writable else 'NOT writable'}"
    yield from _lock(paths.state, faults)
    for place in places:
        readable = os.access(place, os.R_OK | (os.X_OK if place.is_dir() else 0))
        if not readable:
            faults.append(f"place: {place} cannot be read")
        yield f"place     {place} · {'readable' if readable else 'NOT readable'}"


def _lock(state: Path, faults: list[str]) -> Iterator[str]:
    """Say who holds the lock of the marks, if it is not free for a while."""
    from tui.marks.files import MarksFiles
    from tui.marks.lock import Lock

    files = MarksFiles.of(state)
    held = Lock(files.lock, files.holder).held_by_others(LOCKED)
    if held:
        yield f"lock      {files.lock} · {held}"
        faults.append(f"marks cannot be saved: {held}")


def can_write(path: Path) -> bool:
    """Whether the file can be written, or made together with its folders."""
    while not path.exists() and path != path.parent:
        path = path.parent
        if path.exists() and not path.is_dir():
            return False
    return os.access(path, os.W_OK)


def _size(path: Path) -> str:
    try:
        size = path.stat().st_size
    except OSError:
        return ""
    return f"{size:,} bytes" if size < 10_000 else f"{size / 1_000_000:,.2f} MB"


def describe_contents(paths: Paths, places: list[Path]) -> Iterator[str]:
    """Yield how much the marks and the index hold, and their problems."""
    from tui.marks import Marks

    marks = Marks.open(paths.state)
    try:
        drafts = f", {_count(len(marks.drafts()), 'draft')}" if marks.drafts() else ""
        yield f"marks: {_count(len(marks.bookmarks()), 'bookmark')}{drafts}"
        yield from _problems(list(marks.troubles))
    finally:
        marks.close()
    if not paths.index.exists():
        yield "index: nothing was scanned yet"
        return
    from tui.library import Library

    library = Library(places, paths.index)
    library.open()
    try:
        problems = library.problems()
        documents = _count(library.count(), "document")
        yield f"index: {documents}, {_count(len(problems), 'problem')}"
        yield from _problems(problems)
    finally:
        library.close()


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _problems(problems: list[Problem]) -> Iterator[str]:
    for problem in problems[:PROBLEMS]:
        yield f"  {problem}"
    if len(problems) > PROBLEMS:
        yield f"  … and {len(problems) - PROBLEMS:,} more"

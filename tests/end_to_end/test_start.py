"""What a start loads before the list is on the screen, and what it has to leave for later."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from pseudo_terminal import Terminal

ROOT = Path(__file__).parents[2]

LATER = {
    "click": "options and other verbs",
    "hashlib": "nothing of ours",
    "ssl": "nothing of ours",
    "rapidfuzz": "likeness of words",
    "tinydb": "the file of the marks, once there is something to write",
    "markdown_it": "parsing",
    "selectolax": "parsing",
    "dateparser": "parsing",
    "idutils": "parsing",
    "pygments": "nothing of ours",
    "tui.cli.output": "what is printed",
    "tui.cli.scanning": "other verbs",
    "tui.formats": "parsing",
    "tui.library.scan": "the scan, which begins when the list stands",
    "tui.library.walk": "the scan",
    "tui.library.writer": "the scan",
    "tui.linear": "the reader of lines",
    "tui.marks.anchoring.parts": "the look at all marks",
    "tui.marks.exchange": "import and export",
    "tui.references.finding": "parsing",
    "tui.screens.bookmarks": "a key",
    "tui.screens.drafts": "a key",
    "tui.screens.help": "a key",
    "tui.screens.palette": "a key",
    "tui.screens.prompt": "a key",
    "tui.screens.reply_form": "a key",
    "tui.screens.views": "a key",
    "tui.session.quoting": "a key",
    "tui.session.reanchoring": "the look at all marks",
    "tui.session.shelf": "a key",
}
"""Modules that are not loaded before the list stands, and what they are loaded for."""

PROGRAM = """
import sys
from pathlib import Path
from tui.cli import reader

def tell_when_the_list_stands():
    from tui.screens.reading_place import ReadingPlace

    def stands(screen, pane, first=ReadingPlace._show_first):
        Path(sys.argv.pop()).write_text("\\n".join(sys.modules))
        ReadingPlace._show_first = first
        screen._show_first(pane)

    ReadingPlace._show_first = stands

def before_textual(do=reader._import_asyncio):
    do()
    tell_when_the_list_stands()

reader._import_asyncio = before_textual
from tui.cli.program import run
run(sys.argv[1:-1])
"""


def of(module: str, loaded: set[str]) -> set[str]:
    return {name for name in loaded if name == module or name.startswith(f"{module}.")}


def test_a_start_loads_nothing_that_the_list_does_not_need(
    open_terminal: Callable[..., Terminal], tmp_path: Path
) -> None:
    env = {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("DATA", "CACHE", "CONFIG")}
    env["PYTHONPATH"] = str(ROOT)
    seeds, told = str(ROOT / "seeds"), tmp_path / "loaded"
    listing = [sys.executable, "-m", "tui", "list", seeds]
    subprocess.run(listing, env={**os.environ, **env}, check=True, capture_output=True)
    command = [sys.executable, "-c", PROGRAM, seeds, str(told)]
    terminal = open_terminal(command, env=env)
    terminal.wait_for("Welcome. You are reading")
    loaded = set(told.read_text().split())
    assert {"tui.app", "tui.panes.list", "sqlite3"} <= loaded
    assert {name: of(name, loaded) for name in LATER if of(name, loaded)} == {}

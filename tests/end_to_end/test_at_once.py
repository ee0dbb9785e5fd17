"""The last frame stands on the screen before the screen side is imported, and only if it holds."""

import signal
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

SHOWN = "Welcome. You are reading"

HELD_UP = """
import os, pathlib, time
pathlib.Path(os.environ["REACHED"]).touch()
while True:
    time.sleep(0.05)
"""
"""A `textual` that is never done being imported."""


@pytest.fixture
def rapport(open_terminal, tmp_path: Path) -> Callable[..., object]:
    """Start the reader in a home of its own; `held_up` stops it where it imports Textual."""
    fake = tmp_path / "fake" / "textual"
    fake.mkdir(parents=True)
    (fake / "__init__.py").write_text(textwrap.dedent(HELD_UP))

    def start(*arguments: str, size=(120, 40), held_up: bool = False):
        env = {"HOME": str(tmp_path), "XDG_CACHE_HOME": None, "XDG_DATA_HOME": None}
        env |= {"XDG_CONFIG_HOME": None, "REACHED": str(tmp_path / "reached")}
        if held_up:
            env["PYTHONPATH"] = str(fake.parent)
        return open_terminal([sys.executable, "-m", "tui", *arguments], size=size, env=env)

    return start


def sit_once(rapport, *keys: str) -> None:
    """A sitting that ends as usual."""
    terminal = rapport()
    terminal.wait_for(SHOWN)
    terminal.wait_for("? help")
    terminal.press(*keys, "q")
    assert terminal.exit_code() == 0


def until_held_up(terminal, tmp_path: Path) -> None:
    terminal.wait_for((tmp_path / "reached").exists)


def test_it_stands_there_before_textual_is_imported(rapport, tmp_path) -> None:
    sit_once(rapport)
    (kept,) = (tmp_path / ".cache" / "rapport").glob("frame-*")
    assert kept.stat().st_mode & 0o777 == 0o600
    terminal = rapport(held_up=True)
    terminal.wait_for(SHOWN)
    terminal.wait_for("? help")
    until_held_up(terminal, tmp_path)
    assert 1049 in terminal.modes() and 25 not in terminal.modes()


def test_the_reader_sends_next_to_nothing_then_and_takes_what_was_typed(rapport) -> None:
    sit_once(rapport)
    terminal = rapport()
    terminal.wait_for(SHOWN)
    terminal.wait_for("? help")
    stood = len(terminal.raw)
    terminal.press("j")
    terminal.wait_for("2 of 6")
    assert len(terminal.raw) - stood < 3500
    assert "\x1b[2J" not in bytes(terminal.raw[stood:]).decode()
    terminal.press("q")
    assert terminal.exit_code() == 0
    assert terminal.left_behind() == []


@pytest.mark.parametrize("what", ["marks", "settings", "size", "arguments"])
def test_it_is_not_shown_if_anything_is_different(rapport, tmp_path, what) -> None:
    sit_once(rapport, "m")
    arguments, size = [], (120, 40)
    if what == "marks":
        (tmp_path / ".local" / "share" / "rapport" / "another").touch()
    elif what == "settings":
        (tmp_path / ".config" / "rapport").mkdir(parents=True)
        (tmp_path / ".config" / "rapport" / "settings.toml").write_text("measure = 60\n")
    elif what == "size":
        size = (120, 41)
    else:
        arguments = [str(tmp_path)]
    terminal = rapport(*arguments, size=size, held_up=True)
    until_held_up(terminal, tmp_path)
    assert terminal.screen_text().strip() == ""
    assert 1049 not in terminal.modes()


def test_who_is_ended_before_the_reader_runs_gives_the_terminal_back(rapport, tmp_path) -> None:
    sit_once(rapport)
    terminal = rapport(held_up=True)
    terminal.wait_for(SHOWN)
    until_held_up(terminal, tmp_path)
    terminal.signal(signal.SIGTERM)
    assert terminal.exit_code() == 128 + signal.SIGTERM
    assert terminal.left_behind() == []


def test_a_refusal_is_said_on_the_usual_screen(rapport, tmp_path) -> None:
    library = tmp_path / "library"
    library.mkdir()
    (library / "a.md").write_text("# A page\n\nWords of it.\n")
    terminal = rapport(str(library))
    terminal.wait_for("Words of it.")
    terminal.wait_for("? help")
    terminal.press("q")
    assert terminal.exit_code() == 0
    (library / "a.md").unlink()
    library.rmdir()
    terminal = rapport(str(library))
    terminal.wait_for("no such file")
    assert terminal.exit_code() == 2
    assert terminal.left_behind() == []

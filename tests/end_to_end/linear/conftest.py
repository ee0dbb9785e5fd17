"""Fixtures for linear mode in real processes, over pipes and at terminals."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # the module beside this one is no package

from linear_talk import Conversation

ROOT = Path(__file__).parents[3]
Said = tuple[int, str, str]


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """An environment with the program's files in a folder of the test."""
    settings = tmp_path / "config" / "rapport" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("auto_read_seconds = 0.000001\n")
    homes = {f"XDG_{n}_HOME": str(tmp_path / n.lower()) for n in ("DATA", "CACHE", "CONFIG")}
    return {"HOME": str(tmp_path), **homes, "PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1"}


@pytest.fixture
def pipe(home: dict[str, str]) -> Callable[..., Said]:
    """`pipe("n q", *arguments) -> (code, out, err)`: type into a pipe."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("RAPPORT_")}

    def start(typed: str, *arguments: object, **environment: str) -> Said:
        done = subprocess.run(
            [sys.executable, "-m", "tui", "--linear", *map(str, arguments)],
            input=typed.encode(),
            capture_output=True,
            env={**kept, **home, **environment},
            timeout=120,
        )
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    return start


@pytest.fixture
def pipe_open(home: dict[str, str]) -> Iterator[Callable[..., Conversation]]:
    """`pipe_open() -> Conversation`: type and listen in turn; ended with the test."""
    begun: list[Conversation] = []

    def start(**options: object) -> Conversation:
        begun.append(Conversation(env=home, **options))
        return begun[-1]

    yield start
    for talk in begun:
        talk.process.kill()
        talk.process.wait()


@pytest.fixture
def on_a_terminal(open_terminal, home: dict[str, str]) -> Callable[..., object]:
    """Start linear mode on a terminal of its own."""

    def start(*arguments: object, term: str = "xterm-256color", **options: object):
        command = [sys.executable, "-m", "tui", "--linear", *map(str, arguments)]
        return open_terminal(command, (100, 60), {**home, "TERM": term}, **options)

    return start

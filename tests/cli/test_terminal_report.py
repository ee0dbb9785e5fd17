"""Where the reader can run, and what is said where it cannot."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tui.cli.terminal_report import reader_trouble, terminal_report
from tui.terminal.abilities import Abilities, abilities

ROOT = Path(__file__).parents[2]


def terminal(term: str | None = "xterm", *, reads: bool = True, writes: bool = True) -> Abilities:
    environ = {} if term is None else {"TERM": term}
    return abilities(environ, input_is_terminal=reads, output_is_terminal=writes)


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (terminal(reads=False), "(input is no terminal)"),
        (terminal(writes=False), "(output is no terminal)"),
    ],
)
def test_a_pipe_or_a_file_is_no_terminal(made: Abilities, said: str) -> None:
    assert said in str(reader_trouble(made))


@pytest.mark.parametrize("term", ["dumb", "unknown", "", None])
def test_a_terminal_without_a_cursor_to_place_is_refused(term: str | None) -> None:
    said = str(reader_trouble(terminal(term)))
    assert said.startswith("this terminal cannot move its cursor (TERM")
    assert said.endswith("; `rapport --linear` reads here, line by line")


@pytest.mark.parametrize("term", ["xterm", "xterm-256color", "screen", "linux", "tmux-256color"])
def test_any_other_terminal_will_do(term: str) -> None:
    assert reader_trouble(terminal(term)) is None


def test_every_ability_is_told_and_how_it_was_decided() -> None:
    made = terminal("linux")
    told = list(terminal_report(made))
    assert told[0] == "the reader can run here"
    assert "term: linux" in told
    assert "colors: 16 (TERM=linux)" in told
    assert "is light: no (COLORFGBG is not set: taken as dark)" in told
    assert len(told) == len(Abilities.__struct_fields__)


def test_a_dumb_terminal_gets_one_plain_line_and_2(tmp_path: Path) -> None:
    master, slave = pty.openpty()
    homes = {f"XDG_{n}_HOME": str(tmp_path / n) for n in ("DATA", "CACHE", "CONFIG")}
    environment = {**os.environ, **homes, "TERM": "dumb", "PYTHONPATH": str(ROOT)}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "tui"],
            env=environment,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            timeout=60,
        )
        said = os.read(master, 4096)
    finally:
        os.close(master)
        os.close(slave)
    assert done.returncode == 2
    assert said.startswith(b"rapport: this terminal cannot move its cursor (TERM=dumb)")
    assert said.count(b"\n") == 1 and said.endswith(b"\r\n")
    assert b"\x1b" not in said

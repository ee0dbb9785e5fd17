"""Where the reader can run, and what is said where it cannot."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tui.cli.terminal_report import outward_report, reader_trouble, terminal_report
from tui.settings import Settings
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


def test_it_is_told_what_opens_addresses_and_takes_copies_and_why() -> None:
    environ = {"TERM": "xterm-kitty", "SSH_CONNECTION": "1 2 3 4"}
    made = abilities(environ, input_is_terminal=True, output_is_terminal=True)
    assert list(outward_report(made, Settings())) == [
        "opens addresses by: no browser; addresses are shown (the session comes over SSH)",
        "copies by: the terminal (TERM=xterm-kitty)",
        "tells the terminal of links: no (the session comes over SSH)",
        'uses the mouse: no (mouse = "off" in the settings)',
    ]
    chosen = Settings(browser="sh -c true", clipboard="sh -x", hyperlinks="on", mouse="on")
    assert list(outward_report(made, chosen)) == [
        "opens addresses by: sh -c true (browser in the settings)",
        "copies by: sh -x (clipboard in the settings)",
        'tells the terminal of links: yes (hyperlinks = "on" in the settings)',
        'uses the mouse: yes (mouse = "on" in the settings)',
    ]
    assert "copies by: nothing; texts are shown to select (TERM=linux)" in list(
        outward_report(terminal("linux"), Settings())
    )


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

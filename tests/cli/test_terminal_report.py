"""Where the reader can run, and what is said where it cannot."""

import os
import pty
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from tui.cli.terminal_report import reader_trouble

ROOT = Path(__file__).parents[2]


class Screen(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("streams", "said"),
    [
        ((StringIO(), Screen()), "standard input is not a terminal"),
        ((Screen(), StringIO()), "standard output is not a terminal"),
        ((None, Screen()), "standard input is not a terminal"),
        ((Screen(), None), "standard output is not a terminal"),
    ],
)
def test_a_pipe_or_a_file_is_no_terminal(
    streams: tuple[StringIO | None, StringIO | None], said: str
) -> None:
    assert said in str(reader_trouble({"TERM": "xterm"}, streams))


@pytest.mark.parametrize("term", ["dumb", "unknown", "", None])
def test_a_terminal_without_a_cursor_to_place_is_refused(term: str | None) -> None:
    environment = {} if term is None else {"TERM": term}
    said = str(reader_trouble(environment, (Screen(), Screen())))
    assert said.startswith("the reader needs a terminal that can place its cursor")
    assert f"TERM={term}" in said if term else "TERM is not set" in said


@pytest.mark.parametrize("term", ["xterm", "xterm-256color", "screen", "linux", "tmux-256color"])
def test_any_other_terminal_will_do(term: str) -> None:
    assert reader_trouble({"TERM": term}, (Screen(), Screen())) is None


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
    assert said.startswith(b"rapport: the reader needs a terminal")
    assert said.count(b"\n") == 1 and said.endswith(b"\r\n")
    assert b"\x1b" not in said

"""Terminals of which the name tells nothing have the colours that terminfo gives them."""

import subprocess
import sys

import pytest

from tui.terminal.abilities import TRUE_COLOR, abilities

PROGRAM = (
    "import sys; from tui.terminal.terminfo import colors_by_terminfo as c; print(c(sys.argv[1]))"
)


def asked(term: str) -> str:
    """What a process of its own is told: Python asks once in each."""
    done = subprocess.run([sys.executable, "-c", PROGRAM, term], capture_output=True, check=True)
    assert done.stderr == b""
    return done.stdout.decode().strip()


@pytest.mark.parametrize(("term", "colors"), [("xterm-256color", "256"), ("linux", "8")])
def test_the_database_is_asked(term, colors):
    assert asked(term) == colors


@pytest.mark.parametrize("term", ["nobody-knows-me", "../xterm", "%s%n", "x" * 5000, ""])
def test_a_name_that_it_does_not_know_is_no_harm(term):
    assert asked(term) == "None"


@pytest.mark.parametrize(
    ("found", "colors"),
    [
        (None, 16),
        (0, 0),
        (8, 16),
        (16, 16),
        (88, 16),
        (256, 256),
        (32767, 256),
        (2**24, TRUE_COLOR),
    ],
)
def test_what_it_says_of_an_unusual_terminal_is_believed_with_the_reason(found, colors):
    made = abilities(
        {"TERM": "st"},
        input_is_terminal=True,
        output_is_terminal=True,
        terminfo=lambda term: {"st": found}[term],
    )
    assert made.colors == colors
    assert "terminfo" in dict(made.reasons)["colors"]


def test_it_is_not_asked_where_the_name_says_enough():
    def never(term: str) -> int:
        raise AssertionError(term)

    for term in ("xterm-256color", "linux", "vt100", "foot", "dumb"):
        environ = {"TERM": term}
        abilities(environ, input_is_terminal=True, output_is_terminal=True, terminfo=never)

"""Linear mode as a job of a shell: stopped by Ctrl+Z, gone on with, ended while it is stopped."""

import shutil
import sys

import pytest
from linear_talk import type_line

SHELL = shutil.which("bash")
LINEAR = f"{sys.executable} -m tui --linear"
TERMS = pytest.mark.parametrize("term", ["dumb", "xterm-256color"])

pytestmark = pytest.mark.skipif(SHELL is None, reason="there is no bash")


@pytest.fixture
def in_a_shell(open_terminal, home):
    """`in_a_shell(term)`: a shell with job control in which linear mode has been begun."""

    def start(term: str):
        quiet = {"PS1": "SHELL ", "TERM": term, "INPUTRC": "/dev/null", "HISTFILE": ""}
        terminal = open_terminal([SHELL, "--norc", "-i"], (100, 60), {**home, **quiet})
        terminal.wait_for("SHELL")
        type_line(terminal, LINEAR, "list 1/6, 6 unread> ")
        type_line(terminal, "6", "text 1/2, 3 unread> ")
        return terminal

    return start


@TERMS
def test_who_comes_back_is_asked_again_and_what_they_type_is_shown_once(in_a_shell, term) -> None:
    terminal = in_a_shell(term)
    seen = len(terminal.raw)
    terminal.press("ctrl+z")
    terminal.wait_for(lambda: b"SHELL " in bytes(terminal.raw[seen:]).partition(b"Stopped")[2])
    type_line(terminal, "fg", "text 1/2, 3 unread> ")
    seen = len(terminal.raw)
    type_line(terminal, "]", "reply 1/2, 3 unread> ")
    assert bytes(terminal.raw[seen:]).split(b"Reply 1 of 2")[0].count(b"]") == 1


def test_half_a_line_is_still_there_where_lines_are_edited(in_a_shell) -> None:
    terminal = in_a_shell("xterm-256color")
    type_line(terminal, "r", "reply> ")
    terminal.type("half a")
    terminal.wait_for(lambda: b"reply> half a" in terminal.raw)
    seen = len(terminal.raw)
    terminal.press("ctrl+z")
    terminal.wait_for(lambda: b"SHELL " in bytes(terminal.raw[seen:]).partition(b"Stopped")[2])
    type_line(terminal, "fg", "reply> half a")
    type_line(terminal, " line", "reply> ")
    type_line(terminal, ".", "name> ")
    terminal.press("ctrl+c")
    terminal.wait_for("Unfinished draft kept")
    type_line(terminal, "drafts", '"half a\r\nline"')


@TERMS
def test_a_job_in_the_background_waits_for_the_foreground(in_a_shell, term) -> None:
    terminal = in_a_shell(term)
    terminal.press("ctrl+z")
    terminal.wait_for(lambda: b"SHELL " in bytes(terminal.raw).partition(b"Stopped")[2])
    waits = "until jobs | grep -q Stopped; do sleep 0.1; done"
    type_line(terminal, f"bg; {waits}; echo it is $((40 + 2))", "it is 42")
    type_line(terminal, "fg", "text 1/2, 3 unread> ")
    type_line(terminal, "]", "reply 1/2, 3 unread> ")


@TERMS
def test_a_job_that_is_ended_while_it_is_stopped_saves_and_ends(in_a_shell, pipe, term) -> None:
    terminal = in_a_shell(term)
    type_line(terminal, "]", "reply 1/2, 3 unread> ")
    terminal.press("ctrl+z")
    terminal.wait_for(lambda: b"SHELL " in bytes(terminal.raw).partition(b"Stopped")[2])
    ended = "P=$(jobs -p); kill %1; while kill -0 $P 2>/dev/null; do sleep 0.1; done"
    type_line(terminal, f"{ended}; echo all are $((40 + 2))", "all are 42")
    _, out, _ = pipe("q\n")
    assert "Reply 1 of 2" in out

"""Suspended in a shell on the far side, and where no shell waits that could go on with it."""

import signal

import pytest
from own_sshd import wait_until
from reading_over_ssh import go_to_reply

SHELL = "PS1='far$ ' exec bash --norc --noprofile -i"


def is_whole(terminal) -> bool:
    """Whether the screen has list, text and status line, and nothing of the shell."""
    rows = terminal.screen_text().split("\n")
    shown = "6 documents" in rows[0] and "reply 1 of 2" in rows[-1]
    return shown and "far$" not in terminal.screen_text() and "▌ Kojay?" in terminal.screen_text()


def in_a_shell(login, command: str = "rapport"):
    terminal = login(SHELL)
    terminal.wait_for("far$")
    terminal.type(f"{command}\r")
    go_to_reply(terminal, 1)
    return terminal


@pytest.mark.parametrize("command", ["rapport", "sh -c 'rapport; true'"])
def test_a_login_shell_suspends_and_goes_on_with_it(login, command) -> None:
    terminal = in_a_shell(login, command)
    terminal.press("ctrl+z")
    terminal.wait_for("Stopped")
    terminal.type("echo $((40 + 2)) and on\r")
    terminal.wait_for("42 and on")
    terminal.type("fg\r")
    terminal.wait_for(lambda: is_whole(terminal))
    terminal.press("]")
    terminal.wait_for("reply 2 of 2")
    terminal.press("q")
    terminal.wait_for(lambda: terminal.screen_text().rstrip().endswith("far$"))


def test_a_window_that_changed_meanwhile_is_drawn_as_it_is_now(login) -> None:
    terminal = in_a_shell(login)
    terminal.press("ctrl+z")
    terminal.wait_for("Stopped")
    for size in ((60, 20), (131, 33)):
        terminal.resize(*size)
    terminal.type("stty size\r")
    terminal.wait_for("33 131")
    terminal.type("fg\r")
    terminal.wait_for(lambda: is_whole(terminal))
    assert len(terminal.screen_text().split("\n")) == 33
    assert "│" in terminal.row(10)


@pytest.mark.parametrize("words", ["rapport", "rapport --restricted"])
def test_without_a_shell_it_says_so_and_goes_on(sshd, login, words) -> None:
    terminal = login(words)
    terminal.wait_for("6 documents")
    terminal.press("ctrl+z")
    terminal.wait_for("Not suspended: no shell waits here")
    (reader,) = sshd.far("rapport")
    assert not reader.is_stopped
    terminal.press("j")
    terminal.wait_for("2 of 6")
    reader.signal(signal.SIGSTOP)
    wait_until(lambda: reader.is_stopped, "stopped from outside")
    reader.signal(signal.SIGCONT)
    terminal.press("k", "q")
    assert terminal.exit_code() == 0

"""In tmux on the far side: left and taken up again from windows of other sizes, and killed."""

import os
import signal
import subprocess
from collections.abc import Callable

import pytest
from own_sshd import Sshd, missing, wait_until
from pseudo_terminal import Terminal
from reading_over_ssh import bookmark, go_to_reply, notes


@pytest.fixture
def tmux(sshd: Sshd, login: Callable[..., Terminal]) -> Callable[..., Terminal]:
    """Log in and run tmux with a server of the test's own."""
    if missing("tmux"):
        pytest.skip("not on this machine: tmux")
    socket = f"tmux -S {sshd.folder / 'tmux'} -f /dev/null"

    def start(words: str, **options: object) -> Terminal:
        return login(f"{socket} {words}", **options)

    return start


def is_whole(terminal: Terminal, size: tuple[int, int]) -> bool:
    """Whether the reader fills the window but for tmux's own line, at the reply where it was."""
    *rows, last = terminal.screen_text().split("\n")
    is_there = "6 documents" in rows[0] and "reply 1 of 2" in rows[-1] and "[reading]" in last
    return is_there and (len(rows[0]), len(rows) + 1) == size


def begin(tmux: Callable[..., Terminal], size: tuple[int, int] = (120, 40)) -> Terminal:
    terminal = tmux("new-session -s reading rapport", size=size)
    go_to_reply(terminal, 1)
    bookmark(terminal, "in tmux")
    terminal.press("ctrl+l")  # any key takes the notice away
    terminal.wait_for(lambda: is_whole(terminal, size))
    return terminal


def take_up(tmux: Callable[..., Terminal], size: tuple[int, int]) -> Terminal:
    terminal = tmux("attach-session -t reading", size=size)
    terminal.wait_for(lambda: is_whole(terminal, size))
    return terminal


def test_what_is_left_is_taken_up_from_windows_of_other_sizes(sshd, tmux) -> None:
    first = begin(tmux)
    (reader,) = sshd.far("rapport")
    first.press("ctrl+b", "d")
    assert first.exit_code() == 0
    second = take_up(tmux, (100, 30))
    for size in ((75, 20), (133, 33)):
        second.resize(*size)
        second.wait_for(lambda size=size: is_whole(second, size))
    os.kill(second.program.pid, signal.SIGKILL)
    assert second.exit_code() == -signal.SIGKILL
    third = take_up(tmux, (118, 37))
    assert "★" in third.screen_text()
    assert [process.pid for process in sshd.far("rapport")] == [reader.pid]
    third.press("q")
    assert third.exit_code() == 0


@pytest.mark.parametrize("how", ["kill-server", "SIGKILL"])
def test_a_server_that_is_killed_takes_nothing_with_it(sshd, tmux, how) -> None:
    terminal = begin(tmux)
    (reader,) = sshd.far("rapport")
    servers = [process.pid for process in sshd.far("tmux")]
    before = reader.cpu_seconds
    if how == "SIGKILL":
        os.kill(servers[-1], signal.SIGKILL)
    else:
        done = subprocess.run(["tmux", "-S", sshd.folder / "tmux", "kill-server"], check=False)
        assert done.returncode == 0
    terminal.exit_code()
    wait_until(lambda: not sshd.far(), "nothing is left", 2)
    assert reader.cpu_seconds - before < 0.5
    assert notes(sshd) == ["in tmux"]
    again = tmux("new-session -s reading rapport")
    again.wait_for(lambda: is_whole(again, (120, 40)))

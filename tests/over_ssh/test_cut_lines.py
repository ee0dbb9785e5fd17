"""A line that is cut while marks are written: nothing acknowledged is lost, and nothing is left."""

import contextlib
import os
import shutil
import signal
import string
import subprocess
from collections.abc import Callable, Iterator

import pytest
from own_sshd import ANSWERS_NO_MORE, FarProcess, Sshd, missing, wait_until
from pseudo_terminal import Terminal
from reading_over_ssh import bookmark, go_to_reply, letters, notes

IDLE = 0.5
"""Seconds of the processor that leaving may take; a loop would use two in the time it is given."""

GONE = 2.0
"""Seconds after sshd let go of a login in which all of it must be gone."""

IGNORES_HANG_UPS = "trap '' HUP; exec rapport"


def read_and_be_cut(sshd: Sshd, terminal: Terminal, cut: Callable[[], object]) -> set[str]:
    """Mark, bookmark, and have the line cut while more is written; what was on disk before it."""
    go_to_reply(terminal, 1)
    terminal.press("m")
    terminal.wait_for("Reply marked read")
    bookmark(terminal, "before the cut")
    (reader,) = sshd.far("rapport")
    terminal.type("".join(f"~{letter}" for letter in string.ascii_lowercase))
    wait_until(lambda: len(letters(sshd)) > 2, "some letters are on disk")
    kept = letters(sshd)
    before = reader.cpu_seconds
    connections = sshd.connections()
    cut()
    wait_until(lambda: not set(connections) & set(sshd.connections()), "sshd lets go")
    all_gone(sshd, reader, before)
    return kept


def all_gone(sshd: Sshd, reader: FarProcess, before: float) -> None:
    """Nothing of the login is left soon, and it has not been busy up to its end."""

    def is_gone() -> bool:
        assert reader.cpu_seconds - before < IDLE, "it is busy though nobody is there"
        return not sshd.far()

    wait_until(is_gone, f"gone: {[process.words for process in sshd.far()]}", GONE)


def finds_it_all(sshd: Sshd, terminal: Terminal, kept: set[str]) -> None:
    """After the next login: the same document and reply, and everything that was on disk."""
    terminal.wait_for("reply 1 of 2")
    terminal.wait_for(lambda: is_read_and_bookmarked(terminal, "▌ Kojay?"))
    assert notes(sshd) == ["before the cut"]
    assert letters(sshd) >= kept
    terminal.press("q")
    assert terminal.exit_code() == 0


def is_read_and_bookmarked(terminal: Terminal, heading: str) -> bool:
    rows = [row for row in terminal.screen_text().split("\n") if heading in row]
    return len(rows) == 1 and "★" in rows[0] and "●" not in rows[0]


@pytest.mark.parametrize(
    ("killed", "words"),
    [("client", "rapport"), ("connection", "rapport"), ("connection", IGNORES_HANG_UPS)],
    ids=["client", "connection", "connection, hang-ups ignored"],
)
def test_a_killed_line_takes_nothing_with_it(sshd, login, killed, words) -> None:
    terminal = login(words)

    def cut() -> None:
        pids = [terminal.program.pid] if killed == "client" else sshd.connections()
        for pid in pids:
            os.kill(pid, signal.SIGKILL)

    kept = read_and_be_cut(sshd, terminal, cut)
    finds_it_all(sshd, login("rapport"), kept)


@pytest.fixture
def two_networks() -> Iterator[tuple[str, str]]:
    """Two network namespaces with a cable between them: 10.7.0.1 in the first, 10.7.0.2."""
    if missing("ip"):
        pytest.skip("not on this machine: ip (iproute2)")
    far, near = (f"rapport-{side}-{os.getpid()}" for side in ("far", "near"))
    commands = (
        f"ip netns add {far}",
        f"ip netns add {near}",
        f"ip link add far netns {far} type veth peer name near netns {near}",
        f"ip -n {far} address add 10.7.0.1/24 dev far",
        f"ip -n {near} address add 10.7.0.2/24 dev near",
        f"ip -n {far} link set far up",
        f"ip -n {near} link set near up",
    )
    try:
        for command in commands:
            done = subprocess.run(command.split(), capture_output=True, text=True, check=False)
            if done.returncode:
                pytest.skip(f"no network namespaces here: {command}: {done.stderr.strip()}")
        yield far, near
    finally:
        for name in (far, near):
            with contextlib.suppress(OSError):
                subprocess.run(["ip", "netns", "delete", name], capture_output=True, check=False)


def test_a_line_that_falls_silent_takes_nothing_with_it(
    start_sshd, open_terminal, two_networks
) -> None:
    far, near = two_networks
    ip = shutil.which("ip")
    sshd = start_sshd(
        address="10.7.0.1",
        options=ANSWERS_NO_MORE,
        inside=("ip", "netns", "exec", far),
        client_inside=("ip", "netns", "exec", near),
    )
    terminal = open_terminal(sshd.command("rapport"))

    def cut() -> None:
        subprocess.run([ip, "-n", near, "link", "set", "near", "down"], check=True)

    kept = read_and_be_cut(sshd, terminal, cut)
    subprocess.run([ip, "-n", near, "link", "set", "near", "up"], check=True)
    finds_it_all(sshd, open_terminal(sshd.command("rapport")), kept)

"""Several logins of one reader at once, at home and over SSH."""

import signal
import sys
from collections.abc import Callable

import pytest
from own_sshd import Sshd, wait_until
from pseudo_terminal import Terminal
from reading_over_ssh import bookmark, go_to_reply, notes, wait_until_place_is_kept

SEEN = 5.0
"""Seconds in which others have to see a mark; they look for news within one."""


@pytest.fixture
def at_home(sshd: Sshd, open_terminal: Callable[..., Terminal]) -> Callable[[], Terminal]:
    """Start the reader on the far machine itself, on the same files."""
    names = ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")
    env = {name: sshd.variables[name] for name in names}
    return lambda: open_terminal([sys.executable, "-m", "tui"], env=env)


@pytest.mark.parametrize("count", [1, 3], ids=["two", "four"])
def test_each_sees_the_marks_of_the_others_without_a_key(login, at_home, count) -> None:
    sittings = [at_home(), *(login("rapport") for _ in range(count))]
    for sitting in sittings:
        go_to_reply(sitting, 1)
    for number, sitting in enumerate(sittings):
        others = [other for other in sittings if other is not sitting]
        star = "★" if number % 2 == 0 else ""
        if star:
            bookmark(sitting, f"from sitting {number}")
        else:
            sitting.press("D")
            sitting.wait_for("Bookmark removed")
        for other in others:
            other.wait_for(lambda other=other, star=star: is_starred(other) == bool(star), SEEN)


def is_starred(terminal: Terminal) -> bool:
    rows = [row for row in terminal.screen_text().split("\n") if "▌ Kojay?" in row]
    return len(rows) == 1 and "★" in rows[0]


def test_nothing_is_locked_by_a_login_that_has_stopped(sshd, login) -> None:
    first = login("rapport")
    go_to_reply(first, 1)
    bookmark(first, "before the stop")
    wait_until_place_is_kept(sshd)
    (reader,) = sshd.far("rapport")
    reader.signal(signal.SIGSTOP)
    wait_until(lambda: reader.is_stopped, "stopped")
    second = login("rapport")
    second.wait_for("6 documents")
    second.wait_for("reply 1 of 2")
    second.press("]")
    second.wait_for("reply 2 of 2")
    bookmark(second, "meanwhile")
    assert notes(sshd) == ["before the stop", "meanwhile"]
    second.press("R")
    second.wait_for("Nothing has changed")
    second.press("q")
    assert second.exit_code() == 0
    reader.signal(signal.SIGCONT)
    first.press("]")
    first.wait_for("reply 2 of 2")
    first.wait_for(lambda: first.screen_text().count("★ ●") == 2, SEEN)

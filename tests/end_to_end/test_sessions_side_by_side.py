"""Several sittings of one reader at once, at home and over SSH: each sees what the others do."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

REMOTE = {"SSH_CONNECTION": "192.0.2.7 50000 192.0.2.1 22", "SSH_TTY": "/dev/pts/9"}


@pytest.fixture
def rapport(open_terminal, tmp_path: Path) -> Callable[..., object]:
    """Start rapport in a terminal, all of them on the files of one reader."""
    settings = tmp_path / "config" / "rapport" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("auto_read_seconds = 0\n")
    home = {
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
    }

    def start(env=None, size=(120, 40)):
        return open_terminal([sys.executable, "-m", "tui"], size=size, env={**home, **(env or {})})

    return start


def read_seed(terminal, *, reply: int) -> None:
    """Go to a reply of the seed page, the last document of the list."""
    terminal.wait_for("6 documents")
    terminal.press("G")
    terminal.wait_for("▌● Rapport")
    terminal.press("alt+2", "g", "g", *["]"] * reply)  # not from where the other one stands
    terminal.wait_for(f"reply {reply} of 2")


def test_a_change_appears_in_every_pane_of_the_others_and_moves_nothing(rapport) -> None:
    home, away = rapport(), rapport(REMOTE)
    read_seed(home, reply=1)
    read_seed(away, reply=2)
    assert "★" not in away.screen_text()
    home.press("B")
    home.wait_for("Note on this reply")
    home.type("seen at home")
    home.press("enter")
    home.wait_for("Bookmarked")
    away.wait_for("★ ●")
    listed = next(line for line in away.screen_text().split("\n") if "▌● Rapport" in line)
    assert "★" in listed
    assert "reply 2 of 2" in away.screen_text()
    away.press("m")
    away.wait_for("Reply marked read")
    home.wait_for("2 of 13 · ●2")
    assert "▌ Kojay?" in home.screen_text()


def test_the_bookmarks_screen_of_another_session_follows(rapport) -> None:
    home, away = rapport(), rapport(REMOTE)
    read_seed(home, reply=1)
    away.wait_for("6 documents")
    away.press("'")
    away.wait_for("No bookmarks yet")
    home.press("B")
    home.wait_for("Note on this reply")
    home.type("first note")
    home.press("enter")
    away.wait_for("first note")
    away.press("d")
    away.wait_for("Bookmark removed")
    home.wait_for(lambda: "★" not in home.screen_text())
    away.press("u")
    away.wait_for("Undone")
    home.wait_for("★")


def test_what_one_session_did_is_undone_by_the_one_that_comes_after(rapport) -> None:
    home = rapport()
    home.wait_for("6 documents · 6 unread")
    home.press("A")
    home.wait_for("6 documents marked read")
    away = rapport(REMOTE)
    away.wait_for("6 documents")
    away.press("u")
    away.wait_for("Undone")
    home.wait_for("6 documents · 6 unread")
    home.press("q")
    assert home.exit_code() == 0
    again = rapport()
    again.wait_for("6 documents · 6 unread")
    again.press("ctrl+r")
    again.wait_for("Redone")
    away.wait_for(lambda: "unread" not in away.screen_text().split("\n")[0])

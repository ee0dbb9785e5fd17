"""The whole program in a real terminal: read the seed, mark, quit, come back."""

import json
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tinydb import TinyDB

SEED = "Rapport vs 6 Sessions"
SIZES = [(120, 40), (80, 24), (40, 12)]


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """An environment with the program's files in a folder of the test; only keys mark as read."""
    settings = tmp_path / "config" / "rapport" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("auto_read_seconds = 0\n")
    return {
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
    }


@pytest.fixture
def rapport(open_terminal, home) -> Callable[..., object]:
    """Start rapport in a terminal."""

    def start(*arguments: str, size: tuple[int, int] = (120, 40), env=None, **options):
        command = [sys.executable, "-m", "tui", *arguments]
        return open_terminal(command, size=size, env={**home, **(env or {})}, **options)

    return start


def go_to_seed(terminal) -> None:
    """Put the cursor on the seed page, the last of the list, and wait for its text."""
    terminal.wait_for("6 documents")
    terminal.press("alt+1", "G")
    terminal.wait_for("▌● Rapport")
    terminal.press("alt+2", "g", "g")
    terminal.wait_for("paragraph 1 of 2")


def test_marks_and_bookmarks_of_the_seed_are_there_when_one_comes_back(rapport, tmp_path) -> None:
    terminal = rapport()
    go_to_seed(terminal)
    terminal.wait_for("13 replies, 2 kept")
    terminal.press("]")
    terminal.wait_for("reply 1 of 2")
    terminal.press("B")
    terminal.wait_for("Note on this reply")
    terminal.type("felt this too #iapt")
    terminal.press("enter")
    terminal.wait_for("Bookmarked")
    terminal.press("]")
    terminal.wait_for("reply 2 of 2")
    terminal.press("m")
    terminal.wait_for("Reply marked read")
    terminal.press("q")
    assert terminal.exit_code() == 0
    assert terminal.left_behind() == []

    again = rapport()
    again.wait_for("★")
    go_to_seed(again)
    again.press("]", "]")
    again.wait_for("reply 2 of 2")
    again.press("'")
    again.wait_for("felt this too #iapt")
    again.press("q", "q")
    assert again.exit_code() == 0

    with TinyDB(tmp_path / "data" / "rapport" / "marks.json") as stock:
        reads = stock.table("reads").all()
        bookmarks = stock.table("bookmarks").all()
    key = "0025408757f80aa1"
    assert [(r["document"], r["read"]) for r in reads] == [(key, True)]
    assert [(b["document"], b["note"], b["tags"]) for b in bookmarks] == [
        (key, "felt this too #iapt", ["iapt"])
    ]


@pytest.mark.parametrize("size", SIZES)
def test_the_seed_can_be_read_to_its_end_at_every_size(rapport, size) -> None:
    terminal = rapport(size=size)
    terminal.wait_for("6 documents")
    terminal.press("G")
    terminal.wait_for("▌● Rapport")
    terminal.press("alt+2")
    terminal.wait_for("paragraph 1 of 2")
    terminal.press("G")
    terminal.wait_for("reply 2 of 2")
    terminal.wait_for("long.")
    assert "Leave a Reply" not in terminal.screen_text()
    assert "Required fields" not in terminal.screen_text()


def test_kill_minus_nine_right_after_saving_loses_nothing(rapport, tmp_path) -> None:
    terminal = rapport()
    go_to_seed(terminal)
    terminal.press("]")
    terminal.wait_for("reply 1 of 2")
    terminal.press("m")
    terminal.wait_for("Reply marked read")
    kept = tmp_path / "data" / "rapport"

    def is_kept() -> bool:
        files = [path for path in kept.rglob("*") if path.is_file()]
        return any(b'"mark_read"' in path.read_bytes() for path in files)

    terminal.wait_for(is_kept)
    terminal.signal(9)
    assert terminal.exit_code() == -9

    again = rapport()
    go_to_seed(again)
    again.press("]")
    again.wait_for("reply 1 of 2")
    again.press("m")
    again.wait_for("Reply marked unread")


def test_two_readers_of_one_file_see_and_keep_each_others_marks(rapport, tmp_path) -> None:
    one, two = rapport(), rapport()
    go_to_seed(one)
    go_to_seed(two)
    one.press("]")
    one.wait_for("reply 1 of 2")
    one.press("m")
    two.wait_for("●2")
    two.press("]", "]")
    two.wait_for("reply 2 of 2")
    two.press("m")
    one.wait_for("●1")
    assert "reply 1 of 2" in one.screen_text() or "Reply marked" in one.screen_text()
    for terminal in (one, two):
        terminal.press("q")
        assert terminal.exit_code() == 0
    kept = json.loads((tmp_path / "data" / "rapport" / "marks.json").read_text())
    assert sum(record["read"] for record in kept["reads"].values()) == 2


def test_resizing_keeps_the_place(rapport) -> None:
    terminal = rapport()
    go_to_seed(terminal)
    terminal.press("]", "]")
    terminal.wait_for("reply 2 of 2")
    for size in ((40, 12), (1, 1), (200, 60), (80, 24)):
        terminal.resize(*size)
    terminal.wait_for("reply 2 of 2")
    terminal.wait_for("Thanks Kojay")


def test_no_color_sends_no_colour(rapport) -> None:
    terminal = rapport(env={"NO_COLOR": "1"})
    go_to_seed(terminal)
    shown = {(cell.fg, cell.bg) for row in terminal.cells() for cell in row}
    assert shown == {("default", "default")}
    assert any(cell.bold for row in terminal.cells() for cell in row)


def test_sixteen_colours_stay_within_the_terminals_own(rapport) -> None:
    terminal = rapport(env={"TERM": "xterm", "COLORTERM": None})
    go_to_seed(terminal)
    raw = bytes(terminal.raw)
    assert b"38;2;" not in raw and b"48;2;" not in raw
    assert b"38;5;" not in raw and b"48;5;" not in raw


@pytest.mark.parametrize("how", [signal.SIGHUP, signal.SIGTERM, "line cut", "line cut, nohup"])
def test_a_cut_line_loses_no_mark_and_no_place(rapport, how) -> None:
    ignoring = (signal.SIGHUP,) if how == "line cut, nohup" else ()
    terminal = rapport(size=(80, 24), ignoring=ignoring)
    go_to_seed(terminal)
    terminal.press("]", "]", "m")
    terminal.wait_for("Reply marked read")
    if isinstance(how, str):
        terminal.hang_up()
    else:
        terminal.signal(how)
    assert terminal.exit_code(deadline=3.0) == 128 + (signal.SIGTERM if how == 15 else 1)
    if not isinstance(how, str):
        assert terminal.left_behind() == []

    again = rapport(size=(80, 24))
    again.wait_for("6 documents")
    again.wait_for("reply 2 of 2")
    again.press("m")
    again.wait_for("Reply marked unread")


def test_a_stop_and_fg_bring_the_screen_back(rapport) -> None:
    terminal = rapport(size=(80, 24))
    go_to_seed(terminal)
    terminal.signal(signal.SIGTSTP)  # as the key does under a shell
    terminal.wait_until_stopped()
    assert terminal.left_behind() == []
    terminal.signal(signal.SIGCONT)
    terminal.wait_for("paragraph 1 of 2")
    terminal.press("]")
    terminal.wait_for("reply 1 of 2")


def test_the_screen_can_be_drawn_anew(rapport) -> None:
    terminal = rapport(size=(80, 24))
    go_to_seed(terminal)
    sent = len(terminal.raw)
    terminal.press("ctrl+l")
    for words in (b"paragraph 1 of 2", b"Rapport vs 6 Sessions"):
        terminal.wait_for(lambda words=words: words in bytes(terminal.raw[sent:]))

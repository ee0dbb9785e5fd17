"""The reader draws by the cell on real terminals, and paints anew when the screen may be spoilt."""

import re
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

SPOILT = b"\x1b[0;41m\x1b[2J\x1b[5;5Hspoilt\x1b[3;1H"
FIRST = "Welcome. You are reading"


@pytest.fixture
def rapport(open_terminal, tmp_path: Path) -> Callable[..., object]:
    """Start rapport with its tour in a terminal, and wait until it is there."""
    env = {"HOME": str(tmp_path)}
    env |= {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("DATA", "CACHE", "CONFIG")}

    def start(**options: object):
        more = options.pop("env", {})
        terminal = open_terminal([sys.executable, "-m", "tui"], env=env | more, **options)
        terminal.wait_for("of 6")
        terminal.wait_for(FIRST)
        terminal.wait_for("6 documents · 6 unread")
        terminal.wait_for("References")
        terminal.wait_for(lambda: re.match(r" 1 of 6 +[^· ].*help", terminal.row(-1)))
        return terminal

    return start


def looks(terminal) -> list[list[tuple[object, ...]]]:
    """The cells of the screen; a blank has no colour of its own."""
    return [
        [(cell.data, cell.fg if cell.data != " " else "", cell.bg) for cell in row]
        for row in terminal.cells()
    ]


def test_the_redraw_key_mends_a_spoilt_screen(rapport):
    terminal = rapport()
    before = looks(terminal)
    terminal.scribble(SPOILT)
    assert "spoilt" in terminal.screen_text()
    terminal.press("ctrl+l")
    terminal.wait_for(lambda: looks(terminal) == before)


def test_coming_back_from_the_shell_draws_everything(rapport):
    terminal = rapport()
    before = looks(terminal)
    terminal.signal(signal.SIGTSTP)  # as the key does under a shell
    terminal.wait_until_stopped()
    terminal.scribble(b"\x1b[?1049h" + SPOILT + b"\x1b[?1049l$ make")
    terminal.signal(signal.SIGCONT)
    terminal.wait_for(lambda: looks(terminal) == before)


def test_a_stop_that_nobody_saw_coming_is_no_harm(rapport):
    terminal = rapport()
    before = looks(terminal)
    terminal.signal(signal.SIGSTOP)
    terminal.wait_until_stopped()
    terminal.scribble(SPOILT)
    terminal.signal(signal.SIGCONT)
    terminal.wait_for(lambda: looks(terminal) == before)


def test_a_window_that_is_small_for_a_moment_is_drawn_anew(rapport):
    terminal = rapport()
    before = looks(terminal)
    terminal.signal(signal.SIGSTOP)  # so that it sees the last size alone
    terminal.wait_until_stopped()
    terminal.resize(60, 20)
    terminal.resize(120, 40)
    terminal.signal(signal.SIGCONT)
    terminal.wait_for(lambda: looks(terminal) == before)


@pytest.mark.parametrize(
    ("modes", "has_margins"), [({2026: 2, 69: 2}, True), ({2026: 2}, False), ({69: 4}, False)]
)
def test_rows_move_between_margins_where_the_terminal_has_them(rapport, modes, has_margins):
    terminal = rapport(modes=modes)
    terminal.press("enter")
    terminal.wait_for("paragraph 1 of")
    row = terminal.row(20)[38:80]
    seen = len(terminal.raw)
    terminal.press("j")
    terminal.wait_for(lambda: terminal.row(19)[38:80] == row)
    terminal.press("k")
    terminal.wait_for(lambda: terminal.row(20)[38:80] == row)
    sent = bytes(terminal.raw[seen:])
    assert (b"\x1b[?69h" in sent) == has_margins
    assert (len(sent) < 600) == has_margins
    terminal.press("q")
    assert terminal.exit_code() == 0
    assert terminal.left_behind() == []


def test_a_terminal_that_answers_nothing_is_drawn_on_all_the_same(rapport):
    terminal = rapport(answers=False)
    terminal.press("enter")
    terminal.wait_for("paragraph 1 of")
    assert b"\x1b[?2026h" not in terminal.raw
    assert b"\x1b[?69h" not in terminal.raw


def test_a_large_frame_is_shown_at_once_and_a_small_one_needs_no_guard(rapport):
    terminal = rapport(modes={2026: 2})
    guarded = bytes(terminal.raw).count(b"\x1b[?2026h")
    assert 1 <= guarded <= 4
    terminal.press("m")
    terminal.wait_for("marked read")
    assert bytes(terminal.raw).count(b"\x1b[?2026h") == guarded


def test_fewer_colours_take_fewer_bytes(rapport):
    sizes = {}
    for name, env in {
        "truecolor": {"COLORTERM": "truecolor"},
        "256": {"COLORTERM": None},
        "none": {"NO_COLOR": "1"},
    }.items():
        terminal = rapport(env=env)
        sizes[name] = len(terminal.raw)
        colours = {cell.bg for row in terminal.cells() for cell in row}
        assert (len(colours) > 1) == (name != "none")
    assert sizes["none"] < sizes["256"] <= sizes["truecolor"] + 100

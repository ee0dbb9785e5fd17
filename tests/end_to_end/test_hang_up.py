"""A line that is cut, or a signal: everything saved, the terminal put back, the process gone."""

import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pseudo_terminal import Terminal

APP = Path(__file__).with_name("tiny_app.py")
HUP, TERM = signal.SIGHUP, signal.SIGTERM


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "log"


@pytest.fixture
def reader(open_terminal: Callable[..., Terminal], tmp_path: Path) -> Callable[..., Terminal]:
    """The reader itself on a document of its own; every call opens the same marks."""
    document = tmp_path / "post.txt"
    document.write_text("A title\n\nFirst paragraph of a post.\n\nSecond paragraph of it.\n")
    state = [f"--state={tmp_path / 'marks.json'}", f"--index={tmp_path / 'index.db'}"]

    def start(*words: str, shows: str = "First paragraph", **options: object) -> Terminal:
        command = [sys.executable, "-m", "tui", *words, *state, document]
        terminal = open_terminal(command, (120, 30), {"HOME": str(tmp_path)}, **options)
        terminal.wait_for(shows)
        return terminal

    return start


@pytest.fixture
def tiny(open_terminal: Callable[..., Terminal], log: Path) -> Callable[..., Terminal]:
    def start(oddity: str = "", **options: object) -> Terminal:
        terminal = open_terminal([sys.executable, APP, log, oddity], (60, 8), **options)
        terminal.wait_for("ready")
        terminal.press("x")
        terminal.wait_for("1 keys: x;")
        return terminal

    return start


GONE = 2.0
"""Seconds in which a process must be gone; it takes a hundredth of that on a quiet machine."""

SLOWLY = 5.0
"""The same where a disk or a terminal is slow on purpose."""


def ends(terminal: Terminal, act: Callable[[], None], deadline: float = GONE) -> None:
    """Act, and wait for the end of the program."""
    act()
    terminal.exit_code(deadline)


@pytest.mark.parametrize("number", [HUP, TERM, signal.SIGINT, signal.SIGQUIT])
def test_a_signal_saves_restores_and_ends(tiny, log, number):
    terminal = tiny()
    ends(terminal, lambda: terminal.signal(number))
    assert terminal.exit_code() == 128 + number
    assert log.read_text() == "begun\nsaved after 1 keys\n"
    assert terminal.left_behind() == []


def test_a_closed_window_ends_it_at_once_with_everything_saved(tiny, log):
    terminal = tiny()
    ends(terminal, terminal.hang_up)
    assert terminal.exit_code() == 128 + HUP
    assert log.read_text() == "begun\nsaved after 1 keys\n"


def test_a_closed_window_is_noticed_though_the_signal_is_ignored(tiny, log):
    terminal = tiny(ignoring=[HUP])
    ends(terminal, terminal.hang_up)
    assert terminal.exit_code() == 128 + HUP
    assert "saved after 1 keys" in log.read_text()


def test_an_ignored_hang_up_signal_is_still_ignored(tiny):
    terminal = tiny(ignoring=[HUP])
    terminal.signal(HUP)
    terminal.press("y")
    terminal.wait_for("2 keys: x y;")


def test_nothing_spins_while_saving_after_the_line_is_cut(tiny, log):
    terminal = tiny("slow")
    before = terminal.program.cpu_seconds()
    terminal.hang_up()
    used = before
    while terminal.program.ended is None:
        try:
            used = terminal.program.cpu_seconds()
        except (FileNotFoundError, ProcessLookupError):
            break
    assert terminal.exit_code() == 128 + HUP
    assert used - before < 0.3
    assert log.read_text() == "begun\nsaved after 1 keys\n"


@pytest.mark.parametrize("second", [HUP, TERM, signal.SIGINT])
def test_a_second_signal_does_not_cut_the_saving_short(tiny, log, second):
    terminal = tiny("slow")
    terminal.signal(TERM)
    terminal.wait_for(lambda: log.exists() and "begun" in log.read_text())
    terminal.signal(second)
    assert terminal.exit_code() == 128 + TERM
    assert log.read_text() == "begun\nsaved after 1 keys\n"
    assert terminal.left_behind() == []


def test_a_main_thread_that_is_stuck_does_not_keep_it_from_saving(tiny, log):
    terminal = tiny()
    terminal.press("b")
    terminal.wait_for(lambda: log.exists() and "blocked" in log.read_text())
    ends(terminal, lambda: terminal.signal(TERM), SLOWLY)
    assert terminal.exit_code() == 128 + TERM
    assert "saved after" in log.read_text()
    assert terminal.left_behind() == []


def test_a_terminal_that_takes_no_output_does_not_keep_it_from_ending(tiny, log):
    terminal = tiny()
    terminal.press("f")
    terminal.wait_for("flood flood")
    terminal.stop_reading()
    before = terminal.program.cpu_seconds()
    terminal.wait_for(lambda: not is_busy(terminal))
    assert terminal.program.cpu_seconds() - before < 5
    ends(terminal, lambda: terminal.signal(TERM), SLOWLY)
    assert terminal.exit_code() == 128 + TERM
    assert "saved after 2 keys" in log.read_text()


def test_memory_stays_bounded_while_a_terminal_takes_no_output(tiny):
    terminal = tiny()
    terminal.press("f")
    terminal.wait_for("flood flood")
    before = terminal.program.memory()
    terminal.stop_reading()
    terminal.wait_for(lambda: not is_busy(terminal))
    assert terminal.program.memory() - before < 20_000_000
    terminal.read_on()
    seen = len(terminal.raw)
    terminal.wait_for(lambda: len(terminal.raw) > seen + 500_000)


def test_quitting_at_once_saves_and_restores(tiny, log):
    terminal = tiny()
    ends(terminal, lambda: terminal.press("Q"))
    assert terminal.exit_code() == 0
    assert "saved after" in log.read_text()
    assert terminal.left_behind() == []


def test_quitting_at_once_waits_for_a_slow_disk(tiny, log):
    terminal = tiny("slow")
    terminal.press("Q")
    assert terminal.exit_code() == 0
    assert "saved after" in log.read_text()


@pytest.mark.parametrize("number", [HUP, TERM])
def test_the_reader_keeps_a_mark_made_right_before_a_signal(reader, number):
    terminal = reader()
    assert '"unread":1' in reader("list", "--json", shows="}").screen_text()
    assert "●" in terminal.row(1)
    terminal.press("m")
    terminal.wait_for(lambda: "●" not in terminal.row(1))
    terminal.signal(number)
    assert terminal.exit_code() == 128 + number
    assert terminal.left_behind() == []
    assert '"unread":0' in reader("list", "--json", shows="}").screen_text()


@pytest.mark.parametrize("ignoring", [[], [HUP]])
def test_the_reader_is_gone_when_its_window_is_closed(reader, ignoring):
    terminal = reader(ignoring=ignoring)
    ends(terminal, terminal.hang_up, SLOWLY)
    assert terminal.exit_code() == 128 + HUP


def is_busy(terminal: Terminal) -> bool:
    """Whether the program gets any processor time within a twentieth of a second."""
    before = terminal.program.cpu_seconds()
    with terminal._news:
        terminal._news.wait(0.05)
    return terminal.program.cpu_seconds() > before

"""Over a slow line: keys held down leave no backlog, and what is seen in the end is right."""

import re
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from slow_line import SlowLine

PARAGRAPHS = 900
KEYS = 60


@pytest.fixture
def reader(open_terminal, tmp_path: Path) -> Callable[..., object]:
    """The reader on a long text, each time from its beginning."""
    document = tmp_path / "post.txt"
    words = ["never", "the", "same", "line", "in", "two", "places", "of", "a", "page"]
    text = "\n\n".join(
        " ".join(f"{words[(n * 7 + m) % len(words)]}{n * m % 97}" for m in range(30))
        for n in range(PARAGRAPHS)
    )
    document.write_text(f"A long text\n\n{text}\n")
    opened = 0

    def start(*words: str, **options: object):
        nonlocal opened
        opened += 1
        home = tmp_path / str(opened)
        files = [f"--state={home / 'marks.json'}", f"--index={home / 'index.db'}"]
        command = [sys.executable, "-m", "tui", *words, *files, document]
        terminal = open_terminal(command, (120, 40), {"HOME": str(home)}, **options)
        terminal.wait_for("1 of 1")
        terminal.press("enter")
        terminal.wait_for(f"of {PARAGRAPHS}")
        return terminal

    return start


def place(terminal) -> str:
    """What the status line says of the place."""
    return terminal.row(-1).strip().partition("  ")[0]


def hold(terminal, key: str, count: int, every: float) -> None:
    """Hold a key down."""
    until = threading.Event()  # never set: waits out the time between two keys
    for _ in range(count):
        terminal.press(key)
        until.wait(every)


def looks(terminal) -> list[str]:
    """The text that is read."""
    return [terminal.row(y)[38:88] for y in range(1, 39)]


def test_a_key_held_down_skips_frames_and_never_keys(reader):
    quick = reader()
    for _ in range(KEYS):
        quick.press("space")
    quick.press("/")  # asks for words when all keys before it are done
    quick.wait_for(lambda: quick.row(-1).startswith(" /words"))
    slow = reader(line=SlowLine(20_000))
    seen = len(slow.raw)
    hold(slow, "space", KEYS, 0.02)
    slow.press("/")
    slow.wait_for(lambda: slow.row(-1).startswith(" /words"))
    slow.wait_for(lambda: looks(slow) == looks(quick))
    frames = bytes(slow.raw[seen:]).count(b"\x1b[5n")
    assert len(slow.raw) - seen < 40 * 2000  # all pages of them would be 120,000 bytes
    assert frames < KEYS / 2


def test_a_terminal_that_does_not_acknowledge_gets_every_frame(reader):
    terminal = reader(answers=False)
    seen = len(terminal.raw)
    for number in range(5):
        before = place(terminal)
        terminal.press("space")
        terminal.wait_for(lambda before=before: place(terminal) != before)
        assert number < 5
    assert b"\x1b[5n" not in terminal.raw[seen:]


def test_a_terminal_that_stops_reading_and_comes_back_is_repainted_once(reader):
    terminal = reader()
    memory = terminal.program.memory()
    terminal.stop_reading()
    seen = len(terminal.raw)
    for _ in range(500):
        terminal.press("space")
        terminal.press("b")
    terminal.press("5", "space")
    used = terminal.program.cpu_seconds()
    until = time.perf_counter() + 30
    while True:  # until it has nothing to do any more
        threading.Event().wait(0.2)
        now = terminal.program.cpu_seconds()
        if now == used or time.perf_counter() > until:
            break
        used = now
    assert terminal.program.memory() - memory < 30_000_000
    terminal.read_on()
    terminal.wait_for(
        lambda: "paragraph" in place(terminal) and "paragraph 1 of" not in place(terminal)
    )
    assert len(terminal.raw) - seen < 40_000


def test_a_slow_line_is_said_or_seen_and_shading_is_left_out(reader):
    said = reader("--slow")
    seen = reader(line=SlowLine(12_000))
    fast = reader()
    for terminal in (said, seen, fast):
        for _ in range(3):
            before = place(terminal)
            terminal.press("space")
            terminal.wait_for(lambda t=terminal, b=before: place(t) != b)
        terminal.press("escape")

    def shades(terminal) -> int:
        """How many backgrounds the row under the cursor and the empty row below have."""
        return len({terminal.cells()[y][20].bg for y in (1, 20)})

    said.wait_for(lambda: shades(said) == 1)
    seen.wait_for(lambda: shades(seen) == 1)
    fast.wait_for(lambda: shades(fast) == 2)


@pytest.mark.parametrize("answers", [True, False])
def test_the_doctor_tries_the_line_and_leaves_nothing_behind(open_terminal, tmp_path, answers):
    command = [sys.executable, "-m", "tui", "doctor", "--line"]
    home = tmp_path / "home"
    home.mkdir()
    terminal = open_terminal(command, (120, 50), {"HOME": str(home)}, answers=answers)
    assert terminal.exit_code() == 0
    told = terminal.screen_text()
    assert ("answers after" in told) is answers
    assert ("not known" in told) is not answers
    line_down = re.search(r"line down +([\d,]+)", told)
    assert line_down is not None
    assert 0 < int(line_down[1].replace(",", "")) <= 3000
    assert terminal.left_behind() == []
    assert [path for path in home.rglob("*") if path.is_file()] == []

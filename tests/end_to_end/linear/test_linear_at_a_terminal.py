"""Linear mode at a terminal: nothing but text, and an orderly end whatever ends it."""

import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from linear_talk import type_line


@pytest.mark.parametrize("term", ["dumb", "xterm-256color", "vt100", "unknown"])
def test_a_terminal_gets_text_and_nothing_else(on_a_terminal, term: str) -> None:
    terminal = on_a_terminal(term=term)
    terminal.wait_for("list 1/6, 6 unread>")
    type_line(terminal, "6", "text 1/2, 3 unread> ")
    type_line(terminal, "", "text 2/2, 3 unread> ")
    type_line(terminal, "B a note", "Bookmarked.")
    type_line(terminal, "]", "reply 1/2")
    terminal.press("ctrl+d")
    assert terminal.exit_code() == 0
    text = bytes(terminal.raw).decode().replace("\r\n", "\n")
    assert [c for c in text if c != "\n" and not c.isprintable()] == []
    assert max(map(len, text.split("\n"))) <= 100
    assert terminal.left_behind() == []


def test_what_one_stays_at_is_read_and_the_place_is_kept(on_a_terminal) -> None:
    terminal = on_a_terminal()
    terminal.wait_for("list 1/6, 6 unread>")
    type_line(terminal, "6", "text 1/2")
    type_line(terminal, "]", "reply 1/2, 3 unread>")
    type_line(terminal, "]", "reply 2/2, 2 unread>")
    type_line(terminal, "q", "q\r\n")
    assert terminal.exit_code() == 0
    again = on_a_terminal(term="dumb")
    again.wait_for("reply 2/2, 1 unread>")
    assert "You stopped here on 20" in again.screen_text()


def test_ctrl_c_ends_what_is_said_and_twice_the_program(on_a_terminal, tmp_path: Path) -> None:
    long = tmp_path / "long.md"
    long.write_text("# Long\n\n" + "".join(f"Paragraph {n} of many.\n\n" for n in range(300_000)))
    terminal = on_a_terminal(long, term="dumb")
    terminal.wait_for("text 1/300,000, 1 unread>")
    terminal.type("rest\n")
    terminal.wait_for(lambda: b"Paragraph 100 of many" in terminal.raw)
    terminal.press("ctrl+c")
    terminal.wait_for("Stopped.")
    assert b"Paragraph 299999 of" not in terminal.raw
    terminal.wait_for(lambda: terminal.screen_text().rstrip().endswith("1 unread>"))
    type_line(terminal, "where", "1 unread> ")
    terminal.press("ctrl+c")
    terminal.wait_for("Ctrl+C once more quits.")
    terminal.press("ctrl+c")
    assert terminal.exit_code() == 0
    assert terminal.left_behind() == []


AT_ONCE = """
import os, sys
from tui.linear import line_editor

number = int(sys.argv.pop())

def at_once(terminal, look=line_editor.modes_of, sent=[]):
    if not sent:
        sent.append(os.kill(os.getpid(), number))
    return look(terminal)

line_editor.modes_of = at_once
from tui.__main__ import main
sys.exit(main())
"""
"""Linear mode that gets a signal when its first prompt stands and no key can be typed yet."""


def test_ctrl_c_at_a_prompt_that_has_just_come_is_not_swallowed(open_terminal, home) -> None:
    command = [sys.executable, "-c", AT_ONCE, "--linear", str(signal.SIGINT.value)]
    terminal = open_terminal(command, (100, 60), {**home, "TERM": "xterm-256color"})
    terminal.wait_for("Ctrl+C once more quits.")
    terminal.press("ctrl+d")
    assert terminal.exit_code() == 0


def test_an_end_at_a_prompt_that_has_just_come_is_not_swallowed(open_terminal, home) -> None:
    command = [sys.executable, "-c", AT_ONCE, "--linear", str(signal.SIGTERM.value)]
    terminal = open_terminal(command, (100, 60), {**home, "TERM": "xterm-256color"})
    assert terminal.exit_code() == 128 + signal.SIGTERM


@pytest.mark.parametrize("term", ["dumb", "xterm-256color"])
@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_saves_and_ends(on_a_terminal, pipe, term: str, number: int) -> None:
    terminal = on_a_terminal(term=term)
    terminal.wait_for("list 1/6, 6 unread>")
    type_line(terminal, "6", "text 1/2")
    type_line(terminal, "]", "reply 1/2")
    terminal.signal(number)
    assert terminal.exit_code() == 128 + number
    assert terminal.left_behind() == []
    _, out, _ = pipe("q\n")
    assert "Reply 1 of 2" in out and "You stopped here" in out


@pytest.mark.parametrize("term", ["dumb", "xterm-256color"])
def test_a_closed_window_saves_and_ends(on_a_terminal, pipe, term: str) -> None:
    terminal = on_a_terminal(term=term)
    terminal.wait_for("list 1/6, 6 unread>")
    type_line(terminal, "6", "text 1/2")
    type_line(terminal, "]", "reply 1/2")
    terminal.hang_up()
    assert terminal.exit_code() == 128 + signal.SIGHUP
    _, out, _ = pipe("q\n")
    assert "Reply 1 of 2" in out and "You stopped here" in out


def test_a_terminal_that_takes_nothing_does_not_keep_it_from_ending(
    on_a_terminal, tmp_path: Path
) -> None:
    long = tmp_path / "long.md"
    long.write_text("# Long\n\n" + "".join(f"Paragraph {n} of many.\n\n" for n in range(100_000)))
    terminal = on_a_terminal(long)
    terminal.wait_for("text 1/100,000, 1 unread>")
    terminal.type("rest\n")
    terminal.wait_for(lambda: b"Paragraph 100 of many" in terminal.raw)
    terminal.stop_reading()
    terminal.signal(signal.SIGTERM)
    assert terminal.exit_code() == 128 + signal.SIGTERM


def test_a_line_can_be_edited_and_called_back_where_the_terminal_can(on_a_terminal) -> None:
    terminal = on_a_terminal()
    terminal.wait_for("list 1/6, 6 unread>")
    prompt = "list 1/1, 6 unread>"
    type_line(terminal, "/rapport", 'documents: with "rapport"')
    terminal.wait_for(lambda: terminal.screen_text().rstrip().endswith(prompt))
    seen = len(terminal.raw)
    terminal.press("up")
    terminal.wait_for(lambda: b"/rapport" in bytes(terminal.raw[seen:]))
    terminal.press("enter")
    terminal.wait_for(lambda: bytes(terminal.raw[seen:]).count(b'with "rapport"') == 1)
    terminal.wait_for(lambda: terminal.screen_text().rstrip().endswith(prompt))
    terminal.press("ctrl+d")
    assert terminal.exit_code() == 0


def test_the_screen_s_reader_tells_of_this_one_on_a_dumb_terminal(open_terminal, home) -> None:
    terminal = open_terminal([sys.executable, "-m", "tui"], (100, 10), {**home, "TERM": "dumb"})
    assert terminal.exit_code() == 2
    said = bytes(terminal.raw).decode()
    assert "cannot move its cursor (TERM=dumb)" in said and "`rapport --linear` reads here" in said
    assert re.fullmatch(r"[ -~\r\n]+", said)


def test_the_setting_makes_it_the_usual_way_to_read(on_a_terminal, home, tmp_path: Path) -> None:
    settings = tmp_path / "config" / "rapport" / "settings.toml"
    settings.write_text("linear = true\nlinear_prompt = false\nlinear_breaks_lines = false\n")
    command = [sys.executable, "-m", "tui"]
    done = subprocess.run(command, input=b"6\nq\n", env=home, capture_output=True, timeout=60)
    assert done.returncode == 0
    assert done.stdout.startswith(b"rapport ") and b">\n" not in done.stdout
    refused = subprocess.run(
        [*command, "--no-linear"], input=b"", env=home, capture_output=True, timeout=60
    )
    assert refused.returncode == 2


def test_escape_and_enter_lead_back_where_lines_are_edited(on_a_terminal) -> None:
    terminal = on_a_terminal()
    terminal.wait_for("list 1/6, 6 unread>")
    type_line(terminal, "6", "text 1/2, 3 unread> ")
    terminal.type("half a line")
    terminal.type("\x1b\r")
    terminal.wait_for("list 6/6, 6 unread>")

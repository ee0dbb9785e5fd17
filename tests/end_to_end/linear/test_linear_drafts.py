"""Own replies in linear mode: no word is lost and no address is told."""

import signal
import subprocess
import sys

import pytest
from linear_talk import type_line


def drafts_of(home: dict[str, str]) -> str:
    """What the marks have of own replies, the e-mail address included."""
    command = [sys.executable, "-m", "tui", "drafts", "export", "--with-email"]
    return subprocess.run(command, env=home, capture_output=True, timeout=60).stdout.decode()


def test_a_typed_address_is_never_called_back_nor_told(on_a_terminal, home) -> None:
    terminal = on_a_terminal()
    terminal.wait_for("list 1/6, 6 unread>")
    type_line(terminal, "6", "text 1/2, 3 unread> ")
    type_line(terminal, "r I see it", "name> ")
    type_line(terminal, "Ann", "email> ")
    type_line(terminal, "ann@a.example", "Draft kept; X (capital) tells it.")
    type_line(terminal, "bob@b.example", "is no command here.")
    type_line(terminal, "where", "File: ")
    seen = len(terminal.raw)
    for wanted in ("where", "r I see it", "6"):  # what the arrow key calls back, one by one
        terminal.press("up")
        terminal.wait_for(lambda wanted=wanted: wanted.encode() in bytes(terminal.raw[seen:]))
    terminal.press("up", "up", "enter")  # there is nothing before the first
    terminal.wait_for(lambda: b"There is no reply 6" in bytes(terminal.raw[seen:]))
    type_line(terminal, "e", "reply> ")
    type_line(terminal, ".", "name> ")
    type_line(terminal, "", "email> ")
    type_line(terminal, "", "website> ")
    type_line(terminal, "", "Draft kept")
    for line, then in (("X", "I see it"), ("drafts", "to Dr Mike"), ("u", "Undone"), ("q", "Back")):
        type_line(terminal, line, then)
    later = bytes(terminal.raw[seen:])
    assert b"a.example" not in later and b"b.example" not in later
    assert bytes(terminal.raw).count(b"ann@a.example") == 1  # as it was typed


@pytest.mark.parametrize(
    ("how", "term"),
    [
        *((how, "xterm-256color") for how in ("ctrl+c", "ctrl+d", "terminated")),
        *((how, "dumb") for how in ("ctrl+d", "terminated")),
    ],
)
def test_a_reply_that_is_broken_off_in_mid_line_keeps_every_word(
    on_a_terminal, home, how: str, term: str
) -> None:
    terminal = on_a_terminal(term=term)
    terminal.wait_for("list 1/6, 6 unread>")
    type_line(terminal, "6", "text 1/2, 3 unread> ")
    type_line(terminal, "r", "reply> ")
    type_line(terminal, "One whole line", "reply> ")
    if how == "ctrl+d":  # ends the input only where the line is empty
        terminal.press("ctrl+d")
    else:
        terminal.type("and half a")
        terminal.wait_for(lambda: b"and half a" in terminal.raw)
    if how == "ctrl+c":
        terminal.press("ctrl+c")
        terminal.wait_for("Unfinished draft kept; missing: name, e-mail.")
    elif how == "terminated":
        terminal.signal(signal.SIGTERM)
    if how != "ctrl+c":
        terminal.exit_code()
    said = drafts_of(home)
    assert said.count("One whole line") == 1
    assert said.count("and half a") == (how != "ctrl+d")


@pytest.mark.parametrize("how", ["ctrl+c", "ctrl+d", "hang-up", "terminated"])
@pytest.mark.parametrize("term", ["dumb", "xterm-256color"])
def test_words_behind_r_outlive_questions_that_nobody_answers(
    on_a_terminal, home, how: str, term: str
) -> None:
    terminal = on_a_terminal(term=term)
    terminal.wait_for("list 1/6, 6 unread>")
    type_line(terminal, "6", "text 1/2, 3 unread> ")
    type_line(terminal, "r Words that stay", "name> ")
    type_line(terminal, "Ann", "email> ")
    if how == "ctrl+c":
        terminal.press("ctrl+c")
        terminal.wait_for("Unfinished draft kept; missing: e-mail.")
    elif how == "ctrl+d":
        terminal.press("ctrl+d")
    elif how == "hang-up":
        terminal.hang_up()
    else:
        terminal.signal(signal.SIGTERM)
    if how != "ctrl+c":
        terminal.exit_code()
    said = drafts_of(home)
    assert said.count("Words that stay") == 1 and "Ann" in said


def test_words_behind_r_are_on_disk_when_it_is_said(pipe_open, home) -> None:
    talk = pipe_open()
    talk.type("6", "r Words that stay")
    talk.until("is kept as a draft.")
    talk.process.kill()
    talk.process.wait()
    assert "Words that stay" in drafts_of(home)


def test_a_script_begins_with_the_default_view_and_leaves_the_last_one(on_a_terminal, pipe) -> None:
    terminal = on_a_terminal()
    terminal.wait_for("list 1/6, 6 unread>")
    type_line(terminal, "V by title", "/6, 6 unread> ")
    terminal.press("ctrl+d")
    assert terminal.exit_code() == 0
    _, out, _ = pipe("V replies\nlist\n")
    assert "\n6 documents, 6 with anything unread.\n" in out
    again = on_a_terminal()
    again.wait_for("6 documents, 6 with anything unread, by title.")

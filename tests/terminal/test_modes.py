"""What a terminal is told on being taken; simple ones get nothing they would show as letters."""

import pytest

from tui.terminal.keyboard import QUESTION
from tui.terminal.modes import entering

SIMPLE = ({"TERM": "linux"}, {"TERM": "vt100"}, {"TERM": "vt220"})


def take(environ: dict[str, str], **how: bool) -> str:
    return entering(**{"mouse": False, "kitty": True, **how}, environ=environ)


@pytest.mark.parametrize("environ", SIMPLE)
def test_a_simple_terminal_is_asked_for_no_mode_and_told_of_no_keyboard_protocol(environ):
    said = take(environ)
    assert "$p" not in said
    assert "\x1b[>" not in said
    assert said.endswith(QUESTION)


@pytest.mark.parametrize("term", ["xterm-256color", "tmux-256color", "xterm-kitty", "foot", "odd"])
def test_others_are_asked_and_told_and_the_question_all_answer_comes_last(term):
    said = take({"TERM": term})
    assert "\x1b[?2026$p" in said
    assert "\x1b[>25u" in said
    assert said.endswith(QUESTION)


def test_the_mouse_is_reported_only_if_it_is_wanted():
    assert "\x1b[?1000h" not in take({"TERM": "xterm"})
    assert "\x1b[?1000h" in take({"TERM": "xterm"}, mouse=True)


def test_the_screen_is_not_entered_again_where_a_frame_stands():
    assert "\x1b[?1049h" in take({"TERM": "xterm"})
    assert "\x1b[?1049h" not in take({"TERM": "xterm"}, is_entered=True)

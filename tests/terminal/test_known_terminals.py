"""Only terminals that are known to understand a thing are taken to."""

import pytest

from tui.terminal.known_terminals import clipboard_by_terminal, links_by_terminal


@pytest.mark.parametrize(
    ("environ", "clipboard", "links"),
    [
        ({"TERM": "xterm-kitty"}, "yes", "yes"),
        ({"TERM": "xterm-ghostty"}, "yes", "yes"),
        ({"TERM": "alacritty"}, "yes", "yes"),
        ({"TERM": "foot-extra"}, "yes", "yes"),
        ({"TERM": "xterm-256color"}, "unknown", "unknown"),
        ({"TERM": "screen-256color"}, "unknown", "unknown"),
        ({"TERM": "linux"}, "no", "no"),
        ({"TERM": "vt100"}, "no", "no"),
        ({"TERM": "dumb", "TERM_PROGRAM": "WezTerm"}, "no", "no"),
        ({}, "no", "no"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, "yes", "yes"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, "unknown", "yes"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, "no", "no"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "another"}, "unknown", "unknown"),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7600"}, "unknown", "yes"),
        ({"TERM": "xterm-256color", "VTE_VERSION": "5000"}, "unknown", "no"),
        ({"TERM": "xterm-256color", "VTE_VERSION": "new"}, "unknown", "unknown"),
        ({"TERM": "xterm-256color", "KONSOLE_VERSION": "250401"}, "yes", "yes"),
        ({"TERM": "xterm-256color", "KONSOLE_VERSION": "230805"}, "no", "yes"),
        ({"TERM": "xterm-256color", "WT_SESSION": "1"}, "yes", "yes"),
    ],
)
def test_a_terminal_is_known_by_what_it_says_of_itself(environ, clipboard, links) -> None:
    assert clipboard_by_terminal(environ)[0] == clipboard
    assert links_by_terminal(environ)[0] == links


@pytest.mark.parametrize(
    ("version", "links"),
    [("3.4", "yes"), ("3.5a", "yes"), ("next-3.6", "yes"), ("3.3a", "unknown"), ("", "unknown")],
)
def test_what_stands_behind_tmux_does_not_count(version: str, links: str) -> None:
    environ = {"TERM": "xterm-kitty", "TMUX": "/tmp/x,1,0", "TERM_PROGRAM": "tmux"}
    environ["TERM_PROGRAM_VERSION"] = version
    assert links_by_terminal(environ)[0] == links
    assert clipboard_by_terminal(environ)[0] == "unknown"


def test_screen_shows_no_links() -> None:
    environ = {"TERM": "xterm-kitty", "STY": "1.tty"}
    assert links_by_terminal(environ)[0] == "no"
    assert clipboard_by_terminal(environ) == (
        "unknown",
        "GNU screen passes it on to a terminal that is not known",
    )


def test_every_answer_has_a_reason() -> None:
    for environ in ({}, {"TERM": "xterm"}, {"TMUX": "x"}, {"STY": "x"}, {"VTE_VERSION": "1"}):
        assert clipboard_by_terminal(environ)[1] and links_by_terminal(environ)[1]

"""What is wished of the terminal is done; `auto` does nothing that costs anybody anything."""

import pytest

from tui.terminal.abilities import Abilities, abilities
from tui.terminal.wishes import wants_links, wants_mouse


def at(**environ: str) -> Abilities:
    return abilities(environ, input_is_terminal=True, output_is_terminal=True)


@pytest.mark.parametrize(
    ("environ", "wish", "links"),
    [
        ({"TERM": "xterm-kitty"}, "auto", True),
        ({"TERM": "xterm-256color"}, "auto", False),
        ({"TERM": "xterm-kitty", "SSH_TTY": "x"}, "auto", False),
        ({"TERM": "xterm-kitty", "SSH_TTY": "x"}, "on", True),
        ({"TERM": "xterm-256color"}, "on", True),
        ({"TERM": "xterm-kitty"}, "off", False),
    ],
)
def test_links_are_told_to_terminals_near_by_that_understand_them(environ, wish, links) -> None:
    assert wants_links(at(**environ), wish)[0] is links


@pytest.mark.parametrize(
    ("environ", "wish", "mouse"),
    [
        ({}, "auto", True),
        ({"SSH_TTY": "x"}, "auto", False),
        ({"SSH_TTY": "x"}, "on", True),
        ({}, "off", False),
    ],
)
def test_the_mouse_is_left_alone_over_ssh_unless_asked_for(environ, wish, mouse) -> None:
    assert wants_mouse(at(**environ), wish)[0] is mouse


def test_every_answer_has_a_reason() -> None:
    for wish in ("auto", "on", "off"):
        assert wants_links(at(), wish)[1] and wants_mouse(at(), wish)[1]

"""What is wished of the terminal is done; `auto` does nothing that costs anybody anything."""

import pytest

from tui.terminal.abilities import Abilities, abilities
from tui.terminal.wishes import wanted_drawing, wants_links, wants_mouse


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


@pytest.mark.parametrize(
    ("environ", "wish", "drawing"),
    [
        ({"TERM": "xterm", "LANG": "de_DE.UTF-8"}, "auto", "unicode"),
        ({"TERM": "xterm", "LANG": "C"}, "auto", "ascii"),
        ({"TERM": "xterm"}, "auto", "ascii"),
        ({"TERM": "linux", "LANG": "de_DE.UTF-8"}, "auto", "console"),
        ({"TERM": "linux-16color", "LANG": "de_DE.UTF-8"}, "auto", "console"),
        ({"TERM": "linux", "LANG": "C"}, "auto", "ascii"),
        ({"TERM": "linux", "LANG": "C"}, "unicode", "unicode"),
        ({"TERM": "xterm", "LANG": "de_DE.UTF-8"}, "ascii", "ascii"),
        ({"TERM": "screen", "LANG": "de_DE.UTF-8"}, "console", "console"),
    ],
)
def test_characters_follow_the_locale_and_the_console_unless_one_asks_for_others(
    environ, wish, drawing
) -> None:
    found, why = wanted_drawing(at(**environ), wish)
    assert found == drawing
    assert wish == "auto" or wish in why


def test_it_is_told_why_characters_are_drawn_so() -> None:
    assert wanted_drawing(at(LANG="C"), "auto")[1] == "no UTF-8: LANG=C"
    assert wanted_drawing(at(TERM="linux", LANG="C.UTF-8"), "auto")[1].startswith("TERM=linux")

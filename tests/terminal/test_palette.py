"""The colour of xterm's palette that is nearest to another one."""

import pytest
from rich.style import Style

from tui.terminal.palette import NUMBERS, nearest
from tui.terminal.pens import Pens


def test_its_own_colours_are_nearest_to_themselves():
    assert all(nearest(color) == color for color in NUMBERS)
    assert set(NUMBERS.values()) <= set(range(22, 256)) and NUMBERS[(8, 8, 8)] == 232


@pytest.mark.parametrize(
    ("color", "grey"), [("#16181b", 234), ("#24273a", 236), ("#2e3440", 237), ("#002b36", 235)]
)
def test_a_dark_ground_stays_dark_and_does_not_turn_blue(color, grey):
    pens = Pens(256)
    assert pens[pens.of_style(Style(bgcolor=color))].background == f"48;5;{grey}"


def test_sixteen_colours_are_left_to_the_terminal():
    pens = Pens(16)
    assert pens[pens.of_style(Style(color="yellow"))].foreground == "33"

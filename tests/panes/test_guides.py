"""Guides tell the level of a reply at any depth and leave room for its words."""

import re

from hypothesis import given
from hypothesis import strategies as st

from tui.panes.guides import BARS, WIDE_LEVELS, Guides

LEVELS = st.integers(0, 2_000)


@given(LEVELS, LEVELS)
def test_words_keep_twenty_four_cells_on_forty_columns(level: int, more: int) -> None:
    guides = Guides(level + more)
    assert 37 - len(guides.header(level)) >= 24
    assert 37 - len(guides.text(level)) >= 24


@given(LEVELS, LEVELS)
def test_the_words_stand_below_the_name(level: int, more: int) -> None:
    guides = Guides(level + more)
    assert len(guides.header(level)) == len(guides.text(level))


@given(LEVELS, LEVELS)
def test_the_level_can_always_be_told(level: int, more: int) -> None:
    header = Guides(level + more).header(level)
    number = re.search(r"\d+", header)
    told = int(number[0]) if number else header.count("│") + header.count("└")
    assert told == level


def test_deeper_is_never_further_left() -> None:
    for deepest in (3, WIDE_LEVELS, WIDE_LEVELS + 1, BARS, 25, 1_000):
        widths = [len(Guides(deepest).header(level)) for level in range(deepest + 1)]
        assert widths == sorted(widths)


def test_how_they_look() -> None:
    assert Guides(3).header(3) == "│ │ └ " and Guides(3).text(3) == "│ │   "
    assert Guides(25).header(3) == "││└ " and Guides(25).text(3) == "││  "
    assert Guides(25).header(12) == "││││││⋯12└ " and Guides(25).text(12) == "││││││⋯    "
    assert Guides(1_000).header(1_000) == "││││⋯1000└ "
    assert Guides(3).header(1, is_guess=True) == "└? "

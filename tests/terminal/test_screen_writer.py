"""After any frames the terminal shows what a plain full paint shows, whatever it can and cannot."""

from random import Random

import pytest
from drawn_screen import Drawn, painted, parts_of
from hypothesis import example, given, settings
from hypothesis import strategies as st
from random_frames import CHANGES, UNSTEADY, Cells, moved_rows, screen
from wcwidth import wcwidth

sizes = st.tuples(st.integers(1, 60), st.integers(1, 14))


@settings(max_examples=100, deadline=None)
@given(seed=st.integers(0, 2**32), size=sizes, margins=st.booleans())
@example(seed=1, size=(1, 1), margins=True)
def test_whatever_happened_the_screen_is_that_of_a_plain_paint(seed, size, margins):
    dice = Random(seed)
    drawn = Drawn(*size, margins=margins)
    now = screen(dice, *size)
    drawn.draw(now)
    assert drawn.looks() == painted(now)
    for _ in range(8):
        kind = dice.random()
        if kind < 0.08:
            width, height = dice.randrange(1, 61), dice.randrange(1, 15)
            drawn.resize(width, height)
            now = screen(dice, width, height)
            drawn.draw(now)
        elif kind < 0.2:
            drawn.writer.forget()
            drawn.feed("\x1b[0;45m\x1b[2J\x1b[3;3Hgarbage")
            for _ in range(dice.randrange(3)):  # pieces may come before the whole
                before, now = now, moved_rows(dice, now)
                drawn.draw(now, parts_of(dice, before, now))
            drawn.draw(now)
        else:
            for _ in range(dice.choice([0, 0, 1, 4])):  # frames that are skipped
                before, now = now, dice.choice(CHANGES)(dice, now)
                drawn.hold(now, parts_of(dice, before, now))
            before, now = now, dice.choice(CHANGES)(dice, now)
            drawn.draw(now, parts_of(dice, before, now) if dice.random() < 0.8 else None)
        assert drawn.looks() == painted(now)
        assert drawn.draw(now) == ""


def one_cell(character: str) -> int:
    """How wide a terminal draws that gives an emoji one cell."""
    return 1 if character in UNSTEADY else wcwidth(character)


def two_cells(character: str) -> int:
    """How wide a terminal draws that gives two cells to whatever may be an emoji."""
    return 2 if character in UNSTEADY else wcwidth(character)


@pytest.mark.parametrize("width_of", [one_cell, two_cells])
@settings(max_examples=50, deadline=None)
@given(seed=st.integers(0, 2**32), size=sizes)
@example(seed=2536, size=(57, 6))  # in the last two columns an emoji and a letter with an accent
@example(seed=160, size=(8, 6))  # the letter, and the emoji
def test_a_terminal_of_another_opinion_has_every_other_cell_in_its_place(width_of, seed, size):
    dice = Random(seed)
    drawn = Drawn(*size)
    drawn.emulator.screen.width_of = width_of
    now = screen(dice, *size)
    drawn.draw(now)
    for _ in range(6):
        before, now = now, dice.choice(CHANGES)(dice, now)
        drawn.draw(now, parts_of(dice, before, now))
        seen, wanted = drawn.looks(), painted(now)
        for y, row in enumerate(now):
            for x in range(len(row)):
                assert is_uncertain(now, y, x) or seen[y][x] == wanted[y][x], (y, x)


def is_uncertain(now: Cells, y: int, x: int) -> bool:
    """Whether a cell holds what terminals disagree about."""
    text = now[y][x][0] or now[y][x - 1][0]
    return any(character in UNSTEADY for character in text)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 2**32), size=sizes)
def test_a_terminal_that_erases_to_its_own_background_is_not_asked_to_erase_to_another(seed, size):
    dice = Random(seed)
    drawn = Drawn(*size, fills=False)
    drawn.emulator.screen.fills = False
    now = screen(dice, *size)
    drawn.draw(now)
    for _ in range(6):
        before, now = now, dice.choice(CHANGES)(dice, now)
        drawn.draw(now, parts_of(dice, before, now))
        assert drawn.looks() == painted(now)

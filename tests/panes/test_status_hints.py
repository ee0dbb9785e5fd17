"""Hints are shown as far as there is room, help before all."""

from tui.panes.status_line import fitting_hints

HINTS = (("Enter", "open"), ("n", "unread"), ("?", "help"))


def test_all_are_shown_where_there_is_room() -> None:
    assert fitting_hints(HINTS, 80) == HINTS


def test_help_is_the_last_to_go() -> None:
    assert fitting_hints(HINTS, 21) == (("Enter", "open"), ("?", "help"))
    assert fitting_hints(HINTS, 8) == (("?", "help"),)
    assert fitting_hints(HINTS, 5) == ()
    assert fitting_hints((), 80) == ()


def test_of_keys_that_may_follow_the_first_ones_are_shown() -> None:
    assert fitting_hints(HINTS, 21, is_in_order=True) == (("Enter", "open"),)
    assert fitting_hints(HINTS, 80, is_in_order=True) == HINTS

"""The jump history goes back and forward as a browser does."""

from hypothesis import given
from hypothesis import strategies as st

from tui.model import DocumentKey
from tui.session.jumps import MOST, Jumps
from tui.session.spot import Spot


def spot(name: str, block: int = 0, **more: object) -> Spot:
    return Spot(DocumentKey(name), at=("body", block, 0), **more)


def test_back_and_forward_lead_over_the_same_spots() -> None:
    jumps = Jumps()
    jumps.note(spot("a"))
    jumps.note(spot("b"))
    assert jumps.back(spot("c")) == spot("b")
    assert jumps.back(spot("b")) == spot("a")
    assert jumps.back(spot("a")) is None
    assert jumps.forward(spot("a")) == spot("b")
    assert jumps.forward(spot("b")) == spot("c")
    assert jumps.forward(spot("c")) is None


def test_a_number_goes_several_at_once_and_no_further_than_there_are() -> None:
    jumps = Jumps()
    for name in "abcd":
        jumps.note(spot(name))
    assert jumps.back(spot("e"), 3) == spot("b")
    assert jumps.forward(spot("b"), 2) == spot("d")
    assert jumps.back(spot("d"), 99) == spot("a")
    assert jumps.forward(spot("a"), 99) == spot("e")


def test_a_jump_after_going_back_forgets_what_lay_ahead() -> None:
    jumps = Jumps()
    for name in "abc":
        jumps.note(spot(name))
    jumps.back(spot("d"), 2)
    jumps.note(spot("b"))
    assert jumps.forward(spot("x")) is None
    assert jumps.back(spot("x"), 2) == spot("a")


def test_without_jumps_there_is_no_way_back() -> None:
    jumps = Jumps()
    assert jumps.back(spot("a")) is None
    assert jumps.forward(spot("a")) is None
    assert jumps.swap(spot("a")) is None


def test_the_same_place_on_another_row_is_one_spot() -> None:
    jumps = Jumps()
    jumps.note(spot("a", 3, rows=1))
    jumps.note(spot("a", 3, rows=2))
    assert jumps.back(spot("a", 3, rows=4)) is None
    jumps.note(spot("a", 3))
    jumps.note(spot("a", 4))
    assert jumps.back(spot("b")) == spot("a", 4)
    assert jumps.back(spot("a", 4)) == spot("a", 3)


def test_panes_and_references_are_told_apart() -> None:
    at_list = spot("a", pane="list")
    at_reference = spot("a", pane="references", reference="lee")
    assert not at_list.is_like(spot("a"))
    assert not at_reference.is_like(spot("a", pane="references", reference="may"))
    assert at_list.is_like(spot("a", 9, pane="list"))


def test_swapping_goes_to_and_fro() -> None:
    jumps = Jumps()
    jumps.note(spot("a"))
    assert jumps.swap(spot("b")) == spot("a")
    assert jumps.swap(spot("a")) == spot("b")
    assert jumps.swap(spot("b")) == spot("a")


def test_going_back_counts_as_a_jump_for_swapping() -> None:
    jumps = Jumps()
    jumps.note(spot("a"))
    jumps.note(spot("b"))
    jumps.back(spot("c"), 2)
    assert jumps.swap(spot("a")) == spot("c")


def test_no_more_than_so_many_are_remembered() -> None:
    jumps = Jumps()
    for number in range(2 * MOST):
        jumps.note(spot("a", number))
    assert jumps.back(spot("b"), 10 * MOST) == spot("a", MOST)


@given(st.lists(st.tuples(st.sampled_from("nbfs"), st.integers(0, 5))))
def test_whatever_is_done_forward_undoes_back(steps) -> None:
    jumps, here = Jumps(), spot("a")
    for kind, block in steps:
        if kind == "n":
            jumps.note(here)
            here = spot("a", block)
        elif kind == "s":
            here = jumps.swap(here) or here
        else:
            step, undo = (jumps.back, jumps.forward)[:: 1 if kind == "b" else -1]
            there = step(here, 1)
            if there is not None:
                assert undo(there, 1) is not None
                here = step(there, 1) or there

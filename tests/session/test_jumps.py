"""The jump history goes back and forward as a browser does."""

from hypothesis import given
from hypothesis import strategies as st

from tui.model import DocumentKey
from tui.session.jumps import MOST, Jumps
from tui.session.stand import Stand


def stand(name: str, block: int = 0, **more: object) -> Stand:
    return Stand(DocumentKey(name), at=("body", block, 0), **more)


def test_back_and_forward_lead_over_the_same_stands() -> None:
    jumps = Jumps()
    jumps.note(stand("a"))
    jumps.note(stand("b"))
    assert jumps.back(stand("c")) == stand("b")
    assert jumps.back(stand("b")) == stand("a")
    assert jumps.back(stand("a")) is None
    assert jumps.forward(stand("a")) == stand("b")
    assert jumps.forward(stand("b")) == stand("c")
    assert jumps.forward(stand("c")) is None


def test_a_number_goes_several_at_once_and_no_further_than_there_are() -> None:
    jumps = Jumps()
    for name in "abcd":
        jumps.note(stand(name))
    assert jumps.back(stand("e"), 3) == stand("b")
    assert jumps.forward(stand("b"), 2) == stand("d")
    assert jumps.back(stand("d"), 99) == stand("a")
    assert jumps.forward(stand("a"), 99) == stand("e")


def test_a_jump_after_going_back_forgets_what_lay_ahead() -> None:
    jumps = Jumps()
    for name in "abc":
        jumps.note(stand(name))
    jumps.back(stand("d"), 2)
    jumps.note(stand("b"))
    assert jumps.forward(stand("x")) is None
    assert jumps.back(stand("x"), 2) == stand("a")


def test_without_jumps_there_is_no_way_back() -> None:
    jumps = Jumps()
    assert jumps.back(stand("a")) is None
    assert jumps.forward(stand("a")) is None
    assert jumps.swap(stand("a")) is None


def test_the_same_place_on_another_row_is_one_stand() -> None:
    jumps = Jumps()
    jumps.note(stand("a", 3, rows=1))
    jumps.note(stand("a", 3, rows=2))
    assert jumps.back(stand("a", 3, rows=4)) is None
    jumps.note(stand("a", 3))
    jumps.note(stand("a", 4))
    assert jumps.back(stand("b")) == stand("a", 4)
    assert jumps.back(stand("a", 4)) == stand("a", 3)


def test_panes_and_references_are_told_apart() -> None:
    at_list = stand("a", pane="list")
    at_reference = stand("a", pane="references", reference="lee")
    assert not at_list.is_like(stand("a"))
    assert not at_reference.is_like(stand("a", pane="references", reference="may"))
    assert at_list.is_like(stand("a", 9, pane="list"))


def test_swapping_goes_to_and_fro() -> None:
    jumps = Jumps()
    jumps.note(stand("a"))
    assert jumps.swap(stand("b")) == stand("a")
    assert jumps.swap(stand("a")) == stand("b")
    assert jumps.swap(stand("b")) == stand("a")


def test_going_back_counts_as_a_jump_for_swapping() -> None:
    jumps = Jumps()
    jumps.note(stand("a"))
    jumps.note(stand("b"))
    jumps.back(stand("c"), 2)
    assert jumps.swap(stand("a")) == stand("c")


def test_no_more_than_so_many_are_remembered() -> None:
    jumps = Jumps()
    for number in range(2 * MOST):
        jumps.note(stand("a", number))
    assert jumps.back(stand("b"), 10 * MOST) == stand("a", MOST)


@given(st.lists(st.tuples(st.sampled_from("nbfs"), st.integers(0, 5))))
def test_whatever_is_done_forward_undoes_back(steps) -> None:
    jumps, here = Jumps(), stand("a")
    for kind, block in steps:
        if kind == "n":
            jumps.note(here)
            here = stand("a", block)
        elif kind == "s":
            here = jumps.swap(here) or here
        else:
            step, undo = (jumps.back, jumps.forward)[:: 1 if kind == "b" else -1]
            there = step(here, 1)
            if there is not None:
                assert undo(there, 1) is not None
                here = step(there, 1) or there

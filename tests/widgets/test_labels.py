"""Labels are short, cannot be mistaken for each other, and never touch."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.widgets.labels import labels, spread

HOME = "asdfghjkl"


@given(st.integers(0, 3000), st.sampled_from([HOME, "ab", "abc"]))
def test_no_label_begins_another(count: int, letters: str) -> None:
    made = labels(count, letters)
    assert len(set(made)) == count
    begun = {label[:end] for label in made for end in range(1, len(label))}
    assert begun.isdisjoint(made)
    assert [len(label) for label in made] == sorted(len(label) for label in made)
    assert set("".join(made)) <= set(letters)


@pytest.mark.parametrize(("count", "lengths"), [(9, {1: 9}), (10, {1: 8, 2: 2}), (81, {2: 81})])
def test_they_are_as_short_as_can_be(count: int, lengths: dict[int, int]) -> None:
    made = [len(label) for label in labels(count, HOME)]
    assert {length: made.count(length) for length in set(made)} == lengths


ROWS = st.lists(st.tuples(st.integers(0, 45), st.integers(1, 3)), max_size=12).map(sorted)


@given(ROWS, st.integers(0, 5), st.integers(5, 50))
def test_no_two_touch_and_all_stay_on_the_row(wanted, low: int, high: int) -> None:
    places = spread(wanted, low, high)
    end = low
    for at, ((_, width), place) in enumerate(zip(wanted, places, strict=False)):
        assert place >= (end if at else low)
        end = place + width + 1
    assert end - 1 <= high or not places
    needed = sum(width for _, width in wanted) + max(0, len(wanted) - 1)
    assert len(places) == len(wanted) or needed > high - low


def test_a_label_stands_on_the_first_cell_where_there_is_room() -> None:
    assert spread([(3, 2), (10, 2), (13, 1)], 2, 40) == [3, 10, 13]
    assert spread([(3, 2), (5, 2)], 2, 40) == [3, 6]
    assert spread([(38, 2), (39, 1)], 2, 40) == [36, 39]
    assert spread([(0, 1), (1, 1), (2, 1)], 0, 3) == [0, 2]
    assert spread([], 0, 3) == []

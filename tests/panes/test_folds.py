"""Folding hides what is below a reply and nothing else; the delta view has what is new."""

from hypothesis import given
from hypothesis import strategies as st

from tui.model import Reply, ReplyKey, Thread, thread_of
from tui.panes.folds import (
    HIDDEN,
    LINE,
    OPEN,
    Below,
    below_each,
    delta_view,
    folded_away,
    full_tree,
    nearest,
    next_shown,
    unfolded,
    wholly_read,
)


def thread_with(parents: list[int]) -> Thread:
    """A thread in which reply `n` answers reply `parents[n]`, the post if that is no other one."""
    keys = [ReplyKey(str(n)) for n in range(len(parents))]
    return thread_of(
        [
            Reply(key=key, blocks=(), parent=keys[p] if 0 <= p < len(keys) else None)
            for key, p in zip(keys, parents, strict=True)
        ]
    )


Case = tuple[Thread, set[int], set[int]]
"""A thread, and two sets of its rows."""

THREADS = st.lists(st.integers(-3, 11), min_size=1, max_size=12).map(thread_with)


@st.composite
def thread_and_rows(draw: st.DrawFn) -> Case:
    thread = draw(THREADS)
    rows = st.sets(st.integers(0, len(thread) - 1))
    return thread, draw(rows), draw(rows)


@given(THREADS)
def test_the_full_tree_has_every_reply_once_with_its_text(thread: Thread) -> None:
    assert full_tree(thread, ()) == bytes([OPEN]) * len(thread)


@given(thread_and_rows())
def test_a_fold_is_a_line_and_hides_what_is_below_it(
    case: Case,
) -> None:
    thread, folded, _ = case
    shown = full_tree(thread, folded)
    for row in range(len(thread)):
        is_hidden = any(above in folded for above in thread.above(row))
        assert shown[row] == (HIDDEN if is_hidden else LINE if row in folded else OPEN)


@given(thread_and_rows(), st.integers(0, 11))
def test_folding_and_unfolding_is_the_identity(case: Case, number: int) -> None:
    thread, folded, _ = case
    row = number % len(thread)
    if row not in folded:
        assert full_tree(thread, (folded | {row}) - {row}) == full_tree(thread, folded)
    assert full_tree(thread, unfolded(thread, folded, row))[row] == OPEN
    assert unfolded(thread, folded, row) <= folded


@given(thread_and_rows())
def test_the_delta_view_has_the_new_replies_and_those_above_them(
    case: Case,
) -> None:
    thread, new, lines = case
    shown = delta_view(thread, new, lines)
    wanted = new | {above for row in new for above in thread.above(row)}
    assert {row for row in range(len(thread)) if shown[row] != HIDDEN} == wanted
    assert {row for row in wanted if shown[row] == LINE} == wanted & lines


@given(thread_and_rows(), st.integers(0, 11))
def test_whoever_is_on_a_hidden_reply_is_taken_to_one_that_is_shown(
    case: Case, number: int
) -> None:
    thread, some, lines = case
    row = number % len(thread)
    folded = full_tree(thread, some)
    at = folded_away(thread, folded, row)
    assert at == nearest(thread, folded, row)
    assert at == row if folded[row] != HIDDEN else row in thread.below(at)
    delta = delta_view(thread, some, lines)
    at = nearest(thread, delta, row)
    assert (at < 0) == (not some)
    assert at < 0 or delta[at] != HIDDEN


def test_outside_every_fold_the_next_one_shown_is_nearest_then_the_one_before() -> None:
    thread = thread_with([-1, -1, -1])
    assert nearest(thread, delta_view(thread, {2}, ()), 0) == 2
    assert nearest(thread, delta_view(thread, {0}, ()), 1) == 0
    assert next_shown(delta_view(thread, {0, 2}, ()), 0, 1) == 2


@given(thread_and_rows())
def test_what_is_read_with_all_below_it_holds_nothing_unread(
    case: Case,
) -> None:
    thread, unread, _ = case
    read = wholly_read(thread, unread)
    for row in range(len(thread)):
        whole = {row, *thread.below(row)}
        assert (row in read) == (not whole & unread)


@given(thread_and_rows())
def test_what_a_fold_hides_is_counted(case: Case) -> None:
    thread, unread, new = case
    for row, below in below_each(thread, range(len(thread)), unread, new):
        hidden = set(thread.below(row))
        assert below == Below(len(hidden), len(hidden & unread), len(hidden & new))


def test_a_chain_of_a_thousand_can_be_folded_and_counted() -> None:
    thread = thread_with([n - 1 for n in range(1_000)])
    assert full_tree(thread, range(1_000)).count(HIDDEN) == 999
    assert delta_view(thread, {999}, set(range(999))).count(LINE) == 999
    assert dict(below_each(thread, [0], {5, 999}, {999}))[0] == Below(999, 2, 1)

"""The tree of replies: each is in it once, below the one it answers, whatever the file says."""

from hypothesis import given
from hypothesis import strategies as st

from tui.model import Document, DocumentKey, Reply, ReplyKey, in_order, thread_of


def reply(key: str, parent: str | None = None, level: int = 0) -> Reply:
    return Reply(
        key=ReplyKey(key), blocks=(), parent=ReplyKey(parent) if parent else None, level=level
    )


def keys(replies: list[Reply]) -> list[str]:
    return [replies[index].key for index in thread_of(replies).order]


KEYS = st.sampled_from("abcdefghij")
ODD = st.lists(
    st.builds(reply, KEYS, st.one_of(st.none(), KEYS, st.just("gone")), st.integers(0, 3)),
    max_size=12,
    unique_by=lambda made: made.key,
)
"""Parents that come later, are missing, are the reply itself, or go round in circles."""


@given(ODD)
def test_every_reply_is_in_the_tree_exactly_once(replies: list[Reply]) -> None:
    thread = thread_of(replies)
    assert sorted(thread.order) == list(range(len(replies)))


@given(ODD)
def test_a_reply_stands_below_its_parent_unless_it_is_said_why_not(replies: list[Reply]) -> None:
    thread = thread_of(replies)
    for row, index in enumerate(thread.order):
        above = thread.parent[row]
        if row in thread.cut or replies[index].parent is None:
            assert above == -1
        else:
            assert replies[thread.order[above]].key == replies[index].parent


@given(ODD)
def test_rows_depths_and_sizes_agree(replies: list[Reply]) -> None:
    thread = thread_of(replies)
    for row in range(len(thread)):
        assert thread.depth[row] == len(list(thread.above(row)))
        assert [r for r in range(len(thread)) if row in thread.above(r)] == list(thread.below(row))


@given(ODD)
def test_siblings_and_roots_are_those_with_the_same_parent(replies: list[Reply]) -> None:
    thread = thread_of(replies)
    for row in range(len(thread)):
        same = [r for r in range(len(thread)) if thread.parent[r] == thread.parent[row]]
        at = same.index(row)
        assert thread.sibling(row, 1) == (same[at + 1] if at + 1 < len(same) else -1)
        assert thread.sibling(row, -1) == (same[at - 1] if at else -1)
        roots = [r for r in range(len(thread)) if thread.parent[r] < 0]
        assert thread.root(row) == max(r for r in roots if r <= row)
        assert thread.top_level(row, 1) == min((r for r in roots if r > row), default=-1)
        assert thread.top_level(row, -1) == max((r for r in roots if r < row), default=-1)


@given(ODD)
def test_the_order_without_a_tree_is_that_of_the_tree(replies: list[Reply]) -> None:
    document = Document(key=DocumentKey("d"), title="t", format="x", replies=tuple(replies))
    assert [r.key for r in in_order(document)] == keys(replies)


def test_replies_in_the_order_of_the_file_stay_in_it() -> None:
    replies = [reply("a"), reply("b", "a", 1), reply("c", "b", 2), reply("d", "a", 1), reply("e")]
    assert keys(replies) == ["a", "b", "c", "d", "e"]
    assert thread_of(replies).depth == (0, 1, 2, 1, 0)
    assert thread_of(replies).size == (4, 2, 1, 1, 1)


def test_an_answer_that_stands_elsewhere_in_the_file_comes_below_what_it_answers() -> None:
    assert keys([reply("a"), reply("b"), reply("c", "a", 1)]) == ["a", "c", "b"]
    assert keys([reply("c", "a", 1), reply("b"), reply("a")]) == ["b", "a", "c"]


def test_a_parent_that_is_not_kept_is_told() -> None:
    thread = thread_of([reply("a"), reply("b", "gone", 4), reply("c", "b", 5)])
    assert thread.cut == {1: "missing"} and thread.depth == (0, 0, 1)


def test_a_level_without_a_parent_is_told() -> None:
    assert thread_of([reply("a", level=2)]).cut == {0: "missing"}


def test_a_circle_is_opened_at_its_first_reply_and_told() -> None:
    replies = [reply("a"), reply("c", "b"), reply("b", "d"), reply("d", "c"), reply("e", "d")]
    thread = thread_of(replies)
    assert keys(replies) == ["a", "c", "d", "b", "e"]
    assert thread.cut == {1: "circle"}
    assert thread_of([reply("a", "a")]).cut == {0: "circle"}


def test_of_two_replies_with_one_key_the_first_is_answered() -> None:
    thread = thread_of([reply("a"), reply("a"), reply("b", "a")])
    assert thread.order == (0, 2, 1)


def test_a_chain_of_many_thousands_is_walked_without_recursion() -> None:
    replies = [reply("0")] + [reply(str(n), str(n - 1), n) for n in range(1, 5_000)]
    thread = thread_of(replies)
    assert thread.deepest == 4_999 and thread.size[0] == 5_000
    assert thread.root(4_999) == 0 and thread.sibling(4_999, -1) == -1


def test_levels_that_jump_are_those_of_the_parents() -> None:
    assert thread_of([reply("a"), reply("b", "a", 7), reply("c", "b", 1)]).depth == (0, 1, 2)

"""Rows are laid out only as far as they are needed, and places are found again at any width."""

from hypothesis import given
from hypothesis import strategies as st

from tui.widgets.text_layout import Piece, TextLayout

WORDS = st.lists(st.sampled_from(["one", "three", "漢字", "a-long-word-here"]), max_size=30)
PIECES = st.lists(
    st.builds(
        lambda words, gap, first: Piece(" ".join(words), gap=gap, first=first, rest=first),
        WORDS,
        st.integers(0, 2),
        st.sampled_from(["", "│ ", "    "]),
    ),
    min_size=1,
    max_size=12,
)


def laid_out(pieces: list[Piece], width: int) -> TextLayout:
    layout = TextLayout(pieces, width)
    layout.extend_to(10**9)
    return layout


@given(PIECES, st.integers(1, 60))
def test_every_character_of_every_piece_is_on_the_row_that_is_found_for_it(
    pieces: list[Piece], width: int
) -> None:
    layout = laid_out(pieces, width)
    for index, piece in enumerate(pieces):
        for offset in range(0, len(piece.text), 7):
            row = layout.row(layout.row_at(index, offset))
            assert row is not None and row.piece == index and row.start <= offset


@given(PIECES, st.integers(1, 60))
def test_laying_out_step_by_step_gives_the_same_rows(pieces: list[Piece], width: int) -> None:
    stepwise = TextLayout(pieces, width)
    while not stepwise.is_complete:
        stepwise.extend_to(len(stepwise) + 1)
    whole = laid_out(pieces, width)
    assert [stepwise.row(y) for y in range(len(stepwise))] == [
        whole.row(y) for y in range(len(whole))
    ]


@given(PIECES, st.integers(1, 60), st.data())
def test_hiding_showing_and_replacing_gives_the_rows_of_a_layout_made_anew(
    pieces: list[Piece], width: int, data: st.DataObject
) -> None:
    layout = TextLayout(pieces, width)
    hidden = bytearray(len(pieces))
    for _ in range(3):
        layout.extend_to(data.draw(st.integers(0, 40)))
        first, end = sorted(data.draw(st.tuples(*[st.integers(0, len(pieces))] * 2)))
        hidden = bytearray(hidden)
        hidden[first:end] = bytes([data.draw(st.integers(0, 1))]) * (end - first)
        replaced = [first] if first < len(pieces) and data.draw(st.booleans()) else []
        for index in replaced:
            pieces[index] = Piece("another " * data.draw(st.integers(0, 9)))
        layout.change(first, hidden, replaced)
    anew = TextLayout(pieces, width, hidden)
    layout.extend_to(10**9)
    anew.extend_to(10**9)
    assert [layout.row(y) for y in range(len(layout))] == [anew.row(y) for y in range(len(anew))]
    assert layout.is_complete and len(layout) == len(anew)
    for index in range(len(pieces)):
        assert (layout.first_row(index), layout.last_row(index)) == (
            anew.first_row(index),
            anew.last_row(index),
        )


@given(PIECES, st.integers(1, 60), st.data())
def test_hidden_pieces_take_no_rows_and_the_others_look_as_if_they_were_alone(
    pieces: list[Piece], width: int, data: st.DataObject
) -> None:
    flags = data.draw(st.lists(st.integers(0, 1), min_size=len(pieces), max_size=len(pieces)))
    layout = TextLayout(pieces, width, bytearray(flags))
    layout.extend_to(10**9)
    alone = laid_out([p for p, flag in zip(pieces, flags, strict=True) if not flag], width)
    assert len(layout) == len(alone)
    for y in range(len(layout)):
        row, other = layout.row(y), alone.row(y)
        assert row is not None and other is not None and not flags[row.piece]
        assert (row.start, row.end, row.is_first) == (other.start, other.end, other.is_first)
    for index, flag in enumerate(flags):
        if flag and len(layout):
            after = next((n for n in range(index, len(pieces)) if not flags[n]), None)
            shown = layout.row(layout.row_at(index, 0))
            assert shown is not None and (after is None or shown.piece == after)


def test_a_screen_of_a_long_text_lays_out_a_screen() -> None:
    layout = TextLayout([Piece("word " * 40)] * 100_000, 76)
    layout.extend_to(80)
    assert 80 <= len(layout) < 200 and not layout.is_complete


def test_the_end_of_an_unfinished_piece_is_not_known() -> None:
    layout = TextLayout([Piece("word " * 10_000), Piece("end")], 20)
    layout.extend_to(10)
    assert layout.known_last_row(0) is None
    assert layout.last_row(0) == 2499
    assert layout.known_last_row(0) == 2499


def test_gaps_belong_to_the_piece_above_and_hold_no_text() -> None:
    layout = laid_out([Piece("a", gap=2), Piece("b", gap=0)], 10)
    rows = [layout.row(y) for y in range(len(layout))]
    assert [(r.piece, r.start) for r in rows if r] == [(0, 0), (0, -1), (0, -1), (1, 0)]


def test_a_clipped_piece_takes_one_row() -> None:
    assert len(laid_out([Piece("word " * 50, is_clipped=True, gap=0)], 10)) == 1

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

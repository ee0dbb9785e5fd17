"""What is drawn is harmless, and as wide as it was measured to be."""

import itertools
import unicodedata
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcwidth

from tui.terminal.drawable import MAX_COMBINING, cells, clip, drawable, wrap

TEXT = st.text(st.characters(codec="utf-8"), max_size=200)


@given(TEXT)
def test_nothing_drawn_can_act_on_a_terminal(text: str) -> None:
    assert not [c for c in drawable(text) if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")]


@given(TEXT)
def test_drawing_twice_changes_nothing(text: str) -> None:
    assert drawable(drawable(text)) == drawable(text)


@given(TEXT, st.integers(2, 40))
def test_no_row_is_wider_than_asked_for(text: str, width: int) -> None:
    assert all(cells(text[start:end]) <= width for start, end in wrap(text, width))


@given(TEXT, st.integers(1, 40))
def test_wrapping_loses_nothing_but_the_spaces_at_the_breaks(text: str, width: int) -> None:
    rows = list(wrap(text, width))
    left_out = "".join(text[end:start] for (_, end), (start, _) in itertools.pairwise(rows))
    assert rows[0][0] == 0 and set(left_out + text[rows[-1][1] :]) <= set(" \t\n")


@given(st.text(st.sampled_from("ab -é  "), max_size=80), st.integers(1, 12))
def test_text_that_is_plain_at_a_glance_is_broken_as_any_other(text: str, width: int) -> None:
    with patch("tui.terminal.drawable.AT_A_GLANCE", -1):
        slowly = list(wrap(text, width))
    assert list(wrap(text, width)) == slowly


def test_emoji_with_joiners_take_the_sum_of_their_parts() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert drawable(family) == "\U0001f468\U0001f469\U0001f467"
    assert cells(family) == 6
    assert cells("\u2764\ufe0f") == wcwidth("\u2764")
    assert drawable("\U0001f44d\U0001f3fd") == "\U0001f44d"


def test_flags_are_drawn_as_their_letters() -> None:
    assert drawable("\U0001f1eb\U0001f1f7") == "FR"


@given(st.characters(codec="utf-8", exclude_categories=["Cn", "Co"]))
def test_terminals_and_textual_agree_on_the_width_of_what_is_drawn(character: str) -> None:
    drawn = drawable("a" + character)
    assert sum(map(wcwidth, drawn)) == cells("a" + character)


def test_wide_characters_break_anywhere_but_before_closing_punctuation() -> None:
    text = "彼は「はい」と言った。"
    rows = [text[start:end] for start, end in wrap(text, 8)]
    assert not [row for row in rows if row.startswith(("」", "。"))]
    assert all(cells(row) <= 8 for row in rows)


def test_piled_up_marks_are_capped() -> None:
    assert drawable("a" + "\u0301" * 50) == "a" + "\u0301" * MAX_COMBINING
    assert drawable("\u0301" * 9) == ""


def test_a_word_wider_than_the_row_is_cut() -> None:
    assert list(wrap("abcdefghijkl", 5)) == [(0, 5), (5, 10), (10, 12)]


def test_line_ends_make_rows_and_empty_rows() -> None:
    assert list(wrap("a\n\nb", 5)) == [(0, 1), (2, 2), (3, 4)]
    assert list(wrap("", 5)) == [(0, 0)]


def test_a_cut_text_ends_in_an_ellipsis() -> None:
    assert clip("reading", 4) == "rea…"
    assert clip("漢字漢字", 5) == "漢字…"
    assert clip("reading", 0) == ""
    assert clip("reading", 7) == "reading"


def test_tabs_are_spelled_out() -> None:
    assert drawable("a\tb") == "a    b" and cells("a\tb") == 6


def test_wrapping_begins_at_once_however_long_the_line() -> None:
    line = "x" * 5_000_000 + " " + "漢" * 1_000_000
    rows = wrap(line, 70)
    assert [next(rows) for _ in range(50)][-1] == (49 * 70, 50 * 70)

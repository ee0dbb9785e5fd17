"""Plain text laid out by terminal cells."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.terminal.plain_text import cells, cut, padded, wrapped


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("abc", 3), ("漢字", 4), ("e\u0301", 1), ("ｆ", 2), ("a\u200bb", 2)],
)
def test_wide_and_combining_characters_take_the_cells_they_take(text: str, width: int) -> None:
    assert cells(text) == width


def test_what_is_cut_says_so_and_fits() -> None:
    assert cut("abcdef", 6) == "abcdef"
    assert cut("abcdef", 5) == "abcd…"
    assert cut("漢字漢字", 5) == "漢字…"
    assert cut("漢字漢字", 6) == "漢字…"
    assert cut("a very long line", None) == "a very long line"


def test_padding_counts_cells() -> None:
    assert padded("漢", 4) == "漢  "
    assert padded("longer", 3) == "longer"


def test_lines_break_at_spaces_and_long_words_inside() -> None:
    assert list(wrapped("one two three", 10)) == ["one two", "three"]
    assert list(wrapped("0123456789ABC x", 10)) == ["0123456789", "ABC x"]
    assert list(wrapped("漢字漢字漢字漢字", 10)) == ["漢字漢字漢", "字漢字"]


def test_own_line_breaks_stay_and_every_line_is_indented() -> None:
    assert list(wrapped("a\nb", 40, "  ")) == ["  a", "  b"]


def test_without_a_width_nothing_is_broken() -> None:
    assert list(wrapped("word " * 100, None)) == [("word " * 100).rstrip()]


def test_an_empty_text_is_one_empty_line() -> None:
    assert list(wrapped("", 40)) == [""]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])), st.integers(10, 60))
def test_every_line_fits_and_no_word_is_lost(text: str, width: int) -> None:
    lines = list(wrapped(text, width))
    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_an_endless_line_costs_its_length_only() -> None:
    started = time.process_time()
    assert sum(map(len, wrapped("x" * 200_000 + " " * 200_000 + "漢" * 50_000, 40))) == 250_000
    assert time.process_time() - started < 5

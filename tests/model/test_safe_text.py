"""Text from outside cannot act on a terminal once it was cleaned."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.model import clean, safe_line, safe_text

BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize(
    ("raw", "safe"),
    [
        ("a\x1b[31;1mred\x1b[0m", "ared"),
        ("a\x9b31mred", "ared"),
        ("a\x1b]0;title\x07b", "ab"),
        ("a\x1b]52;c;aGk=\x1b\\b", "ab"),
        ("a\x9d0;title\x9cb", "ab"),
        ("a\x1bPdevice\x1b\\b", "ab"),
        ("a\x1b(0b\x1b7c", "abc"),
        ("never closed \x1b]0;title\nnext line", "never closed \nnext line"),
        ("a\x1b", "a"),
        ("bell\x07 back\x08space \x00nul", "bell backspace nul"),
        (f"a{BIDI}b", "ab"),
        ("one\r\ntwo\rthree\u2028four\x85five", "one\ntwo\nthree\nfour\nfive"),
        ("tab\tstays", "tab\tstays"),
        ("e\u0301", "\u00e9"),
        ("a\ud800b", "ab"),
    ],
)
def test_what_acts_goes_and_the_words_stay(raw: str, safe: str) -> None:
    assert safe_text(raw) == safe


@given(st.text(st.characters(), max_size=300))
def test_only_newline_and_tab_are_left_of_all_controls(raw: str) -> None:
    safe, removed = clean(raw)
    left = {c for c in safe if unicodedata.category(c) in ("Cc", "Cs") or c in BIDI}
    assert left <= {"\n", "\t"}
    assert removed >= 0
    safe.encode("utf-8")


@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_cleaning_twice_changes_nothing(raw: str) -> None:
    once = safe_text(raw)
    assert clean(once) == (once, 0)


def test_what_was_removed_is_counted_and_line_ends_are_not() -> None:
    assert clean("a\x1b[0mb\x07\r\n")[1] == 2
    assert clean("plain\r\ntext")[1] == 0


def test_a_line_has_no_line_ends_and_single_spaces() -> None:
    assert safe_line(" a\n\tb  c\x1b[m ") == "a b c"

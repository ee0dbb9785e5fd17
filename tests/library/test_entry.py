"""What an entry is made from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.library.entry import minutes_of, parts_of, sortable_day, sortable_title, title_stamp
from tui.model import Block, Document, DocumentKey, Reply, ReplyKey


def document(*body: Block, replies: int = 0) -> Document:
    made = tuple(
        Reply(key=ReplyKey(str(number)), blocks=(Block("word " * 230),))
        for number in range(replies)
    )
    return Document(key=DocumentKey("k"), title="T", format="f", body=body, replies=made)


def test_a_body_without_words_cannot_be_read():
    assert parts_of(document(Block("", "rule"), replies=1)) == ("reply:0",)
    assert parts_of(document(Block("words"))) == ("body",)
    assert parts_of(document()) == ()


def test_reading_time_counts_text_and_replies_and_is_never_nothing():
    assert minutes_of(document()) == 1
    assert minutes_of(document(Block("word " * 460), replies=3)) == 5


def test_reading_time_of_a_script_without_spaces():
    assert minutes_of(document(Block("漢" * 4600))) == 10


@pytest.mark.parametrize(
    ("published", "day"),
    [
        (None, None),
        ("", None),
        ("yesterday", None),
        ("2015", "2015"),
        ("2015-03", "2015-03"),
        ("2015-03-11", "2015-03-11"),
        ("2015-03-11T02:57", "2015-03-11T02:57:00"),
        ("2015-03-11T00:57:00+02:00", "2015-03-10T22:57:00"),
        ("2015-03-11Twenty", "2015-03-11"),
        ("0001-01-01T00:00:00+05:00", "0001-01-01T00:00:00"),
        ("9999-12-31T23:59:59-05:00", "9999-12-31T23:59:59"),
    ],
)
def test_dates_in_a_form_that_sorts(published, day):
    assert sortable_day(published) == day


@given(st.text())
def test_no_date_and_no_title_can_crash_the_index(words):
    sortable_day(words)
    sortable_day(f"2015-03-11T{words}")
    stamp = title_stamp(words)
    assert stamp is None or -(2**63) <= stamp < 2**63
    assert sortable_title(words) or not words.strip()


@pytest.mark.parametrize("title", ["Straße", "STRASSE", "  «strasse» "])
def test_titles_sort_without_case_accents_and_quotes(title):
    assert sortable_title(title).startswith("strasse")

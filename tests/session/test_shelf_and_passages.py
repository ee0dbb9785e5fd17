"""Passages are found again by their words; bookmarks are found by theirs; notes stay whole."""

import pytest

from tui.marks import BookmarkRecord
from tui.model import Block, Document, DocumentKey, Reply, ReplyKey
from tui.session.notes import is_long, kept_note, tags_after, tags_in
from tui.session.passages import Stretch, find_passage, passage_at
from tui.session.shelf import Shelf

KEY = DocumentKey("k")


def document(*body: str, reply: str = "A reply.") -> Document:
    blocks = tuple(Block(text) for text in body)
    replies = (Reply(key=ReplyKey("r"), blocks=(Block(reply),)),)
    return Document(key=KEY, title="T", format="f", body=blocks, replies=replies)


def record(made: Document, stretch: Stretch) -> BookmarkRecord:
    place = passage_at(made, stretch)
    blocks = made.body if stretch.part == "body" else made.replies[0].blocks
    words = blocks[stretch.block].text[stretch.start : stretch.end]
    return BookmarkRecord(
        document=KEY,
        part="passage:1",
        quote=" ".join(words.split())[:300].rstrip(),
        within=place.part,
        block=place.block,
        offset=place.offset,
        length=place.length,
        prefix=place.prefix,
        suffix=place.suffix,
    )


def test_a_passage_is_where_it_was() -> None:
    made = document("One two three.", "Four two five.")
    stretch = Stretch("body", 1, 5, 8)
    assert find_passage(made, record(made, stretch)) == stretch


def test_the_same_words_are_told_apart_by_what_stands_around_them() -> None:
    before = document("One two three.", "Four two five.")
    marked = record(before, Stretch("body", 1, 5, 8))
    after = document("Before.", "One two three.", "Between.", "Four two five.")
    assert find_passage(after, marked) == Stretch("body", 3, 5, 8)


def test_a_passage_over_other_line_breaks_is_found() -> None:
    marked = record(document("code:\n  one\n  two"), Stretch("body", 0, 6, 17))
    found = find_passage(document("Other", "one\ntwo"), marked)
    assert found == Stretch("body", 1, 0, 7)


def test_a_passage_longer_than_its_quote_keeps_its_length() -> None:
    words = "word " * 100
    made = document(words)
    marked = record(made, Stretch("body", 0, 0, 499))
    assert find_passage(document("New.", words), marked) == Stretch("body", 1, 0, 499)


@pytest.mark.parametrize("text", ["", "Nothing of it."])
def test_words_that_are_not_there_are_not_found(text: str) -> None:
    marked = record(document("One two three."), Stretch("body", 0, 0, 7))
    assert find_passage(document(text), marked) is None


def test_the_words_around_a_passage_are_at_most_32_characters() -> None:
    made = document("a" * 50 + "WORD" + "b" * 50)
    place = passage_at(made, Stretch("body", 0, 50, 54))
    assert (place.prefix, place.suffix) == ("a" * 32, "b" * 32)


def shelf(*records: BookmarkRecord) -> Shelf:
    made = Shelf(None)  # type: ignore[arg-type]  # the orders used here ask no library
    made.take(list(records), "newest")
    return made


def test_every_word_must_be_there_and_a_capital_counts() -> None:
    one = BookmarkRecord(document=KEY, note="Ask Lee", author="Ann", tags=("tag",))
    two = BookmarkRecord(document=KEY, note="ask lee", quote="words")
    made = shelf(one, two)
    assert made.found("lee ask") == [one, two]
    assert made.found("Lee") == [one]
    assert made.found("ann lee") == [one]
    assert made.found("words x") == []
    assert made.found("  ") == [one, two]


def test_a_hash_looks_for_the_beginning_of_a_tag_and_not_in_the_note() -> None:
    one = BookmarkRecord(document=KEY, note="see #other", tags=("Keeping",))
    made = shelf(one)
    assert made.found("#keep") == [one]
    assert made.found("#eeping") == []
    assert made.found("#other") == []


def test_tags_of_a_note_and_those_that_came_from_elsewhere() -> None:
    assert tags_in("a #b c #d\n#b #") == ("b", "d")
    before = BookmarkRecord(document=KEY, note="x #b", tags=("b", "z"))
    assert tags_after("y #c", before) == ("c", "z")
    assert tags_after("y #z", before) == ("z",)
    assert tags_after("y #c", None) == ("c",)


def test_a_note_keeps_its_lines_and_loses_what_acts_on_a_terminal() -> None:
    assert kept_note(" a\r\n\n  b\x1b[31m \n") == "a\n\n  b"
    assert is_long("a\nb") and is_long("x" * 501) and not is_long("x" * 500)

"""What must hold for any text: true offsets, distinct keys, no error, linear time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.model import Block, Reply, ReplyKey, Span
from tui.references import find_references
from tui.references.fields import parse_fields
from tui.references.rendering import full_text, group, short_label

PIECES = st.sampled_from(
    [
        *("Smith", "van der Berg", "Antunes-Alves", "O’Brien", "MÜLLER", "J.", "K. L.", "Ł"),
        *(
            " & ",
            " and ",
            ", ",
            "; ",
            " et al.",
            " et all",
            " und ",
            ". ",
            ": ",
            "\u00a0",
            "“",
            "”",
        ),
        *(
            "(2018)",
            "2018a",
            "(",
            ")",
            "[",
            "]",
            "in press",
            "n.d.",
            "1998–2003",
            "pp. 3-9",
            "3(1)",
        ),
        *("Journal of River Studies", " see ", "published in ", "Nature", "7–35", "12, 45-67."),
        *("https://rivers.org/a", "www.rivers.org", "doi:10.1000/x", "ISBN 978-0-306-40615-7"),
        *(
            "10.1000/",
            "http://",
            "arXiv:1706.03762",
            "A title of it",
            "river",
            "\U0001f600",
            "é",
            "ß",
        ),
    ]
)
TEXTS = st.one_of(
    st.lists(st.one_of(PIECES, st.just(" ")), max_size=30).map("".join),
    st.lists(PIECES, max_size=20).map(" ".join),
    st.text(max_size=80),
)


@st.composite
def blocks(draw):
    text = draw(TEXTS)
    spans = tuple(
        Span(*sorted(draw(st.tuples(st.integers(0, 60), st.integers(0, 60)))), "link", target)
        for target in draw(
            st.lists(st.sampled_from(["https://rivers.org/b", "#x", "http://[", None]), max_size=2)
        )
    )
    kind = draw(st.sampled_from(["paragraph", "item", "heading", "quote"]))
    return Block(text, kind=kind, spans=spans)


BODIES = st.lists(st.one_of(blocks(), st.just(Block("References", kind="heading"))), max_size=5)


@settings(max_examples=300, deadline=None)
@given(BODIES.map(tuple), BODIES.map(tuple), st.lists(TEXTS, max_size=2))
def test_every_citation_stands_where_it_says(body, said, neighbours):
    replies = (Reply(key=ReplyKey("1-a"), blocks=said),)
    references = find_references("Title", body, replies, neighbours)
    assert references == find_references("Title", body, replies, neighbours)
    assert len({reference.key for reference in references}) == len(references)
    for reference in references:
        assert reference.key
        assert reference.raw
        assert short_label(reference)
        assert full_text(reference)
        assert group(reference)
        assert reference.citations or reference.kind == "neighbour"
        assert "–" not in (reference.page or "")
        for place in reference.citations:
            block = (body if place.reply is None else said)[place.block]
            assert block.text[place.start : place.end] == place.text
            assert place.text


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_fields_can_be_told_of_any_words(raw):
    fields = parse_fields(raw)
    assert fields == parse_fields(raw)
    assert all(value != "" for value in (fields.author, fields.title, fields.issued, fields.page))


HARD_LINES = {
    "capitals": "A ",
    "capitalised words": "Alpha Beta Gamma ",
    "opening brackets": "(",
    "years in brackets": "(2018)",
    "names and years": "Smith (2018) ",
    "others": "Smith et al. ",
    "initials": "Smith, A. B., ",
    "addresses": "http:// ",
    "fuzzy addresses": "a.bc/d ",
    "dots": "a.",
    "journals": "see Journal of Alpha of the and ",
    "titles": "Smith (2018) Title of it goes on. Then More ",
    "quotes": "“Smith (2018) “A ",
    "one word": "x",
}


@pytest.mark.parametrize("line", HARD_LINES)
def test_time_grows_with_the_length_and_no_faster(line):
    unit = HARD_LINES[line]

    def cost(length: int) -> float:
        body = (Block(unit * (length // len(unit))),)
        started = time.process_time()
        find_references("", body, ())
        return time.process_time() - started

    def is_in_proportion() -> bool:
        small, large = cost(20_000), cost(160_000)
        return large < 0.05 or large < 8 * 4 * max(small, 0.002)

    cost(1000)
    # What grows too fast does so each time; a machine with other work may look so once.
    assert any(is_in_proportion() for _ in range(3))


def test_many_replies_with_works_of_their_own_take_linear_time():
    replies = tuple(
        Reply(
            key=ReplyKey(f"{n}-a"),
            blocks=(
                Block(
                    f"Okoye{'abcdefghij'[n % 10] * (n % 7)} (2018), by Lind{n}"
                    f" et al. (20{n % 20:02})"
                ),
            ),
        )
        for n in range(4000)
    )
    started = time.process_time()
    find_references("", (), replies)
    assert time.process_time() - started < 8

"""What is printed: letters, signs and spaces, broken at a width or whole."""

import os
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.linear.line import Line, text_lines
from tui.linear.output import Output, OutputGoneError
from tui.linear.printable import encoded, printable
from tui.linear.reading import sentence_around
from tui.linear.stops import LONG, stops_of
from tui.model import Block, Reply, ReplyKey, Span


@pytest.fixture
def printed() -> Callable[..., str]:
    """`printed(lines, width) -> str`: what comes out of the other end."""

    def through(lines: list[Line], width: int | None = None, encoding: str = "utf-8") -> str:
        reader, writer = os.pipe()
        output = Output(writer, encoding, lambda: width)
        for line in lines:
            output.say(line)
        os.close(writer)
        with os.fdopen(reader, "rb") as source:
            return source.read().decode(encoding)

    return through


@given(st.text())
def test_no_line_holds_anything_but_what_can_be_printed(text: str) -> None:
    shown = printable(text)
    assert "\n" not in shown and "\t" not in shown and "\x1b" not in shown
    assert all(c.isprintable() or c in "\u200c\u200d" or ord(c) > 0x2FF for c in shown)


@given(st.text())
def test_any_text_can_be_encoded(text: str) -> None:
    assert encoded(printable(text), "ascii").decode("ascii").isprintable()


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("“quoted” – it’s…", '"quoted" - it\'s...'),
        ("Hans-Jürgen Łukasz Straße", "Hans-Jurgen Lukasz Strasse"),
        ("a\u00a0b\u2009c\u2028d", "a b c d"),
        ("soft\u00adhyphen\u200b\ufeff", "softhyphen"),
        ("漢", "\\u6f22"),
        ("ﬁn ½ ①", "fin 1/2 1"),
    ],
)
def test_ascii_gets_plain_letters(text: str, plain: str) -> None:
    assert encoded(printable(text), "ascii").decode() == plain


def test_what_an_encoding_has_stays() -> None:
    assert encoded("Jürgen – 漢", "latin-1").decode("latin-1") == "Jürgen - \\u6f22"


def test_a_long_line_is_broken_and_only_paragraphs_stand_apart(printed) -> None:
    lines = [
        Line("An announcement."),
        Line("one two three", is_paragraph=True),
        Line("four", is_paragraph=True),
        Line("- an item that is long", "  "),
        Line("  code  stays   as it is", "  ", is_exact=True),
    ]
    assert printed(lines, 12).split("\n") == [
        "An",
        "announcement",
        ".",
        "one two",
        "three",
        "",
        "four",
        "  - an item",
        "  that is",
        "  long",
        "    code  stays   as it is",
        "",
    ]


def test_without_a_width_a_paragraph_is_one_line(printed) -> None:
    lines = [Line("one " * 500, is_paragraph=True), Line("two", is_paragraph=True)]
    assert printed(lines).count("\n") == 2


def test_an_output_that_takes_no_more_is_told_of(printed) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    output = Output(writer, "utf-8", lambda: None)
    with pytest.raises(OutputGoneError) as caught:
        output.say(Line("x"))
    os.close(writer)
    assert caught.value.code == 141


# Blocks and stops ------------------------------------------------------------------------------


def words(*blocks: Block) -> list[str]:
    return [line.indent + line.text for line in text_lines(blocks)]


def test_a_block_is_told_from_a_paragraph_in_words() -> None:
    assert words(
        Block("Title", "heading", level=2),
        Block("said", "quote"),
        Block("before", "quote", level=1),
        Block("first", "item"),
        Block("1. numbered", "item", level=1),
        Block("a = 1\n  b", "code"),
        Block("", "image", (Span(0, 0, "link", "https://a.example/x.png"),)),
        Block("", "rule"),
        Block("a plot", "image"),
    ) == [
        "Heading: Title",
        "Quote: said",
        "Quote in a quote: before",
        "- first",
        "  1. numbered",
        "Code:",
        "  a = 1",
        "    b",
        "End of code.",
        "Image: no description",
        "Image: a plot",
    ]


BLOCKS = st.lists(
    st.builds(
        Block,
        st.text("ab ", max_size=3 * LONG // 2),
        st.sampled_from(["paragraph", "heading", "item", "rule", "image", "quote"]),
    ),
    max_size=8,
)


@given(BLOCKS, st.lists(BLOCKS, max_size=3))
def test_stops_hold_every_block_once_and_in_order(body: list[Block], texts: list) -> None:
    replies = [
        Reply(key=ReplyKey(str(number)), blocks=tuple(blocks))
        for number, blocks in enumerate(texts)
    ]
    stops = stops_of(body, replies)
    for part, blocks in [("body", body), *((f"reply:{r.key}", r.blocks) for r in replies)]:
        own = [stop for stop in stops if stop.part == part]
        numbers = [n for stop in own for n in range(stop.start, stop.end)]
        has_words = any(b.kind == "image" or (b.kind != "rule" and b.text.strip()) for b in blocks)
        assert numbers == (list(range(len(blocks))) if has_words or part != "body" else [])
        assert [stop.is_last for stop in own] == [False] * (len(own) - 1) + [True] * bool(own)


def test_a_sentence_is_found_around_words() -> None:
    text = 'Before this. He said: "the words stand here." And after that.'
    at = text.index("stand")
    assert sentence_around(text, at, at + 5) == 'He said: "the words stand here.'
    long = "x" * 1000 + " word " + "y" * 1000
    around = sentence_around(long, 1001, 1005)
    assert around.startswith("... x") and around.endswith("y ...") and len(around) < 700

"""A document as plain text."""

import pytest

from tui.cli.page import page
from tui.model import (
    Block,
    Citation,
    Document,
    DocumentKey,
    Reference,
    ReferenceKey,
    Reply,
    ReplyKey,
)
from tui.terminal.plain_text import cells


def document(**fields: object) -> Document:
    return Document(
        **{"key": DocumentKey("k"), "title": "A title", "format": "plaintext", **fields}
    )


def text(made: Document, width: int | None = None) -> str:
    return "\n".join(page(made, width))


def test_a_guessed_title_says_so() -> None:
    assert text(document(title_is_guess=True)).startswith("A title (title: a guess?)\n")


@pytest.mark.parametrize(
    ("declared", "kept", "said"),
    [(13, 2, "13 replies, 2 kept"), (2, 2, "2 replies"), (5, 0, "5 replies, none kept")],
)
def test_declared_and_kept_replies_are_both_told(declared: int, kept: int, said: str) -> None:
    replies = tuple(Reply(key=ReplyKey(str(n)), blocks=(Block("yes"),)) for n in range(kept))
    assert f"\n{said}\n" in text(document(declared_replies=declared, replies=replies)) + "\n"


def test_a_replys_author_addressee_date_and_kind_are_told_and_guesses_are_marked() -> None:
    replies = (
        Reply(key=ReplyKey("1"), blocks=(Block("one"),), author_guess="Kay"),
        Reply(
            key=ReplyKey("2"),
            blocks=(Block("two"),),
            author="Bo",
            addressed_to_guess="Kay",
            date="2015-03-11",
            parent=ReplyKey("1"),
            level=1,
        ),
        Reply(key=ReplyKey("3"), blocks=(Block("three"),), kind="pingback"),
    )
    shown = text(document(replies=replies))
    assert "\n  Kay?\n    one\n" in shown
    assert "\n    Bo · to Kay? · 2015-03-11\n      two\n" in shown
    assert "\n  name missing · pingback\n    three" in shown


def test_blocks_look_like_what_they_are() -> None:
    body = (
        Block("Head", "heading", level=2),
        Block("said", "quote"),
        Block("one", "item"),
        Block("two", "item", level=1),
        Block("a = 1\nb = 2", "code"),
        Block("a cat", "image"),
        Block("", "rule"),
    )
    assert text(document(body=body)).split("\n\n")[1:-1] == [
        "## Head",
        "> said",
        "- one\n  - two",
        "    a = 1\n    b = 2",
        "[a cat]",
        "* * *",
    ]


def test_a_citation_by_a_likely_spelling_carries_a_question_mark() -> None:
    citations = (
        Citation(block=0, start=0, end=5, text="Smith"),
        Citation(block=0, start=6, end=11, text="Smyth", is_guess=True),
    )
    reference = Reference(
        key=ReferenceKey("smith"), kind="work", raw="Smith", author="Smith", citations=citations
    )
    shown = text(document(body=(Block("Smith Smyth"),), references=(reference,)))
    assert "  1. Smith." in shown
    assert shown.endswith("     cited · paragraph 1 “Smith” · paragraph 1 “Smyth”?")


def test_every_line_fits_the_width_however_deep_and_wide() -> None:
    words = "漢字 and words " * 20
    kinds = ("paragraph", "heading", "quote", "item", "image")
    body = tuple(Block(words, kind, level=9) for kind in kinds)
    replies = tuple(
        Reply(key=ReplyKey(str(level)), blocks=body, author="A long name " * 9, level=level)
        for level in range(0, 40, 13)
    )
    made = document(title=words, body=body, replies=replies)
    assert max(cells(line) for line in page(made, 70)) <= 70


def test_nothing_is_lost_when_lines_are_broken() -> None:
    words = "some words and a verylongwordthatdoesnotfitanywhere at all " * 9
    made = document(body=(Block(words), Block(words, "item"), Block(words, "quote")))
    broken = "".join(text(made, 40).replace("> ", "").split())
    assert broken == "".join(text(made).replace("> ", "").split())


def test_replies_stand_below_what_they_answer_and_deep_ones_tell_their_level() -> None:
    chain = [Reply(key=ReplyKey("0"), blocks=(Block("first"),), author="A0")]
    chain += [
        Reply(key=ReplyKey(str(n)), blocks=(), author=f"A{n}", parent=ReplyKey(str(n - 1)), level=n)
        for n in range(1, 12)
    ]
    replies = (*chain, Reply(key=ReplyKey("b"), blocks=(), author="Bo", parent=ReplyKey("gone")))
    replies += (Reply(key=ReplyKey("c"), blocks=(), author="Cy", parent=ReplyKey("0"), level=1),)
    lines = text(document(replies=replies)).split("\n")
    told = [
        line.strip() for line in lines if line.lstrip()[:1] in ("A", "B", "C") and line[0] == " "
    ]
    assert told[8:12] == ["A8", "A9 · level 9", "A10 · level 10", "A11 · level 11"]
    assert told[12:] == ["Cy", "Bo · answers a reply that is not kept"]

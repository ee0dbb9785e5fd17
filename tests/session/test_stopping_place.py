"""A place goes along with its words while a document changes."""

from tui.model import Block, Document, DocumentKey, Reply, ReplyKey
from tui.session.stopping_place import place_now


def reply(number: int, stamp: str, *texts: str) -> Reply:
    blocks = tuple(Block(text) for text in texts)
    return Reply(key=ReplyKey(f"{number}-{stamp}"), blocks=blocks)


def document(body: tuple[str, ...], *replies: Reply) -> Document:
    blocks = tuple(Block(text) for text in body)
    return Document(
        key=DocumentKey("d"), title="T", format="markdown", body=blocks, replies=replies
    )


ALPHA, BETA, PLUS = "a" * 8, "b" * 8, "c" * 8
BEFORE = document(
    ("One paragraph.", "Another paragraph that is longer."),
    reply(1, ALPHA, "The words of the first reply."),
    reply(2, PLUS, "+1"),
    reply(3, PLUS, "+1"),
    reply(4, BETA, "The words of the last reply.", "And its second paragraph."),
)


def test_a_paragraph_that_came_in_above_moves_the_place_along() -> None:
    now = document(("New.", "One paragraph.", "Another paragraph that is longer."))
    assert place_now(BEFORE, now, ("body", 1, 8)) == ("body", 2, 8)
    assert place_now(BEFORE, now, ("body", 0, 0)) == ("body", 1, 0)


def test_a_reply_that_came_in_above_moves_the_place_along() -> None:
    now = document(
        ("One paragraph.",),
        reply(1, ALPHA, "The words of the first reply."),
        reply(2, "d" * 8, "A new reply."),
        reply(3, PLUS, "+1"),
        reply(4, PLUS, "+1"),
        reply(5, BETA, "The words of the last reply.", "And its second paragraph."),
    )
    assert place_now(BEFORE, now, (f"reply:4-{BETA}", 1, 4)) == (f"reply:5-{BETA}", 1, 4)
    assert place_now(BEFORE, now, (f"reply:2-{PLUS}", 0, 0)) == (f"reply:3-{PLUS}", 0, 0)
    assert place_now(BEFORE, now, (f"reply:3-{PLUS}", 0, 0)) == (f"reply:4-{PLUS}", 0, 0)


def test_where_the_words_are_gone_it_is_what_stood_before_them() -> None:
    now = document(("One paragraph.",), reply(1, ALPHA, "The words of the first reply."))
    assert place_now(BEFORE, now, (f"reply:4-{BETA}", 1, 4)) == (f"reply:1-{ALPHA}", 0, 0)
    assert place_now(BEFORE, now, ("body", 1, 8)) == ("body", 0, 0)


def test_a_place_that_has_no_words_stays_as_it_is() -> None:
    assert place_now(BEFORE, BEFORE, ("draft:x", 0, 3)) == ("draft:x", 0, 3)
    assert place_now(BEFORE, document(()), ("body", 0, 0)) == ("body", 0, 0)

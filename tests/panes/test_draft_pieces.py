"""Drafts in a thread: under what they answer, told from replies, and never counted among them."""

import pytest

from tui.model import Block, Document, DocumentKey, Reply
from tui.model.key import ReplyKey
from tui.panes.detail_pieces import MAX_LEVEL, detail_pieces
from tui.panes.draft_pieces import draft_count, header_words, position
from tui.panes.view import DocumentView
from tui.session.drafts import ShownDraft


def reply(key: str, level: int = 0) -> Reply:
    return Reply(key=ReplyKey(key), blocks=(Block(f"Words of {key}."),), author=key, level=level)


DOCUMENT = Document(
    key=DocumentKey("d"),
    title="T",
    format="plaintext",
    body=(Block("One."), Block("Two.")),
    replies=(reply("a"), reply("b", 1), reply("c")),
    declared_replies=9,
)


def draft(name: str, under: str, comment: str = "Mine.", **fields: object) -> ShownDraft:
    known = {"name": "Ada", "website": "", "faults": (), "quote": "Once there.", "author": "Bo"}
    return ShownDraft(part=f"draft:{name}", under=under, comment=comment, **{**known, **fields})


def view(*drafts: ShownDraft) -> DocumentView:
    return DocumentView(DOCUMENT, frozenset({"reply:a"}), drafts=drafts)


ALL = view(
    draft("post", "body"), draft("gone", ""), draft("to-a", "reply:a"), draft("to-b", "reply:b")
)


def test_each_stands_under_what_it_answers_and_one_that_is_adrift_at_the_end() -> None:
    assert ALL.parts == [
        *("body", "body", "reply:a", "draft:to-a", "reply:b", "draft:to-b", "reply:c"),
        *("draft:post", "draft:gone"),
    ]


def test_items_and_parts_agree_whatever_drafts_there_are() -> None:
    for shown in (view(), view(draft("x", "reply:c")), ALL):
        made = detail_pieces(shown)
        items = [piece.item for piece in made.pieces if piece.item >= 0]
        assert items == sorted(items) and set(items) == set(range(len(shown.parts)))
        for (part, _), index in made.blocks.items():
            assert shown.parts[made.pieces[index].item] == part
        assert list(made.blocks.values()) == sorted(made.blocks.values())


def test_a_draft_says_what_it_is_in_words_and_stands_a_step_further_in() -> None:
    made = detail_pieces(ALL)
    header = made.pieces[made.headers["draft:to-b"]]
    assert header.text == "draft · your reply"
    assert header.first == "│ └ " and header.right == ""
    comment = made.pieces[made.blocks["draft:to-b", 0]]
    assert (comment.text, comment.first, comment.rest) == ("Mine.", "│   ", "│   ")
    assert made.pieces[made.headers["draft:post"]].first == ""


def test_what_is_missing_is_said_at_its_head() -> None:
    half = draft("x", "body", faults=(("name", "missing"), ("email", "has no @")))
    assert header_words(half) == "draft · your reply · unfinished: missing name · e-mail has no @"


def test_one_that_is_adrift_shows_what_it_answered() -> None:
    made = detail_pieces(view(draft("x", "")))
    texts = [piece.text for piece in made.pieces[made.headers["draft:x"] :]]
    assert texts == [
        "draft · your reply · adrift: what it answers is not found now",
        "“Once there.” — Bo",
        "Mine.",
    ]


def test_a_draft_without_words_says_so() -> None:
    made = detail_pieces(view(draft("x", "body", comment="\n ")))
    assert made.pieces[-1].text == "\n " or made.pieces[-1].style == "gone"
    assert detail_pieces(view(draft("x", "body", comment=""))).pieces[-1].text == "no comment yet"


def test_the_depth_of_a_draft_is_capped_as_that_of_a_reply() -> None:
    deep = Document(
        key=DocumentKey("d"), title="T", format="plaintext", replies=(reply("a", MAX_LEVEL + 3),)
    )
    made = detail_pieces(DocumentView(deep, drafts=(draft("x", "reply:a"),)))
    assert made.pieces[made.headers["draft:x"]].first == "│ " * (MAX_LEVEL - 1) + "└ "


def test_drafts_are_counted_for_themselves() -> None:
    texts = [piece.text for piece in detail_pieces(ALL).pieces]
    assert "9 replies, 3 kept" in texts
    assert any("9 replies, 3 kept" in text and "4 drafts" in text for text in texts)
    assert not any("draft" in piece.text for piece in detail_pieces(view()).pieces)
    assert [draft_count(n) for n in (0, 1, 1200)] == ["", "1 draft", "1,200 drafts"]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (-1, ""),
        (0, "paragraph 1 of 2"),
        (2, "reply 1 of 3"),
        (3, "draft 1 of 4"),
        (4, "reply 2 of 3"),
        (6, "reply 3 of 3"),
        (7, "draft 3 of 4"),
        (8, "draft 4 of 4"),
    ],
)
def test_where_the_reader_is_counts_replies_and_drafts_apart(number: int, said: str) -> None:
    assert position(number, ALL.parts, DOCUMENT) == said
    assert position(3, view().parts, DOCUMENT) == "reply 2 of 3"

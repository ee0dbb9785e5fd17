"""Drafts in a thread: under what they answer, told from replies, and never counted among them."""

import pytest

from tui.model import Block, Document, DocumentKey, Reply
from tui.model.key import ReplyKey
from tui.panes import words
from tui.panes.detail_pieces import detail_pieces
from tui.panes.draft_pieces import draft_count, header_words, position
from tui.panes.folds import Below, below_each
from tui.panes.view import DocumentView
from tui.session.drafts import ShownDraft


def reply(key: str, parent: str | None = None) -> Reply:
    above = ReplyKey(parent) if parent else None
    words = (Block(f"Words of {key}."),)
    return Reply(key=ReplyKey(key), blocks=words, author=key, parent=above, level=bool(parent))


DOCUMENT = Document(
    key=DocumentKey("d"),
    title="T",
    format="plaintext",
    body=(Block("One."), Block("Two.")),
    replies=(reply("a"), reply("b", "a"), reply("c")),
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
    assert detail_pieces(ALL).parts == [
        *("body", "body", "reply:a", "draft:to-a", "reply:b", "draft:to-b", "reply:c"),
        *("draft:post", "draft:gone"),
    ]


def test_items_and_parts_agree_whatever_drafts_there_are() -> None:
    for shown in (view(), view(draft("x", "reply:c")), ALL):
        made = detail_pieces(shown)
        items = [piece.item for piece in made.pieces if piece.item >= 0]
        assert items == sorted(items) and set(items) == set(range(len(made.parts)))
        for (part, _), index in made.blocks.items():
            assert made.parts[made.pieces[index].item] == part
        for part, index in made.headers.items():
            assert part == "body" or made.parts[made.pieces[index].item] == part
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


def test_a_folded_draft_is_a_line_that_says_what_it_is() -> None:
    made = detail_pieces(ALL)
    line = made.line(ALL, made.row_of("draft:to-b"), None)
    assert line.text == "+ draft · your reply  Mine." and line.first == "│ └ "
    empty = detail_pieces(view(draft("x", "body", comment="")))
    assert empty.line(ALL, empty.row_of("draft:x"), None).text == "+ draft · your reply"


def test_what_a_fold_hides_tells_drafts_from_replies() -> None:
    made = detail_pieces(ALL)
    rows = [made.row_of("reply:a"), made.row_of("reply:b"), made.row_of("reply:c")]
    found = dict(below_each(made.thread, rows, {made.row_of("reply:b")}, (), made.draft_rows))
    assert found[rows[0]] == Below(1, 1, 0, 2)
    assert [words.below(found[row]) for row in rows] == [
        "+1 reply, 1 unread, 2 drafts",
        "+1 draft",
        "",
    ]
    assert [words.below_short(found[row]) for row in rows] == ["+1 ●1 draft", "+draft", ""]


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
    parts = detail_pieces(ALL).parts
    assert position(number, parts, DOCUMENT) == said
    assert position(3, detail_pieces(view()).parts, DOCUMENT, 1) == "reply 2 of 3, level 1"

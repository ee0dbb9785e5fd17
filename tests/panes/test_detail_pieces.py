"""A document becomes pieces in which nothing is hidden and every guess looks like one."""

from tui.model import Block, Citation, Document, DocumentKey, Reference, Reply, Span
from tui.model.key import ReferenceKey, ReplyKey
from tui.panes.detail_pieces import TITLE, detail_pieces
from tui.panes.reply_pieces import reply_header
from tui.panes.view import DocumentView
from tui.panes.words import shown_date
from tui.terminal.drawable import cells

FIRST = Reply(key=ReplyKey("1"), blocks=(Block("I agree."),), author_guess="Kojay")
SECOND = Reply(
    key=ReplyKey("2"),
    blocks=(Block("Thanks Kojay."), Block("And more.")),
    addressed_to_guess="Kojay",
    parent=ReplyKey("1"),
    parent_is_guess=True,
    level=1,
    date="2022-01-07T21:14",
)
DOCUMENT = Document(
    key=DocumentKey("d"),
    title="Rapport",
    format="plaintext",
    author="Mike Scott",
    declared_replies=13,
    body=(Block("The final straw."), Block("A study by Lee (2018) found.")),
    replies=(FIRST, SECOND),
    references=(
        Reference(
            key=ReferenceKey("lee-2018"),
            kind="work",
            raw="Lee (2018)",
            citations=(Citation(block=1, start=11, end=21, text="Lee (2018)"),),
        ),
    ),
)


def texts(view: DocumentView) -> list[str]:
    return [piece.text for piece in detail_pieces(view).pieces]


def test_declared_and_kept_replies_are_both_told() -> None:
    assert "13 replies, 2 kept" in texts(DocumentView(DOCUMENT))


def test_a_document_without_replies_says_so() -> None:
    bare = Document(key=DocumentKey("d"), title="T", format="plaintext", body=(Block("b"),))
    assert texts(DocumentView(bare))[-1] == "No replies in this file"
    declared = Document(
        key=DocumentKey("d"), title="T", format="plaintext", body=(Block("b"),), declared_replies=3
    )
    assert texts(DocumentView(declared))[-1] == "3 replies, none kept"


def test_guessed_names_carry_a_question_mark() -> None:
    header = reply_header(DocumentView(DOCUMENT), FIRST, 2)
    assert header.text == "Kojay?" and header.runs[0].style == "guess"
    made = detail_pieces(DocumentView(DOCUMENT))
    header = made.pieces[made.headers["reply:2"]]
    assert header.text == "name missing  to Kojay?  2022-01-07 21:14"
    assert header.first == "└? "


def test_a_pingback_is_told_as_one_and_has_room_below_it() -> None:
    ping = Reply(key=ReplyKey("p"), blocks=(), author="Elsewhere", kind="pingback")
    header = reply_header(DocumentView(DOCUMENT), ping, 2)
    assert (header.text, header.gap) == ("pingback · Elsewhere", 1)
    assert reply_header(DocumentView(DOCUMENT), FIRST, 2).gap == 0


def test_unread_and_bookmarks_stand_at_the_header_of_their_part() -> None:
    view = DocumentView(DOCUMENT, frozenset({"body", "reply:2"}), frozenset({"", "reply:1"}))
    made = detail_pieces(view)
    right = {part: made.pieces[index].right for part, index in made.headers.items()}
    assert right == {"body": "★ ●", "reply:1": "★", "reply:2": "●"}


def test_the_marks_of_a_title_have_room_beside_it_before_they_are_there() -> None:
    marked = DocumentView(DOCUMENT, frozenset({"body"}), frozenset({""}))
    bare, full = (detail_pieces(view).pieces[TITLE] for view in (DocumentView(DOCUMENT), marked))
    assert bare.right_room == full.right_room > cells(full.right) > cells(bare.right)


def test_blocks_of_body_are_items_of_their_own_and_a_reply_is_one_item() -> None:
    made = detail_pieces(DocumentView(DOCUMENT))
    assert [piece.item for piece in made.pieces] == [-1, -1, 0, 1, -1, 2, 2, 3, 3, 3]


def test_citing_places_are_drawn_as_links() -> None:
    made = detail_pieces(DocumentView(DOCUMENT))
    piece = made.pieces[made.blocks["body", 1]]
    assert [piece.text[run.start : run.end] for run in piece.runs] == ["Lee (2018)"]


def test_a_place_between_blocks_belongs_to_the_block_before_it() -> None:
    made = detail_pieces(DocumentView(DOCUMENT))
    assert made.place_of(made.blocks["reply:2", 1]) == ("reply:2", 1)
    assert made.place_of(made.headers["reply:1"]) == ("body", 1)
    assert made.place_of(0) == ("body", 0)


def test_every_kind_of_block_is_told_apart_without_colour() -> None:
    body = (
        Block("h", "heading"),
        Block("q", "quote"),
        Block("i", "item", level=1),
        Block("c", "code"),
        Block("a cat", "image", spans=(Span(0, 5, "link", "cat.png"),)),
        Block("", "rule"),
    )
    made = detail_pieces(
        DocumentView(Document(key=DocumentKey("d"), title="T", format="markdown", body=body))
    )
    heading, quote, item, code, image, rule = (
        made.pieces[made.blocks["body", n]] for n in range(6)
    )
    assert heading.style == "heading"
    assert quote.first == "▏ " and item.first == "  • " and item.rest == "    "
    assert code.first == "  "
    assert image.text == "[image: a cat] cat.png"
    assert rule.is_rule


def test_dates_are_shown_as_far_as_they_are_known() -> None:
    assert shown_date("2015-03-11T02:57") == "2015-03-11 02:57"
    assert shown_date("2015-03") == "2015-03"
    assert shown_date("3 days ago, Tuesday") == "3 days ago, Tuesday"

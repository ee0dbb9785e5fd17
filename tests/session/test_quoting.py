"""What is copied reads as it stands in the document, and a quotation says whose it is."""

from tui.model import Block, Document, DocumentKey, Reply, Span
from tui.model.key import ReplyKey
from tui.session.quoting import document_citation, part_plain_text, plain_text, quotation

BODY = (
    Block("The final straw.", "heading", level=1),
    Block("A paragraph."),
    Block("one", "item"),
    Block("1. two", "item", level=1),
    Block("said before", "quote", level=1),
    Block("for x in y:\n    z", "code"),
    Block("a view", "image", (Span(0, 6, "link", "https://e.org/v.png"),)),
    Block("", "rule"),
    Block("The end."),
)
GUESSED = Reply(
    key=ReplyKey("comment-1"),
    blocks=(Block("I agree."), Block("And more.")),
    author_guess="Kojay",
    date="2022-01-07T21:14",
)
NAMED = Reply(key=ReplyKey("2-0123abcd"), blocks=(Block("No."),), author="Ben")
NOBODY = Reply(key=ReplyKey("3-0123abcd"), blocks=(Block("Hm."),))


def document(**fields: object) -> Document:
    made = {
        "key": DocumentKey("d"),
        "title": "Rapport",
        "format": "plaintext",
        "author": "Mike Scott",
        "published": "2021-12-30",
        "url": "https://example.org/rapport",
        "body": BODY,
        "replies": (GUESSED, NAMED, NOBODY),
    }
    return Document(**{**made, **fields})


def test_every_kind_of_block_is_plain_text() -> None:
    assert plain_text(BODY).split("\n") == [
        *("The final straw.", "", "A paragraph.", "", "- one", "  1. two", ""),
        *("> > said before", "", "for x in y:", "    z", ""),
        *("[image: a view] https://e.org/v.png", "", "---", "", "The end."),
    ]
    assert plain_text(()) == ""


def test_a_part_is_the_body_or_one_reply() -> None:
    assert part_plain_text(document(), "reply:comment-1") == "I agree.\n\nAnd more."
    assert part_plain_text(document(), "body") == plain_text(BODY)


def test_a_quotation_says_whose_words_they_are_and_where_they_stand() -> None:
    assert quotation(document(), "reply:comment-1") == (
        "> I agree.\n>\n> And more.\n\n"
        "— Kojay? on “Rapport”, 2022-01-07 21:14, https://example.org/rapport#comment-1"
    )
    assert quotation(document(), "body", "A paragraph.") == (
        "> A paragraph.\n\n— Mike Scott, “Rapport”, 2021-12-30, https://example.org/rapport"
    )


def test_what_is_not_known_is_not_made_up() -> None:
    bare = document(author=None, published=None, url=None, title_is_guess=True)
    assert quotation(bare, "body", "x").endswith("\n— author missing, “Rapport”?")
    assert quotation(bare, "reply:2-0123abcd").endswith("\n— Ben on “Rapport”?")
    untitled = document(title="", url="javascript:x")
    assert quotation(untitled, "reply:3-0123abcd").endswith(
        "\n— name missing on a page without a title"
    )


def test_a_document_is_cited_in_one_line() -> None:
    cited = "Mike Scott (2021). Rapport. https://example.org/rapport"
    assert document_citation(document()) == cited
    assert document_citation(document(author=None, published="in spring", url=None)) == (
        "(in spring). Rapport."
    )
    assert document_citation(document(author=None, published=None, url=None)) == "Rapport."

"""What leads somewhere is found once, and leads where the document says."""

import pytest

from tui.model import Block, Citation, Document, DocumentKey, Reference, Reply, Span
from tui.model.key import ReferenceKey, ReplyKey
from tui.session.links import (
    DocumentLinks,
    Link,
    page_address,
    part_address,
    reference_address,
    reference_with,
)

TEXT = "See this page, Lee (2018), https://doi.org/10.1/x and more."


def reference(key: str, kind: str, *places: tuple[int, int], **fields: str) -> Reference:
    citations = tuple(Citation(block=0, start=s, end=e, text=TEXT[s:e]) for s, e in places)
    return Reference(key=ReferenceKey(key), kind=kind, raw=key, citations=citations, **fields)


def document(*references: Reference, spans: tuple[Span, ...] = (), **fields: object) -> Document:
    body = (Block(TEXT, spans=spans), Block("", "rule"))
    made = {"key": DocumentKey("d"), "title": "T", "format": "markdown", "body": body}
    return Document(**{**made, **fields}, references=references)


LINK = Span(4, 13, "link", "https://example.org/")
PAGE = reference("url:example.org", "page", (4, 13), url="https://example.org/")
WORK = reference("lee", "work", (15, 25), doi="10.1000/ab(c)<d>")
DOI = reference("doi:10.1/x", "identifier", (27, 49), doi="10.1/x")


def test_a_link_is_found_once_and_a_citation_leads_to_its_reference() -> None:
    links = DocumentLinks(document(PAGE, WORK, DOI, spans=(LINK,)))
    assert links.in_block("body", 0) == [
        Link(4, 13, "https://example.org/"),
        Link(15, 25, reference=ReferenceKey("lee")),
        Link(27, 49, "https://doi.org/10.1/x"),
    ]
    assert links.in_block("body", 1) == [] == links.in_block("body", 7)
    assert links.in_block("reply:gone", 0) == []


def test_an_address_written_out_is_a_link_without_a_span() -> None:
    assert DocumentLinks(document(PAGE)).in_block("body", 0) == [
        Link(4, 13, "https://example.org/")
    ]


def test_a_link_over_a_citation_leads_where_it_says() -> None:
    over = Span(15, 25, "link", "https://example.org/lee")
    assert DocumentLinks(document(WORK, spans=(over,))).in_block("body", 0) == [
        Link(15, 25, "https://example.org/lee")
    ]


def test_places_that_cannot_be_are_left_out() -> None:
    spans = (Span(-1, 3, "link", "a"), Span(5, 5, "link", "b"), Span(50, 900, "link", "c"))
    emphasis = Span(0, 4, "emphasis")
    assert DocumentLinks(document(spans=(*spans, emphasis))).in_block("body", 0) == []


def test_a_link_within_the_page_leads_to_a_reply() -> None:
    reply = Reply(key=ReplyKey("comment-12"), blocks=(Block("I agree."),))
    links = DocumentLinks(document(replies=(reply,), url="https://example.org/post"))
    assert links.reply_at("#comment-12") == "reply:comment-12"
    assert links.reply_at("https://example.org/post#comment-12") == "reply:comment-12"
    assert links.reply_at("#comment-13") is None
    assert links.reply_at("https://example.org/other#comment-12") is None


@pytest.mark.parametrize(
    ("found", "address"),
    [
        (WORK, "https://doi.org/10.1000/ab(c)%3Cd%3E"),
        (PAGE, "https://example.org/"),
        (reference("n", "neighbour"), ""),
        (reference("x", "page", url="javascript:alert(1)"), ""),
    ],
)
def test_a_reference_is_found_by_its_doi_or_its_address(found: Reference, address: str) -> None:
    assert reference_address(found) == address


def test_a_reference_is_found_by_its_key() -> None:
    made = document(PAGE, WORK)
    assert reference_with(made, ReferenceKey("lee")) is WORK
    assert reference_with(made, ReferenceKey("other")) is None


@pytest.mark.parametrize(
    ("key", "address", "is_own"),
    [
        ("comment-12", "https://example.org/post#comment-12", True),
        ("12-0123abcd", "https://example.org/post#top", False),
        ("https://example.org/post?c=12", "https://example.org/post?c=12", True),
        ("ä b", "https://example.org/post#%C3%A4%20b", True),
    ],
)
def test_a_reply_has_an_address_if_it_has_an_id(key: str, address: str, is_own: bool) -> None:
    reply = Reply(key=ReplyKey(key), blocks=())
    made = document(replies=(reply,), url="https://example.org/post#top")
    assert part_address(made, f"reply:{key}") == (address, is_own)
    assert part_address(made, "body") == ("https://example.org/post#top", True)


def test_a_page_that_does_not_tell_its_address_has_none() -> None:
    reply = Reply(key=ReplyKey("comment-12"), blocks=())
    made = document(replies=(reply,))
    assert page_address(made) == ""
    assert part_address(made, "reply:comment-12") == ("", False)
    assert page_address(document(url="file:///etc/passwd")) == ""

"""The JSON records: their keys are a promise, and citations are found where they say."""

import re
import typing
from pathlib import Path

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tui.cli import records
from tui.cli.drafts.line import DraftLine
from tui.cli.keys import KeyLine
from tui.cli.marks.check import CheckLine
from tui.cli.marks.log import LogLine
from tui.model import (
    Block,
    Citation,
    Document,
    DocumentKey,
    Problem,
    Reference,
    ReferenceKey,
    Reply,
    ReplyKey,
    Span,
    joined,
)

PAGE = Path(__file__).parents[2] / "docs" / "json.md"
KINDS = {
    "rapport show": records.DocumentLine,
    "Block": records.BlockLine,
    "Span": records.SpanLine,
    "Reply": records.ReplyLine,
    "Reference": records.ReferenceLine,
    "Citation": records.CitationLine,
    "Problem": records.ProblemLine,
    "rapport list": records.EntryLine,
    "rapport bookmarks": records.BookmarkLine,
    "rapport drafts": DraftLine,
    "rapport marks log": LogLine,
    "rapport marks check": CheckLine,
    "rapport keys": KeyLine,
}


def test_the_keys_of_a_document_are_the_promised_ones() -> None:
    document = Document(
        key=DocumentKey("k"),
        title="T",
        format="plaintext",
        body=(Block("words", spans=(Span(0, 5, "link", "https://a.example/"),)),),
        replies=(Reply(key=ReplyKey("r"), blocks=(Block("yes"),), author_guess="Ann"),),
        references=(
            Reference(
                key=ReferenceKey("x"),
                kind="work",
                raw="words",
                citations=(Citation(block=0, start=0, end=5, text="words"),),
            ),
        ),
    )
    line = records.document_line(document, [Problem("/p", "why", is_fatal=False)])
    assert msgspec.to_builtins(line) == {
        "key": "k",
        "title": "T",
        "author": None,
        "published": None,
        "url": None,
        "language": None,
        "format": "plaintext",
        "declared_replies": None,
        "body": [
            {
                "kind": "paragraph",
                "text": "words",
                "level": 0,
                "spans": [{"start": 0, "end": 5, "kind": "link", "target": "https://a.example/"}],
            }
        ],
        "replies": [
            {
                "key": "r",
                "author": None,
                "author_guess": "Ann",
                "addressed_to_guess": None,
                "parent": None,
                "parent_is_guess": False,
                "level": 0,
                "date": None,
                "kind": "comment",
                "text": "yes",
            }
        ],
        "references": [
            {
                "key": "x",
                "kind": "work",
                "author": None,
                "issued": None,
                "title": None,
                "container_title": None,
                "volume": None,
                "issue": None,
                "page": None,
                "doi": None,
                "url": None,
                "raw": "words",
                "citations": [
                    {"reply": None, "start": 0, "end": 5, "text": "words", "is_guess": False}
                ],
            }
        ],
        "problems": [{"path": "/p", "reason": "why", "is_fatal": False}],
    }


def test_a_reference_by_itself_names_its_document() -> None:
    document = Document(
        key=DocumentKey("k"),
        title="T",
        format="f",
        references=(Reference(key=ReferenceKey("x"), kind="page", raw="u", url="https://u/"),),
    )
    (reference,) = records.reference_lines(document)
    line = msgspec.to_builtins(records.document_reference_line(document, reference))
    assert next(iter(line)) == "document"
    assert line.pop("document") == "k"
    assert line == msgspec.to_builtins(reference)


@st.composite
def cited_documents(draw: st.DrawFn) -> Document:
    """Documents with citations anywhere in their body and their replies."""
    texts = st.lists(st.text(max_size=20), max_size=4)
    body = tuple(Block(text) for text in draw(texts))
    replies = tuple(
        Reply(key=ReplyKey(f"r{number}"), blocks=tuple(Block(text) for text in blocks))
        for number, blocks in enumerate(draw(st.lists(texts, max_size=3)))
    )
    citations = []
    for reply, blocks in [(None, body), *((r.key, r.blocks) for r in replies)]:
        for number, block in enumerate(blocks):
            start = draw(st.integers(0, len(block.text)))
            end = draw(st.integers(start, len(block.text)))
            words = block.text[start:end]
            citations.append(Citation(reply=reply, block=number, start=start, end=end, text=words))
    reference = Reference(key=ReferenceKey("x"), kind="work", raw="", citations=tuple(citations))
    return Document(
        key=DocumentKey("k"),
        title="T",
        format="f",
        body=body,
        replies=replies,
        references=(reference,),
    )


@given(cited_documents())
def test_offsets_count_in_the_joined_text_of_the_body_or_the_reply(document: Document) -> None:
    line = records.document_line(document, [])
    texts = {reply.key: reply.text for reply in line.replies}
    body = "\n\n".join(block.text for block in line.body)
    assert body == joined(document.body)
    for citation in line.references[0].citations:
        text = body if citation.reply is None else texts[citation.reply]
        assert text[citation.start : citation.end] == citation.text


def test_the_page_about_json_has_a_row_for_every_field_and_no_other() -> None:
    sections = re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    described = {}
    for section in sections:
        title = section.splitlines()[0].replace("`", "").removesuffix(" --json")
        described[title] = re.findall(r"^\| `(\w+)` \|", section, flags=re.MULTILINE)
    wanted = {title: list(kind.__struct_fields__) for title, kind in KINDS.items()}
    wanted["rapport refs"] = ["document"]
    wanted["rapport marks as-of"] = []
    assert described == wanted


def test_the_page_about_json_tells_which_fields_may_be_null() -> None:
    sections = re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    for section in sections:
        title = section.splitlines()[0].replace("`", "").removesuffix(" --json")
        if title not in KINDS:
            continue
        hints = typing.get_type_hints(KINDS[title])
        for field, kind in re.findall(r"^\| `(\w+)` \| ([^|]*) \|", section, flags=re.MULTILINE):
            may_be_null = type(None) in typing.get_args(hints[field])
            assert ("null" in kind) == may_be_null, f"{title}: {field}"

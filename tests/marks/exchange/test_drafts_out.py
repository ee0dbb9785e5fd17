"""Drafts on their way out: exact, harmless, and without an e-mail address unless it is wanted."""

from urllib.parse import parse_qs, unquote, urlsplit

import msgspec
import pytest
from markdown_it import MarkdownIt

from tui.marks.exchange import CSV, JSON, MARKDOWN, W3C, export, import_
from tui.marks.exchange.addresses import hidden
from tui.marks.exchange.drafts import (
    DRAFT_FORMATS,
    MAILTO,
    TEXT,
    WORDPRESS,
    export_drafts,
    form_fields,
    parent_id,
    post_id,
)
from tui.marks.exchange.drafts import MARKDOWN as DRAFT_MARKDOWN
from tui.marks.records import DRAFTS, DraftRecord, written
from tui.model import DocumentKey

DRAFT = DraftRecord(
    document=DocumentKey("doc"),
    part="draft:1a2b",
    answers="reply:comment-34",
    name="Ada & Co",
    email="ada@home.example",
    website="a.example/ada",
    comment="I agree.\n\nBut *only* a bit — 50 % & no more.",
    quote="It is so, and has always been.",
    title="On reading",
    path="https://b.example/?p=12",
    author="Ben",
)


def without(**fields):
    return msgspec.structs.replace(DRAFT, **fields)


def raw(draft=DRAFT):
    return [(DRAFTS, msgspec.Raw(written(DRAFTS, draft)))]


def test_as_text_it_is_a_letter():
    assert export_drafts(TEXT, [DRAFT]) == (
        "Reply to Ben · On reading\nhttps://b.example/?p=12\n\n"
        "> It is so, and has always been.\n\n"
        "I agree.\n\nBut *only* a bit — 50 % & no more.\n\n-- \nAda & Co\na.example/ada\n"
    )


def test_the_address_that_the_page_tells_comes_before_others():
    draft = without(address="https://b.example/reading", path="/saved/a.html")
    assert export_drafts(TEXT, [draft]).splitlines()[1] == "https://b.example/reading"


def test_several_are_parted():
    text = export_drafts(TEXT, [DRAFT, without(comment="Another")])
    assert text.count("-" * 72) == 1 and text.endswith("a.example/ada\n")


def test_the_path_of_a_file_stays_at_home():
    draft = without(path="/home/ada/secret/page.html")
    assert all("secret" not in export_drafts(name, [draft]) for name in DRAFT_FORMATS)


@pytest.mark.parametrize("name", DRAFT_FORMATS)
def test_no_address_goes_out_unless_it_is_wanted(name):
    draft = without(
        comment="Write to me@home.example or to bob@b.example.", quote="by cleo@c.example"
    )
    assert "home.example" not in unquote(export_drafts(name, [draft]))
    assert "b.example." not in unquote(export_drafts(name, [draft]))
    assert "c.example" not in unquote(export_drafts(name, [draft]))
    assert "home.example" in unquote(export_drafts(name, [draft], with_email=True))


def test_as_markdown_it_shows_the_very_words():
    text = export_drafts(DRAFT_MARKDOWN, [DRAFT])
    html = MarkdownIt().render(text)
    assert "<h2>Reply to Ben · On reading</h2>" in html
    assert "<blockquote>\n<p>It is so, and has always been.</p>\n</blockquote>" in html
    assert "<p>But *only* a bit — 50 % &amp; no more.</p>" in html
    assert "<p>— Ada &amp; Co · a.example/ada</p>" in html


def test_a_mailto_link_holds_subject_and_body():
    link = urlsplit(export_drafts(MAILTO, [DRAFT]).strip())
    assert (link.scheme, link.path) == ("mailto", "")
    fields = parse_qs(link.query, strict_parsing=True)
    assert fields["subject"] == ["Re: On reading"]
    lines = fields["body"][0].split("\r\n")
    assert lines[0] == "https://b.example/?p=12"
    assert "But *only* a bit — 50 % & no more." in lines


def test_a_form_gets_what_wordpress_takes():
    assert form_fields(DRAFT) == {
        "author": "Ada & Co",
        "email": "ada@home.example",
        "url": "https://a.example/ada",
        "comment": DRAFT.comment,
        "comment_post_ID": "12",
        "comment_parent": "34",
    }
    line = export_drafts(WORDPRESS, [DRAFT])
    assert line.count("\n") == 1
    sent = parse_qs(line.strip(), strict_parsing=True)
    assert sent["comment"] == [DRAFT.comment.replace("\n", "\r\n")]
    assert "email" not in sent and sent["comment_parent"] == ["34"]


@pytest.mark.parametrize(
    "answers, number",
    [
        ("body", "0"),
        ("", "0"),
        ("reply:comment-7", "7"),
        ("reply:div-comment-7", "7"),
        ("reply:7-1a2b3c4d", ""),
        ("reply:comment-7x", ""),
        ("reply:<7@mail.example>", ""),
    ],
)
def test_the_parent_is_a_number_that_the_page_gave(answers, number):
    assert parent_id(without(answers=answers)) == number


@pytest.mark.parametrize(
    "fields, number",
    [
        ({"path": "https://b.example/?p=12"}, "12"),
        ({"path": "https://b.example/?x=1&p=12#c"}, "12"),
        ({"path": "/saved/a.html", "document": DocumentKey("http://b.example/?p=5")}, "5"),
        ({"address": "https://b.example/?p=7", "path": "/saved/a.html"}, "7"),
        ({"path": "https://b.example/2012/reading"}, ""),
        ({"path": "/saved/?p=12"}, ""),
    ],
)
def test_the_post_has_a_number_only_where_its_address_tells_it(fields, number):
    assert post_id(without(**fields)) == number


@pytest.mark.parametrize("name", DRAFT_FORMATS)
def test_whatever_was_kept_goes_out_harmless_and_never_fails(name):
    odd = "\x1b[2J\u202e\x07x\r\ny\u2028\U000e0041"
    draft = DraftRecord(
        document=DocumentKey(odd), part="draft:" + odd, name=odd, comment=odd, quote=odd, title=odd
    )
    text = unquote(export_drafts(name, [draft]))
    assert not any(sign in text for sign in "\x1b\x07\u202e\u2028\U000e0041")
    assert export_drafts(name, [DraftRecord(document=DocumentKey(""), part="")]).endswith("\n")


# The exports of all marks ------------------------------------------------------------------------


@pytest.mark.parametrize("name", [MARKDOWN, JSON, W3C, CSV])
def test_the_other_exports_hold_no_address_of_a_draft(name):
    for email in ("ada@home.example", "half@", "no address at all"):
        text = export(name, raw(without(email=email)))
        assert email not in text and "half" not in text


def test_an_export_with_addresses_brings_the_draft_back_whole():
    text = export(JSON, raw(), with_addresses=True)
    (change,) = import_(text, "f").changes
    assert msgspec.json.decode(change[1], type=DraftRecord) == DRAFT


def test_one_without_them_brings_back_all_the_rest():
    text = export(JSON, raw())
    (change,) = import_(text, "f").changes
    assert msgspec.json.decode(change[1], type=DraftRecord) == without(email="")


def test_what_came_from_a_newer_version_loses_its_address_too():
    fields = {"document": "d", "part": "draft:x", "email": ["ada"], "mood": "calm"}
    ((_, found),) = hidden([(DRAFTS, msgspec.Raw(msgspec.json.encode(fields)))])
    assert msgspec.json.decode(found)["email"] == ""
    assert msgspec.json.decode(found)["mood"] == "calm"

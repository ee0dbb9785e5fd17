"""A Markdown file becomes a document: front matter, title, replies, references."""

import io

import pytest

from tui.formats import Place
from tui.formats.markdown import claims, read
from tui.model import Document, Problem, fingerprint


def read_all(text, relative="folder/some_page.md"):
    data = text.encode() if isinstance(text, str) else text
    items = list(read(io.BytesIO(data), Place(path=f"/library/{relative}", relative=relative)))
    documents = [item for item in items if isinstance(item, Document)]
    return (documents[0] if documents else None), [i for i in items if isinstance(i, Problem)]


def whole(text, **place):
    """The document of a text that has no problems."""
    document, problems = read_all(text, **place)
    assert problems == []
    return document


FRONT = """---
title: "Thinking: a page"
author: Ann Example
published: March 11th, 2015 at 02:57
url: https://example.org/think
language: de
declared_replies: 13
key: think
---

Text.
"""


@pytest.mark.parametrize(
    ("written", "title"),
    [
        (r'"On \"rapport\" and \\LaTeX"', 'On "rapport" and \\LaTeX'),
        ("'It''s so'", "It's so"),
        (r"'a \" b'", r"a \" b"),
        (r"plain \" and ''", r"plain \" and ''"),
    ],
)
def test_quotes_in_a_quoted_value_are_read_as_they_are_meant(written, title):
    assert whole(f"---\ntitle: {written}\n---\n\nText.\n").title == title


@pytest.mark.parametrize("name", ["a.md", "README.MD", "b.markdown", "c.mkd", "d.mdown"])
def test_files_are_claimed_by_name(tmp_path, name):
    assert claims(b"", tmp_path / name)


@pytest.mark.parametrize("name", ["a.txt", "md", "a.md.txt", ".md"])
def test_other_names_are_not_claimed(tmp_path, name):
    assert not claims(b"# Title", tmp_path / name)


def test_front_matter_tells_what_it_knows():
    document = whole(FRONT)
    assert document.title == "Thinking: a page"
    assert not document.title_is_guess
    assert document.author == "Ann Example"
    assert document.published == "2015-03-11T02:57"
    assert document.url == "https://example.org/think"
    assert document.language == "de"
    assert document.declared_replies == 13
    assert document.key == "think"
    assert document.format == "markdown"
    assert [block.text for block in document.body] == ["Text."]


def test_front_matter_of_other_programs_is_passed_over():
    document = whole(
        "---\nlayout: post\ndate: 2020-02-03\ntags:\n  - a\n- b\n# remark\nlang: en\n\n"
        "Title: 'Single'\nauthor:\n---\nText.\n"
    )
    assert (document.title, document.published, document.language) == ("Single", "2020-02-03", "en")
    assert document.author is None


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n"])
def test_every_kind_of_line_end(line_end):
    assert whole(FRONT.replace("\n", line_end)) == whole(FRONT)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("declared_replies: many", "declared_replies is not a number: many"),
        ("declared_replies: -3", "declared_replies is not a number: -3"),
        ("published: once upon a time", "published is not a date that is understood"),
        ("published: 2020-13-45", "published is not a date that is understood: 2020-13-45"),
        ("just words", "line 3 of the front matter is not `name: value`: just words"),
        ("title: Again", "line 3 of the front matter tells title again; the first one counts"),
    ],
)
def test_bad_front_matter_is_told_and_the_page_is_read(line, told):
    document, problems = read_all(f"---\ntitle: T\n{line}\nauthor: Ann\n---\nText.\n")
    (problem,) = problems
    assert told in problem.reason
    assert not problem.is_fatal
    assert (document.title, document.author, document.body[0].text) == ("T", "Ann", "Text.")


def test_front_matter_without_an_end_is_told_and_shown():
    document, problems = read_all("---\ntitle: T\n\nText.\n")
    assert "no closing" in problems[0].reason
    assert "title: T" in [block.text for block in document.body]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("---\n\nA rule first.\n", "A rule first."),
        ("---\nWords between rules.\n---\nMore.\n", "Words between rules."),
        ("---\nNote: a remark.\n\nText.\n\nMore text.\n\n---\nEnd.\n", "Note: a remark."),
        ("---\nNote: a remark without an end.\n", "Note: a remark without an end."),
    ],
)
def test_a_rule_at_the_top_is_no_front_matter(text, words):
    assert words in [block.text for block in whole(text).body]


@pytest.mark.parametrize("published", ["2020", "2020-05", "2020-05-06T10:00:00+02:00"])
def test_dates_in_iso_form_stay_as_they_are(published):
    assert whole(f"---\npublished: {published}\n---\nText.\n").published == published


def test_the_first_heading_is_the_title_and_is_not_repeated():
    document = whole("![](badge.svg)\n\n# The *title*\n\nText.\n\n# Another\n")
    assert document.title == "The title"
    assert [block.text for block in document.body] == ["badge.svg", "Text.", "Another"]


def test_a_heading_that_differs_from_the_told_title_stays():
    document = whole("---\ntitle: Told\n---\n# Heading\n\nText.\n")
    assert document.title == "Told"
    assert document.body[0].text == "Heading"


def test_a_file_without_a_title_goes_by_its_name_as_a_guess():
    document = whole("## Only a small heading\n")
    assert (document.title, document.title_is_guess) == ("some page", True)


def test_a_file_with_an_id_in_its_name_has_that_key():
    assert whole("Text.", relative="x/003_00ff00ff00ff00ff.md").key == "00ff00ff00ff00ff"
    assert whole("Text.", relative="x/page.md").key == "x/page.md"


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xef\xbb\xbf", b"---\nkey: k\n---\n"])
def test_a_file_with_nothing_in_it_is_a_problem(data):
    document, problems = read_all(data)
    assert document is None
    assert [problem.reason for problem in problems] == ["nothing to read"]


def test_lost_characters_are_told_and_never_reach_the_document():
    document, problems = read_all(b"# A\x1b[31m title\n\nText \x9b of\x00 it. \x1b]52;c;eA==\x07\n")
    assert not problems[0].is_fatal
    assert document.title == "A title"
    assert "\x1b" not in document.body[0].text


REPLIES = """Text.

## Replies

### Bo · 2026-11-21 {#comment-1}

First.

With *two* paragraphs.

#### ? · 2026-11-22 10:30

Second.

###### Cy
Third.

##### · 2026-11-23

Fourth.

### Dee · Ann
"""


def test_replies_have_names_dates_ids_and_parents():
    document = whole(REPLIES)
    told = [(r.author, r.date, r.level, r.text) for r in document.replies]
    assert told == [
        ("Bo", "2026-11-21", 0, "First.\n\nWith two paragraphs."),
        (None, "2026-11-22T10:30", 1, "Second."),
        ("Cy", None, 2, "Third."),
        (None, "2026-11-23", 2, "Fourth."),
        ("Dee · Ann", None, 0, ""),
    ]
    keys = [reply.key for reply in document.replies]
    assert keys[:2] == ["comment-1", f"2-{fingerprint('Second.')[:8]}"]
    assert [r.parent for r in document.replies] == [None, keys[0], keys[1], keys[1], None]
    assert not any(reply.parent_is_guess for reply in document.replies)
    assert [block.text for block in document.body] == ["Text."]
    assert document.declared_replies is None


@pytest.mark.parametrize(
    ("heading", "author", "date", "key"),
    [
        ("Bo", "Bo", None, None),
        ("Bo · 3 days ago", "Bo", "3 days ago", None),
        ("Bo · May 4th, 2020", "Bo", "2020-05-04", None),
        ("Bo {#x}", "Bo", None, "x"),
        ("{#x}", None, None, "x"),
        ("Bo {#}", "Bo {#}", None, None),
        ("*Bo* [Li](https://example.org)", "Bo Li", None, None),
        ("2026-11-20", "2026-11-20", None, None),
        ("· 2026-11-20", None, "2026-11-20", None),
        ("Bo · 2026-99-99", "Bo", "2026-99-99", None),
    ],
)
def test_the_heading_of_a_reply(heading, author, date, key):
    (reply,) = whole(f"Text.\n\n## Replies\n\n### {heading}\n\nWords.\n").replies
    assert (reply.author, reply.date) == (author, date)
    assert reply.key == (key or f"1-{fingerprint('Words.')[:8]}")


def test_two_replies_with_one_id_stay_apart_and_are_told():
    document, problems = read_all("## Replies\n\n### A {#x}\n\none\n\n### B {#x}\n\ntwo\n")
    assert len({reply.key for reply in document.replies}) == 2
    assert "two replies have the id x" in problems[0].reason
    assert not problems[0].is_fatal


def test_an_id_that_looks_like_a_made_one_stays_apart_as_well():
    made = f"2-{fingerprint('two')[:8]}"
    document, _ = read_all(f"## Replies\n\n### A {{#{made}}}\n\none\n\n### B\n\ntwo\n")
    assert len({reply.key for reply in document.replies}) == 2


def test_the_section_ends_at_the_next_heading_of_its_rank():
    document = whole("## Replies\n\n### A\n\none\n\n## After\n\n### Not a reply\n\ntext\n")
    assert [reply.text for reply in document.replies] == ["one"]
    assert [block.text for block in document.body] == ["After", "Not a reply", "text"]


def test_words_before_the_first_name_stay_in_the_body():
    document = whole("Text.\n\n## Replies\n\nClosed since May.\n\n### A\n\none\n")
    assert [block.text for block in document.body] == ["Text.", "Replies", "Closed since May."]
    assert [reply.text for reply in document.replies] == ["one"]


@pytest.mark.parametrize("text", ["## Replies\n\nNone yet.\n", "Text.\n\n## Replies\n"])
def test_a_section_without_replies_is_text(text):
    document = whole(text)
    assert document.replies == ()
    assert "Replies" in [block.text for block in document.body]


def test_a_heading_in_a_quote_or_in_code_opens_nothing():
    document = whole("## Replies\n\n### A\n\n> ## After\n>\n> ### B\n\n```\n## After\n```\n")
    assert len(document.replies) == 1
    assert len(document.replies[0].blocks) == 3


REFERENCES = """Bush (1945) imagined trails.

## References

- Bush, V. (1945). As We May Think. The Atlantic Monthly, 176(1), 101–108.
- Garfield, E. (1955). Citation indexes for science. Science, 122(3159), 108–111.

## Replies

### Bo

See Bush (1945).
"""


def test_the_list_of_references_is_found_and_joined_with_the_text():
    document = whole(REFERENCES)
    assert [block.text for block in document.body][1] == "References"
    bush, garfield = document.references
    assert (bush.issued, bush.volume, bush.page) == ("1945", "176", "101-108")
    places = [(citation.reply, citation.block) for citation in bush.citations]
    assert places == [(None, 0), (None, 2), (document.replies[0].key, 0)]
    assert [(citation.reply, citation.block) for citation in garfield.citations] == [(None, 3)]


def test_the_list_of_references_comes_last_wherever_it_stands():
    document = whole("## References\n\n- Bush, V. (1945). Thinking.\n\n## Text\n\nWords.\n")
    assert [block.text for block in document.body][:2] == ["Text", "Words."]


def test_a_plain_readme_is_a_document_without_replies():
    document = whole("# tool\n\nA tool.\n\n## Install\n\n```\npip\n```\n\n## License\n\nMIT\n")
    assert (document.title, document.replies, document.declared_replies) == ("tool", (), None)
    assert len(document.body) == 5

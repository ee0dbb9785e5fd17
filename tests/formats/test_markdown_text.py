"""Markdown becomes blocks with spans; nothing in it is ever interpreted beyond that."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.formats.markdown.blocks import blocks_of
from tui.model import Block, Span, clean


def blocks(text):
    return [block for block, _ in blocks_of(text)]


def shape(text):
    return [(block.kind, block.level, block.text) for block in blocks(text)]


def test_paragraphs_keep_their_words_on_one_line():
    assert shape("One\ntwo.\n\nThree.") == [
        ("paragraph", 0, "One two."),
        ("paragraph", 0, "Three."),
    ]


def test_headings_of_both_styles_and_all_ranks():
    text = "# One\n\nTwo\n---\n\n### Three ###\n\n###### Six"
    assert shape(text) == [
        ("heading", 1, "One"),
        ("heading", 2, "Two"),
        ("heading", 3, "Three"),
        ("heading", 6, "Six"),
    ]


def test_spans_mark_emphasis_strong_code_and_links():
    (block,) = blocks("a *em **both*** `co*de` [li *n* k](http://example.org/x 'title') z")
    assert block.text == "a em both co*de li n k z"
    assert block.spans == (
        Span(2, 9, "emphasis"),
        Span(5, 9, "strong"),
        Span(10, 15, "code"),
        Span(16, 22, "link", "http://example.org/x"),
        Span(19, 20, "emphasis"),
    )


def test_links_named_elsewhere_and_addresses_in_angles():
    first, second = blocks(
        "See [it][a] now.\n\n<https://example.org/b>\n\n[a]: https://example.org/a"
    )
    assert first.spans == (Span(4, 6, "link", "https://example.org/a"),)
    assert second == Block(
        "https://example.org/b", spans=(Span(0, 21, "link", "https://example.org/b"),)
    )


def test_a_link_that_would_run_something_stays_text():
    (block,) = blocks("[run](javascript:alert(1)) [@click=app.quit]x[/]")
    assert block.spans == ()
    assert block.text == "[run](javascript:alert(1)) [@click=app.quit]x[/]"


def test_quotes_tell_their_depth():
    text = "> one\n>\n> > two\n>\n> one again"
    assert shape(text) == [("quote", 0, "one"), ("quote", 1, "two"), ("quote", 0, "one again")]


def test_items_tell_their_depth_and_keep_their_numbers():
    text = "- a\n  - b\n\n    more of b\n- c\n\n7. seven\n8. eight\n"
    assert shape(text) == [
        ("item", 0, "a"),
        ("item", 1, "b"),
        ("paragraph", 0, "more of b"),
        ("item", 0, "c"),
        ("item", 0, "7. seven"),
        ("item", 0, "8. eight"),
    ]


def test_numbers_move_the_spans_behind_them():
    (block,) = blocks("3. an *em*")
    assert (block.text, block.spans) == ("3. an em", (Span(6, 8, "emphasis"),))


def test_items_within_a_quote_are_quoted():
    assert shape("> - a\n> - b") == [("quote", 0, "• a"), ("quote", 0, "• b")]
    assert shape("> 1. a") == [("quote", 0, "1. a")]


def test_an_item_that_holds_no_words_loses_nothing_else():
    text = "1. ```\n   code\n   ```\n2.\n3. end"
    assert shape(text) == [
        ("item", 0, "1."),
        ("code", 0, "code"),
        ("item", 0, "2."),
        ("item", 0, "3. end"),
    ]


def test_code_keeps_its_lines_and_its_markup():
    text = "```python\ndef f():\n    return *x*\n```\n\n    indented\n      more\n"
    assert shape(text) == [
        ("code", 0, "def f():\n    return *x*"),
        ("code", 0, "indented\n  more"),
    ]


def test_code_without_an_end_reaches_to_the_end():
    assert shape("```\na\n# not a heading") == [("code", 0, "a\n# not a heading")]


def test_pictures_alone_are_blocks_with_words_and_address():
    (block,) = blocks("![a *fine* view](pics/view.png)")
    assert block == Block("a fine view", "image", (Span(0, 11, "link", "pics/view.png"),))
    first, second = blocks(
        "[![build](https://ci.example/b.svg)](https://ci.example) ![](x/two.png)"
    )
    assert (first.kind, first.text, first.spans[0].target) == (
        "image",
        "build",
        "https://ci.example/b.svg",
    )
    assert (second.kind, second.text) == ("image", "two.png")


def test_pictures_among_words_are_links():
    (block,) = blocks("Look ![here](a.png), please.")
    assert block == Block("Look here, please.", spans=(Span(5, 9, "link", "a.png"),))


def test_rules_and_forced_line_breaks():
    assert shape("a  \nb *c\\\nd* e\n\n***") == [
        ("paragraph", 0, "a"),
        ("paragraph", 0, "b c"),
        ("paragraph", 0, "d e"),
        ("rule", 0, ""),
    ]
    assert [block.spans for block in blocks("b *c\\\nd* e")] == [
        (Span(2, 3, "emphasis"),),
        (Span(0, 1, "emphasis"),),
    ]


def test_tables_are_lines_of_columns_with_their_links():
    text = "| name | n |\n|:-----|--:|\n| [a](http://a.example) | 1 |\n| 漢字 longer |\n"
    (block,) = blocks(text)
    assert block.kind == "code"
    assert block.text == "name         n\na            1\n漢字 longer"
    (span,) = block.spans
    assert block.text[span.start : span.end] == "a"
    assert span.target == "http://a.example"


@pytest.mark.parametrize(
    "html",
    [
        "<!-- hidden -->",
        "<script>alert(1)</script>",
        "<details><summary>x</summary></details>",
        '<p align="center">x</p>',
    ],
)
def test_html_is_shown_as_the_text_it_is(html):
    assert shape(html) == [("paragraph", 0, html)]
    assert shape(f"a {html} b") == [("paragraph", 0, f"a {html} b")]


def test_entities_bring_no_control_characters_back():
    text = "a &#x202e;b&#155;31m c&NewLine;d&Tab;e [x](http://x.example/&#x202e;y)"
    (block,) = blocks(text)
    assert clean(block.text) == (block.text, 0)
    assert "\n" not in block.text
    assert all(clean(span.target)[1] == 0 for span in block.spans)


def test_a_large_file_is_cut_where_no_block_is_open():
    part = "# Title\n\nSome words.\n\n- item\n\n```\n# code\n```\n\n"
    many = 12_000
    found = blocks(part * many)
    assert len(found) == 4 * many
    assert found[-4:] == blocks(part)


def test_a_large_file_without_headings_keeps_all_its_words():
    line = "word " * 20 + "\n\n"
    found = blocks(line * 20_000)
    assert sum(block.text.count("word") for block in found) == 400_000


@pytest.mark.parametrize(
    "unit",
    ["[", "![", "*a _b ", "`" * 7 + " ", "[a](", "<a ", "> ", "- ", "|a", "&#x", "\\", "a\n"],
)
def test_adversarial_lines_cost_no_more_than_their_length(unit, monkeypatch):
    import tui.formats.markdown.inline as inline

    parsed = []
    real = inline._Writing.add

    def counting(self, token):
        parsed.append(token)
        return real(self, token)

    monkeypatch.setattr(inline._Writing, "add", counting)
    found = blocks(unit * (300_000 // len(unit)))
    assert sum(len(block.text) for block in found) > 0 or unit in {"> ", "- "}
    assert len(parsed) < 300_000


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab *_`[]()!<>#-|\n\t>1.~\\&;:{}é漢\u0301\u202e\x1b", max_size=300))
def test_whatever_the_text_blocks_are_safe_and_spans_lie_within(text):
    for block, rank in blocks_of(clean(text)[0]):
        assert clean(block.text)[1] == 0
        assert "\n" not in block.text or block.kind == "code"
        assert rank in {0, block.level}
        for span in block.spans:
            assert 0 <= span.start < span.end <= len(block.text)
            assert (span.target is not None) == (span.kind == "link")

"""What goes out comes in again, sign by sign, in each format."""

import importlib.util
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tui.marks import records
from tui.marks.exchange import CSV, JSON, MARKDOWN, W3C, export, import_
from tui.marks.exchange.formats import recognised
from tui.marks.exchange.markdown_text import escaped, unescaped

_SPEC = importlib.util.spec_from_file_location(
    "strategies", Path(__file__).with_name("strategies.py")
)
given_ = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(given_)

BOOKMARK_SETS = given_.sets(records.BOOKMARKS, given_.BOOKMARKS)
QUICK = settings(max_examples=150, deadline=None)


def back(name, changes, given_name=""):
    text = export(name, changes, with_addresses=True)
    imported = import_(text.encode().decode(), "file", given_name)
    assert imported.problems == []
    return imported.changes


@QUICK
@given(BOOKMARK_SETS)
def test_bookmarks_come_back_from_markdown(changes):
    assert given_.plain(back(MARKDOWN, changes)) == given_.plain(changes)


@QUICK
@given(BOOKMARK_SETS)
def test_bookmarks_come_back_from_annotations(changes):
    assert given_.plain(back(W3C, changes)) == given_.plain(changes)


@QUICK
@given(given_.ALL_TABLES)
def test_every_table_comes_back_from_json(changes):
    assert given_.plain(back(JSON, changes)) == given_.plain(changes)


@QUICK
@given(given_.sets(records.READS, given_.READS))
def test_read_marks_come_back_from_csv(changes):
    assert given_.plain(back(CSV, changes)) == given_.plain(changes)


@QUICK
@given(given_.TEXTS.filter(bool))
def test_markdown_shows_any_text_and_gives_it_back(text):
    lines = escaped(text)
    assert unescaped(lines) == text
    assert lines[0] and lines[-1]
    assert not any(line.startswith(("#", ">", "<", "-", "+", " ", "\t", "=")) for line in lines)


@QUICK
@given(st.text("ab1 \n\t\\`*_[]()<>&#;+-=.)!|~:/@", min_size=1, max_size=40))
def test_a_reader_of_markdown_shows_the_very_text_and_nothing_but_paragraphs(text):
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse("\n".join(escaped(text)))
    kinds = {token.type for token in tokens}
    assert kinds <= {"paragraph_open", "inline", "paragraph_close"}
    paragraphs = [
        "".join("\n" if child.type == "hardbreak" else child.content for child in token.children)
        for token in tokens
        if token.type == "inline"
    ]
    assert "\n\n".join(paragraphs) == text


@pytest.mark.parametrize("name", [MARKDOWN, JSON, W3C])
def test_a_note_of_a_megabyte_comes_back(bookmark, name):
    note = ("A line with `signs` <!-- /bookmark -->\n\n\n   # no heading\n" * 20_000) + "\n"
    changes = given_.changes(records.BOOKMARKS, [bookmark(note=note + " " * 100_000 + "x")])
    assert len(note) > 1_000_000
    assert given_.plain(back(name, changes)) == given_.plain(changes)


@pytest.mark.parametrize("name", [MARKDOWN, JSON, W3C])
def test_each_format_is_known_by_what_stands_in_it(bookmark, name):
    changes = given_.changes(records.BOOKMARKS, [bookmark()])
    assert recognised("\ufeff" + export(name, changes)) == name
    assert given_.plain(back(name, changes, name)) == given_.plain(changes)


def test_csv_is_known_by_its_first_row():
    assert recognised(export(CSV, [])) == CSV
    assert recognised("some words, and more\n") == ""


@pytest.mark.parametrize("name", [MARKDOWN, JSON, W3C])
@QUICK
@given(changes=BOOKMARK_SETS)
def test_nothing_that_harms_a_terminal_stands_in_an_export(name, changes):
    text = export(name, changes, with_addresses=True)
    assert not any(sign in text for sign in "\x1b\x00\u202e\u2028\U000e0041\r")

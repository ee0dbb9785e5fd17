"""The tour is what a newcomer sees first: it must be sound, and teach only keys that exist."""

import re
from pathlib import Path

import pytest

from tui.commands import COMMANDS, key_name
from tui.formats import Place, read_file
from tui.library import Library
from tui.model import Document

SEEDS = Path(__file__).parents[2] / "seeds"
TOUR = sorted(SEEDS.glob("tour-*.md"))
KEYS = {key_name(key) for command in COMMANDS for key in command.keys}
NO_KEYS = re.compile(r"#\w*|-t|ssh|NO_COLOR=1")
"""What stands in code within a sentence and is no key: tags and words for a shell."""


def items(path):
    return list(read_file(Place(path=str(path), relative=path.name)))


def document(path):
    return next(item for item in items(path) if isinstance(item, Document))


def code_words(page):
    blocks = [*page.body, *(block for reply in page.replies for block in reply.blocks)]
    return {
        block.text[span.start : span.end]
        for block in blocks
        for span in block.spans
        if span.kind == "code"
    }


@pytest.mark.parametrize("path", TOUR, ids=lambda path: path.stem)
def test_a_page_of_the_tour_is_read_without_a_problem(path):
    (page,) = items(path)
    assert isinstance(page, Document)
    assert page.key.startswith("tour-")
    assert not page.title_is_guess
    assert page.author
    assert page.published


@pytest.mark.parametrize("path", TOUR, ids=lambda path: path.stem)
def test_a_page_of_the_tour_has_a_thread_with_names_and_dates_to_move_in(path):
    replies = document(path).replies
    assert len(replies) >= 2
    assert {reply.level for reply in replies} == {0, 1, 2}
    assert all(reply.author and reply.date and reply.text for reply in replies)


@pytest.mark.parametrize("path", TOUR, ids=lambda path: path.stem)
def test_every_reference_of_the_tour_is_cited_before_the_list_of_references(path):
    page = document(path)
    works = [reference for reference in page.references if reference.kind == "work"]
    assert works
    listed = next(n for n, block in enumerate(page.body) if block.text == "References")
    for work in works:
        assert any(place.reply or place.block < listed for place in work.citations), work.raw
        assert work.author and work.issued and work.title


@pytest.mark.parametrize("path", TOUR, ids=lambda path: path.stem)
def test_the_tour_names_only_keys_that_exist(path):
    words = {word for word in code_words(document(path)) if not NO_KEYS.fullmatch(word)}
    assert words
    assert words <= KEYS


def test_the_tour_teaches_what_a_reader_needs():
    taught = set().union(*(code_words(document(path)) for path in TOUR))
    named = {"Space", "Tab", "Shift+Tab", "Enter", "Esc", "Ctrl+d", "Ctrl+u", "Ctrl+l"}
    named |= {"Ctrl+r", "Ctrl+o", "Ctrl+s"}
    named |= {"gg", "gl", "gt", "gr", "za", "zA", "zr"}
    assert named | set("jkbGnp][}{mMAuUBD'!R?qJvw/seod->)") <= taught


def test_the_tour_says_how_many_replies_are_missing():
    page = document(SEEDS / "tour-2-marking-a-reply-read.md")
    text = " ".join(block.text for block in page.body)
    assert f"{page.declared_replies} replies, and the file holds {len(page.replies)}" in text


def test_the_work_that_the_tour_follows_is_cited_where_it_says():
    page = document(SEEDS / "tour-4-following-a-reference.md")
    bush = next(reference for reference in page.references if reference.author == "Bush, V.")
    listed = next(n for n, block in enumerate(page.body) if block.text == "References")
    in_text = [p for p in bush.citations if p.reply is None and p.block < listed]
    in_replies = [place for place in bush.citations if place.reply]
    assert (len(in_text), len(in_replies)) == (1, 2)


def test_the_seeds_open_with_the_tour_in_its_order_and_the_saved_page_last(tmp_path):
    library = Library([SEEDS], tmp_path / "index.sqlite3")
    library.open()
    library.scan()
    order = [Path(entry.path).name for entry in library.entries(library.order())]
    problems = library.problems()
    library.close()
    assert len(TOUR) == 5
    assert order == [*(path.name for path in TOUR), "000_0025408757f80aa1.txt"]
    assert problems == []

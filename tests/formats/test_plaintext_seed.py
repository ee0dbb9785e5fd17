"""The seed page comes out exactly as its readers know it."""

from pathlib import Path

import pytest

from tui.formats import Place, read_file
from tui.model import Document

SEED = Path(__file__).parents[2] / "seeds" / "000_0025408757f80aa1.txt"


@pytest.fixture(scope="module")
def document() -> Document:
    (found,) = read_file(Place(str(SEED), SEED.name))
    assert isinstance(found, Document)
    return found


def test_title_author_and_key(document):
    assert document.key == "0025408757f80aa1"
    assert document.format == "plaintext"
    assert document.title == "Rapport vs 6 Sessions In High Intensity IAPT"
    assert not document.title_is_guess
    assert document.author == "Dr Mike Scott"


def test_the_body_is_two_paragraphs(document):
    first, second = document.body
    assert first.text.startswith("The final straw") and first.text.endswith(
        "importance of rapport."
    )
    assert second.text.startswith("A study just") and second.text.endswith(
        "sub-therapeutic dose of treatment."
    )


def test_thirteen_replies_are_declared_and_two_kept(document):
    assert document.declared_replies == 13
    first, second = document.replies
    assert first.text.startswith("I couldn’t agree more.") and first.text.endswith(
        "really is shocking."
    )
    assert second.text.startswith("Thanks Kojay,") and second.text.endswith("before long.")


def test_the_form_is_gone(document):
    words = document.replies[-1].text + "".join(block.text for block in document.body)
    assert "Leave a Reply" not in words and "Required fields" not in words


def test_the_first_author_is_a_guess_from_the_thanks_of_the_second(document):
    first, second = document.replies
    assert (first.author, first.author_guess) == (None, "Kojay")
    assert (second.author, second.author_guess) == (None, None)
    assert second.addressed_to_guess == "Kojay"
    assert (second.parent, second.parent_is_guess, second.level) == (first.key, True, 1)


def test_the_neighbouring_post_is_a_reference_not_the_title(document):
    last = document.references[-1]
    assert last.kind == "neighbour"
    assert last.title == "BABCP Response - NICE Consultation January 2022"

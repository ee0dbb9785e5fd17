"""A few documents are held, each as the library had it when it was asked for."""

from pathlib import Path

import pytest

from tui.library import Library
from tui.model import DocumentKey
from tui.session.documents import CACHED, Documents


@pytest.fixture
def library(tmp_path: Path):
    for number in range(CACHED + 2):
        page = f"---\ntitle: Page {number}\nkey: page-{number}\n---\n\nWords.\n"
        (tmp_path / f"{number}.md").write_text(page)
    made = Library([tmp_path], tmp_path / "index.sqlite")
    made.open()
    made.scan()
    yield made
    made.close()


def key(number: int) -> DocumentKey:
    return DocumentKey(f"page-{number}")


def test_a_document_is_the_same_until_it_is_forgotten(library: Library) -> None:
    documents = Documents(library)
    first = documents.get(key(0))
    assert first is not None and first.title == "Page 0"
    assert documents.get(key(0)) is first
    documents.forget()
    assert documents.get(key(0)) is not first
    assert documents.get(key(0)) == first
    assert documents.get(DocumentKey("none")) is None


def test_those_asked_for_last_are_held(library: Library) -> None:
    documents = Documents(library)
    first, second = documents.get(key(0)), documents.get(key(1))
    for number in range(2, CACHED + 1):
        documents.get(key(number))
        assert documents.get(key(0)) is first
    assert documents.get(key(1)) is not second


def test_anchors_are_made_anew_for_a_document_that_was(library: Library, tmp_path: Path) -> None:
    documents = Documents(library)
    document = documents.get(key(0))
    assert document is not None
    made = documents.anchors(document)
    assert documents.anchors(document) is made
    assert made.path == str(tmp_path / "0.md")
    documents.forget()
    again = documents.get(key(0))
    assert again is not None and documents.anchors(again) is not made

"""Order, pages and look-ups of the list."""

from array import array

import pytest

from tui.model import DocumentKey


@pytest.fixture
def library(folder, opened, write):
    write(folder / "b.md", "Éclair", published="2020-05-01", author="Ann")
    write(folder / "a.md", "“Zebra”", published="2020-05-01T10:00")
    write(folder / "c.md", "apple", replies=2, declared_replies=13)
    write(folder / "sub" / "d.md", "Banana", published="2021-01-01")
    write(folder / "e.md", "Cherry", published="sometime")
    made = opened(folder)
    made.scan()
    return made


def test_newest_first_and_documents_without_a_date_last_by_path(library, titles):
    assert titles(library) == ["Banana", "“Zebra”", "Éclair", "apple", "Cherry"]


def test_titles_sort_as_people_sort_them(library, titles):
    assert titles(library, "title") == ["apple", "Banana", "Cherry", "Éclair", "“Zebra”"]


def test_paths_sort_folder_by_folder(library):
    entries = library.entries(library.order("path"))
    assert [entry.key for entry in entries] == ["a.md", "b.md", "c.md", "e.md", "sub/d.md"]


def test_an_unknown_order_is_refused_by_name(library):
    with pytest.raises(ValueError, match="loudest"):
        library.order("loudest")


def test_dates_with_offsets_sort_by_the_moment_they_mean(folder, opened, write, titles):
    write(folder / "a.md", "later", published="2020-01-01T00:30:00-05:00")
    write(folder / "b.md", "earlier", published="2020-01-01T01:00:00+00:00")
    library = opened(folder)
    library.scan()
    assert titles(library) == ["later", "earlier"]


def test_an_entry_tells_what_the_list_shows(library):
    (entry,) = library.entries([library.id_of(DocumentKey("c.md"))])
    assert (entry.title, entry.author, entry.published) == ("apple", None, None)
    assert (entry.declared_replies, entry.kept_replies) == (13, 2)
    assert entry.parts == ("body", "reply:r0", "reply:r1")
    assert (entry.format, entry.minutes, entry.folder) == ("markdown", 1, "")
    (other,) = library.entries([library.id_of(DocumentKey("sub/d.md"))])
    assert (other.folder, other.published) == ("sub", "2021-01-01")


def test_entries_come_in_the_order_asked_for_without_those_that_are_gone(library):
    ids = [library.id_of(DocumentKey(key)) for key in ("e.md", "a.md", "c.md")]
    entries = library.entries([ids[0], 987654321, *ids[1:], ids[0]])
    assert [entry.key for entry in entries] == ["e.md", "a.md", "c.md", "e.md"]
    assert library.entries([]) == []


def test_keys_are_looked_up_together(library):
    found = library.ids_of([DocumentKey("a.md"), DocumentKey("nowhere"), DocumentKey("e.md")])
    assert set(found) == {"a.md", "e.md"}
    assert library.id_of(DocumentKey("nowhere")) is None


def test_a_page_may_be_larger_than_one_query(folder, opened, write):
    for number in range(1203):
        write(folder / f"{number:04}.md", f"T{number}")
    library = opened(folder)
    library.scan()
    order = library.order("path")
    assert isinstance(order, array)
    assert order.typecode == "q"
    entries = library.entries(order)
    assert [entry.title for entry in entries] == [f"T{number}" for number in range(1203)]
    assert len(library.ids_of([entry.key for entry in entries])) == 1203
    assert [document.title for document in library.documents("path")] == [
        f"T{number}" for number in range(1203)
    ]


@pytest.mark.parametrize("title", ["apple", "APPLE", " Apple! ", "«apple»"])
def test_a_title_is_found_whatever_its_case_and_punctuation(library, title):
    assert library.find_title(title) == "c.md"


@pytest.mark.parametrize("title", ["", "apples", "?!", "apple pie"])
def test_other_titles_are_not_found(library, title):
    assert library.find_title(title) is None


def test_titles_of_punctuation_alone_are_never_taken_for_each_other(folder, opened, write):
    write(folder / "a.md", "???")
    library = opened(folder)
    library.scan()
    assert library.find_title("!!!") is None


def test_of_two_documents_with_one_title_the_first_by_path_is_found(folder, opened, write):
    write(folder / "b.md", "Twice")
    write(folder / "a.md", "Twice")
    library = opened(folder)
    library.scan()
    assert library.find_title("twice") == "a.md"


def test_a_document_comes_back_whole(library, folder):
    document = library.document(DocumentKey("c.md"))
    assert document.title == "apple"
    assert document.body[0].text == "The text of apple."
    assert [reply.key for reply in document.replies] == ["r0", "r1"]
    (folder / "c.md").unlink()
    assert library.document(DocumentKey("c.md")) == document
    assert library.document(DocumentKey("c.md\ud800")) is None


def test_documents_stream_in_the_order_of_the_list(library, titles):
    assert [document.title for document in library.documents()] == titles(library)

"""Two documents that name the same key: both are there, and who keeps it depends on files alone."""

import itertools

import pytest

import tui.library.scan as scan_module
from tui.model import Document, DocumentKey


def keys(library):
    return {entry.title: entry.key for entry in library.entries(library.order("path"))}


def test_the_first_by_path_keeps_the_key_and_the_problem_names_both(folder, opened, write):
    one = write(folder / "one.md", "One", key="same")
    two = write(folder / "sub" / "two.md", "Two", key="same")
    library = opened(folder)
    library.scan()
    assert keys(library) == {"One": "same", "Two": "sub/two.md"}
    (problem,) = library.problems()
    assert problem.path == str(two)
    assert str(one) in problem.reason
    assert not problem.is_fatal
    assert library.document(DocumentKey("sub/two.md")).key == "sub/two.md"


def test_the_outcome_does_not_depend_on_which_file_came_first(tmp_path, opened, write):
    outcomes = set()
    for number, order in enumerate(itertools.permutations(["a", "b", "c"])):
        folder = tmp_path / str(number)
        library = opened(folder, index=tmp_path / f"{number}.sqlite3")
        for name in order:
            write(folder / f"{name}.md", name, key="same")
            library.scan()
        outcomes.add(tuple(sorted(keys(library).items())))
        assert len(library.problems()) == 2
    assert outcomes == {(("a", "same"), ("b", "b.md"), ("c", "c.md"))}


def test_when_the_first_goes_the_next_gets_the_key(folder, opened, write):
    path = write(folder / "a.md", "A", key="same")
    write(folder / "b.md", "B", key="same")
    write(folder / "c.md", "C", key="same")
    library = opened(folder)
    library.scan()
    path.unlink()
    library.scan()
    assert keys(library) == {"B": "same", "C": "c.md"}
    assert len(library.problems()) == 1


def test_when_one_is_left_there_is_no_problem_any_more(folder, opened, write):
    write(folder / "a.md", "A", key="same")
    path = write(folder / "b.md", "B", key="same")
    library = opened(folder)
    library.scan()
    write(path, "B", key="other")
    library.scan()
    assert keys(library) == {"A": "same", "B": "other"}
    assert library.problems() == []


def test_a_changed_file_takes_part_again(folder, opened, write):
    path = write(folder / "a.md", "A", key="same")
    write(folder / "b.md", "B", key="same")
    library = opened(folder)
    library.scan()
    write(path, "A, mended", key="same")
    library.scan()
    assert keys(library) == {"A, mended": "same", "B": "b.md"}


def test_three_places_with_the_same_paths(tmp_path, opened, write):
    for name in ("x", "y", "z"):
        write(tmp_path / name / "a.md", name)
    library = opened(*(tmp_path / name for name in ("x", "y", "z")))
    library.scan()
    assert keys(library) == {"x": "a.md", "y": "a.md~2", "z": "a.md~3"}


def test_one_file_may_name_a_key_twice(folder, opened, write, monkeypatch):
    write(folder / "a.md", "A")

    def twins(place, *, named=False):
        for title in ("first", "second", "third"):
            yield Document(key=DocumentKey("same"), title=title, format="many")

    monkeypatch.setattr(scan_module, "read_file", twins)
    library = opened(folder)
    library.scan()
    assert keys(library) == {"first": "same", "second": "a.md", "third": "same~3"}
    assert "twice in this file" in library.problems()[0].reason


@pytest.mark.parametrize("taken", ["b.md", "same~2"])
def test_a_key_made_here_gives_way_to_nobody_and_crashes_nothing(folder, opened, write, taken):
    write(folder / "a.md", "A", key="same")
    write(folder / "b.md", "B", key="same")
    write(folder / "c.md", "C", key=taken)
    library = opened(folder)
    library.scan()
    library.scan()
    found = keys(library)
    assert len(set(found.values())) == 3
    assert found["A"] == "same"


def test_many_copies_of_one_document_cost_no_more_than_many_documents(
    folder, opened, write, monkeypatch
):
    write(folder / "a.md", "A")

    def copies(place, *, named=False):
        for _ in range(3000):
            yield Document(key=DocumentKey("same"), title="T", format="many")

    monkeypatch.setattr(scan_module, "read_file", copies)
    library = opened(folder)
    steps = 0

    def count():
        nonlocal steps
        steps += 1

    library._connections.get().set_progress_handler(count, 1000)
    library.scan()
    assert library.count() == 3000
    assert steps < 5000

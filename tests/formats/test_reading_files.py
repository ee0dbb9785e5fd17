"""Opening files and finding the format that reads them."""

import os
from pathlib import Path, PurePath

import pytest

from tui.formats import Place, claimed, read_file
from tui.model import Document, Problem


def read_one(path: Path, *, named: bool = False) -> Document | Problem:
    return list(read_file(Place(str(path), path.name), named=named))[-1]


@pytest.mark.parametrize("name", ["a.txt", "B.TXT", "deep/c.text", "a.md"])
def test_files_are_claimed_by_name(name):
    assert claimed(PurePath(name))


@pytest.mark.parametrize("name", ["a.png", "txt", "a.txt.gz", ".hidden"])
def test_other_files_are_not(name):
    assert not claimed(PurePath(name))


def test_a_text_file_becomes_a_document(tmp_path):
    path = tmp_path / "walk.txt"
    path.write_text("A Walk\n\nWe walked along the river for the whole day.\n")
    found = read_one(path)
    assert isinstance(found, Document)
    assert (found.title, found.key, found.format) == ("A Walk", "walk.txt", "plaintext")


def test_a_file_given_by_name_is_read_whatever_its_suffix(tmp_path):
    path = tmp_path / "walk.log"
    path.write_text("A Walk\n\nWe walked along the river for the whole day.\n")
    assert isinstance(read_one(path), Problem)
    assert isinstance(read_one(path, named=True), Document)


def test_a_file_given_by_name_that_is_no_text_is_a_problem(tmp_path):
    path = tmp_path / "picture.png"
    path.write_bytes(bytes(range(256)) * 40)
    problem = read_one(path, named=True)
    assert isinstance(problem, Problem) and problem.reason == "no format reads such a file"


def test_a_missing_file_a_folder_and_a_closed_one_are_problems(tmp_path):
    missing = read_one(tmp_path / "gone.txt")
    assert isinstance(missing, Problem) and missing.reason == "No such file or directory"
    folder = tmp_path / "folder.txt"
    folder.mkdir()
    assert isinstance(read_one(folder), Problem)


def test_a_name_that_is_not_utf8_can_be_read(tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        Path(os.fsdecode(path)).write_bytes(b"A Walk\n\nWe walked by the river for a day.\n")
    except OSError:
        return  # the file system takes only UTF-8 names
    name = os.fsdecode(path)
    (found,) = read_file(Place(name, Path(name).name))
    assert isinstance(found, Document) and found.key.isprintable()

"""The index is read anew when the code that reads files is another."""

import shutil
from pathlib import Path

import pytest

import tui
from tui.library.parser_stamp import parser_stamp


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """A copy of the program whose files may be changed."""
    shutil.copytree(Path(tui.__file__).parent, tmp_path / "tui")
    monkeypatch.setattr(tui, "__file__", str(tmp_path / "tui" / "__init__.py"))
    return tmp_path / "tui"


def stamp():
    parser_stamp.cache_clear()
    found = parser_stamp()
    parser_stamp.cache_clear()
    return found


def test_the_same_code_elsewhere_has_the_same_stamp(copy, monkeypatch):
    there = stamp()
    monkeypatch.undo()
    assert stamp() == there


@pytest.mark.parametrize("name", ["formats/decoding.py", "references/__init__.py"])
def test_other_code_has_another_stamp(copy, name):
    before = stamp()
    with (copy / name).open("a") as file:
        file.write("# changed\n")
    assert stamp() != before


def test_another_version_has_another_stamp(monkeypatch):
    before = stamp()
    monkeypatch.setattr(tui, "__version__", "99.0")
    assert stamp() != before


def test_code_that_reads_no_files_does_not_count(copy):
    before = stamp()
    (copy / "library" / "more.py").write_text("x = 1\n")
    assert stamp() == before

"""Where a reader was is kept, and no damage to it keeps anybody from reading."""

from pathlib import Path

import pytest

from tui.session.whereabouts import Whereabouts, file_for, load, save

HERE = Whereabouts(document="a \x1b[31m / key", line=3, pane="detail")


def test_what_was_kept_comes_back_and_nobody_else_may_read_it(tmp_path: Path) -> None:
    file = file_for(tmp_path / "index-0a.sqlite")
    save(file, Whereabouts(document="before"))
    save(file, HERE)
    assert load(file) == HERE
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [file]


def test_what_is_kept_already_is_not_written_again(tmp_path: Path) -> None:
    file = tmp_path / "where.json"
    save(file, HERE)
    before = file.stat()
    save(file, HERE)
    assert file.stat().st_ino == before.st_ino
    save(file, Whereabouts(document="another"))
    assert file.stat().st_ino != before.st_ino


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"document": 7}', b"\xff\xfe", b'{"line": 1}', b"x" * 100_000]
)
def test_damage_is_as_good_as_nothing(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "where.json"
    file.write_bytes(content)
    assert load(file) is None


def test_a_missing_file_and_a_folder_in_its_place_are_as_good_as_nothing(tmp_path: Path) -> None:
    assert load(tmp_path / "where.json") is None
    assert load(tmp_path) is None


def test_a_disk_that_refuses_is_let_be(tmp_path: Path) -> None:
    save(tmp_path / "missing" / "where.json", HERE)
    (tmp_path / "where.json").mkdir()
    save(tmp_path / "where.json", HERE)
    assert [path.name for path in tmp_path.iterdir()] == ["where.json"]

"""A kept frame is shown only if nothing at all is different, and only if it is ours."""

import os
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from tui.terminal import kept_frame
from tui.terminal.kept_frame import KeptFrame, conditions, folder, name_of, read, watch, write

SAID = b"the conditions"
FRAME = KeptFrame(b"\x1b[Hlines\nof\n\na frame", b'{"rows": []}\n\n')


def shown(frame: KeptFrame | None) -> tuple[bytes, bytes] | None:
    return (frame.painted, frame.cells) if frame is not None else None


@pytest.fixture
def marks(tmp_path: Path) -> Path:
    path = tmp_path / "marks.json"
    path.write_text("{}")
    return path


@pytest.fixture
def kept(tmp_path: Path, marks: Path) -> str:
    path = str(tmp_path / "cache" / "frame-1")
    write(path, SAID, watch([str(marks), str(tmp_path / "missing")]), FRAME)
    return path


def test_what_was_kept_comes_back(kept) -> None:
    assert shown(read(kept, SAID)) == shown(FRAME)
    assert Path(kept).stat().st_mode & 0o777 == 0o600
    assert [path.name for path in Path(kept).parent.iterdir()] == ["frame-1"]


def test_under_other_conditions_there_is_none(kept) -> None:
    assert read(kept, b"other conditions") is None


def test_a_changed_file_or_one_that_came_or_went_is_noticed(kept, marks, tmp_path) -> None:
    (tmp_path / "missing").write_text("now it is there")
    assert read(kept, SAID) is None
    (tmp_path / "missing").write_text("")  # holds as much as none
    assert shown(read(kept, SAID)) == shown(FRAME)
    (tmp_path / "missing").unlink()
    assert shown(read(kept, SAID)) == shown(FRAME)
    os.utime(marks, ns=(1, 1))
    assert read(kept, SAID) is None
    marks.unlink()
    assert read(kept, SAID) is None


def test_what_others_may_read_or_have_put_there_is_not_shown(kept, tmp_path) -> None:
    Path(kept).chmod(0o644)
    assert read(kept, SAID) is None
    Path(kept).chmod(0o600)
    link = tmp_path / "link"
    link.symlink_to(kept)
    assert read(str(link), SAID) is None
    os.mkfifo(tmp_path / "pipe", 0o600)
    assert read(str(tmp_path / "pipe"), SAID) is None
    assert read(str(tmp_path), SAID) is None


def test_no_damage_whatever_raises(kept) -> None:
    whole = Path(kept).read_bytes()
    for end in range(len(whole) - len(FRAME.cells) - 1):
        Path(kept).write_bytes(whole[:end])
        assert read(kept, SAID) is None
    for at in range(len(whole) - len(FRAME.cells) - len(FRAME.painted)):
        Path(kept).write_bytes(whole[:at] + b"\xff" + whole[at + 1 :])
        read(kept, SAID)


def test_a_file_of_any_size_is_left_alone(kept, monkeypatch) -> None:
    monkeypatch.setattr(kept_frame, "LONGEST", 10)
    assert read(kept, SAID) is None


def test_a_path_that_cannot_be_written_down_is_refused(tmp_path) -> None:
    with pytest.raises(ValueError, match="line break"):
        write(str(tmp_path / "frame"), SAID, watch([str(tmp_path / "a\nb")]), FRAME)
    assert list(tmp_path.iterdir()) == []


def test_conditions_tell_apart_what_a_frame_depends_on() -> None:
    usual = conditions("1", ["a"], {"TERM": "xterm"}, (80, 24))
    others = [
        conditions("2", ["a"], {"TERM": "xterm"}, (80, 24)),
        conditions("1", ["a\n"], {"TERM": "xterm"}, (80, 24)),
        conditions("1", ["a"], {"TERM": "linux"}, (80, 24)),
        conditions("1", ["a"], {"TERM": "xterm", "NO_COLOR": ""}, (80, 24)),
        conditions("1", ["a"], {"TERM": "xterm"}, (80, 25)),
    ]
    assert len({usual, *others}) == 6
    assert len({name_of(said) for said in (usual, *others)}) == 6
    assert not any(b"\n" in said for said in others)
    assert conditions("1", ["a"], {"TERM": "xterm", "PAGER": "less"}, (80, 24)) == usual


@pytest.mark.parametrize("cache", ["", "/somewhere/else"])
def test_the_folder_is_that_of_the_other_files(monkeypatch, cache) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", cache)
    found = folder(os.environ, sys.platform)
    assert found == str(platformdirs.user_cache_path("rapport", appauthor=False))


def test_nothing_slow_is_imported_for_it() -> None:
    code = (
        "import sys; before = set(sys.modules); import tui.terminal.kept_frame;"
        "print(*sorted(set(sys.modules) - before))"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert shown == ["__future__", "tui", "tui.terminal", "tui.terminal.kept_frame"]

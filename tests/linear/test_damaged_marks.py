"""Own text out of a marks file that somebody wrote into: cleaned before anything tells it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BAD = "\x1b]0;PWNED\x07\x1b[2J\x9b31m\u202e\u2066\r\nbad\x00\x7f"
"""Escape codes, controls, overrides of direction, and a line end."""

KEPT = {"id", "document", "part", "of", "answers", "kind", "deleted", "within", "moved_to"}
"""Fields by which records are found: they are left as they are."""


def spoilt(value: object, name: str = "") -> object:
    """A value of a marks file with `BAD` before and behind every text of a reader or a page."""
    if isinstance(value, dict):
        return {key: spoilt(inner, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [spoilt(inner, name) for inner in value]
    if isinstance(value, str) and name not in KEPT and value:
        return f"{value}{BAD}" if name in ("letter", "sort", "group") else f"{BAD}{value}{BAD}"
    return value


@pytest.fixture
def damaged(talk, tmp_path: Path) -> Path:
    """A marks file with a bookmark, a passage, a draft, a named place and a view, all damaged."""
    made = talk(is_person=True)
    made.type("1", "B a note #tag", "v says little", "a passage", "~k", "V by title", "gv mine")
    made.type("1", "]", "r My words", "Ann", "ann@a.example", "B on a reply", "gl", "q")
    made.session.close()
    file = tmp_path / "marks.json"
    tables = json.loads(file.read_text())
    for table in ("bookmarks", "drafts", "named_places", "views"):
        assert tables[table], table
    for table in tables.keys() - {"meta"}:
        tables[table] = {key: spoilt(record) for key, record in tables[table].items()}
    file.write_text(json.dumps(tables))
    for other in tmp_path.glob("marks*"):
        if other != file and other.is_file():
            other.unlink()
    return file


def harmless(lines: Iterator[str] | list[str]) -> str:
    """What was said, once it is sure that nothing in it acts on a terminal."""
    said = list(lines)
    for line in said:
        odd = [c for c in line if not c.isprintable()]
        assert not odd, (odd, line)
        assert "PWNED" not in line
    return "\n".join(said)


def test_every_place_in_linear_mode_that_tells_own_text_cleans_it(talk, damaged) -> None:
    made = talk(is_person=True, resume_card_days=0.0000001)
    said = harmless(made.begun)
    for keys in (
        ("1", "where", "B", "", "]", "again", "where", "B", ""),
        ("e", ".", "", "", ""),
        ("r more", "", "", "replies", "X"),
        ("bookmarks", "j", "o", "e", "", "j", "o", "1", "bookmarks", "2"),
        ("bookmarks", "/bad", "esc", "s", "s", "d", "u", "q"),
        ("drafts", "X", "e", ".", "", "", "", "drafts", "1"),
        ("drafts", "d", "u", "1"),
        ("`?", "1", "`k", "~k", "`?", "d", "u", "q"),
        ("gl", "V", "V mine", "gl", "where", "V", "!", "u", "u"),
    ):
        for line in keys:
            said += "\n" + harmless(made.type(line))
            harmless([made.prompt])
    for words in ("a note", "a passage", "on a reply", "My words", "mine", "Your draft to"):
        assert words in said, words


@pytest.mark.parametrize("verb", [["bookmarks"], ["drafts"], ["drafts", "export"]])
def test_the_command_line_cleans_them_too(damaged: Path, tmp_path: Path, verb: list[str]) -> None:
    homes = {f"XDG_{n}_HOME": str(tmp_path / n) for n in ("DATA", "CACHE", "CONFIG")}
    environment = {**homes, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "tui", *verb, "--state", str(damaged)]
    done = subprocess.run(command, capture_output=True, env=environment, timeout=60)
    assert done.returncode == 0, done.stderr
    said = harmless(done.stdout.decode().splitlines())
    assert "My words" in said or "a note" in said

"""Views and the filter in a real terminal: typed at once, and there again at the next start."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def rapport(open_terminal, tmp_path: Path) -> Callable[..., object]:
    """Start rapport over the seeds with files of its own."""
    env = {
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
    }

    def start(size: tuple[int, int] = (80, 24)):
        return open_terminal([sys.executable, "-m", "tui"], size=size, env=env)

    return start


def end(terminal) -> None:
    """Leave the program and see that it went well."""
    terminal.press("q")
    assert terminal.exit_code() == 0


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
def test_a_filter_narrows_what_is_shown_and_escape_brings_all_back(rapport, size) -> None:
    terminal = rapport(size)
    terminal.wait_for("6 documents")
    terminal.type("/mar")
    terminal.wait_for("“mar” · 2 of 6")
    terminal.wait_for(lambda: "Marking a reply" in terminal.row(1)[:30])
    terminal.press("enter")
    terminal.wait_for("1 of 2")
    terminal.press("escape")
    terminal.wait_for("6 documents")
    end(terminal)


def test_a_view_is_saved_and_the_one_in_use_comes_back(rapport, tmp_path: Path) -> None:
    terminal = rapport()
    terminal.wait_for("6 documents")
    terminal.press("V")
    terminal.wait_for("By an author")
    terminal.type("jjjj")
    terminal.press("enter")
    terminal.wait_for("Dr Mike Scott")
    terminal.type("mike")
    terminal.wait_for("Authors · 1")
    terminal.press("enter")
    terminal.wait_for("by Dr Mike Scott · 1 of 6")
    terminal.type("gv")
    terminal.wait_for("Save this view as")
    terminal.type("Mike")
    terminal.press("enter")
    terminal.wait_for("Saved as “Mike”")
    end(terminal)
    terminal = rapport()
    terminal.wait_for("by Dr Mike Scott · 1 of 6")
    end(terminal)
    marks = json.loads((tmp_path / "data" / "rapport" / "marks.json").read_text())
    names = {row["part"].partition(":")[0]: row["name"] for row in marks["views"].values()}
    assert names == {"saved": "Mike", "last": "Mike"}

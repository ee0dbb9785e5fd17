"""Which editor a reader has, and how the end of a program is told."""

from pathlib import Path

import pytest

from tui.terminal.outside import Ended, editor_command


@pytest.fixture
def programs(tmp_path: Path) -> str:
    """A PATH on which only `vi` and `nano` are found."""
    for name in ("vi", "nano"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    return str(tmp_path)


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        ({"VISUAL": "code --wait", "EDITOR": "vi"}, ["code", "--wait"]),
        ({"VISUAL": " ", "EDITOR": "vi"}, ["vi"]),
        ({"EDITOR": "'/my path/ed' -a 'b c'"}, ["/my path/ed", "-a", "b c"]),
        ({"EDITOR": "vi; rm -rf /"}, ["vi;", "rm", "-rf", "/"]),
        ({"EDITOR": "vi 'unclosed"}, []),
    ],
)
def test_the_environment_names_the_editor_and_no_shell_reads_it(environ, words) -> None:
    assert editor_command(environ) == words


def test_without_a_name_what_is_there_is_taken(programs: str) -> None:
    assert [Path(word).name for word in editor_command({"PATH": programs})] == ["nano"]
    assert editor_command({"PATH": "/nowhere"}) == []


@pytest.mark.parametrize(
    ("ended", "said"),
    [
        (Ended(0), ""),
        (Ended(3), "ended with code 3"),
        (Ended(-9), "was ended by signal 9"),
        (Ended(reason="vi: Permission denied"), "vi: Permission denied"),
    ],
)
def test_an_end_that_was_not_well_is_told(ended: Ended, said: str) -> None:
    assert ended.words == said

"""`rapport keys`: the keys in use, for people and as JSON, and what is wrong with own ones."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tui.commands import COMMANDS

Rapport = Callable[..., Any]


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_every_command_is_printed_with_its_keys_by_where_it_works(rapport: Rapport) -> None:
    ran = rapport("keys")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "Anywhere (app)"
    (next_unread,) = [line for line in lines if " next_unread " in line]
    assert next_unread.split("  ")[1:3] == ["n", "."]
    assert sum(line.startswith("  ") for line in lines) == len(COMMANDS)


def test_json_has_a_command_a_line_as_the_settings_write_it(rapport: Rapport) -> None:
    found = [json.loads(line) for line in rapport("keys", "--json").out.splitlines()]
    assert len(found) == len(COMMANDS)
    assert {
        "command": "go_to_named",
        "scope": "reading",
        "keys": ["` <letter>"],
        "help": "To the place with that letter, in any document",
        "takes_count": False,
        "taken": [],
    } in found


def test_preset_and_own_keys_are_those_of_the_settings(rapport: Rapport, settings: Path) -> None:
    settings.write_text('keymap = "emacs"\n[keys]\nbookmark = []\nhelp = "f2"\n')
    ran = rapport("keys", "--json", "--settings", settings)
    keys = {(r["scope"], r["command"]): r["keys"] for r in map(json.loads, ran.out.splitlines())}
    assert ran.code == 0
    assert keys["move", "line_down"][0] == "ctrl+n"
    assert keys["reading", "bookmark"] == [] and keys["app", "help"] == ["f2"]
    plain = rapport("keys", "--settings", settings).out
    assert any(line.split()[:2] == ["–", "bookmark"] for line in plain.splitlines())


def test_what_is_wrong_is_told_with_file_line_and_what_is_right(
    rapport: Rapport, settings: Path
) -> None:
    settings.write_text('# mine\n[keys]\nnext_unred = ["x"]\nhelp = ["j"]\n')
    ran = rapport("keys", "--settings", settings)
    assert ran.code == 1
    assert ran.err.splitlines() == [
        f"rapport: {settings}:3: keys: next_unred: there is no command “next_unred”; did you mean"
        " “next_unread”? (the keys of vim hold)",
        f"rapport: {settings}:4: keys: help: “line_down” (One line or row down) has j, too: give it"
        " another key or none (the keys of vim hold)",
    ]
    assert any(line.split()[:2] == ["?", "help"] for line in ran.out.splitlines())


def test_doctor_tells_of_it_too(rapport: Rapport, folder: Path, settings: Path) -> None:
    settings.write_text('[keys]\nhelp = "ctrl+i"\n')
    ran = rapport("doctor", folder, "--settings", settings)
    assert ran.code == 1 and f"{settings}:2: keys: help: terminals send" in ran.out


def test_what_the_keymap_took_from_the_keys_of_vim_stands_at_the_end(
    rapport: Rapport, settings: Path
) -> None:
    assert "Other than with the keys of vim" not in rapport("keys").out
    settings.write_text('keymap = "newsboat"\n')
    ran = rapport("keys", "--settings", settings)
    lines = ran.out.split("Other than with the keys of vim\n")[1].splitlines()
    found = {line.split()[2]: line for line in lines}
    assert found["move.page_down:"].split()[1:] == [
        "Ctrl+f",
        "move.page_down:",
        "now",
        "Space",
        "PgDn",
    ]
    assert found["reading.write_reply:"].split()[1:] == ["r", "reading.write_reply:", "now", "a"]
    rows = map(json.loads, rapport("keys", "--json", "--settings", settings).out.splitlines())
    assert {row["command"]: row["taken"] for row in rows}["page_down"] == ["ctrl+f"]

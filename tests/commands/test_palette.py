"""Commands are found by a part of their names, by keys, by what they do, and in spite of slips."""

import pytest

from tui.commands import COMMANDS, Keymap, Scope
from tui.commands.palette import ALIASES, counted, score


def found(typed: str) -> list[str]:
    """Ids of the commands that fit, best first."""
    rows = [(score(typed, row), row.id) for row in Keymap().commands(*Scope)]
    rows = [row for row in rows if row[0]]
    return list(dict.fromkeys(id for _, id in sorted(rows, key=lambda row: -row[0])))


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("next unread", "next_unread"),
        ("next_unread", "next_unread"),
        ("NEXT UN", "next_unread"),
        ("unread", "next_unread"),
        ("unred", "next_unread"),
        ("bok", "bookmark"),
        ("markall", "mark_all_read"),
        ("foldal", "fold_all"),
        ("toggle red", "toggle_read"),
        ("gg", "top"),
        ("Ctrl+l", "redraw"),
        ("hidden by a fold", ""),
        ("suspend", "suspend_process"),
        ("browser", "open_shown"),
        ("q", "leave"),
        ("quit", "leave"),
        ("q!", "leave"),
        ("help", "help"),
        ("marks", "show_named"),
        ("undo", "undo"),
        ("zzzz", ""),
        ("zz", ""),
        ("(((", ""),
    ],
)
def test_the_best_comes_first(typed: str, id: str) -> None:
    assert (found(typed) or [""])[0] == id


def test_without_words_every_command_fits() -> None:
    assert len(found("  ")) == len({row.id for row in COMMANDS})


def test_every_alias_means_a_command() -> None:
    assert set(ALIASES.values()) - {row.id for row in COMMANDS} == set()


@pytest.mark.parametrize(
    ("typed", "number", "words"),
    [
        ("42", 42, ""),
        ("5 next reply", 5, "next reply"),
        ("5j", 5, "j"),
        ("next 5", None, "next 5"),
        ("", None, ""),
        (" 7 ", 7, ""),
        ("9999999999", 999999999, ""),
        ("9" * 5000, 999999999, ""),
        ("٤٢", None, "٤٢"),
    ],
)
def test_a_number_may_come_first(typed: str, number: int | None, words: str) -> None:
    assert counted(typed) == (number, words)

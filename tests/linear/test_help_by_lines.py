"""Help in linear mode tells what can be done where one is, in words that can be heard."""

import pytest

from tui.commands import Keymap, Scope
from tui.commands.linear import BY_LINES, LINEAR


def test_help_is_short_unless_all_is_asked_for(talk) -> None:
    made = talk()
    assert 10 <= len(made.type("?")) <= 14
    assert len(made.type("? all")) > 30
    assert made.type("? redo") == ["redo: Ctrl+r. Redo what was undone."]
    assert made.type("? zebra") == ['No command here has "zebra" in its name or help.']
    assert all("}" not in line and "{" not in line for line in made.type("gl", "?"))


def test_help_tells_what_a_command_does_here_and_not_on_a_screen(talk) -> None:
    made = talk()
    said = made.type("1", "? all")
    assert "show hints: links or f. Where links lead; with a number, follow that one." in said
    assert "go to named: ` (backtick) and a letter. " in "".join(said)
    for command in ("toggle fold", "next pane", "palette", "redraw", "suspend process"):
        assert not [line for line in said if line.startswith(f"{command}: ")], command
    assert not [line for line in said if "cursor" in line or "Letters on" in line]
    assert made.type("? quit") == [
        "leave: quit or exit or q or ZZ (capital Z, capital Z). Quit; marks and place are kept."
    ]


def test_every_sentence_about_a_command_here_is_of_a_command(talk) -> None:
    assert set(BY_LINES) <= {row.id for row in (*LINEAR, *Keymap().commands(*Scope))}


@pytest.mark.parametrize(
    ("opening", "has"),
    [
        ("'", ("delete_bookmark", "edit_bookmark", "next_order", "show_whole", "go_back", "undo")),
        ('"', ("edit_chosen", "delete_chosen", "export_chosen", "go_back", "undo")),
        ("`?", ("remove_letter", "go_back", "undo")),
        ("V", ("rename_view", "delete_view", "save_view", "go_back", "undo")),
    ],
)
def test_help_tells_in_each_list_what_can_be_done_there(talk, opening: str, has: tuple) -> None:
    made = talk()
    said = " ".join(made.type("1", opening, "?"))
    for id in has:
        assert f": {made.dialogue.here.key(id)}" in said, id
    assert "quit: quit." in said


def test_keys_that_are_only_begun_are_told_to_be(talk) -> None:
    made = talk()
    assert made.type("y") == ['"y" is only begun; it may become: yy, yq, ya, yc, yb, yv.']
    assert made.type("~") == ['"~" is only begun; it may become: ~ (tilde) and a letter.']

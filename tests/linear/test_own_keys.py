"""Sentences name the keys that the reader has set, and never one that was written by hand."""

import re
from pathlib import Path

from tui.commands import Keymap, Scope
from tui.commands.linear import LINEAR
from tui.linear.key_words import key_for, spoken
from tui.linear.other_verbs import BASICS, FOR_SCREENS

ROOT = Path(__file__).parents[2]


def with_keys(talk, **keys: str):
    """A dialogue with other keys for commands of the scope of reading, or of anywhere."""
    changes = {}
    for id, written in keys.items():
        scope = Scope.APP if id in ("help", "leave") else Scope.READING
        changes[scope, id] = (written,) if written else ()
    return talk(keymap=Keymap(changes))


def test_the_first_sentence_has_the_keys_of_the_reader(talk) -> None:
    made = with_keys(talk, help="f1", leave="ctrl+x")
    assert made.begun[0].endswith("F1 tells the commands, Ctrl+x quits.")
    assert made.type("zebra") == ['"zebra" is no command here. F1 tells the commands.']


def test_sentences_that_name_keys_have_those_of_the_reader(talk) -> None:
    made = with_keys(talk, write_reply="i", undo="Z", show_views="x v", export_drafts="T")
    assert made.type("e") == ["No draft here; i writes a reply."]
    assert made.type("gv mine") == ['Saved as "mine"; xv tells the views.']
    assert made.type("A")[0].endswith("; Z (capital) undoes.")
    made.type("1")
    assert made.type("i Words", "Ann", "ann@a.example") == ["Draft kept; T (capital) tells it."]
    assert any(
        line.startswith("bookmark: ") and "undo: Z (capital)" in line for line in made.type("?")
    )


def test_a_command_without_a_key_is_named(talk) -> None:
    made = with_keys(talk, write_reply="")
    assert made.type("e") == ["No draft here; write reply writes a reply."]
    assert made.type("write reply Words")[0].startswith("Your reply to Ada is kept")


def test_a_key_that_means_something_else_at_the_moment_is_not_named(talk) -> None:
    made = talk()
    made.type("1", "G")
    assert made.type("j") == ["End of the document; n goes to the next unread."]
    said = made.type("/lee")
    assert "n and N (capital) step through them." in said[0]
    made.type("gt", "G")
    assert made.type("j") == ["End of the document; . (dot) goes to the next unread."]


def test_every_id_in_a_sentence_is_a_command() -> None:
    known = {row.id for row in (*LINEAR, *Keymap().commands(*Scope))}
    named = {id for text in (*BASICS, *FOR_SCREENS.values()) for id in re.findall(r"{(\w+)}", text)}
    assert named <= known
    for file in (ROOT / "tui" / "linear").glob("*.py"):
        asked = re.findall(r"""\bkey\(["'](\w+)["']\)""", file.read_text())
        assert set(asked) <= known, file


def test_signs_and_capitals_are_told_apart_by_ear_and_letters_need_not_be() -> None:
    assert spoken("]") == "] (right bracket)"
    assert spoken("M") == "M (capital)"
    assert spoken("g H") == "gH (g, capital H)"
    assert spoken("` ?") == "`? (backtick, question mark)"
    assert spoken("alt+X") == "Alt+X (Alt+capital X)"
    assert spoken("~ <letter>") == "~ (tilde)"
    assert (spoken("g v"), spoken("ctrl+o")) == ("gv", "Ctrl+o")
    assert key_for("nothing_known", [], [], lambda id: True) == "nothing known"

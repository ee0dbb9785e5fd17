"""Keys find their command; sequences are begun, gone on with, and can be told apart."""

import msgspec
import pytest

from tui.commands import COMMANDS, LETTER, Keymap, Scope, key_name


def test_a_key_finds_its_command_in_its_scope_alone() -> None:
    keymap = Keymap()
    found = keymap.find(Scope.MOVE, ("j",))
    assert found.command is not None and found.command.id == "line_down" and not found.goes_on
    assert keymap.find(Scope.BACK, ("j",)).command is None


def test_a_sequence_is_begun_and_ends_with_its_command() -> None:
    keymap = Keymap()
    begun = keymap.find(Scope.MOVE, ("g",))
    assert begun.goes_on and begun.command is None
    ended = keymap.find(Scope.MOVE, ("g", "g"))
    assert ended.command is not None and ended.command.id == "top"
    assert keymap.find(Scope.MOVE, ("g", "?")) == keymap.find(Scope.MOVE, ("?",))


@pytest.mark.parametrize("letter", ["a", "Z", "ä", "7"])
def test_any_letter_fits_where_a_letter_is_asked_for(letter: str) -> None:
    keymap = Keymap({(Scope.APP, "help"): (f"` {LETTER}",)})
    found = keymap.find(Scope.APP, ("`", letter))
    assert found.command is not None and (found.command.id, found.letter) == ("help", letter)


@pytest.mark.parametrize("key", ["escape", "ctrl+a", "/", "space"])
def test_what_is_no_letter_does_not_fit(key: str) -> None:
    keymap = Keymap({(Scope.APP, "help"): (f"` {LETTER}",)})
    assert keymap.find(Scope.APP, ("`", key)).command is None


def test_a_reader_s_own_keys_take_the_place_of_the_table_s() -> None:
    keymap = Keymap({(Scope.MOVE, "line_down"): ("x", "z z"), (Scope.MOVE, "line_up"): ()})
    assert keymap.find(Scope.MOVE, ("j",)).command is None
    assert keymap.command(Scope.MOVE, "line_down").keys == ("x", "z z")
    assert keymap.find(Scope.MOVE, ("z",)).goes_on
    assert keymap.find(Scope.MOVE, ("k",)).command is None


def test_hints_have_the_first_key_and_leave_out_what_has_none() -> None:
    keymap = Keymap({(Scope.READING, "next_unread"): ("z n",), (Scope.READING, "bookmark"): ()})
    hints = dict(keymap.hints(Scope.READING))
    assert hints["zn"] == "unread"
    assert "bookmark" not in hints.values()


def test_what_may_follow_is_told() -> None:
    follow = dict(Keymap().continuations([Scope.MOVE, Scope.READING], ("g",)))
    assert (follow["g"].id, follow["l"].id) == ("top", "focus_list")


def test_no_two_commands_of_a_scope_have_the_same_keys_and_none_begins_another() -> None:
    for scope in Scope:
        rows = [row for row in COMMANDS if row.scope is scope]
        sequences = [tuple(keys.split(" ")) for row in rows for keys in row.keys]
        assert len(sequences) == len(set(sequences)), scope
        begun = {keys[:end] for keys in sequences for end in range(1, len(keys))}
        assert begun.isdisjoint(sequences), scope


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: f"{c.scope.name}-{c.id}")
def test_every_key_of_the_table_is_one_that_terminals_send(command) -> None:
    for keys in command.keys:
        for key in keys.split(" "):
            assert key not in ("ctrl+i", "ctrl+m", "ctrl+h", "ctrl+[")
            assert not key.startswith(("ctrl+shift", "super+", "hyper+", "meta+"))


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        ("j", "j"),
        ("ctrl+d", "Ctrl+d"),
        ("alt+1", "Alt+1"),
        ("g g", "gg"),
        ("space", "Space"),
        ("ctrl+x ctrl+s", "Ctrl+x Ctrl+s"),
        (f"` {LETTER}", "` letter"),
        ("shift+tab", "Shift+Tab"),
    ],
)
def test_keys_are_written_for_a_person(keys: str, name: str) -> None:
    assert key_name(keys) == name


def test_a_row_is_a_plain_value() -> None:
    assert msgspec.structs.replace(COMMANDS[0], keys=()) != COMMANDS[0]

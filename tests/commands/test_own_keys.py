"""A reader's own keys and presets: laid over the table, and refused with what would be right."""

import pytest

from tui.commands import COMMANDS, LETTER, Keymap, Scope, build_keymap
from tui.commands.clashes import TYPING, clashes
from tui.commands.key_names import fault
from tui.commands.own_keys import flattened, scope_name
from tui.commands.presets import PRESETS


def keys_of(keymap: Keymap, scope: Scope, id: str) -> tuple[str, ...]:
    return keymap.command(scope, id).keys


def said(own: dict[str, object], preset: str = "vim") -> list[str]:
    """What is said of a reader's keys; the keys of the preset must hold then."""
    keymap, faults = build_keymap(preset, own)
    if faults:
        before = build_keymap(preset)[0]
        assert keymap.commands(*Scope) == before.commands(*Scope)
    return [f"{fault.name}: {fault.reason}" for fault in faults]


# Presets -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("preset", PRESETS)
def test_no_two_commands_of_a_preset_are_in_each_other_s_way(preset: str) -> None:
    assert list(clashes(build_keymap(preset)[0].commands(*Scope))) == []


@pytest.mark.parametrize("preset", PRESETS)
def test_every_key_of_a_preset_is_one_that_terminals_send(preset: str) -> None:
    wrong = {
        (row.id, keys): fault(key)
        for row in build_keymap(preset)[0].commands(*Scope)
        for keys in row.keys
        for key in keys.split(" ")
        if fault(key)
    }
    assert wrong == {}


@pytest.mark.parametrize("preset", PRESETS)
def test_a_row_of_a_text_takes_keys_of_lines_alone(preset: str) -> None:
    assert build_keymap(preset, {"row_below": ("down", "alt+n")})[1] == []
    (fault,) = build_keymap(preset, {"row_below": ("down", "ctrl+o")})[1]
    assert "has Ctrl+o, too" in fault.reason


@pytest.mark.parametrize("preset", PRESETS)
def test_no_key_of_a_line_is_a_character_that_is_typed_into_it(preset: str) -> None:
    rows = build_keymap(preset)[0].commands(*TYPING)
    first = {keys.split(" ")[0] for row in rows for keys in row.keys}
    assert {key for key in first if len(key) == 1 or key == "space"} == set()


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_names_commands_of_the_table_alone(preset: str) -> None:
    names = {row.id for row in COMMANDS} | {f"{scope_name(r.scope)}.{r.id}" for r in COMMANDS}
    assert set(PRESETS[preset]) - names == set()


BY_THE_PALETTE_ALONE: dict[str, set[tuple[Scope, str]]] = {}
"""Commands that a preset leaves without a key, on purpose."""


@pytest.mark.parametrize("preset", PRESETS)
def test_every_command_has_a_key_in_every_place_where_it_means_something(preset: str) -> None:
    keymap = build_keymap(preset)[0]
    without = {(row.scope, row.id) for row in keymap.commands(*Scope) if not row.keys}
    assert without == BY_THE_PALETTE_ALONE.get(preset, set())
    for row in keymap.commands(*Scope):
        for keys in row.keys:
            found = keymap.find(row.scope, tuple(keys.split(" ")))
            if LETTER not in keys:
                assert found.command == row, (row.id, keys)


def test_a_preset_that_takes_a_last_key_would_be_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    taking = {"vim": {"rescan": ("A",), "previous_unread": ("g",)}}
    monkeypatch.setattr("tui.commands.own_keys.PRESETS", taking)
    keymap = build_keymap("vim")[0]
    without = {row.id for row in keymap.commands(*Scope) if not row.keys}
    assert without == {"mark_all_read", "next_heading", "previous_heading", "save_view"}


@pytest.mark.parametrize("preset", PRESETS)
def test_what_one_cannot_do_without_has_a_key_in_every_preset(preset: str) -> None:
    keymap = build_keymap(preset)[0]
    for scope, id in (
        *((Scope.MOVE, "line_down"), (Scope.MOVE, "line_up"), (Scope.ROWS, "choose")),
        *((Scope.READING, "next_unread"), (Scope.READING, "leave_pane"), (Scope.READING, "undo")),
        *((Scope.TEXT, "search"), (Scope.BACK, "go_back"), (Scope.APP, "leave")),
        *((Scope.APP, "help"), (Scope.PROMPT, "cancel"), (Scope.READING, "bookmark")),
    ):
        assert keys_of(keymap, scope, id), (scope, id)


def test_emacs_moves_searches_and_leaves_as_emacs_does() -> None:
    keymap = build_keymap("emacs")[0]
    for scope, keys, id in (
        (Scope.MOVE, "ctrl+n", "line_down"),
        (Scope.MOVE, "ctrl+v", "page_down"),
        (Scope.MOVE, "alt+v", "page_up"),
        (Scope.MOVE, "alt+<", "top"),
        (Scope.TEXT, "ctrl+s", "search"),
        (Scope.SEARCH, "ctrl+s", "next_match"),
        (Scope.SEARCH_LINE, "ctrl+r", "previous_match"),
        (Scope.TEXT, "ctrl+space", "choose_passage"),
        (Scope.PROMPT, "ctrl+g", "cancel"),
        (Scope.READING, "ctrl+_", "undo"),
        (Scope.MOVE, "alt+>", "bottom"),
        (Scope.MOVE, "alt+g g", "top"),
        (Scope.TEXT, "ctrl+r", "search"),
        (Scope.LIST, "ctrl+r", "filter_list"),
        (Scope.READING, "ctrl+g", "leave_pane"),
        (Scope.APP, "alt+x", "palette"),
        (Scope.CHOICE, "enter", "take_choice"),
        (Scope.READING, "ctrl+x b", "focus_list"),
        (Scope.APP, "ctrl+x ctrl+c", "leave"),
    ):
        found = keymap.find(scope, tuple(keys.split(" ")))
        assert found.command is not None and found.command.id == id, keys
    assert keymap.find(Scope.READING, ("ctrl+n",)).command is None
    assert keymap.find(Scope.READING, ("ctrl+r",)).command is None, "redoes marks unasked"
    assert keymap.find(Scope.APP, ("ctrl+c",)).command is None, "begins a sequence in emacs"


def test_newsboat_has_the_keys_of_its_manual() -> None:
    keymap = build_keymap("newsboat")[0]
    for scope, keys, id in (
        (Scope.READING, "n", "next_unread"),
        (Scope.READING, "p", "previous_unread"),
        (Scope.READING, "J", "next_document"),
        (Scope.READING, "A", "mark_all_read"),
        (Scope.READING, "C", "mark_all_read"),
        (Scope.READING, "N", "toggle_read"),
        (Scope.READING, "o", "open_address"),
        (Scope.READING, "u", "show_hints"),
        (Scope.READING, "ctrl+b", "bookmark"),
        (Scope.READING, "l", "toggle_only_unread"),
        (Scope.MOVE, "j", "line_down"),
        (Scope.MOVE, "k", "line_up"),
        (Scope.ROWS, "enter", "choose"),
        (Scope.READING, "K", "previous_document"),
        (Scope.READING, "O", "open_address"),
        (Scope.READING, "r", "rescan"),
        (Scope.READING, "R", "rescan"),
        (Scope.READING, "ctrl+r", "rescan"),
        (Scope.READING, "a", "write_reply"),
        (Scope.READING, "ctrl+n", "next_unread"),
        (Scope.READING, "ctrl+p", "previous_unread"),
        (Scope.READING, "#", "show_address_hints"),
        (Scope.READING, "f", "show_views"),
        (Scope.READING, "t", "show_views"),
        (Scope.LIST, "/", "filter_list"),
        (Scope.LIST, "F", "filter_list"),
        (Scope.LIST, "ctrl+f", "whole_list"),
        (Scope.READING, "U", "undo"),
        (Scope.ADDRESS, "ctrl+c", "go_back"),
        (Scope.APP, "?", "help"),
        (Scope.APP, ":", "palette"),
        (Scope.APP, "ctrl+l", "redraw"),
        (Scope.APP, "Q", "leave"),
        (Scope.APP, "q", "leave"),
        (Scope.READING, "q", "leave_pane"),
    ):
        found = keymap.find(scope, (keys,))
        assert found.command is not None and found.command.id == id, keys
    assert keymap.find(Scope.MOVE, ("ctrl+b",)).command is None


# The reader's own keys ---------------------------------------------------------------------------


def test_own_keys_take_the_place_of_the_preset_s() -> None:
    keymap, faults = build_keymap("vim", {"next_unread": ["x", "ctrl+t"], "bookmark": []})
    assert faults == []
    assert keys_of(keymap, Scope.READING, "next_unread") == ("x", "ctrl+t")
    assert keys_of(keymap, Scope.READING, "bookmark") == ()
    assert keymap.key_of(Scope.READING, "bookmark") == ":bookmark"


def test_a_single_key_needs_no_list_and_spaces_do_not_count() -> None:
    keymap, faults = build_keymap("vim", {"rescan": " z   x "})
    assert faults == [] and keys_of(keymap, Scope.READING, "rescan") == ("z x",)


def test_a_command_of_several_scopes_is_meant_in_all_unless_one_is_named() -> None:
    keymap, faults = build_keymap("vim", {"undo": ["ctrl+_"]})
    assert faults == []
    assert keys_of(keymap, Scope.READING, "undo") == ("ctrl+_",)
    assert keys_of(keymap, Scope.BOOKMARKS, "undo") == ("ctrl+_",)
    keymap, faults = build_keymap("vim", {"reading": {"undo": ["ctrl+_"]}})
    assert faults == []
    assert keys_of(keymap, Scope.READING, "undo") == ("ctrl+_",)
    assert keys_of(keymap, Scope.BOOKMARKS, "undo") == ("u",)


def test_of_a_command_that_is_also_one_of_a_line_the_line_keeps_its_keys() -> None:
    keymap, faults = build_keymap("vim", {"next_match": ["x"]})
    assert faults == []
    assert keys_of(keymap, Scope.SEARCH, "next_match") == ("x",)
    assert keys_of(keymap, Scope.SEARCH_LINE, "next_match") == ("tab",)


def test_a_command_that_takes_a_letter_gets_it_written_or_not() -> None:
    for written in ("x", f"x {LETTER}"):
        keymap, faults = build_keymap("vim", {"go_to_named": [written]})
        assert faults == []
        assert keys_of(keymap, Scope.READING, "go_to_named") == (f"x {LETTER}",)


def test_two_commands_may_change_their_keys() -> None:
    own = {"next_unread": ["tab"], "next_pane": ["n"]}
    assert said(own) == []


def test_tables_and_names_say_the_same() -> None:
    nested = {"undo": "u", "reading": {"redo": ["x", "y"]}}
    assert flattened(nested) == {"undo": ("u",), "reading.redo": ("x", "y")}


@pytest.mark.parametrize(
    ("own", "words"),
    [
        (
            {"next_unred": ["x"]},
            "next_unred: there is no command “next_unred”; did you mean “next_unread”?",
        ),
        (
            {"readin.undo": ["x"]},
            "readin.undo: there is no command “readin.undo”; did you mean “reading.undo”?",
        ),
        ({"qqq": "x"}, "qqq: there is no command “qqq”; `rapport keys` lists them"),
        (
            {"next_unread": ["j"]},
            "next_unread: “line_down” (One line or row down) has j, too: give it another key or"
            " none",
        ),
        (
            {"next_unread": ["g"]},
            "next_unread: “next_unread” has g, so that gg of “top” cannot be typed",
        ),
        (
            {"next_unread": ["u x"]},
            "next_unread: “undo” has u, so that ux of “next_unread” cannot be typed",
        ),
        (
            {"leave_search": ["escape x"]},
            "leave_search: “leave_pane” has Esc, so that Esc x of “leave_search” cannot be typed",
        ),
        (
            {"help": ["` a"]},
            "help: “go_to_named” (To the place with that letter, in any document) has ` letter,"
            " too: give it another key or none",
        ),
        (
            {"next_unread": ["x"], "rescan": ["x y"]},
            "rescan: “next_unread” has x, so that xy of “rescan” cannot be typed",
        ),
        (
            {"rescan": [":"]},
            "rescan: “palette” (Every command by its name) has :, too: give it another key or none",
        ),
        (
            {"next_unread": ["5"]},
            "next_unread: “5”: digits are numbers before a command, and begin none",
        ),
        (
            {"search_line.next_match": ["x"]},
            "search_line.next_match: “x” would be typed into the line",
        ),
        (
            {"type_hint": ["x"]},
            "type_hint: “type_hint” takes any letter: its keys cannot be changed",
        ),
        (
            {"next_unread": [f"x {LETTER}"]},
            f"next_unread: “x {LETTER}”: only the last key of a command that takes a letter can be"
            " one",
        ),
        (
            {"next_unread": [" "]},
            "next_unread: a key is missing between the quotes; a command without keys has an empty"
            " list",
        ),
        (
            {"next_unread": ["ctrl+i"]},
            "next_unread: terminals send the same for ctrl+i as for tab: write tab",
        ),
    ],
)
def test_what_cannot_be_is_told_with_what_would_be_right(
    own: dict[str, object], words: str
) -> None:
    assert said(own) == [words]


def test_a_key_may_go_from_one_command_to_another_where_both_are_written() -> None:
    keymap, faults = build_keymap("vim", {"mark_all_read": [], "rescan": ["A"]})
    assert faults == []
    assert keymap.find(Scope.READING, ("A",)).command.id == "rescan"
    assert list(clashes(keymap.commands(*Scope))) == []


def test_two_own_commands_with_one_key_are_both_told() -> None:
    assert said({"next_unread": ["x"], "rescan": ["x"]}) == [
        "rescan: “next_unread” (Next unread, across documents) has x, too: give it another key or"
        " none",
        "next_unread: “rescan” (Look for new and changed files) has x, too: give it another key or"
        " none",
    ]


def test_every_fault_is_told_and_none_of_the_keys_is_used_then() -> None:
    told = said({"next_unread": ["x"], "undoo": ["y"], "help": ["pgdn"]}, preset="newsboat")
    assert [words.split(":")[0] for words in told] == ["undoo", "help"]


def test_a_passing_scope_may_hide_what_is_around_it() -> None:
    assert said({"leave_search": ["j"], "next_word": ["j"]}) == []


def test_leaving_a_pane_may_have_the_key_of_leaving_the_program() -> None:
    assert said({"leave_pane": ["q"]}) == []

"""Names of keys: one for each, those that terminals send, and what is said of all others."""

import pytest

from tui.commands.key_names import LETTER, canonical, fault, key_name


@pytest.mark.parametrize(
    "key",
    [
        *("j", "G", "/", "ä", "漢", "~", "+", "5", "space", "enter", "escape", "tab", "backspace"),
        *("pagedown", "home", "f1", "f12", "ctrl+d", "ctrl+space", "ctrl+_", "ctrl+\\", "ctrl+]"),
        *("alt+x", "alt+A", "alt+<", "alt++", "alt+1", "alt+enter", "shift+tab", "shift+up"),
        *("ctrl+left", "ctrl+j", LETTER),
    ],
)
def test_keys_that_terminals_send_are_taken(key: str) -> None:
    assert fault(key) == ""


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("ctrl+i", "terminals send the same for ctrl+i as for tab: write tab"),
        ("ctrl+m", "terminals send the same for ctrl+m as for enter: write enter"),
        ("ctrl+h", "terminals send the same for ctrl+h as for backspace: write backspace"),
        ("ctrl+[", "terminals send the same for ctrl+[ as for escape: write escape"),
        ("esc", "terminals send the same for esc as for escape: write escape"),
        ("ctrl+/", "terminals send the same for ctrl+/ as for ctrl+_: write ctrl+_"),
        ("ctrl+shift+x", "no terminal sends ctrl+shift+x"),
        ("super+x", "no terminal sends super+x"),
        ("ctrl+alt+x", "no terminal sends ctrl+alt+x"),
        ("ctrl+1", "no terminal sends ctrl+1"),
        ("ctrl+X", "with ctrl a terminal tells no capital: write ctrl+x"),
        ("shift+x", "with shift a character is another one: write X"),
        ("alt+[", "alt+[ begins what terminals send for other keys"),
        ("alt+O", "alt+O begins what terminals send for other keys"),
        ("pgdn", "there is no key “pgdn”; did you mean “pagedown”?"),
        ("C-n", "there is no key “C-n”; did you mean “ctrl+n”?"),
        ("M-x", "there is no key “M-x”; did you mean “alt+x”?"),
        ("C-M-x", "there is no key “C-M-x”"),
        ("<C-X>", "there is no key “<C-X>”; did you mean “ctrl+x”?"),
        ("<M-x>", "there is no key “<M-x>”; did you mean “alt+x”?"),
        ("<CR>", "there is no key “<CR>”; did you mean “enter”?"),
        ("Return", "there is no key “Return”; did you mean “enter”?"),
        ("RET", "there is no key “RET”; did you mean “enter”?"),
        ("SPC", "there is no key “SPC”; did you mean “space”?"),
        ("^X", "there is no key “^X”; did you mean “ctrl+x”?"),
        ("\\Cx", "there is no key “\\Cx”; did you mean “ctrl+x”?"),
        ("S-Tab", "there is no key “S-Tab”; did you mean “shift+tab”?"),
        ("Ctrl+X", "there is no key “Ctrl+X”; did you mean “ctrl+x”?"),
        ("meta+x", "no terminal sends meta+x; did you mean “alt+x”?"),
        ("gg", "there is no key “gg”; keys after another are written with spaces: “g g”"),
        ("f13", "there is no key “f13”; did you mean “f1”?"),
        ("", "there is no key “”"),
        ("\x1b", "there is no key “\x1b”"),
        ("ctrl+", "there is no key “ctrl+”; did you mean “ctrl+a”?"),
    ],
)
def test_of_other_keys_it_is_said_why_not_and_what_is_right(key: str, said: str) -> None:
    assert fault(key) == said


@pytest.mark.parametrize(
    ("textual", "character", "name"),
    [
        ("j", "j", "j"),
        ("upper_g", "G", "G"),
        ("question_mark", "?", "?"),
        ("grave_accent", "`", "`"),
        ("space", " ", "space"),
        ("ctrl+@", "\x00", "ctrl+space"),
        ("ctrl+space", None, "ctrl+space"),
        ("ctrl+underscore", "\x1f", "ctrl+_"),
        ("ctrl+shift+underscore", None, "ctrl+_"),
        ("ctrl+slash", None, "ctrl+_"),
        ("ctrl+right_square_bracket", "\x1d", "ctrl+]"),
        ("ctrl+left_square_bracket", None, "escape"),
        ("ctrl+i", None, "tab"),
        ("alt+<", "<", "alt+<"),
        ("alt+shift+comma", None, "alt+<"),
        ("alt+shift+less_than_sign", None, "alt+<"),
        ("alt+semicolon", None, "alt+;"),
        ("alt+shift+a", None, "alt+A"),
        ("alt+x", "x", "alt+x"),
        ("alt+1", "1", "alt+1"),
        ("alt+left", None, "alt+left"),
        ("shift+tab", None, "shift+tab"),
        ("pagedown", None, "pagedown"),
    ],
)
def test_a_key_has_one_name_however_it_is_sent(
    textual: str, character: str | None, name: str
) -> None:
    assert canonical(textual, character) == name
    assert fault(name) == ""


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        ("j", "j"),
        ("ctrl+d", "Ctrl+d"),
        ("alt+1", "Alt+1"),
        ("g g", "gg"),
        ("space", "Space"),
        ("ctrl+space", "Ctrl+Space"),
        ("ctrl+x ctrl+s", "Ctrl+x Ctrl+s"),
        ("ctrl+x r space <letter>", "Ctrl+x r Space letter"),
        (f"` {LETTER}", "` letter"),
        ("shift+tab", "Shift+Tab"),
        ("alt++", "Alt++"),
        ("f1", "F1"),
        ("delete", "Del"),
    ],
)
def test_keys_are_written_for_a_person(keys: str, name: str) -> None:
    assert key_name(keys) == name

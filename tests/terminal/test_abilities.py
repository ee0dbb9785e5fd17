"""What a terminal can do is decided from its environment, with a reason for each."""

import subprocess
import sys
from pathlib import Path

import pytest

import tui
from tui.terminal.abilities import TRUE_COLOR, Abilities, abilities


def at(platform: str = "linux", **environ: str) -> Abilities:
    return abilities(environ, input_is_terminal=True, output_is_terminal=True, platform=platform)


@pytest.mark.parametrize(
    ("environ", "colors"),
    [
        ({"TERM": "xterm"}, 16),
        ({"TERM": "xterm-256color"}, 256),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, TRUE_COLOR),
        ({"TERM": "xterm", "COLORTERM": "24bit"}, TRUE_COLOR),
        ({"TERM": "xterm", "COLORTERM": "yes"}, 16),
        ({"TERM": "xterm-direct"}, TRUE_COLOR),
        ({"TERM": "xterm-kitty"}, TRUE_COLOR),
        ({"TERM": "xterm-ghostty"}, TRUE_COLOR),
        ({"TERM": "alacritty"}, TRUE_COLOR),
        ({"TERM": "foot"}, TRUE_COLOR),
        ({"TERM": "linux"}, 16),
        ({"TERM": "vt100"}, 0),
        ({"TERM": "screen-256color", "TMUX": "/tmp/x"}, 256),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, 0),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, 256),
        ({"TERM": "dumb", "COLORTERM": "truecolor"}, 0),
    ],
)
def test_colors_follow_what_the_terminal_says_of_itself(environ, colors):
    assert at(**environ).colors == colors


@pytest.mark.parametrize("term", ["dumb", "unknown", "", "DUMB"])
def test_a_terminal_without_a_cursor_is_dumb(term):
    assert at(TERM=term).is_dumb
    assert not at(TERM="xterm").is_dumb


def test_without_term_it_is_dumb_but_not_on_windows():
    assert at().is_dumb
    assert not at("win32").is_dumb
    assert at("win32").colors == 16
    assert at("win32", WT_SESSION="1").colors == TRUE_COLOR


@pytest.mark.parametrize(
    ("environ", "unicode"),
    [
        ({"LANG": "de_DE.UTF-8"}, True),
        ({"LANG": "C.utf8"}, True),
        ({"LANG": "de_DE.UTF-8@euro"}, True),
        ({"LANG": "de_DE@euro"}, False),
        ({"LANG": "C"}, False),
        ({}, False),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "C"}, False),
        ({"LANG": "C", "LC_CTYPE": "en_US.UTF-8"}, True),
        ({"LC_ALL": "", "LANG": "en_US.UTF-8"}, True),
    ],
)
def test_the_first_locale_variable_that_is_set_decides(environ, unicode):
    assert at(TERM="xterm", **environ).unicode is unicode


@pytest.mark.parametrize(
    ("environ", "unicode"),
    [
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "foot"}, True),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "vscode"}, True),
        ({"TERM": "xterm-256color", "WT_SESSION": "1"}, True),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"TERM": "screen", "TERM_PROGRAM": "vscode", "STY": "1"}, False),
        ({"TERM": "xterm-kitty", "TMUX": "1"}, False),
        ({"TERM": "xterm-kitty", "LANG": "C"}, False),
    ],
)
def test_where_no_locale_is_told_terminals_that_have_no_other_encoding_take_utf8(environ, unicode):
    assert at(**environ).unicode is unicode


@pytest.mark.parametrize("locale", [{}, {"LANG": "C"}, {"LC_ALL": "C"}, {"LC_CTYPE": "POSIX"}])
def test_what_python_makes_of_the_c_locale_is_not_taken_for_the_readers(locale):
    code = "from tui.terminal.abilities import Abilities; print(Abilities.detect().unicode)"
    env = {"PYTHONPATH": str(Path(tui.__file__).parents[1]), "TERM": "xterm", **locale}
    shown = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True)
    assert shown.stdout == "False\n", shown.stderr


@pytest.mark.parametrize("locale", [{"LC_CTYPE": "C.UTF-8"}, {"LANG": "xx_YY.UTF-8"}])
def test_a_locale_that_the_reader_set_is_believed_even_if_this_machine_lacks_it(locale):
    code = "from tui.terminal.abilities import Abilities; print(Abilities.detect().unicode)"
    env = {"PYTHONPATH": str(Path(tui.__file__).parents[1]), "TERM": "xterm", **locale}
    shown = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True)
    assert shown.stdout == "True\n", shown.stderr


def test_a_mac_writes_utf8_unless_told_otherwise():
    assert at("darwin", LANG="de_DE").unicode
    assert at("darwin").unicode
    assert not at("darwin", LANG="de_DE.ISO8859-1").unicode


def test_nothing_is_opened_on_the_far_side_of_ssh():
    remote = at(TERM="xterm", DISPLAY=":0", SSH_CONNECTION="1 2 3 4")
    assert remote.is_remote
    assert not remote.may_open_browser
    assert not remote.may_use_clipboard
    assert remote.may_start_editor
    assert not at("darwin", SSH_TTY="/dev/ttys1").may_open_browser


@pytest.mark.parametrize(
    ("platform", "environ", "may"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_a_browser_needs_a_desktop(platform, environ, may):
    assert at(platform, TERM="xterm", **environ).may_open_browser is may


@pytest.mark.parametrize(
    ("said", "is_light"), [("0;15", True), ("15;0", False), ("0;default;7", True), ("", False)]
)
def test_a_light_background_is_known_if_said(said, is_light):
    assert at(TERM="rxvt", COLORFGBG=said).is_light is is_light


def test_both_ends_must_be_a_terminal():
    half = abilities({"TERM": "xterm"}, input_is_terminal=True, output_is_terminal=False)
    assert not half.is_terminal
    assert dict(half.reasons)["is_terminal"] == "output is no terminal"
    assert at(TERM="xterm").is_terminal


@pytest.mark.parametrize(
    ("environ", "may"),
    [
        ({}, True),
        ({"RAPPORT_RESTRICTED": "1"}, False),
        ({"RAPPORT_RESTRICTED": "0"}, True),
        ({"RAPPORT_RESTRICTED": ""}, True),
        ({"SSH_ORIGINAL_COMMAND": "ls"}, False),
        ({"SSH_ORIGINAL_COMMAND": ""}, False),
        ({"SSH_ORIGINAL_COMMAND": "ls", "RAPPORT_RESTRICTED": "0"}, True),
    ],
)
def test_a_restricted_session_starts_nothing_and_writes_nothing(environ, may):
    found = at(DISPLAY=":0", **environ)
    allowed = {
        found.may_start_editor,
        found.may_write_files,
        found.may_open_browser,
        found.may_use_clipboard,
    }
    assert allowed == {may}


def test_whoever_asks_for_a_restricted_session_gets_one():
    asked = {"RAPPORT_RESTRICTED": "0"}
    found = abilities(asked, input_is_terminal=True, output_is_terminal=True, restricted=True)
    assert not found.may_start_editor
    assert dict(found.reasons)["may_write_files"] == "--restricted was given"


def test_every_decision_has_a_reason():
    reasons = dict(at(TERM="xterm-256color", LANG="C.UTF-8").reasons)
    assert reasons["colors"] == "TERM=xterm-256color"
    assert reasons["unicode"] == "LANG=C.UTF-8"
    assert set(reasons) <= set(Abilities.__struct_fields__)


def test_the_multiplexer_is_named():
    assert at(TERM="screen", TMUX="/tmp/t").multiplexer == "tmux"
    assert at(TERM="screen", STY="1.x").multiplexer == "screen"
    assert at(TERM="xterm").multiplexer == ""


def test_abilities_need_no_textual():
    code = "import sys; from tui.terminal.abilities import Abilities; Abilities.detect(); "
    code += "print('textual' in sys.modules)"
    home = Path(tui.__file__).parents[1]
    run = subprocess.run([sys.executable, "-c", code], cwd=home, capture_output=True, text=True)
    assert run.stdout == "False\n"

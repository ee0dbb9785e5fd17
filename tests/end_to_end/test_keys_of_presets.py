"""Keys in a real terminal: those that a tty would eat, both keyboard protocols, own settings."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def rapport(open_terminal, tmp_path: Path) -> Callable[..., object]:
    """Start rapport with some settings, on files of the test's own."""

    def start(settings: str, size: tuple[int, int] = (120, 40), **options):
        path = tmp_path / "settings.toml"
        path.write_text("auto_read_seconds = 0\n" + settings, encoding="utf-8")
        env = {
            "HOME": str(tmp_path),
            "XDG_DATA_HOME": str(tmp_path / "data"),
            "XDG_CACHE_HOME": str(tmp_path / "cache"),
            "XDG_CONFIG_HOME": str(tmp_path / "config"),
            "RAPPORT_SETTINGS": str(path),
        }
        return open_terminal([sys.executable, "-m", "tui"], size=size, env=env, **options)

    return start


def test_keys_for_flow_control_signals_and_suspending_arrive_as_keys(rapport) -> None:
    own = '[keys]\nnext_document = "ctrl+q"\nhelp = "f3"\nrescan = "ctrl+\\\\"\n'
    terminal = rapport(f'keymap = "emacs"\n{own}')
    terminal.wait_for("6 documents")
    terminal.press("enter")
    terminal.wait_for("paragraph 1 of")
    terminal.press("ctrl+s")
    terminal.type("reply")
    terminal.wait_for("/reply")
    terminal.press("ctrl+s", "ctrl+r", "enter")
    terminal.wait_for("/reply · 1 of")
    terminal.press("ctrl+g")
    terminal.wait_until_gone("/reply · ")
    terminal.press("ctrl+q")
    terminal.wait_for("▌● Marking a reply")
    terminal.press("ctrl+\\")
    terminal.wait_for("Nothing has changed")
    terminal.press("ctrl+x", "ctrl+c")
    assert terminal.exit_code() == 0
    assert terminal.left_behind() == []


def test_alt_and_control_space_arrive_in_both_keyboard_protocols(rapport) -> None:
    terminal = rapport('keymap = "emacs"\n')
    terminal.wait_for("6 documents")
    terminal.press("alt+>")
    terminal.wait_for("6 of 6")
    terminal.press("alt+<")
    terminal.wait_for("1 of 6")
    terminal.send(b"\x1b[46;4u")  # alt, shift and the key of the full stop, as kitty tells it
    terminal.wait_for("6 of 6")
    terminal.send(b"\x1b[44;4u")
    terminal.wait_for("1 of 6")
    terminal.press("enter")
    terminal.wait_for("paragraph 1 of")
    terminal.send(b"\x00")
    terminal.wait_for("the beginning")
    terminal.send(b"\x1b[32;5u")
    terminal.wait_for(" the end")
    terminal.send(b"\x1b[103;5u")
    terminal.wait_until_gone(" the end")
    terminal.send(b"\x1b[115;5u")
    terminal.wait_for("words")
    terminal.press("ctrl+g", "q", "q")
    assert terminal.exit_code() == 0


def test_wrong_keys_are_told_with_their_line_and_the_reader_goes_on(rapport, tmp_path) -> None:
    terminal = rapport('measure = 999\n[keys]\nnext_unred = ["x"]\nhelp = "pgdn"\n')
    terminal.wait_for("settings.toml:2: measure must be a whole number")
    terminal.wait_for("tells 2 more")
    terminal.press("!")
    terminal.wait_for("Problems · 3")
    terminal.wait_for("did you mean “next_unread”?")
    terminal.wait_for("did you mean “pagedown”?")
    terminal.press("q", "?")
    terminal.wait_for("Help")
    terminal.press("q", "q")
    assert terminal.exit_code() == 0


def test_a_file_that_is_no_toml_does_not_keep_the_reader_out(rapport) -> None:
    terminal = rapport("theme = [", size=(40, 12))
    terminal.wait_for("settings.toml:")
    terminal.wait_for("Moving about")
    terminal.press("q")
    assert terminal.exit_code() == 0


def test_jumps_letters_and_matches_go_by_the_keys_of_a_terminal(rapport) -> None:
    terminal = rapport("")
    terminal.wait_for("6 documents")
    terminal.press("enter")
    terminal.wait_for("paragraph 1 of")
    terminal.type("/reply\rnn~aG")
    terminal.wait_for("/reply · 3 of")
    terminal.press("ctrl+o")
    terminal.press("escape")
    terminal.wait_until_gone("/reply · 3 of")
    terminal.type("J`a")
    terminal.wait_for("▌● Moving about")
    terminal.press("ctrl+o")
    terminal.wait_for("▌● Marking a reply read")
    terminal.press("ctrl+y")
    terminal.wait_for("▌● Moving about")
    terminal.press("q")
    assert terminal.exit_code() == 0


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
def test_lines_behind_a_colon_do_what_they_say_in_a_real_terminal(rapport, size) -> None:
    terminal = rapport("", size=size)
    terminal.wait_for("6 documents")
    terminal.type("j:choose\r")
    terminal.wait_for("paragraph 1 of")
    terminal.type(":3 nxt paragraph\r")
    terminal.wait_for("paragraph 4 of")
    terminal.type(":2\r")
    terminal.wait_for("paragraph 2 of")
    terminal.type(":name place\ra")
    terminal.wait_for("a is here now")
    terminal.type(":rename vew\r")
    terminal.wait_for("Not now: only on the views")
    terminal.press("escape")
    terminal.wait_until_gone("Not now")
    terminal.type(":q\r")
    assert terminal.exit_code() == 0
    assert terminal.left_behind() == []

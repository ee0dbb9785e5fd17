"""Terminals without UTF-8 and the Linux console: nothing is sent that they cannot show."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.terminal.glyphs import CONSOLE

WORDS = """# Dvořák’s “Rusalka” – 漢字

By Žofie, 2026-01-02

Привет, 世界… naïve → café 😀 e\u0301 and\u00a0more. See Smith (2019) and https://a.example/é.

> Quoted — “as it was”.

- first
- second

## Replies

### Łukasz

It’s ½ of it ★ ● ─ ▌

#### Æon

So “it” is.

## References

- Smith, J. (2019). Slow—reading. Journal of Calm, 3(1), 7–35.
"""

BACK = (("escape",), "n unread")
TOUR: tuple[tuple[tuple[str, ...], str], ...] = (
    ((), "1 document"),
    (("?",), "Anywhere"),
    (("G",), "reference cited by"),
    BACK,
    (("V",), "Only unread"),
    BACK,
    ((":", "u", "n"), "Undo the last change"),
    BACK,
    (("!",), "Problems"),
    BACK,
    (("s",), "by title"),
    (("/", "r", "u"), "1 of 1"),
    (("enter", "enter", "j"), "paragraph 2"),
    (("f",), "its letters"),
    BACK,
    (("F",), "its letters"),
    (("s",), "Esc back"),
    BACK,
    (("/", "i", "t", "enter"), "1 of"),
    (("escape",), "v passage"),
    (("v", "w", "w"), "Enter keep"),
    (("escape",), "v passage"),
    (("]",), "reply 1 of 2"),
    (("B", "c", "é", "…"), "Note on this reply"),
    (("enter",), "Bookmarked"),
    (("~", "a"), "a is here now"),
    (("`", "?"), "Named places"),
    BACK,
    (("]", "r"), "Your reply"),
    (("A", "n", "n", "tab", "tab", "tab", "“", "漢"), "draft"),
    (("escape",), "Unfinished draft"),
    (("z", "M"), "+ "),
    (("z", "R", '"'), "1 draft"),
    (("X",), "format"),
    (("escape",), "X export"),
    BACK,
    (("'",), "Bookmarks"),
    BACK,
    (("y", "v"), "Esc back"),
    BACK,
    (("alt+3",), "References"),
)
"""Keys, and what is on the screen then."""


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str | None]:
    """An environment with the program's files in a folder of the test."""
    settings = tmp_path / "config" / "rapport" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("auto_read_seconds = 0\n")
    folders = {f"XDG_{name}_HOME": str(tmp_path / name.lower()) for name in ("DATA", "CACHE")}
    return {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config"), **folders}


@pytest.fixture
def rapport(open_terminal, home, tmp_path: Path) -> Callable[..., object]:
    """Start rapport over one document with all kinds of characters."""
    folder = tmp_path / "saved"
    folder.mkdir()
    (folder / "a.md").write_text(WORDS, encoding="utf-8")

    def start(*arguments: str, size: tuple[int, int] = (120, 40), **env: str | None):
        command = [sys.executable, "-m", "tui", *arguments, str(folder)]
        return open_terminal(command, size=size, env={**home, "LANG": None, **env})

    return start


def take_tour(terminal) -> str:
    """Visit every screen, once more in other sizes; return all that was sent."""
    for keys, fact in TOUR:
        for key in keys:
            if len(key) == 1:
                terminal.type(key)
            else:
                terminal.press(key)
        terminal.wait_for(fact)
    for size in ((80, 24), (40, 12)):
        terminal.resize(*size)
        terminal.wait_for(lambda wide=size[0]: any(terminal.row(0)[:wide]))
        terminal.press("ctrl+l", "escape", "escape", "enter", "?")
        terminal.wait_for("Anywhere")
        terminal.press("escape")
        terminal.wait_until_gone("Anywhere")
    terminal.press("q")
    assert terminal.exit_code() == 0
    return bytes(terminal.raw).decode()


@pytest.mark.parametrize("locale", [{"LANG": "C"}, {}, {"LC_ALL": "POSIX", "LANG": "C.UTF-8"}])
def test_a_terminal_without_utf8_gets_ascii_on_every_screen(rapport, locale) -> None:
    sent = take_tour(rapport(**locale))
    assert sent.isascii(), {c for c in sent if not c.isascii()}
    assert 'Dvorak\'s "Rusalka"' in sent


def test_the_linux_console_gets_what_its_fonts_have(rapport) -> None:
    sent = take_tour(rapport(TERM="linux", COLORTERM=None, LANG="C.UTF-8"))
    assert {c for c in sent if not c.isascii()} <= CONSOLE
    assert "─" in sent and "naïve" in sent


def test_other_terminals_get_the_characters_themselves(rapport) -> None:
    terminal = rapport(LANG="C.UTF-8")
    terminal.wait_for("Dvořák’s “Rusalka” – 漢字")
    terminal.press("q")
    assert terminal.exit_code() == 0


def test_signs_stay_signs_in_ascii(rapport) -> None:
    terminal = rapport(LANG="C")
    terminal.wait_for(">o Dvorak")
    terminal.press("enter", "]", "m")
    terminal.wait_for("Reply marked read")
    terminal.press("B", "enter")
    terminal.wait_for("Bookmarked")
    terminal.wait_for(lambda: any("> Lukasz" in row and "* |" in row for row in rows(terminal)))
    shown = rows(terminal)
    assert any("` AEon" in row and "o |" in row for row in shown)
    assert any(": Quoted" in row for row in shown)


def rows(terminal) -> list[str]:
    return terminal.screen_text().split("\n")


@pytest.mark.parametrize(
    ("arguments", "env"),
    [(["--drawing", "ascii"], {}), ([], {"RAPPORT_DRAWING": "ascii"})],
)
def test_what_is_asked_for_wins_over_the_locale(rapport, arguments, env) -> None:
    terminal = rapport(*arguments, **{"LANG": "C.UTF-8", **env})
    terminal.wait_for(">o Dvorak's")
    terminal.press("q")
    assert terminal.exit_code() == 0
    assert bytes(terminal.raw).isascii()


def test_the_setting_wins_over_the_locale_and_makes_the_last_frame_void(
    rapport, tmp_path: Path
) -> None:
    terminal = rapport(LANG="C")
    terminal.wait_for(">o Dvorak's")
    terminal.wait_for("? help")
    terminal.press("q")
    assert terminal.exit_code() == 0
    settings = tmp_path / "config" / "rapport" / "settings.toml"
    settings.write_text('auto_read_seconds = 0\ndrawing = "unicode"\n')
    terminal = rapport(LANG="C")
    terminal.wait_for("▌● Dvořák’s")
    assert b"Dvorak" not in bytes(terminal.raw)


def test_a_frame_of_one_locale_is_not_shown_in_another(rapport) -> None:
    for env, shown, other in (
        ({"LANG": "C"}, ">o Dvorak's", "Dvořák"),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, "▌● Dvořák’s", "Dvorak"),
        ({"LANG": "C"}, ">o Dvorak's", "Dvořák"),
    ):
        terminal = rapport(**env)
        terminal.wait_for(shown)
        terminal.wait_for("? help")
        terminal.press("q")
        assert terminal.exit_code() == 0
        assert other not in bytes(terminal.raw).decode()


@pytest.mark.parametrize("verb", [["list"], ["show"], ["refs"], ["keys"], ["doctor"], ["--help"]])
@pytest.mark.parametrize(
    ("env", "known"),
    [({"LANG": "C"}, frozenset()), ({"TERM": "linux", "LANG": "C.UTF-8"}, CONSOLE)],
)
def test_the_command_line_says_what_the_terminal_can_show(
    open_terminal, home, rapport, tmp_path: Path, verb, env, known
) -> None:
    paths = [] if verb[0] in ("keys", "--help") else [str(tmp_path / "saved")]
    command = [sys.executable, "-m", "tui", *verb, *paths]
    terminal = open_terminal(command, env={**home, **env})
    assert terminal.exit_code() in (0, 1)
    said = bytes(terminal.raw).decode()
    assert {c for c in said if not c.isascii()} <= known
    if verb == ["list"]:
        assert said.startswith("■ " if known else "o "), "the signs of the row are not lost"


def test_lines_for_people_are_ascii_and_as_wide_as_the_terminal(rapport) -> None:
    terminal = rapport("--linear", LANG="C", size=(40, 12))
    terminal.wait_for("Dvorak's")
    terminal.type("\n")
    terminal.wait_for("Privet")
    terminal.type("quit\n")
    assert terminal.exit_code() == 0
    said = bytes(terminal.raw).decode()
    assert said.isascii()
    assert all(len(line) <= 40 for line in said.splitlines())

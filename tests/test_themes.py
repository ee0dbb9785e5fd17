"""Our own themes can be read by people who need contrast, and by terminals with sixteen colours."""

from typing import get_args

import pytest
from rich.style import Style
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from tui.app import theme_for
from tui.settings.settings import Theme
from tui.terminal.abilities import abilities
from tui.terminal.pens import Pens
from tui.themes import (
    ANSI_DARK,
    ANSI_LIGHT,
    CONTRAST,
    DARK,
    LIGHT,
    THEMES,
    contrast,
    in_palette,
    theme_named,
)

THEMES_OF_16 = ("ansi-dark", "ansi-light")
TONES = ("foreground", "accent", "warning", "error", "success", "quiet")


def between(one: str, other: str) -> float:
    return contrast(Color.parse(one), Color.parse(other))


def test_the_measure_is_that_of_the_standard() -> None:
    assert between("#000000", "#ffffff") == pytest.approx(21)
    assert between("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("tone", TONES)
def test_every_tone_of_text_stands_out_from_what_is_behind_it(theme, tone) -> None:
    color = theme.variables.get(tone) or getattr(theme, tone)
    for ground in (theme.background, theme.variables["cursor"]):
        assert between(color, ground) >= 4.5, (tone, ground)


@pytest.mark.parametrize("name", sorted(set(BUILTIN_THEMES) - {"ansi-dark", "ansi-light"}))
def test_textual_s_themes_get_tones_that_can_be_read(name) -> None:
    theme = theme_named(name)
    colors = theme.to_color_system().generate()
    text, ground = colors["foreground"], colors["background"]
    least = min(4.5, between(text, ground), between(text, theme.variables["cursor"]))
    for tone in (theme.variables["quiet"], theme.accent):
        assert between(tone, ground) >= least
        assert between(tone, theme.variables["cursor"]) >= least
    assert theme.variables["quiet"] != theme.variables["rule"]


@pytest.mark.parametrize("name", sorted({"dark", "light", *BUILTIN_THEMES} - {*THEMES_OF_16}))
def test_every_theme_can_be_read_in_256_colours(name) -> None:
    theme = theme_named(name)
    made = theme.to_color_system().generate() | theme.variables
    names = ("background", "cursor", "rule", "foreground", "accent", "quiet")
    shown = {name: in_palette(Color.parse(made[name])) for name in names}
    grounds = shown["background"], shown["cursor"]
    assert grounds[0] != grounds[1], "the row with the cursor looks like every other"
    assert shown["rule"] not in grounds
    for tone in ("foreground", "accent", "quiet"):
        least = min(CONTRAST, *(contrast(shown["foreground"], ground) for ground in grounds))
        assert min(contrast(shown[tone], ground) for ground in grounds) >= least, tone


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("tone", TONES)
def test_our_tones_stand_out_in_256_colours_too(theme, tone) -> None:
    color = in_palette(Color.parse(theme.variables.get(tone) or getattr(theme, tone)))
    for ground in (theme.background, theme.variables["cursor"]):
        assert contrast(color, in_palette(Color.parse(ground))) >= CONTRAST, (tone, ground)


def test_every_theme_of_textual_can_be_chosen_and_every_choice_is_there() -> None:
    names = set(get_args(Theme)) - {"auto", "ansi"}
    assert names == set(BUILTIN_THEMES) | {"dark", "light"}
    assert all(theme_named(name) for name in names)


@pytest.mark.parametrize(
    ("wish", "environ", "theme"),
    [
        ("auto", {"TERM": "xterm-256color"}, "dark"),
        ("auto", {"TERM": "xterm-256color", "COLORFGBG": "0;15"}, "light"),
        ("auto", {"TERM": "linux"}, "ansi-dark"),
        ("auto", {"TERM": "xterm", "COLORFGBG": "0;15"}, "ansi-light"),
        ("nord", {"TERM": "xterm-256color"}, "nord"),
        ("nord", {"TERM": "linux"}, "ansi-dark"),
        ("ansi", {"TERM": "xterm-256color", "COLORFGBG": "0;15"}, "ansi-light"),
        ("ansi-dark", {"TERM": "xterm", "COLORFGBG": "0;15"}, "ansi-dark"),
        ("dracula", {"TERM": "xterm-256color", "NO_COLOR": "1"}, "ansi-dark"),
    ],
)
def test_the_theme_is_one_that_the_terminal_can_show(wish, environ, theme) -> None:
    at = abilities(environ, input_is_terminal=True, output_is_terminal=True)
    assert theme_for(wish, at) == theme


def test_every_theme_has_the_same_variables() -> None:
    names = {"quiet", "rule", "cursor"}
    assert all(names <= set(theme.variables) for theme in THEMES.values())


@pytest.mark.parametrize("theme", [ANSI_DARK, ANSI_LIGHT], ids=lambda theme: theme.name)
def test_the_terminals_own_colours_stay_its_own(theme) -> None:
    assert theme.ansi
    assert not [value for value in theme.variables.values() if value.startswith("#")]


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("tone", ["accent", "foreground", "quiet", "rule", "cursor"])
def test_tones_that_change_often_take_few_bytes(theme, tone) -> None:
    made = theme.to_color_system().generate() | theme.variables
    color = Color.parse(made[tone]).rich_color
    pens = Pens(2**24)
    assert len(pens[pens.of_style(Style(color=color))].foreground) <= len("38;5;255")

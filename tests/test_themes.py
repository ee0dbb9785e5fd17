"""Our own themes can be read by people who need contrast, and by terminals with sixteen colours."""

import pytest
from rich.style import Style
from textual.color import Color

from tui.terminal.pens import Pens
from tui.themes import ANSI, DARK, LIGHT, THEMES

TONES = ("foreground", "accent", "warning", "error", "success", "quiet")


def luminance(color: Color) -> float:
    """Relative luminance, WCAG 2.2."""

    def linear(channel: int) -> float:
        part = channel / 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(channel) for channel in color.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, WCAG 2.2."""
    light, dark = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))))[::-1]
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("tone", TONES)
def test_every_tone_of_text_stands_out_from_what_is_behind_it(theme, tone) -> None:
    color = theme.variables.get(tone) or getattr(theme, tone)
    for ground in (theme.background, theme.variables["cursor"]):
        assert contrast(color, ground) >= 4.5, (tone, ground)


def test_every_theme_has_the_same_variables() -> None:
    names = {"quiet", "rule", "cursor"}
    assert all(names <= set(theme.variables) for theme in THEMES.values())


def test_the_terminals_own_colours_stay_its_own() -> None:
    assert ANSI.ansi
    assert not [value for value in ANSI.variables.values() if value.startswith("#")]


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("tone", ["accent", "foreground", "quiet", "rule", "cursor"])
def test_tones_that_change_often_take_few_bytes(theme, tone) -> None:
    made = theme.to_color_system().generate() | theme.variables
    color = Color.parse(made[tone]).rich_color
    pens = Pens(2**24)
    assert len(pens[pens.of_style(Style(color=color))].foreground) <= len("38;5;255")

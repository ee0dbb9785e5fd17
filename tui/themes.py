"""The colours of rapport: light, dark, the terminal's own sixteen, and Textual's themes fitted.

Three tones beside text and background: an accent for what is current and for marks, a quiet one for
facts, a rule for lines. Meaning never hangs on a colour alone. Contrast of text, quiet text and
accent on what is behind them is at least 4.5:1 (WCAG 2.2, success criterion 1.4.3) in our own
themes, and in the others as far as their own text has it; also in a terminal of 256 colours, which
is what an ordinary SSH login has.

The tones that change most often are colours of xterm's palette of 256, which take half the bytes of
others on the line to the terminal. (Textual makes #d7af5f out of #d8af5f, and #875f00 of #885f00.)
"""

from dataclasses import replace

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from tui.terminal.palette import nearest

CONTRAST = 4.5
"""Least contrast of text that is to be read."""

DARK = Theme(
    name="rapport-dark",
    primary="#7fb4d8",
    secondary="#9fb3c8",
    accent="#d8af5f",
    warning="#d8af5f",
    error="#e58f7b",
    success="#a5c88f",
    foreground="#dadada",
    background="#16181b",
    surface="#16181b",
    panel="#1f2226",
    dark=True,
    variables={"quiet": "#9e9e9e", "rule": "#4e4e4e", "cursor": "#303030"},
)

LIGHT = Theme(
    name="rapport-light",
    primary="#1f5f8b",
    secondary="#46617a",
    accent="#885f00",
    warning="#885f00",
    error="#a3201c",
    success="#3c6e1f",
    foreground="#262626",
    background="#fbfaf6",
    surface="#fbfaf6",
    panel="#efede6",
    dark=False,
    variables={"quiet": "#626262", "rule": "#c6c6c6", "cursor": "#eeeeee"},
)


def _ansi(name: str, accent: str) -> Theme:
    """The terminal's own colours; Textual's style sheets need the variables of its own theme.

    Quiet text has the terminal's own text colour: of the other fifteen none can be read on every
    background. The rules between the panes are decoration and may fade.
    """
    stock = BUILTIN_THEMES[name]
    variables = {"quiet": "ansi_default", "rule": "ansi_bright_black", "cursor": "ansi_default"}
    return replace(
        stock, name=f"rapport-{name}", accent=accent, variables={**stock.variables, **variables}
    )


ANSI_DARK = _ansi("ansi-dark", "ansi_yellow")
ANSI_LIGHT = _ansi("ansi-light", "ansi_blue")

THEMES = {"dark": DARK, "light": LIGHT, "ansi-dark": ANSI_DARK, "ansi-light": ANSI_LIGHT}


def theme_named(name: str) -> Theme:
    """One of `THEMES`, or one of Textual's with our tones added.

    Raises:
        KeyError: There is no such theme.
    """
    return THEMES[name] if name in THEMES else fitted(BUILTIN_THEMES[name])


def fitted(theme: Theme) -> Theme:
    """A theme of Textual's with the tones that our screens need, taken from its own colours."""
    colors = theme.to_color_system().generate()
    text, ground = Color.parse(colors["foreground"]), Color.parse(colors["background"])
    cursor = ground.blend(text, 0.12)
    grounds = (ground, cursor)
    accent = _readable(Color.parse(colors["accent"]), text, grounds)
    faded = (text.blend(ground, part / 20) for part in range(8, 0, -1))
    quiet = next((tone for tone in faded if _stands_out(tone, grounds)), text)
    tones = {"quiet": quiet.hex, "rule": ground.blend(text, 0.3).hex, "cursor": cursor.hex}
    return replace(theme, accent=accent.hex, variables={**theme.variables, **tones})


def _readable(color: Color, text: Color, grounds: tuple[Color, ...]) -> Color:
    """`color`, drawn towards that of the text as far as it must be to be read."""
    drawn = (color.blend(text, part / 10) for part in range(10))
    return next((tone for tone in drawn if _stands_out(tone, grounds)), text)


def _stands_out(color: Color, grounds: tuple[Color, ...]) -> bool:
    """Whether a colour can be read there, in true colours and in those of the palette of 256."""
    shown = in_palette(color)
    return all(
        min(contrast(color, ground), contrast(shown, in_palette(ground))) >= CONTRAST
        for ground in grounds
    )


def in_palette(color: Color) -> Color:
    """How a terminal of 256 colours shows a colour."""
    return Color(*nearest(color.rgb))


def contrast(one: Color, other: Color) -> float:
    """Contrast ratio of two colours, from 1 to 21, as WCAG 2.2 defines it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    """Relative luminance, WCAG 2.2."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in color.normalized
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

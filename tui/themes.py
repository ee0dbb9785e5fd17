"""The colours of rapport: light, dark, and the terminal's own sixteen.

Three tones beside text and background: an accent for what is current and for marks, a quiet one for
facts, a rule for lines. Meaning never hangs on a colour alone. Contrast of text and quiet text on
the background is at least 4.5:1 (WCAG 2.2, success criterion 1.4.3).

The tones that change most often are colours of xterm's palette of 256, which take half the bytes of
others on the line to the terminal. (Textual makes #d7af5f out of #d8af5f, and #875f00 of #885f00.)
"""

from dataclasses import replace

from textual.theme import BUILTIN_THEMES, Theme

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
    error="#a3311c",
    success="#3c6e1f",
    foreground="#262626",
    background="#fbfaf6",
    surface="#fbfaf6",
    panel="#efede6",
    dark=False,
    variables={"quiet": "#626262", "rule": "#c6c6c6", "cursor": "#eeeeee"},
)

# Textual's own style sheets need variables that only its own sixteen-colour theme has.
ANSI = replace(
    BUILTIN_THEMES["ansi-dark"],
    name="rapport-ansi",
    accent="ansi_yellow",
    variables={
        **BUILTIN_THEMES["ansi-dark"].variables,
        "quiet": "ansi_default",
        "rule": "ansi_default",
        "cursor": "ansi_default",
    },
)

THEMES = {"dark": DARK, "light": LIGHT, "ansi": ANSI}

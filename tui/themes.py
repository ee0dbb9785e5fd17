"""The colours of rapport: light, dark, and the terminal's own sixteen.

Three tones beside text and background: an accent for what is current and for marks, a quiet one for
facts, a rule for lines. Meaning never hangs on a colour alone. Contrast of text and quiet text on
the background is at least 4.5:1 (WCAG 2.2, success criterion 1.4.3).
"""

from dataclasses import replace

from textual.theme import BUILTIN_THEMES, Theme

DARK = Theme(
    name="rapport-dark",
    primary="#7fb4d8",
    secondary="#9fb3c8",
    accent="#e5b567",
    warning="#e5b567",
    error="#e58f7b",
    success="#a5c88f",
    foreground="#d8d8d2",
    background="#16181b",
    surface="#16181b",
    panel="#1f2226",
    dark=True,
    variables={"quiet": "#9a9c98", "rule": "#4a4e54", "cursor": "#2b3036"},
)

LIGHT = Theme(
    name="rapport-light",
    primary="#1f5f8b",
    secondary="#46617a",
    accent="#8a4b08",
    warning="#8a4b08",
    error="#a3311c",
    success="#3c6e1f",
    foreground="#24262a",
    background="#fbfaf6",
    surface="#fbfaf6",
    panel="#efede6",
    dark=False,
    variables={"quiet": "#63656a", "rule": "#c3c1ba", "cursor": "#e6e2d6"},
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

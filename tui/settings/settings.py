"""The settings themselves: one record, one field per setting, with its range and its default.

A new setting is one field here and nothing else: the reading of the file, its messages and the
table in README follow from the field.
"""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

Theme = Literal[
    "auto",
    "dark",
    "light",
    "ansi",
    "ansi-dark",
    "ansi-light",
    "atom-one-dark",
    "atom-one-light",
    "catppuccin-frappe",
    "catppuccin-latte",
    "catppuccin-macchiato",
    "catppuccin-mocha",
    "dracula",
    "flexoki",
    "gruvbox",
    "monokai",
    "nord",
    "rose-pine",
    "rose-pine-dawn",
    "rose-pine-moon",
    "solarized-dark",
    "solarized-light",
    "textual-dark",
    "textual-light",
    "tokyo-night",
]
"""Ours, and those that come with Textual."""


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a reader may choose. The defaults are what a missing file gives."""

    theme: Annotated[
        Theme,
        Meta(
            description="Colours: `auto` takes what fits the terminal; `dark` and `light` are ours,"
            " `ansi` has the terminal's own sixteen, the others come with Textual. A terminal of"
            " sixteen colours or fewer always gets its own"
        ),
    ] = "auto"
    auto_read_seconds: Annotated[
        float,
        Meta(
            ge=0,
            le=3600,
            description="A body or reply counts as read when its last line has been on screen for"
            " this many seconds; 0 turns that off",
        ),
    ] = 2.0
    resume_card_days: Annotated[
        float,
        Meta(
            ge=0,
            le=3650,
            description="A document that is opened again after this many days says where you"
            " stopped, what is new and which notes you made; 0 turns that off",
        ),
    ] = 1.0
    mark_all_spares_bookmarked: Annotated[
        bool,
        Meta(
            description="Marking a whole list read leaves documents alone that are bookmarked, they"
            " themselves or anything in them"
        ),
    ] = False
    measure: Annotated[
        int,
        Meta(ge=40, le=120, description="Longest line of running text, in columns"),
    ] = 76
    places: Annotated[
        tuple[str, ...],
        Meta(
            description="Folders and files that are opened when none is named; with none, the seed"
            " page and the tour. A path may begin with `~`, or be relative to the settings file"
        ),
    ] = ()
    backups: Annotated[
        int,
        Meta(
            ge=1, le=1000, description="Earlier copies of the marks file that are kept, one a day"
        ),
    ] = 5

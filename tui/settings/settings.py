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

Remembered = Literal["all", "no-email", "nothing"]
Switch = Literal["auto", "on", "off"]
Drawing = Literal["auto", "unicode", "console", "ascii"]

OwnKeys = dict[str, str | tuple[str, ...] | dict[str, str | tuple[str, ...]]]
"""Commands and their keys; in a table named for a scope, the commands of that scope alone."""


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
    drawing: Annotated[
        Drawing,
        Meta(
            description="Characters that the terminal gets: `unicode` all, `console` those that the"
            " fonts of the Linux console have, `ascii` ASCII alone. `auto` takes ASCII where the"
            " locale does not say UTF-8, and `console` where `TERM` is `linux`"
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
    linear: Annotated[
        bool,
        Meta(
            description="`rapport` opens in linear mode, as with `--linear`; `--no-linear` then"
            " opens the screen"
        ),
    ] = False
    linear_breaks_lines: Annotated[
        bool,
        Meta(
            description="Linear mode breaks lines at the terminal's width or at `measure`; without,"
            " every paragraph is one line, as screen readers like it"
        ),
    ] = True
    linear_prompt: Annotated[
        bool,
        Meta(description="Linear mode prints a prompt that says where you are and what is unread"),
    ] = True
    remember_me: Annotated[
        Remembered,
        Meta(
            description="What the form for a reply knows of you from the last one: name, e-mail"
            " address and website (`all`), all but the address (`no-email`), or `nothing`"
        ),
    ] = "all"
    browser: Annotated[
        str,
        Meta(
            min_length=1,
            description="What opens an address: `auto` (a browser where there is a desktop, never"
            " over SSH), `always`, `never`, or a command, with `%s` for the address; w3m, lynx and"
            " their like get the terminal. Addresses that are not opened are shown and copied",
        ),
    ] = "auto"
    clipboard: Annotated[
        str,
        Meta(
            min_length=1,
            description="How a text is copied: `auto`, `terminal` (by the terminal itself, OSC 52),"
            " `never`, or a command that takes the text on its standard input",
        ),
    ] = "auto"
    hyperlinks: Annotated[
        Switch,
        Meta(
            description="Whether the terminal is told where links lead (OSC 8): `auto` does so in"
            " terminals that are known to understand it, and not over SSH"
        ),
    ] = "auto"
    hint_letters: Annotated[
        str,
        Meta(
            pattern=r"^(?!.*(.).*\1)[^\W\d_]{2,}$",
            description="The letters that `f` puts on links, the easiest to reach first; each once",
        ),
    ] = "asdfghjkl"
    mouse: Annotated[
        Switch,
        Meta(
            description="Whether the mouse is used: the wheel scrolls, a click chooses a row or"
            " follows a link; `auto` does so except over SSH. Off, the terminal's own selection"
            " works as always"
        ),
    ] = "off"
    slow_line: Annotated[
        Switch,
        Meta(
            description="Whether the line to the terminal is taken for a slow one: fewer frames,"
            " a longer rest before a document opens beside the list, no shading; `auto` sees for"
            " itself how fast it is"
        ),
    ] = "auto"
    places: Annotated[
        tuple[str, ...],
        Meta(
            description="Folders and files that are opened when none is named; with none, the seed"
            " page and the tour. A path may begin with `~`, or be relative to the settings file"
        ),
    ] = ()
    keymap: Annotated[
        Literal["vim", "emacs", "newsboat"],
        Meta(description="The keys to begin with: of which program they remind"),
    ] = "vim"
    keys: Annotated[
        OwnKeys,
        Meta(
            description="Keys of your own: commands by the names that `rapport keys` tells, each"
            " with a list of keys, an empty one for none. `z a` is a key after another; a name such"
            " as `reading.undo` means the command in that scope only"
        ),
    ] = {}
    backups: Annotated[
        int,
        Meta(
            ge=1, le=1000, description="Earlier copies of the marks file that are kept, one a day"
        ),
    ] = 5

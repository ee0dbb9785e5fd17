"""The table of pictures: what each is called, how the terminal is, what is pressed before it.

Data alone. A new screen is a line in `SCREENS`; it is drawn at every size.
"""

from typing import Literal

import msgspec

Drawing = Literal["unicode", "console", "ascii"]
Size = tuple[int, int]

NOTE = "so many have felt this #rapport"
LONG_NOTE = "So many have felt this, and so few have said it. #rapport #iapt"
COMMENT = "So do I. Six sessions are over before one has begun."

WIDE, USUAL, SMALL = (120, 40), (80, 24), (40, 12)


class Picture(msgspec.Struct, frozen=True):
    """A picture: its file name, how the terminal is, what was pressed before it was taken."""

    name: str
    size: Size
    keys: tuple[str, ...]
    """Names of keys; words behind `type:` are written at once, as by a paste."""
    theme: str = "dark"
    drawing: Drawing = "unicode"
    before: tuple[str, ...] = ()
    """What was pressed in a sitting days earlier, when the newest replies were not there yet."""


TO_SEED = ("G",)
READING = (*TO_SEED, "]", "B", f"type:{NOTE}", "enter", "m", "]", "space")
REPLY = ("r", "type:Ann", "tab", "type:ann@example.org", "tab", "tab", f"type:{COMMENT}")
DRAFTS = (*TO_SEED, "enter", "]", *REPLY, "ctrl+s", "]", "r", "type:And so", "escape")
NAMED = ("enter", "~", "s", *("J",) * 5, "]", "~", "k", "`", "question_mark")

SCREENS: dict[str, tuple[str, ...]] = {
    "list": ("j",),
    "grouped": ("V", "G", "enter"),
    "reading": (*TO_SEED, "alt+2", "]"),
    "references": (*TO_SEED, "alt+3"),
    "folded": ("j", "enter", "z", "M", "]"),
    "search": (*TO_SEED, "enter", "/", "type:rapport", "enter"),
    "letters": (*TO_SEED, "enter", "G", "f"),
    "address": ("j", "j", "j", "enter", "alt+3", "F", "s"),
    "passage": (*TO_SEED, "enter", "v", "w", "w", "w"),
    "filter": ("/", "type:mark"),
    "views": ("V",),
    "authors": ("V", "j", "j", "j", "j", "enter"),
    "bookmarks": (*READING, "'"),
    "whole": (*READING, "'", "o"),
    "asked": (*TO_SEED, "enter", "]", "B", f"type:{NOTE}"),
    "note": (*TO_SEED, "enter", "]", "B", f"type:{LONG_NOTE}", "ctrl+o"),
    "named": NAMED,
    "reply": (*TO_SEED, "enter", "]", "r", "type:Ann", "tab", "tab", "tab", "type:So do I."),
    "drafts": (*DRAFTS, '"'),
    "export": (*DRAFTS, '"', "j", "X"),
    "plain": (*TO_SEED, "enter", "]", "y", "v"),
    "commands": (":", "type:unread"),
    "problems": ("!",),
    "help": ("?",),
}
"""Every screen, and the keys that lead there."""

VISIT = ("j", "enter", "]", "B", "type:ask Grete", "enter")
RETURNS: dict[str, tuple[str, ...]] = {
    "resume": ("j", "enter"),
    "delta": ("j", "enter", "d"),
}
"""Screens of a document that was visited before, and has new replies since."""

LOOKS: dict[str, tuple[str, Drawing]] = {
    "ansi": ("ansi-dark", "unicode"),
    "console": ("ansi-dark", "console"),
    "ascii": ("ansi-dark", "ascii"),
}
"""Terminals that can show less: their colours and their characters."""

SIZES = (WIDE, USUAL, SMALL)
PICTURES = (
    Picture("reading-120x40", WIDE, READING),
    Picture("reading-120x40-light", WIDE, READING, theme="light"),
    *(
        Picture(f"reading-{size[0]}x{size[1]}-{look}", size, READING, theme, drawing)
        for look, (theme, drawing) in LOOKS.items()
        for size in SIZES
    ),
    *(
        Picture(f"{name}-{size[0]}x{size[1]}", size, keys)
        for name, keys in SCREENS.items()
        for size in SIZES
        if (name, size) != ("reading", WIDE)
    ),
    *(
        Picture(f"{name}-{size[0]}x{size[1]}", size, keys, before=VISIT)
        for name, keys in RETURNS.items()
        for size in SIZES
    ),
)

"""What becomes of a reader's wishes about the terminal: `auto` leaves it to what is known of it.

Plain functions with a reason for each answer, for `rapport doctor`.
"""

from tui.terminal.abilities import Abilities
from tui.terminal.glyphs import Drawing

Answer = tuple[bool, str]
"""Whether it is done, and why."""


def wants_links(abilities: Abilities, wish: str) -> Answer:
    """Whether addresses are told to the terminal, so that it shows them as links of its own.

    Over SSH only if asked for: an address costs more bytes than the words it is laid under.

    Args:
        abilities: Of the session.
        wish: `auto`, `on` or `off`.
    """
    if wish != "auto":
        return wish == "on", f'hyperlinks = "{wish}" in the settings'
    if abilities.is_remote:
        return False, "the session comes over SSH"
    return abilities.shows_links == "yes", dict(abilities.reasons).get("shows_links", "not known")


def wanted_drawing(abilities: Abilities, wish: str) -> tuple[Drawing, str]:
    """Which characters are sent to the terminal, and why.

    Args:
        abilities: Of the session.
        wish: `auto`, or a way to draw, which is taken as it is.
    """
    match wish:
        case "unicode" | "console" | "ascii":
            return wish, f'drawing = "{wish}" was asked for'
    reasons = dict(abilities.reasons)
    if not abilities.unicode:
        return "ascii", f"no UTF-8: {reasons.get('unicode', 'not known')}"
    if abilities.term.lower().startswith("linux"):
        return "console", f"TERM={abilities.term}: its font has few signs"
    return "unicode", f"UTF-8: {reasons.get('unicode', 'not known')}"


def said_slow(wish: str) -> bool | None:
    """Whether the line is said to be slow; None where that is to be seen.

    Args:
        wish: `auto`, `on` or `off`.
    """
    return None if wish == "auto" else wish == "on"


def wants_mouse(abilities: Abilities, wish: str) -> Answer:
    """Whether the mouse is used; if not, the terminal's own selection works as always.

    Args:
        abilities: Of the session.
        wish: `auto` (all but over SSH), `on` or `off`.
    """
    if wish != "auto":
        return wish == "on", f'mouse = "{wish}" in the settings'
    if abilities.is_remote:
        return False, "the session comes over SSH"
    return True, "the session does not come over SSH"

"""What becomes of a reader's wishes about the terminal: `auto` leaves it to what is known of it.

Plain functions with a reason for each answer, for `rapport doctor`.
"""

from tui.terminal.abilities import Abilities

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

"""Whether the reader can run where the program was started, and what `doctor` tells of that place.

Must never write to the terminal: where the reader cannot run, not one escape code may be sent.
"""

from collections.abc import Iterator

import msgspec

from tui.settings import Settings
from tui.terminal.abilities import Abilities

INSTEAD = "`rapport --linear` reads here, line by line"


def reader_trouble(abilities: Abilities) -> str | None:
    """Say in one line why the reader cannot run on such a terminal; None if it can."""
    reasons = dict(abilities.reasons)
    if not abilities.is_terminal:
        return f"the reader needs a terminal ({reasons['is_terminal']}); {INSTEAD}"
    if abilities.is_dumb:
        return f"this terminal cannot move its cursor ({reasons['is_dumb']}); {INSTEAD}"
    return None


def terminal_report(abilities: Abilities) -> Iterator[str]:
    """Yield a line for whether the reader can run, and one for each ability with its reason."""
    yield reader_trouble(abilities) or "the reader can run here"
    reasons = dict(abilities.reasons)
    for name, value in msgspec.structs.asdict(abilities).items():
        if name == "reasons":
            continue
        match value:
            case bool():
                said = "yes" if value else "no"
            case int():
                said = f"{value:,}"
            case _:
                said = value or "none"
        why = f" ({reasons[name]})" if name in reasons else ""
        yield f"{name.replace('_', ' ')}: {said}{why}"


def drawing_report(abilities: Abilities, wish: str) -> str:
    """The line that says which characters the terminal gets, and why.

    Args:
        abilities: Of the session.
        wish: As the option or the setting `drawing` has it.
    """
    from tui.terminal.wishes import wanted_drawing

    way, why = wanted_drawing(abilities, wish)
    names = {"unicode": "all", "console": "those of the Linux console", "ascii": "ASCII alone"}
    return f"characters: {names[way]} ({why})"


def outward_report(abilities: Abilities, settings: Settings) -> Iterator[str]:
    """Yield what the reader does with addresses, copies and the mouse, each with its reason."""
    from tui.terminal.browser import find_browser
    from tui.terminal.clipboard import find_road
    from tui.terminal.wishes import wants_links, wants_mouse

    browser = find_browser(abilities, settings.browser)
    opens = " ".join(browser.command) or "no browser; addresses are shown"
    yield f"opens addresses by: {opens} ({browser.reason})"
    road = find_road(abilities, settings.clipboard)
    ways = {
        "terminal": "the terminal",
        "untold": "the terminal, if it takes copies",
        "none": "nothing; texts are shown to select",
    }
    yield f"copies by: {ways.get(road.kind) or ' '.join(road.command)} ({road.reason})"
    for name, (is_done, why) in (
        ("tells the terminal of links", wants_links(abilities, settings.hyperlinks)),
        ("uses the mouse", wants_mouse(abilities, settings.mouse)),
    ):
        yield f"{name}: {'yes' if is_done else 'no'} ({why})"

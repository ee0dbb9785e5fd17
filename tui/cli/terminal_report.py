"""Whether the reader can run where the program was started, and what `doctor` tells of that place.

Must never write to the terminal: where the reader cannot run, not one escape code may be sent.
"""

from collections.abc import Iterator

import msgspec

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

"""`rapport doctor --line`: try the line to the terminal with the tour, and tell what keys cost.

The reader opens for a few seconds and presses its own keys. Nothing of the reader's library or
marks is opened: the tour has an index and marks of its own, in a folder that is gone afterwards.
"""

import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tui.cli.terminal_report import reader_trouble
from tui.settings import Settings, bundled_seeds
from tui.terminal.abilities import Abilities
from tui.terminal.wishes import said_slow

if TYPE_CHECKING:
    from tui.terminal.trial import Cost, Trial

ECHOES = 5

KEYS = (
    ("next document", ("j", "j", "j"), "j"),
    ("into the text", ("enter",), None),
    ("line down", ("j", "j", "j"), "j"),
    ("page down", ("space", "space"), " "),
    ("mark read, and back", ("m", "m"), "m"),
    ("help, and back", ("question_mark", "escape"), "?"),
)
"""What is done, by which keys, and what these type."""


class Found(msgspec.Struct):
    """What a trial has found."""

    is_slow: bool = False
    rate: float | None = None
    first: int = 0
    """Bytes of the first screen."""
    echoes: list[float] = []
    costs: list[tuple[str, "list[Cost]"]] = []


def line_report(abilities: Abilities, settings: Settings) -> Iterator[str]:
    """Try the line and yield what was found; takes some seconds, and the whole screen."""
    trouble = reader_trouble(abilities)
    if trouble is not None:
        yield f"not tried: {trouble}"
        return
    found = try_line(abilities, settings)
    yield from tell(found, settings)


def try_line(abilities: Abilities, settings: Settings) -> Found:
    """Open the reader on the tour and press keys; returns when the terminal was given back."""
    from tui.app import RapportApp, theme_for
    from tui.session import Session
    from tui.terminal.driver import driver_class
    from tui.terminal.glyphs import drawing
    from tui.terminal.trial import Trial

    found = Found()

    with tempfile.TemporaryDirectory(prefix="rapport-") as folder:
        files = {"state": Path(folder, "marks.json"), "index": Path(folder, "index.sqlite3")}
        session = Session.open([bundled_seeds()], **files, settings=Settings())
        try:
            app = RapportApp(
                session,
                theme=theme_for(settings.theme, abilities),
                driver=driver_class(),
                abilities=abilities,
                colors=abilities.colors,
                drawing=drawing(),
                is_slow=said_slow(settings.slow_line),
            )

            async def lead() -> None:
                await press_keys(Trial(app), found)
                found.rate, found.is_slow = app.pace.rate, app.pace.is_slow
                app.exit()

            app.call_later(app.run_worker, lead())
            app.run()
        finally:
            session.close()
    return found


async def press_keys(trial: "Trial", found: Found) -> None:
    """Go through the keys; what they cost goes to `found`."""
    found.first = await trial.start()
    for _ in range(ECHOES):
        if (echo := await trial.echo()) is not None:
            found.echoes.append(echo)
    for what, keys, character in KEYS:
        costs = [await trial.press(key, character if len(keys[0]) == 1 else None) for key in keys]
        found.costs.append((what, costs))


def tell(found: Found, settings: Settings) -> Iterator[str]:
    """Yield the lines that tell what a trial has found."""
    if found.echoes:
        least, most = min(found.echoes), max(found.echoes)
        middle = statistics.median(found.echoes)
        yield f"the terminal answers after {_ms(middle)} ({_ms(least)} to {_ms(most)})"
    else:
        yield "the terminal answers no question: frames are sent whether it is ready or not"
    if found.rate is None or found.rate > 1e6:
        yield "speed: more than could be seen"
    else:
        yield f"speed: about {found.rate:,.0f} bytes a second"
    why = f'slow_line = "{settings.slow_line}" in the settings'
    why = "as seen" if settings.slow_line == "auto" else why
    yield f"taken for a slow line: {'yes' if found.is_slow else 'no'} ({why})"
    yield f"{'':<24}{'bytes':>8}{'shown after':>14}{'bytes at rest':>16}"
    yield f"{'first screen':<24}{found.first:>8,}"
    for what, costs in found.costs:
        shown = [cost.shown for cost in costs if cost.shown is not None]
        sent = statistics.median_high(cost.at_once for cost in costs)
        later = statistics.median_high(cost.later for cost in costs)
        after = _ms(statistics.median_high(shown)) if shown else "not known"
        rest = f"{later:,}" if later else ""
        yield f"{what:<24}{sent:>8,}{after:>14}{rest:>16}".rstrip()


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:,.{0 if seconds >= 0.01 else 1}f} ms"

"""Choose what talks to the terminal. Must import on every platform."""

import sys
from typing import Any

from textual.app import App
from textual.driver import Driver


def driver_class() -> type[Driver] | None:
    """Our driver for Textual's `App(driver_class=…)`.

    An application may have a method `leaving()` that puts everything on disk: it is called before
    the process ends because of a signal, a lost terminal or `leave`. It may have `screen_lost()`,
    called when it is not known any more what the terminal shows, and `told_mode(mode, setting)`,
    called when the terminal says whether it has a mode.

    Returns:
        The driver, or None for Textual's own: on Windows, or where the input is no terminal.
    """
    if sys.platform == "win32" or sys.__stdin__ is None or not sys.__stdin__.isatty():
        return None
    from tui.terminal.unix_driver import UnixDriver

    return UnixDriver


def leave(app: App[Any]) -> None:
    """End the process now: the application's `leaving()`, the terminal put back, exit code 0.

    Nothing after `App.run` is reached where our driver is at work: whatever must be closed has to
    be closed in `leaving()`. With another driver the application ends in Textual's own way.
    """
    driver = app._driver
    at_once = getattr(driver, "leave", None)
    if at_once is not None:
        at_once()
    else:
        app.exit()


def send(app: App[Any], sequence: str) -> None:
    """Send the terminal a sequence that shows nothing, between two frames.

    Args:
        app: The application at that terminal.
        sequence: Whole control sequences. Nothing of a document may be in it as it stands there.
    """
    driver = app._driver
    if driver is not None:
        driver.write(sequence)


def report_mouse(app: App[Any], *, is_on: bool) -> None:
    """Have the terminal tell of the mouse, or keep it for its own selection."""
    from tui.terminal.modes import MOUSE

    send(app, "".join(f"\x1b[?{mode}{'h' if is_on else 'l'}" for mode in MOUSE))

"""What goes out of the program: texts that are copied, addresses that are opened.

One for an application; every screen that copies or opens anything asks it. Puts into words what was
done and how, and what could not be done and why. Must never start anything for an address that was
not made safe, and never ask the terminal for what is in its clipboard.
"""

import asyncio
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, cast

from textual.app import App

from tui.settings import Settings
from tui.terminal.abilities import Abilities
from tui.terminal.driver import send
from tui.terminal.wishes import wants_links, wants_mouse

if TYPE_CHECKING:
    from tui.terminal.browser import Browser
    from tui.terminal.clipboard import Road

Say = Callable[[str], None]
"""Tells the reader something; called in the application's own thread."""


class _HasOutward(Protocol):
    """An application with a way out."""

    outward: "Outward"


def outward_of(app: App[Any]) -> "Outward":
    """The way out of our application."""
    return cast("_HasOutward", app).outward


class Outward:
    """The way out of one session."""

    def __init__(self, app: App[Any], abilities: Abilities, settings: Settings) -> None:
        """A way out as the session's abilities and the reader's settings have it."""
        self._app = app
        self.abilities = abilities
        self.settings = settings

    @property
    def shows_links(self) -> bool:
        """Whether the terminal is told where links lead."""
        return wants_links(self.abilities, self.settings.hyperlinks)[0]

    @property
    def has_mouse(self) -> bool:
        """Whether the mouse is in use."""
        return wants_mouse(self.abilities, self.settings.mouse)[0]

    # Copying -------------------------------------------------------------------------------------

    @cached_property
    def road(self) -> "Road":
        """How a text is copied here."""
        from tui.terminal.clipboard import find_road

        return find_road(self.abilities, self.settings.clipboard)

    def copy(self, text: str, what: str, say: Say, instead: str = "") -> None:
        """Copy a text, and say what was copied and how; in the background if that may take long.

        Args:
            text: What is copied, whole or not at all.
            what: In a word or two for the reader: `the reply`.
            say: Told what came of it.
            instead: How the reader gets it if not so: `yv shows it to select`.
        """
        if not text:
            say(f"There is nothing to copy in {what}")
        elif self.road.kind in ("terminal", "untold"):
            say(self._send(text, what, instead))
        elif self.road.kind == "none":
            say(_joined(f"Not copied: {self.road.reason}", instead))
        else:
            self._app.run_worker(self._by_program(text, what, say, instead), group="copying")

    def _send(self, text: str, what: str, instead: str) -> str:
        """Send a text to the terminal; what is to be said."""
        from tui.terminal.clipboard import LIMIT, clipboard_sequence, length_of

        if (length := length_of(text)) > LIMIT:
            trouble = f"Not copied: {length:,} bytes, terminals take {LIMIT:,}"
            return _joined(trouble, instead)
        send(self._app, clipboard_sequence(text, self.abilities.multiplexer))
        if self.road.kind == "terminal":
            return f"Copied {_measured(text, what)} to the terminal's clipboard"
        # Short, so that what to do if nothing arrived has room beside it on 80 columns.
        return _joined(f"Sent {_measured(text, what)} to the terminal", instead)

    async def _by_program(self, text: str, what: str, say: Say, instead: str) -> None:
        from tui.terminal.clipboard import copy_by_program

        road = self.road
        trouble = await asyncio.to_thread(copy_by_program, road.command, text)
        if trouble:
            say(_joined(f"Not copied: {trouble}", instead))
        elif road.kind == "tmux":
            say(f"Copied {_measured(text, what)} to tmux and the terminal's clipboard")
        else:
            say(f"Copied {_measured(text, what)} by {road.command[0]}")

    # Opening -------------------------------------------------------------------------------------

    @cached_property
    def browser(self) -> "Browser":
        """What opens an address here."""
        from tui.terminal.browser import find_browser

        return find_browser(self.abilities, self.settings.browser)

    def open(self, address: str, say: Say) -> None:
        """Open an address that `web_address` gave, in a browser that there is.

        Args:
            address: What to open.
            say: Told what was done, and later on if it went wrong.
        """
        from tui.terminal.browser import start

        arguments = self.browser.arguments(address)
        if not self.browser.is_in_terminal:
            say(f"Opening {address}")
            start(arguments, lambda trouble: self._say_later(say, _not_opened(trouble)))
            return
        # Late, as all that is not needed to read; and there is no such module on Windows.
        from tui.terminal.outside import run_outside

        trouble = run_outside(self._app, arguments).words
        self._app.refresh(repaint=True, layout=True)
        say(_not_opened(trouble) if trouble else f"Back from {address}")

    def _say_later(self, say: Say, words: str) -> None:
        """In another thread. Not `call_from_thread`, which waits: the program may have ended."""
        self._app.call_later(say, words)


def _measured(text: str, what: str) -> str:
    characters = "1 character" if len(text) == 1 else f"{len(text):,} characters"
    return f"{what}, {characters},"


def _joined(said: str, instead: str) -> str:
    return f"{said} · {instead}" if instead else said


def _not_opened(trouble: str) -> str:
    return f"Not opened: {trouble}"

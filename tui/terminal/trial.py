"""Try the line to the terminal: how far it is, how fast, what a key costs on it.

Measures a running application from the inside: counts what its driver sends and asks the terminal
when that has arrived. Must never send anything but the application's own frames and questions.
"""

import asyncio
import time

import msgspec
from textual.events import Key

from tui.terminal.drawing import FrugalApp
from tui.terminal.line import Line

POLL = 0.001
LATEST = 0.5
"""Seconds within which a key has been answered by a frame, if it is at all."""

REST = 0.35
"""Seconds of silence after which nothing more is to come."""

PATIENCE = 20.0
"""Seconds after which a terminal does not answer any more."""


class Cost(msgspec.Struct, frozen=True):
    """What a key cost."""

    at_once: int
    """Bytes that were sent for it."""
    shown: float | None
    """Seconds until they were on the screen; None if the terminal does not say."""
    later: int
    """Bytes that followed once the key was let go."""


class Trial:
    """An application on the line that is tried."""

    def __init__(self, app: FrugalApp) -> None:
        """A trial of the line to an application that runs.

        Raises:
            RuntimeError: If it has no terminal of its own.
        """
        line = getattr(app._driver, "line", None)
        if not isinstance(line, Line):
            raise RuntimeError("the application has no terminal")
        self._app = app
        self._line = line

    async def start(self) -> int:
        """Wait until the first screen is there; return how many bytes it took."""
        begun = time.perf_counter()
        while not self._app.pace.sent and time.perf_counter() - begun < PATIENCE:
            await asyncio.sleep(POLL)
        return await self.rest()

    async def echo(self) -> float | None:
        """Seconds until the terminal answers; None if it never does."""
        begun = time.perf_counter()
        if not self._app.pace.is_answering:
            return None
        try:
            async with asyncio.timeout(PATIENCE):
                await self._line.echo()
        except TimeoutError:
            return None
        return time.perf_counter() - begun

    async def press(self, key: str, character: str | None = None) -> Cost:
        """Press a key and wait until all is at rest.

        Args:
            key: Its name, as Textual has it.
            character: What it types, if anything.
        """
        pace, begun = self._app.pace, time.perf_counter()
        before = pace.sent
        self._app.post_message(Key(key, character))
        while pace.sent == before and time.perf_counter() - begun < LATEST:
            await asyncio.sleep(POLL)
        middle = pace.sent
        answer = await self.echo() if middle != before else 0.0
        shown = None if answer is None else time.perf_counter() - begun
        await self.rest()
        return Cost(middle - before, shown, pace.sent - middle)

    async def rest(self) -> int:
        """Wait until nothing more is sent; return how many bytes have been sent until then."""
        pace, since = self._app.pace, time.perf_counter()
        seen = pace.sent
        while time.perf_counter() - since < REST:
            await asyncio.sleep(POLL)
            if pace.sent != seen:
                seen, since = pace.sent, time.perf_counter()
        await self.echo()
        return seen

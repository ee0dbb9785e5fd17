"""The line to the terminal, as the event loop sees it: what is written, and when a frame may be.

Puts together the pump, which writes in a thread of its own, and the pace, which knows how much may
be on its way. Everything here but what the pump calls runs in the thread of the event loop.
"""

import asyncio
import contextlib
from collections.abc import Callable

from tui.terminal.pace import Pace
from tui.terminal.pump import Pump

Draw = Callable[[], None]
"""Makes a frame of what is to be shown now, and writes it."""


class Line:
    """The line to one terminal, from taking it until giving it back."""

    def __init__(
        self,
        fd: int,
        encoding: str,
        pace: Pace,
        loop: asyncio.AbstractEventLoop,
        lost: Callable[[], None],
    ) -> None:
        """Begin to write.

        Args:
            fd: The terminal, open for writing.
            encoding: Its encoding.
            pace: What is known of the line, from one taking of the terminal to the next.
            loop: The event loop of the application.
            lost: Called once, in another thread, when the terminal is gone.
        """
        self._encoding = encoding
        self._pace = pace
        self._loop = loop
        self._draw: Draw | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._echoes: list[tuple[int, asyncio.Future[None]]] = []
        self._pump = Pump(fd, encoding, lost, drained=self._drained)
        self._pump.start()

    def write(self, data: str) -> None:
        """Write something, whatever is under way already."""
        size = len(data) if data.isascii() else len(data.encode(self._encoding, "replace"))
        self._pump.write(data + self._pace.send(size))

    def take(self, data: str) -> None:
        """Write what takes the terminal; from now on it is seen how fast its answers come."""
        self._pump.write(data + self._pace.begin())

    def arrived(self) -> None:
        """The terminal says that it has shown what was sent some time ago."""
        self._pace.answered()
        for echo in [echo for echo in self._echoes if echo[0] <= self._pace.arrived]:
            self._echoes.remove(echo)
            if not echo[1].done():
                echo[1].set_result(None)
        self._look()

    async def echo(self) -> None:
        """Ask, and wait until the terminal has shown all that was sent before.

        Raises:
            asyncio.CancelledError: If the waiting is given up; the terminal may never answer.
        """
        heard = self._loop.create_future()
        self._echoes.append((self._pace.sent, heard))
        self._pump.write(self._pace.ask())
        await heard

    def when_clear(self, draw: Draw) -> None:
        """Call `draw` as soon as there is room for a frame; now, if there is.

        Of several that wait only the last is called: frames are skipped, never keys.
        """
        self._draw = draw
        self._look()

    def finish(self, data: str, timeout: float) -> bool:
        """Draw no more; write what waits, then a last text.

        Returns:
            False if the terminal did not take it all within `timeout` seconds.
        """
        self._draw = None
        return self._pump.finish(data, timeout)

    def _look(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._draw is None:
            return
        seconds = self._pace.wait()
        if seconds > 0:
            self._timer = self._loop.call_later(seconds, self._look)
        elif self._pump.has_room():
            draw, self._draw = self._draw, None
            draw()

    def _drained(self) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended: nothing is to be drawn
            self._loop.call_soon_threadsafe(self._look)

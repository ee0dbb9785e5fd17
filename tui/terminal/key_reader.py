"""Reads a terminal on the event loop: what is typed, what it answers, and that it is gone.

No thread, so that quitting is immediate and a lost terminal is noticed at once. Must never read
faster than the application takes: a paste of megabytes stays in the terminal's line until then.
"""

import asyncio
import os
from typing import Protocol

from textual.message import Message

from tui.terminal.keyboard import TICK, Keyboard

_HELD_BACK = 512
"""Messages that wait in the application at which nothing more is read for a `_PAUSE`."""

_PAUSE = 0.02


class Taker(Protocol):
    """Who takes what was read."""

    @property
    def takes_no_more(self) -> bool:
        """Whether the application is ending: what is typed now is meant for somebody else."""

    def take(self, message: Message) -> None:
        """Something was typed or told."""

    def waiting(self) -> int:
        """How many messages were not worked off yet."""

    def lost(self) -> None:
        """There is no terminal any more."""


class KeyReader:
    """The incoming side of a terminal."""

    def __init__(self, keyboard: Keyboard, taker: Taker) -> None:
        """A reader that does not read yet.

        Args:
            keyboard: Understands what is read.
            taker: Called on the loop, in the order of what was typed.
        """
        self._keyboard = keyboard
        self._taker = taker
        self._loop: asyncio.AbstractEventLoop | None = None
        self._descriptor = -1
        self._is_reading = False
        self._tick: asyncio.TimerHandle | None = None

    def start(self, descriptor: int, loop: asyncio.AbstractEventLoop) -> None:
        """Read from now on.

        Args:
            descriptor: Of the terminal, made raw.
            loop: The running one.
        """
        self._descriptor, self._loop = descriptor, loop
        self._read_on()

    def stop(self) -> None:
        """Read no further, and forget a key that was begun."""
        self._hold()
        self._loop = None
        self._keyboard.forget()
        if self._tick is not None:
            self._tick.cancel()
            self._tick = None

    def _read_on(self) -> None:
        if self._loop is not None and not self._is_reading:
            self._is_reading = True
            self._loop.add_reader(self._descriptor, self._read)

    def _hold(self) -> None:
        if self._loop is not None and self._is_reading:
            self._is_reading = False
            self._loop.remove_reader(self._descriptor)

    def _read(self) -> None:
        if self._taker.takes_no_more:
            self.stop()
            return
        try:
            data = os.read(self._descriptor, 4096)
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            data = b""
        if not data:  # the line is cut; without a signal if that is ignored, as under nohup
            self.stop()
            self._taker.lost()
            return
        for message in self._keyboard.feed(data):
            self._taker.take(message)
        self._look_later()
        if self._loop is not None and self._taker.waiting() > _HELD_BACK:
            self._hold()
            self._loop.call_later(_PAUSE, self._read_on)

    def _look_later(self) -> None:
        """Something is begun: if nothing more comes, it was whole after all."""
        if self._loop is not None and self._keyboard.is_waiting and self._tick is None:
            self._tick = self._loop.call_later(TICK, self._look_again)

    def _look_again(self) -> None:
        self._tick = None
        for message in self._keyboard.tick():
            self._taker.take(message)
        self._look_later()

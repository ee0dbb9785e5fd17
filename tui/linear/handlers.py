"""Handlers of signals for a time, and the way back to those that were there before.

Knows nothing of what a handler does. For the main thread alone: others may set none.
"""

import signal
from collections.abc import Callable
from types import FrameType
from typing import Any

Handler = Callable[[int, FrameType | None], Any]


class Handlers:
    """The handlers that were set, each with the one that it took the place of."""

    def __init__(self) -> None:
        self._before: dict[int, Any] = {}

    def set(self, number: int, handler: Handler) -> None:
        """Have a signal handled so until `put_back`."""
        self._before[number] = signal.signal(number, handler)

    def put_back(self) -> None:
        """Leave the signals as they were found."""
        for number, handler in self._before.items():
            signal.signal(number, handler)

"""A slow line between a program and its terminal: so many bytes a second, so long on the way.

As a network has it that takes whatever it is given and delivers it late: the worst case for a
program that draws more than the line can carry.
"""

from collections import deque

PIECE = 64
"""Bytes that arrive together."""


class SlowLine:
    """What is on its way to a terminal."""

    def __init__(self, rate: float, delay: float = 0.0) -> None:
        """An empty line.

        Args:
            rate: Bytes a second.
            delay: Seconds that each byte needs beside that.
        """
        self._rate = rate
        self._delay = delay
        self._is_free_at = 0.0
        self._under_way: deque[tuple[float, bytes]] = deque()

    def put(self, data: bytes, now: float) -> None:
        """Some bytes go in."""
        self._is_free_at = max(self._is_free_at, now)
        for start in range(0, len(data), PIECE):
            piece = data[start : start + PIECE]
            self._is_free_at += len(piece) / self._rate
            self._under_way.append((self._is_free_at + self._delay, piece))

    def take(self, now: float) -> bytes:
        """What has arrived by now."""
        arrived = bytearray()
        while self._under_way and self._under_way[0][0] <= now:
            arrived += self._under_way.popleft()[1]
        return bytes(arrived)

    def next_in(self, now: float) -> float | None:
        """Seconds until more arrives; None if nothing is on its way."""
        return max(0.0, self._under_way[0][0] - now) if self._under_way else None

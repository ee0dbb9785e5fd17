"""How much may be on its way to the terminal, and whether its line is slow: frame acknowledgement.

Behind a frame a question is sent that every terminal answers. Until the answer comes, only so much
more may follow as reaches the terminal in `LAG` seconds: what the reader sees is never older than
that, however many keys are held down, on a line of any speed. Frames are skipped, never keys.

A terminal that has not answered its first question is asked no other, and is never waited for. One
that stops answering is waited for `PATIENCE` seconds, then twice as long, and so on. Knows neither
a file nor a terminal: numbers and a clock. Must never ask for a byte when nothing is drawn.
"""

from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import NamedTuple

ASKING = "\x1b[5n"
"""Device status report: of all questions the one with the shortest question and answer."""

LAG = 0.1
"""Seconds that what is on its way may take, beyond what the line takes for a single byte."""

LEAST = 256
"""Bytes that may always be on their way, and from which it is asked whether they arrived."""

MOST = 64 * 1024

PATIENCE = 3.0
LONGEST_PATIENCE = 30.0

SLOW = 25_000
"""Bytes a second up to which a line is called slow."""

FAST = 50_000
"""Bytes a second from which a slow line is called slow no longer."""

SAMPLE = 1500
"""Bytes on their way from which the time they took says something of the line."""

SHARE = 0.5
"""How much of a slow line frames may take: the rest is left for what the next key has to say."""

LONGEST_GAP = 0.5
"""Seconds between two frames at most, however long the first one takes."""


class _Asked(NamedTuple):
    at: float
    place: int
    """How much had been sent when it was asked."""
    held: int
    """How much of that had not been answered for."""


class Pace:
    """The line to one terminal."""

    def __init__(
        self, *, is_slow: bool | None = None, clock: Callable[[], float] = monotonic
    ) -> None:
        """A line of which nothing is known.

        Args:
            is_slow: Whether it is, if the reader has said so; None for what will be seen.
            clock: Tells seconds.
        """
        self._clock = clock
        self._is_said_slow = is_slow
        self.on_slow: Callable[[bool], None] = lambda is_slow: None
        """Called when the line turns out to be slow, or not to be slow any more."""
        self._seems_slow = False
        self._doubts = 0
        self._answers = False
        self._asked: deque[_Asked] = deque()
        self._sent = self._arrived = 0
        self._window = 1024
        self._patience = PATIENCE
        self._drawn_at = float("-inf")
        self._drawn = 0
        self.round_trip: float | None = None
        """Seconds from a question to its answer when nothing else is on its way."""
        self.rate: float | None = None
        """Bytes a second, as last seen; None while nothing was seen that took its time."""

    @property
    def is_slow(self) -> bool:
        """Whether the line is slow, by what was seen or said."""
        return self._seems_slow if self._is_said_slow is None else self._is_said_slow

    @property
    def sent(self) -> int:
        """How many bytes were sent since the program began."""
        return self._sent

    @property
    def arrived(self) -> int:
        """How many of them are known to be on the screen."""
        return self._arrived

    @property
    def is_answering(self) -> bool:
        """Whether the terminal answers at all."""
        return self._answers

    def begin(self) -> str:
        """The terminal is taken, for the first time or again; what to ask it."""
        self._asked.clear()
        self._arrived = self._sent
        return self.ask()

    def ask(self) -> str:
        """Ask now, whatever is on its way; what to send for it."""
        self._asked.append(_Asked(self._clock(), self._sent, self._on_its_way))
        return ASKING

    def send(self, size: int) -> str:
        """Something is sent; what to ask behind it, which may be nothing.

        Args:
            size: How many bytes.
        """
        self._sent += size
        self._drawn_at, self._drawn = self._clock(), size
        if not self._answers:
            return ""
        since = self._sent - (self._asked[-1].place if self._asked else self._arrived)
        if since < LEAST and self._on_its_way < self._window:
            return ""
        return self.ask()

    def answered(self) -> None:
        """An answer came; one that was not asked for, or comes twice, does no harm."""
        self._answers = True
        if not self._asked:
            return
        asked = self._asked.popleft()
        self._arrived = max(self._arrived, asked.place)
        self._patience = PATIENCE
        self._learn(self._clock() - asked.at, asked.held)

    def wait(self) -> float:
        """Seconds until the next frame may be sent if no answer comes before; 0.0 is now."""
        now = self._clock()
        rest = max(0.0, self._drawn_at + self._gap - now) if self.is_slow else 0.0
        if not self._asked or not self._answers or self._on_its_way < self._window:
            return rest
        silent = self._asked[-1].at + self._patience - now
        if silent > 0:
            return max(rest, silent)
        self._asked.clear()  # lost, or the terminal is stuck: try again, and wait longer
        self._arrived = self._sent
        self._patience = min(LONGEST_PATIENCE, 2 * self._patience)
        return rest

    @property
    def _on_its_way(self) -> int:
        return self._sent - self._arrived

    @property
    def _gap(self) -> float:
        """Seconds that the last frame has for itself on a slow line."""
        return min(LONGEST_GAP, self._drawn / min(self.rate or SLOW, SLOW) / SHARE)

    def _learn(self, took: float, held: int) -> None:
        """Learn from an answer: how long it took, with how much before it on the way."""
        if self.round_trip is None or took < self.round_trip:
            self.round_trip = took
        else:
            self.round_trip += 0.02 * (took - self.round_trip)  # another way may be longer
        late = took - self.round_trip
        if late > LAG:
            self._window = max(LEAST, min(self._window // 2, int(held * LAG / late)))
        elif late < LAG / 2 and 2 * held >= self._window:
            self._window = min(MOST, 2 * self._window)
        if held >= SAMPLE:
            self.rate = held / max(late, 0.001)
            self._judge(self.rate)

    def _judge(self, rate: float) -> None:
        """One slow frame may be a busy machine's; two in turn are the line's."""
        before = self.is_slow
        self._doubts = self._doubts + 1 if rate < SLOW else 0
        if self._doubts >= 2:
            self._seems_slow = True
        elif rate > FAST:
            self._seems_slow = False
        if self.is_slow is not before:
            self.on_slow(self.is_slow)

"""The jump history: where the reader was before each jump, to go back and forward through.

A plain list of spots, of this sitting only. A new jump forgets what lay ahead, as in a browser.
"""

from tui.session.spot import Spot

MOST = 100
"""Spots that are remembered."""


class Jumps:
    """Spots in the order in which they were left."""

    def __init__(self) -> None:
        self._spots: list[Spot] = []
        self._at = 0
        """The spot that was gone back to; behind the last one: none was."""
        self.before: Spot | None = None
        """Where the reader was before the last jump, be that a jump back."""

    def note(self, left: Spot) -> None:
        """The reader leaves a spot by a jump."""
        del self._spots[self._at :]
        if self._spots and left.is_like(self._spots[-1]):
            self._spots.pop()
        self._spots.append(left)
        del self._spots[:-MOST]
        self._at = len(self._spots)
        self.before = left

    def back(self, here: Spot, count: int = 1) -> Spot | None:
        """The spot `count` jumps before; None if there is none.

        Args:
            here: Where the reader is; to come back to by `forward`.
            count: How far to go; less if there are fewer.
        """
        if self._at == len(self._spots):
            if self._spots and here.is_like(self._spots[-1]):
                self._spots.pop()
            self._spots.append(here)
            self._at = len(self._spots) - 1
        return self._go(here, self._at - count)

    def forward(self, here: Spot, count: int = 1) -> Spot | None:
        """The spot `count` jumps after, of those that were gone back over; None if there is none.

        Args:
            here: Where the reader is.
            count: How far to go; less if there are fewer.
        """
        return self._go(here, self._at + count)

    def swap(self, here: Spot) -> Spot | None:
        """Where the reader was before the last jump; called again, `here` again."""
        before = self.before
        if before is not None:
            self.note(here)
        return before

    def _go(self, here: Spot, to: int) -> Spot | None:
        to = max(0, min(to, len(self._spots) - 1))
        if to == self._at or self._at >= len(self._spots):
            return None
        self._at, self.before = to, here
        return self._spots[to]

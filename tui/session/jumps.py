"""The jump history: where the reader was before each jump, to go back and forward through.

A plain list of stands, of this sitting only. A new jump forgets what lay ahead, as in a browser.
"""

from tui.session.stand import Stand

MOST = 100
"""Stands that are remembered."""


class Jumps:
    """Stands in the order in which they were left."""

    def __init__(self) -> None:
        self._stands: list[Stand] = []
        self._at = 0
        """The stand that was gone back to; behind the last one: none was."""
        self.before: Stand | None = None
        """Where the reader was before the last jump, be that a jump back."""

    def note(self, left: Stand) -> None:
        """The reader leaves a stand by a jump."""
        del self._stands[self._at :]
        if self._stands and left.is_like(self._stands[-1]):
            self._stands.pop()
        self._stands.append(left)
        del self._stands[:-MOST]
        self._at = len(self._stands)
        self.before = left

    def back(self, here: Stand, count: int = 1) -> Stand | None:
        """The stand `count` jumps before; None if there is none.

        Args:
            here: Where the reader is; to come back to by `forward`.
            count: How far to go; less if there are fewer.
        """
        if self._at == len(self._stands):
            if self._stands and here.is_like(self._stands[-1]):
                self._stands.pop()
            self._stands.append(here)
            self._at = len(self._stands) - 1
        return self._go(here, self._at - count)

    def forward(self, here: Stand, count: int = 1) -> Stand | None:
        """The stand `count` jumps after, of those that were gone back over; None if there is none.

        Args:
            here: Where the reader is.
            count: How far to go; less if there are fewer.
        """
        return self._go(here, self._at + count)

    def swap(self, here: Stand) -> Stand | None:
        """Where the reader was before the last jump; called again, `here` again."""
        before = self.before
        if before is not None:
            self.note(here)
        return before

    def _go(self, here: Stand, to: int) -> Stand | None:
        to = max(0, min(to, len(self._stands) - 1))
        if to == self._at or self._at >= len(self._stands):
            return None
        self._at, self.before = to, here
        return self._stands[to]

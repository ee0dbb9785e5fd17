"""Which parts of a document have been seen to their end, so that they may count as read.

A part is seen when its last row has been on the screen for the stated time. What is hidden in a
fold, or is there as one line only, is never seen.
"""

from dataclasses import dataclass
from time import monotonic

from textual.message import Message
from textual.timer import Timer

from tui.model import BODY
from tui.panes.detail_folds import DetailFolds
from tui.panes.detail_pieces import DetailPieces
from tui.panes.folds import States
from tui.panes.view import DocumentView


class DetailSeen(DetailFolds, is_part=True):
    """A document that tells which of its parts were seen."""

    auto_read_seconds: float = 0.0
    """How long the end of a part must have been on the screen to count as read; 0 for never."""

    @dataclass
    class PartsSeen(Message, namespace="detail_pane"):
        """The ends of these parts have been on the screen for the stated time."""

        view: DocumentView
        parts: list[str]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._seen_since: dict[str, float] = {}
        self._clock: Timer | None = None
        self._spared: set[str] = set()
        """Parts that were made unread while their end was on the screen: so they stay, until it
        has been off the screen."""

    def begin_document(self, view: DocumentView, made: DetailPieces) -> States:
        """Nothing of another document was seen yet."""
        self._seen_since.clear()
        self._spared.clear()
        return super().begin_document(view, made)

    def watch_view(self, before: DocumentView | None, view: DocumentView | None) -> None:
        """Show other marks; what was made unread is not to be read by itself at once."""
        spared = set(self._spared)
        super().watch_view(before, view)
        if before is not None and view is not None and before.document is view.document:
            self._spared |= spared | (view.unread - before.unread)
            for part in self._spared:
                self._seen_since.pop(part, None)

    def watch_ends(self) -> None:
        """Note since when the end of each unread part has been on the screen."""
        if self.view is None or not self.auto_read_seconds:
            return
        now = monotonic()
        on_screen = self._ended_parts()
        self._spared &= on_screen
        ended = on_screen & self.view.unread - self._spared
        self._seen_since = {part: self._seen_since.get(part, now) for part in ended}
        self._wind_clock(now)

    def _ended_parts(self) -> set[str]:
        """Parts whose last row is on the screen."""
        parts, last_of_body = self.made.parts, self.made.paragraphs - 1
        return {
            parts[item]
            for item in self.ended_items()
            if self.is_open(item) and (parts[item] != BODY or item == last_of_body)
        }

    def _wind_clock(self, now: float) -> None:
        if self._clock is not None:
            self._clock.stop()
            self._clock = None
        if self._seen_since and self.is_mounted:
            due = min(self._seen_since.values()) + self.auto_read_seconds
            self._clock = self.set_timer(max(0.01, due - now), self._on_clock)

    def _on_clock(self) -> None:
        self._clock = None
        if self.view is None:
            return
        now = monotonic()
        seen = [p for p, since in self._seen_since.items() if now - since >= self.auto_read_seconds]
        for part in seen:
            del self._seen_since[part]
        if seen:
            self.post_message(self.PartsSeen(self.view, seen))
        self._wind_clock(now)

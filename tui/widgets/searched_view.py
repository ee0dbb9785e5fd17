"""A text in which words are searched: every match on the screen is drawn so, one as the current.

Only what is on the screen is looked through; how many matches there are elsewhere is counted by
whoever searches. Knows pieces and characters, not what they mean.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, ClassVar

from textual.message import Message

from tui.widgets.labelled_view import LabelledView
from tui.widgets.line import Part, Stretch, overlaid
from tui.widgets.text_layout import Piece, Row

REMEMBERED = 500
"""Texts whose matches are remembered: more than are on any screen."""

Words = tuple[int, int, int]
"""A piece, and where in its text some words begin and end."""


class SearchedView(LabelledView, is_part=True):
    """A text with its matches."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"text--found", "text--found-here"}

    class SearchAsked(Message):
        """The reader wants to search."""

    def __init__(self, **options: Any) -> None:
        """A text with the options of `TextView`; nothing is searched at first."""
        super().__init__(**options)
        self.found_here: Words | None = None
        """The current match."""
        self._searched: re.Pattern[str] | None = None
        self._spans: dict[str, list[tuple[int, int]]] = {}

    def searched_part(self, piece: Piece) -> tuple[int, int]:
        """Where in the text of a piece words can be found; nowhere else are they drawn so."""
        return 0, len(piece.text)

    @property
    def searched(self) -> re.Pattern[str] | None:
        """What is searched; None if nothing is."""
        return self._searched

    def search_for(self, pattern: re.Pattern[str] | None) -> None:
        """Draw what fits `pattern` as found; None: draw nothing so. There is no current match."""
        if pattern != self._searched or self.found_here is not None:
            self._searched, self.found_here = pattern, None
            self._spans.clear()
            self.refresh()

    def show_found(self, words: Words | None) -> None:
        """Draw these words as the current match; it must be on the screen already."""
        before, self.found_here = self.found_here, words
        if before != words:
            self.refresh()

    @property
    def is_found_on_screen(self) -> bool:
        """Whether the current match is on the screen."""
        if self.found_here is None:
            return False
        piece, start, _ = self.found_here
        if self._hidden[piece]:
            return False
        return self.top <= self._rows.row_at(piece, start) < self.top + self.size.height

    def action_search(self) -> None:
        """Tell that the reader wants to search."""
        self.post_message(self.SearchAsked())

    def _parts(self, piece: Piece, row: Row) -> Iterator[Part]:
        parts = super()._parts(piece, row)
        if self._searched is None:
            return parts
        return overlaid(parts, self._found_on(piece, row))

    def _found_on(self, piece: Piece, row: Row) -> Iterator[Stretch]:
        """Where the matches are on a row, and in which style."""
        lead = len(piece.first if row.is_first else piece.rest)
        shift = lead - row.start
        for start, end in self._spans_on(piece, row):
            is_here = self.found_here == (row.piece, start, end)
            over = self._run_style("found-here" if is_here else "found")
            yield max(lead, start + shift), end + shift, over

    def _spans_on(self, piece: Piece, row: Row) -> Iterator[tuple[int, int]]:
        """Where the matches are in the text of a piece, as far as they reach onto a row."""
        low, high = self.searched_part(piece)
        if low >= high:
            return
        found = self._spans_in(piece.text[low:high])
        for start, end in found[bisect_right(found, row.start - low, key=lambda span: span[1]) :]:
            if low + start >= row.end:
                break
            yield low + start, low + end

    def _spans_in(self, text: str) -> list[tuple[int, int]]:
        found = self._spans.get(text)
        if found is None and self._searched is not None:
            if len(self._spans) >= REMEMBERED:
                self._spans.clear()
            found = [match.span() for match in self._searched.finditer(text)]
            self._spans[text] = found
        return found or []

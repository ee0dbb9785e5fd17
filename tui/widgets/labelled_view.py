"""A text with targets: stretches of it that lead somewhere, chosen by labels or by the mouse.

Tells where on the screen the targets are, and draws labels over their first cells, so that nothing
of the text is moved. Knows pieces and characters; what a target leads to is its owner's affair.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar

import msgspec
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from tui.terminal.drawable import cells
from tui.widgets.line import Part, overlaid
from tui.widgets.text_layout import Piece, Row
from tui.widgets.text_view import TextView


class Target(msgspec.Struct, frozen=True):
    """Characters `[start, end)` of a piece that lead somewhere."""

    start: int
    end: int
    name: object
    """Targets of one name are one target in several stretches, and get one label."""
    value: Any = None
    """What it leads to."""


class Spot(msgspec.Struct, frozen=True):
    """Where a target begins on the screen, in cells of the widget, and the ends of that row."""

    x: int
    y: int
    low: int
    high: int
    target: Target


class Label(msgspec.Struct, frozen=True):
    """Letters drawn over the text at a cell; the first `typed` of them were typed already."""

    x: int
    y: int
    letters: str
    typed: int = 0


@lru_cache(1024)
def link_style(address: str) -> Style:
    """The style of a link: one for each address, since Rich numbers every style it makes."""
    return Style(link=address)


class LabelledView(TextView, is_part=True):
    """A text whose targets can be labelled, clicked, and shown as links by the terminal."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"text--hint", "text--typed"}

    has_links: bool = False
    """Whether targets are told to the terminal as links; set it before anything is shown."""

    @dataclass
    class TargetClicked(Message):
        """The mouse was pressed on what leads to this."""

        view: "LabelledView"
        value: Any

    def __init__(self, **options: Any) -> None:
        """A text with the options of `TextView`."""
        super().__init__(**options)
        self._labels: dict[int, list[Label]] = {}

    def targets_of(self, piece: int) -> Sequence[Target]:
        """The targets in a piece, in order; asked only for pieces on the screen."""
        return ()

    def address_of(self, target: Target) -> str:
        """Where a target leads on the web, safe to be sent to a terminal; empty if nowhere."""
        return ""

    # Where targets are ---------------------------------------------------------------------------

    def spots(self) -> Iterator[Spot]:
        """The targets on the screen from top to bottom, each where it is first seen."""
        seen: set[object] = set()
        for y in range(self.size.height):
            row = self._rows.row(self.top + y)
            if row is None or row.start < 0:
                continue
            piece = self._pieces[row.piece]
            low, high = self._ends(piece, row)
            for target in self.targets_of(row.piece):
                if target.name in seen or target.end <= row.start or target.start >= row.end:
                    continue
                before = piece.text[row.start : max(row.start, target.start)]
                x = low + cells(before)
                if x < high:
                    seen.add(target.name)
                    yield Spot(x, y, low, high, target)

    def _ends(self, piece: Piece, row: Row) -> tuple[int, int]:
        """The first cell of a row's text, and the cell behind the last one it can have."""
        width, taken = self.size.width, self.text_width + 2
        margin = (width - taken) // 2 if width > taken else 0
        lead = cells(piece.first if row.is_first else piece.rest)
        right = cells(self._right(piece)) if row.is_first else 0
        return margin + 2 + lead, min(width, margin + taken) - right - (right > 0)

    def place_at(self, x: int, y: int) -> tuple[int, int] | None:
        """The piece and the character at a cell of the widget; None where no text is."""
        row = self._rows.row(self.top + y)
        if row is None or row.start < 0:
            return None
        piece = self._pieces[row.piece]
        at, high = self._ends(piece, row)
        if not at <= x < high:
            return None
        for offset in range(row.start, row.end):
            at += cells(piece.text[offset])
            if x < at:
                return row.piece, offset
        return None

    def on_click(self, event: events.Click) -> None:
        """Make the item under the pointer current; tell if a target was clicked."""
        event.stop()
        at = event.get_content_offset(self)
        row = self._rows.row(self.top + at.y) if at is not None else None
        if at is None or row is None or event.button != 1:
            return
        if self._pieces[row.piece].item >= 0:
            self.set_current(self._pieces[row.piece].item)
        place = self.place_at(at.x, at.y)
        if place is None:
            return
        for target in self.targets_of(place[0]):
            if target.start <= place[1] < target.end:
                self.post_message(self.TargetClicked(self, target.value))

    # Drawing -------------------------------------------------------------------------------------

    def show_labels(self, labels: Iterable[Label]) -> None:
        """Draw these labels, and no others, until they are taken away."""
        before, self._labels = self._labels, {}
        for label in labels:
            self._labels.setdefault(label.y, []).append(label)
        for y in before.keys() | self._labels.keys():
            if before.get(y) != self._labels.get(y):
                self.refresh_rows(self.top + y, self.top + y)

    def render_line(self, y: int) -> Strip:
        """Draw row `y` of the screen, with its labels."""
        strip = super().render_line(y)
        for label in self._labels.get(y, ()):
            strip = self._with_label(strip, label)
        return strip

    def _with_label(self, strip: Strip, label: Label) -> Strip:
        end = label.x + len(label.letters)
        letters = [
            Segment(label.letters[: label.typed], self.style("typed")),
            Segment(label.letters[label.typed :], self.style("hint")),
        ]
        return Strip.join(
            [
                strip.crop(0, label.x),
                Strip([part for part in letters if part.text], len(label.letters)),
                strip.crop(end, strip.cell_length),
            ]
        )

    def _parts(self, piece: Piece, row: Row) -> Iterator[Part]:
        parts = super()._parts(piece, row)
        if not self.has_links:
            return parts
        shift = len(piece.first if row.is_first else piece.rest) - row.start
        for target in self.targets_of(row.piece):
            start, end = max(target.start, row.start), min(target.end, row.end)
            if start < end and (address := self.address_of(target)):
                parts = overlaid(parts, ((start + shift, end + shift, link_style(address)),))
        return parts

"""Which letters stand on which link or reference on the screen.

Plain functions: spots in, hints out. The pane in use comes first and gets the shortest labels; what
stands close together on a row gets short ones, too, so that all of them find room.
"""

from collections.abc import Hashable, Iterable, Sequence
from itertools import groupby, pairwise

import msgspec

from tui.session.links import Link
from tui.widgets.labelled_view import Label, Spot
from tui.widgets.labels import labels, spread


class Hint(msgspec.Struct, frozen=True):
    """Letters on the first cells of a link or a reference."""

    pane: str
    letters: str
    x: int
    y: int
    link: Link

    def label(self, typed: str) -> Label:
        """How it is drawn when some of its letters are typed."""
        return Label(self.x, self.y, self.letters, len(typed))


def hints(panes: Iterable[tuple[str, Sequence[Spot]]], letters: str) -> list[Hint]:
    """Give letters to spots.

    Args:
        panes: Names of panes and the spots in each from top to bottom, the pane in use first.
        letters: What labels are made of.

    Returns:
        A hint for each spot, but for those on rows where there is no room for all.
    """
    spots = [(pane, spot) for pane, found in panes for spot in found]
    made = labels(len(spots), letters)
    cramped = _cramped(spots, max(map(len, made), default=0))
    order = sorted(range(len(spots)), key=lambda at: at not in cramped)
    labelled = sorted(zip(order, made, strict=True))
    named = [(*spots[at], label) for at, label in labelled]
    named.sort(key=lambda one: (one[0], one[1].y, one[1].x))
    found: list[Hint] = []
    for (pane, y), row in groupby(named, key=lambda one: (one[0], one[1].y)):
        found += _on_row(pane, y, [(spot, label) for _, spot, label in row])
    return found


def _cramped(spots: Sequence[tuple[str, Spot]], longest: int) -> set[Hashable]:
    """The numbers of spots that stand closer together than the longest label is."""
    found: set[Hashable] = set()
    for at, ((pane, spot), (other, after)) in enumerate(pairwise(spots)):
        if (pane, spot.y) == (other, after.y) and after.x - spot.x <= longest:
            found |= {at, at + 1}
    return found


def _on_row(pane: str, y: int, row: Sequence[tuple[Spot, str]]) -> list[Hint]:
    low, high = row[0][0].low, row[0][0].high
    places = spread([(spot.x, len(label)) for spot, label in row], low, high)
    return [
        Hint(pane, label, x, y, spot.target.value)
        for (spot, label), x in zip(row, places, strict=False)
    ]


def still_possible(found: Iterable[Hint], typed: str) -> list[Hint]:
    """The hints whose letters begin with what was typed."""
    return [hint for hint in found if hint.letters.startswith(typed)]

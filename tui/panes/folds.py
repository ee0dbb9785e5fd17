"""Which replies of a thread are shown, which as one line, and which are hidden.

Plain functions of a tree of replies and of sets of its rows. Two ways to show a thread: the full
tree, in which a folded reply is one line and hides what is below it; and the delta view, which has
the new replies and, as lines, those above them.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Final

import msgspec

from tui.model import Thread

OPEN: Final = 0
"""A reply is shown with its text."""
LINE: Final = 1
"""A reply is shown as one line."""
HIDDEN: Final = 2

States = bytearray
"""For each row one of `OPEN`, `LINE` and `HIDDEN`."""


class Below(msgspec.Struct, frozen=True):
    """What is below a reply."""

    replies: int = 0
    unread: int = 0
    new: int = 0
    drafts: int = 0
    """The reader's own, which are not counted among the replies."""


def full_tree(thread: Thread, folded: Iterable[int]) -> States:
    """The full tree with some replies folded: each is a line, and all below it is hidden."""
    shown = bytearray(len(thread))
    end = 0
    for row in sorted(folded):
        if row >= end:
            end = row + thread.size[row]
            shown[row:end] = bytes((LINE,)) + bytes((HIDDEN,)) * (end - row - 1)
    return shown


def delta_view(thread: Thread, new: Iterable[int], lines: Collection[int]) -> States:
    """The new replies and those above them; all others are hidden.

    Args:
        thread: The replies.
        new: Rows of the new ones.
        lines: Rows that are shown as one line, if they are shown.
    """
    shown = bytearray((HIDDEN,)) * len(thread)
    for row in with_those_above(thread, new):
        shown[row] = LINE if row in lines else OPEN
    return shown


def with_those_above(thread: Thread, rows: Iterable[int]) -> set[int]:
    """Some rows and those of every reply above them."""
    found: set[int] = set()
    for row in rows:
        found.add(row)
        for above in thread.above(row):
            if above in found:
                break
            found.add(above)
    return found


def folded_away(thread: Thread, shown: States, row: int) -> int:
    """The row that is shown for a reply: its own, or that of the reply whose fold it is in.

    -1 if neither it nor any reply above it is shown.
    """
    if shown[row] != HIDDEN:
        return row
    return next((above for above in thread.above(row) if shown[above] != HIDDEN), -1)


def nearest(thread: Thread, shown: States, row: int) -> int:
    """The row to be on when that of a reply may be hidden; -1 if none is shown.

    Its own, the nearest one above it in its chain, the next one, or the one before.
    """
    at = folded_away(thread, shown, row)
    at = next_shown(shown, row, 1) if at < 0 else at
    return next_shown(shown, row, -1) if at < 0 else at


def next_shown(shown: States, row: int, step: int) -> int:
    """The next row in direction `step` (1 or -1) that is shown, without `row`; -1 if none is."""
    rows = range(row + 1, len(shown)) if step > 0 else range(row - 1, -1, -1)
    return next((at for at in rows if shown[at] != HIDDEN), -1)


def wholly_read(thread: Thread, unread: Collection[int]) -> set[int]:
    """Rows of the replies that are read and have no unread one below them."""
    return set(range(len(thread))) - with_those_above(thread, unread)


def unfolded(thread: Thread, folded: Collection[int], row: int) -> set[int]:
    """The folds that stay when the text of a reply is to be seen: none on it or above it."""
    return set(folded) - {row, *thread.above(row)}


def below_each(
    thread: Thread,
    rows: Iterable[int],
    unread: Collection[int],
    new: Collection[int],
    drafts: Collection[int] = (),
) -> Iterator[tuple[int, Below]]:
    """What is below each of some replies. Costs the length of the thread, however many they are."""
    sums = [_sums(thread, marked) for marked in (unread, new, drafts)]
    for row in rows:
        start, end = row + 1, row + thread.size[row]
        counts = [sums_of[end] - sums_of[start] for sums_of in sums]
        yield row, Below(end - start - counts[-1], *counts)


def _sums(thread: Thread, marked: Collection[int]) -> Sequence[int]:
    """How many of the rows before each row are marked."""
    flags = [0] * (len(thread) + 1)
    for row in marked:
        flags[row + 1] = 1
    return list(accumulate(flags))

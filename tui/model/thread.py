"""The replies of a document as a tree: who answers whom, in the order in which they are shown.

Each reply stands below the one it answers, and otherwise in the order of the file. Takes replies as
odd as files make them: parents that are not in the file, circles of parents, levels that jump. A
tree of any depth is walked without recursion. Must never lose a reply or show one twice.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from tui.model.document import Document, Reply
from tui.model.key import ReplyKey

Cut = Literal["missing", "circle"]
"""Why a reply that answers another stands at the top: the other is not in the file, or answers
this one in its turn."""


class Thread(msgspec.Struct, frozen=True):
    """Replies in the order in which they are shown; a *row* is a place in that order.

    All sequences have an element for each row. The replies below the one on row `r` are those on
    the rows after it, up to `r + size[r]`.
    """

    order: tuple[int, ...] = ()
    """Which reply of the document it is, counted from 0 in the order of the file."""
    parent: tuple[int, ...] = ()
    """The row of the reply that it answers; -1 for none."""
    depth: tuple[int, ...] = ()
    """How many replies stand above it in its chain: 0 for an answer to the post."""
    size: tuple[int, ...] = ()
    """How many replies its chain has from it on downwards, itself among them."""
    cut: dict[int, Cut] = {}
    """Rows of replies that say they answer another which they cannot be shown below."""

    def __len__(self) -> int:
        """How many replies there are."""
        return len(self.order)

    @property
    def deepest(self) -> int:
        """The greatest depth; 0 if there are no replies."""
        return max(self.depth, default=0)

    def below(self, row: int) -> range:
        """The rows of everything below a reply."""
        return range(row + 1, row + self.size[row])

    def above(self, row: int) -> Iterator[int]:
        """The rows of the replies above one in its chain, from its parent to its root."""
        row = self.parent[row]
        while row >= 0:
            yield row
            row = self.parent[row]

    def root(self, row: int) -> int:
        """The row of the reply to the post that begins the chain."""
        while self.parent[row] >= 0:
            row = self.parent[row]
        return row

    def sibling(self, row: int, step: int) -> int:
        """The row of the next reply (1) or the one before (-1) to the same; -1 if there is none."""
        parent = self.parent[row]
        if step > 0:
            after = row + self.size[row]
            return after if after < len(self) and self.parent[after] == parent else -1
        before = row - 1
        while before > parent and self.parent[before] != parent:
            before = self.parent[before]
        return before if before > parent else -1

    def top_level(self, row: int, step: int) -> int:
        """The row of the first reply to the post after a row (1) or before it (-1); -1 if none."""
        root = self.root(row)
        if step > 0:
            return self.sibling(root, 1)
        if root < row:
            return root
        return self.root(row - 1) if row else -1


def thread_of(replies: Sequence[Reply]) -> Thread:
    """The tree of some replies. Of two with one key the first is the one that is answered."""
    parent, cut = _parents(replies)
    children: dict[int, list[int]] = {}
    for index, above in enumerate(parent):
        children.setdefault(above, []).append(index)
    order: list[int] = []
    row_of = {-1: -1}
    depths: list[int] = []
    waiting = [(root, 0) for root in reversed(children.get(-1, ()))]
    while waiting:
        index, depth = waiting.pop()
        row_of[index] = len(order)
        order.append(index)
        depths.append(depth)
        waiting += ((child, depth + 1) for child in reversed(children.get(index, ())))
    rows = [row_of[parent[index]] for index in order]
    size = [1] * len(order)
    for row in range(len(order) - 1, -1, -1):
        if rows[row] >= 0:
            size[rows[row]] += size[row]
    cut_rows = {row_of[index]: why for index, why in cut.items()}
    return Thread(tuple(order), tuple(rows), tuple(depths), tuple(size), cut_rows)


def in_order(document: Document) -> list[Reply]:
    """The replies of a document in the order in which they are shown."""
    replies = document.replies
    if _is_in_order(replies):
        return list(replies)
    return [replies[index] for index in thread_of(replies).order]


def _is_in_order(replies: Sequence[Reply]) -> bool:
    """Whether each reply stands in the file where it is shown, as in most files. Quick."""
    chain: list[ReplyKey] = []
    for reply in replies:
        while chain and chain[-1] != reply.parent:
            chain.pop()
        if not chain and reply.parent is not None:
            return False
        chain.append(reply.key)
    return True


def _parents(replies: Sequence[Reply]) -> tuple[list[int], dict[int, Cut]]:
    """The index of each reply's parent, -1 for none, without circles; and who lost theirs, why."""
    index_of: dict[ReplyKey, int] = {}
    for index, reply in enumerate(replies):
        index_of.setdefault(reply.key, index)
    parent: list[int] = []
    cut: dict[int, Cut] = {}
    for index, reply in enumerate(replies):
        found = -1 if reply.parent is None else index_of.get(reply.parent, -1)
        parent.append(found)
        if found < 0 and (reply.parent is not None or reply.level > 0):
            cut[index] = "missing"
    for index in _first_of_circles(parent):
        parent[index] = -1
        cut[index] = "circle"
    return parent, cut


def _first_of_circles(parent: Sequence[int]) -> list[int]:
    """Of each circle of parents the member that comes first in the file."""
    firsts: list[int] = []
    is_known = [False] * len(parent)
    for start in range(len(parent)):
        path: dict[int, int] = {}
        at = start
        while at >= 0 and not is_known[at]:
            is_known[at] = True
            path[at] = len(path)
            at = parent[at]
        if at in path:
            firsts.append(min(list(path)[path[at] :]))
    return firsts

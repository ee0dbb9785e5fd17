"""A listing that knows which view it shows, where its groups begin, and what was left out of it.

A picture of one moment, as every listing is. Rows that are taken out take their group with them
when they were the last of it.
"""

from array import array
from bisect import bisect_right

from tui.library import Library, Listing, RowSet
from tui.model import ListView
from tui.session.orders import group_starts


class ViewListing(Listing):
    """The documents of a view. For one thread only."""

    def __init__(
        self,
        library: Library,
        ids: "array[int]",
        view: ListView,
        *,
        ranks: "array[int] | None" = None,
        likely: RowSet | None = None,
        base: "ViewListing | None" = None,
        is_whole: bool = True,
    ) -> None:
        """Show the documents on rows `ids` of the index.

        Args:
            library: Where the entries are.
            ids: Their order, group by group where there are groups.
            view: What was asked for.
            ranks: The rank of each row's group, by row; None where the view has no groups.
            likely: Rows that are here only by a guess.
            base: The listing that this one was narrowed from by the words of its view, if that
                is at hand.
            is_whole: Whether these are all that fit; False while the rest is looked for.
        """
        super().__init__(library, ids)
        self.view = view
        self.ranks = ranks
        self.likely = likely
        self.base = base
        self.is_whole = is_whole
        self.starts = group_starts(ids, ranks) if ranks is not None else array("q")

    def narrowed(
        self, ids: "array[int]", view: ListView, *, is_whole: bool = True
    ) -> "ViewListing":
        """Those of these documents that are on `ids`, as `view`; this listing is its base."""
        return ViewListing(
            self._library,
            ids,
            view,
            ranks=self.ranks,
            likely=self.likely,
            base=self,
            is_whole=is_whole,
        )

    def take_out(self, index: int) -> None:
        """Leave out the entry at `index`, and its group if it was the only one in it."""
        super().take_out(index)
        moved = array("q", (start - (start > index) for start in self.starts))
        kept = array("q")
        for start in moved:
            if start < len(self.ids) and (not kept or kept[-1] != start):
                kept.append(start)
        self.starts = kept

    def is_guess(self, index: int) -> bool:
        """Whether the entry at `index` is here only because it likely fits."""
        return self.likely is not None and self.ids[index] in self.likely

    def group_at(self, index: int, step: int) -> int:
        """The first entry of the next group (`step` 1), or of this one and then the one before.

        -1 if there is none.
        """
        at = bisect_right(self.starts, index) - 1
        if step > 0:
            at += 1
        elif at >= 0 and self.starts[at] == index:
            at -= 1
        return self.starts[at] if 0 <= at < len(self.starts) else -1

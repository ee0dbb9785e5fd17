"""Which documents a view of the list holds now.

What depends on the library is asked of the index, what depends on the reader of the marks, and
joined by row. Where a document was just read it may stay until the reader leaves it, though it does
not fit any more. What takes long is for a thread.
"""

from array import array
from collections.abc import Iterator

import msgspec

from tui.library import PAGE, Entry, FilterWords, Library, RowSet, Stop
from tui.marks import Marks
from tui.model import DocumentKey, ListView
from tui.session.orders import Orders, grouped
from tui.session.unread import UnreadDocuments
from tui.session.view_listing import ViewListing
from tui.session.visits import new_parts


class _Part(msgspec.Struct):
    """One thing that a view asks for: the rows that have it, or, where `is_left_out`, have not."""

    rows: RowSet
    is_left_out: bool = False
    is_of_marks: bool = False
    """Whether what the reader does can change it."""

    def has(self, row: int) -> bool:
        return (row in self.rows) != self.is_left_out

    def let_in(self, row: int) -> None:
        if self.is_left_out:
            self.rows.discard(row)
        else:
            self.rows.add(row)

    def of(self, ids: "array[int]") -> "array[int]":
        return self.rows.without(ids) if self.is_left_out else self.rows.of(ids)


class Views:
    """The views of one library for one reader."""

    def __init__(self, library: Library, marks: Marks, unread: UnreadDocuments) -> None:
        self._library = library
        self._marks = marks
        self._unread = unread
        self._orders = Orders(library, marks, unread)

    def listing(
        self,
        view: ListView,
        current: int | None = None,
        *,
        stays: bool = False,
        stop: Stop | None = None,
    ) -> tuple[ViewListing, int]:
        """The documents of a view. In proportion to the library: call it in a thread.

        Args:
            view: What is asked for.
            current: The row of the document that the cursor is on.
            stays: Whether that document stays in the list where only what the reader did to it
                speaks against it.
            stop: Ends it early.

        Returns:
            The listing; and where the cursor goes if its document is not in it, -1 if it is or if
            nothing is known of it.

        Raises:
            Stopped: `stop` was set.
        """
        stop = stop or Stop()
        ids = self._orders.ordered(view.sort, reverse=view.reverse)
        likely, is_out = None, False
        for part in self._parts(view, stop):
            stop.check()
            if current is not None and not part.has(current):
                is_out = is_out or not (stays and part.is_of_marks)
                part.let_in(current)
            ids = part.of(ids)
        if view.work is not None:
            sure, likely = self._library.citing(view.work)
            likely = RowSet(sure.without(likely.of(ids)))
        ranks = None
        if view.group in ("folder", "site"):
            ranks = self._library.groups(view.group)
            ids = grouped(ids, ranks)
        stop.check()
        whole = msgspec.structs.replace(view, words="")
        base = ViewListing(self._library, ids, whole, ranks=ranks, likely=likely)
        words = FilterWords(view.words)
        if not words:
            return base, _without(base, current) if is_out else -1
        rows = self._library.matching(words, self.tags(), stop)
        if current is not None and (is_out or current not in rows):
            rows.add(current)
            otherwise = _without(base.narrowed(rows.of(ids), view), current)
            rows.discard(current)
        else:
            otherwise = -1
        if is_out:
            _without(base, current)
        return base.narrowed(rows.of(base.ids), view), otherwise

    def _parts(self, view: ListView, stop: Stop) -> Iterator[_Part]:
        if view.author:
            yield _Part(self._library.written_by(view.author))
        if view.replier:
            yield _Part(self._library.written_by(view.replier, replies=True))
        if view.work is not None:
            sure, likely = self._library.citing(view.work)
            sure.update(likely.rows())
            yield _Part(sure)
        if view.bookmarked:
            rows = self._library.ids_of(self._marks.bookmarked_documents()).values()
            yield _Part(RowSet(rows), is_of_marks=True)
        if view.fresh:
            yield _Part(RowSet(self._fresh(stop)), is_of_marks=True)
        if view.unread:
            yield _Part(self._unread.read_rows(), is_left_out=True, is_of_marks=True)

    def _fresh(self, stop: Stop) -> Iterator[int]:
        """The rows of documents with replies that came in since the reader was there."""
        rows = list(self._library.ids_of(self._marks.visited_documents()).values())
        for start in range(0, len(rows), PAGE):
            stop.check()
            for entry in self._library.entries(rows[start : start + PAGE]):
                if new_parts(self._marks, entry.key, entry.parts):
                    yield entry.id

    def tags(self) -> dict[int, str]:
        """The tags on each document and in it, by row, each on a line of its own behind a `#`."""
        found: dict[DocumentKey, dict[str, None]] = {}
        for record in self._marks.bookmarks():
            if record.tags:
                found.setdefault(record.document, {}).update(dict.fromkeys(record.tags))
        rows = self._library.ids_of(found)
        return {
            rows[key]: "\n".join(f"#{t}" for t in tags)
            for key, tags in found.items()
            if key in rows
        }

    def count(self, view: ListView, stop: Stop) -> int:
        """How many documents a view holds. For a thread.

        Raises:
            Stopped: `stop` was set.
        """
        parts = list(self._parts(view, stop))
        words = FilterWords(view.words)
        if words:
            parts.append(_Part(self._library.matching(words, self.tags(), stop)))
        if not parts:
            return self._library.count()
        ids = self._library.order("path")
        for part in parts:
            stop.check()
            ids = part.of(ids)
        return len(ids)

    def fits(self, view: ListView, entry: Entry) -> bool:
        """Whether what the reader did to a document lets it be in a view; quick."""
        if view.unread and not self._unread.unread(entry):
            return False
        if view.bookmarked and not self._marks.bookmark_count(entry.key):
            return False
        return not view.fresh or bool(new_parts(self._marks, entry.key, entry.parts))


def _without(listing: ViewListing, row: int | None) -> int:
    """Take a row out of a listing; returns where it stood, -1 if it is not there."""
    try:
        index = listing.ids.index(-1 if row is None else row)
    except ValueError:  # gone from the library meanwhile
        return -1
    listing.take_out(index)
    return index

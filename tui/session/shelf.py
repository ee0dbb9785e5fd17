"""The bookmarks in an order and narrowed by words: what the bookmarks screen shows.

The words of a bookmark are put together once; each typed letter then costs one look into each
bookmark and nothing else. Holds records, opens no document.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tui.library import PAGE, Library
from tui.marks import BookmarkRecord
from tui.model import DocumentKey, Target

ORDERS = ("newest", "last changed", "title", "order of the text", "tag")
"""The orders, in the words of the screen; the first one is the one to begin with."""

_LAST = 1 << 30
"""Where a part stands that the document does not have."""


@dataclass
class ShelfPlace:
    """Where the reader is among the bookmarks; outlives the screen that shows them."""

    query: str = ""
    order: str = ORDERS[0]
    current: Target | None = None
    cursor: int = 0


@dataclass
class Shelf:
    """All bookmarks of a reader, and those that fit what was typed, in order."""

    library: Library
    records: list[BookmarkRecord] = field(default_factory=list)
    _sorted: list[BookmarkRecord] = field(default_factory=list)
    _words: dict[bool, list[str]] = field(default_factory=dict)
    _parts: dict[DocumentKey, dict[str, int]] = field(default_factory=dict)

    def take(self, records: list[BookmarkRecord], order: str) -> None:
        """Hold these bookmarks, given newest first, in one of `ORDERS`."""
        self.records = records
        self.sort(order)

    def sort(self, order: str) -> None:
        """Put them in one of `ORDERS`. The order of the text asks the index, see `_place`."""
        by: Callable[[BookmarkRecord], tuple[object, ...]]
        self._words.clear()
        if order == "newest":
            self._sorted = self.records
            return
        if order == "last changed":
            self._sorted = sorted(self.records, key=lambda r: r.changed_at, reverse=True)
            return
        if order == "title":
            by = _title
        elif order == "tag":
            by = _first_tag
        else:
            self._read_parts({record.document for record in self.records})
            by = self._place
        self._sorted = sorted(self.records, key=by)

    def found(self, query: str) -> list[BookmarkRecord]:
        """The bookmarks that have every word of `query`, in order.

        A word with a capital letter is looked for as it is written, any other in either case;
        `#word` is the beginning of a tag.
        """
        terms = query.split()
        if not terms:
            return self._sorted
        rows: Iterable[int] = range(len(self._sorted))
        for term in terms:
            is_exact = term != term.lower()
            words = self._words_of(is_exact=is_exact)
            wanted = f"\n{term}" if term.startswith("#") else term
            rows = [row for row in rows if wanted in words[row]]
        return [self._sorted[row] for row in rows]

    def _words_of(self, *, is_exact: bool) -> list[str]:
        if is_exact not in self._words:
            words = map(_words, self._sorted)
            self._words[is_exact] = [w if is_exact else w.lower() for w in words]
        return self._words[is_exact]

    def _read_parts(self, documents: Iterable[DocumentKey]) -> None:
        """Ask the index in which order the parts of documents stand; once for each document."""
        new = [key for key in documents if key not in self._parts]
        rows = list(self.library.ids_of(new).values())
        for start in range(0, len(rows), PAGE):
            for entry in self.library.entries(rows[start : start + PAGE]):
                self._parts[entry.key] = {part: at for at, part in enumerate(entry.parts)}

    def _place(self, record: BookmarkRecord) -> tuple[object, ...]:
        """By document, then the document as a whole, its text and replies, its references."""
        parts = self._parts.get(record.document, {})
        at = parts.get(record.within or record.part, _LAST if record.part else -1)
        return (*_title(record)[:2], at, record.block, record.offset, record.part)


def _words(record: BookmarkRecord) -> str:
    """Everything that is looked into; each tag begins a line."""
    tags = "".join(f"\n#{tag}" for tag in record.tags)
    return f"{record.note}\n{record.title}\n{record.quote}\n{record.author}{tags}"


def _title(record: BookmarkRecord) -> tuple[str, str, str, str]:
    return record.title.casefold(), record.document, record.created_at, record.part


def _first_tag(record: BookmarkRecord) -> tuple[object, ...]:
    """By the first tag; those without one come last."""
    tag = min((tag.casefold() for tag in record.tags), default="")
    return (not tag, tag, *_title(record))

"""One reader's sitting: what panes and commands talk to.

Joins the library (what there is to read), the marks (what this reader did) and the settings.
Questions return data; changes are made by the verbs below, which become edits, change memory at
once, are kept on disk by the marks' writer, and reach every subscriber as one `Change`. Holds no
global state, so that several sessions can live side by side. Must never import Textual.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Self

from tui.library import PAGE, Entry, Library, Listing, ScanProgress, ScanSummary
from tui.library.entry import parts_of
from tui.marks import (
    Anchor,
    Bookmark,
    BookmarkRecord,
    Change,
    Edit,
    MarkRead,
    Marks,
    MarkUnread,
    PositionRecord,
    SetPosition,
    Unbookmark,
    now,
)
from tui.model import BODY, Document, DocumentKey, Problem, Target, fingerprint, joined, safe_line
from tui.settings import Settings

CACHED_DOCUMENTS = 8
QUOTE = 300
"""Characters of a text kept with a bookmark, enough to find the words again in another scrape."""


class Session:
    """Joins library, marks and settings for one reader."""

    def __init__(self, library: Library, marks: Marks, settings: Settings) -> None:
        self.library = library
        self.marks = marks
        self.settings = settings
        self._subscribers: list[Callable[[Change], None]] = []
        self._documents: OrderedDict[DocumentKey, Document] = OrderedDict()
        self._read_rows: set[int] = set()
        self._documents_counted = 0
        self._lock = threading.Lock()
        marks.on_change = self._publish

    @classmethod
    def open(cls, places: Sequence[Path], *, state: Path, index: Path, settings: Settings) -> Self:
        """Open index and marks; quick, whatever the size of the library: nothing is scanned.

        Args:
            places: Files and folders to read.
            state: The reader's TinyDB file; made with the first mark.
            index: The SQLite file of the library, made if missing.
            settings: What the reader has set.
        """
        library = Library(places, index)
        library.open()
        return cls(library, Marks.open(state), settings)

    def close(self) -> None:
        """Put everything on disk and let go of the files."""
        self.marks.close()
        self.library.close()

    # Reading -------------------------------------------------------------------------------------

    def listing(self, sort: str = "newest") -> Listing:
        """The documents in order. Takes 0.2 s for a million: call it in a thread."""
        return Listing(self.library, self.library.order(sort))

    def scan(
        self,
        progress: Callable[[ScanProgress], None] | None = None,
        stop: threading.Event | None = None,
    ) -> ScanSummary:
        """Look for new, changed and vanished files. Slow: call it in a thread."""
        summary = self.library.scan(progress, stop)
        self.forget_documents()
        return summary

    def has_news(self) -> bool:
        """Whether anybody changed the library since this thread asked last. Costs microseconds."""
        return self.library.changed_since()

    def forget_documents(self) -> None:
        """Take documents from the index again: they may have changed."""
        with self._lock:
            self._documents.clear()

    def document(self, key: DocumentKey) -> Document | None:
        """The whole document, or None if the library no longer has it. Thread-safe."""
        with self._lock:
            found = self._documents.get(key)
            if found is not None:
                self._documents.move_to_end(key)
                return found
        found = self.library.document(key)
        if found is not None:
            with self._lock:
                self._documents[key] = found
                if len(self._documents) > CACHED_DOCUMENTS:
                    self._documents.popitem(last=False)
        return found

    def problems(self) -> list[Problem]:
        """What could not be read, and what is wrong with the marks or the index now."""
        return [*self.marks.troubles, *self.library.problems()]

    # Marks ---------------------------------------------------------------------------------------

    def is_read(self, target: Target) -> bool:
        """Whether this body or reply was read."""
        return self.marks.is_read(target)

    def unread(self, entry: Entry) -> int:
        """How many of the entry's body and kept replies are unread; 0 means it is read."""
        return self.marks.unread(entry.key, entry.parts)

    def bookmark(self, target: Target) -> BookmarkRecord | None:
        """The bookmark on `target`, if there is one."""
        return self.marks.bookmark(target)

    def bookmarks(self) -> list[BookmarkRecord]:
        """All bookmarks, newest first."""
        return self.marks.bookmarks()

    def position(self, key: DocumentKey) -> PositionRecord | None:
        """Where the reader stopped in the document."""
        return self.marks.position(key)

    def unread_parts(self, document: Document) -> set[str]:
        """The parts of the document (`body`, `reply:<key>`) that were not read."""
        return {part for part in parts_of(document) if not self.is_read(Target(document.key, part))}

    @property
    def unread_documents(self) -> int:
        """Documents with anything unread: counted by `count_unread_documents`, followed since."""
        return max(0, self._documents_counted - len(self._read_rows))

    def count_unread_documents(self) -> int:
        """Count documents with anything unread. In proportion to the marks, not the library."""
        rows = list(self.library.ids_of(self.marks.read_documents()).values())
        read: set[int] = set()
        for start in range(0, len(rows), PAGE):
            for entry in self.library.entries(rows[start : start + PAGE]):
                if not self.unread(entry):
                    read.add(entry.id)
        self._read_rows = read
        self._documents_counted = self.library.count()
        return self.unread_documents

    def next_unread_document(self, listing: Listing, index: int, step: int) -> int:
        """The next index from `index` on in direction `step` (1 or -1) with anything unread.

        Goes around at the end; the document at `index` itself comes last. -1 if all is read.
        """
        size = len(listing)
        for distance in range(1, size + 1):
            at = (index + step * distance) % size
            if listing.ids[at] in self._read_rows:
                continue
            entry = listing.entry(at)
            if entry is not None and self.unread(entry):
                return at
        return -1

    def set_read(self, document: Document, parts: Iterable[str], *, read: bool) -> Change:
        """Mark `parts` of the document (`body`, `reply:<key>`) read or unread."""
        texts, path = part_texts(document), self._path_of(document)
        targets = tuple(
            (Target(document.key, part), self._anchor(document, texts[part], path))
            for part in parts
            if part in texts and self.is_read(Target(document.key, part)) != read
        )
        if not targets:
            return Change(documents=frozenset())
        edit = MarkRead if read else MarkUnread
        return self._apply(edit(targets=targets, at=now()))

    def set_bookmark(self, document: Document, target: Target, note: str) -> Change:
        """Bookmark `target` with a note; words that start with `#` become its tags."""
        kept = self._anchor(document, target_text(document, target), self._path_of(document))
        return self._bookmark(target, kept, note)

    def change_note(self, record: BookmarkRecord, note: str) -> Change:
        """Change note and tags of a bookmark, also of one whose document is gone."""
        kept = Anchor(
            title=record.title,
            path=record.path,
            quote=record.quote,
            fingerprint=record.fingerprint,
        )
        return self._bookmark(Target(record.document, record.part), kept, note)

    def _bookmark(self, target: Target, kept: Anchor, note: str) -> Change:
        note = safe_line(note)
        tags = tuple(dict.fromkeys(w[1:] for w in note.split() if w.startswith("#") and w[1:]))
        return self._apply(Bookmark(target=target, anchor=kept, note=note, tags=tags, at=now()))

    def remove_bookmark(self, target: Target) -> Change:
        """Take the bookmark off `target`; its record stays as a tombstone."""
        return self._apply(Unbookmark(target=target, at=now()))

    def set_position(self, document: Document, part: str, block: int, offset: int) -> Change:
        """Remember that the top of the screen stood at this character of this block."""
        words = block_text(document, part, block)[offset : offset + QUOTE]
        edit = SetPosition(
            document=document.key,
            anchor=self._anchor(document, words, self._path_of(document)),
            part=part,
            block=block,
            offset=offset,
            at=now(),
        )
        return self._apply(edit)

    def _path_of(self, document: Document) -> str:
        """Where the document's file is, empty if the library no longer has it."""
        row = self.library.id_of(document.key)
        entries = self.library.entries([row]) if row is not None else []
        return entries[0].path if entries else ""

    def _anchor(self, document: Document, text: str, path: str) -> Anchor:
        """What a mark keeps of `document` and `text` to find its place when the key is gone."""
        quote = safe_line(text[: 2 * QUOTE])[:QUOTE]
        return Anchor(title=document.title, path=path, quote=quote, fingerprint=fingerprint(text))

    # Being told ----------------------------------------------------------------------------------

    def subscribe(self, told: Callable[[Change], None]) -> Callable[[], None]:
        """Call `told` on every change, from whatever thread made it; returns how to end that."""
        self._subscribers.append(told)
        return lambda: self._subscribers.remove(told)

    def _apply(self, edit: Edit) -> Change:
        change = self.marks.apply(edit)
        if change.documents:
            self._publish(change)
        return change

    def _publish(self, change: Change) -> None:
        rows = list(self.library.ids_of(change.documents).values())
        for entry in self.library.entries(rows):
            if self.unread(entry):
                self._read_rows.discard(entry.id)
            else:
                self._read_rows.add(entry.id)
        for told in list(self._subscribers):
            told(change)


def part_texts(document: Document) -> dict[str, str]:
    """The text of each part of the document that can be read, by `Target.part`."""
    texts = {f"reply:{reply.key}": reply.text for reply in document.replies}
    return {name: texts.get(name) or joined(document.body) for name in parts_of(document)}


def target_text(document: Document, target: Target) -> str:
    """The words that `target` stands for: a reply's or the body's text, a reference as written."""
    if target.reference is not None:
        for reference in document.references:
            if reference.key == target.reference:
                return reference.raw
    return part_texts(document).get(target.part or "body", document.title)


def block_text(document: Document, part: str, block: int) -> str:
    """The text of block `block` of a part; empty if there is no such block."""
    replies = {f"reply:{reply.key}": reply.blocks for reply in document.replies}
    blocks = replies.get(part, document.body if part == BODY else ())
    return blocks[block].text if 0 <= block < len(blocks) else ""

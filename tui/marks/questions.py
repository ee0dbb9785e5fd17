"""What can be asked of the marks; every answer comes from memory."""

import threading
from collections.abc import Iterable, Mapping, Sequence

from tui.marks.records import (
    BookmarkRecord,
    DocumentRecord,
    DraftRecord,
    NamedPlaceRecord,
    PositionRecord,
    ReadMark,
    ViewRecord,
    VisitRecord,
    storable,
)
from tui.marks.state import State
from tui.model import DocumentKey, Target


class Questions:
    """The questions of `Marks`, which sets the state and the guard that it is changed under."""

    _state: State
    _guard: threading.Condition

    def is_read(self, target: Target) -> bool:
        """Whether a part is marked read."""
        mark = self._state.reads.get(storable(target.document), {}).get(storable(target.part))
        return mark is not None and mark.read

    def was_read(self, target: Target) -> bool:
        """Whether a part ever was marked read, be it that it was made unread again."""
        return storable(target.part) in self._state.reads.get(storable(target.document), {})

    def unread(self, document: DocumentKey, parts: Sequence[str]) -> int:
        """How many of `parts` of a document are not marked read."""
        marks = self._state.reads.get(storable(document))
        if not marks:
            return len(parts)
        return sum(1 for part in parts if (m := marks.get(storable(part))) is None or not m.read)

    def read_documents(self) -> Iterable[DocumentKey]:
        """The documents with at least one part marked read."""
        with self._guard:
            return [
                DocumentKey(document)
                for document, marks in self._state.reads.items()
                if any(mark.read for mark in marks.values())
            ]

    def bookmark(self, target: Target) -> BookmarkRecord | None:
        """The bookmark on a target, or None."""
        return self._state.bookmark(target)

    def bookmarks(self, document: DocumentKey | None = None) -> list[BookmarkRecord]:
        """The bookmarks of one document or of all, newest first."""
        with self._guard:
            held = self._state.bookmarks
            places = list(held.values()) if document is None else [held.get(storable(document), {})]
            found = [b for place in places for b in place.values() if not b.deleted]
        found.sort(key=lambda b: (b.created_at or b.changed_at, b.document, b.part), reverse=True)
        return found

    def bookmark_count(self, document: DocumentKey) -> int:
        """How many bookmarks a document has, on itself and its parts."""
        place = self._state.bookmarks.get(storable(document))
        return sum(not b.deleted for b in list(place.values())) if place else 0

    def saved_views(self) -> list[ViewRecord]:
        """The views that were saved under a name, by name."""
        with self._guard:
            held = list(self._state.views.values())
        found = [v for v in held if v.part.startswith("saved:") and v.name and not v.deleted]
        return sorted(found, key=lambda view: (view.name.casefold(), view.part))

    def last_view(self, library: str) -> ViewRecord | None:
        """The view that was used last in a library."""
        return self._state.views.get(storable(f"last:{library}"))

    def draft(self, target: Target) -> DraftRecord | None:
        """The draft of that name, or None."""
        return self._state.draft(target)

    def drafts(self, document: DocumentKey | None = None) -> list[DraftRecord]:
        """The drafts on one document or on all, the one that was changed last first."""
        return [d for d in self.drafts_ever(document) if not d.deleted]

    def drafts_ever(self, document: DocumentKey | None = None) -> list[DraftRecord]:
        """The same with those that were taken away since."""
        with self._guard:
            held = self._state.drafts
            places = list(held.values()) if document is None else [held.get(storable(document), {})]
            found = [draft for place in places for draft in place.values()]
        found.sort(key=lambda d: (d.changed_at, d.document, d.part), reverse=True)
        return found

    def draft_count(self, document: DocumentKey) -> int:
        """How many drafts a document has."""
        place = self._state.drafts.get(storable(document))
        return sum(not d.deleted for d in list(place.values())) if place else 0

    def position(self, document: DocumentKey) -> PositionRecord | None:
        """Where the reader was in a document, or None."""
        return self._state.positions.get(storable(document))

    def visit(self, document: DocumentKey) -> VisitRecord | None:
        """The reader's last visit to a document, or None."""
        return self._state.visits.get(storable(document))

    def named_place(self, letter: str) -> NamedPlaceRecord | None:
        """The place that has a letter, or None."""
        return self._state.named_place(letter)

    def named_places(self) -> list[NamedPlaceRecord]:
        """The places that have a letter, in the order of the letters."""
        with self._guard:
            found = [place for place in self._state.named.values() if not place.deleted]
        return sorted(found, key=lambda place: (place.letter.casefold(), place.letter))

    def bookmarked_documents(self) -> list[DocumentKey]:
        """The documents with a bookmark on them or on anything in them."""
        with self._guard:
            held = self._state.bookmarks.items()
            return [DocumentKey(document) for document, place in held if _any_kept(place)]

    def last_read(self) -> dict[DocumentKey, str]:
        """When the reader last read in a document or was there, as a stamp."""
        with self._guard:
            held = list(self._state.reads.items())
            visits = list(self._state.visits.values())
        found = {visit.document: visit.changed_at for visit in visits}
        for key, marks in held:  # outside the guard: there may be a million of them
            document = DocumentKey(key)
            last = max((m.changed_at for m in list(marks.values()) if m.read), default="")
            if last > found.get(document, ""):
                found[document] = last
        return found

    def visited_documents(self) -> list[DocumentKey]:
        """The documents that the reader was in."""
        with self._guard:
            return list(map(DocumentKey, self._state.visits))

    def marked_documents(self) -> list[DocumentKey]:
        """The documents with a read part, a bookmark, a draft, a letter, a place or a visit."""
        with self._guard:
            state = self._state
            bookmarked = (d for d, b in state.bookmarks.items() if _any_kept(b))
            drafted = (d for d, found in state.drafts.items() if _any_kept(found))
            named = (place.of for place in state.named.values() if not place.deleted)
            others = {*bookmarked, *drafted, *named}
            keys = {*state.reads, *others, *state.positions, *state.visits}
        return list(map(DocumentKey, keys))

    def read_marks(self, document: DocumentKey) -> list[ReadMark]:
        """The marks of a document's parts that are read."""
        return [m for m in list(self._state.reads.get(storable(document), {}).values()) if m.read]

    def known_document(self, document: DocumentKey) -> DocumentRecord | None:
        """What the marks remember of a document: title, path, fingerprint of its text."""
        return self._state.documents.get(storable(document))


def _any_kept(found: Mapping[str, BookmarkRecord | DraftRecord]) -> bool:
    return any(not record.deleted for record in found.values())

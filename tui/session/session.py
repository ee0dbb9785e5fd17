"""The session: questions about documents and marks, and the verbs that change marks.

Joins the library (what there is to read), the marks (what this reader did) and the settings.
Questions return data; changes are made by the verbs below, which become edits, change memory at
once, are kept on disk by the marks' writer, and reach every subscriber as one `Change`. Holds no
global state, so that several sessions can live side by side. Must never import Textual.
"""

import os
import threading
from array import array
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tui.library import Entry, Library, Listing, ScanProgress, ScanSummary
from tui.library.entry import parts_of
from tui.marks import (
    Bookmark,
    BookmarkRecord,
    Change,
    DraftRecord,
    Edit,
    MarkRead,
    Marks,
    MarkUnread,
    NamePlace,
    PositionRecord,
    Reanchor,
    SetPosition,
    Unbookmark,
    Undone,
    UnnamePlace,
)
from tui.model import Document, DocumentKey, ListView, Problem, Target, safe_line
from tui.session.documents import Documents
from tui.session.drafts import Drafts
from tui.session.kept_views import KeptViews
from tui.session.mark_all import MarkAll
from tui.session.notes import kept_anchor, kept_note, kept_passage, tags_after, tags_in
from tui.session.passages import Stretch, new_passage, passage_anchor, passage_at
from tui.session.stopping_place import Place, stopping_place
from tui.session.texts import Anchors
from tui.session.unread import UnreadDocuments
from tui.session.view_listing import ViewListing
from tui.session.views import Views
from tui.session.visits import new_replies, next_with_new, visit_of
from tui.settings import Settings

if TYPE_CHECKING:
    from tui.session.reanchoring import CheckedBookmark, CheckedDraft, Report


class Session:
    """Joins library, marks and settings for one reader."""

    def __init__(self, library: Library, marks: Marks, settings: Settings) -> None:
        self.library = library
        self.marks = marks
        self.settings = settings
        self._subscribers: list[Callable[[Change], None]] = []
        self._documents = Documents(library)
        self._unread = UnreadDocuments(library, marks)
        self.views = Views(library, marks, self._unread)
        """Which documents a view holds."""
        self.kept_views = KeptViews(library, marks, self._apply)
        """The views that the reader keeps."""
        self.drafts = Drafts(marks, self._apply, self.anchors, settings)
        """The reader's own replies."""
        self.adrift: frozenset[Target] = frozenset()
        """The bookmarks and drafts whose texts the last look at all marks did not find."""
        self.where: Path | None = None
        """The file that says where the reader was in the library; None for no such file."""
        self.settings_problems: tuple[Problem, ...] = ()
        """What is wrong with the settings file; the defaults hold in its place."""
        self.marking: MarkAll | None = None
        """The mark-all that was begun last."""
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
        return cls(library, Marks.open(state, backups=settings.backups), settings)

    def close(self) -> None:
        """Put everything on disk and let go of the files."""
        if self.marking is not None:
            self.marking.stop()
            self.marking.wait()
        self.marks.close()
        self.library.close()

    # Reading -------------------------------------------------------------------------------------

    def listing(self, view: ListView | None = None) -> ViewListing:
        """The documents of a view, or all. Takes 0.2 s for a million: call it in a thread."""
        return self.views.listing(view or ListView())[0]

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
        self._documents.forget()

    def document(self, key: DocumentKey) -> Document | None:
        """The whole document, or None if the library no longer has it. Thread-safe."""
        return self._documents.get(key)

    def problems(self) -> list[Problem]:
        """What could not be read, and what is wrong with settings, marks or index now."""
        return [*self.settings_problems, *self.marks.troubles, *self.library.problems()]

    # Marks ---------------------------------------------------------------------------------------

    def is_read(self, target: Target) -> bool:
        """Whether this body or reply was read."""
        return self.marks.is_read(target)

    def unread(self, entry: Entry) -> int:
        """How many of the entry's body and kept replies are unread; 0 means it is read."""
        return self._unread.unread(entry)

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
        return self._unread.number

    @property
    def counted_documents(self) -> int:
        """All documents, as `count_unread_documents` found them."""
        return self._unread.documents

    def count_unread_documents(self) -> int:
        """Count documents with anything unread. In proportion to the marks, not the library."""
        return self._unread.count()

    def next_unread_document(self, listing: Listing, index: int, step: int) -> int:
        """The next index in direction `step` with anything unread, see `UnreadDocuments.next`."""
        return self._unread.next(listing, index, step)

    def set_read(
        self, document: Document, parts: Iterable[str], *, read: bool, is_automatic: bool = False
    ) -> Change:
        """Mark `parts` of the document (`body`, `reply:<key>`) read or unread.

        Args:
            document: The document as it is shown.
            parts: What to mark; parts that it does not have are left out.
            read: What they are to be.
            is_automatic: Whether the reader pressed no key for it.
        """
        anchors = self.anchors(document)
        wanted = (Target(document.key, part) for part in parts if anchors.has(part))
        targets = tuple((t, anchors.of(t)) for t in wanted if self.is_read(t) != read)
        if not targets:
            return Change()
        if read:
            return self._apply(MarkRead(targets, is_automatic=is_automatic))
        return self._apply(MarkUnread(targets))

    def mark_all(self, listing: Listing) -> MarkAll:
        """What marks everything in the listing read, as it is now; its `run` is for a thread.

        Raises:
            ValueError: One that was begun before is still under way.
        """
        if self.marking is not None and self.marking.is_under_way:
            raise ValueError("a mark-all is under way")
        self.marking = MarkAll(
            self.marks,
            self._apply,
            listing,
            self.library.snapshot(),
            spares_bookmarked=self.settings.mark_all_spares_bookmarked,
        )
        return self.marking

    def set_bookmark(self, document: Document, target: Target, note: str) -> Change:
        """Bookmark `target` with a note; words that start with `#` become its tags."""
        kept, before = self.anchors(document).of(target), self.bookmark(target)
        note = kept_note(note)
        return self._apply(Bookmark(target, kept, note, tags_after(note, before)))

    def bookmark_passage(self, document: Document, stretch: Stretch, note: str) -> Change:
        """Bookmark some words of the document with a note; see `set_bookmark`."""
        kept = passage_anchor(self.anchors(document), stretch)
        target, place, note = new_passage(document), passage_at(document, stretch), kept_note(note)
        return self._apply(Bookmark(target, kept, note, tags_in(note), passage=place))

    def change_note(self, record: BookmarkRecord, note: str) -> Change:
        """Change note and tags of a bookmark, also of one whose document is gone."""
        target, note = Target(record.document, record.part), kept_note(note)
        tags, place = tags_after(note, record), kept_passage(record)
        return self._apply(Bookmark(target, kept_anchor(record), note, tags, passage=place))

    def remove_bookmark(self, target: Target) -> Change:
        """Take the bookmark off `target`; its record stays as a tombstone."""
        return self._apply(Unbookmark(target))

    def stopped_at(self, document: Document) -> Place | None:
        """Where the reader stopped in the document: at the words, wherever they stand now."""
        position = self.position(document.key)
        return stopping_place(document, position) if position is not None else None

    def set_position(self, document: Document, part: str, block: int, offset: int) -> Change:
        """Remember that the top of the screen stood at this character of this block."""
        anchor = self.anchors(document).at(part, block, offset)
        return self._apply(SetPosition(document.key, anchor, part, block, offset))

    def name_place(self, letter: str, document: Document, place: Place) -> Change:
        """Give a place in the document a letter, by which it is gone to from anywhere."""
        anchor = self.anchors(document).at(*place)
        return self._apply(NamePlace(letter, document.key, anchor, *place))

    def unname_place(self, letter: str) -> Change:
        """Take a letter from its place."""
        return self._apply(UnnamePlace(letter))

    def new_replies(self, document: Document) -> frozenset[str]:
        """The parts (`reply:<key>`) that came in since the reader was last in the document."""
        return new_replies(self.marks, document)

    def next_with_new(
        self, ids: "array[int]", index: int, step: int
    ) -> tuple[DocumentKey, list[str]] | None:
        """The next document with new replies, and which; see `visits`. Call it in a thread."""
        return next_with_new(self.library, self.marks, ids, index, step)

    def last_visit(self, key: DocumentKey) -> str:
        """When the reader was last in the document, as a stamp; empty if never."""
        visit = self.marks.visit(key)
        return safe_line(visit.changed_at) if visit is not None else ""

    def leave(self, document: Document, met: Iterable[str]) -> Change:
        """Note that the reader was in the document and had the parts `met` on the screen."""
        return self._apply(visit_of(self.marks, self.anchors(document), met))

    def anchors(self, document: Document) -> Anchors:
        """What marks on the document keep of it; made once for a document that is shown."""
        return self._documents.anchors(document)

    # Marks whose text changed ---------------------------------------------------------------------

    def check_marks(self, stop: threading.Event | None = None) -> "Report":
        """Look whether every mark's text is still there; changes nothing. Call it in a thread."""
        from tui.session.reanchoring import Reanchoring  # late: a start has no use for it

        looks = Reanchoring(self.library, self.marks, self.document, self.anchors)
        return looks.check(stop or threading.Event())

    def reanchor(self, stop: threading.Event | None = None) -> "Report":
        """Take marks along with texts that stand elsewhere now. Call it in a thread."""
        report = self.check_marks(stop)
        if report.moves:
            self._apply(Reanchor(report.moves))
        checked_marks: list[CheckedBookmark | CheckedDraft] = [*report.bookmarks, *report.drafts]
        self.adrift = frozenset(
            Target(checked.record.document, checked.record.part)
            for checked in checked_marks
            if checked.status == "adrift"
        )
        return report

    def status_of(self, record: BookmarkRecord | DraftRecord) -> str:
        """What became of the text of a mark: `adrift`, `elsewhere`, or empty if it is here."""
        if self.library.id_of(record.document) is None:
            return "elsewhere" if record.path and os.path.lexists(record.path) else "adrift"
        return "adrift" if Target(record.document, record.part) in self.adrift else ""

    # Undo ----------------------------------------------------------------------------------------

    def undo(self) -> Undone | None:
        """Take back what the reader did last, in this sitting or an earlier one; None: nothing."""
        return self._told(self.marks.undo())

    def redo(self) -> Undone | None:
        """Do again what was undone last, unless something else was done since; None: nothing."""
        return self._told(self.marks.redo())

    def _told(self, undone: Undone | None) -> Undone | None:
        if undone is not None and undone.documents:
            self._publish(Change(undone.documents))
        return undone

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
        self._unread.follow(change.documents)
        for told in list(self._subscribers):
            told(change)

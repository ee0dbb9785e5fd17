"""Keep marks with their texts: find what was changed, moved, renamed or scraped anew.

Goes by the ladder of `tui.marks.anchoring`. A mark whose text stands elsewhere is taken along; one
whose text is not found stays as it is and is told of as adrift, never dropped. A document that is
only in another folder of this disk is left alone: another library shows it under its old name.

In proportion to the marks, never to the library. Slow all the same: called in a thread.
"""

import os
import threading
from collections import Counter
from collections.abc import Callable
from typing import Literal

import msgspec

from tui.library import PAGE, Entry, Library
from tui.marks import BookmarkRecord, DraftRecord, Marks, Move
from tui.marks.anchoring.closeness import needed
from tui.model import Document, DocumentKey, Target, plain_words
from tui.session.found_marks import FoundMark, look
from tui.session.texts import Anchors

Status = Literal["kept", "moved", "changed", "adrift", "elsewhere"]
STATUSES: tuple[Status, ...] = ("kept", "moved", "changed", "adrift", "elsewhere")


class CheckedBookmark(msgspec.Struct, frozen=True):
    """A bookmark and what became of its text."""

    record: BookmarkRecord
    status: Status
    target: Target | None = None
    """Where it is now; None where its text is not in this library."""
    score: float = 100.0
    """How close the words are, 0 to 100."""


class CheckedDraft(msgspec.Struct, frozen=True):
    """An own reply and what became of what it answers."""

    record: DraftRecord
    status: Status
    target: Target | None = None
    """Where the draft is now; None where what it answers is not in this library."""
    score: float = 100.0


class Report(msgspec.Struct, frozen=True):
    """What a look at the marks came to."""

    bookmarks: tuple[CheckedBookmark, ...] = ()
    drafts: tuple[CheckedDraft, ...] = ()
    moves: tuple[Move, ...] = ()
    """What takes the marks along; not carried out yet."""

    def count(self, status: Status) -> int:
        """How many bookmarks have a status."""
        return Counter(checked.status for checked in self.bookmarks)[status]


class _Report:
    """A report that is being made."""

    def __init__(self) -> None:
        self.bookmarks: list[CheckedBookmark] = []
        self.drafts: list[CheckedDraft] = []
        self.moves: list[Move] = []


class Reanchoring:
    """Looks for the texts of marks in a library."""

    def __init__(
        self,
        library: Library,
        marks: Marks,
        document: Callable[[DocumentKey], Document | None],
        anchors: Callable[[Document], Anchors],
    ) -> None:
        self._library = library
        self._marks = marks
        self._document = document
        self._anchors = anchors

    def check(self, stop: threading.Event) -> Report:
        """Look for every mark; `stop` ends it early with what was found by then."""
        report = _Report()
        keys = self._marks.marked_documents()
        rows = self._library.ids_of(keys)
        here = list(rows.values())
        for start in range(0, len(here), PAGE):
            for entry in self._library.entries(here[start : start + PAGE]):
                if not stop.is_set() and self._is_worth_a_look(entry):
                    self._take(self._found(entry.key, entry.key), report)
        for key in keys:
            if key not in rows and not stop.is_set():
                self._missing(key, report)
        return Report(tuple(report.bookmarks), tuple(report.drafts), tuple(report.moves))

    def _is_worth_a_look(self, entry: Entry) -> bool:
        """Whether a document has bookmarks or drafts, or a read mark on a part that is gone."""
        if self._marks.bookmark_count(entry.key) or self._marks.draft_count(entry.key):
            return True
        parts = frozenset(entry.parts)
        return any(mark.part not in parts for mark in self._marks.read_marks(entry.key))

    def _found(self, key: DocumentKey, now: DocumentKey) -> tuple[Document, list[FoundMark]] | None:
        """The marks that are kept under `key`, looked for in the document `now`."""
        document = self._document(now)
        if document is None:
            return None
        marks = self._marks
        reads, bookmarks, drafts = marks.read_marks(key), marks.bookmarks(key), marks.drafts(key)
        return document, look(self._anchors(document), key, reads, bookmarks, drafts)

    def _take(self, found: tuple[Document, list[FoundMark]] | None, report: "_Report") -> None:
        for mark in found[1] if found is not None else ():
            now = mark.move.new if mark.move is not None else mark.target
            target = None if mark.status == "adrift" else now
            if mark.bookmark is not None:
                checked = CheckedBookmark(mark.bookmark, mark.status, target, mark.score)
                report.bookmarks.append(checked)
            if mark.draft is not None:
                report.drafts.append(CheckedDraft(mark.draft, mark.status, target, mark.score))
            if mark.move is not None and self._has_effect(mark.move):
                report.moves.append(mark.move)

    def _has_effect(self, move: Move) -> bool:
        """Whether a move takes anything along; read marks of an earlier one stand there already."""
        marks, old, new = self._marks, move.old, move.new
        if marks.bookmark(old) is not None and (old == new or marks.bookmark(new) is None):
            return True
        if marks.draft(old) is not None and (old == new or marks.draft(new) is None):
            return True
        if not old.part and old.document != new.document:
            place, visit = marks.position, marks.visit
            return any(named.of == old.document for named in marks.named_places()) or any(
                asked(old.document) is not None and asked(new.document) is None
                for asked in (place, visit)
            )
        return marks.is_read(old) and not marks.was_read(new)

    def _missing(self, key: DocumentKey, report: "_Report") -> None:
        """Look for a document that the library does not have under its key."""
        record = self._marks.known_document(key)
        kept, drafts = self._marks.bookmarks(key), self._marks.drafts(key)
        path = record.path if record is not None else next((b.path for b in kept if b.path), "")
        is_there = bool(path) and os.path.lexists(path)
        if record is not None:
            for now in self._library.alike(record.fingerprint, record.title, record.path):
                found = self._found(key, now)
                if found is None or not self._is_it(found, record.fingerprint):
                    continue
                document = found[0]
                if is_there and self._anchors(document).path != path:
                    break
                self._take(found, report)
                whole = Move(Target(key), Target(now), self._anchors(document).of_document())
                if Target(key) not in (m.old for m in report.moves) and self._has_effect(whole):
                    report.moves.append(whole)
                return
        status: Status = "elsewhere" if is_there else "adrift"
        report.bookmarks += (CheckedBookmark(bookmark, status, None, 0.0) for bookmark in kept)
        report.drafts += (CheckedDraft(draft, status, None, 0.0) for draft in drafts)

    def _is_it(self, found: tuple[Document, list[FoundMark]], stamp: str) -> bool:
        """Whether a document is the missed one: its text is the same, or that of marked parts is.

        A key alone proves nothing, since every site counts its comments from 1.
        """
        if stamp and self._anchors(found[0]).body == stamp:
            return True
        return any(_is_evidence(mark) for mark in found[1])


def _is_evidence(mark: FoundMark) -> bool:
    record = mark.bookmark or mark.draft
    words = plain_words(record.quote) if record is not None else ""
    if mark.status == "adrift" or not words:
        return False
    to_the_post = mark.draft is not None and not mark.draft.answers.startswith("reply:")
    is_of_all = to_the_post or mark.target.kind in ("document", "body")
    if is_of_all and (mark.status == "changed" or mark.score < 100):
        return False  # the beginning of a page is often the menu that all of a site have
    return mark.score >= needed(len(words))


def summary(report: Report) -> str:
    """`2 marks moved with their texts, 1 bookmark adrift`; empty if there is nothing to tell."""
    said = []
    moved = len({move.old for move in report.moves if move.old != move.new or move.answers})
    if moved:
        said.append(f"{moved:,} {'mark' if moved == 1 else 'marks'} moved with the text")
    for what, checked in (("bookmark", report.bookmarks), ("draft", report.drafts)):
        number = sum(c.status == "adrift" for c in checked)
        if number:
            said.append(f"{number:,} {what if number == 1 else f'{what}s'} adrift")
    return ", ".join(said)

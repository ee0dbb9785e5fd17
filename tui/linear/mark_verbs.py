"""Commands that mark: read and unread, bookmarks and their notes, undo.

What is said to be marked is on disk by then, or it is said that it is not.
"""

from collections.abc import Callable

from tui.library.entry import parts_of
from tui.linear import wording
from tui.linear.here import Mode
from tui.linear.line import Question, said
from tui.linear.passage_words import stretch_of
from tui.linear.reference_verbs import ReferenceVerbs
from tui.linear.verbs import Request, Said, Verbs
from tui.marks import DraftRecord, Undone
from tui.marks.words import undone_words
from tui.model import BODY, Document, Target
from tui.session import MarkedAll, block_text
from tui.session.notes import is_long

MANY = 5_000
"""Documents that take long enough to mark that one has to be told."""

SHOWN = 120
"""Characters of a passage that are said again."""

PATIENCE = 2.0
"""Seconds that a disk is waited for before it is said that something is not saved yet."""


class MarkVerbs(Verbs):
    """The commands that change marks."""

    def __init__(self, references: ReferenceVerbs) -> None:
        super().__init__(references.here)
        self._references = references

    def kept(self, words: str) -> Said:
        """Say that something was done, once it is on disk."""
        if self.session.marks.flush(PATIENCE):
            yield said(words)
        elif self.session.marks.troubles:
            why = self.key("show_problems")
            yield said(f"{words} It is not on disk yet; {why} tells why.")
        else:
            yield said(f"{words} It is still being put on disk.")

    # Read and unread -----------------------------------------------------------------------------

    def do_toggle_read(self, request: Request) -> Said:
        """Mark the body or reply read or unread; in the list the whole document."""
        page = self.here.page
        if self.here.mode is Mode.LIST or page is None:
            yield from self.do_toggle_document_read(request)
            return
        part, is_unread = page.part, self.here.is_unread(page.part)
        self.here.stays_unread(part)
        self.session.set_read(page.document, [part], read=is_unread)
        what = f"Reply {page.row + 1:,}" if page.row >= 0 else "The text"
        left = wording.unread_left(self.here.unread_here())
        yield from self.kept(f"{what} is marked {'read' if is_unread else 'unread'}; {left}.")

    def do_toggle_document_read(self, request: Request) -> Said:
        """Mark the body and all kept replies read, or, if all are, unread."""
        document = self.here.document()
        if document is None:
            yield said("No document is here.")
            return
        is_unread = bool(self.session.unread_parts(document))
        for part in parts_of(document):
            self.here.stays_unread(part)
        self.session.set_read(document, parts_of(document), read=is_unread)
        state = "read" if is_unread else "unread"
        number = wording.count(len(parts_of(document)), "part")
        yield from self.kept(f"The document is marked {state} ({number}).")

    def do_mark_all_read(self, request: Request) -> Said:
        """Mark everything in the list read, as it is now."""
        if self.here.listing is None:
            yield said("No documents are listed.")
            return
        number = len(self.here.listing)
        if number > MANY:
            yield said(f"Marking {number:,} documents read; Ctrl+C stops it.")
        marking = self.session.mark_all(self.here.listing)

        def progress(done: int, of: int) -> None:
            if self.here.is_cancelled():
                marking.stop()

        yield from self.kept(marked_all_words(marking.run(progress), self.key("undo")))

    def do_undo(self, request: Request) -> Said:
        """Take back what was marked last."""
        yield from self._put_back("Undone", self.session.undo)

    def do_redo(self, request: Request) -> Said:
        """Do again what was undone last."""
        yield from self._put_back("Redone", self.session.redo)

    def _put_back(self, verb: str, change: Callable[[], Undone | None]) -> Said:
        undone = change()
        page = self.here.page
        for part in page.parts if page is not None and undone is not None else ():
            self.here.stays_unread(part)
        words = undone_words(verb, undone).replace(" · ", "; ")
        yield from self.kept(f"{words}.")

    # Bookmarks -----------------------------------------------------------------------------------

    def _target(self, document: Document) -> Target:
        """What a bookmark is put on: in the list the document, else reply, text or reference."""
        reference = self._references.current
        if self.here.mode is Mode.REFERENCES and reference is not None:
            return Target.of_reference(document.key, reference.key)
        page = self.here.page
        if self.here.mode is Mode.LIST or page is None or page.part == BODY:
            return Target(document.key)
        return Target(document.key, page.part)

    def do_bookmark(self, request: Request) -> Said:
        """Bookmark what is current with the note that was typed, or ask for one."""
        document = self.here.document()
        if document is None:
            yield said("No document is here.")
            return
        target = self._target(document)
        record = self.session.bookmark(target)

        def keep(note: str) -> Said:
            self.session.set_bookmark(document, target, note)
            yield from self.kept("Bookmark changed." if record else "Bookmarked.")

        if request.argument:
            yield from keep(request.argument)
            return
        yield from self.ask(f"Note on this {target.kind}", record.note if record else None, keep)

    def ask(self, what: str, before: str | None, keep: Callable[[str], Said]) -> Said:
        """Ask for a note.

        Args:
            what: What it is on.
            before: The note that is there; None if there is no bookmark yet.
            keep: Takes the note and says what came of it.
        """
        if before:
            end = " (several lines; a new note takes the place of all)" if is_long(before) else ""
            yield said(f"The note now{end}: {' '.join(before.split())}")
            yield said(f"{what}; an empty line leaves it, Ctrl+C too:")
        else:
            yield said(f"{what}; an empty line bookmarks without one, Ctrl+C not at all:")

        def answered(note: str) -> Said:
            if before and not note:
                yield said("The note stays as it is.")
            else:
                yield from keep(note)

        self.here.question = Question("note", answered)

    def do_remove_bookmark(self, request: Request) -> Said:
        """Take the bookmark off what is current; where there is none, the draft that answers it."""
        document = self.here.document()
        target = self._target(document) if document is not None else None
        draft = self._draft(document) if document is not None else None
        if target is not None and self.session.bookmark(target) is not None:
            self.session.remove_bookmark(target)
            yield from self.kept(f"Bookmark removed; {self.key('undo')} undoes.")
        elif draft is not None:
            self.session.drafts.remove(Target(draft.document, draft.part))
            yield from self.kept(f"Draft removed; {self.key('undo')} brings it back.")
        else:
            yield said("No bookmark or draft here.")

    def _draft(self, document: Document) -> DraftRecord | None:
        """The newest draft that answers the text or the reply at hand."""
        page = self.here.page
        if self.here.mode is not Mode.TEXT or page is None:
            return None
        found = [d for d in self.session.drafts.of(document.key) if d.answers == page.part]
        return max(found, key=lambda draft: draft.changed_at, default=None)

    def do_choose_passage(self, request: Request) -> Said:
        """Bookmark some words of what was said last, given as they stand there."""
        page = self.here.page
        if page is None or self.here.mode is not Mode.TEXT or not page.stops:
            yield said("Read to the words first.")
            return
        stretch = stretch_of(page, request.argument)
        if stretch is None:
            key = self.key("choose_passage")
            how = f"Type the words behind it, or the first and the last: {key} some ... words."
            missed = f'"{request.argument}" does not stand in this piece.'
            yield said(missed if request.argument else how)
            return
        document = page.document

        def keep(note: str) -> Said:
            self.session.bookmark_passage(document, stretch, note)
            yield from self.kept("Passage bookmarked.")

        words = block_text(document, stretch.part, stretch.block)[stretch.start : stretch.end]
        shown = (
            words if len(words) <= SHOWN else f"{words[: SHOWN // 2]} ... {words[-SHOWN // 2 :]}"
        )
        yield from self.ask(f'Note on "{shown}"', None, keep)


def marked_all_words(result: MarkedAll, key: str) -> str:
    """What marking all read came to; `key` undoes it."""
    spared = f"{result.spared:,} bookmarked spared" if result.spared else ""
    if result.trouble:
        spared = f"the index could not be read to the end: {result.trouble}"
    if not result.parts:
        return f"Nothing marked; {spared}." if spared else "Nothing here is unread."
    documents = wording.count(result.documents, "document")
    parts = wording.count(result.parts, "reply or text", "replies and texts")
    stopped = "stopped" if result.is_stopped else ""
    said_of = "; ".join(filter(None, (f"{documents} marked read ({parts})", spared, stopped)))
    return f"{said_of}; {key} undoes."

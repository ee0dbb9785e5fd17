"""Bookmarks on the reading screen: made, changed, removed, and gone to.

What a bookmark is put on follows the pane: the document in the list, the body or a reply in the
text, a reference among the references, and the words that were chosen in the text.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from tui.commands import Scope
from tui.marks import BookmarkRecord
from tui.model import Document, DocumentKey, Target
from tui.panes.detail import DetailPane
from tui.panes.passage import PassageView
from tui.screens.reading_filter import ReadingFilter
from tui.screens.reading_layout import PaneName
from tui.session import Session
from tui.session.passages import Stretch, find_passage

if TYPE_CHECKING:
    from tui.session.shelf import ShelfPlace


class ReadingBookmarks(ReadingFilter, is_part=True):
    """The reading screen with its bookmarks."""

    CHOOSING: ClassVar[tuple[Scope, ...]] = (Scope.PASSAGE, Scope.APP)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._shelf_place: ShelfPlace | None = None

    def go_to(
        self, key: DocumentKey, part: str | None = None, then: Callable[[], None] | None = None
    ) -> None:
        """Put the cursor on a document and read it, from `part` on; call `then` when that is so."""
        at = self.listing.index_of(key) if self.listing is not None else -1
        if at < 0 and self.is_left_out(key):
            self.list_all(lambda: self.go_to(key, part, then))
            return
        if at < 0:
            self.notice("This document is not in the library now")
            return
        self.list.go_to_row(at)
        self.open(key, part)
        self.use_pane("detail")
        if then is not None:
            then()

    def _listed_document(self) -> Document | None:
        """The document that a verb is about: the one under the cursor."""
        entry = self.list.current
        return self.session.document(entry.key) if entry is not None else None

    def _shown_document(self) -> Document | None:
        return self.view.document if self.view is not None else None

    def _current_target(self, document: Document) -> Target:
        """What a bookmark is put on: in the list the document, else reply, body or reference."""
        if self.pane == "references" and self.references.current_reference is not None:
            return Target.of_reference(document.key, self.references.current_reference.key)
        if self.pane == "list" or self.detail.current_part == "body":
            return Target(document.key)
        return Target(document.key, self.detail.current_part)

    # Making and removing -------------------------------------------------------------------------

    def action_bookmark(self) -> None:
        """Ask for a note and bookmark what is current."""
        from tui.screens.note import ask_note

        document = self._listed_document() if self.pane == "list" else self._shown_document()
        if document is None:
            return
        target = self._current_target(document)
        record = self.session.bookmark(target)

        def keep(note: str | None) -> None:
            if note is not None:
                self.session.set_bookmark(document, target, note)
                self.notice("Bookmark changed" if record else "Bookmarked")

        kind = "document" if target.kind == "body" else target.kind
        ask_note(self, f"Note on this {kind}", record.note if record else "", keep)

    def action_remove_bookmark(self) -> None:
        """Take the bookmark off what is current, or off the passage at the chosen words."""
        document = self._listed_document() if self.pane == "list" else self._shown_document()
        if document is None:
            return
        stretch = self.detail.chosen_stretch
        if stretch is not None:
            record = self._passage_in(document, stretch)
            target = Target(record.document, record.part) if record is not None else None
        else:
            target = self._current_target(document)
        if target is None or self.session.bookmark(target) is None:
            self.notice("No bookmark here")
        else:
            self.session.remove_bookmark(target)
            key = self.keymap.key_of(Scope.READING, "undo")
            self.notice(f"Bookmark removed · {key} brings it back")

    # Passages ------------------------------------------------------------------------------------

    def use_pane(self, name: PaneName) -> None:
        """Put the focus into a pane; in another one nothing is chosen."""
        if name != "detail":
            self.detail.leave_choosing()
        super().use_pane(name)

    def on_passage_view_choosing(self, message: PassageView.Choosing) -> None:
        """Say on the status line what is being chosen, and by which keys."""
        message.stop()
        self.pane_changed()

    def pane_changed(self) -> None:
        """Say where the reader is, or what is being chosen."""
        super().pane_changed()
        chosen = self.detail.chosen
        self.set_hints(self.hint_scopes())
        if chosen is not None:
            self.status.where = "the end" if chosen.has_start else "the beginning"

    def hint_scopes(self) -> tuple[Scope, ...]:
        """While words are chosen, the keys for that."""
        return self.CHOOSING if self.detail.chosen is not None else super().hint_scopes()

    def _passage_in(self, document: Document, stretch: Stretch) -> BookmarkRecord | None:
        """The first bookmarked passage that begins within these words."""
        found: list[tuple[Stretch, BookmarkRecord]] = []
        for record in self.session.marks.bookmarks(document.key):
            there = find_passage(document, record) if record.within else None
            if there is None or (there.part, there.block) != (stretch.part, stretch.block):
                continue
            if stretch.start <= there.start < stretch.end:
                found.append((there, record))
        return min(found, key=lambda pair: pair[0])[1] if found else None

    def on_detail_pane_passage_chosen(self, message: DetailPane.PassageChosen) -> None:
        """Ask for a note and bookmark the words; the same words once only."""
        from tui.screens.note import ask_note

        message.stop()
        document, stretch = self._shown_document(), message.stretch
        if document is None:
            return
        record = self._passage_in(document, stretch)
        if record is not None and find_passage(document, record) != stretch:
            record = None

        def keep(note: str | None) -> None:
            if note is None:
                return
            if record is not None:
                self.session.change_note(record, note)
            else:
                self.session.bookmark_passage(document, stretch, note)
            self.notice("Bookmark changed" if record is not None else "Passage bookmarked")

        ask_note(self, "Note on this passage", record.note if record is not None else "", keep)

    # Finding again -------------------------------------------------------------------------------

    def action_show_bookmarks(self) -> None:
        """Open the bookmarks, where the reader left them."""
        from tui.screens.bookmarks import BookmarksScreen
        from tui.session.shelf import ShelfPlace

        def chosen(target: Target | None) -> None:
            if target is not None:
                self.go_to_target(target)

        if self._shelf_place is None:
            self._shelf_place = ShelfPlace()
        self.app.push_screen(BookmarksScreen(self.session, self._shelf_place), chosen)

    def go_to_target(self, target: Target) -> None:
        """Go to a document, a reply, a reference among the references, or the words of a passage.

        Says so where the document does not have it any more.
        """
        part = target.part if target.kind in ("body", "reply") else None
        self.go_to(target.document, part, lambda: self._go_within(target))

    def _go_within(self, target: Target) -> None:
        """Go to a target in the document that was opened for it."""
        document = self._shown_document()
        if document is None or document.key != target.document:
            return
        if target.reference is not None:
            self.use_pane("references")
            if not self.references.go_to_reference(target.reference):
                self.notice("This reference is not found in the document now")
        elif target.kind == "passage":
            record = self.session.bookmark(target)
            stretch = find_passage(document, record) if record is not None else None
            if stretch is None:
                self.notice("These words are not found in the document now")
            else:
                self.detail.show_stretch(stretch)
        elif target.reply is not None and self.detail.first_item_of(target.part) < 0:
            self.notice("This reply is not found in the document now")

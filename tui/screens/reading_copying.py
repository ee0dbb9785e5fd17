"""Copying on the reading screen: words, quotations, addresses, citations.

What is copied follows the pane, as bookmarks do: the document in the list, the body or a reply in
the text, or the words chosen there, a reference among the references.
"""

from typing import ClassVar

from tui.commands import Scope
from tui.model import BODY, Document
from tui.references.rendering import citation_text
from tui.screens.reading_links import ReadingLinks
from tui.session import Session, block_text
from tui.session.links import part_address, reference_address


class ReadingCopying(ReadingLinks, is_part=True):
    """The reading screen's verbs that copy."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (*ReadingLinks.SCOPES, Scope.COPYING)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._copied: tuple[object, str, str] | None = None
        """What was copied last: its place, its text, and what it is."""

    def _copied_document(self) -> Document | None:
        return self._listed_document() if self.pane == "list" else self._shown_document()

    @property
    def _copied_part(self) -> str:
        return BODY if self.pane == "list" else self.detail.current_part

    def _place(self) -> object:
        """What is current, to know whether it still is."""
        document = self._copied_document()
        stretch = self.detail.chosen_stretch
        reference = self.references.current_reference if self.pane == "references" else None
        key = document.key if document is not None else None
        return self.pane, key, self._copied_part, stretch, reference.key if reference else None

    def _copy(self, text: str, what: str) -> None:
        """Copy a text, and leave the choosing of words."""
        self._copied = (self._place(), text, what)
        instead = f"{self.keymap.key_of(Scope.COPYING, 'show_plain')} shows it to select"
        self._outward.copy(text, what, self.notice, instead)

    def _words(self, document: Document) -> tuple[str, str]:
        """What is current as plain text, and what it is."""
        reference = self.references.current_reference if self.pane == "references" else None
        if reference is not None:
            return citation_text(reference), "the reference"
        stretch = self.detail.chosen_stretch
        if stretch is not None:
            text = block_text(document, stretch.part, stretch.block)
            return text[stretch.start : stretch.end], "the words"
        from tui.session.quoting import part_plain_text

        part = self._copied_part
        return part_plain_text(document, part), "the text" if part == BODY else "the reply"

    def action_copy_text(self) -> None:
        """Copy the reply or the body, the chosen words, or the reference, as plain text."""
        document = self._copied_document()
        if document is not None:
            self._copy(*self._words(document))

    def action_copy_quotation(self) -> None:
        """Copy it as a quotation that says whose words they are."""
        from tui.session.quoting import quotation

        document = self._copied_document()
        if document is None:
            return
        words, what = self._words(document)
        if what == "the reference":
            self._copy(words, what)
        else:
            self._copy(quotation(document, self._copied_part, words), "the quotation")

    def action_copy_address(self) -> None:
        """Copy the address of the document, the reply or the reference."""
        document = self._copied_document()
        if document is None:
            return
        if self.pane == "references" and self.references.current_reference is not None:
            address, what = reference_address(self.references.current_reference), "its address"
            lacking = "No address is known of this reference"
        else:
            address, is_own = part_address(document, self._copied_part)
            what = "the address" if is_own else "the address of the page (this reply has none)"
            lacking = "The file does not tell where its page is"
        if address:
            self._copy(address, what)
        else:
            self.notice(lacking)

    def action_copy_citation(self) -> None:
        """Copy how the reference is cited; elsewhere, how the document is."""
        from tui.session.quoting import document_citation

        document = self._copied_document()
        if document is None:
            return
        if self.pane == "references" and self.references.current_reference is not None:
            self._copy(citation_text(self.references.current_reference), "the citation")
        else:
            self._copy(document_citation(document), "the citation")

    def action_copy_bibtex(self) -> None:
        """Copy a BibTeX entry of the reference; elsewhere, of the document."""
        from tui.references.bibtex import bibtex_entry
        from tui.session.quoting import document_bibtex

        document = self._copied_document()
        if document is None:
            return
        reference = self.references.current_reference if self.pane == "references" else None
        entry = bibtex_entry(reference) if reference is not None else document_bibtex(document)
        if entry:
            self._copy(entry, "the BibTeX entry")
        else:
            self.notice("A journal alone is no work that could be cited")

    def action_show_plain(self) -> None:
        """Show what was copied just now, or what is current, as plain text to select."""
        from tui.screens.plain import PlainScreen

        document = self._copied_document()
        if document is None:
            return
        if self._copied is not None and self._copied[0] == self._place():
            _, text, what = self._copied
        else:
            text, what = self._words(document)
        self.app.push_screen(PlainScreen(self.session, text, what))

"""The links of a document's text: which pieces of it lead somewhere.

Links are looked for in the pieces on the screen only, when somebody asks. Knows where a link leads,
not what is done about it.
"""

from collections.abc import Sequence
from typing import Any

from tui.model import Document, web_address
from tui.panes.passage import PassageView
from tui.session.links import DocumentLinks, Link
from tui.widgets.labelled_view import Target
from tui.widgets.text_layout import Piece


class LinkedText(PassageView, is_part=True):
    """A document's text with its links and citations."""

    def __init__(self, **options: Any) -> None:
        """A text with the options of `TextView`."""
        super().__init__(**options)
        self._links: DocumentLinks | None = None
        self._targets: dict[int, tuple[Piece, list[Target]]] = {}

    def shown_document(self) -> Document | None:
        """The document that is shown."""
        raise NotImplementedError

    def block_at(self, piece: int) -> tuple[str, int] | None:
        """The part and the block that a piece shows; None if it is about the document."""
        raise NotImplementedError

    @property
    def links(self) -> DocumentLinks | None:
        """The links of the document that is shown."""
        document = self.shown_document()
        if document is None:
            return None
        if self._links is None or self._links.document is not document:
            self._links = DocumentLinks(document)
            self._targets.clear()
        return self._links

    def targets_of(self, piece: int) -> Sequence[Target]:
        """The links and citations in a piece; in what tells of the page, its address."""
        links = self.links
        if links is None:
            return ()
        shown = self._pieces[piece]
        known = self._targets.get(piece)
        if known is not None and known[0] is shown:
            return known[1]
        found = [
            Target(link.start, link.end, (piece, link.start), link) for link in self._in(piece)
        ]
        self._targets[piece] = (shown, found)
        return found

    def _in(self, piece: int) -> list[Link]:
        shown, links, place = self._pieces[piece], self.links, self.block_at(piece)
        if links is None:
            return []
        if place is None:
            return _of_page(shown, links.document)
        found = links.in_block(*place)
        if shown.style == "image":  # drawn with other words; all of it stands for its address
            return [Link(0, len(shown.text), link.address) for link in found[:1] if link.address]
        return found if self.can_choose(piece) else []

    def address_of(self, target: Target) -> str:
        """Where a link leads on the web; a citation leads nowhere there."""
        document = self.shown_document()
        link: Link = target.value
        return web_address(link.address, document.url if document is not None else None)


def _of_page(piece: Piece, document: Document) -> list[Link]:
    """The address of the page, where it stands above the text."""
    start = piece.text.find(document.url) if document.url and piece.item < 0 else -1
    if document.url is None or start < 0:
        return []
    return [Link(start, start + len(document.url), document.url)]

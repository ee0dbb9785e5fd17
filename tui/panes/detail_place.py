"""Where the reader is in a document, and going to any place of it.

A place is a part, a block of it and a character of the block's text. Whatever is gone to is brought
out of the fold it is in. Knows no keys.
"""

from tui.model import BODY
from tui.panes.detail_document import DetailDocument
from tui.panes.detail_pieces import detail_pieces
from tui.panes.draft_pieces import is_draft
from tui.panes.view import DocumentView
from tui.session.passages import Stretch
from tui.session.stopping_place import Place


class DetailPlace(DetailDocument, is_part=True):
    """A document in which the reader is somewhere."""

    def first_item_of(self, part: str) -> int:
        """The first item of a part, or -1."""
        return self.made.items.get(part, -1)

    def item_at(self, place: Place) -> int:
        """The item that a place is in; the first one of its part, or -1, if there is none."""
        piece = self.made.blocks.get(place[:2])
        return self.made.pieces[piece].item if piece is not None else self.first_item_of(place[0])

    @property
    def current_part(self) -> str:
        """The part that the current item belongs to; `body` if there is none."""
        parts = self.made.parts
        return parts[self.current] if 0 <= self.current < len(parts) else BODY

    @property
    def current_row(self) -> int:
        """The row of the current reply in the thread; -1 in the body."""
        return max(-1, self.current - self.made.paragraphs)

    @property
    def current_level(self) -> int:
        """How many replies the current one has above it in its chain; 0 in the body."""
        row = self.current_row
        return self.made.thread.depth[row] if row >= 0 else 0

    @property
    def top_place(self) -> Place:
        """Part, block and character at the top of the screen."""
        piece, offset = self.place
        part, block = self.made.place_of(piece)
        return part, block, offset if self.made.place_at(piece) is not None else 0

    @property
    def stopped_at(self) -> Place:
        """Where the reader is: the current paragraph or reply.

        Block and character are those at the top of the screen if that is inside the current item,
        else those of its beginning.
        """
        part, block, offset = self.top_place
        if self.current_part != BODY:
            return (part, block, offset) if part == self.current_part else (self.current_part, 0, 0)
        item = max(0, self.current)
        return BODY, item, offset if (part, block) == (BODY, item) else 0

    @property
    def stopped_in_document(self) -> Place:
        """The same where only what the document itself holds counts: what is above a draft."""
        item, parts = self.current, self.made.parts
        while 0 <= item < len(parts) and is_draft(parts[item]):
            item -= 1
        if item == self.current:
            return self.stopped_at
        part = parts[item] if item >= 0 else BODY
        return (part, max(0, item), 0) if part == BODY else (part, 0, 0)

    def visible_parts(self) -> set[str]:
        """The parts of which any of the text is on the screen."""
        return {self.made.parts[item] for item in self.visible_items() if self.is_open(item)}

    def watch_view(self, before: DocumentView | None, view: DocumentView | None) -> None:
        """Show other marks or other drafts on the document that is shown."""
        is_same = before is not None and view is not None and before.document is view.document
        if is_same and before and view and before.drafts != view.drafts:
            self._show_drafts(view)
        else:
            super().watch_view(before, view)

    def _show_drafts(self, view: DocumentView) -> None:
        """Show other drafts; the reader stays, or is put on what a draft that went was under."""
        at, top, made = self.stopped_at, self.top_place, detail_pieces(view)
        if at[:2] not in made.blocks:
            at = self.stopped_in_document
        self.show_document(view, made, at, top if top[:2] in made.blocks else at)

    def reveal(self, item: int) -> None:
        """See that an item is there with its text, and not in a fold."""

    def go_to_part(self, part: str) -> None:
        """Bring a part onto the screen, out of any fold, and make it current."""
        item = self.first_item_of(part)
        self.reveal(item)
        self.go_to_item(item)

    def go_to_place(self, part: str, block: int, offset: int) -> None:
        """Bring a character of a block onto the screen, out of any fold; its item is current."""
        piece = self._revealed(part, block)
        if piece is not None:
            self.go_to(piece, offset)

    def show_stretch(self, stretch: Stretch) -> None:
        """Go to some words, out of any fold, and show which they are until the next key."""
        piece = self._revealed(stretch.part, stretch.block)
        if piece is not None:
            self.show_words(piece, stretch.start, stretch.end)

    def _revealed(self, part: str, block: int) -> int | None:
        """The piece of a block, which is shown now; None if there is none."""
        piece = self.made.blocks.get((part, block))
        if piece is not None:
            self.reveal(self.made.pieces[piece].item)
        return piece

    def can_choose(self, piece: int) -> bool:
        """Whether a piece holds words of the document, and not about it or the reader's own."""
        place = self.block_at(piece)
        is_own = place is not None and is_draft(place[0])
        return place is not None and not is_own and self._pieces[piece].style != "image"

    @property
    def chosen_stretch(self) -> Stretch | None:
        """The words that are being chosen; None if none are."""
        chosen = self.chosen
        place = self.made.place_at(chosen.piece) if chosen is not None else None
        return Stretch(*place, chosen.start, chosen.end) if chosen and place else None

"""What is searched in the detail pane, going to a match, and going back to where one was.

Titles, names and the text itself are searched; what the program says about them is not.
"""

from collections.abc import Iterator
from heapq import merge

from tui.model import BODY
from tui.panes.block_pieces import IMAGE
from tui.panes.detail_moves import DetailMoves
from tui.panes.page_search import NAME, Match, Unit
from tui.session.stopping_place import Place
from tui.widgets.text_layout import Piece

Folds = tuple[frozenset[str], frozenset[str] | None]
"""Parts that are folded; parts that are lines in the delta view, None outside it. By their names,
since a scan may give them other rows meanwhile."""

NAMES = frozenset({"author", "guess"})
"""Styles of a name that the document has."""


class DetailSearch(DetailMoves, is_part=True):
    """A document that can be searched."""

    def searched_part(self, piece: Piece) -> tuple[int, int]:
        """The text, the title, or the name above a reply."""
        if piece.item < 0:
            is_title = piece.style == "title"
            return 0, len(piece.text) - 2 * (is_title and bool(piece.runs)) if is_title else 0
        if piece.is_clipped:
            name = next((run for run in piece.runs if run.style in NAMES), None)
            if name is None:
                return 0, 0
            return name.start, name.end - (name.style == "guess")
        if piece.style == "image":
            return len(IMAGE), piece.text.find("]", len(IMAGE))
        return 0, len(piece.text)

    def search_units(self) -> Iterator[Unit]:
        """All that is searched, in the order in which it is read."""
        made = self.made
        names = ((piece, part, NAME) for part, piece in made.headers.items())
        blocks = ((piece, *place) for place, piece in made.blocks.items())
        for number, part, block in merge(names, blocks):
            piece = made.pieces[number]
            low, high = self.searched_part(piece)
            if low < high:
                yield Unit(part, block, piece.text[low:high])

    def show_match(self, match: Match) -> None:
        """Go to a match and draw it as the current one."""
        is_name = match.block == NAME
        if is_name:
            self.go_to_part(match.part)
            number = self.made.headers.get(match.part)
        else:
            number = self.made.blocks.get((match.part, match.block))
        if number is None:
            return
        low, _ = self.searched_part(self.made.pieces[number])
        start, end = low + match.start, low + match.end
        if not is_name:
            self.go_to_place(match.part, match.block, start)
        else:
            self.go_to(number, start if match.part == BODY else 0)
            self._follow()  # the title of a document without a text is in no item
        self.show_found((number, start, end))

    @property
    def folds(self) -> Folds:
        """Which replies are folded, and which are lines in the delta view if that is shown."""
        made = self.made
        folded = frozenset(made.part(row) for row in self._folded)
        lines = frozenset(made.part(row) for row in self._delta_lines) if self.is_delta else None
        return folded, lines

    def set_folds(self, folds: Folds) -> None:
        """Fold and unfold replies so that it is as it was."""
        folded, lines = folds
        if folds != self.folds:
            self._show_full(self.rows_of(folded))
            if lines is not None and self.new_rows:
                self._show_delta(self.rows_of(lines))

    @property
    def rows_above(self) -> int:
        """How many rows stand between the place at the top and the top; negative: above it."""
        part, block, offset = self.top_place
        piece = self.made.blocks.get((part, block))
        return self.top - self._rows.row_at(piece, offset) if piece is not None else self.top

    def return_to(self, at: Place, top: Place, rows: int) -> None:
        """Show a document as it was seen before.

        Args:
            at: Where the reader was.
            top: What was at the top of the screen.
            rows: `rows_above` at that time.
        """
        item = self.item_at(at)
        if item < 0:
            return
        if self.shown_pieces(item) is None:
            self.reveal(item)
        self.go_to_item(item)
        piece = self.made.blocks.get(top[:2])
        first = self._rows.row_at(piece, top[2]) if piece is not None else 0
        self.scroll_rows_to(first + rows)
        if self.current not in self.visible_items():
            self.go_to_item(self.current)

"""Choose some words of a text by keys, see them chosen, and see which lines carry a sign.

First the beginning is chosen: a line, or a word in it. Then, if the reader wants more or less than
the rest of that line, the end. Words never reach over the end of their paragraph. Knows pieces and
characters; what is done with the words is said elsewhere.
"""

import re
from collections.abc import Iterable, Iterator

import msgspec
from textual.message import Message

from tui.panes.words import BOOKMARK
from tui.widgets.line import Part, overlaid
from tui.widgets.searched_view import SearchedView
from tui.widgets.text_layout import Piece, Row

CHOOSING = frozenset({"next_word", "previous_word", "keep_passage", "leave_passage"})
"""Commands that mean something only while words are chosen; their keys come first then."""

_WORD = re.compile(r"\S+")


class Chosen(msgspec.Struct, frozen=True):
    """Characters `[start, end)` of a piece, and whether the end is chosen apart by now."""

    piece: int
    start: int
    end: int
    has_start: bool = False


class PassageView(SearchedView, is_part=True):
    """A text of which words can be chosen."""

    class Choosing(Message):
        """Words are being chosen, or no longer."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.chosen: Chosen | None = None
        """The words that are being chosen."""
        self.shown: Chosen | None = None
        """Words that the reader was taken to, shown until the next key."""
        self._signs: dict[int, tuple[int, ...]] = {}

    def can_choose(self, piece: int) -> bool:
        """Whether the words of a piece can be chosen."""
        raise NotImplementedError

    # Signs and how the words are shown -----------------------------------------------------------

    def set_signs(self, places: Iterable[tuple[int, int]]) -> None:
        """Put a sign beside the rows that show these characters (piece, character)."""
        signs: dict[int, tuple[int, ...]] = {}
        for piece, offset in places:
            signs[piece] = (*signs.get(piece, ()), offset)
        if signs != self._signs:
            self._signs = signs
            self.refresh()

    def row_sign(self, row: Row) -> str:
        """A star where a passage begins that carries a bookmark."""
        offsets = self._signs.get(row.piece, ()) if row.start >= 0 else ()
        if not any(row.start <= offset for offset in offsets):
            return ""
        following = self._next_start(row)
        return BOOKMARK if any(row.start <= offset < following for offset in offsets) else ""

    def _next_start(self, row: Row) -> int:
        """Where the row below begins; spaces at which a row was broken belong to it."""
        text = self._pieces[row.piece].text
        at = row.end
        while at < len(text) and text[at].isspace():
            at += 1
        return max(at, row.end + (row.end == len(text)))

    def show_words(self, piece: int, start: int, end: int) -> None:
        """Go to words and show them until the next key."""
        self.go_to(piece, start)
        self.shown = Chosen(piece, start, end)
        self.refresh()

    def before_key(self) -> None:
        """The reader goes on: words that were shown look as the others again."""
        if self.shown is not None:
            self.shown = None
            self.refresh()

    def _parts(self, piece: Piece, row: Row) -> Iterator[Part]:
        words = self.chosen or self.shown
        parts = super()._parts(piece, row)
        if words is None or words.piece != row.piece:
            return parts
        lead = len(piece.first if row.is_first else piece.rest)
        shift = lead - row.start
        over = self._run_style("chosen")
        stretch = max(lead, words.start + shift), words.end + shift, over
        return overlaid(parts, (stretch,))

    # Choosing ------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Some commands are there only while words are chosen."""
        return self.chosen is not None if action in CHOOSING else True

    def action_choose_passage(self) -> None:
        """Begin to choose words on the first line of the current item; then, choose their end."""
        chosen = self.chosen
        if chosen is not None:
            self._choose(msgspec.structs.replace(chosen, has_start=not chosen.has_start))
            return
        rows = [self.top + y for y in range(self.size.height)]
        on_screen = [y for y in rows if self._row_to_choose(y) is not None]
        here = [y for y in on_screen if self._item_at(y) == self.current]
        if on_screen:
            self._choose_row((here or on_screen)[0])

    def leave_choosing(self) -> Chosen | None:
        """End the choosing; returns the words chosen so far, None if there were none."""
        chosen, self.chosen = self.chosen, None
        if chosen is not None:
            self.refresh()
            self.post_message(self.Choosing())
        return chosen

    def action_leave_passage(self) -> None:
        """Choose nothing."""
        self.leave_choosing()

    @property
    def where(self) -> tuple[object, ...]:
        """What a step changes."""
        return *super().where, self.chosen

    def action_next_word(self, count: int | None = None) -> None:
        """One word on."""
        self.repeat(lambda: self._step_word(1), count)

    def action_previous_word(self, count: int | None = None) -> None:
        """One word back."""
        self.repeat(lambda: self._step_word(-1), count)

    def _choose(self, chosen: Chosen) -> None:
        self.chosen, self.shown = chosen, None
        at = self._rows.row_at(chosen.piece, max(0, chosen.end - 1))
        at = at if chosen.has_start else self._rows.row_at(chosen.piece, chosen.start)
        height = max(1, self.size.height)
        if not self.top <= at < self.top + height:
            self.scroll_rows_to(at - height // 3 if at >= self.top else at - height + height // 3)
        self.set_current(self._pieces[chosen.piece].item)
        self.refresh()
        self.post_message(self.Choosing())

    def _item_at(self, y: int) -> int:
        row = self._rows.row(y)
        return self._pieces[row.piece].item if row is not None else -1

    def _row_to_choose(self, y: int) -> Row | None:
        row = self._rows.row(y)
        if row is None or row.start < 0 or row.end <= row.start or not self.can_choose(row.piece):
            return None
        return row

    def _choose_row(self, y: int) -> None:
        row = self._row_to_choose(y)
        if row is not None:
            self._choose(Chosen(row.piece, row.start, row.end))

    def _step_rows(self, rows: int) -> None:
        """Move the beginning, or the end, by lines; the end stays in its paragraph."""
        chosen = self.chosen
        if chosen is None:
            return
        at = chosen.end - 1 if chosen.has_start else chosen.start
        y = best = self._rows.row_at(chosen.piece, max(0, at))
        step, left = (1 if rows > 0 else -1), abs(rows)
        while left:
            y += step
            self._rows.extend_to(y + 1)
            if not 0 <= y < len(self._rows):
                break
            row = self._row_to_choose(y)
            if row is not None:
                if chosen.has_start and (row.piece != chosen.piece or row.end <= chosen.start):
                    break
                best, left = y, left - 1
        if not chosen.has_start:
            self._choose_row(best)
        elif (row := self._rows.row(best)) is not None:
            self._choose(msgspec.structs.replace(chosen, end=row.end))

    def _step_word(self, step: int) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        found = [match.span() for match in _WORD.finditer(self._pieces[chosen.piece].text)]
        if chosen.has_start:
            ends = [end for start, end in found if end > chosen.start]
            ends = [end for end in ends if (end > chosen.end if step > 0 else end < chosen.end)]
            if ends:
                self._choose(msgspec.structs.replace(chosen, end=ends[0 if step > 0 else -1]))
            return
        starts = [start for start, _ in found]
        starts = [s for s in starts if (s > chosen.start if step > 0 else s < chosen.start)]
        if not starts:
            self._step_rows(step)
            return
        start = starts[0 if step > 0 else -1]
        row = self._rows.row(self._rows.row_at(chosen.piece, start))
        if row is not None:
            self._choose(Chosen(chosen.piece, start, max(row.end, start + 1)))

    def _step_piece(self, step: int) -> None:
        """To the paragraph after or before; the end goes to the end of its paragraph, or back."""
        chosen = self.chosen
        if chosen is None:
            return
        if chosen.has_start:
            row = self._rows.row(self._rows.row_at(chosen.piece, chosen.start))
            far = len(self._pieces[chosen.piece].text)
            end = far if step > 0 or row is None else row.end
            self._choose(msgspec.structs.replace(chosen, end=end))
            return
        piece = chosen.piece + step
        while 0 <= piece < len(self._pieces) and not self.can_choose(piece):
            piece += step
        if 0 <= piece < len(self._pieces):
            self._choose_row(self._rows.first_row(piece))

    # The usual movements -------------------------------------------------------------------------

    def go_to_item(self, item: int) -> None:
        """Go elsewhere; nothing is chosen then."""
        self.leave_choosing()
        super().go_to_item(item)

    def go_to(self, piece: int, offset: int) -> None:
        """Go elsewhere; nothing is chosen then."""
        self.leave_choosing()
        super().go_to(piece, offset)

    def _line_down(self) -> None:
        """Scroll, or choose the next line."""
        self._step_rows(1) if self.chosen else super()._line_down()

    def _line_up(self) -> None:
        """Scroll back, or choose the line before."""
        self._step_rows(-1) if self.chosen else super()._line_up()

    def _page(self, rows: int) -> None:
        self._step_rows(rows or 1) if self.chosen else super()._page(rows)

    def action_top(self, count: int | None = None) -> None:
        """Go to the beginning, or choose the first line that can be chosen."""
        self._step_rows(-len(self._rows)) if self.chosen else super().action_top(count)

    def action_bottom(self, count: int | None = None) -> None:
        """Go to the end, or choose the last line that is wrapped by now."""
        self._step_rows(len(self._rows)) if self.chosen else super().action_bottom(count)

    def action_next_item(self) -> None:
        """Go to the next item, or choose in the next paragraph."""
        self._step_piece(1) if self.chosen else super().action_next_item()

    def action_previous_item(self) -> None:
        """Go to the item before, or choose in the paragraph before."""
        self._step_piece(-1) if self.chosen else super().action_previous_item()

"""Owns the cells on the screen and sends only what differs from them.

Every screen of the application is drawn through one writer. It is told what cells are to show, and
answers with the bytes that bring the terminal there from what it shows now. It forgets what the
terminal shows when that cannot be known: after a change of size, after the terminal was given away,
and when the reader asks for the screen anew. Frames for which the line has no room yet are held:
later ones are laid over them, and what is sent in the end is what differs then.

What it knows is plain data: `grid`, and behind its characters the tables of `pens` and `texts`.
Knows nothing of Textual.
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from tui.terminal.cell_text import FILLER, UNKNOWN, CellText
from tui.terminal.cursor import Cursor, way
from tui.terminal.glyphs import Drawing
from tui.terminal.grid import Grid, Row, cut, put
from tui.terminal.passes import FEWEST, Stretch, ordered, stretches
from tui.terminal.pens import Pens
from tui.terminal.shifts import FEWEST_ROWS, Shift, find_shift, moved
from tui.terminal.strokes import changed, is_worth, strokes, whole

_NARROWEST = 24
"""Columns from which moving rows is thought about."""

_PRICE = 18
"""Bytes of moving rows of the whole width."""

_PRICE_WITH_MARGINS = 27
"""Bytes of moving rows between a left and a right margin."""


class Piece(NamedTuple):
    """Some cells of a row that are to be shown."""

    y: int
    x: int
    cells: str
    pens: str


class ScreenWriter:
    """The screen of one terminal."""

    def __init__(
        self,
        colors: int = 2**24,
        *,
        fills: bool = True,
        allows_links: bool = False,
        drawing: Drawing = "unicode",
    ) -> None:
        """A screen of which nothing is known.

        Args:
            colors: How many the terminal has: 0, 16, 256 or 2**24.
            fills: Whether it gives erased cells the background that is set.
            allows_links: Whether links in styles reach the terminal.
            drawing: Which characters the terminal shows.
        """
        self.pens = Pens(colors, fills=fills, allows_links=allows_links)
        self.texts = CellText(drawing)
        self.has_margins = False
        """Whether the terminal has said that it can scroll between a left and a right margin."""
        self.grid = Grid.unknown(0, 0)
        self._held: dict[int, Row] = {}
        self._held_widths: Counter[tuple[int, int]] = Counter()
        self._cursor = Cursor(self.pens, self.texts, 0)
        self._has_set_margins = False
        self._is_known = False

    @classmethod
    def like(cls, other: "ScreenWriter") -> "ScreenWriter":
        """A writer that knows the same pens and texts, but nothing of the screen."""
        writer = cls()
        writer.pens, writer.texts = other.pens, other.texts
        return writer

    def resize(self, width: int, height: int) -> None:
        """The screen has this size now, in cells; nothing is known of what it shows."""
        self.grid = Grid.unknown(width, height)
        self._held, self._held_widths = {}, Counter()
        self._cursor = Cursor(self.pens, self.texts, width)
        self._has_set_margins = False
        self._is_known = False

    def forget(self) -> None:
        """Nothing is known of what the terminal shows, nor of its pen and its cursor."""
        self.pens = self.pens.anew()
        self.texts = self.texts.anew()
        self.resize(self.grid.width, self.grid.height)

    @property
    def is_full(self) -> bool:
        """Whether so much was told apart that it has to be forgotten before the next frame."""
        return self.pens.is_full or self.texts.is_full

    def hold(self, pieces: Iterable[Piece]) -> None:
        """Take note of cells that are to be shown by the next `draw`.

        Args:
            pieces: What is to be shown; made with this writer's `pens` and `texts`. What lies off
                the screen is left out.
        """
        rows, width, height = self.grid.rows, self.grid.width, self.grid.height
        new, widths = self._held, self._held_widths
        for y, x, cells, pens in pieces:
            if not 0 <= y < height or x >= width:
                continue
            end = x + len(cells)
            if end > width:
                end = width
                cells, pens = cut(cells, width - x), pens[: width - x]
            row = new.get(y) or rows[y]
            if row[0][x:end] != cells or row[1][x:end] != pens:
                new[y] = put(row, x, cells, pens)
                widths[x, end] += 1

    def draw(self, pieces: Iterable[Piece] = ()) -> str:
        """Show some cells, and all that was held.

        Args:
            pieces: As for `hold`.

        Returns:
            What the terminal must be sent; empty if it shows all of that already.
        """
        self.hold(pieces)
        new, widths = self._held, self._held_widths
        self._held, self._held_widths = {}, Counter()
        if new:
            self._clear_if_unknown(new)
            if self._is_known:
                self._move_rows(new, widths)
            self._draw_rows(new)
            self._end_link()
        return self._cursor.take_out()

    def place_cursor(self, x: int, y: int) -> str:
        """Put the cursor, where it can be seen or a reading aid looks for it; return the bytes."""
        if x < self.grid.width and y < self.grid.height:
            self._cursor.move(x, y)
        return self._cursor.take_out()

    def _clear_if_unknown(self, new: dict[int, Row]) -> None:
        """Clear a screen of which something is not known, once all that it is to show is known."""
        if self._is_known:
            return
        wanted = [new.get(y, row) for y, row in enumerate(self.grid.rows)]
        if any(UNKNOWN in cells for cells, _ in wanted):
            return
        self._is_known = True
        if not self.grid.is_unknown:
            return
        new.update(enumerate(wanted))
        pen = Counter("".join(pens for _, pens in new.values())).most_common(1)[0][0]
        blank = self._blank(pen)
        self._cursor.hold(blank)
        self._cursor.say("\x1b[2J")
        self.grid.fill(blank)

    def _blank(self, pen: str) -> str:
        """The pen of cells that are erased where blanks written with `pen` are wanted."""
        blank = self.pens.blanks[pen]
        return blank if self.pens.is_erasable(blank) else self.pens.plain

    def _draw_rows(self, new: dict[int, Row]) -> None:
        rows, pens = self.grid.rows, self.pens
        found: list[Stretch] = []
        for y in sorted(new):
            columns = changed(rows[y], new[y], pens.blanks)
            if columns:
                columns = whole(columns, new[y][0])
                joined = strokes(columns, *new[y], pens)
                found += stretches(y, new[y], columns, joined, pens)
            rows[y] = new[y]
        if len(found) >= FEWEST:
            found = ordered(found, pens)
        self._write(found)

    def _write(self, found: list[Stretch]) -> None:
        """Write stretches in the order given; those that touch, or nearly do, go as one."""
        rows, at = self.grid.rows, 0
        while at < len(found):
            y, start, end, _ = found[at]
            at += 1
            while at < len(found) and found[at].y == y and found[at].start >= end:
                behind = found[at].start
                if behind > end and not is_worth(end, behind, *rows[y], self.pens):
                    break
                end = found[at].end
                at += 1
            self._cursor.write(*rows[y], start, end, y)

    def _end_link(self) -> None:
        pen = self.pens[self._cursor.pen]
        if pen.link:
            self._cursor.hold(self.pens.of_pen(pen._replace(link="")))

    # Rows that move ------------------------------------------------------------------------------

    def _move_rows(self, new: dict[int, Row], widths: Counter[tuple[int, int]]) -> None:
        """Have the terminal move what stands elsewhere already, where that saves bytes."""
        for (left, right), count in widths.items():
            if count < FEWEST_ROWS or right - left < _NARROWEST:
                continue
            blank = self._blank(new[max(new)][1][right - 1])
            shift = self._best_shift(new, left, right, blank)
            if shift is not None:
                for y in range(shift.top, shift.bottom + 1):
                    new.setdefault(y, self.grid.rows[y])  # moves, but is wanted where it was
                self._move(shift, blank)

    def _best_shift(self, new: dict[int, Row], left: int, right: int, blank: str) -> Shift | None:
        rows, width = self.grid.rows, self.grid.width
        if self.has_margins and right - left < width:
            narrow = find_shift(rows, new, left, right, _PRICE_WITH_MARGINS, blank)
            if narrow is not None and not self._cuts_wide(narrow):
                return narrow
        if not self._moves_most(new, left, right):
            return None
        return find_shift(rows, new, 0, width, _PRICE, blank, within=(left, right))

    def _moves_most(self, new: dict[int, Row], left: int, right: int) -> bool:
        """Whether more stands between these columns than beside them, where it would move, too."""
        inside = beside = 0
        for y in new:
            cells = self.grid.rows[y][0]
            inside += len(cells[left:right].replace(" ", ""))
            beside += len(cells[:left].replace(" ", "")) + len(cells[right:].replace(" ", ""))
        return inside > beside

    def _cuts_wide(self, shift: Shift) -> bool:
        """Whether a wide character stands across the side of what is to be moved."""
        return any(
            FILLER in (self.grid.rows[y][0][x : x + 1])
            for y in range(shift.top, shift.bottom + 1)
            for x in (shift.left, shift.right)
        )

    def _move(self, shift: Shift, blank: str) -> None:
        cursor, height = self._cursor, self.grid.height
        is_narrow = shift.right - shift.left < self.grid.width
        cursor.hold_for_blanks(blank)
        if is_narrow:
            if not self._has_set_margins:
                cursor.say("\x1b[?69h")
                self._has_set_margins = True
            cursor.say(f"\x1b[{shift.left + 1 if shift.left else ''};{shift.right}s")
        top = str(shift.top + 1) if shift.top else ""
        bottom = f";{shift.bottom + 1}" if shift.bottom < height - 1 else ""
        cursor.say(f"\x1b[{top}{bottom}r")
        count = str(abs(shift.rows)) if abs(shift.rows) > 1 else ""
        if is_narrow:  # a terminal with margins has these, too
            cursor.say(f"\x1b[{count}{'S' if shift.rows > 0 else 'T'}")
        else:
            cursor.say(way(0, 0, 0, shift.top) + f"\x1b[{count}{'M' if shift.rows > 0 else 'L'}")
        cursor.say(("\x1b[s" if is_narrow else "") + "\x1b[r")
        cursor.is_home()
        self.grid.rows = moved(self.grid.rows, shift, blank)

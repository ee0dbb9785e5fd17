"""The list pane: one two-line entry a document, under a heading where the view has groups.

First line the title, unread in bold with a dot; second line the author, kept and declared replies
and how many parts are unread. Asks for entries by index, only for rows on the screen.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import PurePath
from typing import ClassVar

import msgspec
from textual.reactive import reactive

from tui.commands import Keymap, Scope
from tui.library import Entry
from tui.model import DocumentKey, safe_line
from tui.panes import words
from tui.panes.view_words import empty_words
from tui.session.view_listing import ViewListing
from tui.widgets.headed_rows import HeadedRows
from tui.widgets.row_list import Cell, RowLine
from tui.widgets.title import set_title


class EntryMarks(msgspec.Struct, frozen=True):
    """What the list shows of a reader's marks on one document."""

    unread: int = 0
    bookmarks: int = 0
    drafts: int = 0


class ListPane(HeadedRows):
    """The documents of the library."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.MOVE, Scope.ROWS)

    is_scanning: reactive[bool] = reactive(False)
    """Whether the library is being looked through, to tell an empty list from an early one."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._listing: ViewListing | None = None
        self.fits: Callable[[Entry], bool] = lambda entry: True
        """Whether the marks on an entry let it stay in the view; the screen that holds the pane
        says it."""
        set_title(self, "Documents")

    @cached_property
    def keymap(self) -> Keymap:
        """The keys that are told where there is nothing to list; may be set."""
        return Keymap()

    def marks_of(self, entry: Entry) -> EntryMarks:
        """The marks on `entry`; the screen that holds the pane says where they come from."""
        return EntryMarks()

    def show(self, listing: ViewListing, cursor: int) -> None:
        """Show `listing` with the cursor on row `cursor`."""
        self._listing = listing
        self.set_rows(len(listing), cursor)

    def go_to_row(self, index: int) -> None:
        """Put the cursor on row `index`; what the view does not hold any more goes when left."""
        left = self.cursor
        super().go_to_row(index)
        if left != self.cursor:
            self._let_go(left)

    def left(self, key: DocumentKey) -> None:
        """The reader was in a document and left it: it goes if the view does not hold it now."""
        current = self.current
        if self._listing is None or not self._listing.view.fresh:
            return
        if current is None or current.key != key:
            self._let_go(self._listing.index_of(key))

    def _let_go(self, index: int) -> None:
        if self._listing is None or not self._listing.view.asks_marks:
            return
        entry = self.entry(index)
        if entry is not None and not self.fits(entry):
            self._listing.take_out(index)
            self.take_out_row(index)

    def entry(self, index: int) -> Entry | None:
        """The entry on row `index`, or None."""
        return self._listing.entry(index) if self._listing is not None else None

    @property
    def current(self) -> Entry | None:
        """The entry under the cursor, or None."""
        return self.entry(self.cursor)

    def row_lines(self, index: int) -> Sequence[RowLine]:
        """Title line and facts line of entry `index`."""
        entry = self.entry(index)
        if entry is None:
            return RowLine([("  no longer in the library", "meta")]), RowLine([])
        marks = self.marks_of(entry)
        dot = f"{words.UNREAD} " if marks.unread else "  "
        style = "unread" if marks.unread else "title"
        is_guess = self._listing is not None and self._listing.is_guess(index)
        guess = words.GUESS if is_guess else ""
        signs = ("draft" if marks.drafts else "", words.BOOKMARK if marks.bookmarks else "")
        star = guess + " ".join(filter(None, signs))
        by = entry.author or safe_line(entry.folder or PurePath(entry.path).name)
        return (
            RowLine([(dot, "mark"), (entry.title, style)], (star, "mark")),
            RowLine([("  " + by, "meta")], (words.entry_replies(entry, marks.unread), "meta")),
        )

    # Groups --------------------------------------------------------------------------------------

    @property
    def group_starts(self) -> Sequence[int]:
        """The rows at which a group begins; none where the view has no groups."""
        return self._listing.starts if self._listing is not None else ()

    def heading(self, index: int) -> RowLine:
        """The name of the group that begins at row `index`, and how many it holds."""
        entry, listing = self.entry(index), self._listing
        assert listing is not None
        after = listing.group_at(index, 1)
        count = (after if after >= 0 else len(listing)) - index
        named: list[Cell] = [(f"─ {self._group_of(entry)} ", "group")]
        return RowLine(named, (f"{count:,}", "group"))

    def _group_of(self, entry: Entry | None) -> str:
        if entry is None or self._listing is None:
            return "gone"
        if self._listing.view.group == "site":
            return safe_line(entry.site) or "no address in the file"
        return safe_line(entry.folder or PurePath(entry.path).parent.name or entry.path)

    def go_to_group(self, step: int) -> bool:
        """Go to the next group (`step` 1) or to the one before; False if there is none."""
        at = self._listing.group_at(self.cursor, step) if self._listing is not None else -1
        if at < 0:
            return False
        self.go_to_row(at)
        return True

    def empty_lines(self) -> Sequence[str]:
        """What to say where there is nothing to list."""
        if self._listing is None:
            return (" Looking for documents…",)
        if self.is_scanning and not self._listing.view.words:
            return (" Looking for documents…",)
        return empty_words(self._listing.view, self.keymap)

"""The list pane: one two-line entry a document.

First line the title, unread in bold with a dot; second line the author, kept and declared replies
and how many parts are unread. Asks for entries by index, only for rows on the screen.
"""

from collections.abc import Sequence
from pathlib import PurePath
from typing import ClassVar

import msgspec
from textual.reactive import reactive

from tui.commands import Keymap, Scope
from tui.library import Entry, Listing
from tui.model import safe_line
from tui.panes import words
from tui.widgets.row_list import RowLine, RowList
from tui.widgets.title import set_title


class EntryMarks(msgspec.Struct, frozen=True):
    """What the list shows of a reader's marks on one document."""

    unread: int = 0
    bookmarks: int = 0


class ListPane(RowList):
    """The documents of the library."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.MOVE, Scope.ROWS)

    is_scanning: reactive[bool] = reactive(False)
    """Whether the library is being looked through, to tell an empty list from an early one."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._listing: Listing | None = None
        self.keymap = Keymap()
        """The keys that are told where there is nothing to list."""
        set_title(self, "Documents")

    def marks_of(self, entry: Entry) -> EntryMarks:
        """The marks on `entry`; the screen that holds the pane says where they come from."""
        return EntryMarks()

    def show(self, listing: Listing, cursor: int) -> None:
        """Show `listing` with the cursor on row `cursor`."""
        self._listing = listing
        self.set_rows(len(listing), cursor)

    def go_to_row(self, index: int) -> None:
        """Put the cursor on row `index`; where only unread is listed, what was read goes then."""
        left = self.cursor
        super().go_to_row(index)
        if self._listing is None or not self._listing.only_unread or left == self.cursor:
            return
        entry = self.entry(left)
        if entry is not None and not self.marks_of(entry).unread:
            self._listing.take_out(left)
            self.take_out_row(left)

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
        star = words.BOOKMARK if marks.bookmarks else ""
        by = entry.author or safe_line(entry.folder or PurePath(entry.path).name)
        return (
            RowLine([(dot, "mark"), (entry.title, style)], (star, "mark")),
            RowLine([("  " + by, "meta")], (words.entry_replies(entry, marks.unread), "meta")),
        )

    def empty_lines(self) -> Sequence[str]:
        """What to say where there is nothing to list."""
        if self.is_scanning or self._listing is None:
            return (" Looking for documents…",)
        key_of = self.keymap.key_of
        if self._listing.only_unread:
            key = key_of(Scope.READING, "toggle_only_unread")
            return (" Everything is read.", f" {key} lists all documents again.")
        key = key_of(Scope.READING, "show_problems")
        return (" No documents here.", f" {key} tells what could not be read.")

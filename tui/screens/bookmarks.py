"""The bookmarks screen: everything the reader wanted to find again, newest first.

A bookmark stays here, readable by its quote, also when its document is no longer in the library.
"""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from tui.commands import Scope, bindings
from tui.marks import BookmarkRecord, Change
from tui.model import DocumentKey, Target, safe_line
from tui.panes.status_line import StatusLine
from tui.panes.words import BOOKMARK
from tui.screens.base import OverScreen
from tui.screens.undoing import UndoingScreen
from tui.session import Session
from tui.widgets.row_list import RowLine, RowList
from tui.widgets.title import set_title


class BookmarkList(RowList):
    """Three lines a bookmark: where it is, the note, the quote."""

    ROW_HEIGHT = 3
    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.MOVE, Scope.ROWS)

    def __init__(self) -> None:
        super().__init__(id="bookmarks")
        self.records: list[BookmarkRecord] = []

    def show(self, records: list[BookmarkRecord], cursor: int) -> None:
        """List `records` with the cursor on row `cursor`."""
        self.records = records
        set_title(self, f"Bookmarks · {len(records):,}")
        self.set_rows(len(records), cursor)

    @property
    def current(self) -> BookmarkRecord | None:
        """The bookmark under the cursor."""
        return self.records[self.cursor] if 0 <= self.cursor < len(self.records) else None

    def row_lines(self, index: int) -> Sequence[RowLine]:
        """Where the bookmark is, its note, its quote."""
        record = self.records[index]
        target = target_of(record)
        kind = "reply" if target.reply else "reference" if target.reference else "document"
        note = safe_line(record.note)
        return (
            RowLine(
                [(f"{BOOKMARK} ", "mark"), (safe_line(record.title) or target.document, "unread")],
                (f"{kind} · {record.created_at[:10]}", "meta"),
            ),
            RowLine([("  " + note, "title")] if note else [("  no note", "meta")]),
            RowLine([("  “" + safe_line(record.quote) + "”", "meta")] if record.quote else []),
        )

    def empty_lines(self) -> Sequence[str]:
        """What to say before the first bookmark."""
        return (" No bookmarks yet.", " B on a document, reply or", " reference makes one.")


class BookmarksScreen(UndoingScreen, OverScreen):
    """All bookmarks of this reader; gives the one to go to."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.BOOKMARKS)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.list = BookmarkList()

    def compose(self) -> ComposeResult:
        """The list and the status line."""
        yield self.list
        yield StatusLine()

    def on_mount(self) -> None:
        """List the bookmarks."""
        self.list.show(self.session.bookmarks(), 0)
        self.set_focus(self.list)
        self.set_hints((Scope.ROWS, Scope.BOOKMARKS, Scope.BACK, Scope.APP))

    def marks_changed(self, change: Change) -> None:
        """List them anew; the cursor stays on its bookmark, or its place if that is gone."""
        current, cursor = self.list.current, self.list.cursor
        records = self.session.bookmarks()
        for index, record in enumerate(records):
            if current is not None and target_of(record) == target_of(current):
                cursor = index
        self.list.show(records, cursor)

    def on_row_list_row_chosen(self, message: RowList.RowChosen) -> None:
        """Enter: go to what is bookmarked, if the library has it."""
        message.stop()
        record = self.list.current
        if record is None:
            return
        target = target_of(record)
        if self.session.library.id_of(target.document) is None:
            self.notice("Its document is not in this library now; the quote is kept here")
        else:
            self.dismiss(target)

    def action_edit_bookmark(self) -> None:
        """Change note and tags."""
        from tui.screens.prompt import NOTE_HINT, Prompt

        record = self.list.current
        if record is None:
            return

        def keep(note: str | None) -> None:
            if note is not None:
                self.session.change_note(record, note)

        self.app.push_screen(Prompt("Note", record.note, hint=NOTE_HINT), keep)

    def action_delete_bookmark(self) -> None:
        """Remove the bookmark under the cursor."""
        record = self.list.current
        if record is not None:
            self.session.remove_bookmark(target_of(record))
            self.notice("Bookmark removed")


def target_of(record: BookmarkRecord) -> Target:
    """What the bookmark is on."""
    return Target(DocumentKey(record.document), record.part)

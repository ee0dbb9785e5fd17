"""The bookmarks screen: everything the reader wanted to find again, sorted and filtered.

A bookmark stays here, readable by its quote, also when its document is no longer in the library.
Filter, order and cursor stay as they are whatever changes, and when the reader comes back.
"""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from tui.commands import Scope
from tui.marks import BookmarkRecord, Change
from tui.model import Target, safe_line
from tui.panes import words
from tui.panes.status_line import StatusLine
from tui.screens.base import OverScreen, keymap_of
from tui.screens.prompt import SafeInput
from tui.screens.undoing import UndoingScreen
from tui.session import Session
from tui.session.notes import tags_in
from tui.session.shelf import ORDERS, Shelf, ShelfPlace
from tui.widgets.row_list import Cell, RowLine, RowList
from tui.widgets.title import set_title

SHOWN = 200
"""Characters of a note that a row can show at most."""

NARROW = 60
"""Columns below which a row says the day it was made only."""


class BookmarkList(RowList):
    """Three lines a bookmark: where it is, what it is on with the note, the quote."""

    ROW_HEIGHT = 3
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.MOVE, Scope.ROWS, Scope.FILTERED)

    def __init__(self, status_of: Callable[[BookmarkRecord], str]) -> None:
        super().__init__(id="bookmarks")
        self.records: list[BookmarkRecord] = []
        self.query_words = ""
        self.clear: Callable[[], None] = lambda: None
        self._status_of = status_of

    def show(self, records: list[BookmarkRecord], cursor: int, query: str) -> None:
        """List `records`, which fit `query`, with the cursor on row `cursor`."""
        self.records = records
        self.query_words = query
        self.set_rows(len(records), cursor)

    @property
    def current(self) -> BookmarkRecord | None:
        """The bookmark under the cursor."""
        return self.records[self.cursor] if 0 <= self.cursor < len(self.records) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A filter can be taken away only where there is one."""
        return bool(self.query_words) if action == "clear_filter" else True

    def action_clear_filter(self) -> None:
        """Show all bookmarks again."""
        self.clear()

    def row_lines(self, index: int) -> Sequence[RowLine]:
        """Where the bookmark is and since when; what it is on, note and tags; its quote."""
        record = self.records[index]
        is_narrow = self.size.width < NARROW
        title = safe_line(record.title) or safe_line(record.document)
        days = words.day_of(record.created_at) if is_narrow else words.bookmark_days(record)
        status = words.bookmark_status(self._status_of(record))
        kind = words.bookmark_kind(record)
        first = safe_line(record.note[: 2 * SHOWN])
        note: list[Cell] = [(first, "title")] if first else [("no note", "meta")]
        spelled = set(tags_in(record.note))
        others = " ".join(f"#{safe_line(tag)}" for tag in record.tags if tag not in spelled)
        if others:
            note.append((f"  {others}", "meta"))
        quote = f"  “{safe_line(record.quote)}”" if record.quote else ""
        return (
            RowLine([(f"{words.BOOKMARK} ", "mark"), (title, "unread")], (days, "meta")),
            RowLine([("  ", "title"), *note], (status, "mark") if status else None),
            RowLine([(f"  {kind}", "meta"), (quote, "guess")]),
        )

    def empty_lines(self) -> Sequence[str]:
        """What to say before the first bookmark, and where none fits."""
        key_of = keymap_of(self.app).key_of
        if self.query_words:
            clear = key_of(Scope.FILTERED, "clear_filter")
            return (" No bookmark has these words.", f" {clear} shows all again.")
        return (
            " No bookmarks yet.",
            f" {key_of(Scope.READING, 'bookmark')} on a document, reply or",
            f" reference makes one, {key_of(Scope.TEXT, 'choose_passage')} in",
            " the text one of a passage.",
        )


class BookmarksScreen(UndoingScreen, OverScreen):
    """All bookmarks of this reader; gives the one to go to."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.FILTER, Scope.BOOKMARKS, Scope.BACK)

    def __init__(self, session: Session, place: ShelfPlace | None = None) -> None:
        """Show the bookmarks of `session`, from where the reader left them."""
        super().__init__(session)
        self.place = place or ShelfPlace()
        self.shelf = Shelf(session.library)
        self.list = BookmarkList(session.status_of)
        self.list.clear = lambda: self._filter("")
        self.answer = SafeInput(id="answer", select_on_focus=False)

    def compose(self) -> ComposeResult:
        """The list, the line of the filter and the status line."""
        drop = self.keymap.key_of(Scope.FILTER, "drop_filter")
        self.answer.placeholder = f"words, #tags; {drop} shows all"
        yield self.list
        with Horizontal(id="filter"):
            yield Static(Content(" /"), id="question")
            yield self.answer
        yield StatusLine()

    def on_mount(self) -> None:
        """List the bookmarks."""
        self.query_one("#filter").display = False
        self.shelf.take(self.session.bookmarks(), self.place.order)
        self._list_anew()
        self.set_focus(self.list)
        self.set_hints((Scope.ROWS, Scope.BOOKMARKS, Scope.BACK, Scope.APP))

    def _list_anew(self) -> None:
        """List what fits; the cursor stays on its bookmark, or its place if that is gone."""
        place = self.place
        records = self.shelf.found(place.query)
        cursor, now = place.cursor, place.current
        wanted = (now.document, now.part) if now is not None else None
        for index, record in enumerate(records):
            if (record.document, record.part) == wanted:
                cursor = index
                break
        self.list.show(records, cursor, place.query)
        self._note_cursor()
        title = f"Bookmarks · {len(self.shelf.records):,}"
        if place.query:
            title = f"Bookmarks · {len(records):,} of {len(self.shelf.records):,}"
        by = place.order if place.order in ("newest", "last changed") else f"by {place.order}"
        asked = f" · “{place.query.strip()}”" if place.query.strip() else ""
        set_title(self.list, f"{title} · {by}{asked}")

    def _note_cursor(self) -> None:
        record = self.list.current
        if record is not None:
            self.place.current, self.place.cursor = target_of(record), self.list.cursor

    def on_row_list_row_highlighted(self, message: RowList.RowHighlighted) -> None:
        """Remember the bookmark under the cursor."""
        message.stop()
        self._note_cursor()

    def marks_changed(self, change: Change) -> None:
        """List them anew."""
        self._note_cursor()
        self.shelf.take(self.session.bookmarks(), self.place.order)
        self._list_anew()

    # Filter and order ----------------------------------------------------------------------------

    def action_filter_bookmarks(self) -> None:
        """Type words; the list follows each letter."""
        self.query_one("#filter").display = True
        self.answer.value = self.place.query
        self.answer.cursor_position = len(self.place.query)
        self.set_focus(self.answer)
        self.set_hints(())

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what fits the words typed so far."""
        event.stop()
        if self.answer.has_focus:
            self.place.query = self.answer.value
            self._list_anew()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: the filter stays, the keys are those of the list again."""
        event.stop()
        self._filter(self.answer.value)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is done with a line of filter needs that line."""
        return self.answer.has_focus if action in ("drop_filter", "keep_filter") else True

    def action_drop_filter(self) -> None:
        """Show all again."""
        self._filter("")

    def action_keep_filter(self) -> None:
        """Back to the list; what fits the words stays."""
        self._filter(self.answer.value)

    def _filter(self, query: str) -> None:
        """Take what was typed as the filter and go back to the list."""
        self.query_one("#filter").display = False
        self.set_focus(self.list)
        self.set_hints((Scope.ROWS, Scope.BOOKMARKS, Scope.BACK, Scope.APP))
        self.place.query = query
        self._list_anew()

    def action_next_order(self) -> None:
        """Put them in the next order; the cursor stays on its bookmark."""
        order = ORDERS[(ORDERS.index(self.place.order) + 1) % len(ORDERS)]
        self.place.order = order
        self.shelf.sort(order)
        self._list_anew()

    # What is done with one -----------------------------------------------------------------------

    def on_row_list_row_chosen(self, message: RowList.RowChosen) -> None:
        """Enter: go to what is bookmarked; show one whole whose words are not found."""
        message.stop()
        record = self.list.current
        if record is None:
            return
        if self.session.status_of(record):
            self.action_show_whole()
        else:
            self.dismiss(target_of(record))

    def action_show_whole(self) -> None:
        """Show note and quote whole."""
        from tui.screens.bookmark_text import BookmarkTextScreen

        if self.list.current is not None:
            self.app.push_screen(BookmarkTextScreen(self.session, self.list.current))

    def action_edit_bookmark(self) -> None:
        """Change note and tags."""
        from tui.screens.note import ask_note

        record = self.list.current
        if record is None:
            return

        def keep(note: str | None) -> None:
            if note is not None:
                self.session.change_note(record, note)

        ask_note(self, "Note", record.note, keep)

    def action_delete_bookmark(self) -> None:
        """Remove the bookmark under the cursor."""
        record = self.list.current
        if record is not None:
            self.session.remove_bookmark(target_of(record))
            key = self.keymap.key_of(Scope.BOOKMARKS, "undo")
            self.notice(f"Bookmark removed · {key} brings it back")


def target_of(record: BookmarkRecord) -> Target:
    """What the bookmark is on."""
    return Target(record.document, record.part)

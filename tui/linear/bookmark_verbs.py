"""Commands among the bookmarks: told, narrowed, sorted, changed, and gone to."""

from collections.abc import Callable, Iterator

from tui.linear import wording
from tui.linear.here import Mode
from tui.linear.line import Line, said
from tui.linear.mark_verbs import MarkVerbs
from tui.linear.marked_rows import MarkedRows
from tui.linear.reading import Reading
from tui.linear.verbs import Request, Said
from tui.marks import BookmarkRecord
from tui.model import Target, safe_line
from tui.panes.words import bookmark_days, bookmark_kind, bookmark_status, day_of
from tui.session.notes import tags_in
from tui.session.passages import find_passage
from tui.session.shelf import ORDERS, Shelf, ShelfPlace

QUOTE = 80
"""Characters of a quote in the list."""


class BookmarkVerbs(MarkedRows):
    """The commands of the bookmarks."""

    def __init__(self, reading: Reading, marks: MarkVerbs, back: Callable[[], Said]) -> None:
        """Bookmarks of a session.

        Args:
            reading: Says what a bookmark is on.
            marks: Asks for notes.
            back: Goes to where the reader was and says so.
        """
        super().__init__(reading.here, marks)
        self.reading = reading
        self._back = back
        self._place = ShelfPlace()
        self._shelf = Shelf(self.session.library)
        self._found: list[BookmarkRecord] = []
        self.at = 0

    # Rows ----------------------------------------------------------------------------------------

    @property
    def empty(self) -> str:
        """What is said where there are no rows."""
        return f"No bookmarks. {self.key('bookmark')} with a note makes one."

    @property
    def number(self) -> int:
        """How many are listed."""
        return len(self._found)

    @property
    def current(self) -> BookmarkRecord | None:
        """The bookmark one is at."""
        return self._found[self.at] if self.at < self.number else None

    def told(self, row: int) -> Iterator[Line]:
        """A bookmark: what it is on, its note and tags, its quote, its day, what became of it."""
        record = self._found[row]
        kind = bookmark_kind(record)
        title = safe_line(record.title) or safe_line(record.document)
        note = safe_line(record.note)
        spelled = set(tags_in(record.note))
        tags = " ".join(f"#{safe_line(tag)}" for tag in record.tags if tag not in spelled)
        quote = safe_line(record.quote)
        if len(quote) > QUOTE:
            quote = f"{quote[:QUOTE].rstrip()}..."
        facts = (
            f"{note} {tags}".strip() or "No note",
            f"{kind} in {title}" if record.part else title,
            f'"{quote}"' if quote and record.part else "",
            day_of(record.created_at),
            bookmark_status(self.session.status_of(record)),
        )
        yield said(f"{row + 1:,}. {'; '.join(filter(None, facts))}.")

    def do_show_bookmarks(self, request: Request) -> Said:
        """Tell the bookmarks, from where the reader left them."""
        self.here.look_at(Mode.BOOKMARKS)
        self.changed()
        yield from self._tell()

    def changed(self) -> None:
        """Take the bookmarks anew, in their order; the current one stays so."""
        before = self._found
        self._shelf.take(self.session.bookmarks(), self._place.order)
        self._found = self._shelf.found(self._place.query)
        self.follow(*([(r.document, r.part) for r in found] for found in (before, self._found)))

    def refresh(self) -> bool:
        """Take the bookmarks anew; tell whether there are others, or others are said of them."""
        before = self._found
        self.changed()
        return self._found != before

    def _tell(self) -> Said:
        if not self._shelf.records:
            yield said(self.empty)
            return
        order = self._place.order
        by = f"{order} first" if order in ("newest", "last changed") else f"by {order}"
        asked = f' with "{self._place.query}"' if self._place.query else ""
        if not self.number:
            yield said(f"No bookmark{asked}; {self.key('clear_filter')} shows all again.")
            return
        yield said(f"{wording.count(self.number, 'bookmark')}{asked}, {by}.")
        yield from self.rows(self.at)

    # Which, and in which order -------------------------------------------------------------------

    def do_search(self, request: Request) -> Said:
        """Keep the bookmarks that have some words or #tags; none: keep all."""
        self._place.query = request.argument
        self.changed()
        self.at = 0
        yield from self._tell()

    do_filter_bookmarks = do_search

    def do_clear_filter(self, request: Request) -> Said:
        """Keep all; without a filter, go back."""
        if self._place.query:
            yield from self.do_search(Request("search"))
        else:
            yield from self._back()

    def do_next_order(self, request: Request) -> Said:
        """Put them in the next order."""
        self._place.order = ORDERS[(ORDERS.index(self._place.order) + 1) % len(ORDERS)]
        self.changed()
        yield from self._tell()

    # What is done with one -----------------------------------------------------------------------

    def do_choose(self, request: Request) -> Said:
        """Go to what is bookmarked; tell one whole whose words are not found."""
        record = self.current
        if record is None:
            yield said(self.empty)
        elif self.session.status_of(record):
            yield from self.do_show_whole(request)
        else:
            yield from self._go(record)

    do_read_on = do_choose

    def do_go_to_number(self, request: Request) -> Said:
        """Go to the bookmark of a number."""
        row = (request.count or 0) - 1
        if not 0 <= row < self.number:
            yield said(wording.no_such("bookmark", row + 1, self.number))
        else:
            self.at = row
            yield from self.do_choose(request)

    def _go(self, record: BookmarkRecord) -> Said:
        target = Target(record.document, record.part)
        if target.kind == "passage":
            document = self.session.document(record.document)
            stretch = find_passage(document, record) if document is not None else None
            if stretch is not None:
                yield from self.reading.open(record.document, stretch.part, stretch.block)
                return
        part = target.part if target.reply is not None else None
        yield from self.reading.open(record.document, part)
        if target.reference is not None:
            yield said(f"The bookmark is on the reference {safe_line(record.quote)}")

    def do_show_whole(self, request: Request) -> Said:
        """Tell a bookmark with all it remembers."""
        record = self.current
        if record is None:
            yield said(self.empty)
            return
        yield from self.told(self.at)
        for line in record.note.split("\n") if record.note else ():
            yield said(f"Note: {line}")
        if record.quote:
            yield said(f'Quote: "{safe_line(record.quote)}"')
        yield said(f"{bookmark_days(record)}; {safe_line(record.path)}")
        status = self.session.status_of(record)
        if status:
            yield said(f"{bookmark_status(status, long=True).capitalize()}.")

    def do_edit_bookmark(self, request: Request) -> Said:
        """Change note and tags of the current one."""
        record = self.current
        if record is None:
            yield said(self.empty)
            return

        def keep(note: str) -> Said:
            self.session.change_note(record, note)
            self.changed()
            yield from self._marks.kept("Bookmark changed.")

        if request.argument:
            yield from keep(request.argument)
        else:
            yield from self._marks.ask("Note", record.note, keep)

    def do_delete_bookmark(self, request: Request) -> Said:
        """Remove the current one."""
        record = self.current
        if record is None:
            yield said(self.empty)
            return
        self.session.remove_bookmark(Target(record.document, record.part))
        self.changed()
        yield from self._marks.kept(f"Bookmark removed; {self.key('undo')} undoes.")

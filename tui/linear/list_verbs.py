"""Commands in the list of documents: told by rows, opened by number or by words of the title."""

from collections.abc import Iterator

import msgspec

from tui.library import FilterWords, Stop
from tui.linear import wording
from tui.linear.here import Mode
from tui.linear.line import Line, said
from tui.linear.reading import Reading
from tui.linear.row_verbs import PAGE_OF_ROWS, RowVerbs
from tui.linear.verbs import Request, Said
from tui.linear.view_wording import order_said, selection_said
from tui.model import ListView
from tui.session.orders import SORTS


class ListVerbs(RowVerbs):
    """The commands of the list."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading.here)
        self.reading = reading

    # Rows ----------------------------------------------------------------------------------------

    @property
    def empty(self) -> str:
        """What is said where there are no rows."""
        return "No documents are listed."

    @property
    def at(self) -> int:
        """The current row."""
        return self.here.row

    @at.setter
    def at(self, row: int) -> None:
        self.here.row = row

    @property
    def number(self) -> int:
        """How many documents are listed."""
        return len(self.here.listing) if self.here.listing is not None else 0

    def told(self, row: int) -> Iterator[Line]:
        """A document in the list."""
        entry = self.here.entry(row)
        if entry is None:
            yield said(f"{row + 1:,}. No longer in the library.")
            return
        bookmarks = self.session.marks.bookmark_count(entry.key)
        line = wording.entry_line(entry, row + 1, self.session.unread(entry), bookmarks)
        is_guess = self.here.listing is not None and self.here.listing.is_guess(row)
        yield said(f"{line} Perhaps the same work." if is_guess else line)

    def summary(self) -> str:
        """How many documents are listed, how many have anything unread, and in which order."""
        view = self.here.view
        number = wording.count(self.number, "document")
        if view.is_narrow:
            of = self.session.counted_documents
            selected = f"{self.number:,} of {wording.count(of, 'document')}" if of else number
            return f"{selected}: {selection_said(view)}; {order_said(view)}."
        unread = self.session.unread_documents
        order = "" if view == ListView() else order_said(view)
        facts = (number, f"{unread:,} with anything unread" if unread else "", order)
        return wording.sentence(facts)

    def tell(self) -> Said:
        """Go to the list and tell it from the current row on."""
        if self.here.mode is not Mode.LIST:
            self.here.went_on()
        self.here.mode = Mode.LIST
        yield said(self.summary())
        yield from self.rows(self.at)

    def do_focus_list(self, request: Request) -> Said:
        """Tell the list."""
        yield from self.tell()

    # Opening -------------------------------------------------------------------------------------

    def do_read_on(self, request: Request) -> Said:
        """Open the current document."""
        entry = self.here.entry()
        if entry is None:
            yield said(self.empty)
        else:
            yield from self.reading.open(entry.key)

    do_choose = do_focus_detail = do_read_on

    def do_go_to_number(self, request: Request) -> Said:
        """Open the document of a number."""
        row = (request.count or 0) - 1
        entry = self.here.entry(row) if row >= 0 else None
        if entry is None:
            yield said(wording.no_such("document", row + 1, self.number))
        else:
            self.at = row
            yield from self.reading.open(entry.key)

    def do_open(self, request: Request) -> Said:
        """Open a document by words of its title, or by its number."""
        words = request.argument
        if words.isdecimal():
            yield from self.do_go_to_number(Request(request.id, count=int(words[:9])))
            return
        if not words:
            yield said("Type words of a title behind it: open moving about.")
            return
        key = self.session.library.find_title(words)
        if key is not None:
            yield from self.reading.open(key)
            return
        found = self._having(words)
        if len(found) == 1:
            self.at = found[0]
            yield from self.do_read_on(request)
        elif not found:
            yield said(f'No listed document has "{words}" in title, author or path.')
        else:
            yield said("Several have these words; type a number in the list:")
            self.here.mode = Mode.LIST
            self.at = found[0]
            for row in found[:PAGE_OF_ROWS]:
                yield from self.told(row)

    def _having(self, words: str) -> list[int]:
        """The rows of the listed documents that have all of some words."""
        listing = self.here.listing
        if listing is None:
            return []
        rows = self.session.library.matching(FilterWords(words), {}, Stop())
        return [row for row, id_ in enumerate(listing.ids) if id_ in rows]

    # Other moves ---------------------------------------------------------------------------------

    def do_next_document(self, request: Request) -> Said:
        """Go some documents down."""
        yield from self.do_line_down(request)

    def do_previous_document(self, request: Request) -> Said:
        """Go some documents up."""
        yield from self.do_line_up(request)

    def do_next_unread(self, request: Request) -> Said:
        """Go to the next document with anything unread."""
        yield from self._unread(1)

    def do_previous_unread(self, request: Request) -> Said:
        """Go to the document before with anything unread."""
        yield from self._unread(-1)

    def _unread(self, step: int) -> Said:
        listing = self.here.listing
        row = self.session.next_unread_document(listing, self.at, step) if listing else -1
        if row < 0:
            yield said("Everything is read.")
        elif row == self.at:
            yield said("Nothing else is unread.")
        else:
            if (row - self.at) * step < 0:
                yield said("From the top again:" if step > 0 else "From the end again:")
            yield from self.row(row)

    def do_next_group(self, request: Request) -> Said:
        """Go to the first document of the next group."""
        yield from self._group(1)

    def do_previous_group(self, request: Request) -> Said:
        """Go to the first document of this group, then of the one before."""
        yield from self._group(-1)

    def _group(self, step: int) -> Said:
        listing = self.here.listing
        if listing is None or not listing.starts:
            yield said(
                f"The list is not grouped; {self.key('show_views')} groups it by folder or site."
            )
            return
        row = listing.group_at(self.at, step)
        if row < 0:
            yield said("No further group." if step > 0 else "No group before.")
            return
        entry = self.here.entry(row)
        if entry is not None and self.here.view.group == "folder":
            yield said(f"Folder {entry.folder or 'at the top'}:")
        yield from self.rows(row)

    def do_where(self, request: Request) -> Said:
        """Tell all that is known of the current document."""
        entry = self.here.entry()
        yield said(self.summary())
        if entry is not None:
            yield from self.told(self.at)
            yield said(f"{wording.count(entry.minutes, 'minute')}, {entry.format}.")
            yield Line(f"File: {entry.path}", is_exact=True)
            yield said(f"Key: {entry.key}")

    # Which are listed ----------------------------------------------------------------------------

    def use(self, view: ListView, name: str = "") -> Said:
        """List another view and tell it."""
        self.here.went_on()
        unknown = self.here.use_view(view, name)
        if unknown:
            yield said(f"This version does not know {unknown}.")
        yield from self.tell()

    def _with(self, name: str = "", **changes: object) -> Said:
        yield from self.use(msgspec.structs.replace(self.here.view, **changes), name)

    def do_toggle_only_unread(self, request: Request) -> Said:
        """List only what has anything unread, or also what is read."""
        yield from self._with(unread=not self.here.view.unread)

    def do_filter_list(self, request: Request) -> Said:
        """Keep the documents that have some words in title, author, path or tags."""
        words = request.argument
        if not words and not self.here.view.words:
            yield said(f"Type words behind it: {self.key('filter_list')} rapport.")
            return
        self.here.row = 0 if words else self.here.row
        yield from self._with(words=words)

    def do_whole_list(self, request: Request) -> Said:
        """End the filter; without one, list all documents again."""
        view = self.here.view
        if view.words:
            yield from self._with(words="")
        elif view.is_narrow:
            yield from self.use(ListView(sort=view.sort, reverse=view.reverse, group=view.group))
        else:
            yield said(f"This is the whole list; {self.key('leave')} quits.")

    do_leave_pane = do_whole_list

    def do_next_sort(self, request: Request) -> Said:
        """Take the next order."""
        sorts = list(SORTS)
        sort = self.here.view.sort
        following = sorts[((sorts.index(sort) if sort in sorts else -1) + 1) % len(sorts)]
        yield from self._with(self.here.view_name, sort=following, reverse=False)

    def do_reverse_sort(self, request: Request) -> Said:
        """Turn the order round."""
        yield from self._with(self.here.view_name, reverse=not self.here.view.reverse)

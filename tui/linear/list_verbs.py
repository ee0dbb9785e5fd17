"""Commands in the list of documents: told by rows, opened by number or by words of the title."""

from array import array
from collections.abc import Iterator

from tui.library import PAGE, Entry, Listing
from tui.linear import wording
from tui.linear.here import Mode
from tui.linear.line import Line, said
from tui.linear.reading import Reading
from tui.linear.row_verbs import PAGE_OF_ROWS, RowVerbs
from tui.linear.verbs import Request, Said


class ListVerbs(RowVerbs):
    """The commands of the list."""

    EMPTY = "No documents are listed."

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading.here)
        self.reading = reading

    # Rows ----------------------------------------------------------------------------------------

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
        yield said(wording.entry_line(entry, row + 1, self.session.unread(entry), bookmarks))

    def summary(self) -> str:
        """How many documents are listed, and how many have anything unread."""
        here = self.here
        number = wording.count(self.number, "document")
        if here.filter:
            return f'{number} with "{here.filter}".'
        if here.only_unread:
            return f"{number} with anything unread, of {self.session.counted_documents:,}."
        unread = self.session.unread_documents
        return f"{number}, {unread:,} with anything unread." if unread else f"{number}."

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
            yield said(self.EMPTY)
        else:
            yield from self.reading.open(entry.key)

    do_choose = do_focus_detail = do_read_on

    def do_go_to_number(self, request: Request) -> Said:
        """Open the document of a number."""
        row = (request.count or 0) - 1
        entry = self.here.entry(row) if row >= 0 else None
        if entry is None:
            yield said(f"There is no number {row + 1:,}; {self.number:,} are listed.")
        else:
            self.at = row
            yield from self.reading.open(entry.key)

    def do_open(self, request: Request) -> Said:
        """Open a document by words of its title, or by its number."""
        words = request.argument
        if words.isdecimal():
            number = Request(request.id, count=int(words[:9]))
            yield from self.do_go_to_number(number)
            return
        if not words:
            yield said("Type words of a title behind it: open moving about.")
            return
        key = self.session.library.find_title(words)
        if key is not None:
            yield from self.reading.open(key)
            return
        found = list(self._having(words, in_title=True, most=PAGE_OF_ROWS + 1))
        if len(found) == 1:
            self.at = found[0]
            yield from self.do_read_on(request)
        elif not found:
            yield said(f'No listed document has "{words}" in its title.')
        else:
            yield said("Several have these words; type a number in the list:")
            self.here.mode = Mode.LIST
            self.at = found[0]
            for row in found[:PAGE_OF_ROWS]:
                yield from self.told(row)

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

    def do_toggle_only_unread(self, request: Request) -> Said:
        """List only what has anything unread, or everything again."""
        self.here.went_on()
        self.here.only_unread = not self.here.only_unread
        self.here.list_anew()
        yield from self.tell()

    def do_search(self, request: Request) -> Said:
        """Keep the documents that have some words in title, author or folder; none: keep all."""
        self.here.filter = ""
        self.here.list_anew()
        words = request.argument
        if words and self.here.listing is not None:
            ids = array("q", (self.here.listing.ids[row] for row in self._having(words)))
            if not ids:
                yield said(f'No listed document has "{words}".')
                return
            self.here.filter = words
            self.here.listing = Listing(self.session.library, ids)
            self.here.row = 0
        yield from self.tell()

    def do_leave_pane(self, request: Request) -> Said:
        """Give up the filter."""
        if not self.here.filter:
            yield said("This is the list; q quits.")
        else:
            yield from self.do_search(Request("search"))

    def _having(self, words: str, *, in_title: bool = False, most: int = 0) -> Iterator[int]:
        """The rows of the listed documents that have all of some words; looks at each of them.

        Args:
            words: In any order and any case.
            in_title: Whether to look into the title only.
            most: End after so many; 0: never.
        """
        wanted, found = words.casefold().split(), 0
        ids = self.here.listing.ids if self.here.listing is not None else array("q")
        for start in range(0, len(ids), PAGE):
            page = ids[start : start + PAGE]
            row_of = {row: at for at, row in enumerate(page, start)}
            for entry in self.session.library.entries(page):
                text = entry.title.casefold() if in_title else _looked_into(entry)
                if all(word in text for word in wanted):
                    yield row_of[entry.id]
                    found += 1
                    if found == most:
                        return
            if self.here.is_cancelled():
                return


def _looked_into(entry: Entry) -> str:
    return "\n".join((entry.title, entry.author or "", entry.folder)).casefold()

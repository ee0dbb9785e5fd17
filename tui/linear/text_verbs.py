"""Commands in the text: on and back by pieces and by pages, to the next unread, to a neighbour."""

from collections.abc import Callable

from tui.linear import wording
from tui.linear.line import Line, said
from tui.linear.page import Page
from tui.linear.reading import Reading
from tui.linear.verbs import Request, Said, Verbs
from tui.model import Target

PAGE = 1_500
"""Characters of a page: about as many as fill a small screen."""

THE_BEGINNING = "This is the beginning."


class TextVerbs(Verbs):
    """The commands that read."""

    def __init__(self, reading: Reading, tell_list: Callable[[], Said]) -> None:
        """Commands for the open document; `tell_list` goes to the list and tells it."""
        super().__init__(reading.here)
        self.reading = reading
        self._tell_list = tell_list

    @property
    def page(self) -> Page:
        """The open document."""
        return self.reading.page

    @property
    def _end(self) -> str:
        return f"End of the document; {self.key('next_unread')} goes to the next unread."

    def do_leave_pane(self, request: Request) -> Said:
        """Back to the list."""
        yield from self._tell_list()

    def do_focus_detail(self, request: Request) -> Said:
        """Say which piece of the text the reader is at."""
        yield said(f"{wording.place(self.page).capitalize()}.")

    # By pieces -----------------------------------------------------------------------------------

    def do_read_on(self, request: Request) -> Said:
        """Say the next piece; behind the last one, the next unread."""
        if self.page.at + 1 < len(self.page.stops):
            yield from self.reading.show(self.page.at + 1, is_jump=False)
        else:
            yield from self.do_next_unread(request)

    def do_line_down(self, request: Request) -> Said:
        """Go some pieces on."""
        at = self.page.at
        index = min(at + request.times, len(self.page.stops) - 1)
        if index <= at:
            yield said(self._end)
        else:
            yield from self.reading.show(index, is_jump=index > at + 1)

    def do_line_up(self, request: Request) -> Said:
        """Go some pieces back."""
        if not self.page.at:
            yield said(THE_BEGINNING)
        else:
            yield from self.reading.show(max(self.page.at - request.times, 0))

    do_next_paragraph = do_line_down
    do_previous_paragraph = do_line_up

    def do_top(self, request: Request) -> Said:
        """Go to the beginning, or to a paragraph or reply by its number."""
        yield from self._to_item(request, 0)

    def do_bottom(self, request: Request) -> Said:
        """Go to the last piece, or to a paragraph or reply by its number."""
        yield from self._to_item(request, len(self.page.stops) - 1)

    def _to_item(self, request: Request, otherwise: int) -> Said:
        if self.page.stops:
            index = self.page.stop_of_item(request.count) if request.count else otherwise
            yield from self.reading.show(index)

    def do_next_heading(self, request: Request) -> Said:
        """Go to a heading further on in the text."""
        found = [index for index in self.page.headings() if index > self.page.at]
        yield from self._to_heading(found, request)

    def do_previous_heading(self, request: Request) -> Said:
        """Go to a heading further back in the text."""
        found = [index for index in self.page.headings() if index < self.page.at]
        yield from self._to_heading(found[::-1], request)

    def _to_heading(self, found: list[int], request: Request) -> Said:
        if not found:
            yield said("No further heading in the text.")
        else:
            yield from self.reading.show(found[min(request.times, len(found)) - 1])

    # By pages ------------------------------------------------------------------------------------

    def do_page_down(self, request: Request) -> Said:
        """Say about a page."""
        yield from self._on(request.times * PAGE)

    def do_half_page_down(self, request: Request) -> Said:
        """Say about half a page."""
        yield from self._on(request.times * PAGE // 2)

    def do_rest(self, request: Request) -> Said:
        """Say everything from the next piece on."""
        yield from self._on(None)

    def _on(self, size: int | None) -> Said:
        if self.page.at + 1 >= len(self.page.stops):
            yield said(self._end)
            return
        yield from self.reading.show(self.page.at + 1, is_jump=False)
        first = self.page.size(self.page.at)
        if size is None or first < size:
            yield from self.reading.run_on(None if size is None else size - first)

    def do_whole(self, request: Request) -> Said:
        """Say the whole document."""
        if self.page.stops:
            yield from self.reading.show(0, is_jump=False)
            yield from self.reading.run_on(None)

    def do_page_up(self, request: Request) -> Said:
        """Go back about a page and say it."""
        yield from self._back(request.times * PAGE)

    def do_half_page_up(self, request: Request) -> Said:
        """Go back about half a page and say it."""
        yield from self._back(request.times * PAGE // 2)

    def _back(self, size: int) -> Said:
        index, done = self.page.at, 0
        last = index - 1
        if not index:
            yield said(THE_BEGINNING)
            return
        while index and done < size:
            index -= 1
            done += self.page.size(index)
        yield from self.reading.show(index)
        yield from self.reading.run_until(last)

    # Unread --------------------------------------------------------------------------------------

    def do_next_unread(self, request: Request) -> Said:
        """Go to the next unread part, across documents."""
        yield from self._unread(1)

    def do_previous_unread(self, request: Request) -> Said:
        """Go to the unread part before, across documents."""
        yield from self._unread(-1)

    def _unread(self, step: int) -> Said:
        here, page = self.here, self.page
        here.went_on()
        at = page.parts.index(page.part) if page.part in page.parts else -1
        rest = page.parts[at + 1 :] if step > 0 else page.parts[: max(at, 0)][::-1]
        part = next(filter(here.is_unread, rest), None)
        if part is not None:
            is_next = page.first_of(part) == page.at + 1
            yield from self.reading.show(page.first_of(part), is_jump=not is_next)
            return
        row = -1
        if here.listing is not None:
            row = self.session.next_unread_document(here.listing, here.row, step)
        entry = here.entry(row) if row >= 0 else None
        if entry is None:
            yield said("Everything is read.")
            return
        if (row - here.row) * step <= 0:
            yield said("From the top of the list again:" if step > 0 else "From its end again:")
        here.row = row
        unread = [p for p in entry.parts if not self.session.is_read(Target(entry.key, p))]
        part = (unread[0] if step > 0 else unread[-1]) if unread else None
        yield from self.reading.open(entry.key, part)

    # Other documents -----------------------------------------------------------------------------

    def do_next_document(self, request: Request) -> Said:
        """Open the document some rows on in the list."""
        yield from self._document(request.times)

    def do_previous_document(self, request: Request) -> Said:
        """Open the document some rows back in the list."""
        yield from self._document(-request.times)

    def _document(self, step: int) -> Said:
        here = self.here
        rows = len(here.listing) if here.listing is not None else 0
        row = max(0, min(here.row + step, rows - 1))
        entry = here.entry(row)
        if entry is None or row == here.row:
            yield said("This is the last document." if step > 0 else "This is the first document.")
        else:
            here.row = row
            yield from self.reading.open(entry.key)

    # Once more -----------------------------------------------------------------------------------

    def do_again(self, request: Request) -> Said:
        """Say once more what the reader is at."""
        if self.page.stops:
            yield from self.reading.show(self.page.at)

    def do_where(self, request: Request) -> Said:
        """Say where the reader is, with everything known of the document and the reply."""
        page, here = self.page, self.here
        yield said(wording.header(page, here.unread_here(), here.minutes))
        if page.document.url:
            yield Line(f"Address: {page.document.url}", is_exact=True)
        entry = here.entry()
        if entry is not None and entry.key == page.document.key:
            yield Line(f"File: {entry.path}", is_exact=True)
        at = f"{wording.place(page).capitalize()}."
        yield said(self.reading.announced(page.row) if page.row >= 0 else at)
        target = Target(page.document.key, page.part if page.row >= 0 else "")
        record = self.session.bookmark(target)
        if record is not None:
            note = record.note.replace("\n", " ")
            yield said(f"Your note: {note}" if note else "Bookmarked without a note.")

"""Commands among the references of the open document, and to the places that cite them."""

from collections import Counter
from collections.abc import Iterator

from tui.linear import wording
from tui.linear.here import Mode
from tui.linear.line import Line, said
from tui.linear.page import Page
from tui.linear.reading import Reading
from tui.linear.row_verbs import RowVerbs
from tui.linear.verbs import Request, Said
from tui.model import BODY, Citation, Reference, Target
from tui.references.rendering import full_text, group


class ReferenceVerbs(RowVerbs):
    """The commands of the references."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading.here)
        self.reading = reading
        self.at = 0
        self._of: Page | None = None
        self._next: Counter[int] = Counter()

    # Rows ----------------------------------------------------------------------------------------

    @property
    def references(self) -> tuple[Reference, ...]:
        """The references of the open document."""
        return self.here.page.document.references if self.here.page is not None else ()

    @property
    def empty(self) -> str:
        """What is said where there are no rows."""
        return "No references were found in this document."

    @property
    def number(self) -> int:
        """How many there are."""
        return len(self.references)

    @property
    def current(self) -> Reference | None:
        """The reference one is at."""
        return self.references[self.at] if self.at < self.number else None

    def told(self, row: int) -> Iterator[Line]:
        """A reference and where it is cited."""
        page = self.reading.page
        reference = self.references[row]
        target = Target.of_reference(page.document.key, reference.key)
        bookmarked = " Bookmarked." if self.session.bookmark(target) is not None else ""
        full = full_text(reference)
        stop = "" if full[-1:] in ".?!" else "."
        where = cited_in(page, reference)
        yield said(f"{row + 1:,}. {full}{stop} {where}{bookmarked}")

    def do_focus_references(self, request: Request) -> Said:
        """Tell the references; those that are cited where one is come first."""
        if self.here.page is None:
            yield said("Open a document first; then its references can be told.")
            return
        self._begin()
        if not self.references:
            yield said(self.empty)
            return
        page, stop = self.here.page, self.here.page.stop
        cited = [
            number
            for number, reference in enumerate(self.references)
            if any(_is_in(page, citation) for citation in reference.citations)
        ]
        if self.here.mode is Mode.TEXT and cited:
            self.at = cited[0]
            numbers = " and ".join(f"{n + 1}" for n in cited)
            place = "this reply" if stop.row >= 0 else "this paragraph"
            yield said(f"{place.capitalize()} cites {numbers} of {self.number:,}.")
        else:
            yield said(f"{wording.count(self.number, 'reference')}.")
        self.here.mode = Mode.REFERENCES
        yield from self.rows(self.at)

    do_show_references = do_focus_references

    def go_to(self, which: int | str) -> Said:
        """Go to a reference by its place in the list or by its key, and tell it."""
        self._begin()
        keys: list[str] = [reference.key for reference in self.references]
        row = which if isinstance(which, int) else keys.index(which) if which in keys else 0
        self.here.mode = Mode.REFERENCES
        yield from self.row(row)

    def _begin(self) -> None:
        """Begin anew where another document is open."""
        if self._of is not self.here.page:
            self._of, self.at = self.here.page, 0
            self._next.clear()

    # Following -----------------------------------------------------------------------------------

    def do_follow(self, request: Request) -> Said:
        """Go to the next place that cites the reference; open a neighbouring post."""
        reference = self.current
        if reference is None:
            yield said(self.empty)
        elif reference.citations:
            yield from self._to_place(reference)
        else:
            title = reference.title or reference.raw
            key = self.session.library.find_title(title)
            if key is None:
                yield said(f'"{title}" is not in this library.')
            else:
                yield from self.reading.open(key)

    do_choose = do_read_on = do_follow

    def _to_place(self, reference: Reference) -> Said:
        count = len(reference.citations)
        at = self._next[self.at] % count
        self._next[self.at] = at + 1
        citation = reference.citations[at]
        part = BODY if citation.reply is None else f"reply:{citation.reply}"
        index = self.reading.page.stop_with(part, citation.block)
        guess = ", perhaps the same work" if citation.is_guess else ""
        yield said(f'Place {at + 1} of {count}, "{citation.text}"{guess}.')
        if index < 0:
            yield said("This place is not found in the document now.")
            return
        yield from self.reading.excerpt(index, citation.block, citation.start, citation.end)

    def do_go_to_number(self, request: Request) -> Said:
        """Follow the reference of a number."""
        row = (request.count or 0) - 1
        if not 0 <= row < self.number:
            yield said(wording.no_such("reference", row + 1, self.number))
        else:
            self.at = row
            yield from self.do_follow(request)

    def do_leave_pane(self, request: Request) -> Said:
        """Back to the text."""
        if self.here.page is None:
            yield said("Open a document first.")
            return
        self.here.mode = Mode.TEXT
        if self.reading.page.stops:
            yield said(f"{wording.place(self.reading.page).capitalize()}.")

    do_focus_detail = do_leave_pane


def _is_in(page: Page, citation: Citation) -> bool:
    """Whether a citation stands in the piece the reader is at."""
    stop = page.stop
    part = BODY if citation.reply is None else f"reply:{citation.reply}"
    return part == stop.part and stop.start <= citation.block < stop.end


def cited_in(page: Page, reference: Reference) -> str:
    """Where a reference is cited: `Cited in paragraph 2 and reply 3.`; guesses are told as such."""
    if not reference.citations:
        if reference.kind == "neighbour":
            return "Another post of the site."
        return f"{group(reference).capitalize()}."
    sure = Counter(_place(page, c) for c in reference.citations if not c.is_guess)
    guessed = [f'{_place(page, c)} ("{c.text}")' for c in reference.citations if c.is_guess]
    places = [name if n == 1 else f"{name} ({n} times)" for name, n in sure.items()]
    places += [f"perhaps {name}" for name in guessed]
    verb = group(reference).capitalize()
    return f"{verb} in {' and '.join(places)}."


def _place(page: Page, citation: Citation) -> str:
    if citation.reply is None:
        return f"paragraph {citation.block + 1:,}"
    index = page.first_of(f"reply:{citation.reply}")
    return f"reply {page.stops[index].row + 1:,}" if index >= 0 else "a reply"

"""Commands that go back: through the jump history, and to places that were given a letter."""

from collections.abc import Iterator

from tui.linear import wording
from tui.linear.here import Mode
from tui.linear.line import Line, said
from tui.linear.list_verbs import ListVerbs
from tui.linear.mark_verbs import MarkVerbs
from tui.linear.marked_rows import MarkedRows
from tui.linear.reading import Reading
from tui.linear.reference_verbs import ReferenceVerbs
from tui.linear.verbs import Request, Said
from tui.marks import NamedPlaceRecord
from tui.model import BODY, safe_line
from tui.session.jumps import Jumps
from tui.session.stand import Pane, Stand
from tui.session.stopping_place import named_place


class TravelVerbs(MarkedRows):
    """The jump history, and the named places, which can be told as a list."""

    def __init__(
        self, reading: Reading, lists: ListVerbs, references: ReferenceVerbs, marks: MarkVerbs
    ) -> None:
        super().__init__(reading.here, marks)
        self.reading = reading
        self._list = lists
        self._references = references
        self._jumps = Jumps()
        self._letters: list[str] = []
        self.at = 0

    # The history ---------------------------------------------------------------------------------

    def stand(self) -> Stand | None:
        """Where the reader is; None if nothing is open or listed."""
        page, entry = self.here.page, self.here.entry()
        if self.here.mode is not Mode.LIST and page is not None and page.stops:
            reference = self._references.current
            is_reference = self.here.mode is Mode.REFERENCES and reference is not None
            pane: Pane = "references" if is_reference else "detail"
            key = reference.key if is_reference and reference is not None else ""
            return Stand(page.document.key, pane, (page.part, page.block, 0), reference=key)
        return Stand(entry.key, "list") if entry is not None else None

    def left(self, before: Stand | None, *, is_jump: bool) -> None:
        """A command was carried out: note where the reader was, if it led far away."""
        now = self.stand()
        if before is None or before.is_like(now):
            return
        is_elsewhere = now is not None and now.document != before.document
        if is_jump or (is_elsewhere and before.pane != "list"):
            self._jumps.note(before)

    def do_jump_back(self, request: Request) -> Said:
        """Go to where one was some jumps ago."""
        here = self.stand()
        stand = self._jumps.back(here, request.times) if here is not None else None
        yield from self._travel(stand, "No earlier place.")

    def do_jump_forward(self, request: Request) -> Said:
        """Go on again, after going back."""
        here = self.stand()
        stand = self._jumps.forward(here, request.times) if here is not None else None
        yield from self._travel(stand, "No later place.")

    def do_jump_before(self, request: Request) -> Said:
        """Go to where one was before the last jump; again: to and fro."""
        here = self.stand()
        yield from self._travel(self._jumps.swap(here) if here else None, "No jump so far.")

    def _travel(self, stand: Stand | None, otherwise: str) -> Said:
        if stand is None:
            yield said(otherwise)
            return
        row = self.here.row_of(stand.document)
        if stand.pane == "list" and row >= 0:
            self.here.row = row
            yield from self._list.tell()
            return
        page = self.here.page
        part, block, _ = stand.at
        if page is None or page.document.key != stand.document:
            yield from self.reading.open(stand.document, part, block)
        else:
            index = page.stop_with(part, block)
            yield from self.reading.show(max(0, index), block=block or None)
        if stand.reference:
            yield from self._references.go_to(stand.reference)

    # Named places --------------------------------------------------------------------------------

    def do_name_place(self, request: Request) -> Said:
        """Give the place where the reader is a letter; in the list, where they stopped."""
        document, page, letter = self.here.document(), self.here.page, request.letter
        if document is None:
            yield said("No document is here.")
            return
        if self.here.mode is Mode.LIST or page is None:
            place = self.session.stopped_at(document) or (BODY, 0, 0)
        else:
            place = (page.part, page.block, 0)
        before = self.session.marks.named_place(letter)
        self.session.name_place(letter, document, place)
        was = f" It was in {safe_line(before.title)}." if before and before.title else ""
        yield from self._marks.kept(f"{letter} is here now.{was}")

    def do_go_to_named(self, request: Request) -> Said:
        """Go to the place that has a letter, in whatever document."""
        named = self.session.marks.named_place(request.letter)
        if named is None:
            yield said(f"No place has the letter {request.letter}.")
            return
        document = self.session.document(named.of)
        if document is None:
            yield said(f"{safe_line(named.title) or 'Its document'} is not in the library now.")
            return
        before = self.stand()
        yield from self._travel(Stand(named.of, at=named_place(document, named)), "")
        self.left(before, is_jump=True)

    def do_show_named(self, request: Request) -> Said:
        """Tell all places that have a letter."""
        self.here.look_at(Mode.NAMED)
        self._letters, self.at = [], 0
        self.refresh()
        yield from self.rows(0, self.number)

    def refresh(self) -> bool:
        """Take the letters anew."""
        before = self._letters
        self._letters = [place.letter for place in self.session.marks.named_places()]
        self.follow(before, self._letters)
        return self._letters != before

    @property
    def current(self) -> NamedPlaceRecord | None:
        """The place one is at."""
        return self._place(self.at) if self.at < self.number else None

    def _place(self, row: int) -> NamedPlaceRecord | None:
        return self.session.marks.named_place(self._letters[row])

    @property
    def empty(self) -> str:
        """What is said where there are no rows."""
        return f"No place has a letter; {self.key('name_place')} and a letter gives it one."

    @property
    def number(self) -> int:
        """How many places have a letter."""
        return len(self._letters)

    def told(self, row: int) -> Iterator[Line]:
        """A place with its letter."""
        place = self._place(row)
        if place is None:
            yield said(f"{row + 1:,}. No longer there.")
            return
        kind = "in a reply of" if place.within.startswith("reply:") else "in"
        title = safe_line(place.title) or safe_line(place.of)
        yield said(
            f'{row + 1:,}. {safe_line(place.letter)}, {kind} {title}: "{safe_line(place.quote)}"'
        )

    def do_choose(self, request: Request) -> Said:
        """Go to the current place."""
        place = self.current
        if place is None:
            yield said(self.empty)
            return
        self.here.mode = self.here.before
        yield from self.do_go_to_named(Request("go_to_named", letter=place.letter))

    do_read_on = do_choose

    def do_go_to_number(self, request: Request) -> Said:
        """Go to the place of a number."""
        row = (request.count or 0) - 1
        if not 0 <= row < self.number:
            yield said(wording.no_such("place", row + 1, self.number))
        else:
            self.at = row
            yield from self.do_choose(request)

    def do_remove_letter(self, request: Request) -> Said:
        """Take the letter of the current place away."""
        place = self.current
        if place is None:
            yield said(self.empty)
            return
        self.session.unname_place(place.letter)
        self.refresh()
        yield from self._marks.kept(
            f"{safe_line(place.letter)} is free; {self.key('undo')} undoes."
        )

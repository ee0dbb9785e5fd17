"""The references pane: the works, journals and pages a document points to, and from where.

It follows the reading: references of the current paragraph or reply are marked, and the first of
them is brought onto the screen. Each says in how many places it is cited and which they are; where
different spellings were taken for one work, it says so.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.message import Message
from textual.reactive import reactive

from tui.commands import Scope
from tui.model import Document, Reference, ReferenceKey, ReplyKey
from tui.panes import words
from tui.panes.page_search import Match, Unit
from tui.panes.view import DocumentView
from tui.references.rendering import group, short_label
from tui.session.links import Link, reference_address
from tui.terminal.drawable import cells
from tui.widgets.labelled_view import Target
from tui.widgets.searched_view import SearchedView
from tui.widgets.text_layout import Piece, Run
from tui.widgets.title import set_title

HERE = "▸"
"""Sign of a reference that the current paragraph or reply cites."""

GROUPS = {
    "cited": "CITED",
    "mentioned": "MENTIONED",
    "linked": "LINKED",
    "neighbouring": "NEIGHBOURING",
}

Place = tuple[str, int]
"""A part and, in the body, the block; a reply is one place."""


class ReferencesPane(SearchedView):
    """The references of the document that is shown."""

    HAS_CORNER = True
    HAS_BAR = False
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.MOVE, Scope.REFERENCES)

    view: reactive[DocumentView | None] = reactive(None, repaint=False)
    """The document whose references are shown."""

    here: reactive[Place] = reactive(("body", 0), repaint=False)
    """What is being read."""

    @dataclass
    class Followed(Message):
        """Enter was pressed: go to this citing place (None: the reference has none)."""

        reference: Reference
        citation: int | None

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(measure=60, id=id)
        self._next_citation: dict[int, int] = {}
        self._numbers: dict[ReplyKey, int] = {}
        self._cited_at: dict[Place, frozenset[int]] = {}
        self._marked: frozenset[int] = frozenset()
        set_title(self, "References")

    @property
    def current_reference(self) -> Reference | None:
        """The reference the cursor is on."""
        if self.view is None or not 0 <= self.current < len(self.view.document.references):
            return None
        return self.view.document.references[self.current]

    def go_to_reference(self, key: ReferenceKey) -> bool:
        """Put the cursor on a reference; False if the document has none of that key."""
        references = self.view.document.references if self.view is not None else ()
        for number, reference in enumerate(references):
            if reference.key == key:
                self.go_to_item(number)
                return True
        return False

    def searched_part(self, piece: Piece) -> tuple[int, int]:
        """All that a reference says of itself; not in which places it is cited."""
        return 0, 0 if piece.item < 0 or piece.style == "meta" else len(piece.text)

    def search_units(self) -> Iterator[Unit]:
        """All that is searched, in the order in which it is read."""
        for reference in self.view.document.references if self.view is not None else ():
            for number, (text, _) in enumerate(reference_lines(reference)):
                yield Unit(f"reference:{reference.key}", number, text)

    def show_match(self, match: Match) -> None:
        """Go to a match and draw it as the current one."""
        if self.go_to_reference(ReferenceKey(match.part.removeprefix("reference:"))):
            piece = self.pieces_of(self.current).start + match.block
            self.go_to(piece, match.start)
            self.show_found((piece, match.start, match.end))

    def targets_of(self, piece: int) -> Sequence[Target]:
        """All of a reference leads to it."""
        number = self._pieces[piece].item
        if self.view is None or not 0 <= number < len(self.view.document.references):
            return ()
        end = max(1, len(self._pieces[piece].text))
        link = Link(0, end, reference=self.view.document.references[number].key)
        return (Target(0, end, number, link),)

    def address_of(self, target: Target) -> str:
        """Where a reference is found on the web."""
        if self.view is None or not isinstance(target.name, int):
            return ""
        return reference_address(self.view.document.references[target.name])

    def watch_view(self, before: DocumentView | None, view: DocumentView | None) -> None:
        """Show the references of another document, or other marks on the same ones."""
        if before is not None and view is not None and before.document is view.document:
            if before.bookmarked != view.bookmarked:
                self._fill(self.current, self.place)
            return
        self._next_citation.clear()
        self._cited_at = cited_at(view.document) if view is not None else {}
        self._numbers = words.reply_numbers(view.document) if view is not None else {}
        self._fill(0, (0, 0))

    def watch_here(self) -> None:
        """Mark what the new current item cites, and bring it onto the screen."""
        before, self._marked = self._marked, self._cited_at.get(self.here, frozenset())
        for number in before ^ self._marked:
            first, *_ = self._pieces_for(number)
            self.replace(self.pieces_of(number).start, first)
        if self._marked and not self.has_focus:
            self.go_to_item(min(self._marked))

    def _fill(self, current: int, place: tuple[int, int]) -> None:
        if self.view is None or not self.view.document.references:
            self._marked = frozenset()
            self.show([Piece("" if self.view is None else "No references found here.", "meta")])
            return
        self._marked = self._cited_at.get(self.here, frozenset())
        pieces: list[Piece] = []
        heading = ""
        for number, reference in enumerate(self.view.document.references):
            if (name := GROUPS[group(reference)]) != heading:
                heading = name
                pieces.append(Piece(heading, style="meta", gap=0))
            pieces += self._pieces_for(number)
        self.show(pieces, current=current, place=place)

    def _pieces_for(self, number: int) -> list[Piece]:
        assert self.view is not None
        document, bookmarked = self.view.document, self.view.bookmarked
        reference = document.references[number]
        return reference_pieces(
            reference,
            number,
            lambda citation: words.citing_place(citation, self._numbers),
            is_here=number in self._marked,
            is_bookmarked=f"reference:{reference.key}" in bookmarked,
        )

    def _line_down(self) -> None:
        """A line is a reference here."""
        self.action_next_item()

    def _line_up(self) -> None:
        """A line is a reference here."""
        self.action_previous_item()

    def action_follow(self) -> None:
        """Tell that the reader wants to go to the next place that cites this reference."""
        reference = self.current_reference
        if reference is None:
            return
        count = len(reference.citations)
        at = self._next_citation.get(self.current, 0)
        if count:
            self._next_citation[self.current] = (at + 1) % count
        self.post_message(self.Followed(reference, at if count else None))


def cited_at(document: Document) -> dict[Place, frozenset[int]]:
    """The numbers of the references that each place of the document cites."""
    found: dict[Place, set[int]] = {}
    for number, reference in enumerate(document.references):
        for citation in reference.citations:
            is_body = citation.reply is None
            place = ("body", citation.block) if is_body else (f"reply:{citation.reply}", 0)
            found.setdefault(place, set()).add(number)
    return {place: frozenset(numbers) for place, numbers in found.items()}


def reference_pieces(
    reference: Reference,
    number: int,
    place_name: Callable[..., str],
    *,
    is_here: bool,
    is_bookmarked: bool,
) -> list[Piece]:
    """A reference as pieces: label, title, where it appeared, the places that cite it.

    Args:
        reference: What to show.
        number: Its item number; shown counted from 1.
        place_name: Puts a citation's place into words.
        is_here: Whether the current paragraph or reply cites it.
        is_bookmarked: Whether it carries a bookmark.
    """
    sign = HERE if is_here else " "
    lead = f"{sign}{number + 1} "
    rest = " " * len(lead)
    star = words.BOOKMARK if is_bookmarked else ""
    (label, _), *texts = reference_lines(reference)
    places = _places(reference, place_name)
    texts += [(places, "meta")] if places else []
    runs = (Run(0, len(label), "strong"),)
    first = Piece(
        label,
        runs=runs,
        item=number,
        first=lead,
        rest=rest,
        lead_style="mark" if is_here else "meta",
        right=star,
        right_room=1 + cells(words.BOOKMARK),
        gap=0 if texts else 1,
    )
    pieces = [first]
    for at, (text, style) in enumerate(texts):
        gap = 1 if at == len(texts) - 1 else 0
        pieces.append(Piece(text, style=style, item=number, first=rest, rest=rest, gap=gap))
    return pieces


def reference_lines(reference: Reference) -> list[tuple[str, str]]:
    """What a reference says of itself, line by line, each with its style: its label, and more."""
    label = short_label(reference)
    lines = (
        (reference.title or "", "body"),
        (_appeared_in(reference), "emphasis"),
        (f"doi:{reference.doi}" if reference.doi else "", "link"),
        (reference.url or "", "link"),
    )
    return [(label, "body"), *((text, style) for text, style in lines if text not in ("", label))]


def _appeared_in(reference: Reference) -> str:
    """`Archives of Psychiatry and Psychotherapy 3, 7–35`."""
    volume = reference.volume or ""
    if reference.issue:
        volume += f"({reference.issue})"
    where = " ".join(filter(None, (reference.container_title, volume)))
    page = (reference.page or "").replace("-", "–")
    return ", ".join(filter(None, (where, page)))


def _places(reference: Reference, place_name: Callable[..., str]) -> str:
    """`paragraph 2 (2 times), reply 2 · “et all”: the same work?`."""
    names = Counter(place_name(citation) for citation in reference.citations)
    if reference.kind == "neighbour" and not names:
        return "another post of the site"
    said = ", ".join(name if n == 1 else f"{name} ({n} times)" for name, n in names.items())
    if reference.is_guess:
        guessed = next(c.text for c in reference.citations if c.is_guess)
        said += f" · “{guessed}”: the same work?"
    return said

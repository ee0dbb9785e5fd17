"""Commands that find words in the open document, and step through the places that have them."""

from collections.abc import Iterator

import msgspec

from tui.linear import wording
from tui.linear.line import said
from tui.linear.page import Page
from tui.linear.reading import Reading
from tui.linear.reference_verbs import ReferenceVerbs
from tui.linear.verbs import Request, Said, Verbs
from tui.panes.page_search import pattern_of
from tui.references.rendering import full_text


class Match(msgspec.Struct, frozen=True):
    """A paragraph or a reference that has the words."""

    stop: int = -1
    """The stop it is in; -1 for a reference."""
    block: int = 0
    start: int = 0
    """The first character of the first match in it."""
    end: int = 0
    reference: int = -1


class FindVerbs(Verbs):
    """The commands of a search; a place is a paragraph or a reference that has the words."""

    def __init__(self, reading: Reading, references: ReferenceVerbs) -> None:
        super().__init__(reading.here)
        self.reading = reading
        self._references = references
        self._of: Page | None = None
        self._matches: list[Match] = []
        self._words = ""
        self._at = 0

    @property
    def is_on(self) -> bool:
        """Whether a search of the open document goes on."""
        return bool(self._matches) and self._of is self.here.page

    @property
    def place(self) -> str:
        """`match 2/5`, for the prompt; empty without a search."""
        return f"match {self._at + 1:,}/{len(self._matches):,}" if self.is_on else ""

    def do_search(self, request: Request) -> Said:
        """Go to the first paragraph from here on that has some words; without any, as before."""
        words = " ".join(request.argument.split()) or self._words
        pattern = pattern_of(words)
        if pattern is None:
            yield said(f"Type words behind it: {self.key('search')} rapport.")
            return
        page = self.reading.page
        self._of, self._words = page, words
        self._matches = list(self._found(page, words))
        if not self._matches:
            yield said(f'"{words}" is not in this document.')
            return
        here = (page.at, page.block)
        matches = enumerate(self._matches)
        self._at = next((at for at, m in matches if m.stop < 0 or (m.stop, m.block) >= here), 0)
        have = wording.count(len(self._matches), "place has", "places have")
        steps = f"; {self.key('next_match')} and {self.key('previous_match')} step through them"
        yield said(f'{have} "{words}"{steps if len(self._matches) > 1 else ""}.')
        yield from self._show()

    def _found(self, page: Page, words: str) -> Iterator[Match]:
        """The paragraphs, then the references, that have the words."""
        pattern = pattern_of(words)
        if pattern is None:
            return
        for index, number, block in page.all_blocks():
            match = pattern.search(block.text)
            if match is not None:
                yield Match(index, number, match.start(), match.end())
        for number, reference in enumerate(page.document.references):
            if pattern.search(full_text(reference)):
                yield Match(reference=number)

    def do_next_match(self, request: Request) -> Said:
        """Go to the next place."""
        yield from self._step(request.times)

    def do_previous_match(self, request: Request) -> Said:
        """Go to the place before."""
        yield from self._step(-request.times)

    def _step(self, step: int) -> Said:
        at = self._at + step
        self._at = at % len(self._matches)
        if not 0 <= at < len(self._matches):
            yield said("From the beginning again:" if step > 0 else "From the end again:")
        yield from self._show()

    def _show(self) -> Said:
        match = self._matches[self._at]
        if match.reference >= 0:
            yield from self._references.go_to(match.reference)
        else:
            yield from self.reading.excerpt(match.stop, match.block, match.start, match.end)

    def do_leave_search(self, request: Request) -> Said:
        """End the search; n goes to the next unread again."""
        self._matches = []
        yield said("The search is ended.")

"""Commands that find words in the open document, and step through the places that have them."""

import re

from tui.linear import wording
from tui.linear.line import said
from tui.linear.page import Page
from tui.linear.reading import Reading
from tui.linear.verbs import Request, Said, Verbs


class FindVerbs(Verbs):
    """The commands of a search; a place is a paragraph that has the words."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading.here)
        self.reading = reading
        self._of: Page | None = None
        self._places: list[tuple[int, int, int]] = []
        """Stop, block and character of the first match in each paragraph."""
        self._words = ""
        self._at = 0

    @property
    def is_on(self) -> bool:
        """Whether a search of the open document goes on."""
        return bool(self._places) and self._of is self.here.page

    @property
    def place(self) -> str:
        """`match 2/5`, for the prompt; empty without a search."""
        return f"match {self._at + 1:,}/{len(self._places):,}" if self.is_on else ""

    def do_search(self, request: Request) -> Said:
        """Go to the first paragraph from here on that has some words.

        Without a capital letter in them case does not count. Without words the search ends.
        """
        words = " ".join(request.argument.split())
        if not words:
            yield from self.do_end_search(request)
            return
        page = self.reading.page
        flags = re.IGNORECASE if words == words.lower() else re.NOFLAG
        pattern = re.compile(r"\s+".join(map(re.escape, words.split())), flags)
        found = []
        for index, number, block in page.all_blocks():
            match = pattern.search(block.text)
            if match is not None:
                found.append((index, number, match.start()))
        self._of, self._places, self._words = page, found, words
        if not found:
            yield said(f'"{words}" is not in this document.')
            return
        here = (page.at, page.block, 0)
        self._at = next((at for at, place in enumerate(found) if place >= here), 0)
        have = wording.count(len(found), "paragraph has", "paragraphs have")
        yield said(f'{have} "{words}"; n and N step through them.')
        yield from self._show()

    def do_next_match(self, request: Request) -> Said:
        """Go to the next place."""
        yield from self._step(request.times)

    def do_previous_match(self, request: Request) -> Said:
        """Go to the place before."""
        yield from self._step(-request.times)

    def _step(self, step: int) -> Said:
        at = self._at + step
        self._at = at % len(self._places)
        if not 0 <= at < len(self._places):
            yield said("From the beginning again:" if step > 0 else "From the end again:")
        yield from self._show()

    def _show(self) -> Said:
        index, block, start = self._places[self._at]
        yield from self.reading.excerpt(index, block, start, start + len(self._words))

    def do_end_search(self, request: Request) -> Said:
        """End the search; n goes to the next unread again."""
        was_on, self._places = self.is_on, []
        yield said("The search is ended." if was_on else "Type words behind it: /rapport")

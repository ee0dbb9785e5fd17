"""Small pages for the tests of plain text: a post of our own, with whatever is put below it."""

import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest

from tui.formats.plaintext.reading import Page, page_in


class Pages:
    """A post with two paragraphs, and how to read it with comments below."""

    title = "A Walk in the Fens"
    body = (
        "On Sunday we walked from Ely to Littleport along the river, and the wind that everybody "
        "had warned us about never came.",
        "The second half of the way was drier than the map suggests, so we took our boots off and "
        "went on barefoot until the pub came in sight.",
    )

    @property
    def post(self) -> str:
        """Title and paragraphs, parted by empty lines."""
        return "\n\n".join((self.title, *self.body, ""))

    def read(self, below: str, above: str | None = None) -> Page:
        """Read the post with `below` under it."""
        return page_in((self.post if above is None else above) + below)

    def told(self, below: str) -> list[tuple[str | None, str | None, str]]:
        """Return author, date and words of each reply below the post."""
        return [(reply.author, reply.date, reply.text) for reply in self.read(below).replies]


@pytest.fixture
def pages() -> Pages:
    return Pages()


@pytest.fixture
def no_hang() -> Callable[[int], AbstractContextManager[None]]:
    """Give up after some seconds: work that grows with the square of a text never ends."""

    @contextmanager
    def within(seconds: int) -> Iterator[None]:
        def give_up(*_: object) -> None:
            raise AssertionError(f"still at it after {seconds} s")

        before = signal.signal(signal.SIGALRM, give_up)
        signal.alarm(seconds)
        try:
            yield
        finally:
            signal.alarm(0)
            signal.signal(signal.SIGALRM, before)

    return within

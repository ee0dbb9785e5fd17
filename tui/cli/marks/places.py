"""Look up in the library what exports and imports of marks ask for: passages, and addresses.

The library is opened and scanned with the first question; most exports and imports ask none.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from tui.cli.choices import Choices, find_places
from tui.marks import BookmarkRecord
from tui.marks.exchange import Offsets
from tui.marks.records import CONTEXT, LONG_QUOTE
from tui.model import BODY, Block, Document, DocumentKey, joined, safe_line
from tui.session import Session

_ENOUGH_WORDS = 3
"""Titles of fewer words (`Home`, `About us`) say nothing about which document it is."""

_BESIDE_THE_PAGE = re.compile(r"^https?://(www\.)?|#.*$|/+$", re.IGNORECASE)


class LibraryPlaces:
    """Answers of one library; close it before the marks are opened for a change."""

    def __init__(
        self, choices: Choices, within: Sequence[str], known: Mapping[str, DocumentKey]
    ) -> None:
        """Take where the library is, and the addresses that the marks know."""
        self._choices = choices
        self._within = within
        self._known = {_page(address): key for address, key in known.items() if address}
        self._opened: Session | None = None

    def __enter__(self) -> "LibraryPlaces":
        return self

    def __exit__(self, *_: object) -> None:
        if self._opened is not None:
            self._opened.close()

    def offsets(self, record: BookmarkRecord) -> Offsets | None:
        """Where a passage stands in the text of its part; None if other words stand there now."""
        document = self._session.document(record.document)
        blocks = _blocks(document, record.within) if document is not None else ()
        if not 0 <= record.block < len(blocks) or record.length <= 0:
            return None
        text = joined(blocks)
        start = len(joined(blocks[: record.block])) + (2 if record.block else 0) + record.offset
        end = start + record.length
        if safe_line(text[start:end])[:LONG_QUOTE].rstrip() != record.quote:
            return None
        return start, end, text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]

    def resolve(self, source: str, title: str) -> DocumentKey | None:
        """The document with this key or address, else the one whose title has the same words."""
        library = self._session.library
        if library.id_of(DocumentKey(source)) is not None:
            return DocumentKey(source)
        found = self._known.get(_page(source)) or self._addresses.get(_page(source))
        if found is None and len(title.split()) >= _ENOUGH_WORDS:
            found = library.find_title(title)
        return found

    @property
    def _session(self) -> Session:
        if self._opened is None:
            from tui.cli.scanning import scan

            settings = self._choices.load_settings()
            self._opened = self._choices.open(find_places(self._within, settings), settings)
            scan(self._opened)
        return self._opened

    @cached_property
    def _addresses(self) -> dict[str, DocumentKey]:
        """Every address that a document tells; the whole library is gone through once."""
        documents = self._session.library.documents()
        return {_page(document.url): document.key for document in documents if document.url}


def _page(address: str) -> str:
    """An address without what does not tell one page from another."""
    return _BESIDE_THE_PAGE.sub("", address.partition("#")[0])


def _blocks(document: Document, part: str) -> tuple[Block, ...]:
    if part in ("", BODY):
        return document.body
    return next((r.blocks for r in document.replies if f"reply:{r.key}" == part), ())

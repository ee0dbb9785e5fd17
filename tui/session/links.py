"""What in a text leads somewhere: links, and citations of the document's references.

Plain functions of a document. What stands in the document is told as it is written there; whether
it may be opened is said by `web_address`.
"""

from bisect import bisect_left

import msgspec

from tui.model import (
    BODY,
    Block,
    Document,
    Reference,
    ReferenceKey,
    fragment_of,
    is_made_key,
    web_address,
)
from tui.references.rendering import address_of

Place = tuple[str, int]
"""A part (`body` or `reply:<key>`) and a block of it."""


class Link(msgspec.Struct, frozen=True):
    """Characters `[start, end)` of a block that lead to an address, or else to a reference."""

    start: int
    end: int
    address: str = ""
    """As the document has it; empty for a citation."""
    reference: ReferenceKey | None = None
    """What is cited; None for a link."""


class DocumentLinks:
    """The links of one document, found for a block when it is asked for."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._blocks: dict[str, tuple[Block, ...]] = {BODY: document.body}
        self._blocks |= {f"reply:{reply.key}": reply.blocks for reply in document.replies}
        self._cited: dict[Place, list[tuple[int, int, Reference]]] = {}
        for reference in document.references:
            for cited in reference.citations:
                part = BODY if cited.reply is None else f"reply:{cited.reply}"
                place = (cited.start, cited.end, reference)
                self._cited.setdefault((part, cited.block), []).append(place)

    def in_block(self, part: str, block: int) -> list[Link]:
        """The links of a block in the order of the text, none over another one."""
        blocks = self._blocks.get(part, ())
        if not 0 <= block < len(blocks):
            return []
        text, spans = blocks[block].text, blocks[block].spans
        found = [
            Link(span.start, span.end, span.target)
            for span in spans
            if span.kind == "link" and span.target
        ]
        for start, end, reference in self._cited.get((part, block), ()):
            found.append(_cited_link(start, end, text[start:end], reference))
        # A link laid over a citation says where it leads; a long one over short ones wins.
        found.sort(key=lambda link: (not link.address, link.start - link.end))
        kept: list[Link] = []
        for link in found:
            at = bisect_left(kept, link.end, key=lambda other: other.start)
            is_free = at == 0 or kept[at - 1].end <= link.start
            if is_free and 0 <= link.start < link.end <= len(text):
                kept.insert(at, link)
        return kept

    def reply_at(self, address: str) -> str | None:
        """The part (`reply:<key>`) that a link within the page points to; None if none."""
        part = f"reply:{fragment_of(address, self.document.url)}"
        return part if part in self._blocks else None


def _cited_link(start: int, end: int, text: str, reference: Reference) -> Link:
    if reference.kind == "page" and reference.url:
        return Link(start, end, reference.url)
    written = web_address(text)
    return Link(start, end, written) if written else Link(start, end, reference=reference.key)


def reference_with(document: Document, key: ReferenceKey) -> Reference | None:
    """The reference of this key, if the document has it."""
    return next((found for found in document.references if found.key == key), None)


def reference_address(reference: Reference) -> str:
    """Where a reference is found, as it may be opened; empty if it has no DOI and no address."""
    return web_address(address_of(reference) or "")


def page_address(document: Document) -> str:
    """Where the page is, as it may be opened; empty if the file does not tell."""
    return web_address(document.url or "")


def part_address(document: Document, part: str) -> tuple[str, bool]:
    """Where a part of the document is on the web.

    Args:
        document: The document.
        part: `body` or `reply:<key>`.

    Returns:
        The address, empty if it is not known; and whether it is that of the very part. A reply
        without an id of its own has only that of its page.
    """
    page = page_address(document)
    for reply in document.replies:
        if part == f"reply:{reply.key}":
            if own := web_address(reply.key):
                return own, True
            if page and not is_made_key(reply.key):
                return web_address(f"{page.partition('#')[0]}#{reply.key}"), True
            return page, False
    return page, True

"""The words that marks are put on, and what a mark keeps of them to find its place again.

Plain functions of a document. Nothing here knows the library or what a reader did.
"""

from collections.abc import Iterator

from tui.library.entry import parts_of
from tui.marks import Anchor
from tui.marks.anchoring.passages import Block
from tui.model import BODY, Document, Target, fingerprint, joined, safe_line

QUOTE = 300
"""Characters of a text kept with a bookmark, enough to find the words again in another scrape."""


def part_texts(document: Document) -> dict[str, str]:
    """The text of each part of the document that can be read, by `Target.part`."""
    texts = {f"reply:{reply.key}": reply.text for reply in document.replies}
    return {name: texts.get(name) or joined(document.body) for name in parts_of(document)}


def target_text(document: Document, target: Target) -> str:
    """The words that `target` stands for: a reply's or the body's text, a reference as written."""
    if target.reference is not None:
        for reference in document.references:
            if reference.key == target.reference:
                return reference.raw
    return part_texts(document).get(target.part or "body", document.title)


def block_text(document: Document, part: str, block: int) -> str:
    """The text of block `block` of a part; empty if there is no such block."""
    replies = {f"reply:{reply.key}": reply.blocks for reply in document.replies}
    blocks = replies.get(part, document.body if part == BODY else ())
    return blocks[block].text if 0 <= block < len(blocks) else ""


def block_list(document: Document) -> Iterator[Block]:
    """Every block of the body and of the replies."""
    for number, block in enumerate(document.body):
        yield Block(BODY, number, block.text)
    for reply in document.replies:
        for number, block in enumerate(reply.blocks):
            yield Block(f"reply:{reply.key}", number, block.text)


class Anchors:
    """Makes what marks on one document keep of it; each text is gone over once only."""

    def __init__(self, document: Document, path: str) -> None:
        """Take the document and where its file is (empty: not known)."""
        self.document = document
        self.path = path
        self._replies = {f"reply:{reply.key}": reply for reply in document.replies}
        self._body = joined(document.body)
        self._stamps: dict[str, str] = {}

    @property
    def body(self) -> str:
        """The stamp of the document's own text; empty where it has none."""
        return self._stamp(BODY, self._body) if self._body.strip() else ""

    def has(self, part: str) -> bool:
        """Whether the document has this part (`body` or `reply:<key>`)."""
        return part in self._replies or (part == BODY and bool(self._body.strip()))

    def of(self, target: Target) -> Anchor:
        """The anchor of a part, a reference or the whole document."""
        reply = self._replies.get(target.part)
        if reply is not None:
            return self._anchor(target.part, reply.text, reply.author, reply.date)
        if target.reference is not None:
            return self._anchor(target.part, target_text(self.document, target), None, None)
        text = self._body or self.document.title
        return self._anchor(BODY, text, self.document.author, self.document.published)

    def of_document(self) -> Anchor:
        """What tells the document from others, without the words of any part."""
        return Anchor(title=self.document.title, path=self.path, body=self.body)

    def at(self, part: str, block: int, offset: int) -> Anchor:
        """The anchor of the words from one character of a block on."""
        words = block_text(self.document, part, block)[offset : offset + QUOTE]
        return self._anchor("", words, None, None)

    def _anchor(self, part: str, text: str, author: str | None, date: str | None) -> Anchor:
        return Anchor(
            title=self.document.title,
            path=self.path,
            quote=safe_line(text[: 2 * QUOTE])[:QUOTE],
            fingerprint=self._stamp(part, text),
            body=self.body,
            author=author or "",
            date=date or "",
        )

    def _stamp(self, part: str, text: str) -> str:
        if not part:
            return fingerprint(text)
        if part not in self._stamps:
            self._stamps[part] = fingerprint(text)
        return self._stamps[part]

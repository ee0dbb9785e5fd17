"""The things that are read: documents with their blocks, replies and references.

Plain facts without behaviour that needs a file, a terminal or a clock. A field whose name ends in
`_guess` holds something inferred, not written in the file; it must never be shown as a fact.
"""

from typing import Literal

import msgspec

from tui.model.key import DocumentKey, ReferenceKey, ReplyKey

SpanKind = Literal["link", "emphasis", "strong", "code"]
BlockKind = Literal["paragraph", "heading", "quote", "item", "code", "image", "rule"]
ReplyKind = Literal["comment", "pingback", "trackback"]
ReferenceKind = Literal["work", "journal", "page", "identifier", "neighbour"]


class Span(msgspec.Struct, frozen=True):
    """A stretch of a block's text with a meaning: `[start, end)` in characters of the text."""

    start: int
    end: int
    kind: SpanKind
    target: str | None = None
    """Where a link leads; None for the other kinds."""


class Block(msgspec.Struct, frozen=True):
    """A paragraph, heading, quote, list item, code, image line or rule: plain text plus spans.

    The text is safe (see `safe_text`); only code holds line breaks. `level` is a heading's rank
    (1 is the highest) or the depth of a list item or quote (0 is the outermost).
    """

    text: str
    kind: BlockKind = "paragraph"
    spans: tuple[Span, ...] = ()
    level: int = 0


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """A comment under a document, in the order of the file."""

    key: ReplyKey
    blocks: tuple[Block, ...]
    author: str | None = None
    author_guess: str | None = None
    """Set only where `author` is None."""
    addressed_to_guess: str | None = None
    parent: ReplyKey | None = None
    parent_is_guess: bool = False
    level: int = 0
    """0 for a reply to the post itself; a parent's level plus one otherwise."""
    date: str | None = None
    """ISO 8601 as far as the page tells (`2015-03-11` or `2015-03-11T02:57`), else its words."""
    kind: ReplyKind = "comment"

    @property
    def text(self) -> str:
        """The words of the reply, blocks parted by an empty line."""
        return joined(self.blocks)


class Citation(msgspec.Struct, frozen=True, kw_only=True):
    """One place where a reference is cited.

    `start` and `end` count characters in the block's text. `block` counts from 0 in the body, or
    in the reply if `reply` is set.
    """

    reply: ReplyKey | None = None
    block: int
    start: int
    end: int
    text: str
    """The words of the place as they stand there."""
    is_guess: bool = False
    """True where the place was joined to the reference by a likely spelling only."""


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """A work, journal, page or identifier that a document points to.

    Field names and meanings follow CSL (Citation Style Language 1.0.2) with underscores.
    """

    key: ReferenceKey
    kind: ReferenceKind
    raw: str
    """The words it was read from, as they stand in the document."""
    author: str | None = None
    issued: str | None = None
    title: str | None = None
    container_title: str | None = None
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    doi: str | None = None
    url: str | None = None
    citations: tuple[Citation, ...] = ()
    label: str = ""
    """A few words that name it in a list, made when it was found."""

    @property
    def is_guess(self) -> bool:
        """Whether any citing place was joined by a likely spelling only."""
        return any(citation.is_guess for citation in self.citations)


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One saved post with its replies and its references."""

    key: DocumentKey
    title: str
    format: str
    """Name of the format that read it, e.g. `plaintext`."""
    body: tuple[Block, ...] = ()
    replies: tuple[Reply, ...] = ()
    references: tuple[Reference, ...] = ()
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    """BCP 47 tag as written in the file, or None."""
    declared_replies: int | None = None
    """How many replies the page says it has; None if it does not say."""
    title_is_guess: bool = False
    """True where no line of the file is marked as the title and the likeliest was taken."""


def joined(blocks: tuple[Block, ...]) -> str:
    """The text of several blocks, parted by an empty line."""
    return "\n\n".join(block.text for block in blocks)

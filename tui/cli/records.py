"""What the JSON output holds: the promise to programs, one record per kind of line.

Fields may be added; none is renamed, removed or given another meaning. `docs/json.md` describes
them, and a test keeps page and records together. Bibliographic names are those of CSL (Citation
Style Language 1.0.2) with underscores.
"""

import msgspec

from tui.library import Entry
from tui.marks import BookmarkRecord
from tui.model import Block, Document, Problem, Reference, Reply, Target

BETWEEN_BLOCKS = 2
"""Line breaks that part two blocks in a reply's text, see `tui.model.joined`."""


class SpanLine(msgspec.Struct, frozen=True):
    """A stretch of a block's text with a meaning."""

    start: int
    end: int
    kind: str
    target: str | None


class BlockLine(msgspec.Struct, frozen=True):
    """A paragraph, heading, quote, item, code, image or rule of the body."""

    kind: str
    text: str
    level: int
    spans: list[SpanLine]


class ReplyLine(msgspec.Struct, frozen=True):
    """A reply."""

    key: str
    author: str | None
    author_guess: str | None
    addressed_to_guess: str | None
    parent: str | None
    parent_is_guess: bool
    level: int
    date: str | None
    kind: str
    text: str


class CitationLine(msgspec.Struct, frozen=True):
    """A place that cites: `start` and `end` count characters of the whole text it stands in."""

    reply: str | None
    start: int
    end: int
    text: str
    is_guess: bool


class ReferenceLine(msgspec.Struct, frozen=True):
    """A reference."""

    key: str
    kind: str
    author: str | None
    issued: str | None
    title: str | None
    container_title: str | None
    volume: str | None
    issue: str | None
    page: str | None
    doi: str | None
    url: str | None
    raw: str
    citations: list[CitationLine]


class ProblemLine(msgspec.Struct, frozen=True):
    """What could not be read."""

    path: str
    reason: str
    is_fatal: bool


class DocumentLine(msgspec.Struct, frozen=True):
    """A document: a line of `rapport show --json`."""

    key: str
    title: str
    author: str | None
    published: str | None
    url: str | None
    language: str | None
    format: str
    declared_replies: int | None
    body: list[BlockLine]
    replies: list[ReplyLine]
    references: list[ReferenceLine]
    problems: list[ProblemLine]


class EntryLine(msgspec.Struct, frozen=True):
    """A document in the list: a line of `rapport list --json`."""

    key: str
    title: str
    author: str | None
    published: str | None
    declared_replies: int | None
    kept_replies: int
    unread: int
    bookmarks: int
    path: str
    format: str
    is_guess: bool


class BookmarkLine(msgspec.Struct, frozen=True):
    """A bookmark: a line of `rapport bookmarks --json`."""

    document: str
    part: str
    note: str
    tags: list[str]
    quote: str
    title: str
    path: str
    created_at: str
    changed_at: str
    kind: str
    author: str | None
    date: str | None
    within: str | None
    block: int | None
    offset: int | None
    length: int | None
    prefix: str | None
    suffix: str | None


def document_line(document: Document, problems: list[Problem]) -> DocumentLine:
    """A document with its references and the problems of its file."""
    return DocumentLine(
        key=document.key,
        title=document.title,
        author=document.author,
        published=document.published,
        url=document.url,
        language=document.language,
        format=document.format,
        declared_replies=document.declared_replies,
        body=[_block(block) for block in document.body],
        replies=[_reply(reply) for reply in document.replies],
        references=reference_lines(document),
        problems=[ProblemLine(p.path, p.reason, p.is_fatal) for p in problems],
    )


def reference_lines(document: Document) -> list[ReferenceLine]:
    """The references of a document, their citing places counted in whole texts."""
    starts: dict[str | None, list[int]] = {None: _starts(document.body)}
    starts.update((reply.key, _starts(reply.blocks)) for reply in document.replies)
    return [_reference(reference, starts) for reference in document.references]


def document_reference_line(document: Document, reference: ReferenceLine) -> dict[str, object]:
    """A reference by itself, behind the key of its document: a line of `rapport refs --json`."""
    return {"document": document.key, **msgspec.structs.asdict(reference)}


def entry_line(entry: Entry, unread: int, bookmarks: int, *, is_guess: bool = False) -> EntryLine:
    """An entry with what the reader did to it, and whether it is listed by a guess only."""
    return EntryLine(
        key=entry.key,
        title=entry.title,
        author=entry.author,
        published=entry.published,
        declared_replies=entry.declared_replies,
        kept_replies=entry.kept_replies,
        unread=unread,
        bookmarks=bookmarks,
        path=entry.path,
        format=entry.format,
        is_guess=is_guess,
    )


def bookmark_line(record: BookmarkRecord) -> BookmarkLine:
    """A bookmark as the marks hold it."""
    return BookmarkLine(
        document=record.document,
        part=record.part,
        note=record.note,
        tags=list(record.tags),
        quote=record.quote,
        title=record.title,
        path=record.path,
        created_at=record.created_at,
        changed_at=record.changed_at,
        kind=Target(record.document, record.part).kind,
        author=record.author or None,
        date=record.date or None,
        within=record.within or None,
        block=record.block if record.within else None,
        offset=record.offset if record.within else None,
        length=record.length if record.within else None,
        prefix=record.prefix if record.within else None,
        suffix=record.suffix if record.within else None,
    )


def _starts(blocks: tuple[Block, ...]) -> list[int]:
    """Where each block begins in the joined text."""
    starts = [0]
    for block in blocks:
        starts.append(starts[-1] + len(block.text) + BETWEEN_BLOCKS)
    return starts


def _block(block: Block) -> BlockLine:
    spans = [SpanLine(span.start, span.end, span.kind, span.target) for span in block.spans]
    return BlockLine(block.kind, block.text, block.level, spans)


def _reply(reply: Reply) -> ReplyLine:
    return ReplyLine(
        key=reply.key,
        author=reply.author,
        author_guess=reply.author_guess,
        addressed_to_guess=reply.addressed_to_guess,
        parent=reply.parent,
        parent_is_guess=reply.parent_is_guess,
        level=reply.level,
        date=reply.date,
        kind=reply.kind,
        text=reply.text,
    )


def _reference(reference: Reference, starts: dict[str | None, list[int]]) -> ReferenceLine:
    citations = [
        CitationLine(
            place.reply,
            starts[place.reply][place.block] + place.start,
            starts[place.reply][place.block] + place.end,
            place.text,
            place.is_guess,
        )
        for place in reference.citations
    ]
    return ReferenceLine(
        reference.key,
        reference.kind,
        reference.author,
        reference.issued,
        reference.title,
        reference.container_title,
        reference.volume,
        reference.issue,
        reference.page,
        reference.doi,
        reference.url,
        reference.raw,
        citations,
    )

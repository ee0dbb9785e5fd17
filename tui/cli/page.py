"""A document as plain text, from its title to its last reference.

Replies stand below those they answer, as in the reader, and are counted in that order.
What is a guess carries a question mark, and declared replies are told beside the kept ones. The
lines are clean as far as the document is; whoever writes them cleans them all the same.
"""

from collections.abc import Iterator, Mapping

from tui.model import Block, Document, Reference, Reply, ReplyKey, thread_of
from tui.model.thread import Cut
from tui.panes.words import CUT, author, citing_place, replies_long, reply_numbers
from tui.references.rendering import full_text, group
from tui.terminal.plain_text import cells, wrapped

INDENT = "  "
DEEPEST = 8
"""Levels of replies that are indented; deeper ones stand below each other and tell their level."""


def page(document: Document, width: int | None) -> Iterator[str]:
    """Yield the lines of a document.

    Args:
        document: What to lay out.
        width: Columns to break lines at; None breaks none.
    """
    guess = " (title: a guess?)" if document.title_is_guess else ""
    yield from wrapped(f"{document.title}{guess}", width)
    facts = (document.author, document.published, document.language, document.format, document.key)
    yield from wrapped(" · ".join(fact for fact in facts if fact), width)
    if document.url:
        yield document.url
    yield ""
    yield from _blocks(document.body, width, "")
    yield ""
    yield replies_long(len(document.replies), document.declared_replies)
    thread = thread_of(document.replies)
    for row, index in enumerate(thread.order):
        yield ""
        reply = document.replies[index]
        yield from _reply(reply, thread.depth[row], thread.cut.get(row), width)
    if document.references:
        yield ""
        yield "References"
        yield from references(document, width)


def references(document: Document, width: int | None) -> Iterator[str]:
    """Yield the lines of a document's references, numbered in their order."""
    numbers = reply_numbers(document)
    for number, reference in enumerate(document.references, 1):
        mark = f"{number:>3}. "
        lines = wrapped(full_text(reference), width, " " * len(mark))
        yield mark + next(lines).lstrip()
        yield from lines
        facts = [group(reference), *_places(reference, numbers)]
        yield from wrapped(" · ".join(facts), width, " " * len(mark))


def _places(reference: Reference, numbers: Mapping[ReplyKey, int]) -> list[str]:
    """Where it is cited; a place joined by a likely spelling carries a question mark."""
    return [
        f"{citing_place(citation, numbers)} “{citation.text}”{'?' if citation.is_guess else ''}"
        for citation in reference.citations
    ]


def _blocks(blocks: tuple[Block, ...], width: int | None, indent: str) -> Iterator[str]:
    """The lines of blocks, parted by an empty line; the items of a list stand together."""
    before = ""
    for block in blocks:
        if before and (before, block.kind) != ("item", "item"):
            yield ""
        yield from _block(block, width, indent)
        before = block.kind


def _block(block: Block, width: int | None, indent: str) -> Iterator[str]:
    match block.kind:
        case "rule":
            yield f"{indent}* * *"
        case "code":
            yield from wrapped(block.text, None, indent + "    ")
        case "item":
            indent += INDENT * min(block.level, DEEPEST)
            lines = wrapped(block.text, width, indent + INDENT)
            yield f"{indent}- {next(lines)[cells(indent) + len(INDENT) :]}"
            yield from lines
        case "quote":
            yield from wrapped(block.text, width, indent + "> " * (min(block.level, DEEPEST) + 1))
        case "heading":
            yield from wrapped(f"{'#' * max(1, block.level)} {block.text}", width, indent)
        case "image":
            yield from wrapped(f"[{block.text}]", width, indent)
        case _:
            yield from wrapped(block.text, width, indent)


def _reply(reply: Reply, level: int, cut: Cut | None, width: int | None) -> Iterator[str]:
    indent = INDENT * (1 + min(level, DEEPEST))
    facts = [author(reply)]
    if reply.addressed_to_guess:
        facts.append(f"to {reply.addressed_to_guess}?")
    elif reply.parent_is_guess:
        facts.append("an answer?")
    if cut:
        facts.append(CUT[cut])
    if level > DEEPEST:
        facts.append(f"level {level}")
    if reply.date:
        facts.append(reply.date)
    if reply.kind != "comment":
        facts.append(reply.kind)
    yield from wrapped(" · ".join(facts), width, indent)
    yield from _blocks(reply.blocks, width, indent + INDENT)

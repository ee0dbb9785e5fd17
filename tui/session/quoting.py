"""Put parts of a document into plain text to be pasted elsewhere: words, quotes, citations.

Plain functions of a document. What is a guess keeps its question mark, and what the page does not
tell is left out or said to be missing, never made up.
"""

import re

from tui.model import BODY, Block, Document, Reference, ReferenceKey, Reply, web_address
from tui.model.document import ReferenceKind
from tui.references.rendering import full_text
from tui.session.links import part_address

_NUMBERED = re.compile(r"\d+[.)] ")
_YEAR = re.compile(r"\d{4}(?=\D|\Z)")
_ISO_TIME = re.compile(r"(\d{4}-\d\d-\d\d)T(.+)")


def plain_text(blocks: tuple[Block, ...]) -> str:
    """The blocks as plain text: an empty line between them, none between the items of a list."""
    parts: list[str] = []
    for number, block in enumerate(blocks):
        if number:
            is_list = block.kind == blocks[number - 1].kind == "item"
            parts.append("\n" if is_list else "\n\n")
        parts.append(_plain(block))
    return "".join(parts).strip("\n")


def part_plain_text(document: Document, part: str) -> str:
    """A reply, or the whole text of the document without its replies, as plain text."""
    reply = _reply(document, part)
    return plain_text(document.body if reply is None else reply.blocks)


def quotation(document: Document, part: str, words: str = "") -> str:
    """A part, or some words of it, as a quotation with its source.

    Args:
        document: The document.
        part: `body` or `reply:<key>`.
        words: What is quoted; empty for all of the part.

    Returns:
        Lines that begin with `> `, then a line with author, title, date and address; empty if there
        is nothing to quote.
    """
    words = words or part_plain_text(document, part)
    if not words.strip():
        return ""
    lines = words.split("\n")
    quoted = "\n".join(f"> {line}".rstrip() for line in lines)
    return f"{quoted}\n\n— {_source(document, part)}"


def document_citation(document: Document) -> str:
    """The document as one would cite it: `Scott, M. (2022). A title. https://…`."""
    return full_text(_as_reference(document, "work"))


def document_bibtex(document: Document) -> str:
    """The document as a BibTeX entry."""
    from tui.references.bibtex import bibtex_entry

    return bibtex_entry(_as_reference(document, "page"))


def _as_reference(document: Document, kind: ReferenceKind) -> Reference:
    year = _YEAR.match(document.published or "")
    return Reference(
        key=ReferenceKey(""),
        kind=kind,
        raw=document.title,
        author=document.author,
        issued=year[0] if year else document.published,
        title=document.title,
        url=web_address(document.url or "") or None,
    )


def _reply(document: Document, part: str) -> Reply | None:
    return next((reply for reply in document.replies if part == f"reply:{reply.key}"), None)


def _plain(block: Block) -> str:
    """One block with the signs that its kind has in plain text."""
    if block.kind == "quote":
        return "> " * (block.level + 1) + block.text
    if block.kind == "item":
        return "  " * block.level + ("" if _NUMBERED.match(block.text) else "- ") + block.text
    if block.kind == "image":
        address = next((span.target for span in block.spans if span.target), None)
        return f"[image: {block.text or 'no description'}]" + (f" {address}" if address else "")
    return "---" if block.kind == "rule" else block.text


def _source(document: Document, part: str) -> str:
    """Who wrote a part, where, when, and the address."""
    reply = _reply(document, part)
    title = f"“{document.title}”" if document.title else "a page without a title"
    title += "?" if document.title_is_guess and document.title else ""
    if reply is None:
        said, date = [document.author or "author missing", title], document.published
    else:
        guess = f"{reply.author_guess}?" if reply.author_guess else "name missing"
        said, date = [f"{reply.author or guess} on {title}"], reply.date
    address, _ = part_address(document, part if reply is not None else BODY)
    return ", ".join(filter(None, (*said, _shown_date(date or ""), address)))


def _shown_date(date: str) -> str:
    """`2015-03-11 02:57` for an ISO date with a time; other words as they are."""
    return _ISO_TIME.sub(r"\1 \2", date)

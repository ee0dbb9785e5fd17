"""Find the references of a document and the places that cite them."""

from collections.abc import Iterator, Sequence

from tui.model import Block, Citation, Reference, Reply, ReplyKey
from tui.references.identifiers import find_identifiers, identifier_in_address
from tui.references.keys import bounded, fold, unique_keys
from tui.references.links import find_links, normal_address


def find_references(
    title: str,
    body: tuple[Block, ...],
    replies: tuple[Reply, ...],
    neighbours: Sequence[str] = (),
) -> tuple[Reference, ...]:
    """Return what a document points to: identifiers, pages, then neighbouring posts."""
    found: dict[str, Reference] = {}
    for reply, number, block in _places(body, replies):
        for link in find_links(block):
            identifier = identifier_in_address(link.url)
            key = identifier.key if identifier else bounded("url:" + normal_address(link.url))
            citation = Citation(
                reply=reply,
                block=number,
                start=link.start,
                end=link.end,
                text=block.text[link.start : link.end],
            )
            _add(found, key, citation, link.url, identifier is not None)
        for place in find_identifiers(block.text):
            if "/" in block.text[max(0, place.start - 1) : place.start]:
                continue
            citation = Citation(
                reply=reply,
                block=number,
                start=place.start,
                end=place.end,
                text=block.text[place.start : place.end],
            )
            _add(found, place.identifier.key, citation, place.identifier.address, True)
    listed = sorted(found.values(), key=lambda reference: reference.kind != "identifier")
    listed += [
        Reference(key=bounded("neighbour:" + fold(words)), kind="neighbour", raw=words, title=words)
        for words in dict.fromkeys(neighbours)
        if words.strip() and words != title
    ]
    keys = unique_keys(str(reference.key) for reference in listed)
    return tuple(
        Reference(**{**{name: getattr(reference, name) for name in reference.__struct_fields__}, "key": key})
        for key, reference in zip(keys, listed, strict=True)
    )


def _places(
    body: tuple[Block, ...], replies: tuple[Reply, ...]
) -> Iterator[tuple[ReplyKey | None, int, Block]]:
    for number, block in enumerate(body):
        yield None, number, block
    for reply in replies:
        for number, block in enumerate(reply.blocks):
            yield reply.key, number, block


def _add(
    found: dict[str, Reference], key: str, citation: Citation, url: str | None, is_identifier: bool
) -> None:
    known = found.get(key)
    citations = (*known.citations, citation) if known else (citation,)
    found[key] = Reference(
        key=key,
        kind="identifier" if is_identifier else "page",
        raw=known.raw if known else citation.text,
        doi=key[4:] if key.startswith("doi:") else None,
        url=url,
        citations=citations,
    )

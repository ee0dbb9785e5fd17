"""Find what a document points to, tell its fields, join its variants and put it in words.

Finding places in text, parsing the fields of one reference, matching variants and rendering are
modules of their own: `fields.parse_fields` can be replaced without touching the others.
"""

from collections.abc import Sequence

from tui.model import Block, Reference, Reply

__all__ = ["find_references"]


def find_references(
    title: str,
    body: tuple[Block, ...],
    replies: tuple[Reply, ...],
    neighbours: Sequence[str] = (),
) -> tuple[Reference, ...]:
    """Return what a document points to, each with the places that cite it.

    Never raises for any text, and takes time linear in its length.

    Args:
        title: The document's title; a neighbour of the same title is the document itself.
        body: The blocks of its own text.
        replies: Its replies, in order.
        neighbours: Titles of posts beside this one, as the page's navigation gives them.

    Returns:
        Cited works and identifiers by first citation, then journals that are merely mentioned,
        then pages, then neighbours. For every citation, `block.text[start:end] == citation.text`.
    """
    from tui.references import finding  # late: its patterns take 40 ms, a start without a scan none

    return finding.references_of(title, body, replies, neighbours)

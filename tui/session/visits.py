"""What is new in a document since the reader was last there, reply by reply.

A reply is new if the document was visited before and the reply has never been met: it was not there
at the first visit, and has not been on the screen since. So an interrupted visit leaves the rest as
new as it was. What a visit met is noted when the reader leaves the document.
"""

from array import array
from collections.abc import Iterable
from itertools import chain, islice

from tui.library import PAGE, Library
from tui.library.entry import parts_of
from tui.marks import Marks, Visit
from tui.model import Document, DocumentKey, part_stamp, reply_stamp
from tui.session.texts import Anchors

_STAMP = 8
"""Signs of a reply's stamp in a visit's record."""


def known_replies(marks: Marks, key: DocumentKey) -> frozenset[str] | None:
    """The stamps of a document's replies met so far; None if it was never visited."""
    visit = marks.visit(key)
    if visit is None:
        return None
    known = visit.known
    return frozenset(known[at : at + _STAMP] for at in range(0, len(known), _STAMP))


def new_replies(marks: Marks, document: Document) -> frozenset[str]:
    """The parts (`reply:<key>`) that were never met; none at the first visit."""
    return frozenset(new_parts(marks, document.key, parts_of(document)))


def new_parts(marks: Marks, key: DocumentKey, parts: Iterable[str]) -> list[str]:
    """Those of a document's parts that are replies which were never met."""
    known = known_replies(marks, key)
    if known is None:
        return []
    return [part for part in parts if (stamp := part_stamp(part)) and stamp not in known]


def same_parts(parts: Iterable[str], document: Document) -> frozenset[str]:
    """Those parts that are replies, as they are called in the document as it is now."""
    stamps = {part_stamp(part) for part in parts} - {""}
    return frozenset(part for part in parts_of(document) if part_stamp(part) in stamps)


def next_with_new(
    library: Library, marks: Marks, ids: "array[int]", index: int, step: int
) -> tuple[DocumentKey, list[str]] | None:
    """The next document with new replies, and which they are; None if there is no other.

    In proportion to the visits that were made, and to `ids`: for a thread.

    Args:
        library: Where the documents are.
        marks: What was met.
        ids: Rows of the index in the order of the list.
        index: Where to begin; the document there is left out.
        step: The direction, 1 or -1; it goes around at the end.
    """
    visited = set(library.ids_of(marks.visited_documents()).values())
    after, before = range(index + 1, len(ids)), range(max(0, index))
    ahead = chain(after, before) if step > 0 else chain(reversed(before), reversed(after))
    rows = (ids[at] for at in ahead if ids[at] in visited)
    while page := list(islice(rows, PAGE)):
        for entry in library.entries(page):
            new = new_parts(marks, entry.key, entry.parts)
            if new:
                return entry.key, new
    return None


def visit_of(marks: Marks, anchors: Anchors, met: Iterable[str]) -> Visit:
    """The edit that notes a visit.

    Args:
        marks: What the reader did so far.
        anchors: The document, with what a mark keeps of it.
        met: The parts that were on the screen.
    """
    document, seen = anchors.document, frozenset(met)
    known = known_replies(marks, document.key)
    stamps = {f"reply:{reply.key}": reply_stamp(reply.key) for reply in document.replies}
    if known is None:
        met_now = frozenset(stamps.values())
    else:
        met_now = known | {stamp for part, stamp in stamps.items() if part in seen}
    return Visit(document.key, anchors.of_document(), met_now)

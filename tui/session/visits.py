"""What is new in a document since the reader was last there, reply by reply.

A reply is new if the document was visited before and the reply has never been met: it was not there
at the first visit, and has not been on the screen since. So an interrupted visit leaves the rest as
new as it was. What a visit met is noted when the reader leaves the document.
"""

from collections.abc import Iterable, Sequence

from tui.marks import Marks, Visit
from tui.model import Document, ReplyKey, reply_stamp
from tui.session.texts import Anchors

_REPLY = "reply:"
_STAMP = 8
"""Signs of a reply's stamp in a visit's record."""


def known_replies(marks: Marks, document: Document) -> frozenset[str] | None:
    """The stamps of the replies met so far; None if the document was never visited."""
    visit = marks.visit(document.key)
    return _stamps(visit.known) if visit is not None else None


def has_new_replies(known: str, parts: Sequence[str]) -> bool:
    """Whether any of a document's parts is a reply that was not met.

    Args:
        known: The stamps of the replies met, as a visit's record has them.
        parts: The parts of the document as it is now.
    """
    met = _stamps(known)
    keys = (ReplyKey(part[len(_REPLY) :]) for part in parts if part.startswith(_REPLY))
    return any(reply_stamp(key) not in met for key in keys)


def _stamps(known: str) -> frozenset[str]:
    return frozenset(known[at : at + _STAMP] for at in range(0, len(known), _STAMP))


def new_replies(marks: Marks, document: Document) -> frozenset[str]:
    """The parts (`reply:<key>`) that were never met; none at the first visit."""
    known = known_replies(marks, document)
    if known is None:
        return frozenset()
    replies = document.replies
    return frozenset(f"reply:{r.key}" for r in replies if reply_stamp(r.key) not in known)


def visit_of(marks: Marks, anchors: Anchors, met: Iterable[str]) -> Visit:
    """The edit that notes a visit.

    Args:
        marks: What the reader did so far.
        anchors: The document, with what a mark keeps of it.
        met: The parts that were on the screen.
    """
    document, seen = anchors.document, frozenset(met)
    known = known_replies(marks, document)
    stamps = {f"reply:{reply.key}": reply_stamp(reply.key) for reply in document.replies}
    if known is None:
        met_now = frozenset(stamps.values())
    else:
        met_now = known | {stamp for part, stamp in stamps.items() if part in seen}
    return Visit(document.key, anchors.of_document(), met_now)

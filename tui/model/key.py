"""Names under which documents, replies and references are remembered.

A key must outlive a new scan, a moved folder and, where it can, a new scrape: never a row number.
Everything in the marks hangs on these.
"""

from typing import NewType

import msgspec

DocumentKey = NewType("DocumentKey", str)
"""The document's own id, else the id in its file's name, else its path below the library root."""

ReplyKey = NewType("ReplyKey", str)
"""The reply's own id (`comment-123`), else `<ordinal>-<hash of words>`; unique in a document."""

ReferenceKey = NewType("ReferenceKey", str)
"""A reference's identifier (`doi:10.1/x`) or slug of author, year, title; unique in a document."""

BODY = "body"
"""The part of a document that is its own text, beside its replies."""


class Target(msgspec.Struct, frozen=True, order=True):
    """What a mark is put on: a document, its body, one reply or one reference.

    `part` is empty for the document as a whole, `body` for its own text, `reply:<ReplyKey>` or
    `reference:<ReferenceKey>`. Use the constructors below.
    """

    document: DocumentKey
    part: str = ""

    @classmethod
    def of_body(cls, document: DocumentKey) -> "Target":
        """The text of the document without its replies."""
        return cls(document, BODY)

    @classmethod
    def of_reply(cls, document: DocumentKey, reply: ReplyKey) -> "Target":
        """One reply under the document."""
        return cls(document, f"reply:{reply}")

    @classmethod
    def of_reference(cls, document: DocumentKey, reference: ReferenceKey) -> "Target":
        """One reference of the document."""
        return cls(document, f"reference:{reference}")

    @property
    def reply(self) -> ReplyKey | None:
        """The reply's key, or None if this is not a reply."""
        return ReplyKey(self.part[6:]) if self.part.startswith("reply:") else None

    @property
    def reference(self) -> ReferenceKey | None:
        """The reference's key, or None if this is not a reference."""
        return ReferenceKey(self.part[10:]) if self.part.startswith("reference:") else None

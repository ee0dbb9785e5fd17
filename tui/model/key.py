"""Names under which documents, replies and references are remembered.

A key must outlive a new scan, a moved folder and, where it can, a new scrape: never a row number.
Everything in the marks hangs on these.
"""

import re
from typing import NewType

import msgspec

from tui.model.digest import digest

DocumentKey = NewType("DocumentKey", str)
"""The document's own id, else the id in its file's name, else its path below the library root."""

ReplyKey = NewType("ReplyKey", str)
"""The reply's own id (`comment-123`), else `<ordinal>-<hash of words>`; unique in a document."""

ReferenceKey = NewType("ReferenceKey", str)
"""A reference's identifier (`doi:10.1/x`) or slug of author, year, title; unique in a document."""

_MADE = re.compile(r"\d+-([0-9a-f]{8})")
"""A key made of a reply's place in the file and a hash of its words."""

BODY = "body"
"""The part of a document that is its own text, beside its replies."""


def is_made_key(key: ReplyKey) -> bool:
    """Whether a key was made from place and words because the reply has no id of its own."""
    return _MADE.fullmatch(key) is not None


def reply_stamp(key: ReplyKey) -> str:
    """Return 8 hexadecimal digits for a reply that stay when others come in before it.

    Of a key without an id of its own that is the hash of the words; any other key is hashed.
    """
    made = _MADE.fullmatch(key)
    if made:
        return made[1]
    return digest(key.encode("utf-8", "replace"), 4).hex()


def part_stamp(part: str) -> str:
    """The `reply_stamp` of a part of a document; empty if it is no reply."""
    reply = part.removeprefix("reply:")
    return reply_stamp(ReplyKey(reply)) if reply != part else ""


class Target(msgspec.Struct, frozen=True, order=True):
    """What a mark is put on: a document, its body, a reply, a reference, a passage or a draft.

    `part` is empty for the document as a whole, `body` for its own text, `reply:<ReplyKey>`,
    `reference:<ReferenceKey>`, `passage:<name>` or `draft:<name>`. Use the constructors below.
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

    @classmethod
    def of_passage(cls, document: DocumentKey, name: str) -> "Target":
        """Some words anywhere in the document; `name` is any text that no other passage has."""
        return cls(document, f"passage:{name}")

    @classmethod
    def of_draft(cls, document: DocumentKey, name: str) -> "Target":
        """An own reply under the document; `name` is any text that no other draft has."""
        return cls(document, f"draft:{name}")

    @property
    def kind(self) -> str:
        """`document`, `body`, `reply`, `reference`, `passage` or `draft`."""
        return self.part.partition(":")[0] or "document"

    @property
    def reply(self) -> ReplyKey | None:
        """The reply's key, or None if this is not a reply."""
        return ReplyKey(self.part[6:]) if self.part.startswith("reply:") else None

    @property
    def reference(self) -> ReferenceKey | None:
        """The reference's key, or None if this is not a reference."""
        return ReferenceKey(self.part[10:]) if self.part.startswith("reference:") else None

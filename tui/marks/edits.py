"""What a reader did, as values: an edit says what to change and when, and does nothing itself.

An edit is applied by `Marks.apply`. It never holds a widget, a file or a document: only keys and an
`Anchor`, the few words by which a mark finds its place again when the key is gone.
"""

from collections.abc import Iterable
from datetime import UTC, datetime

import msgspec

from tui.model import DocumentKey, Target


def now() -> str:
    """Return this moment as UTC, ISO 8601 with microseconds and `Z`: such stamps sort as text."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


class Anchor(msgspec.Struct, frozen=True):
    """By what a mark is found again: title and path of its document, words and stamp of its text.

    `quote` is the beginning of the marked text and may be longer than what is kept; `fingerprint`
    is `tui.model.fingerprint` of the whole marked text. An empty field means: not known.
    """

    title: str = ""
    path: str = ""
    quote: str = ""
    fingerprint: str = ""


class MarkRead(msgspec.Struct, frozen=True, tag="mark_read"):
    """Mark parts read: one edit for one reply or for ten thousand."""

    targets: tuple[tuple[Target, Anchor], ...]
    at: str = msgspec.field(default_factory=now)


class MarkUnread(msgspec.Struct, frozen=True, tag="mark_unread"):
    """Mark parts unread again."""

    targets: tuple[tuple[Target, Anchor], ...]
    at: str = msgspec.field(default_factory=now)


class Bookmark(msgspec.Struct, frozen=True, tag="bookmark"):
    """Bookmark a document, its body, a reply or a reference, or give a bookmark a new note."""

    target: Target
    anchor: Anchor = Anchor()
    note: str = ""
    tags: tuple[str, ...] = ()
    at: str = msgspec.field(default_factory=now)


class Unbookmark(msgspec.Struct, frozen=True, tag="unbookmark"):
    """Take a bookmark away; what it said stays in the file, marked as deleted."""

    target: Target
    at: str = msgspec.field(default_factory=now)


class SetPosition(msgspec.Struct, frozen=True, tag="set_position"):
    """Remember where the reader is in a document: a block of a part and an offset in it."""

    document: DocumentKey
    anchor: Anchor = Anchor()
    part: str = ""
    block: int = 0
    offset: int = 0
    at: str = msgspec.field(default_factory=now)


Edit = MarkRead | MarkUnread | Bookmark | Unbookmark | SetPosition
"""What can be applied to the marks; `at` is the moment it was made, see `now`."""


def kind_of(edit: Edit) -> str:
    """The edit's name in the journal, e.g. `mark_read`."""
    return str(edit.__struct_config__.tag)


class Change(msgspec.Struct, frozen=True):
    """Which documents look different now."""

    documents: frozenset[DocumentKey] = frozenset()
    from_elsewhere: bool = False
    """True where another session or program made the change, not an edit of this one."""

    def __bool__(self) -> bool:
        """Whether anything changed at all."""
        return bool(self.documents)

    @classmethod
    def elsewhere(cls, documents: Iterable[str]) -> "Change":
        """A change that came by the files."""
        return cls(frozenset(DocumentKey(document) for document in documents), True)

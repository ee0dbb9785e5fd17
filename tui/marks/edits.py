"""What a reader did, as values: an edit says what to change and when, and does nothing itself.

An edit is applied by `Marks.apply`. It never holds a widget, a file or a document: only keys and an
`Anchor`, the few words by which a mark finds its place again when the key is gone.
"""

from collections.abc import Iterable
from datetime import UTC, datetime

import msgspec

from tui.model import BODY, DocumentKey, ListView, Target


def now() -> str:
    """Return this moment as UTC, ISO 8601 with microseconds and `Z`: such stamps sort as text."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


class Anchor(msgspec.Struct, frozen=True):
    """By what a mark is found again: title and path of its document, words and stamp of its text.

    An empty field means: not known. Nothing that is a guess may stand here.
    """

    title: str = ""
    path: str = ""
    quote: str = ""
    """The beginning of the marked text; may be longer than what is kept."""
    fingerprint: str = ""
    """`tui.model.fingerprint` of the whole marked text."""
    body: str = ""
    """`tui.model.fingerprint` of the document's own text, by which a moved document is found."""
    author: str = ""
    """Who wrote the marked text, as the document says."""
    date: str = ""
    """When it was written, as the document says."""


class Passage(msgspec.Struct, frozen=True):
    """Where some words stand: in which part, from which character of which of its blocks on."""

    part: str = BODY
    """`body` or `reply:<key>`."""
    block: int = 0
    offset: int = 0
    """In characters of the block's text, from 0."""
    length: int = 0
    """How many characters are meant; 0 where only their beginning matters."""
    prefix: str = ""
    """A few words before, which tell the passage from the same words elsewhere."""
    suffix: str = ""
    """A few words behind."""


class MarkRead(msgspec.Struct, frozen=True, tag="mark_read"):
    """Mark parts read: one edit for one reply or for ten thousand."""

    targets: tuple[tuple[Target, Anchor], ...]
    at: str = msgspec.field(default_factory=now)
    is_automatic: bool = False
    """Whether the reader pressed no key for it: the text had been on the screen long enough."""


class MarkUnread(msgspec.Struct, frozen=True, tag="mark_unread"):
    """Mark parts unread again."""

    targets: tuple[tuple[Target, Anchor], ...]
    at: str = msgspec.field(default_factory=now)


class Bookmark(msgspec.Struct, frozen=True, tag="bookmark"):
    """Bookmark a document, a part of it or a passage, or give a bookmark a new note."""

    target: Target
    anchor: Anchor = Anchor()
    note: str = ""
    tags: tuple[str, ...] = ()
    at: str = msgspec.field(default_factory=now)
    passage: Passage | None = None
    """Where the words of a `passage:` target stand; None for any other target."""


class Unbookmark(msgspec.Struct, frozen=True, tag="unbookmark"):
    """Take a bookmark away; what it said stays in the file, marked as deleted."""

    target: Target
    at: str = msgspec.field(default_factory=now)


class SaveView(msgspec.Struct, frozen=True, tag="save_view"):
    """Keep a view of the list under a name; what was kept under it before is replaced."""

    name: str
    view: ListView
    at: str = msgspec.field(default_factory=now)


class RemoveView(msgspec.Struct, frozen=True, tag="remove_view"):
    """Take a saved view away; its record stays as a tombstone."""

    name: str
    at: str = msgspec.field(default_factory=now)


class NoteView(msgspec.Struct, frozen=True, tag="note_view"):
    """Remember which view of a library is in use."""

    library: str
    """A stamp that tells the library from others."""
    view: ListView
    name: str = ""
    """The name it was recalled by, if it was."""
    at: str = msgspec.field(default_factory=now)


class Words(msgspec.Struct, frozen=True):
    """What a reader wrote into the form for a reply, complete or not."""

    name: str = ""
    email: str = ""
    website: str = ""
    comment: str = ""

    def __repr__(self) -> str:
        """Without the words: an e-mail address must not get into a report of a fault."""
        return "Words(…)"


class WriteDraft(msgspec.Struct, frozen=True, tag="write_draft"):
    """Write an own reply, or change one."""

    target: Target
    """The draft."""
    answers: str
    """The part that it answers: `body` for the post, or `reply:<key>`."""
    words: Words
    anchor: Anchor = Anchor()
    """Of what it answers."""
    address: str = ""
    """Of the page on the web, as the document says."""
    at: str = msgspec.field(default_factory=now)


class DeleteDraft(msgspec.Struct, frozen=True, tag="delete_draft"):
    """Take an own reply away; what it said stays in the file, marked as deleted."""

    target: Target
    keeps_email: bool = True
    """Whether what stays holds the e-mail address, to be offered in the next form."""
    at: str = msgspec.field(default_factory=now)


class ForgetEmails(msgspec.Struct, frozen=True, tag="forget_emails"):
    """Take the e-mail addresses out of all drafts. It cannot be undone: that is its purpose."""

    at: str = msgspec.field(default_factory=now)


class SetPosition(msgspec.Struct, frozen=True, tag="set_position"):
    """Remember where the reader is in a document: a block of a part and an offset in it."""

    document: DocumentKey
    anchor: Anchor = Anchor()
    part: str = ""
    block: int = 0
    offset: int = 0
    at: str = msgspec.field(default_factory=now)


class Visit(msgspec.Struct, frozen=True, tag="visit"):
    """Remember that the reader was in a document, and which replies they have met there."""

    document: DocumentKey
    anchor: Anchor = Anchor()
    known: frozenset[str] = frozenset()
    """The stamps (see `tui.model.reply_stamp`) of the replies met so far."""
    at: str = msgspec.field(default_factory=now)


class NamePlace(msgspec.Struct, frozen=True, tag="name_place"):
    """Give a place a letter; the place that had it before has none then."""

    letter: str
    document: DocumentKey
    anchor: Anchor = Anchor()
    part: str = BODY
    block: int = 0
    offset: int = 0
    at: str = msgspec.field(default_factory=now)


class UnnamePlace(msgspec.Struct, frozen=True, tag="unname_place"):
    """Take a letter from its place; the record stays as a tombstone."""

    letter: str
    at: str = msgspec.field(default_factory=now)


class Move(msgspec.Struct, frozen=True):
    """A part that carries marks and stands elsewhere now."""

    old: Target
    new: Target
    anchor: Anchor
    """Made from the text as it is now."""
    passage: Passage | None = None
    """Where the passage of a `passage:` target stands now."""
    answers: str = ""
    """Of a `draft:` target: the part that holds now what it answers."""


class Reanchor(msgspec.Struct, frozen=True, tag="reanchor"):
    """Take marks along with a text that stands elsewhere now."""

    moves: tuple[Move, ...]
    at: str = msgspec.field(default_factory=now)


Edit = (
    MarkRead
    | MarkUnread
    | Bookmark
    | Unbookmark
    | WriteDraft
    | DeleteDraft
    | ForgetEmails
    | SaveView
    | RemoveView
    | NoteView
    | SetPosition
    | Visit
    | NamePlace
    | UnnamePlace
    | Reanchor
)
"""What can be applied to the marks; `at` is the moment it was made, see `now`."""


def kind_of(edit: Edit) -> str:
    """The edit's name in the journal, e.g. `mark_read`."""
    if isinstance(edit, MarkRead) and edit.is_automatic:
        return "auto_read"
    return str(edit.__struct_config__.tag)


class Change(msgspec.Struct, frozen=True):
    """Which documents look different now; an empty key stands for the library as a whole."""

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

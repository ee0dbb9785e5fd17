"""The records that the marks file holds, table by table.

`marks.json` is a plain TinyDB file: `TinyDB("marks.json").table("reads").all()` works. It has the
tables below. A table or a field that is not listed belongs to a newer version or to the reader:
it is carried along untouched.

Every record has `id` (its own name, a string) and, but for `meta`, `changed_at` (UTC, ISO 8601 with
microseconds and `Z`; such stamps sort as text). Of two records with one id the newer one counts.
TinyDB's own document id is a number made from `id` (see `doc_ids`); it says nothing else.

`id` is `<document>#<part>`, where `%` and `#` in the document's key are written `%25` and `%23`, so
that the first `#` parts the two. In `positions`, `visits` and `documents` it is the document's key
alone.

| table | record | fields beside `id` and `changed_at` |
|---|---|---|
| `reads` | a part that was read or made unread | `document`, `part`, `read` (true or false), \
`fingerprint`, `quote` (60 characters) |
| `bookmarks` | a bookmark | `document`, `part`, `note`, `tags` (list), `quote` (300 characters), \
`title`, `path`, `fingerprint`, `author` and `date` (of what is marked, where the document says \
them), `created_at`, `deleted` (true: taken away, kept as a tombstone), `moved_to` (id of the \
record that took the place of a deleted one when its text moved); of a passage also `within` \
(part), `block`, `offset`, `length`, `prefix`, `suffix` (32) |
| `positions` | where the reader was | `document`, `part`, `block`, `offset`, `quote` (60) |
| `visits` | that the reader was in a document | `document`, `known` (stamps of the replies met, 8 \
hexadecimal digits each, in order) |
| `named_places` | a place in the library that has a letter | `document` (empty), `part` \
(`named:<letter>`), `of` (key of the document), `within` (part), `block`, `offset`, `quote` (60), \
`title`, `deleted` |
| `views` | a view of the list | `document` (empty), `part` (`saved:<name>`; `last:<library>` for \
the one that was used last there), `name`, `view` (the fields of `tui.model.ListView`), `deleted` |
| `drafts` | an own reply that is not sent | `document`, `part` (`draft:<name>`), `answers` (the \
part it answers: `body` for the post, or `reply:<key>`), `name`, `email`, `website`, `comment` (as \
they were typed, complete or not), `quote` (300), `title`, `path`, `fingerprint`, `author`, `date` \
(of what it answers), `address` (of the page, if it tells it), `created_at`, `deleted`, `moved_to` |
| `documents` | a document that carries marks | `document`, `title`, `path`, `fingerprint` (of its \
own text) |
| `meta` | one record, id `marks` | `schema` (3), `generation` (of the last journal folded in), \
`program` (version that wrote the file) |

`part` is that of `tui.model.Target`: empty for the document as a whole, `body`, `reply:<key>`,
`reference:<key>`, `passage:<name>`, `draft:<name>`. Text in these records comes from files and
people: whoever shows `path` must clean it; the other words are cleaned when they are read
(`tui.marks.state`).
"""

from collections.abc import Iterator
from typing import Final

import msgspec

from tui.model import BODY, DocumentKey, ListView, digest

SCHEMA: Final = 3
"""Version of the tables above. A file with a higher one is never written; see `upgrade`."""

READS: Final = "reads"
BOOKMARKS: Final = "bookmarks"
VIEWS: Final = "views"
POSITIONS: Final = "positions"
VISITS: Final = "visits"
NAMED_PLACES: Final = "named_places"
DRAFTS: Final = "drafts"
DOCUMENTS: Final = "documents"
META: Final = "meta"

SHORT_QUOTE: Final = 60
LONG_QUOTE: Final = 300
NAMED: Final = "named:"
"""Before the letter in the part of a named place."""

CONTEXT: Final = 32
"""Characters kept of what stands before and behind a passage."""

_SLOTS: Final = 2**53
"""Document ids stay below this: JavaScript and others read JSON numbers as doubles."""


class ReadMark(msgspec.Struct, frozen=True, gc=False):
    """What memory keeps of a `reads` record: a hundred thousand of them must stay small."""

    document: DocumentKey
    part: str = ""
    read: bool = True
    changed_at: str = ""
    fingerprint: str = ""


class ReadRecord(ReadMark, frozen=True, gc=False):
    """A `reads` record as it is written."""

    quote: str = ""

    def mark(self) -> ReadMark:
        """The part of it that memory keeps."""
        return ReadMark(self.document, self.part, self.read, self.changed_at, self.fingerprint)


class BookmarkRecord(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A `bookmarks` record."""

    document: DocumentKey
    part: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    quote: str = ""
    title: str = ""
    path: str = ""
    fingerprint: str = ""
    author: str = ""
    date: str = ""
    created_at: str = ""
    changed_at: str = ""
    deleted: bool = False
    moved_to: str = ""
    within: str = ""
    block: int = 0
    offset: int = 0
    length: int = 0
    prefix: str = ""
    suffix: str = ""


class ViewRecord(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A `views` record. It is of no document: what it says is of the whole library."""

    document: DocumentKey = DocumentKey("")
    part: str
    name: str = ""
    """The name it was saved under; empty for a view that was used last and has none."""
    view: ListView = ListView()
    changed_at: str = ""
    deleted: bool = False


class PositionRecord(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A `positions` record."""

    document: DocumentKey
    part: str = ""
    block: int = 0
    offset: int = 0
    quote: str = ""
    changed_at: str = ""


class VisitRecord(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A `visits` record; `changed_at` is the time of the last visit."""

    document: DocumentKey
    known: str = ""
    changed_at: str = ""


class NamedPlaceRecord(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A `named_places` record. It is of no document: a letter is one for the whole library."""

    document: DocumentKey = DocumentKey("")
    part: str
    of: DocumentKey = DocumentKey("")
    within: str = ""
    block: int = 0
    offset: int = 0
    quote: str = ""
    title: str = ""
    changed_at: str = ""
    deleted: bool = False

    @property
    def letter(self) -> str:
        """The letter that the place has."""
        return self.part.removeprefix(NAMED)


class DraftRecord(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A `drafts` record. `author` and `date` are those of what it answers, `name` is its own."""

    document: DocumentKey
    part: str
    answers: str = BODY
    name: str = ""
    email: str = ""
    website: str = ""
    comment: str = ""
    quote: str = ""
    title: str = ""
    path: str = ""
    fingerprint: str = ""
    author: str = ""
    date: str = ""
    address: str = ""
    created_at: str = ""
    changed_at: str = ""
    deleted: bool = False
    moved_to: str = ""

    def __repr__(self) -> str:
        """Without its words: an e-mail address must not get into a report of a fault."""
        return f"DraftRecord({self.document!r}, {self.part!r})"


class DocumentRecord(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A `documents` record: what all marks of one document share."""

    document: DocumentKey
    title: str = ""
    path: str = ""
    fingerprint: str = ""
    changed_at: str = ""


class MetaRecord(msgspec.Struct, frozen=True, kw_only=True):
    """The one record of `meta`."""

    schema: int = SCHEMA
    generation: int = 0
    program: str = ""


Record = (
    ReadMark
    | BookmarkRecord
    | ViewRecord
    | PositionRecord
    | VisitRecord
    | NamedPlaceRecord
    | DraftRecord
    | DocumentRecord
)

TABLES: Final[dict[str, type[Record]]] = {
    READS: ReadMark,
    BOOKMARKS: BookmarkRecord,
    VIEWS: ViewRecord,
    POSITIONS: PositionRecord,
    VISITS: VisitRecord,
    NAMED_PLACES: NamedPlaceRecord,
    DRAFTS: DraftRecord,
    DOCUMENTS: DocumentRecord,
}
"""The tables of marks, and as what memory reads their records."""

_OF_DOCUMENTS: Final = (POSITIONS, VISITS, DOCUMENTS)
"""Tables with one record for each document."""


def storable(text: str) -> str:
    r"""Return `text` so that JSON can hold it: a lone surrogate becomes its `\udcff` spelling."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")


def record_id(table: str, document: str, part: str = "") -> str:
    """Return the `id` of a record, see the head of this module."""
    if table in _OF_DOCUMENTS:
        return document
    return f"{document.replace('%', '%25').replace('#', '%23')}#{part}"


def parted_id(name: str) -> tuple[str, str]:
    """Return the document and the part that the `id` of a record in most tables is made of."""
    document, _, part = name.partition("#")
    return document.replace("%23", "#").replace("%25", "%"), part


def doc_ids(name: str) -> Iterator[str]:
    """Yield TinyDB document ids for the record `name`, as JSON writes them: first choice first.

    The first comes from a hash, the others follow it one by one for the case that two records fall
    on one number.
    """
    first = int.from_bytes(digest(name.encode(), 8), "big")
    for step in range(_SLOTS):
        yield str((first + step) % (_SLOTS - 1) + 1)


def written(table: str, record: Record) -> bytes:
    """Return a record as the JSON object that goes to journal and file, `id` first."""
    name = msgspec.json.encode(record_id(table, record.document, getattr(record, "part", "")))
    return b'{"id":' + name + b"," + msgspec.json.encode(record)[1:]

"""The lines of the journal: a head that names its generation, then one line for each edit.

A line holds whole records as they are after the edit, so that replaying is putting: newest wins,
twice is as good as once. It also holds the records that were there before (`was`), so that it can
be undone whatever else is still there. Lines say which session made them and count them, so that
an edit can be named later on. Journals laid end to end make a journal.

    {"v":3,"kind":"journal","at":"…","session":"…","generation":3,"before":[…],"file":[…]}
    {"v":3,"kind":"mark_read","at":"…","session":"ada-711-5f3c","number":4,
     "changes":[["reads",{…}]],"was":[]}
"""

from collections.abc import Iterable, Iterator

import msgspec

from tui.marks import records
from tui.marks.atomic import Stamp
from tui.marks.edits import now
from tui.marks.records import TABLES, ReadRecord, Record
from tui.marks.state import Put

HEAD = "journal"


class Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line as it is read; the records in it stay as they are written."""

    v: int
    kind: str
    at: str = ""
    session: str = ""
    number: int = 0
    changes: tuple[tuple[str, msgspec.Raw], ...] = ()
    was: tuple[tuple[str, msgspec.Raw], ...] | None = None
    """Records as they were before, without those that were not there; None: not told (schema 1)."""
    of: str = ""
    """In an undo or a redo: the name of the edit that it is about, see `unit`."""
    group: int = 0
    """Number of the first of several lines that are undone together; 0 for a line of its own."""
    generation: int | None = None
    before: Stamp | None = None
    """In a head: the stamp of the data file that the fold before this journal read."""
    file: Stamp | None = None
    """In a head: the stamp of the data file that this journal continues."""

    @property
    def is_newer(self) -> bool:
        """Whether a newer version of the program wrote it, in a way this one may not know."""
        return self.v > records.SCHEMA

    @property
    def unit(self) -> str:
        """The name of the edit, the same in all lines of a group."""
        return unit(self.session, self.group or self.number)

    @property
    def is_first(self) -> bool:
        """Whether no earlier line belongs to the same edit."""
        return self.group in (0, self.number)

    def records(self) -> Iterator[Record]:
        """The records of the tables we know, as memory holds them, but for malformed ones."""
        return (record for _, record in understood(self.changes))

    def puts(self) -> Iterator[Put]:
        """The same with their tables, as they are written."""
        return understood(self.changes, whole=True)


def unit(session: str, number: int) -> str:
    """The name of an edit: who made it, and its number there."""
    return f"{session}/{number}"


def understood(found: Iterable[tuple[str, msgspec.Raw]], *, whole: bool = False) -> Iterator[Put]:
    """The records of the tables we know, but for malformed ones.

    Args:
        found: Tables and records as they are written.
        whole: Whether read marks keep the quote that memory does without.
    """
    for table, raw in found:
        known = ReadRecord if whole and table == records.READS else TABLES.get(table)
        if known is not None:
            try:
                yield table, msgspec.json.decode(raw, type=known)
            except (msgspec.DecodeError, UnicodeDecodeError):
                continue


_LINE = msgspec.json.Decoder(Line)


def head(generation: int, before: Stamp | None, file: Stamp | None, session: str) -> bytes:
    """Return the first line of a journal."""
    line = Line(
        records.SCHEMA, HEAD, now(), session, generation=generation, before=before, file=file
    )
    return _encoded(line)


class Group:
    """Edits that are undone together."""

    def __init__(self) -> None:
        self.first = 0
        """The number of the first of them; 0 before there is one."""


class Written(msgspec.Struct, frozen=True):
    """An edit on its way to the journal."""

    kind: str
    at: str
    number: int
    puts: tuple[Put, ...] = ()
    was: tuple[Put, ...] = ()
    of: str = ""
    group: int = 0
    carried: tuple[tuple[str, msgspec.Raw], ...] = ()
    """Records that come from another file and are written as they stand there."""


def edit_line(edit: Written, session: str) -> bytes:
    """Return the line of an edit with the records that it changed and those it replaced."""
    line = Line(
        v=records.SCHEMA,
        kind=edit.kind,
        at=edit.at,
        session=session,
        number=edit.number,
        changes=_raw(edit.puts) + edit.carried,
        was=_raw(edit.was),
        of=edit.of,
        group=edit.group,
    )
    return _encoded(line)


def _raw(puts: Iterable[Put]) -> tuple[tuple[str, msgspec.Raw], ...]:
    return tuple((table, msgspec.Raw(records.written(table, record))) for table, record in puts)


def parse(data: bytes) -> tuple[list[Line], int]:
    """Read whole lines.

    Args:
        data: Lines, each with its line end.

    Returns:
        What could be read, and how many lines could not (cut off by a crash, or damaged).
    """
    found: list[Line] = []
    damaged = 0
    for line in data.split(b"\n"):
        if line.strip(b"\0 \r"):
            try:
                found.append(_LINE.decode(line))
            except (msgspec.DecodeError, UnicodeDecodeError):
                damaged += 1
    return found, damaged


def _encoded(line: Line) -> bytes:
    return msgspec.json.encode(line) + b"\n"

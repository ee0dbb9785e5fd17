"""The lines of the journal: a head that names its generation, then one line for each edit.

A line holds whole records as they are after the edit, so that replaying is putting: newest wins,
twice is as good as once. Lines say which session made them and count them, so that an edit can be
named later on. Journals laid end to end make a journal.

    {"v":1,"kind":"journal","at":"…","session":"…","generation":3,"before":[…],"file":[…]}
    {"v":1,"kind":"mark_read","at":"…","session":"ada-711-5f3c","number":4,"changes":[["reads",{…}]]}
"""

from collections.abc import Iterable, Iterator

import msgspec

from tui.marks import records
from tui.marks.atomic import Stamp
from tui.marks.edits import now
from tui.marks.records import TABLES, Record
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
    generation: int | None = None
    before: Stamp | None = None
    """In a head: the stamp of the data file that the fold before this journal read."""
    file: Stamp | None = None
    """In a head: the stamp of the data file that this journal continues."""

    @property
    def is_newer(self) -> bool:
        """Whether a newer version of the program wrote it, in a way this one may not know."""
        return self.v > records.SCHEMA

    def records(self) -> Iterator[Record]:
        """The records of the tables we know, as memory holds them, but for malformed ones."""
        for table, raw in self.changes:
            known = TABLES.get(table)
            if known is not None:
                try:
                    yield msgspec.json.decode(raw, type=known)
                except (msgspec.DecodeError, UnicodeDecodeError):
                    continue


_LINE = msgspec.json.Decoder(Line)


def head(generation: int, before: Stamp | None, file: Stamp | None, session: str) -> bytes:
    """Return the first line of a journal."""
    line = Line(
        records.SCHEMA, HEAD, now(), session, generation=generation, before=before, file=file
    )
    return _encoded(line)


def edit_line(kind: str, at: str, session: str, number: int, puts: Iterable[Put]) -> bytes:
    """Return the line of an edit with the records that it changed."""
    changes = tuple((table, msgspec.Raw(records.written(table, record))) for table, record in puts)
    return _encoded(Line(records.SCHEMA, kind, at, session, number, changes))


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

"""What an import comes to, and the ways from records to bytes and back that all formats share."""

from typing import Any

import msgspec

from tui.marks import records
from tui.marks.records import BookmarkRecord, ReadRecord, Record, storable
from tui.marks.tables import record_fields
from tui.model import Problem

Taken = tuple[str, msgspec.Raw]
"""A record as it is written, behind the name of its table."""


class Imported(msgspec.Struct):
    """What could be read of a text, and what could not.

    A problem that is fatal tells of a record that is left out; one that is not, of a loss in a
    record that was taken.
    """

    changes: list[Taken] = msgspec.field(default_factory=list)
    problems: list[Problem] = msgspec.field(default_factory=list)

    def add(self, table: str, record: Record) -> None:
        """Take a record as it will be written."""
        self.changes.append((table, msgspec.Raw(records.written(table, record))))

    def leave_out(self, path: str, place: str, reason: object) -> None:
        """Tell that what stands at `place` (a line, a number) of the file could not be taken."""
        self.problems.append(Problem(path, f"{place}: {reason}" if place else str(reason)))


def fields_of(raw: msgspec.Raw) -> dict[str, Any]:
    """The fields of a record, every text in them fit to be written; empty if it is no record."""
    fields: dict[str, Any] = storable_all(record_fields(raw))
    return fields


def storable_all(value: Any) -> Any:
    """Return a JSON value whose texts are all `storable`."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, list):
        return [storable_all(item) for item in value]
    if isinstance(value, dict):
        return {storable(name): storable_all(item) for name, item in value.items()}
    return value


def bookmark_of(raw: msgspec.Raw) -> BookmarkRecord:
    """Read a `bookmarks` record whole.

    Raises:
        msgspec.ValidationError: A field is missing or holds a value of another kind.
    """
    return msgspec.convert(fields_of(raw), BookmarkRecord)


def read_of(raw: msgspec.Raw) -> ReadRecord:
    """Read a `reads` record whole, with its quote.

    Raises:
        msgspec.ValidationError: A field is missing or holds a value of another kind.
    """
    return msgspec.convert(fields_of(raw), ReadRecord)

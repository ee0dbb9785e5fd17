"""Undo and redo: which edit is next, and the records that take it back.

An edit is taken back by a new edit, so nothing is ever cut out of the journal and other sessions
hear of it as of any other. `u` goes back through what the reader did by hand, newest first; what
happened by itself (a text was on the screen long enough, the place was noted, marks went along with
a moved text) is passed over. What somebody changed since is left as it is.

An edit may be several lines (a group); its newest line counts as its place in time. A redo puts the
edit at the redo's place. Undoing a redo, or redoing, is taking back the lines that did it.
"""

from collections.abc import Iterable

import msgspec

from tui.marks import records
from tui.marks.lines import Line, Written, understood, unit
from tui.marks.records import (
    BookmarkRecord,
    DraftRecord,
    NamedPlaceRecord,
    ReadMark,
    ReadRecord,
    Record,
    ViewRecord,
)
from tui.marks.state import Put, State, later
from tui.model import DocumentKey

UNDO = "undo"
REDO = "redo"
BY_HAND = frozenset(
    {
        *("mark_read", "mark_unread", "bookmark", "unbookmark"),
        *("name_place", "unname_place", "save_view", "remove_view"),
        *("write_draft", "delete_draft", "import", "merge"),
    }
)
"""Kinds of the edits that undo goes through."""


class Step(msgspec.Struct, frozen=True):
    """A line of the past: this session's, which may not be on disk yet, or one read from disk."""

    kind: str
    at: str
    of: str
    """In an undo or a redo: the edit that it is about."""
    unit: str
    """The name of the edit that the line belongs to."""
    is_first: bool
    """Whether no earlier line belongs to that edit."""
    source: Line | Written

    @classmethod
    def own(cls, session: str, edit: Written) -> "Step":
        """A step of an edit that is in memory."""
        name = unit(session, edit.group or edit.number)
        return cls(edit.kind, edit.at, edit.of, name, edit.group in (0, edit.number), edit)

    @classmethod
    def past(cls, line: Line) -> "Step":
        """A step of a line on disk."""
        return cls(line.kind, line.at, line.of, line.unit, line.is_first, line)

    def after(self) -> list[Put]:
        """The records as the line left them."""
        if isinstance(self.source, Line):
            return list(understood(self.source.changes, whole=True))
        return [*self.source.puts, *understood(self.source.carried, whole=True)]

    def before(self) -> list[Put]:
        """The records as they were, without those that were not there."""
        if isinstance(self.source, Line):
            return list(understood(self.source.was or (), whole=True))
        return list(self.source.was)

    @property
    def can_be_taken_back(self) -> bool:
        """Whether it is known what was there before; lines of schema 1 do not tell."""
        return self.source.was is not None


class Undone(msgspec.Struct, frozen=True):
    """What an undo or a redo did."""

    kind: str
    """Kind of the edit that was undone or redone, e.g. `mark_read`."""
    at: str
    """When that edit was made."""
    count: int
    """Marks that are as they were."""
    left: int
    """Marks that somebody changed since, and that are left as they are."""
    documents: frozenset[DocumentKey]
    """Documents whose marks changed by it."""


def next_undo(steps: Iterable[Step]) -> list[Step]:
    """The lines to take back for an undo, newest first; none if there is nothing to undo.

    Args:
        steps: The past, newest line first. It is read only as far as needed.
    """
    passed: set[str] = set()
    rest = iter(steps)
    for step in rest:
        about = step.of or step.unit
        if about in passed:
            continue
        is_candidate = step.kind == REDO or (step.kind in BY_HAND and step.can_be_taken_back)
        if is_candidate:
            return _whole(step, rest)
        passed.add(about)
    return []


def next_redo(steps: Iterable[Step]) -> list[Step]:
    """The lines to take back for a redo: those of the last undo that no new edit followed."""
    passed: set[str] = set()
    rest = iter(steps)
    for step in rest:
        if step.kind in BY_HAND:
            return []
        if step.of and step.of not in passed:
            if step.kind == UNDO:
                return _whole(step, rest)
            passed.add(step.of)
    return []


def named(steps: Iterable[Step], name: str) -> list[Step]:
    """The lines to take back to undo a certain edit, whatever its kind; none if it cannot be.

    Args:
        steps: The past, newest line first.
        name: The edit's name, as `Line.unit` gives it.
    """
    rest = iter(steps)
    for step in rest:
        if name in (step.of, step.unit):
            is_done = step.kind != UNDO and step.can_be_taken_back
            return _whole(step, rest) if is_done else []
    return []


def _whole(step: Step, rest: Iterable[Step]) -> list[Step]:
    """All lines of the edit that `step` is the newest line of; none if some are not kept."""
    found = [step]
    for other in rest if not step.is_first else ():
        if other.unit == step.unit:
            found.append(other)
            if other.is_first:
                break
    return found if found[-1].is_first else []


def restored(state: State, steps: list[Step], at: str) -> tuple[list[Put], int]:
    """The records that take `steps` (newest first) back.

    Returns:
        The records to be put, and how many were left out because they were changed since.
    """
    after: dict[tuple[str, str], Put] = {}
    before: dict[tuple[str, str], Record] = {}
    for step in steps:
        for table, record in step.after():
            name = _name(table, record)
            after.setdefault(name, (table, record))
            before.pop(name, None)  # an older line of the edit knows better
        before.update({_name(table, r): r for table, r in step.before()})
    puts: list[Put] = []
    left = 0
    for name, (table, record) in after.items():
        if table == records.DOCUMENTS:
            continue
        current = state.get(record)
        if current is None or not _says_the_same(current, record):
            left += 1
        elif (old := _old(record, before.get(name))) is not None:
            puts.append((table, msgspec.structs.replace(old, changed_at=later(at, current))))
    return puts, left


def _says_the_same(current: Record, record: Record) -> bool:
    """Whether what is here is still what the edit left; when it was put does not count."""
    if isinstance(current, ReadMark) and isinstance(record, ReadMark):
        return current.read == record.read
    held = State()
    held.put(record)
    left = held.get(record)
    assert left is not None
    return msgspec.structs.replace(left, changed_at=current.changed_at) == current


def _old(record: Record, was: Record | None) -> Record | None:
    """What to put in the place of `record`; None where there is nothing to go back to."""
    if was is not None:
        return was
    if isinstance(record, ReadMark):
        quote = record.quote if isinstance(record, ReadRecord) else ""
        stamp = record.fingerprint
        return ReadRecord(record.document, record.part, False, "", stamp, quote)
    if isinstance(record, BookmarkRecord | NamedPlaceRecord | ViewRecord):
        return msgspec.structs.replace(record, deleted=True)
    if isinstance(record, DraftRecord):
        return msgspec.structs.replace(record, deleted=True, email="")
    return None


def _name(table: str, record: Record) -> tuple[str, str]:
    return table, records.record_id(table, record.document, getattr(record, "part", ""))

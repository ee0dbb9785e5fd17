"""Edits of every kind, each known by a name and a number, and what must be found of them later.

One process makes the edits of one name, in order and from 0 on. So whoever knows how many of them
were acknowledged knows what has to be in the file, without being told what the edits said. One
bookmark is shared by all names. Nothing here starts a process or writes a file.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from tinydb import TinyDB

from tui.marks import Anchor, Bookmark, MarkRead, Marks, MarkUnread, SetPosition, Unbookmark
from tui.marks.edits import Edit
from tui.marks.history import journal_lines
from tui.model import DocumentKey, Target

Place = tuple[str, str, str]
"""Table, document and part of a record."""

BATCH = 4
"""So many edits at most are made before a process waits until they are on disk."""
MANY = 25
"""Replies that are marked by one edit: its line fills more than one page of memory."""
SHARED = Target.of_reply(DocumentKey("shared"), "one")
UNREAD, TAKEN_AWAY = "unread", "taken away"


def edit(name: str, number: int) -> Edit:
    """The edit of this number. Most have a record of their own; some undo the one before them."""
    document = DocumentKey(name)
    anchor = Anchor("Title", f"{name}.txt", f"words {number}", f"{number:016x}")
    kind = number % 8
    if kind in (1, 6):
        return Bookmark(_reply(name, number), anchor, note=f"note {number}", tags=("a", "b"))
    if kind == 2:
        return SetPosition(document, anchor, "body", block=number, offset=number)
    if kind == 4:
        return MarkUnread(((_reply(name, number - 1), anchor),))
    if kind == 5:
        return Bookmark(SHARED, anchor, note=f"{name} {number}")
    if kind == 7 and number % 16 == 7:
        return Unbookmark(_reply(name, number - 1))
    count = MANY if kind == 7 else 1
    return MarkRead(tuple((_reply(name, number, part), anchor) for part in range(count)))


def outcome(name: str, number: int) -> dict[Place, str]:
    """What the edit of this number leaves in the places that it changes."""
    made = edit(name, number)
    if isinstance(made, MarkRead):
        return {_place("reads", target): str(number) for target, _ in made.targets}
    if isinstance(made, MarkUnread):
        return {_place("reads", target): UNREAD for target, _ in made.targets}
    if isinstance(made, Bookmark):
        return {_place("bookmarks", made.target): made.note}
    if isinstance(made, Unbookmark):
        return {_place("bookmarks", made.target): TAKEN_AWAY}
    assert isinstance(made, SetPosition)
    return {("positions", name, ""): str(made.offset)}


def expected(acknowledged: Mapping[str, int]) -> dict[Place, set[str]]:
    """What each place may hold once so many edits of each name were acknowledged.

    Edits that were on their way when a process was killed may be there or not.
    """
    allowed: dict[Place, set[str]] = {}
    for name, count in acknowledged.items():
        sure: dict[Place, str] = {}
        for number in range(count):
            sure |= outcome(name, number)
        for place, value in sure.items():
            allowed.setdefault(place, set()).add(value)
    for name, count in acknowledged.items():
        for number in range(count, count + BATCH):
            for place, value in outcome(name, number).items():
                if place in allowed:
                    allowed[place].add(value)
    return allowed


def missing(found: Mapping[Place, str], acknowledged: Mapping[str, int]) -> list[Place]:
    """The places where an acknowledged edit is not to be found."""
    allowed = expected(acknowledged)
    return [place for place, values in allowed.items() if found.get(place) not in values]


def missing_lines(path: Path, acknowledged: Mapping[str, int]) -> list[tuple[str, int]]:
    """The acknowledged edits of which neither journal nor history holds the line."""
    folder = path.with_name(f"{path.name}.history")
    kept = set()
    for journal in (path.with_name(f"{path.name}.journal"), *folder.glob("*.jsonl*")):
        for line in journal_lines(journal).splitlines() if journal.exists() else []:
            try:
                changes = json.loads(line).get("changes", [])
            except ValueError:
                continue  # cut off by a kill; what it said must stand elsewhere
            kept |= set(_values(changes))
    return [
        (name, number)
        for name, count in acknowledged.items()
        for number in range(count)
        if not kept.issuperset(outcome(name, number).items())
    ]


def found_by_marks(path: Path, acknowledged: Mapping[str, int]) -> dict[Place, str]:
    """What our own program reads; fails if it has a fatal trouble with the files."""
    marks = Marks.open(path)
    found = {}
    try:
        for place in expected(acknowledged):
            value = _asked(marks, place)
            if value is not None:
                found[place] = value
    finally:
        marks.close()
    assert not any(trouble.is_fatal for trouble in marks.troubles), marks.troubles
    return found


def found_by_stock(path: Path) -> dict[Place, str]:
    """What stock TinyDB reads in the file.

    Raises:
        ValueError: It cannot read it.
    """
    with TinyDB(path) as database:
        tables = {name: database.table(name).all() for name in database.tables()}
    return dict(_values((table, record) for table, records in tables.items() for record in records))


def _asked(marks: Marks, place: Place) -> str | None:
    table, document, part = place
    target = Target(DocumentKey(document), part)
    if table == "reads":
        # Memory does not give the words of a read mark away: the part of the key that counts does.
        return part.split(":")[1].split(".")[0] if marks.is_read(target) else UNREAD
    if table == "bookmarks":
        bookmark = marks.bookmark(target)
        return bookmark.note if bookmark is not None else TAKEN_AWAY
    position = marks.position(DocumentKey(document))
    return str(position.offset) if position is not None else None


def _values(records: Iterable[tuple[str, dict[str, object]]]) -> Iterable[tuple[Place, str]]:
    for table, record in records:
        place = (table, str(record.get("document")), str(record.get("part", "")))
        if table == "reads":
            yield place, str(int(str(record["fingerprint"]), 16)) if record["read"] else UNREAD
        elif table == "bookmarks":
            yield place, TAKEN_AWAY if record.get("deleted") else str(record["note"])
        elif table == "positions":
            yield (table, place[1], ""), str(record["offset"])


def _reply(name: str, number: int, part: int = 0) -> Target:
    return Target.of_reply(DocumentKey(name), f"{number}.{part}")


def _place(table: str, target: Target) -> Place:
    return table, target.document, target.part

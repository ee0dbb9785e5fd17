"""Put records together: of two with one id the newer counts.

The order in which records arrive does not matter, nor does how often. Equal stamps are decided by
content, so that every session decides alike. Records stay bytes; no file is opened here.
"""

import itertools
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from tui.marks import records
from tui.marks.lines import Line
from tui.marks.records import TABLES, doc_ids
from tui.marks.tables import RawTables, record_fields

MERGE = "merge"
"""Kind of the journal lines by which another reader's file comes in."""

_OURS = b'{"id":"'
"""How a record begins that we wrote; one that a person wrote begins differently."""


def newer(one: msgspec.Raw, other: msgspec.Raw) -> msgspec.Raw:
    """Return the record that counts; commutative, associative and repeatable.

    `changed_at` decides; a record without one is older than any other. On a tie the read mark that
    says read wins, then the larger of the canonical spellings (keys sorted).
    """
    return max(one, other, key=_rank)


def merge_records(
    tables: RawTables, changes: Iterable[tuple[str, msgspec.Raw]], *, carry: bool = True
) -> int:
    """Take records into `tables`, which is changed; return how many were new or newer.

    Args:
        tables: What is there.
        changes: Tables and records that come in.
        carry: Whether a newer record takes over the fields that only the older one has, because
            another version or the reader put them there. Right where the newer one was made from
            the older one; between files of equal standing the newer record counts as it is, or the
            order of merging would matter.
    """
    news: dict[tuple[str, str], msgspec.Raw] = {}
    for table, raw in changes:
        name = _name(table, raw)
        if name is not None:
            known = news.get((table, name))
            news[table, name] = raw if known is None else newer(known, raw)
    for table in TABLES:
        if table in tables:
            _adopt(table, tables[table])
    return sum(
        _place(table, tables.setdefault(table, {}), name, raw, carry)
        for (table, name), raw in news.items()
    )


def merge_lines(tables: RawTables, found: Iterable[Line]) -> int:
    """Take the records of journal lines into `tables`; return how many were new or newer."""
    total, run = 0, list(found)
    for is_merge, lines in itertools.groupby(run, lambda line: line.kind == MERGE):
        changes = (change for line in lines for change in line.changes)
        total += merge_records(tables, changes, carry=not is_merge)
    return total


def named_records(table: str, rows: Mapping[str, msgspec.Raw]) -> Iterator[tuple[str, msgspec.Raw]]:
    """The records of a table with their ids; what is no record of ours is left out."""
    for raw in rows.values():
        name = _name(table, raw)
        if name is not None:
            yield name, raw


def _place(
    table: str, rows: dict[str, msgspec.Raw], name: str, raw: msgspec.Raw, carry: bool
) -> bool:
    """Put one record where its id belongs, if it is newer than what is there."""
    for doc_id in doc_ids(name):
        old = rows.get(doc_id)
        if old is None:
            rows[doc_id] = raw
            return True
        if _name(table, old) == name:
            winner = newer(old, raw)
            if carry and winner is not old:
                winner = _carried(winner, old)
            rows[doc_id] = winner
            return winner is not old
    return False


def _carried(winner: msgspec.Raw, old: msgspec.Raw) -> msgspec.Raw:
    """Return the winner with the fields that only `old` has."""
    fields = record_fields(winner)
    extra = {name: value for name, value in record_fields(old).items() if name not in fields}
    return msgspec.Raw(_encoded(fields | extra)) if extra else winner


def _adopt(table: str, rows: dict[str, msgspec.Raw]) -> None:
    """Give records that a person wrote with TinyDB their id and the place that belongs to it."""
    for doc_id, raw in list(rows.items()):
        if bytes(raw).startswith(_OURS):
            continue
        fields, name = record_fields(raw), _name(table, raw)
        if name is None:
            continue
        ordered = {"id": name} | {key: value for key, value in fields.items() if key != "id"}
        del rows[doc_id]
        _place(table, rows, name, msgspec.Raw(_encoded(ordered)), carry=True)


def _name(table: str, raw: msgspec.Raw) -> str | None:
    """The id of a record: made from its document and part where we know the table."""
    fields = record_fields(raw)
    document, part = fields.get("document"), fields.get("part", "")
    if table in TABLES:
        if isinstance(document, str) and isinstance(part, str):
            return records.record_id(table, document, part)
        return None
    name = fields.get("id")
    return name if isinstance(name, str) else None


def _rank(raw: msgspec.Raw) -> tuple[str, bool, bytes]:
    fields = record_fields(raw)
    changed_at = fields.get("changed_at")
    canonical = json.dumps(fields, sort_keys=True).encode()
    return changed_at if isinstance(changed_at, str) else "", fields.get("read") is True, canonical


def _encoded(fields: dict[str, Any]) -> bytes:
    try:
        return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:
        return json.dumps(fields, separators=(",", ":")).encode()

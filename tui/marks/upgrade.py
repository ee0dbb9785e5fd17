"""Bring a marks file of an older schema up to this one, step by step.

A step is numbered by the schema that it starts from. It changes the tables in place, loses nothing,
and does no harm when done twice. Steps are never changed once a version with them was released;
each is tested on a file that the older program wrote (`tests/marks/old`). The caller makes a backup
first.
"""

from collections.abc import Callable

import msgspec

from tui.marks.tables import RawTables, record_fields


def upgrade(tables: RawTables, schema: int) -> None:
    """Bring tables of `schema` up to `records.SCHEMA`; newer ones are left alone."""
    for number in sorted(STEPS):
        if number >= schema:
            STEPS[number](tables)


def _documents_know_their_text(tables: RawTables) -> None:
    """1: a document is found again by the stamp of its text, which its marks know already."""
    stamps: dict[str, str] = {}
    for table in ("bookmarks", "reads"):
        for record in map(record_fields, tables.get(table, {}).values()):
            if record.get("part") in ("", "body") and record.get("fingerprint"):
                stamps[str(record.get("document"))] = str(record["fingerprint"])
    rows = tables.get("documents", {})
    for row, raw in rows.items():
        record = record_fields(raw)
        stamp = stamps.get(str(record.get("document")))
        if stamp and not record.get("fingerprint"):
            rows[row] = msgspec.Raw(msgspec.json.encode(record | {"fingerprint": stamp}))


def _what_readers_make_has_tables(tables: RawTables) -> None:
    """2: places with a letter, views and own replies get tables; what was there stays as it was."""
    for table in ("named_places", "views", "drafts"):
        tables.setdefault(table, {})


STEPS: dict[int, Callable[[RawTables], None]] = {
    1: _documents_know_their_text,
    2: _what_readers_make_has_tables,
}
"""What leads from each schema to the next one."""

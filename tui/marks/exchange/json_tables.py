"""Marks as one JSON object that holds the very fields of the marks file; the exact way out and in.

    {
    "format": "rapport-marks",
    "version": 2,
    "tables": {
    "bookmarks": [
    {"id":"…", …},
    …

Each record has a line of its own, so that two exports can be compared line by line and a damaged
one gives back what is whole. Fields that this version does not know are kept.
"""

from collections.abc import Iterable
from typing import Any

import msgspec

from tui.marks.exchange.imported import Imported, Taken, fields_of, storable_all
from tui.marks.exchange.json_reading import DamagedTextError, parsed, whole_lines
from tui.marks.exchange.signs import compact
from tui.marks.records import META, READS, SCHEMA, TABLES, ReadRecord, record_id

FORMAT = "rapport-marks"
"""What `format` says."""


def export_json(changes: Iterable[Taken]) -> str:
    """Return the object with these records, table by table; `meta` is no mark and stays out."""
    tables: dict[str, list[str]] = {}
    for table, raw in changes:
        if table != META:
            tables.setdefault(table, []).append(compact(fields_of(raw)))
    lists = [f"{compact(name)}: [\n" + ",\n".join(rows) + "\n]" for name, rows in tables.items()]
    inside = "{\n" + ",\n".join(lists) + "\n}"
    return f'{{\n"format": "{FORMAT}",\n"version": {SCHEMA},\n"tables": {inside}\n}}\n'


def import_json(text: str, path: str) -> Imported:
    """Read such an object, or what is whole of it.

    Args:
        text: The JSON.
        path: What to call it in problems.
    """
    imported = Imported()
    try:
        content = parsed(text)
    except DamagedTextError as damage:
        imported.leave_out(path, "", damage)
        _salvage(imported, text, path)
        return imported
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        imported.leave_out(path, "", f'no object with "format": "{FORMAT}"')
        return imported
    version = content.get("version")
    if not isinstance(version, int) or version > SCHEMA:
        reason = f"version {version} is not known; this program reads up to {SCHEMA}"
        imported.leave_out(path, "", reason)
        return imported
    tables = content.get("tables")
    if not isinstance(tables, dict):
        imported.leave_out(path, "", '"tables" is no object')
        return imported
    for table, rows in tables.items():
        if not isinstance(rows, list):
            imported.leave_out(path, table, "no list of records")
            continue
        for number, fields in enumerate(rows, 1):
            _take(imported, table, fields, path, f"{table}, record {number}")
    return imported


def _salvage(imported: Imported, text: str, path: str) -> None:
    table = ""
    for number, found in whole_lines(text):
        if isinstance(found, str):
            table = found
        elif table:
            _take(imported, table, found, path, f"line {number}")


def _take(imported: Imported, table: str, found: Any, path: str, place: str) -> None:
    """Take one record, under the id that follows from its document and part."""
    if table == META:
        return
    try:
        fields = storable_all(found)
        if not isinstance(fields, dict):
            imported.leave_out(path, place, "no object")
            return
        known = ReadRecord if table == READS else TABLES.get(table)
        if known is not None:
            record = msgspec.convert(fields, known)
            name = record_id(table, record.document, getattr(record, "part", ""))
        elif isinstance(fields.get("id"), str):
            name = fields["id"]
        else:
            imported.leave_out(path, place, "no `id`")
            return
        raw = compact({"id": name} | {n: value for n, value in fields.items() if n != "id"})
    except (msgspec.ValidationError, RecursionError) as error:
        imported.leave_out(path, place, error)
        return
    imported.changes.append((table, msgspec.Raw(raw.encode())))

"""What other marks files have that this one has not, or has in an older state.

Another reader's machine, or a copy that a sync program set aside, is read with the journal beside
it. Of two records with one id the newer one counts, tombstones among them, so that the outcome is
the same in any order and however often. Nothing here writes.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from tui.marks import lines, records
from tui.marks.files import MarksFiles
from tui.marks.merge import merge_lines, merge_records, named_records, newer
from tui.marks.tables import DamagedFileError, ForeignFileError, RawTables, meta_of, read_raw
from tui.marks.upgrade import upgrade
from tui.model import Problem

_CONFLICT = re.compile(r"conflict", re.IGNORECASE)


class Difference(msgspec.Struct, frozen=True):
    """A record that comes in."""

    table: str
    name: str
    """The record's id."""
    kind: Literal["new", "newer"]
    old: msgspec.Raw | None
    new: msgspec.Raw


def read_tables(files: MarksFiles) -> RawTables | Problem:
    """The tables of a marks file with the edits of its journal, or why they cannot be had."""
    try:
        tables = read_raw(files.data.read_bytes())
    except FileNotFoundError:
        if not files.journal.exists():
            return Problem(str(files.data), "no such file")
        tables = {}
    except OSError as error:
        return Problem(str(files.data), error.strerror or str(error))
    except (DamagedFileError, ForeignFileError) as error:
        return Problem(str(files.data), f"is not a marks file that can be read: {error}")
    meta = meta_of(tables)
    found: list[lines.Line] = []
    for path in (*files.side_journals, files.journal):
        try:
            found += lines.parse(path.read_bytes())[0]
        except OSError:
            continue
    newest = max([meta.schema if meta else 0, *(line.v for line in found)])
    if newest > records.SCHEMA:
        reason = f"is of a newer version (schema {newest}, this program knows {records.SCHEMA})"
        return Problem(str(files.data), reason)
    if meta is None and tables and not any(table in tables for table in records.TABLES):
        return Problem(str(files.data), "is not a marks file: it has none of the tables")
    merge_lines(tables, found)
    upgrade(tables, meta.schema if meta else records.SCHEMA)
    return tables


def incoming(own: RawTables, others: Iterable[RawTables]) -> list[Difference]:
    """The records of `others` that are new here or newer than here, each once.

    Args:
        own: What is here.
        others: What comes in; of several records with one id the newest counts.
    """
    together: RawTables = {}
    for tables in others:
        changes = [(t, raw) for t, rows in tables.items() for raw in rows.values()]
        merge_records(together, (c for c in changes if c[0] != records.META), carry=False)
    here = {table: dict(named_records(table, rows)) for table, rows in own.items()}
    found: list[Difference] = []
    for table, rows in together.items():
        for name, raw in named_records(table, rows):
            old = here.get(table, {}).get(name)
            if old is None:
                found.append(Difference(table, name, "new", None, raw))
            elif newer(old, raw) is not old and bytes(old) != bytes(raw):
                found.append(Difference(table, name, "newer", old, raw))
    return found


def changes_of(differences: Sequence[Difference]) -> list[tuple[str, msgspec.Raw]]:
    """The records that come in, as `Marks.take` wants them."""
    return [(difference.table, difference.new) for difference in differences]


def conflict_copies(files: MarksFiles) -> list[Path]:
    """Copies that a sync program set aside beside the data file, oldest name first.

    Syncthing writes `marks.sync-conflict-<date>-<id>.json`, Dropbox, Nextcloud and others a name
    with `conflict` or `conflicted copy` in it.
    """
    stem = files.data.name.partition(".")[0]
    try:
        beside = sorted(files.data.parent.iterdir())
    except OSError:
        return []
    return [
        path
        for path in beside
        if path != files.data
        and path.name.startswith(stem)
        and path.suffix == files.data.suffix
        and _CONFLICT.search(path.name)
        and path.is_file()
    ]

"""The reader's own marks as they are written, every field of them, for exports and imports."""

import click
import msgspec

from tui.cli.marks.opening import files_of
from tui.marks.incoming import read_tables
from tui.marks.merge import named_records
from tui.marks.records import BOOKMARKS, DOCUMENTS, META
from tui.marks.tables import plain_record
from tui.model import DocumentKey, Problem

Held = dict[tuple[str, str], msgspec.Raw]
"""Records by table and id."""


def held_records(ctx: click.Context) -> Held:
    """Every record of the marks that the options name; none where there is no file yet.

    Raises:
        click.ClickException: The file is there and cannot be read.
    """
    files = files_of(ctx)
    if not files.data.exists() and not files.journal.exists():
        return {}
    tables = read_tables(files)
    if isinstance(tables, Problem):
        raise click.ClickException(str(tables))
    return {
        (table, name): raw
        for table, rows in tables.items()
        if table != META
        for name, raw in named_records(table, rows)
    }


def known_addresses(held: Held) -> dict[str, DocumentKey]:
    """Where the documents are, as the marks know it."""
    found = {}
    for (table, _), raw in held.items():
        if table in (BOOKMARKS, DOCUMENTS):
            fields = plain_record(raw)
            if isinstance(fields, dict) and isinstance(fields.get("path"), str):
                found[fields["path"]] = DocumentKey(str(fields.get("document", "")))
    return found

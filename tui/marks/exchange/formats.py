"""The formats by name: which one a text is in, how records get out, how a text gets in."""

from collections.abc import Iterable
from typing import Final

import msgspec

from tui.marks.exchange import markdown
from tui.marks.exchange.addresses import hidden
from tui.marks.exchange.annotations import FindOffsets, Offsets, export_annotations
from tui.marks.exchange.annotations_in import Resolve, import_annotations, is_annotations
from tui.marks.exchange.csv_reads import columns_of, export_csv, import_csv
from tui.marks.exchange.imported import Imported, Taken, bookmark_of, fields_of, read_of
from tui.marks.exchange.json_reading import DamagedTextError, parsed
from tui.marks.exchange.json_tables import FORMAT, export_json, import_json
from tui.marks.records import BOOKMARKS, DOCUMENTS, READS, BookmarkRecord, DocumentRecord
from tui.model import Problem

MARKDOWN: Final = "markdown"
JSON: Final = "json"
W3C: Final = "w3c"
CSV: Final = "csv"

FORMATS: Final = (MARKDOWN, JSON, W3C, CSV)
ENDINGS: Final = {
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".json": JSON,
    ".jsonld": W3C,
    ".csv": CSV,
}
"""The format that the name of a file asks for."""


def export(
    name: str,
    changes: Iterable[Taken],
    *,
    with_addresses: bool = False,
    offsets: FindOffsets | None = None,
) -> str:
    """Write records in a format.

    Args:
        name: One of `FORMATS`. Markdown and W3C hold bookmarks, CSV read marks, JSON everything.
        changes: Tables and records; those that the format does not hold are passed over.
        with_addresses: Whether e-mail addresses stay; without it the export is not exact for
            records that hold any.
        offsets: For W3C, see `export_annotations`.

    Raises:
        msgspec.ValidationError: A record is not `is_understood`.
    """
    found = list(changes) if with_addresses else list(hidden(changes))
    if name == JSON:
        return export_json(found)
    if name == CSV:
        reads = [read_of(raw) for table, raw in found if table == READS]
        documents = [_document_of(raw) for table, raw in found if table == DOCUMENTS]
        return export_csv(reads, {record.document: record for record in documents})
    bookmarks = [bookmark_of(raw) for table, raw in found if table == BOOKMARKS]
    if name == W3C:
        if offsets is not None and not with_addresses:
            offsets = _without_words(offsets)
        return export_annotations(bookmarks, offsets)
    return markdown.export_markdown(bookmarks)


def is_understood(name: str, table: str, raw: msgspec.Raw) -> bool:
    """Whether `export` can write this record; JSON takes whatever there is."""
    kinds = {BOOKMARKS: bookmark_of, READS: read_of, DOCUMENTS: _document_of}
    try:
        if name != JSON and table in kinds:
            kinds[table](raw)
    except msgspec.ValidationError:
        return False
    return True


def _document_of(raw: msgspec.Raw) -> DocumentRecord:
    return msgspec.convert(fields_of(raw), DocumentRecord)


def _without_words(offsets: FindOffsets) -> FindOffsets:
    """The same places without the words around them, which stand in the document and unchecked."""

    def bare(record: BookmarkRecord) -> Offsets | None:
        place = offsets(record)
        return (*place[:2], "", "") if place is not None else None

    return bare


def import_(text: str, path: str, name: str = "", resolve: Resolve | None = None) -> Imported:
    """Read a text in a format; never raises for what stands in it.

    Args:
        text: The whole of the file.
        path: What to call it in problems.
        name: One of `FORMATS`; without it the text tells.
        resolve: For W3C, see `import_annotations`.
    """
    name = name or recognised(text)
    if name == JSON:
        return import_json(text, path)
    if name == W3C:
        return import_annotations(text, path, resolve)
    if name == CSV:
        return import_csv(text, path)
    if name == MARKDOWN:
        return markdown.import_markdown(text, path)
    return Imported(problems=[Problem(path, f"in none of the formats {', '.join(FORMATS)}")])


def recognised(text: str) -> str:
    """The format of a text by what stands in it, or nothing."""
    start = text.removeprefix("\ufeff").lstrip()
    if start.startswith(("{", "[")):
        return _recognised_json(start)
    if columns_of(text):  # asked first: a cell may hold a whole page of Markdown
        return CSV
    return MARKDOWN if markdown.HEAD in text or f"\n{markdown.BEGIN}" in text else ""


def _recognised_json(text: str) -> str:
    try:
        content = parsed(text)
        if isinstance(content, dict) and content.get("format") == FORMAT:
            return JSON
        return W3C if is_annotations(content) else ""
    except (DamagedTextError, RecursionError):
        head = text[:1000]
        if f'"{FORMAT}"' in head:
            return JSON
        return W3C if "anno.jsonld" in head or '"Annotation' in head else ""

"""Read marks as a table for spreadsheets: CSV by RFC 4180, every cell in quotes.

A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@` or a tab for a formula and may run
it. Such a cell gets an apostrophe in front, and so does one that begins with an apostrophe: reading
takes one apostrophe away again, so that nothing is lost.
"""

import csv
import io
import sys
from collections.abc import Iterable, Iterator, Mapping

from tui.marks.exchange.imported import Imported
from tui.marks.records import DOCUMENTS, READS, DocumentRecord, ReadRecord, storable
from tui.model import DocumentKey

COLUMNS = (
    "document",
    "part",
    "read",
    "changed_at",
    "title",
    "path",
    "fingerprint",
    "quote",
)
"""The first row; title and path are those of the document."""

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_TRUE = frozenset({"true", "1", "yes"})
_FALSE = frozenset({"false", "0", "no"})


def export_csv(reads: Iterable[ReadRecord], documents: Mapping[str, DocumentRecord]) -> str:
    """Return the table, a row for each read mark.

    Args:
        reads: The read marks.
        documents: What is known of the documents, by key.
    """
    text = io.StringIO(newline="")
    rows = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for mark in reads:
        document = documents.get(mark.document)
        cells = (
            mark.document,
            mark.part,
            "true" if mark.read else "false",
            mark.changed_at,
            document.title if document else "",
            document.path if document else "",
            mark.fingerprint,
            mark.quote,
        )
        rows.writerow([_guarded(cell) for cell in cells])
    return text.getvalue()


def import_csv(text: str, path: str) -> Imported:
    """Read such a table; columns may stand in any order, and `document` and `read` must be there.

    Args:
        text: The table, with commas, semicolons or tabs between its cells.
        path: What to call it in problems.
    """
    imported = Imported()
    named: dict[str, DocumentRecord] = {}
    limit = csv.field_size_limit(sys.maxsize)
    try:
        for line, row in _rows(text):
            problem = _take(imported, named, row)
            if problem:
                imported.leave_out(path, f"line {line}", problem)
    except csv.Error as error:
        imported.leave_out(path, "", error)
    finally:
        csv.field_size_limit(limit)
    for record in named.values():
        imported.add(DOCUMENTS, record)
    return imported


def columns_of(text: str) -> list[str]:
    """The cells of the first row, without the marks that some programs put before it."""
    first = text.removeprefix("\ufeff").partition("\n")[0].rstrip("\r")
    for separator in ",;\t":
        cells = next(csv.reader([first], delimiter=separator), [])
        if {"document", "read"} <= set(cells):
            return cells
    return []


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row by the names of its columns, behind the line on which it ends."""
    text = text.removeprefix("\ufeff")
    columns = columns_of(text)
    if not columns:
        raise csv.Error("line 1: no columns named `document` and `read`")
    first = text.partition("\n")[0]
    separator = next(s for s in ",;\t" if len(next(csv.reader([first], delimiter=s))) > 1)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    next(reader)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise csv.Error(f"line {reader.line_num}: {error}") from error
        if cells:
            yield reader.line_num, dict(zip(columns, map(_plain, cells), strict=False))


def _take(imported: Imported, named: dict[str, DocumentRecord], row: dict[str, str]) -> str:
    """Take a row; return why it cannot be taken, or nothing."""
    word = row.get("read", "").strip().casefold()
    if "document" not in row or word not in _TRUE | _FALSE:
        return f"`read` is neither true nor false: {row.get('read', '')[:40]}"
    document = DocumentKey(storable(row["document"]))
    texts = {name: storable(row.get(name, "")) for name in COLUMNS}
    imported.add(
        READS,
        ReadRecord(
            document=document,
            part=texts["part"],
            read=word in _TRUE,
            changed_at=texts["changed_at"],
            fingerprint=texts["fingerprint"],
            quote=texts["quote"],
        ),
    )
    if texts["title"] or texts["path"]:
        # Without a stamp, so that it never takes the place of a record that knows more.
        record = DocumentRecord(document=document, title=texts["title"], path=texts["path"])
        named.setdefault(document, record)
    return ""


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(("'", *_DANGEROUS)) else cell


def _plain(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(("'", *_DANGEROUS)) else cell

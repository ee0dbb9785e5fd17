"""Bookmarks and notes as a Markdown page made to be read, which can be read in again.

Each bookmark begins with a comment that holds its fields as JSON and ends with another; quote and
note stand between them as Markdown. What else is written (headings, tags, times) is for people and
is made from the comment; `docs/marks.md` tells the whole of it.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from tui.marks.exchange.imported import Imported, storable_all
from tui.marks.exchange.markdown_text import escaped, unescaped
from tui.marks.exchange.signs import compact
from tui.marks.records import BOOKMARKS, BookmarkRecord
from tui.model import Target, safe_line

HEAD = "<!-- rapport bookmarks 1 -->"
"""How the page is known; the number is that of this way of writing."""

END = "<!-- /bookmark -->"
_BEGIN = re.compile(r"<!-- bookmark (\{.*\}) -->\s*")
BEGIN = "<!-- bookmark "
"""How the comment before a bookmark begins."""

_ADDRESS = re.compile(r"https?://[^\s<>\\]+")
_VISIBLE = ("quote", "note")
"""Fields that stand as text between the comments."""


def export_markdown(bookmarks: Iterable[BookmarkRecord]) -> str:
    """Return the page: bookmarks by document, documents in the order of their first bookmark."""
    documents: dict[str, list[BookmarkRecord]] = {}
    for record in bookmarks:
        documents.setdefault(record.document, []).append(record)
    lines = ["# Bookmarks and notes", "", HEAD]
    for found in documents.values():
        lines += _document(found)
        for record in found:
            lines += _bookmark(record)
    return "\n".join(lines) + "\n"


def import_markdown(text: str, path: str) -> Imported:
    """Read such a page; what is not between the comments of a bookmark is passed over.

    Args:
        text: The page.
        path: What to call it in problems.
    """
    imported = Imported()
    begun: tuple[int, str] | None = None
    inside: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        line = line.removesuffix("\r")
        if line.startswith(BEGIN):
            if begun is not None:
                imported.leave_out(path, f"line {begun[0]}", f"no `{END}` follows the bookmark")
            begun, inside = (number, line), []
        elif begun is not None and line.strip() == END:
            _take(imported, path, *begun, inside)
            begun = None
        elif begun is not None:
            inside.append(line)
    if begun is not None:
        imported.leave_out(path, f"line {begun[0]}", f"no `{END}` follows the bookmark")
    return imported


def _take(imported: Imported, path: str, number: int, begin: str, inside: list[str]) -> None:
    found = _BEGIN.fullmatch(begin)
    try:
        fields: Any = json.loads(found[1]) if found else None
        if not isinstance(fields, dict):
            imported.leave_out(path, f"line {number}", "the comment holds no fields")
            return
        quote, note = _texts(inside)
        whole = storable_all(fields | {"quote": quote, "note": note})
        imported.add(BOOKMARKS, msgspec.convert(whole, BookmarkRecord))
    except (ValueError, RecursionError, msgspec.ValidationError) as error:
        imported.leave_out(path, f"line {number}", error)


def _texts(inside: list[str]) -> tuple[str, str]:
    """Quote and note of the lines between the comments of a bookmark."""
    lines = _trimmed(inside)
    cut = next((at for at, line in enumerate(lines) if not line.startswith(">")), len(lines))
    quote = [line[1:].removeprefix(" ") for line in lines[:cut]]
    return unescaped(quote), unescaped(_trimmed(lines[cut:]))


def _trimmed(lines: list[str]) -> list[str]:
    """The lines without empty ones at either end."""
    full = [number for number, line in enumerate(lines) if line]
    return lines[full[0] : full[-1] + 1] if full else []


def _document(bookmarks: list[BookmarkRecord]) -> Iterator[str]:
    """Heading and address of a document, as the newest thing that is known of it."""
    title = next((r.title for r in bookmarks if r.title), bookmarks[0].document)
    path = next((r.path for r in bookmarks if r.path), "")
    yield from ("", f"## {_shown(title)}", "")
    address = _ADDRESS.fullmatch(path)
    yield f"<{safe_line(path)}>" if address else _shown(path or bookmarks[0].document)


def _bookmark(record: BookmarkRecord) -> Iterator[str]:
    yield from ("", f"### {_shown(_what(record))}", "")
    defaults = msgspec.structs.asdict(BookmarkRecord(document=record.document))
    fields = {
        name: value
        for name, value in msgspec.structs.asdict(record).items()
        if name not in _VISIBLE and (name in ("document", "part") or value != defaults[name])
    }
    # `>` and `--` would end the comment, or make it none.
    line = compact(fields).replace(">", r"\u003e").replace("--", r"-\u002d")
    yield from (f"<!-- bookmark {line} -->", "")
    if record.quote:
        yield from (f"> {line}".rstrip() for line in escaped(record.quote))
        yield ""
    if record.note:
        yield from escaped(record.note)
        yield ""
    yield END
    facts = [f"Tags: {', '.join(record.tags)}"] if record.tags else []
    facts += [f"created {record.created_at}"] if record.created_at else []
    facts += [f"changed {record.changed_at}"] if record.changed_at else []
    facts += ["removed"] if record.deleted else []
    if facts:
        yield from ("", _shown(" · ".join(facts)))


def _what(record: BookmarkRecord) -> str:
    """What is marked, in words: `Reply by Ann of 2015-03-11`."""
    words = {"document": "Document", "body": "Text"}
    kind = Target(record.document, record.part).kind
    what = words.get(kind, kind.capitalize())
    what += f" by {record.author}" if record.author else ""
    what += f" of {record.date}" if record.date else ""
    return what


def _shown(text: str) -> str:
    """Text on one line, for people; empty stays empty."""
    line = safe_line(text)
    return escaped(line)[0] if line else ""

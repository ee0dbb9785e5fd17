"""Put the difference between two states of a mark into a line for a person."""

from tui.marks.incoming import Difference
from tui.marks.tables import record_fields

_KINDS = {
    "reads": "read mark",
    "bookmarks": "bookmark",
    "views": "view",
    "positions": "place",
    "visits": "visit",
    "named_places": "named place",
    "drafts": "draft",
    "documents": "document",
}


def difference_words(difference: Difference) -> str:
    """`+ bookmark a1#reply:3  “a note”  2026-11-24 21:20`; `~` for one that is changed."""
    new = record_fields(difference.new)
    old = record_fields(difference.old) if difference.old is not None else {}
    sign = "-" if new.get("deleted") else "+" if difference.kind == "new" else "~"
    kind = _KINDS.get(difference.table, difference.table)
    when = str(new.get("changed_at", ""))[:16].replace("T", " ")
    said = _said(difference.table, old, new)
    return "  ".join(filter(None, (f"{sign} {kind} {difference.name.rstrip('#')}", said, when)))


def _said(table: str, old: dict[str, object], new: dict[str, object]) -> str:
    """What the mark says now, and what it said before where that is something else."""
    before, after = _value(table, old), _value(table, new)
    return after if not old or before == after else f"{before} → {after}"


def _value(table: str, fields: dict[str, object]) -> str:
    if table == "reads":
        return "read" if fields.get("read", True) else "unread"
    if table == "bookmarks":
        note = fields.get("note")
        said = f"“{note}”" if note else "no note"
        return f"{said} (removed)" if fields.get("deleted") else said
    if table == "named_places":
        said = f"{fields.get('of')}#{fields.get('within')}, block {fields.get('block')}"
        return f"{said} (removed)" if fields.get("deleted") else said
    if table == "drafts":
        said = str(fields.get("comment") or "")[:80].replace("\n", " ")
        return f"“{said}”{' (removed)' if fields.get('deleted') else ''}"
    if table == "positions":
        return f"{fields.get('part')}, block {fields.get('block')}"
    return ""

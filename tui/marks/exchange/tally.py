"""Tell what an import would do: which records are new, which are newer or older than those here."""

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from tui.marks.exchange.imported import Taken, fields_of
from tui.marks.merge import newer
from tui.marks.records import TABLES, record_id

Fate = Literal["new", "changed", "older", "same"]
"""What becomes of a record: taken as new, taken in place of an older one, left, left as known."""

Name = tuple[str, str]
"""A table and the id of a record in it."""


class Weighed(msgspec.Struct, frozen=True):
    """A record that came in, and what becomes of it."""

    fate: Fate
    table: str
    name: str
    """The record's id."""
    here: msgspec.Raw | None
    raw: msgspec.Raw


def name_of(table: str, raw: msgspec.Raw) -> Name:
    """The table and the id that a record belongs to; the id is empty if nothing names it."""
    fields = fields_of(raw)
    document, part = fields.get("document"), fields.get("part", "")
    if table in TABLES and isinstance(document, str) and isinstance(part, str):
        return table, record_id(table, document, part)
    return table, str(fields.get("id", ""))


def by_name(changes: Iterable[Taken]) -> dict[Name, msgspec.Raw]:
    """The newest record of each name."""
    found: dict[Name, msgspec.Raw] = {}
    for table, raw in changes:
        name = name_of(table, raw)
        known = found.get(name)
        found[name] = raw if known is None else newer(known, raw)
    return found


def weigh(changes: Iterable[Taken], held: Mapping[Name, msgspec.Raw]) -> list[Weighed]:
    """Weigh records against those that are here; of several with one name the newest comes in.

    Args:
        changes: What comes in.
        held: What is here, tombstones among it: what was taken away later stays away.
    """
    return [
        Weighed(_fate(raw, held.get(name)), *name, held.get(name), raw)
        for name, raw in by_name(changes).items()
    ]


def _fate(raw: msgspec.Raw, here: msgspec.Raw | None) -> Fate:
    if here is None:
        return "new"
    if _facts(raw) == _facts(here):
        return "same"
    return "changed" if newer(here, raw) is raw else "older"


def _facts(raw: msgspec.Raw) -> dict[str, object]:
    """A record's fields without those that are empty: these say what a missing one says."""
    return {
        name: value
        for name, value in fields_of(raw).items()
        if name == "read" or value not in ("", 0, [], None)
    }

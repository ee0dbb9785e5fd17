"""Keep e-mail addresses out of what leaves the house.

An address is replaced wherever it stands in a record, in the key of a document as well: such a
record cannot be put back to its place by an import, and whoever exports is to be told.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from tui.marks import records
from tui.marks.exchange.imported import Taken, fields_of
from tui.marks.exchange.signs import compact
from tui.marks.records import TABLES

INSTEAD = "[e-mail]"
"""What stands where an address stood."""

_ADDRESS = re.compile(
    r"""(?: (?<![\w.+-]) [\w.+-]++ | "[^"\n@]{1,64}" )
        (?: @ | %40 )
        (?: (?: [\w-]++ \. )+ [^\W\d_] [\w-]++ | [\w.-]*+ \Z )""",
    re.VERBOSE,
)
"""Each run of signs is gone through once, whatever its length. At the end of a text, where quotes
are cut, the beginning of an address counts as one."""


def without_addresses(value: Any) -> Any:
    """Return a JSON value with every e-mail address in its texts replaced."""
    if isinstance(value, str):
        return _ADDRESS.sub(INSTEAD, value) if "@" in value or "%40" in value else value
    if isinstance(value, list):
        return [without_addresses(item) for item in value]
    if isinstance(value, dict):
        return {without_addresses(name): without_addresses(item) for name, item in value.items()}
    return value


def is_named_by_address(raw: msgspec.Raw) -> bool:
    """Whether a record's own name holds an address, so that it loses its place with it."""
    fields = fields_of(raw)
    names = [fields.get(name) for name in ("id", "document", "part")]
    return bool(without_addresses(names) != names)


def hidden(changes: Iterable[Taken]) -> Iterator[Taken]:
    """Yield the records without the addresses in them."""
    for table, raw in changes:
        before = fields_of(raw)
        fields = without_addresses(before)
        if table == records.DRAFTS:  # whatever stands in the field, a half-typed address as well
            fields |= {"email": ""} if "email" in fields else {}
        if fields == before:
            yield table, raw
            continue
        document, part = fields.get("document"), fields.get("part", "")
        if table in TABLES and isinstance(document, str) and isinstance(part, str):
            fields["id"] = records.record_id(table, document, part)
        yield table, msgspec.Raw(compact(fields).encode())

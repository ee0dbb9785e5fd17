"""Marks out of the house and in again: Markdown, JSON, W3C Web Annotations and CSV.

Records in, text out; text in, records and problems out. Nothing here opens a file or knows a
document: who calls says where a passage stands and which document an address belongs to.
"""

from tui.marks.exchange.addresses import is_named_by_address
from tui.marks.exchange.annotations import FindOffsets, Offsets
from tui.marks.exchange.annotations_in import Resolve
from tui.marks.exchange.formats import (
    CSV,
    ENDINGS,
    FORMATS,
    JSON,
    MARKDOWN,
    W3C,
    export,
    import_,
    is_understood,
)
from tui.marks.exchange.imported import Imported, Taken
from tui.marks.exchange.tally import Fate, Weighed, by_name, weigh

__all__ = [
    "CSV",
    "ENDINGS",
    "FORMATS",
    "JSON",
    "MARKDOWN",
    "W3C",
    "Fate",
    "FindOffsets",
    "Imported",
    "Offsets",
    "Resolve",
    "Taken",
    "Weighed",
    "by_name",
    "export",
    "import_",
    "is_named_by_address",
    "is_understood",
    "weigh",
]

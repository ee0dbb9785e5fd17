"""A comment as it was cut out of the file, before keys, levels and guesses."""

import msgspec

from tui.formats.dates import FoundDate
from tui.formats.plaintext.lines import Line
from tui.model.document import ReplyKind


class RawReply(msgspec.Struct):
    """One comment as it stands in the file, before keys, levels and guesses."""

    lines: list[Line]
    author: str | None = None
    date: FoundDate | None = None
    indent: int = 0
    kind: ReplyKind = "comment"
    addressee: str | None = None
    """Whom the page itself names as the one answered (`In reply to Ann`)."""

"""A stand: where a reader was at a moment, told so that it can be found again on any screen.

By document, part, block and character, never by rows or numbers in a list: those change with the
width of the screen and with every scan.
"""

from typing import Literal

import msgspec

from tui.model import BODY, DocumentKey
from tui.session.stopping_place import Place

Pane = Literal["list", "detail", "references"]


class Stand(msgspec.Struct, frozen=True):
    """Where a reader was."""

    document: DocumentKey
    pane: Pane = "detail"
    """In the list only the document counts."""
    at: Place = (BODY, 0, 0)
    """What was being read."""
    top: Place | None = None
    """What was at the top of the screen; None if it does not matter."""
    rows: int = 0
    """Rows between that and the top of the screen: less than a paragraph."""
    reference: str = ""
    """In the references: the key of the one that the cursor was on."""

    def is_like(self, other: "Stand | None") -> bool:
        """Whether this is the same place, be it on another row of the screen."""
        if other is None:
            return False
        here = (self.document, self.pane, self.reference)
        if here != (other.document, other.pane, other.reference):
            return False
        return self.pane == "list" or self.at == other.at

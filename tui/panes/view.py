"""What a pane is given to show: a document together with what this reader did to it."""

import msgspec

from tui.model import Document
from tui.session.drafts import ShownDraft
from tui.session.passages import Stretch


class DocumentView(msgspec.Struct, frozen=True):
    """A document and the state of its parts at one moment.

    Part names are those of `Target.part`.
    """

    document: Document
    unread: frozenset[str] = frozenset()
    bookmarked: frozenset[str] = frozenset()
    fresh: frozenset[str] = frozenset()
    """Replies that came in since the reader was last here; they stay so for the whole visit."""
    last_visit: str = ""
    """The day of that visit, `2026-11-24`; empty at the first one."""
    minutes: int = 0
    """Reading time of the whole; 0 if it is not known."""
    passages: frozenset[Stretch] = frozenset()
    """The words that carry a bookmark of their own, where they stand now."""
    drafts: tuple[ShownDraft, ...] = ()
    """The reader's own replies to the document, not sent."""

"""What a pane is given to show: a document together with what this reader did to it."""

import msgspec

from tui.model import BODY, Document
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

    @property
    def parts(self) -> list[str]:
        """The part that each item of the detail pane belongs to.

        Body blocks, then replies, each with the drafts that answer it; drafts that answer the post
        at the end, and after them those whose reply is not found.
        """
        replies = [f"reply:{reply.key}" for reply in self.document.replies]
        if self.drafts:
            under: dict[str, list[str]] = {}
            for draft in self.drafts:
                under.setdefault(draft.under, []).append(draft.part)
            replies = [part for reply in replies for part in (reply, *under.get(reply, ()))]
            replies += [*under.get(BODY, ()), *under.get("", ())]
        return [BODY] * len(self.document.body) + replies

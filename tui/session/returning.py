"""What a reader is told who comes back to a document after days: when, where, what is new, notes.

Plain facts for a small card; the words are made where it is drawn. Changes no mark.
"""

from datetime import UTC, datetime

import msgspec

from tui.marks import Marks
from tui.model import Document
from tui.session.visits import new_replies

NOTES = 2
"""Notes that are told; how many more there are is told, too."""


class Returning(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to tell."""

    days: int
    """Whole days since the reader was here last, at least 1."""
    day: str
    """The day of that visit in the reader's own time zone, `2026-11-22`."""
    new: int
    """Replies that came in since."""
    bookmarks: int
    """Bookmarks in the document."""
    notes: tuple[str, ...]
    """The first notes on them, newest first."""


def returning(
    marks: Marks, document: Document, after_days: float, now: datetime | None = None
) -> Returning | None:
    """What to tell whoever opens `document`; None if it was never left or not long ago.

    Args:
        marks: What the reader did.
        document: What is opened.
        after_days: Days after which there is something to tell; 0 for never.
        now: The present moment; the clock's if None.
    """
    visit, position = marks.visit(document.key), marks.position(document.key)
    last = max((record.changed_at for record in (visit, position) if record), default="")
    was = _moment(last)
    if not after_days or was is None:
        return None
    passed = ((now or datetime.now(UTC)) - was).total_seconds() / 86_400
    if passed < after_days:
        return None
    kept = marks.bookmarks(document.key)
    notes = tuple(record.note for record in kept if record.note)
    return Returning(
        days=max(1, int(passed)),
        day=was.astimezone().date().isoformat(),
        new=len(new_replies(marks, document)),
        bookmarks=len(kept),
        notes=notes[:NOTES],
    )


def _moment(stamp: str) -> datetime | None:
    """A stamp of the marks as a moment; None if there is none or it makes no sense."""
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)

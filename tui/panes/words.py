"""How facts about documents are put into words on the screen.

Counts, names and guesses read the same in every pane. What is a guess carries a question mark, what
is missing is said, and the difference between declared and kept replies is never hidden.
"""

from tui.library import Entry
from tui.marks import BookmarkRecord
from tui.model import Citation, Document, Reply, Target, safe_line

UNREAD = "●"
BOOKMARK = "★"
NEW = "new"
GUESS = "?"


def replies_short(kept: int, declared: int | None) -> str:
    """`2 of 13` for a row of the list, `4 replies` where page and file agree."""
    is_different = declared is not None and declared != kept
    return f"{kept} of {declared}" if is_different else _replies(kept)


def replies_long(kept: int, declared: int | None) -> str:
    """`13 replies, 2 kept`, for the line between body and replies."""
    if declared is not None and declared != kept:
        return f"{_replies(declared)}, {kept or 'none'} kept"
    return _replies(kept) if kept else "No replies in this file"


def new_since(count: int, day: str) -> str:
    """`2 new since 2026-11-24`, empty where nothing is."""
    return f"{count:,} {NEW} since {day}" if count else ""


def minutes(count: int) -> str:
    """`2 min`."""
    return f"{count:,} min"


def entry_replies(entry: Entry, unread: int) -> str:
    """The right end of an entry's second line: kept and declared replies, what is unread."""
    parts = []
    if entry.kept_replies or entry.declared_replies:
        parts.append(replies_short(entry.kept_replies, entry.declared_replies))
    if unread:
        parts.append(f"{UNREAD}{unread}")
    return " · ".join(parts)


def author(reply: Reply) -> str:
    """The reply's author, a guess with its question mark, or that the name is missing."""
    if reply.author:
        return reply.author
    return f"{reply.author_guess}?" if reply.author_guess else "name missing"


def position(number: int, document: Document) -> str:
    """`paragraph 2 of 5` or `reply 1 of 2` for item `number` of the detail pane."""
    paragraphs = len(document.body)
    if number < 0:
        return ""
    if number < paragraphs:
        return f"paragraph {number + 1} of {paragraphs}"
    return f"reply {number - paragraphs + 1} of {len(document.replies)}"


def citing_place(citation: Citation, document: Document) -> str:
    """`paragraph 2` or `reply 2`: where a citation stands, counted from 1."""
    if citation.reply is None:
        return f"paragraph {citation.block + 1}"
    for number, reply in enumerate(document.replies, 1):
        if reply.key == citation.reply:
            return f"reply {number}"
    return "a reply"


def _replies(count: int) -> str:
    return "1 reply" if count == 1 else f"{count:,} replies"


def bookmark_kind(record: BookmarkRecord) -> str:
    """`reply by Cleo`, `passage by Ada`: what a bookmark is on, and who wrote it."""
    kind = Target(record.document, record.part).kind
    if kind == "passage":
        kind = "passage in a reply" if record.within.startswith("reply:") else "passage"
    by = safe_line(record.author)
    return f"{kind} by {by}" if by and kind != "reference" else kind


def bookmark_days(record: BookmarkRecord) -> str:
    """`2026-03-01, changed 2026-03-05`: the day it was made, and changed if that was later."""
    made, changed = record.created_at[:10], record.changed_at[:10]
    return f"{made}, changed {changed}" if made and changed != made else made or changed


def bookmark_status(status: str, *, long: bool = False) -> str:
    """What became of a bookmark's place, see `Session.status_of`; empty if it is where it was."""
    said = {
        "adrift": "adrift: its words are not in this library now; kept here",
        "elsewhere": "elsewhere: its file is on this disk, but not in this library",
    }
    return said.get(status, status) if long else status

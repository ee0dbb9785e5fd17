"""How facts about documents are put into words on the screen.

Counts, names and guesses read the same in every pane. What is a guess carries a question mark, what
is missing is said, and the difference between declared and kept replies is never hidden.
"""

from collections.abc import Mapping
from typing import Final

from tui.library import Entry
from tui.marks import BookmarkRecord
from tui.model import Citation, Document, Reply, ReplyKey, Target, in_order, safe_line
from tui.model.thread import Cut
from tui.panes.folds import Below

UNREAD = "●"
BOOKMARK = "★"
NEW = "new"
GUESS = "?"
JOINED = "\N{NO-BREAK SPACE}"
"""Between two words that stay on one line."""

CUT: Final[Mapping[Cut, str]] = {
    "missing": "answers a reply that is not kept",
    "circle": "answers in a circle",
}
"""Why a reply does not stand below the one it answers."""


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
    """`2 new since 2026-11-24`, empty where nothing is; number and word stay on one line."""
    return f"{count:,}{JOINED}{NEW} since {day}" if count else ""


def minutes(count: int) -> str:
    """`2 min`, always on one line."""
    return f"{count:,}{JOINED}min"


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


def shown_date(date: str) -> str:
    """`2015-03-11 02:57` for an ISO date with time; other words as they are."""
    day, mark, time = date.partition("T")
    return f"{day} {time}" if mark and len(day) == 10 and day[:4].isdigit() else date


def below(hidden: Below) -> str:
    """`+4 replies, 2 unread, 1 new`: what a fold hides; empty if nothing."""
    said = [_replies(hidden.replies)] if hidden.replies else []
    said += [f"{hidden.unread:,} unread"] if hidden.unread else []
    said += [f"{hidden.new:,} {NEW}"] if hidden.new else []
    if hidden.drafts:
        said.append("1 draft" if hidden.drafts == 1 else f"{hidden.drafts:,} drafts")
    return f"+{', '.join(said)}" if said else ""


def below_short(hidden: Below) -> str:
    """`+4 ●2 new 1`, where there is little room."""
    said = [f"{hidden.replies}"] if hidden.replies else []
    said += [f"{UNREAD}{hidden.unread}"] if hidden.unread else []
    said += [f"{NEW} {hidden.new}"] if hidden.new else []
    said += ["draft"] if hidden.drafts else []
    return f"+{' '.join(said)}" if said else ""


def position(number: int, document: Document, level: int = 0) -> str:
    """`paragraph 2 of 5` or `reply 2 of 2, level 1` for item `number` of the detail pane."""
    paragraphs = len(document.body)
    if number < 0:
        return ""
    if number < paragraphs:
        return f"paragraph {number + 1} of {paragraphs}"
    told = f", level {level}" if level else ""
    return f"reply {number - paragraphs + 1} of {len(document.replies)}{told}"


def reply_numbers(document: Document) -> dict[ReplyKey, int]:
    """The number of each reply, counted from 1 in the order in which they are shown."""
    return {reply.key: number for number, reply in enumerate(in_order(document), 1)}


def citing_place(citation: Citation, numbers: Mapping[ReplyKey, int]) -> str:
    """`paragraph 2` or `reply 2`: where a citation stands, counted from 1.

    Args:
        citation: The citing place.
        numbers: Those of `reply_numbers`.
    """
    if citation.reply is None:
        return f"paragraph {citation.block + 1}"
    number = numbers.get(citation.reply)
    return f"reply {number}" if number else "a reply"


def _replies(count: int) -> str:
    return "1 reply" if count == 1 else f"{count:,} replies"


def bookmark_kind(record: BookmarkRecord) -> str:
    """`reply by Cleo`, `passage by Ada`: what a bookmark is on, and who wrote it."""
    kind = Target(record.document, record.part).kind
    if kind == "passage":
        kind = "passage in a reply" if record.within.startswith("reply:") else "passage"
    by = safe_line(record.author)
    return f"{kind} by {by}" if by and kind != "reference" else kind


def day_of(stamp: str) -> str:
    """The day of a time stamp of the marks, which a damaged file may have made anything of."""
    return safe_line(stamp)[:10]


def bookmark_days(record: BookmarkRecord) -> str:
    """`2026-03-01, changed 2026-03-05`: the day it was made, and changed if that was later."""
    made, changed = day_of(record.created_at), day_of(record.changed_at)
    return f"{made}, changed {changed}" if made and changed != made else made or changed


def bookmark_status(status: str, *, long: bool = False) -> str:
    """What became of a bookmark's place, see `Session.status_of`; empty if it is where it was."""
    said = {
        "adrift": "adrift: its words are not in this library now; kept here",
        "elsewhere": "elsewhere: its file is on this disk, but not in this library",
    }
    return said.get(status, status) if long else status

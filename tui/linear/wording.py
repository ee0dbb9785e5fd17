"""What is said of documents and replies, in sentences that can be heard.

The same facts as on the screen, without signs: what is a guess is said with "perhaps", what is
missing is said, and declared and kept replies are both told.
"""

from collections.abc import Iterable

from tui.library import Entry
from tui.linear.page import Page
from tui.model import Document, Reply, safe_line
from tui.model.thread import Cut
from tui.panes.words import replies_long
from tui.session.returning import Returning

CUT: dict[Cut, str] = {
    "missing": "an answer to a reply that is not kept",
    "circle": "one of several that answer each other in a circle",
}


def sentence(facts: Iterable[str]) -> str:
    """Facts that are not empty, as one sentence."""
    words = ", ".join(filter(None, facts))
    return words if not words or words[-1] in ".?!" else f"{words}."


def count(number: int, one: str, many: str = "") -> str:
    """`1 reply`, `2 replies`."""
    return f"1 {one}" if number == 1 else f"{number:,} {many or one + 's'}"


def no_such(what: str, number: int, of: int) -> str:
    """`There is no draft 9; there are 2.`, for a number that is too high."""
    there = "there are none" if not of else "there is 1" if of == 1 else f"there are {of:,}"
    return f"There is no {what} {number:,}; {there}."


def title_of(document: Document) -> str:
    """The title; that it is a guess, or missing, is said."""
    title = document.title or "a document without a title"
    return f"{title} (perhaps; no title is marked)" if document.title_is_guess else title


def day(date: str | None) -> str:
    """A date with its time, if it has one, after a space; other words as they are."""
    before, mark, time = (date or "").partition("T")
    return f"{before} {time}" if mark and before[:4].isdigit() else date or ""


def entry_line(entry: Entry, number: int, unread: int, bookmarks: int) -> str:
    """A document in the list, e.g. `2. Moving about, by The tour, 4 replies, 5 unread`."""
    replies = ""
    if entry.kept_replies or entry.declared_replies:
        replies = replies_long(entry.kept_replies, entry.declared_replies)
    by = f"by {entry.author}" if entry.author else safe_line(entry.folder)
    facts = (
        entry.title or "a document without a title",
        by,
        day(entry.published),
        replies,
        f"{unread:,} unread" if unread else "read",
        f"{bookmarks:,} bookmarked" if bookmarks else "",
    )
    return f"{number:,}. {sentence(facts)}"


def header(page: Page, unread: int, minutes: int) -> str:
    """What is said of a document when it is opened."""
    document = page.document
    replies = ""
    if document.replies or document.declared_replies:
        replies = replies_long(len(document.replies), document.declared_replies)
    new = len(page.fresh)
    references = len(document.references)
    facts = (
        title_of(document),
        f"by {document.author}" if document.author else "author missing",
        day(document.published),
        replies,
        f"{new:,} new since {page.last_visit}" if new else "",
        count(references, "reference") if references else "",
        f"{minutes:,} min" if minutes else "",
        unread_left(unread),
    )
    return sentence(facts)


def card(back: Returning) -> str:
    """What is said to whoever comes back after days; how many replies are new is in the header."""
    ago = "a day ago" if back.days == 1 else f"{back.days:,} days ago"
    notes = "; ".join(safe_line(note) for note in back.notes)
    bookmarks = count(back.bookmarks, "bookmark")
    with_notes = f"{bookmarks}, with the notes: {notes}" if notes else bookmarks
    return sentence((f"You were here {ago}, on {back.day}", with_notes if back.bookmarks else ""))


def unread_left(number: int) -> str:
    """`4 unread`, or that nothing is."""
    return f"{number:,} unread" if number else "nothing unread"


def name_of(reply: Reply) -> str:
    """`by Cleo`; that a name is missing is said, and whose it may be."""
    if reply.author:
        return f"by {reply.author}"
    guess = f" (perhaps {reply.author_guess})" if reply.author_guess else ""
    return f"name missing{guess}"


def between(page: Page, row: int) -> str:
    """Who wrote a reply to whom, as far as the page tells or can be guessed: `by Cleo to Ben`."""
    reply, above = page.replies[row], page.thread.parent[row]
    who = name_of(reply)
    facts = [who]
    if above >= 0 and not reply.parent_is_guess:
        facts = [f"{who}{' ' if reply.author else ', '}to {_named(page, above, row)}"]
    elif above >= 0:
        facts.append(f"perhaps an answer to {_named(page, above, row)}")
    elif row in page.thread.cut:
        facts.append(CUT[page.thread.cut[row]])
    elif reply.parent_is_guess:
        facts.append("perhaps an answer to another reply")
    if reply.addressed_to_guess:
        facts.append(f"perhaps to {reply.addressed_to_guess}")
    return ", ".join(facts)


def _named(page: Page, above: int, row: int) -> str:
    """The reply that is answered: by its author, by its number unless it is the one before."""
    author = page.replies[above].author
    if author and above == row - 1:
        return author
    return f"{author} (reply {above + 1:,})" if author else f"reply {above + 1:,}"


def announcement(page: Page, row: int, *, is_unread: bool, is_bookmarked: bool, left: int) -> str:
    """What is said before a reply is read.

    `Reply 3 of 13, level 2, by Cleo to Ben, 2026-03-05, unread, 4 unread left in this document.`

    Args:
        page: The open document.
        row: Which reply, counted from 0 in the order in which they are shown.
        is_unread: Whether it is unread.
        is_bookmarked: Whether it carries a bookmark.
        left: How much of the document is unread, this reply among it.
    """
    reply = page.replies[row]
    kind = "Reply" if reply.kind == "comment" else reply.kind.capitalize()
    facts = (
        f"{kind} {row + 1:,} of {len(page):,}",
        f"level {page.thread.depth[row] + 1}",
        between(page, row),
        day(reply.date),
        "new" if f"reply:{reply.key}" in page.fresh else "",
        "bookmarked" if is_bookmarked else "",
        "unread" if is_unread else "read",
        f"{left:,} unread left in this document" if left else "nothing unread left",
    )
    return sentence(facts)


def outline(page: Page, row: int, *, is_unread: bool, drafts: int = 0) -> str:
    """A reply in the list of replies: number, level, who, when, whether it is unread.

    Args:
        page: The open document.
        row: Which reply, counted from 0 in the order in which they are shown.
        is_unread: Whether it is unread.
        drafts: How many drafts of the reader's own answer it.
    """
    reply = page.replies[row]
    facts = (
        f"level {page.thread.depth[row] + 1}",
        between(page, row),
        day(reply.date),
        "new" if f"reply:{reply.key}" in page.fresh else "",
        "unread" if is_unread else "read",
        f"answered by {count(drafts, 'draft')} of yours" if drafts else "",
    )
    return f"{row + 1:,}. {sentence(facts)}"


def place(page: Page) -> str:
    """`reply 2 of 13`, `paragraph 3 of 7`: where the reader is."""
    if page.row >= 0:
        return f"reply {page.row + 1:,} of {len(page):,}"
    if not page.stops:
        return "no text"
    return f"paragraph {page.paragraph:,} of {page.paragraphs:,}"

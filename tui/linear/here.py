"""Where the reader is, and what the marks are told of it: list, open document, place, what was met.

A text or a reply counts as read when it was said to its end and the reader then went elsewhere: to
another piece, another document, the list, or out by `q`. Somebody at a terminal must have stayed
for the time that the settings say; a script has no time to be measured by. With that setting at 0
nothing counts as read by itself. Must never put a word into the reader's mouth: nothing is said
here.
"""

import enum
import time
from collections import deque
from collections.abc import Callable

from tui.library import Entry
from tui.linear.line import Question
from tui.linear.page import Page
from tui.model import Document, DocumentKey, ListView, Target
from tui.session import Session
from tui.session.kept_views import understood
from tui.session.view_listing import ViewListing


class Mode(enum.Enum):
    """What a command is about."""

    LIST = "list"
    TEXT = "text"
    REFERENCES = "reference"
    BOOKMARKS = "bookmark"
    NAMED = "place"
    DRAFTS = "draft"
    VIEWS = "view"


READING = (Mode.LIST, Mode.TEXT, Mode.REFERENCES)
"""What is read; the others lie over it and are left again."""


class Here:
    """The reader's place in the library and in the open document."""

    def __init__(
        self,
        session: Session,
        *,
        is_person: bool = True,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Begin nowhere.

        Args:
            session: What is read and marked.
            is_person: Whether somebody types the commands, whose staying is measured.
            clock: Seconds from any beginning.
        """
        self.session = session
        self.is_person = is_person
        self.mode = Mode.LIST
        self.before = Mode.LIST
        """Where the reader goes back to from bookmarks, drafts, places and views."""
        self.listing: ViewListing | None = None
        """The documents that are listed; None until the index was asked."""
        self.row = 0
        """The current row of the list."""
        self.view = ListView()
        """Which documents are to be listed, and in which order."""
        self.view_name = ""
        """The name under which the view was saved; empty if it was not."""
        self.is_cancelled: Callable[[], bool] = lambda: False
        """Whether the reader wants what is under way to end."""
        self.key: Callable[[str], str] = lambda id: id.replace("_", " ")
        """How the key of a command is said, by the command's id."""
        self.question: Question | None = None
        """What the reader was asked; None if the next line is a command."""
        self.page: Page | None = None
        self.minutes = 0
        """Reading time of the open document; 0 if it is not known."""
        self.notices: deque[str] = deque()
        """What is to be told before the next prompt; may be added to from any thread."""
        self._clock = clock
        self._met: set[str] = set()
        self._ended: dict[str, float] = {}
        """Parts that were said to their end since the reader came here, and when."""

    def look_at(self, mode: Mode) -> None:
        """Go to bookmarks, drafts, places or views; the way back leads out of all of these."""
        if self.mode in READING:
            self.went_on()
            self.before = self.mode
        self.mode = mode

    # The list ------------------------------------------------------------------------------------

    def entry(self, row: int | None = None) -> Entry | None:
        """The entry on a row, the current one if none is named."""
        return self.listing.entry(self.row if row is None else row) if self.listing else None

    @property
    def listed(self) -> tuple[int, DocumentKey | None] | None:
        """The current row: its number in the index, and its document if that is still there."""
        if self.listing is None or not 0 <= self.row < len(self.listing):
            return None
        entry = self.entry()
        return self.listing.ids[self.row], entry.key if entry is not None else None

    def row_of(self, key: str) -> int:
        """The row of a document in the list; -1 if it is not listed."""
        return self.listing.index_of(DocumentKey(key)) if self.listing is not None else -1

    def fresh_listing(self) -> ViewListing:
        """The documents of the view as they are now; the current one stays, read or not."""
        return self._listed(stays=True)[0]

    def _listed(self, *, stays: bool) -> tuple[ViewListing, int]:
        """The documents of the view, and the row to go to if the current one is not among them."""
        entry = self.entry()
        row = entry.id if entry is not None else None
        return self.session.views.listing(self.view, row, stays=stays)

    def take_listing(self, listing: ViewListing) -> None:
        """Take newer rows, unless they are of a view that is not in use any more."""
        if listing.view != self.view:
            listing = self.fresh_listing()
        self._take(listing, self.row)

    def _take(self, listing: ViewListing, otherwise: int) -> None:
        """Take rows; the current one stays on its document, or goes to row `otherwise`."""
        entry, self.listing = self.entry(), listing
        at = self.row_of(entry.key) if entry is not None else -1
        self.row = at if at >= 0 else max(0, min(otherwise, len(listing) - 1))

    def use_view(self, view: ListView, name: str = "") -> str:
        """List another view and remember it; returns what of it is not known here, in words.

        Args:
            view: The view.
            name: The name it was recalled by; empty if it was not.
        """
        self.view, unknown = understood(view)
        self.note_view(name)
        listing, otherwise = self._listed(stays=False)
        self._take(listing, otherwise if otherwise >= 0 else self.row)
        return unknown

    def note_view(self, name: str) -> None:
        """The view in use has this name, or none; it is the one to begin with next time.

        Not by what a script lists: that is not what somebody wants to see.
        """
        self.view_name = name
        if self.is_person:
            self.session.kept_views.note(self.view, name)

    # The document --------------------------------------------------------------------------------

    def open(self, key: DocumentKey) -> Page | None:
        """Open a document where the reader stopped in it; None if the library has it no more."""
        document = self.session.document(key)
        if document is None:
            return None
        self.leave_document()
        row = self.row_of(key)
        self.row = row if row >= 0 else self.row
        fresh, visited = self.session.new_replies(document), self.session.last_visit(key)
        self.page = page = Page(document, fresh, visited[:10])
        entry = self.entry() if row >= 0 else None
        self.minutes = entry.minutes if entry is not None else 0
        place = self.session.stopped_at(document)
        at = page.stop_with(*place[:2]) if place is not None else -1
        if at >= 0:
            page.move(at)
        return page

    def document(self) -> Document | None:
        """The document that a command is about: the one at hand in the list, or the open one."""
        if self.mode is not Mode.LIST:
            return self.page.document if self.page is not None else None
        entry = self.entry()
        return self.session.document(entry.key) if entry is not None else None

    def reload(self) -> bool:
        """Take the open document again if it changed; tell whether it did. The place stays."""
        if self.page is None:
            return False
        document = self.session.document(self.page.document.key)
        if document is None or document == self.page.document:
            return False
        before = self.page
        self.page = page = Page(document, before.fresh, before.last_visit)
        place = self.session.stopped_at(document)
        at = page.stop_with(*place[:2]) if place is not None else page.first_of(before.part)
        page.move(max(0, at))
        self._ended.clear()
        return True

    def leave_document(self) -> None:
        """The reader goes elsewhere: note what was read, the place and the visit."""
        self.went_on()
        self.note_place()
        if self.page is not None and self._met:
            self.session.leave(self.page.document, self._met)
            self._met.clear()

    def leave(self, *, was_asked: bool) -> None:
        """The sitting ends; what was said last is read only if the reader asked to leave."""
        if not was_asked:
            self._ended.clear()
        self.leave_document()

    def note_place(self) -> None:
        """Put the place in the document into the marks, if it is worth remembering."""
        page = self.page
        if page is None or not page.stops:
            return
        before = self.session.position(page.document.key)
        if before is None:
            is_new = page.at > 0
        else:
            # Where in the paragraph somebody stopped on a screen is not given up without need.
            stop = page.stop
            is_there = before.part == stop.part and stop.start <= before.block < stop.end
            is_new = not is_there or page.block != stop.start
        if is_new:
            self.session.set_position(page.document, page.part, page.block, 0)

    # What was said -------------------------------------------------------------------------------

    def met(self, part: str) -> None:
        """Something of a part was said."""
        self._met.add(part)

    def said_to_end(self, part: str) -> None:
        """The last words of a part were said."""
        self._ended[part] = self._clock()

    def stays_unread(self, part: str) -> None:
        """The reader made a part unread: it stays so until it is said again."""
        self._ended.pop(part, None)

    def was_cut_off(self) -> None:
        """The reader broke off what was being said: nobody knows how far they got."""
        self._ended.clear()

    def went_on(self) -> None:
        """The reader goes elsewhere: what was said to its end counts as read."""
        ended, self._ended = self._ended, {}
        seconds = self.session.settings.auto_read_seconds
        if self.page is None or not seconds:
            return
        since = self._clock() - seconds
        parts = [p for p, at in ended.items() if not self.is_person or at <= since]
        if parts:
            self.session.set_read(self.page.document, parts, read=True, is_automatic=True)

    # Unread --------------------------------------------------------------------------------------

    def is_unread(self, part: str) -> bool:
        """Whether a part of the open document is unread."""
        page = self.page
        if page is None or part not in page.parts:
            return False
        return not self.session.is_read(Target(page.document.key, part))

    def unread_here(self) -> int:
        """How many parts of the open document are unread."""
        page = self.page
        if page is None:
            return 0
        return self.session.marks.unread(page.document.key, page.parts)

    def is_bookmarked(self, part: str) -> bool:
        """Whether a part of the open document, or all of it for `body`, carries a bookmark."""
        if self.page is None:
            return False
        key = self.page.document.key
        return self.session.bookmark(Target(key, "" if part == "body" else part)) is not None

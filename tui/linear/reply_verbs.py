"""Commands among the replies: one after another, by number, and along their tree."""

from collections import Counter
from collections.abc import Callable

from tui.linear import wording
from tui.linear.line import said
from tui.linear.reading import Reading
from tui.linear.verbs import Request, Said, Verbs
from tui.model import BODY

OUTLINE = 20
"""Replies that are told in short at a time."""

Step = Callable[[int], int]
"""From the row of a reply to that of another one; -1 if there is none."""


class ReplyVerbs(Verbs):
    """The commands that go from reply to reply."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading.here)
        self.reading = reading

    def do_next_reply(self, request: Request) -> Said:
        """Go some replies on."""
        page = self.reading.page
        row = min(page.row + request.times, len(page) - 1)
        if row <= page.row:
            has_any = len(page) > 0
            yield said("No further reply in this file." if has_any else "No replies in this file.")
        else:
            index = page.first_of_row(row)
            yield from self.reading.show(index, is_jump=index != page.at + 1)

    def do_previous_reply(self, request: Request) -> Said:
        """Go some replies back, from the first one to the text."""
        page = self.reading.page
        if page.row < 0:
            yield said("This is the text; there is no reply before it.")
        elif page.row >= request.times:
            yield from self.reading.show(page.first_of_row(page.row - request.times))
        elif page.stops[0].row < 0:
            yield from self.reading.show(0)
        else:
            yield said("This is the first reply, and the post has no text.")

    def do_go_to_number(self, request: Request) -> Said:
        """Go to the reply of that number."""
        page = self.reading.page
        index = page.first_of_row((request.count or 0) - 1)
        if index < 0:
            yield said(self._no_such(request.count or 0))
        else:
            yield from self.reading.show(index)

    def _no_such(self, number: int) -> str:
        """That the document has no reply of this number, and how many it has."""
        kept = len(self.reading.page)
        if not kept:
            return "No replies in this file."
        has = wording.count(kept, "reply", "replies")
        return f"There is no reply {number:,}; this file has {has}."

    def do_replies(self, request: Request) -> Said:
        """Tell the replies in short."""
        page = self.reading.page
        start = request.count - 1 if request.count is not None else max(page.row, 0)
        if not 0 <= start < len(page):
            yield said(self._no_such(start + 1))
            return
        end = min(start + OUTLINE, len(page))
        answered = Counter(draft.answers for draft in self.session.drafts.of(page.document.key))
        if answered[BODY]:
            yield said(f"{wording.count(answered[BODY], 'draft')} of yours to the post.")
        for row in range(start, end):
            part = f"reply:{page.replies[row].key}"
            is_unread = self.here.is_unread(part)
            yield said(wording.outline(page, row, is_unread=is_unread, drafts=answered[part]))
        if end < len(page):
            more = wording.count(len(page) - end, "more reply", "more replies")
            yield said(f"{more}: {end + 1} replies goes on.")

    # The tree ------------------------------------------------------------------------------------

    def do_next_sibling(self, request: Request) -> Said:
        """Go to the next reply to the same."""
        thread = self.reading.page.thread
        none = "No further reply to the same."
        yield from self._go(request, lambda row: thread.sibling(row, 1), none)

    def do_previous_sibling(self, request: Request) -> Said:
        """Go to the reply before to the same."""
        thread = self.reading.page.thread
        none = "No reply to the same before this one."
        yield from self._go(request, lambda row: thread.sibling(row, -1), none)

    def do_parent(self, request: Request) -> Said:
        """Go to the reply that this one answers."""
        thread = self.reading.page.thread
        none = "This reply answers no other one that is kept."
        yield from self._go(request, lambda row: thread.parent[row], none)

    def do_root(self, request: Request) -> Said:
        """Go to the reply that begins the chain."""
        thread = self.reading.page.thread

        def root(row: int) -> int:
            found = thread.root(row)
            return found if found != row else -1

        yield from self._go(request, root, "This reply begins its chain.")

    def do_next_top_level(self, request: Request) -> Said:
        """Go to the next reply to the post."""
        page = self.reading.page
        if page.row < 0:
            yield from self.do_next_reply(Request("next_reply"))
            return
        none = "No further reply to the post."
        yield from self._go(request, lambda row: page.thread.top_level(row, 1), none)

    def do_previous_top_level(self, request: Request) -> Said:
        """Go to the reply to the post that begins this chain, or the one before."""
        thread = self.reading.page.thread
        none = "No reply to the post before this one."
        yield from self._go(request, lambda row: thread.top_level(row, -1), none)

    def _go(self, request: Request, step: Step, none: str) -> Said:
        """Go as many steps as there are of those asked for."""
        page = self.reading.page
        if page.row < 0:
            yield said(f"This is the text; {self.key('next_reply')} goes to the first reply.")
            return
        row = page.row
        for _ in range(request.times):
            following = step(row)
            if following < 0:
                break
            row = following
        if row == page.row:
            yield said(none)
        else:
            yield from self.reading.show(page.first_of_row(row))

    # New -----------------------------------------------------------------------------------------

    def do_next_new(self, request: Request) -> Said:
        """Go to the next reply that came in since the last visit."""
        page = self.reading.page
        yield from self._new(range(page.row + 1, len(page)), 1)

    def do_previous_new(self, request: Request) -> Said:
        """Go to the reply before that came in since the last visit."""
        yield from self._new(range(self.reading.page.row - 1, -1, -1), -1)

    def _new(self, rows: range, step: int) -> Said:
        page = self.reading.page
        row = next((r for r in rows if f"reply:{page.replies[r].key}" in page.fresh), -1)
        if row >= 0:
            yield from self.reading.show(page.first_of_row(row))
            return
        listing = self.here.listing
        at = self.here.row_of(page.document.key)
        found = self.session.next_with_new(listing.ids, at, step) if listing is not None else None
        if found is None:
            yield said("No other new reply in documents you were in before.")
            return
        key, new = found
        yield from self.reading.open(key, new[0] if step > 0 else new[-1])

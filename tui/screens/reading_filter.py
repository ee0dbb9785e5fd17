"""The filter of the list, typed letter by letter.

Every letter asks in a thread and ends what the letter before has asked, so that no key ever waits
for the library. What was typed last wins; the rows that come first are shown first.
"""

import asyncio
import contextlib
import threading
from typing import ClassVar

import msgspec

from tui.commands import Scope
from tui.library import Stop, Stopped
from tui.model import DocumentKey, ListView
from tui.screens.reading_views import ReadingViews
from tui.screens.undoing import HOLD
from tui.session import Session
from tui.session.narrowing import Narrowing
from tui.session.view_listing import ViewListing

LEAVING = 0.2
"""Seconds that leaving waits for a question to the index to end."""


class ReadingFilter(ReadingViews, is_part=True):
    """The reading screen with the filter of its list."""

    LIST_ONLY: ClassVar[frozenset[str]] = frozenset(
        {
            *("filter_list", "whole_list", "next_sort", "reverse_sort"),
            *("next_group", "previous_group"),
        }
    )
    """Commands that work while the list has the focus, and nowhere else."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._narrowing: Narrowing | None = None
        self._narrowing_turn = threading.Lock()
        self._filter_stop = Stop()
        self._anchor: DocumentKey | None = None
        self._is_found = asyncio.Event()
        self._is_found.set()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is about the list needs the list; showing more needs something left out."""
        if action in self.LIST_ONLY and self.pane != "list":
            return False
        if action == "whole_list":
            view = self.list_view
            return bool(view.words) or (view.is_narrow and not self.list.count)
        return super().check_action(action, parameters)

    def action_filter_list(self) -> None:
        """Type words; the list follows each letter."""
        from tui.screens.filter_line import FilterLine

        if self.listing is None:
            return
        self._anchor = self.document_here()
        key = self.keymap.key_of(Scope.FILTER, "drop_filter")
        line = FilterLine(self.list_view.words, key, self._take_words, self._until_found)
        self.app.push_screen(line, self._filter_left)

    def _take_words(self, words: str) -> None:
        """Something else stands on the line of the filter now."""
        if words != self.list_view.words:
            self._narrow(words)

    def _filter_left(self, words: str | None) -> None:
        """The line was left: with Escape (None) all comes back, else what fits stays."""
        kept = words if words is not None and words.strip() else ""
        if kept != self.list_view.words:
            self._narrow(kept)
        self._anchor = None

    async def action_whole_list(self) -> None:
        """Show what the filter hides; from an empty list, all documents."""
        if self.list_view.words:
            self._narrow("")
            return
        view = self.list_view
        whole = ListView(sort=view.sort, reverse=view.reverse, group=view.group)
        await self.use_view(whole, "All documents")

    async def _until_found(self) -> None:
        """Wait a moment for what was typed last to be shown."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._is_found.wait(), HOLD)

    # Narrowing -----------------------------------------------------------------------------------

    def _narrow(self, words: str) -> None:
        """List what has the words, as soon as that is known."""
        self._filter_stop.set()
        self._filter_stop = stop = Stop()
        self.list_view = msgspec.structs.replace(self.list_view, words=words)
        number, view = self.next_listing()
        self._is_found.clear()
        base = self.listing.base if self.listing is not None else None
        if not words and base is not None and base.view == view:
            self._take_narrowed(number, base, self._place_in(base))
            if view.asks_marks:  # what was read meanwhile goes
                self.run_worker(self._load_listing, thread=True, group="listing")
            return
        look = (number, view, self._narrowing, stop)
        self.run_worker(lambda: self._find_rows(*look), thread=True, group="filter")

    def _find_rows(
        self, number: int, view: ListView, narrowing: Narrowing | None, stop: Stop
    ) -> None:
        """In a thread: find what has the words, and show it."""

        def show(found: ViewListing) -> None:
            at = self._place_in(found)
            self.app.call_from_thread(self._take_narrowed, number, found, at, narrowing)

        try:
            with self._narrowing_turn:
                stop.check()
                if narrowing is None:
                    narrowing = self._begin(view, stop)
                show(narrowing.found(view.words, stop, show))
        except Stopped:
            return

    def _begin(self, view: ListView, stop: Stop) -> Narrowing:
        """In a thread: what narrows the list, made from the list without the filter's words."""
        whole = msgspec.structs.replace(view, words="")
        shown = self.listing
        base = shown.base or shown if shown is not None else None
        if base is None or base.view != whole:
            base, _ = self.session.views.listing(whole, stop=stop)
        session = self.session
        return Narrowing(session.library, session.views, base, session.counted_documents)

    def _place_in(self, listing: ViewListing) -> int:
        """Where the cursor goes: to its document when the filter was begun, or to the first one."""
        key = self._anchor or self.document_here()
        return max(0, listing.index_of(key)) if key is not None else 0

    def _take_narrowed(
        self, number: int, listing: ViewListing, at: int, narrowing: Narrowing | None = None
    ) -> None:
        """Show what was found, unless something else is wanted by now."""
        if self.is_newest(number):
            self.show_listing(listing, at)
            self._narrowing = narrowing

    def leaving(self) -> None:
        """The session ends: nothing is looked for any more."""
        self._filter_stop.set()
        if self._narrowing_turn.acquire(timeout=LEAVING):
            self._narrowing_turn.release()
        super().leaving()

    def show_listing(self, listing: ViewListing, at: int) -> None:
        """Swap the rows in; a list that was made anew has to be narrowed from itself."""
        self._narrowing = None
        super().show_listing(listing, at)
        if self.is_as_wanted:
            self._is_found.set()

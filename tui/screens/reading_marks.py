"""Verbs of the reading screen that are about many documents at once.

Marking a whole list read, listing only what is unread, and what undoing brings back into that list.
"""

from collections.abc import Callable
from functools import partial
from time import monotonic

from tui.commands import Scope
from tui.library import Listing
from tui.model import DocumentKey
from tui.screens.reading_library import AT_ONCE, PROGRESS
from tui.screens.reading_place import ReadingPlace
from tui.screens.undoing import UndoingScreen
from tui.session import MarkAll, MarkedAll


class ReadingMarks(ReadingPlace, UndoingScreen):
    """The reading screen's verbs for whole lists."""

    # All or only unread --------------------------------------------------------------------------

    async def action_toggle_only_unread(self) -> None:
        """List only documents with anything unread, or all again."""
        self.only_unread = not self.only_unread
        key = self.keymap.key_of(Scope.READING, "toggle_only_unread")
        said = f"Only what is unread · {key} lists all" if self.only_unread else "All documents"
        await self.in_turn(self.fresh_listing, lambda fresh: self._take_and_say(fresh, said))

    def _take_and_say(self, fresh: tuple[int, Listing, int], said: str) -> None:
        self.take_newest(*fresh)
        self.notice(said)

    def is_left_out(self, key: DocumentKey) -> bool:
        """Whether a document is in the library, but not in the list, since only unread is shown."""
        is_short = self.listing is not None and self.listing.only_unread
        return is_short and self.session.library.id_of(key) is not None

    def list_all(self, then: Callable[[], None]) -> None:
        """List all documents again, since one of them is asked for; go on with `then`."""
        self.only_unread = False

        def take(fresh: tuple[int, Listing, int]) -> None:
            self.take_newest(*fresh)
            then()
            self.notice("Not among the unread: all documents are listed")

        if self.session.counted_documents <= AT_ONCE:
            take(self.fresh_listing())
        else:
            self.run_worker(self.in_turn(self.fresh_listing, take))

    def on_screen_resume(self) -> None:
        """What was undone on another screen comes back into the list of unread documents."""
        if self.only_unread:
            self.run_worker(self._load_listing, thread=True, group="listing")

    def marks_put_back(self) -> Callable[[], None]:
        """In a thread: list anew what is unread."""
        if not self.only_unread:
            return lambda: None
        return partial(self.take_newest, *self.fresh_listing())

    # Marking all ---------------------------------------------------------------------------------

    async def action_mark_all_read(self) -> None:
        """Mark everything in the list read, as it is now."""
        if self.listing is None:
            return
        try:
            marking = self.session.mark_all(self.listing)
        except ValueError:
            key = self.keymap.key_of(Scope.READING, "undo")
            self.notice(f"Marking all read is under way · {key} stops it and takes it back")
            return
        await self.in_turn(partial(self._mark_all, marking), self._say_marked_all)

    def _mark_all(self, marking: MarkAll) -> tuple[MarkedAll, Callable[[], None]]:
        """In a thread: mark, and list anew what is unread then."""
        said = monotonic()

        def progress(done: int, of: int) -> None:
            nonlocal said
            if monotonic() - said >= PROGRESS:
                said = monotonic()
                # Not `call_from_thread`, which waits: leaving waits for this thread.
                self.call_later(self._tell_marking, f"{done:,} of {of:,} documents gone through")

        result = marking.run(progress)
        self.call_later(self._tell_marking, "")
        # Stopped: the reader leaves, or the undo that stopped it lists anew.
        return result, (lambda: None) if result.is_stopped else self.marks_put_back()

    def _tell_marking(self, words: str) -> None:
        self.status.progress = words

    def _say_marked_all(self, answer: tuple[MarkedAll, Callable[[], None]]) -> None:
        result, show = answer
        show()
        if not result.is_stopped:
            self.notice(marked_all_words(result, self.keymap.key_of(Scope.READING, "undo")))

    def leaving(self) -> None:
        """The session ends: keep what was marked, and mark no more."""
        if self.session.marking is not None:
            self.session.marking.stop()
            self.session.marking.wait()
        super().leaving()


def marked_all_words(result: MarkedAll, key: str) -> str:
    """What marking all read came to; `key` undoes it."""
    spared = f"{result.spared:,} bookmarked spared" if result.spared else ""
    if result.trouble:
        spared = f"the index could not be read to the end: {result.trouble}"
    if not result.parts:
        return f"Nothing marked · {spared}" if spared else "Nothing here is unread"
    documents = "1 document" if result.documents == 1 else f"{result.documents:,} documents"
    parts = "1 reply or text" if result.parts == 1 else f"{result.parts:,} replies and texts"
    said = f"{documents} marked read ({parts})"
    return " · ".join(filter(None, (said, spared, f"{key} undoes")))

"""Verbs of the reading screen that are about many documents at once.

Marking a whole list read, and what undoing brings back into a list that leaves something out.
"""

from collections.abc import Callable
from functools import partial
from time import monotonic

from tui.commands import Scope
from tui.screens.reading_library import PROGRESS
from tui.screens.reading_unlisted import ReadingUnlisted
from tui.screens.undoing import UndoingScreen
from tui.session import MarkAll, MarkedAll


class ReadingMarks(ReadingUnlisted, UndoingScreen, is_part=True):
    """The reading screen's verbs for whole lists."""

    def marks_put_back(self) -> Callable[[], None]:
        """In a thread: list anew what marks decide on."""
        if not self.list_view.asks_marks:
            return lambda: None
        return partial(self.take_newest, *self.fresh_listing())

    def on_screen_resume(self) -> None:
        """What was undone on another screen comes back into a list that marks decide on."""
        if self.list_view.asks_marks:
            self.run_worker(self._load_listing, thread=True, group="listing")

    # Marking all ---------------------------------------------------------------------------------

    async def action_mark_all_read(self) -> None:
        """Mark everything in the list read, as it is now."""
        if self.listing is None:
            return
        if not self.is_as_wanted:
            key = self.keymap.key_of(Scope.READING, "mark_all_read")
            self.notice(f"The list is not there yet: {key} again when it is")
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

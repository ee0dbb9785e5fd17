"""Undo and redo by keys, on every screen that has marks to show.

What may take long runs in a thread, one after another in the order of the keys. The keys that are
typed next wait for it a moment, so that they meet what the reader expects to be there by then.
"""

import asyncio
import contextlib
from collections.abc import Callable
from typing import TypeVar

from tui.marks.words import undone_words
from tui.screens.base import ReaderScreen
from tui.session import Session

HOLD = 0.5
"""Seconds that the next key waits for what was asked before; nobody takes that for a hang."""

_Answer = TypeVar("_Answer")


class UndoingScreen(ReaderScreen, is_part=True):
    """A screen on which marks can be put back as they were."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._turn = asyncio.Lock()

    async def in_turn(self, work: Callable[[], _Answer], then: Callable[[_Answer], None]) -> None:
        """Run `work` in a thread after what was asked before; give its answer to `then`.

        Returns when that is done, or after `HOLD` seconds while it goes on.
        """
        is_done = asyncio.Event()

        async def turn() -> None:
            try:
                async with self._turn:
                    then(await asyncio.to_thread(work))
            finally:
                is_done.set()

        self.run_worker(turn(), group="turns")
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(is_done.wait(), HOLD)

    async def action_undo(self) -> None:
        """Take back what was marked last; a mark-all that is under way is stopped for that."""
        marking = self.session.marking
        stopped = marking if marking is not None and marking.is_under_way else None
        if stopped is not None:
            stopped.stop()

        def undo() -> tuple[str, Callable[[], None]]:
            if stopped is not None:
                stopped.wait()
                if not stopped.result.parts:
                    return "Stopped before anything was marked", self.marks_put_back()
            return undone_words("Undone", self.session.undo()), self.marks_put_back()

        await self.in_turn(undo, self._say_undone)

    async def action_redo(self) -> None:
        """Do again what was undone last."""

        def redo() -> tuple[str, Callable[[], None]]:
            return undone_words("Redone", self.session.redo()), self.marks_put_back()

        await self.in_turn(redo, self._say_undone)

    def marks_put_back(self) -> Callable[[], None]:
        """In a thread: get what the screen shows differently now; returns how to show it."""
        return lambda: None

    def _say_undone(self, answer: tuple[str, Callable[[], None]]) -> None:
        words, show = answer
        show()
        self.notice(words)

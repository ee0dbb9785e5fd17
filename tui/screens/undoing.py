"""Undo and redo by keys, on every screen that has marks to show.

What may take long runs in a thread, one after another in the order of the keys. The keys that are
typed next wait for it a moment, so that they meet what the reader expects to be there by then.
"""

import asyncio
import contextlib
from collections.abc import Callable
from typing import TypeVar

from tui.marks import Undone
from tui.screens.base import ReaderScreen
from tui.session import Session

HOLD = 0.5
"""Seconds that the next key waits for what was asked before; nobody takes that for a hang."""

_Answer = TypeVar("_Answer")


class UndoingScreen(ReaderScreen):
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


def undone_words(verb: str, undone: Undone | None) -> str:
    """What was undone or redone, in words.

    Args:
        verb: `Undone` or `Redone`.
        undone: What was done; None if there was nothing to do.
    """
    if undone is None:
        return "Nothing to undo" if verb == "Undone" else "Nothing to redo"
    left = f"{undone.left:,} changed since, left as they are" if undone.left else ""
    if undone.left == 1:
        left = "1 changed since, left as it is"
    if not undone.count and left:
        return f"{verb}: nothing · {left}"
    said = f"{verb}: {_edit_words(undone)}"
    return f"{said} · {left}" if left else said


def _edit_words(undone: Undone) -> str:
    """What the edit that was undone had done."""
    marks = "1 mark" if undone.count == 1 else f"{undone.count:,} marks"
    return {
        "mark_read": f"{marks} read",
        "mark_unread": f"{marks} unread",
        "bookmark": "bookmark made or changed",
        "unbookmark": "bookmark removed",
    }.get(undone.kind, f"{undone.kind} of {marks}")

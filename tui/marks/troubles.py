"""What is wrong with the marks now, each kind once, and whom to tell when that changes.

A trouble is a Problem with the file and the reason. Some stand until their cause is gone (nothing
can be saved), some tell what happened and stay for the session (a file was restored).
"""

import threading
from collections.abc import Callable, Iterable
from typing import TypeVar

from tui.model import Problem

SAVING = "saving"
FOLDING = "folding"
FOLLOWING = "following"
FILES = "files"
RESTORED = "restored"

_T = TypeVar("_T")
Told = Callable[[tuple[Problem, ...]], None]


def tell(listener: Callable[[_T], None] | None, news: _T) -> None:
    """Call a listener, if there is one; its failure must not stop the saving of marks."""
    if listener is None:
        return
    try:
        listener(news)
    except Exception:
        import logging  # 2 ms that are hardly ever needed

        logging.getLogger(__name__).exception("a listener of the marks failed")


class Troubles:
    """The troubles that stand, by kind."""

    def __init__(self, told: Callable[[], Told | None]) -> None:
        """Take a function that gives whom to tell, or None."""
        self._told = told
        self._by_kind: dict[str, tuple[Problem, ...]] = {}
        self._guard = threading.Lock()

    @property
    def all(self) -> tuple[Problem, ...]:
        """Every trouble that stands."""
        return tuple(p for problems in list(self._by_kind.values()) for p in problems)

    def set(self, kind: str, problems: Iterable[Problem]) -> None:
        """Say what is wrong of one kind now; empty: nothing any more. Tells only what is new."""
        with self._guard:
            before, now = self._by_kind.get(kind, ()), tuple(problems)
            if before == now:
                return
            self._by_kind[kind] = now
        tell(self._told(), self.all)

    def add(self, kind: str, problem: Problem) -> None:
        """Add one that stays."""
        self.set(kind, (*self._by_kind.get(kind, ()), problem))

"""A reply that is being written: what of it is in the marks already, and when there is nothing.

Holds no widget. What is in the form is given again and again; only what changed is written, and a
form in which nothing was written leaves no trace.
"""

from typing import Protocol

import msgspec

from tui.marks import Anchor, Change, Group, Words
from tui.model import Target


class _Drafts(Protocol):
    """Where drafts are written to, see `tui.session.drafts`."""

    def write(
        self, draft: Target, answers: str, anchor: Anchor, address: str, words: Words, group: Group
    ) -> Change:
        """Write or change a draft."""

    def standing(self, draft: Target) -> tuple[Target, str, Anchor] | None:
        """Where a draft is now and what it answers; None if it is not there."""

    def remove(self, draft: Target) -> Change:
        """Take a draft away."""


class Writing:
    """One form, from when it is opened until it is left."""

    def __init__(
        self,
        drafts: _Drafts,
        draft: Target,
        answers: str,
        anchor: Anchor,
        address: str,
        words: Words,
        *,
        is_new: bool,
    ) -> None:
        """A form on a draft.

        Args:
            drafts: Where it is written to.
            draft: Its name.
            answers: The part that it answers.
            anchor: Of that part.
            address: Of the page, where it says one.
            words: What stands in the form at first.
            is_new: Whether the marks have no such draft yet.
        """
        self.draft = draft
        self.answers = answers
        self.anchor = anchor
        self.address = address
        self.words = words
        self.is_new = is_new
        self.is_there = not is_new
        """Whether the marks have it."""
        self._drafts = drafts
        self.given = words if not is_new else Words()
        """The words that the marks have."""
        self._group = Group()

    def differs(self, words: Words) -> bool:
        """Whether the marks have other words than these."""
        return not self.is_nothing(words) and (words != self.given or not self.is_there)

    def is_nothing(self, words: Words) -> bool:
        """Whether nothing was written: all is empty, or as it stood in a new form at first."""
        if words.comment.strip():
            return False
        rest = msgspec.structs.replace(words, comment="")
        return (self.is_new and rest == self.words) or not any(
            value.strip() for value in msgspec.structs.astuple(rest)
        )

    def give(self, words: Words) -> bool:
        """Give what stands in the form to the marks, if it is anything new; tell whether it was.

        Words that were taken out to the last stay in the marks until the form is left.
        """
        if not self.differs(words):
            return False
        self._follow()
        self._drafts.write(self.draft, self.answers, self.anchor, self.address, words, self._group)
        self.given, self.is_there = words, True
        return True

    def _follow(self) -> None:
        """Marks go along with texts that move, also while the form is open."""
        found = self._drafts.standing(self.draft)
        if found is not None:
            self.draft, self.answers, self.anchor = found

    def leave(self, words: Words) -> Target | None:
        """Give the last words; a form with nothing in it takes its draft away.

        Returns:
            The draft; None if there is none.
        """
        if not self.is_nothing(words):
            self.give(words)
            self._follow()
            return self.draft
        if self.is_there:
            self._follow()
            self._drafts.remove(self.draft)
            self.is_there = False
        return None

"""The detail pane: one document, its body and its replies, to read.

The current item (a paragraph of the body or a whole reply) carries a bar at its left. The pane
tells which item is current and which parts have been on the screen to their end for the stated
time; what follows from that is the screen's affair.
"""

from dataclasses import dataclass
from typing import ClassVar

from textual.message import Message

from tui.commands import Scope
from tui.panes.detail_pieces import shown_title
from tui.panes.detail_search import DetailSearch
from tui.session.passages import Stretch
from tui.widgets.title import set_title


class DetailPane(DetailSearch):
    """A document with its replies."""

    HAS_CORNER = True
    SCOPES: ClassVar[tuple[Scope, ...]] = (
        Scope.PASSAGE,  # first, so that they count while words are chosen
        Scope.MOVE,
        Scope.TEXT,
        Scope.THREAD,
    )

    _of_document = ""
    """What the rule above says of the document, beside its title."""

    class ReferencesAsked(Message):
        """The reader wants the references of the current item."""

    @dataclass
    class PassageChosen(Message):
        """The reader wants these words bookmarked."""

        stretch: Stretch

    def on_text_page_moved(self) -> None:
        """Start or stop the clocks of the parts whose ends came onto or left the screen."""
        self._name_pane()
        self.watch_ends()

    def _name_pane(self) -> None:
        """Say in the rule above what is not in the text on the screen: title, delta view."""
        is_away = self.view is not None and (self.is_compact or self.top > 0)
        name = shown_title(self.view.document) if self.view is not None and is_away else "Document"
        if self.is_delta:
            replies = len(self.made.document.replies)
            name = f"Only new replies · {len(self.new_rows):,} of {replies:,}"
        if self._of_document:
            name = f"{self._of_document} · {name}"
        set_title(self, name)

    def say_above(self, words: str) -> None:
        """Say something of the document in the rule above it; nothing if empty."""
        if words != self._of_document:
            self._of_document = words
            self._name_pane()

    def action_show_references(self) -> None:
        """Ask for the references of the current item."""
        self.post_message(self.ReferencesAsked())

    def action_keep_passage(self) -> None:
        """Tell which words were chosen."""
        stretch = self.chosen_stretch
        self.leave_choosing()
        if stretch is not None:
            self.post_message(self.PassageChosen(stretch))

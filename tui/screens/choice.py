"""Choose an author or a cited work: type a part of the name, the list follows each letter.

Asks the index in a thread; what is typed next ends what is under way. Shows those of most documents
first, and never more than a person would go through.
"""

from collections.abc import Callable, Sequence

from tui.commands import Scope
from tui.library import Choice, Stop, Stopped
from tui.model import safe_line
from tui.screens.base import keymap_of
from tui.screens.choosing import ChoosingScreen
from tui.session import Session
from tui.widgets.row_list import RowLine, RowList
from tui.widgets.title import set_title

MOST = 500
"""Choices that are listed at most."""

TITLES = {"author": "Authors", "replier": "Who replied", "work": "Works"}


Found = list[Choice]
"""What the index has for the letters that were typed."""


class ChoiceList(RowList):
    """One line a choice: its name, and of how many documents it is."""

    ROW_HEIGHT = 1

    def __init__(self) -> None:
        super().__init__(id="choices")
        self.choices: list[Choice] | None = None

    def show(self, choices: list[Choice]) -> None:
        """Show `choices` with the cursor on the first."""
        self.choices = choices
        self.set_rows(len(choices), 0)

    def row_lines(self, index: int) -> Sequence[RowLine]:
        """Name and number."""
        choice = (self.choices or [])[index]
        label = safe_line(choice.label) or "without a name"
        return (RowLine([(f"  {label}", "title")], (f"{choice.documents:,}", "meta")),)

    def empty_lines(self) -> Sequence[str]:
        """What to say while they are counted, and where none fits."""
        if self.choices is None:
            return (" Counting…",)
        key = keymap_of(self.app).key_of(Scope.CHOICE, "leave_choice")
        return (" None has these words.", f" {key} goes back.")


class ChoiceScreen(ChoosingScreen):
    """Lists what can be chosen and narrows it while something is typed."""

    list: ChoiceList

    def __init__(self, session: Session, asks: str, chosen: Callable[[Choice], None]) -> None:
        """Offer choices.

        Args:
            session: Whose library.
            asks: `author`, `replier` or `work`.
            chosen: Told what was chosen, once this screen is left.
        """
        hint = "a part of the name; Enter chooses"
        super().__init__(session, ChoiceList(), TITLES[asks], "Find:", hint)
        self.asks = asks
        self.chosen = chosen
        self._stop = Stop()

    def on_unmount(self) -> None:
        """Nobody waits for an answer any more."""
        self._stop.set()

    def narrow(self, typed: str) -> None:
        """List what has these letters, those of most documents first."""
        self._stop.set()
        self._stop = stop = Stop()
        self.run_worker(lambda: self._find(typed.strip(), stop), thread=True, group="choices")

    def _find(self, typed: str, stop: Stop) -> None:
        """In a thread: ask the index."""
        library = self.session.library
        try:
            if self.asks == "work":
                found = library.works(typed, MOST, stop)
            else:
                found = library.people(typed, MOST, stop, replies=self.asks == "replier")
        except Stopped:
            return
        self.app.call_later(self._take, found, stop)

    def _take(self, found: Found, stop: Stop) -> None:
        if stop.is_set:
            return
        more = f" · the first {MOST}, type to find others" if len(found) == MOST else ""
        set_title(self.list, f"{TITLES[self.asks]} · {len(found):,}{more}")
        self.list.show(found)

    def action_take_choice(self) -> None:
        """Take the choice under the cursor."""
        choices, at = self.list.choices or [], self.list.cursor
        if 0 <= at < len(choices):
            self.dismiss(None)
            self.chosen(choices[at])

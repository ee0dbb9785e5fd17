"""The screen of named places: every place that has a letter, to go there or to take it away."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult

from tui.commands import Scope
from tui.marks import Change, NamedPlaceRecord
from tui.marks.records import SHORT_QUOTE
from tui.model import safe_line
from tui.panes import words
from tui.panes.status_line import StatusLine
from tui.screens.base import OverScreen
from tui.screens.undoing import UndoingScreen
from tui.session import Session
from tui.widgets.row_list import RowLine, RowList
from tui.widgets.title import set_title


class NamedList(RowList):
    """Two lines a place: its letter with the document, and the words that stand there."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.MOVE, Scope.ROWS)

    def __init__(self, how: str) -> None:
        """A list; `how` is the key that names a place."""
        super().__init__(id="named")
        self.places: list[NamedPlaceRecord] = []
        self._how = how

    @property
    def current(self) -> NamedPlaceRecord | None:
        """The place under the cursor."""
        return self.places[self.cursor] if 0 <= self.cursor < len(self.places) else None

    def row_lines(self, index: int) -> Sequence[RowLine]:
        """Letter, document and day; the words."""
        place = self.places[index]
        kind = "in a reply" if place.within.startswith("reply:") else "in the text"
        title = safe_line(place.title) or safe_line(place.of)
        quote = safe_line(place.quote)
        if len(place.quote) >= SHORT_QUOTE - 1:  # a blank at its end is not kept
            quote = f"{quote}…"
        return (
            RowLine(
                [(f"{safe_line(place.letter)} ", "mark"), (title, "unread")],
                (words.day_of(place.changed_at), "meta"),
            ),
            RowLine([(f"  {kind}", "meta"), (f"  “{quote}”", "guess")]),
        )

    def empty_lines(self) -> Sequence[str]:
        """What to say before the first letter."""
        return (" No place has a letter yet.", f" {self._how} gives it one.")


class NamedPlacesScreen(UndoingScreen, OverScreen):
    """All places with a letter; `chosen` is the letter to go to, empty if there is none."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.NAMED, Scope.BACK)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.chosen = ""
        self.list: NamedList

    def compose(self) -> ComposeResult:
        """The list and the status line."""
        self.list = NamedList(self.keymap.key_of(Scope.READING, "name_place"))
        yield self.list
        yield StatusLine()

    def on_mount(self) -> None:
        """List the places."""
        self._list_anew(0)
        self.set_focus(self.list)
        self.set_hints((Scope.ROWS, Scope.NAMED, Scope.BACK, Scope.APP))

    def _list_anew(self, cursor: int) -> None:
        self.list.places = self.session.marks.named_places()
        self.list.set_rows(len(self.list.places), cursor)
        set_title(self.list, f"Named places · {len(self.list.places)}")

    def marks_changed(self, change: Change) -> None:
        """List them anew."""
        self._list_anew(self.list.cursor)

    def on_row_list_row_chosen(self, message: RowList.RowChosen) -> None:
        """Enter: go there."""
        message.stop()
        if self.list.current is not None:
            self.chosen = self.list.current.letter
            self.dismiss(None)

    def action_remove_letter(self) -> None:
        """Take the letter under the cursor away."""
        place = self.list.current
        if place is not None:
            self.session.unname_place(place.letter)
            self.notice(f"{safe_line(place.letter)} is free")

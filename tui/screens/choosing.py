"""A list to choose from, and a line into which a part of what is wanted is typed.

The line has the focus; the keys of the choice move the cursor of the list. What the list holds,
what typing does to it (`narrow`) and what is taken (`action_take_choice`) is said by a subclass.
"""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from tui.commands import Scope
from tui.panes.status_line import StatusLine
from tui.screens.base import ReaderScreen
from tui.screens.prompt import SafeInput
from tui.session import Session
from tui.terminal.drawable import drawable
from tui.widgets.row_list import RowList
from tui.widgets.title import set_title


class ChoosingScreen(ReaderScreen):
    """A list that is narrowed while something is typed."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.CHOICE,)

    list: RowList

    def __init__(
        self, session: Session, rows: RowList, title: str, question: str, hint: str
    ) -> None:
        """A screen that is to be filled.

        Args:
            session: The reader's session.
            rows: The list to choose from.
            title: Stands in the rule above the list.
            question: Stands before the line.
            hint: Stands on the line while it is empty.
        """
        super().__init__(session)
        self.list = rows
        self._title, self._question = title, question
        self.answer = SafeInput(placeholder=hint, id="answer", select_on_focus=False)

    def compose(self) -> ComposeResult:
        """The list, the line and the status line."""
        yield self.list
        with Horizontal(id="filter"):
            yield Static(Content(drawable(f" {self._question} ")), id="question")
            yield self.answer
        yield StatusLine()

    def on_mount(self) -> None:
        """Begin to type."""
        set_title(self.list, self._title)
        self.set_focus(self.answer)
        self.set_hints((Scope.CHOICE,))
        self.narrow("")

    def narrow(self, typed: str) -> None:
        """List what fits `typed`; with nothing typed, everything."""
        raise NotImplementedError

    def on_input_changed(self, event: Input.Changed) -> None:
        """List what fits what is typed by now."""
        event.stop()
        self.narrow(event.value)

    def on_row_list_row_highlighted(self, message: RowList.RowHighlighted) -> None:
        """Nothing follows the cursor here."""
        message.stop()

    def action_choice_down(self) -> None:
        """Go to the next row."""
        self.list.action_line_down()

    def action_choice_up(self) -> None:
        """Go to the row above."""
        self.list.action_line_up()

    def action_choice_page_down(self) -> None:
        """Go down by a screen of rows."""
        self.list.action_page_down()

    def action_choice_page_up(self) -> None:
        """Go up by a screen of rows."""
        self.list.action_page_up()

    def action_leave_choice(self) -> None:
        """Back without a choice."""
        self.dismiss(None)

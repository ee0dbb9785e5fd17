"""The views screen: what can be listed, the views that were saved, orders and groups.

Each row is one choice; the one in use carries a sign. How many documents a view holds is counted in
a thread and put in when it is known.
"""

from collections.abc import Callable
from typing import ClassVar

import msgspec
from textual.app import ComposeResult

from tui.commands import Scope
from tui.library import Choice, Stop, Stopped
from tui.marks import Change, ViewRecord
from tui.model import CitedWork, ListView
from tui.panes.status_line import StatusLine
from tui.panes.view_words import view_words
from tui.screens.base import OverScreen, ReaderScreen
from tui.screens.prompt import Prompt
from tui.screens.undoing import UndoingScreen
from tui.screens.view_rows import DOCUMENTS, SAVED, ViewRow, ViewRows, view_rows
from tui.session import Session
from tui.session.kept_views import kept_name
from tui.widgets.row_list import RowList
from tui.widgets.title import set_title


class ChosenView(msgspec.Struct, frozen=True):
    """A view that was chosen, and the name it was saved under, if it was."""

    view: ListView
    name: str = ""


class ViewsScreen(UndoingScreen, OverScreen):
    """All views; `chosen` is the one to be used, once the screen is left."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.VIEWS, Scope.BACK)

    def __init__(self, session: Session, view: ListView, name: str, work: CitedWork | None) -> None:
        """Show the views.

        Args:
            session: Whose views.
            view: The view in use.
            name: The name it was recalled by; empty if it was not.
            work: The work that is current in the references, if there is one.
        """
        super().__init__(session)
        self.view, self.name_in_use, self.work = view, name, work
        self.chosen: ChosenView | None = None
        self.list = ViewRows()
        self._stop = Stop()

    def compose(self) -> ComposeResult:
        """The rows and the status line."""
        yield self.list
        yield StatusLine()

    def on_mount(self) -> None:
        """List the views, with the cursor on the one in use."""
        set_title(self.list, f"Views · {view_words(self.view)}")
        rows = self._rows()
        in_use = [at for at, row in enumerate(rows) if row.is_in_use]
        self.list.show(rows, 0)
        self.list.go_to_row(in_use[0] if in_use else 0)
        self.set_focus(self.list)
        self.set_hints((Scope.ROWS, Scope.VIEWS, Scope.BACK, Scope.APP))
        self._count()

    def on_unmount(self) -> None:
        """Count no more."""
        self._stop.set()

    def _rows(self) -> list[ViewRow]:
        records = self.session.kept_views.all()
        return view_rows(self.view, self.name_in_use, records, self.work)

    # Counting ------------------------------------------------------------------------------------

    def _count(self) -> None:
        """Count in a thread how many documents the views hold, those of the table first."""
        self._stop.set()
        self._stop = stop = Stop()
        rows = [row for row in self.list.rows if row.section in (DOCUMENTS, SAVED)]
        self.run_worker(lambda: self._count_rows(rows, stop), thread=True, group="counting")

    def _count_rows(self, rows: list[ViewRow], stop: Stop) -> None:
        for row in rows:
            if row.view is None:
                continue
            try:
                count = self.session.views.count(row.view, stop)
            except Stopped:
                return
            self.app.call_later(self._counted, row, count, stop)

    def _counted(self, row: ViewRow, count: int, stop: Stop) -> None:
        if not stop.is_set:
            row.count = count
            self.list.refresh_row(self.list.rows.index(row))

    # What is done with a row ---------------------------------------------------------------------

    def on_row_list_row_highlighted(self, message: RowList.RowHighlighted) -> None:
        """Nothing follows the cursor here."""
        message.stop()

    def on_row_list_row_chosen(self, message: RowList.RowChosen) -> None:
        """Enter: use the view, or ask what it needs to know."""
        message.stop()
        row = self.list.current
        if row is None:
            return
        if row.asks:
            self._ask(row.asks)
        elif row.view is not None:
            self._choose(ChosenView(row.view, self._name_of(row)))

    def _name_of(self, row: ViewRow) -> str:
        if row.record is not None:
            return row.record.name
        return self.name_in_use if row.section != DOCUMENTS else ""

    def _choose(self, chosen: ChosenView) -> None:
        self.chosen = chosen
        self.dismiss(None)

    def _ask(self, asks: str) -> None:
        """Let the reader choose an author or a work."""
        from tui.screens.choice import ChoiceScreen

        plain = ListView(sort=self.view.sort, reverse=self.view.reverse, group=self.view.group)

        def chosen(choice: Choice) -> None:
            value = {asks: choice.work if asks == "work" else choice.label}
            self._choose(ChosenView(msgspec.structs.replace(plain, **value)))

        self.app.push_screen(ChoiceScreen(self.session, asks, chosen))

    def marks_changed(self, change: Change) -> None:
        """Views may have been saved or removed: list them anew."""
        current = self.list.current
        rows = self._rows()
        at = self.list.cursor
        if current is not None:
            same = [n for n, row in enumerate(rows) if row.label == current.label]
            at = same[0] if same else at
        self.list.show(rows, at)
        self._count()

    def action_save_view(self) -> None:
        """Ask for a name and save the view in use under it."""

        def named(name: str) -> None:
            self.session.kept_views.save(name, self.view)
            self.notice(f"Saved as “{name}”")

        ask_name(self, "Save the view in use as", self.name_in_use, named)

    def action_rename_view(self) -> None:
        """Ask for another name of the saved view under the cursor."""
        record = self._current_record()
        if record is not None:
            ask_name(
                self,
                "Rename to",
                record.name,
                lambda name: self.session.kept_views.rename(record, name),
            )

    def action_delete_view(self) -> None:
        """Remove the saved view under the cursor."""
        record = self._current_record()
        if record is not None:
            self.session.kept_views.remove(record)
            key = self.keymap.key_of(Scope.VIEWS, "undo")
            self.notice(f"“{record.name}” removed · {key} undoes")

    def _current_record(self) -> ViewRecord | None:
        row = self.list.current
        if row is None or row.record is None:
            self.notice("Only saved views can be renamed or removed")
            return None
        return row.record


def ask_name(screen: ReaderScreen, question: str, name: str, named: Callable[[str], None]) -> None:
    """Ask for the name of a view; `named` is given one that can be kept."""

    def answered(text: str | None) -> None:
        if text is None:
            return
        try:
            named(kept_name(text))
        except ValueError:
            screen.notice("A view needs a name: nothing was saved")

    screen.app.push_screen(Prompt(question, name), answered)

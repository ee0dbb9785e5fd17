"""The drafts screen: every reply of the reader's own, finished or not, the last one first.

A draft stays here, readable, also when what it answers is no longer in the library. No e-mail
address is shown.
"""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult

from tui.commands import Scope
from tui.marks import Change, DraftRecord
from tui.model import BODY, Target, safe_line
from tui.panes import words
from tui.panes.draft_pieces import DRAFT, draft_count
from tui.panes.status_line import StatusLine
from tui.screens.base import OverScreen
from tui.screens.undoing import UndoingScreen
from tui.session import Session
from tui.session.drafts import words_of
from tui.session.reply_form import fault_words, faults
from tui.widgets.row_list import RowLine, RowList
from tui.widgets.title import set_title

SHOWN = 400
"""Characters of a comment that a row can show at most."""


class DraftList(RowList):
    """Three lines a draft: where it is and since when; to whom, and what is missing; its words."""

    ROW_HEIGHT = 3
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.MOVE, Scope.ROWS)

    def __init__(self, status_of: Callable[[DraftRecord], str]) -> None:
        super().__init__(id="drafts")
        self.records: list[DraftRecord] = []
        self._status_of = status_of

    def show(self, records: list[DraftRecord], cursor: int) -> None:
        """List `records` with the cursor on row `cursor`."""
        self.records = records
        self.set_rows(len(records), cursor)

    @property
    def current(self) -> DraftRecord | None:
        """The draft under the cursor."""
        return self.records[self.cursor] if 0 <= self.cursor < len(self.records) else None

    def row_lines(self, index: int) -> Sequence[RowLine]:
        """Title and day; what it answers and what is missing; its beginning."""
        record = self.records[index]
        title = safe_line(record.title) or safe_line(record.document)
        status = words.bookmark_status(self._status_of(record))
        missing = fault_words(faults(words_of(record))).lower()
        to = " · ".join(filter(None, (to_words(record), missing)))
        comment = safe_line(record.comment[:SHOWN]) or "no comment yet"
        style = "title" if record.comment.strip() else "guess"
        return (
            RowLine([(f"  {title}", "unread")], (words.day_of(record.changed_at), "meta")),
            RowLine([("  ", "meta"), (to, "meta")], (status, "mark") if status else None),
            RowLine([(f"  {comment}", style)]),
        )

    def empty_lines(self) -> Sequence[str]:
        """What to say before the first draft."""
        return (" No drafts.", " r on a post or a reply", " begins one.")


class DraftsScreen(UndoingScreen, OverScreen):
    """All drafts of this reader; gives the one to go to."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.DRAFTS, Scope.BACK)

    def __init__(self, session: Session, edit: Callable[[DraftRecord], None]) -> None:
        """Show the drafts of `session`; `edit` opens the form of one."""
        super().__init__(session)
        self.list = DraftList(session.status_of)
        self._edit = edit

    def compose(self) -> ComposeResult:
        """The list and the status line."""
        yield self.list
        yield StatusLine()

    def on_mount(self) -> None:
        """List the drafts."""
        self._list_anew()
        self.set_focus(self.list)
        self.set_hints((Scope.ROWS, Scope.DRAFTS, Scope.BACK, Scope.APP))

    def _list_anew(self) -> None:
        """List them; the cursor stays on its draft, or at its place if that is gone."""
        now = self.list.current
        records = self.session.drafts.all()
        names = [target_of(record) for record in records]
        at = names.index(target_of(now)) if now and target_of(now) in names else self.list.cursor
        self.list.show(records, at)
        set_title(self.list, draft_count(len(records)).capitalize() or "Drafts")

    def marks_changed(self, change: Change) -> None:
        """List them anew."""
        self._list_anew()

    def on_screen_resume(self) -> None:
        """Back from the form: the draft may be another one now."""
        self._list_anew()

    def on_row_list_row_chosen(self, message: RowList.RowChosen) -> None:
        """Enter: go to the draft in its thread; go on with one whose document is not here."""
        message.stop()
        record = self.list.current
        if record is None:
            return
        if self.session.library.id_of(record.document) is None:
            self._edit(record)
        else:
            self.dismiss(target_of(record))

    def action_edit_chosen(self) -> None:
        """Go on with the draft under the cursor."""
        if self.list.current is not None:
            self._edit(self.list.current)

    def action_delete_chosen(self) -> None:
        """Remove the draft under the cursor."""
        if self.list.current is not None:
            self.session.drafts.remove(target_of(self.list.current))
            key = self.keymap.key_of(Scope.DRAFTS, "undo")
            self.notice(f"Draft removed · {key} brings it back")

    def action_export_chosen(self) -> None:
        """Show the draft under the cursor to be copied or written."""
        from tui.screens.export import ExportScreen

        if self.list.current is not None:
            self.app.push_screen(ExportScreen(self.session, [self.list.current]))


def target_of(record: DraftRecord) -> Target:
    """The name of a draft."""
    return Target(record.document, record.part)


def to_words(record: DraftRecord) -> str:
    """`draft to Ben`, `draft to the post`: what a draft answers."""
    by = safe_line(record.author)
    to = (
        by if by and record.answers != BODY else "the post" if record.answers == BODY else "a reply"
    )
    return f"{DRAFT} to {to}"

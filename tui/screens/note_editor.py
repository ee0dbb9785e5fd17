"""The editor for a note of several lines.

What is typed or pasted is made harmless before it is shown; a note that is only looked at is given
back as it was. Imported when it is needed: the widget behind it is a large one.
"""

from collections.abc import Callable
from inspect import isawaitable
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.dom import DOMNode
from textual.screen import ModalScreen
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from tui.commands import Scope
from tui.model import safe_text
from tui.panes.status_line import StatusLine
from tui.screens.base import keymap_of
from tui.widgets.title import set_title

MOST = 1_200_000
"""Characters that the editor opens in about a second."""

LONGEST_LINE = 60_000
"""Characters of a line in which a key does not wait: each key wraps its whole line anew."""


def too_long(note: str, key: str) -> str:
    """Why a note cannot be edited here; empty if it can. `key` shows it whole."""
    size = oversize(note)
    return f"Too long to edit here: {size}; {key} shows it whole" if size else ""


def oversize(text: str) -> str:
    """How long a text is that is too long for an editor of ours; empty for any other."""
    if len(text) > MOST:
        return f"{len(text):,} characters"
    longest = max(map(len, text.split("\n")))
    return f"a line of {longest:,} characters" if longest > LONGEST_LINE else ""


class NoteArea(TextArea):
    """A text area that takes no control characters, however they were typed or pasted.

    Its cursor does not blink: that would send bytes for as long as nothing happens. What is deleted
    at a stroke can be put back, elsewhere as well.
    """

    TAKES_TEXT: ClassVar[bool] = True
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.TYPED,)

    def __init__(self, text: str, **options: Any) -> None:
        """An area; `options` are those of Textual's `TextArea`."""
        super().__init__(text, **options)
        self.set_reactive(TextArea.cursor_blink, False)
        self._gone = ""
        """What the last edit took away."""

    def watch(self, obj: DOMNode, *watched: Any, **options: Any) -> None:
        """Watch anything but the application's theme, which stays as it is.

        Textual lets go of who watches it when it changes: it would hold on to every area for ever.
        """
        if obj is not self.app:
            super().watch(obj, *watched, **options)

    def edit(self, edit: Edit) -> EditResult:
        """Take out what could act on the terminal that shows the text."""
        edit.text = safe_text(edit.text)
        result = super().edit(edit)
        self._gone = result.replaced_text
        return result

    # What keys do besides typing -----------------------------------------------------------------

    def action_character_left(self) -> None:
        """Go one character back."""
        self.action_cursor_left()

    def action_character_right(self) -> None:
        """Go one character on."""
        self.action_cursor_right()

    def action_word_left(self) -> None:
        """Go one word back."""
        self.action_cursor_word_left()

    def action_word_right(self) -> None:
        """Go one word on."""
        self.action_cursor_word_right()

    def action_row_above(self) -> None:
        """Go one line up."""
        self.action_cursor_up()

    def action_row_below(self) -> None:
        """Go one line down."""
        self.action_cursor_down()

    async def action_delete_word_before(self) -> None:
        """Delete the word before the cursor, or what of it is before the cursor."""
        await self._delete(self.action_delete_word_left)

    async def action_delete_word_behind(self) -> None:
        """Delete the word behind the cursor."""
        await self._delete(self.action_delete_word_right)

    async def action_delete_to_start(self) -> None:
        """Delete what of the line is before the cursor."""
        await self._delete(self.action_delete_to_start_of_line)

    async def action_delete_to_end(self) -> None:
        """Delete the rest of the line; at its end, the end."""
        await self._delete(self.action_delete_to_end_of_line_or_delete_line)

    def action_put_back(self) -> None:
        """Write again, at the cursor, what was deleted so last."""
        self.action_paste()

    async def _delete(self, delete: Callable[[], object]) -> None:
        self._gone = ""
        answer = delete()
        if isawaitable(answer):
            await answer
        if self._gone:
            self.app.copy_to_clipboard(self._gone)


class NoteEditor(ModalScreen[str | None]):
    """Gives the note as it was written, or None if the reader leaves without a change."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.NOTE,)

    def __init__(self, question: str, text: str, *, before: str = "") -> None:
        """Ask `question`; `text` is there to be changed, `before` is what is kept so far."""
        super().__init__()
        self.question = question
        self.before = safe_text(before)
        self.area = NoteArea(safe_text(text), id="note", highlight_cursor_line=False, compact=True)
        self._is_asked = False

    def compose(self) -> ComposeResult:
        """The text and the status line."""
        yield self.area
        yield StatusLine()

    def on_mount(self) -> None:
        """Begin behind the last word."""
        set_title(self.area, self.question)
        self.query_one(StatusLine).hints = tuple(
            (key, hint) for key, hint in keymap_of(self.app).hints(Scope.NOTE) if hint != "editor"
        )
        self.area.move_cursor(self.area.document.end)
        self.set_focus(self.area)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """This is the editor already."""
        return action != "longer_note"

    def on_text_area_changed(self) -> None:
        """Going on writing takes the question back."""
        self._is_asked = False
        self.query_one(StatusLine).notice = ""

    def action_keep_note(self) -> None:
        """Give the note."""
        self.dismiss(self.area.text)

    def action_leave_note(self) -> None:
        """Leave; ask once if something would be lost."""
        if self.area.text == self.before or self._is_asked:
            self.dismiss(None)
            return
        self._is_asked = True
        key = keymap_of(self.app).key_of(Scope.NOTE, "leave_note")
        self.query_one(StatusLine).notice = f"{key} again drops the changes"

"""One line to type into, at the bottom of the screen, over whatever is shown."""

from collections.abc import Callable
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.commands import Scope
from tui.model import safe_line, safe_text
from tui.terminal.drawable import drawable


class SafeInput(Input):
    """An input line that takes no control characters, however they were typed or pasted.

    Its cursor does not blink: that would send bytes for as long as nothing happens. What is deleted
    at a stroke can be put back, in another line as well.
    """

    TAKES_TEXT: ClassVar[bool] = True
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.TYPED,)

    def __init__(self, **options: Any) -> None:
        """A line; `options` are those of Textual's `Input`."""
        super().__init__(**options)
        self.set_reactive(Input.cursor_blink, False)

    def validate_value(self, value: str) -> str:
        """Take out what could act on the terminal that shows the line."""
        return safe_text(value).replace("\n", " ").replace("\t", " ")

    def on_paste(self, event: events.Paste) -> None:
        """Take every line of what is pasted, one behind the other; Textual takes the first."""
        event.prevent_default()
        event.stop()
        lines = safe_text(event.text).strip("\n").split("\n")
        self.replace(" ".join(lines), *self.selection)

    # What keys do besides typing -----------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is no row above or below a line."""
        return action not in ("row_above", "row_below")

    def action_character_left(self) -> None:
        """Go one character back."""
        self.action_cursor_left()

    def action_character_right(self) -> None:
        """Go one character on."""
        self.action_cursor_right()

    def action_word_left(self) -> None:
        """Go one word back."""
        self.action_cursor_left_word()

    def action_word_right(self) -> None:
        """Go one word on."""
        self.action_cursor_right_word()

    def action_delete_word_before(self) -> None:
        """Delete the word before the cursor, or what of it is before the cursor."""
        self._delete(self.action_delete_left_word)

    def action_delete_word_behind(self) -> None:
        """Delete the word behind the cursor."""
        self._delete(self.action_delete_right_word)

    def action_delete_to_start(self) -> None:
        """Delete what is before the cursor."""
        self._delete(self.action_delete_left_all)

    def action_delete_to_end(self) -> None:
        """Delete what is behind the cursor."""
        self._delete(self.action_delete_right_all)

    def action_put_back(self) -> None:
        """Write again, at the cursor, what was deleted so last."""
        self.action_paste()

    def _delete(self, delete: Callable[[], None]) -> None:
        before = self.value
        delete()
        gone = len(before) - len(self.value)
        if gone > 0:
            self.app.copy_to_clipboard(before[self.cursor_position :][:gone])


class Prompt(ModalScreen[str | None]):
    """Asks for a line; gives None if the reader leaves with Escape."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.PROMPT,)
    LINE: ClassVar[type[SafeInput]] = SafeInput

    def __init__(self, question: str, text: str = "", *, hint: str = "") -> None:
        """Ask `question`; `text` is there to be changed, `hint` is shown while there is none."""
        super().__init__()
        self.question = question
        self.text = text
        self.hint = hint

    def compose(self) -> ComposeResult:
        """The question and the line."""
        with Horizontal(id="prompt"):
            yield Static(Content(drawable(f" {self.question}: ")), id="question")
            yield self.LINE(
                value=self.text,
                placeholder=self.hint,
                id="answer",
                select_on_focus=False,
            )

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: give what was typed; a text that was not changed is given as it was."""
        event.stop()
        self.dismiss(self.text if event.value == self.text else safe_line(event.value))

    def action_cancel(self) -> None:
        """Escape: give nothing."""
        self.dismiss(None)

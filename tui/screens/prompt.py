"""One line to type into, at the bottom of the screen, over whatever is shown."""

from typing import Any, ClassVar

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

    Its cursor does not blink: that would send bytes for as long as nothing happens.
    """

    TAKES_TEXT: ClassVar[bool] = True

    def __init__(self, **options: Any) -> None:
        """A line; `options` are those of Textual's `Input`."""
        super().__init__(**options)
        self.set_reactive(Input.cursor_blink, False)

    def validate_value(self, value: str) -> str:
        """Take out what could act on the terminal that shows the line."""
        return safe_text(value).replace("\n", " ").replace("\t", " ")


class Prompt(ModalScreen[str | None]):
    """Asks for a line; gives None if the reader leaves with Escape."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.PROMPT,)

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
            yield SafeInput(
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

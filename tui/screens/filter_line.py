"""The line into which a filter of the list is typed, at the bottom, while the list follows it."""

from collections.abc import Callable
from typing import ClassVar

from textual.widgets import Input

from tui.commands import Scope
from tui.screens.prompt import Prompt


class FilterLine(Prompt):
    """Tells of every change of the line; gives what was typed, or None if it is taken back."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.FILTER, Scope.PROMPT)

    def __init__(self, text: str, key: str, changed: Callable[[str], None]) -> None:
        """Begin with `text`; `key` takes it back, `changed` is told what stands there then."""
        super().__init__("Filter", text, hint=f"words, #tags; {key} shows all")
        self.changed = changed

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what stands there now."""
        event.stop()
        self.changed(event.value)

    def action_keep_filter(self) -> None:
        """Back to the list; what fits the words stays."""
        self.dismiss(self.query_one(Input).value)

    def action_drop_filter(self) -> None:
        """Show all again."""
        self.dismiss(None)

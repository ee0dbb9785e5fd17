"""The line into which a filter of the list is typed, at the bottom, while the list follows it."""

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual import on
from textual.widgets import Input

from tui.commands import Scope
from tui.screens.prompt import Prompt


class FilterLine(Prompt):
    """Tells of every change of the line; gives what was typed, or None if it is taken back."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.FILTER, Scope.PROMPT)

    def __init__(
        self,
        text: str,
        key: str,
        changed: Callable[[str], None],
        until_shown: Callable[[], Awaitable[None]],
    ) -> None:
        """Ask for words.

        Args:
            text: What stands on the line at the beginning.
            key: Takes it back.
            changed: Told what stands there from then on.
            until_shown: Waits a moment for the list to show what fits: the keys that are typed
                behind the line are meant for that.
        """
        super().__init__("Filter", text, hint=f"words, #tags; {key} shows all")
        self.changed = changed
        self.until_shown = until_shown

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what stands there now."""
        event.stop()
        self.changed(event.value)

    @on(Input.Submitted)
    async def wait_for_list(self) -> None:
        """Enter: let the list come first; then the line is left as every prompt is."""
        await self.until_shown()

    async def action_keep_filter(self) -> None:
        """Back to the list; what fits the words stays."""
        await self.until_shown()
        self.dismiss(self.query_one(Input).value)

    def action_drop_filter(self) -> None:
        """Show all again."""
        self.dismiss(None)

"""The line into which the words of a search are typed, in the place of the status line.

Imported when it is needed: the widget behind it is a large one.
"""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from tui.screens.prompt import SafeInput

FOUND_WIDTH = 18
"""Cells for `12,345 of 12,345` and a space at each side."""


class SearchLine(Horizontal):
    """A `/`, the words, and how many matches there are."""

    DEFAULT_CSS: ClassVar[str] = "SearchLine { dock: bottom; height: 1; width: 1fr; }"

    @dataclass
    class Typed(Message):
        """Other words than before stand on the line."""

        words: str

    def __init__(self) -> None:
        super().__init__(id="search")
        self.answer = SafeInput(id="answer", placeholder="words", select_on_focus=False)
        self.found = Static(id="found")

    def compose(self) -> ComposeResult:
        """The sign, the line, the number of matches."""
        yield Static(Content(" /"), id="question")
        yield self.answer
        yield self.found

    def begin(self) -> None:
        """Begin with an empty line."""
        self.say("")
        self.write("")

    def write(self, words: str) -> None:
        """Put words on the line in the place of what was typed."""
        self.answer.value = words
        self.answer.cursor_position = len(words)

    def say(self, found: str) -> None:
        """Tell at the right end how many matches there are."""
        self.found.update(Content(found), layout=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what stands on the line now."""
        event.stop()
        self.post_message(self.Typed(event.value))

"""Ask for a note: on one line where that is enough, else in an editor.

A note is never put on one line if that would change it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.message import Message
from textual.widgets import Input

from tui.commands import Keymap, Scope, key_name
from tui.model import safe_text
from tui.screens.base import ReaderScreen
from tui.screens.prompt import Prompt, SafeInput
from tui.session.notes import is_long

Keep = Callable[[str | None], None]
"""Told the note, or None if the reader left."""


def note_hint(keymap: Keymap) -> str:
    """What stands on an empty line: what it is for, and the key for a longer note."""
    keys = keymap.command(Scope.NOTE, "longer_note").keys
    said = "why? #words are tags"
    return f"{said}; {key_name(keys[0])}: more lines" if keys else said


class NoteLine(SafeInput):
    """A line that takes no paste of several lines: a note may have them."""

    @dataclass
    class LinesPasted(Message):
        """What was typed and pasted has several lines."""

        text: str

    def on_paste(self, event: events.Paste) -> None:
        """Tell of several lines; take one."""
        pasted = safe_text(event.text).strip("\n")
        if "\n" in pasted:
            event.prevent_default()
            event.stop()
            start, end = sorted(self.selection)
            self.post_message(self.LinesPasted(self.value[:start] + pasted + self.value[end:]))


class NotePrompt(Prompt):
    """Asks for a note on one line; `goes_on` is what was typed if it is one for the editor."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.PROMPT, Scope.NOTE)
    LINE = NoteLine

    def __init__(self, question: str, note: str, hint: str) -> None:
        super().__init__(question, note, hint=hint)
        self.goes_on: str | None = None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """On the line, of what the editor can do, only going over into it."""
        return action not in ("keep_note", "leave_note")

    def on_note_line_lines_pasted(self, message: NoteLine.LinesPasted) -> None:
        """Go over into the editor: on one line the note would be another one."""
        self.goes_on = message.text
        self.dismiss(None)

    def action_longer_note(self) -> None:
        """Go over into the editor with what was typed."""
        self.goes_on = self.query_one(Input).value
        self.dismiss(None)


def ask_note(screen: ReaderScreen, question: str, note: str, keep: Keep) -> None:
    """Let the reader write or change a note.

    Args:
        screen: The screen to which the reader comes back; told why, if a note is too long.
        question: What the note is on, in a few words.
        note: What is there already.
        keep: Called with the note as written, or None if the reader left without a change.
    """

    def edit(text: str) -> None:
        from tui.screens.note_editor import NoteEditor, too_long

        said = too_long(text, screen.keymap.key_of(Scope.BOOKMARKS, "show_whole"))
        if said:
            screen.notice(said)
            keep(None)
        else:
            screen.app.push_screen(NoteEditor(question, text, before=note), keep)

    if is_long(note):
        edit(note)
        return
    prompt = NotePrompt(question, note, note_hint(screen.keymap))

    def answered(text: str | None) -> None:
        if prompt.goes_on is not None:
            edit(prompt.goes_on)
        else:
            keep(text)

    screen.app.push_screen(prompt, answered)

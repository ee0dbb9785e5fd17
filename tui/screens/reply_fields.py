"""The lines and the text area of the form for a reply.

What is typed or pasted is made harmless before it is shown. An e-mail address is shown only while
it is being typed. Must never know what is done with the words.
"""

from dataclasses import dataclass

from rich.segment import Segment
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Input, Static, TextArea
from textual.widgets.text_area import Edit, EditResult

from tui.model import safe_text
from tui.screens.note_editor import LONGEST_LINE, MOST, NoteArea
from tui.screens.prompt import SafeInput
from tui.session.reply_form import NAMES, REQUIRED, masked

LONG_PASTE = 1000
"""Characters of a paste from which on its size matters."""

FAULTY = "✗ "
SOUND = "  "


class FieldLine(SafeInput):
    """A line of the form."""

    def __init__(self, field: str, value: str, hint: str = "") -> None:
        """The line of `field` (a name of `NAMES`), with a hint for while it is empty."""
        super().__init__(value=value, placeholder=hint, id=field, select_on_focus=False)
        self.set_reactive(Input.cursor_blink, False)


class EmailLine(FieldLine):
    """A line whose words are shown only while one writes them."""

    def render_line(self, y: int) -> Strip:
        """Draw the address, or its mask while the line is not in use."""
        if self.has_focus or not self.value or y:
            return super().render_line(y)
        style = self.rich_style
        return Strip([Segment(masked(self.value), style)]).adjust_cell_length(
            self.size.width, style
        )


class CommentArea(NoteArea):
    """The text of the reply; takes no paste that would make it too long to be edited."""

    @dataclass
    class Refused(Message):
        """A paste was left out."""

        size: int
        """Its characters."""

    def __init__(self, text: str) -> None:
        super().__init__(text, id="comment", highlight_cursor_line=False, compact=True)
        self.set_reactive(TextArea.cursor_blink, False)

    def edit(self, edit: Edit) -> EditResult:
        """Take in what was typed or pasted, unless each key would have to wait then."""
        size = len(edit.text)
        if size > LONG_PASTE and self._is_too_long(safe_text(edit.text)):
            self.post_message(self.Refused(size))
            edit.text, edit.to_location = "", edit.from_location
        return super().edit(edit)

    def _is_too_long(self, text: str) -> bool:
        longest = max(map(len, text.split("\n")))
        return longest > LONGEST_LINE or len(self.text) + len(text) > MOST


class Field(Horizontal):
    """A line with its name before it."""

    def __init__(self, line: FieldLine) -> None:
        super().__init__(classes="field")
        self.line = line
        self.label = Static(label(line.id or "", is_faulty=False), classes="label")

    def compose(self) -> ComposeResult:
        """The name and the line."""
        yield self.label
        yield self.line


def label(field: str, *, is_faulty: bool) -> Content:
    """The name of a field, with the asterisk of one that is required."""
    name = NAMES[field]
    star = " *" if field in REQUIRED else ""
    return Content(f"{FAULTY if is_faulty else SOUND}{name[:1].upper()}{name[1:]}{star}")

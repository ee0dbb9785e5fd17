"""The lines and the text area of the form for a reply.

What is typed or pasted is made harmless before it is shown. An e-mail address is shown only while
it is being typed. Must never know what is done with the words.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from rich.segment import Segment
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Static
from textual.widgets.text_area import Edit, EditResult

from tui.marks import Words
from tui.model import safe_text
from tui.screens.note_editor import LONGEST_LINE, MOST, NoteArea, oversize
from tui.screens.prompt import SafeInput
from tui.session.reply_form import NAMES, REQUIRED, masked
from tui.terminal.drawable import drawable

LONG_PASTE = 1000
"""Characters of a paste from which on its size matters."""

PROMISE = "Your e-mail address is never shown again nor exported. * is required."

ROOMY = 16
"""Rows from which on the form says what it answers and what becomes of the address."""

CRAMPED = 10
"""Rows below which the comment has the screen for itself while it is written."""

FAULTY = "✗ "
SOUND = "  "


class FieldLine(SafeInput):
    """A line of the form."""

    def __init__(self, field: str, value: str, hint: str = "") -> None:
        """The line of `field` (a name of `NAMES`), with a hint for while it is empty."""
        super().__init__(value=value, placeholder=hint, id=field, select_on_focus=False)


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

    def edit(self, edit: Edit) -> EditResult:
        """Take in what was typed or pasted, unless each key would have to wait then."""
        size = len(edit.text)
        if size > LONG_PASTE and self._is_too_long(safe_text(edit.text)):
            self.post_message(self.Refused(size))
            edit.text, edit.to_location = "", edit.from_location
        return super().edit(edit)

    @property
    def is_at_top(self) -> bool:
        """Whether the cursor is in the first row, above which the lines of the form are."""
        return self.cursor_at_first_line and self.get_cursor_up_location() == (0, 0)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """From the first row one goes up to the lines of the form."""
        return not (action == "row_above" and self.is_at_top)

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


class ReplyFields(Vertical):
    """The fields of the form with what is said about them, from top to bottom."""

    def __init__(self, words: Words, about: str) -> None:
        """Fields with these words in them, under the words that are answered."""
        super().__init__(id="form")
        self.about = Static(Content(drawable(about)), id="about")
        self.promise = Static(Content(PROMISE), id="promise")
        self.faults = Static(id="faults")
        self.of_comment = Static(label("comment", is_faulty=False), classes="label")
        self.too_long = Static(id="held")
        self.lines = {
            "name": FieldLine("name", words.name),
            "email": EmailLine("email", words.email, "never shown nor exported"),
            "website": FieldLine("website", words.website, "may be left empty"),
        }
        self.held = words.comment if oversize(words.comment) else ""
        """A comment that is too long to be edited here."""
        self._is_cramped = False
        self.area = CommentArea("" if self.held else words.comment)

    def compose(self) -> ComposeResult:
        """What is answered, the lines, what is wrong with them, the comment."""
        yield self.about
        yield self.promise
        for line in self.lines.values():
            yield Field(line)
        yield self.faults
        yield self.of_comment
        yield self.area
        yield self.too_long

    def on_mount(self) -> None:
        """Write on behind the last word."""
        self.area.move_cursor(self.area.document.end)
        self._show_held()

    def fit(self, height: int) -> None:
        """Leave out what there is no room for on a screen of so many rows."""
        self.about.display = self.promise.display = height >= ROOMY
        self._is_cramped = height < CRAMPED

    @property
    def words(self) -> Words:
        """What stands in the form."""
        values = {field: line.value for field, line in self.lines.items()}
        return Words(**values, comment=self.held or self.area.text)

    def take_comment(self, text: str) -> None:
        """Put another text in the place of the comment."""
        self.held = text if oversize(text) else ""
        self.area.load_text("" if self.held else text)
        self.area.move_cursor(self.area.document.end)
        self._show_held()

    def _show_held(self) -> None:
        """Where the comment is too long to be edited, say so in its place."""
        self.area.display = not self.held
        self.too_long.display = bool(self.held)
        size = oversize(self.held)
        self.too_long.update(Content(f"Too long to edit here: {size}. All of it is kept."))

    # Which field ---------------------------------------------------------------------------------

    @property
    def now(self) -> str:
        """The field that is in use; empty if none is."""
        focused = self.screen.focused
        return (focused.id or "") if focused is not None else ""

    def use(self, field: str) -> None:
        """Put the cursor into a field."""
        last = self.lines["website"] if self.held else self.area
        self.screen.set_focus(self.lines.get(field, last), scroll_visible=False)

    def step(self, step: int) -> None:
        """Go so many fields on, round and round."""
        fields = [*self.lines, *(() if self.held else ("comment",))]
        at = fields.index(self.now) if self.now in fields else 0
        self.use(fields[(at + step) % len(fields)])

    def show(self, faulty: Iterable[str], said: str) -> None:
        """Show which field is in use, which ones are at fault, and words about that."""
        labels = {field.line.id or "": field.label for field in self.query(Field)}
        labels["comment"] = self.of_comment
        for field, shown in labels.items():
            shown.update(label(field, is_faulty=field in faulty), layout=False)
            shown.set_class(field == self.now, "-inuse")
        is_alone = self._is_cramped and self.now == "comment"
        for line in self.query(Field):
            line.display = not is_alone
        self.faults.display = bool(said) and not is_alone
        self.faults.update(Content(drawable(said)))


def label(field: str, *, is_faulty: bool) -> Content:
    """The name of a field, with the asterisk of one that is required."""
    name = NAMES[field]
    star = " *" if field in REQUIRED else ""
    return Content(f"{FAULTY if is_faulty else SOUND}{name[:1].upper()}{name[1:]}{star}")

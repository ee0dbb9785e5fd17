"""Three panes in one terminal: which of them are shown at which width, and where the focus is.

Three at 110 columns and more; below that two: list and detail, or detail and references where those
were asked for; below 70 one at a time, the others one key away. Each pane keeps its place.
"""

from typing import ClassVar, Literal

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget

from tui.commands import Scope
from tui.panes.detail import DetailPane
from tui.panes.list import ListPane
from tui.panes.references import ReferencesPane
from tui.panes.resume_card import ResumeCard
from tui.panes.status_line import StatusLine
from tui.screens.base import ReaderScreen
from tui.session import Session
from tui.widgets.title import fit_title

PaneName = Literal["list", "detail", "references"]
ORDER: tuple[PaneName, ...] = ("list", "detail", "references")

WIDE = 110
"""Columns from which all three panes are shown."""
MEDIUM = 70
"""Columns from which two panes are shown."""


def pane_named(name: str) -> PaneName:
    """The pane of a name; the list if there is none of that name."""
    return next((pane for pane in ORDER if pane == name), "list")


def shown_panes(width: int, focus: PaneName) -> tuple[PaneName, ...]:
    """The panes that a terminal of `width` columns shows while `focus` is in use."""
    if width >= WIDE:
        return ORDER
    if width >= MEDIUM:
        return ("detail", "references") if focus == "references" else ("list", "detail")
    return (focus,)


class ReadingLayout(ReaderScreen, is_part=True):
    """List, detail and references side by side."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.LIST, Scope.READING)
    HINTS: ClassVar[dict[PaneName, tuple[Scope, ...]]] = {
        "list": (Scope.ROWS, Scope.LIST, Scope.READING, Scope.APP),
        "detail": (Scope.READING, Scope.TEXT, Scope.APP),
        "references": (Scope.REFERENCES, Scope.READING, Scope.APP),
    }

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.pane: PaneName = "list"
        self.list = ListPane(id="list")
        self.list.add_class("-first", update=False)  # it mostly is; set later, it is styled again
        self.detail = DetailPane(id="detail")
        self.references = ReferencesPane(id="references")
        self.card = ResumeCard()

    def compose(self) -> ComposeResult:
        """The list and the status line: what is shown first. See `complete` for the rest."""
        with Horizontal(id="panes"):
            yield self.list
        yield StatusLine()

    def on_mount(self) -> None:
        """Start in the list, unless the last sitting ended elsewhere."""
        self.list.keymap = self.keymap
        self.detail.measure = self.session.settings.measure
        self.detail.auto_read_seconds = 0.0
        self.use_pane(self.pane)
        self.call_after_refresh(self.complete)

    async def complete(self) -> None:
        """Put in the panes that show a document, once: the list stands before they are styled.

        No key is taken before, and nothing may be shown in them.
        """
        if self.detail.is_attached:
            return
        await self.query_one("#panes").mount(self.detail, self.references)
        await self.mount(self.card)

    def on_resize(self, event: events.Resize) -> None:
        """Show as many panes as there is room for."""
        self._arrange(event.size.width)

    def bring_pane(self, name: PaneName) -> None:
        """Show a pane, in the place of another if there is no room for all; the focus stays."""
        self.pane = name
        self._arrange(self.size.width)

    def use_pane(self, name: PaneName) -> None:
        """Put the focus into a pane, showing it if there is no room for all."""
        self.bring_pane(name)
        # Not `Widget.focus`, which waits its turn: the next key may be typed already.
        self.set_focus(self._widget(name), scroll_visible=False)
        self.set_hints(self.hint_scopes())
        self.pane_changed()

    def hint_scopes(self) -> tuple[Scope, ...]:
        """The scopes whose keys are shown on the status line now."""
        return self.HINTS[self.pane]

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The mouse was pressed in another pane: that one is in use now."""
        clicked = [name for name in ORDER if self._widget(name) is self.focused]
        if clicked and clicked[0] != self.pane:
            self.use_pane(clicked[0])

    def pane_changed(self) -> None:
        """Another pane has the focus."""

    def _widget(self, name: PaneName) -> Widget:
        return {"list": self.list, "detail": self.detail, "references": self.references}[name]

    def _arrange(self, width: int) -> None:
        shown = shown_panes(width, self.pane)
        for name in ORDER:
            widget = self._widget(name)
            if widget.display != (name in shown):
                widget.display = name in shown
            widget.set_class(name == shown[0], "-first")
            fit_title(widget)
        for widget in (self.list, self.references):
            widget.set_class(len(shown) == 2, "-beside")
            widget.set_class(len(shown) == 1, "-alone")

    def action_next_pane(self) -> None:
        """Go round the panes: list, detail, references."""
        self.use_pane(ORDER[(ORDER.index(self.pane) + 1) % 3])

    def action_previous_pane(self) -> None:
        """Go round the panes the other way."""
        self.use_pane(ORDER[(ORDER.index(self.pane) - 1) % 3])

    def action_focus_list(self) -> None:
        """Go to the list."""
        self.use_pane("list")

    def action_focus_detail(self) -> None:
        """Go to the detail pane."""
        self.use_pane("detail")

    def action_focus_references(self) -> None:
        """Go to the references."""
        self.use_pane("references")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """From the list there is no way further back."""
        if action == "leave_pane":
            return self.pane != "list"
        return super().check_action(action, parameters)

    def action_leave_pane(self) -> None:
        """From the references to the text, from the text to the list."""
        self.use_pane("detail" if self.pane == "references" else "list")

"""The words in the rule above a widget.

A title can come from a document: it is given to Textual as content, never as a string, which
Textual would read as markup.
"""

from textual.content import Content
from textual.widget import Widget

from tui.terminal.drawable import drawable


def set_title(widget: Widget, words: str) -> None:
    """Put `words` into the rule above `widget`; draws nothing if they stand there already.

    A blank parts them from the rule at either end. Where the rule begins with a corner, Textual
    itself puts the first one there.
    """
    has_corner = getattr(widget, "HAS_CORNER", False) and not widget.has_class("-first")
    title = Content(f"{'' if has_corner else ' '}{drawable(words)} ")
    if widget.border_title != title.markup:
        # Textual takes content here, too, though its annotation does not say so everywhere.
        widget.border_title = title


def fit_title(widget: Widget) -> None:
    """Set the title anew where the rule above `widget` begins, or no longer begins, at a corner."""
    if widget.border_title:
        set_title(widget, Content.from_markup(widget.border_title).plain.strip())

"""The words in the rule above a widget.

A title can come from a document: it is given to Textual as content, never as a string, which
Textual would read as markup.
"""

from textual.content import Content
from textual.widget import Widget

from tui.terminal.drawable import drawable


def set_title(widget: Widget, words: str) -> None:
    """Put `words` into the rule above `widget`; draws nothing if they stand there already."""
    title = Content(drawable(words))
    if widget.border_title != title.markup:
        # Textual takes content here, too, though its annotation does not say so everywhere.
        widget.border_title = title

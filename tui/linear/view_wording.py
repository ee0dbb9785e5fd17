"""Views of the list in words that can be heard: what is listed, and in which order."""

from tui.model import ListView, safe_line
from tui.panes.view_words import order_words, selection_words


def selection_said(view: ListView) -> str:
    """`with "ada", only unread, by Ada`; `all documents` for a view without a selection."""
    words = f'with "{safe_line(view.words)}"' if view.words.strip() else ""
    selected = selection_words(view).replace(" · ", ", ")
    return ", ".join(filter(None, (words, selected))) or "all documents"


def order_said(view: ListView) -> str:
    """`newest first`."""
    return order_words(view)


def view_said(view: ListView) -> str:
    """All of a view: `only unread; newest first`."""
    return f"{selection_said(view)}; {order_said(view)}"

"""The least applications on Textual that show as much as the reader does first.

    python tests/bench/bare_apps.py rows|panes

`rows` shows a thousand rows by line API, `panes` three panes of stock widgets. They are what a
start is measured against: must import nothing but what they show.
"""

import sys


def rows() -> None:
    """Run the least application that shows a list by line API."""
    from rich.segment import Segment
    from textual.app import App, ComposeResult
    from textual.geometry import Size
    from textual.scroll_view import ScrollView
    from textual.strip import Strip

    class Rows(ScrollView, can_focus=True):
        def on_mount(self) -> None:
            self.virtual_size = Size(100, 1000)
            self.focus()

        def render_line(self, y: int) -> Strip:
            row = y + self.scroll_offset.y
            return Strip([Segment(f"Row {row} of 1000".ljust(self.size.width))])

    class Bare(App[None]):
        CSS = "Rows { height: 1fr; }"
        ENABLE_COMMAND_PALETTE = False

        def compose(self) -> ComposeResult:
            yield Rows()

    Bare().run(mouse=False)


def panes() -> None:
    """Run the least application that shows three panes by Textual."""
    from textual.app import App, ComposeResult
    from textual.containers import Horizontal
    from textual.widgets import Static

    class Bare(App[None]):
        CSS = "Static { width: 1fr; height: 1fr; }"

        def compose(self) -> ComposeResult:
            with Horizontal():
                yield Static("left pane")
                yield Static("middle pane")
                yield Static("right pane")

    Bare().run()


if __name__ == "__main__":
    {"rows": rows, "panes": panes}[sys.argv[1]]()

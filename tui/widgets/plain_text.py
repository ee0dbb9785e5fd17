"""A text and nothing else: from the first column to the last, for the terminal's own selection.

No margin, no bar, no current item. A line that is longer than the window goes on in the next row.
"""

from textual.geometry import Size
from textual.strip import Strip

from tui.widgets.line import line
from tui.widgets.text_layout import Piece, TextLayout
from tui.widgets.text_view import TextView


class PlainText(TextView):
    """Lines of text over the whole width."""

    def show_text(self, text: str) -> None:
        """Show a text from its beginning, line by line."""
        self.show([Piece(words, gap=0) for words in text.split("\n")])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The rows that the text takes, for a widget that is as high as its text."""
        rows = TextLayout(self._pieces, width)
        rows.extend_to(viewport.height)
        return max(1, len(rows))

    @property
    def text_width(self) -> int:
        """The whole width is for the text."""
        return max(1, self.size.width)

    def render_line(self, y: int) -> Strip:
        """Draw row `y` of the screen."""
        row, base = self._rows.row(self.top + y), self.style("body")
        words = self._pieces[row.piece].text[row.start : row.end] if row is not None else ""
        return line([(words, base)], self.size.width, base)

"""Show a Markdown table as lines of code: its cells in columns, its links kept.

The terminal is narrow and a cell may hold a paragraph, so nothing finer would stay readable.
"""

import unicodedata
from typing import TYPE_CHECKING

import msgspec

from tui.formats.markdown.inline import Line, read_lines
from tui.model import Block, Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_BETWEEN = "  "
_WIDEST = 30
"""Columns up to which a short cell is filled up, so that one long cell spreads no other row."""


def table_block(tokens: "list[Token]", parser: "MarkdownIt", env: dict[str, object]) -> Block:
    """One code block for the tokens of a table, a line for each row."""
    rows: list[list[Line]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_cell(token.content, parser, env))
    widths: dict[int, int] = {}
    for row in rows:
        for column, cell in enumerate(row):
            widths[column] = min(_WIDEST, max(widths.get(column, 0), _width(cell.text)))
    text: list[str] = []
    spans: list[Span] = []
    length = 0
    for row in rows:
        line = _joined(row, widths).after("")
        spans += (
            msgspec.structs.replace(span, start=span.start + length, end=span.end + length)
            for span in line.spans
        )
        text.append(line.text)
        length += len(line.text) + 1
    return Block("\n".join(text), "code", tuple(spans))


def _cell(content: str, parser: "MarkdownIt", env: dict[str, object]) -> Line:
    """A cell's words on one line."""
    whole = Line("", (), is_image=False)
    for line in read_lines(content, parser, env):
        moved = line.after(f"{whole.text} " if whole.text else "")
        whole = Line(moved.text, whole.spans + moved.spans, is_image=False)
    return whole


def _joined(row: list[Line], widths: dict[int, int]) -> Line:
    """The cells of a row beside each other."""
    text = ""
    spans: tuple[Span, ...] = ()
    for column, cell in enumerate(row):
        spans += cell.after(text).spans
        filling = max(0, widths[column] - _width(cell.text))
        text += cell.text + " " * filling + _BETWEEN
    return Line(text.rstrip(), spans, is_image=False)


def _width(text: str) -> int:
    """Columns that a text takes on a screen, near enough to line up a table."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )

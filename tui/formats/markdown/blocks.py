"""Turn Markdown into blocks, piece by piece.

A large file is cut before headings, where no block can go on, and every piece is parsed by itself:
the parser keeps some hundred bytes for each sign of markup. Links named at the end of a file
larger than one piece are known only in the pieces after their definition.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from tui.formats.markdown.inline import Line, read_lines
from tui.formats.markdown.tables import table_block
from tui.model import Block, safe_text

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_PIECE = 262_144
"""Characters after which a piece ends at the next heading, and at four times that at any line."""

_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")

Ranked = tuple[Block, int]
"""A block and, for a heading that is not in a quote or list, its rank from 1 to 6, else 0."""


def blocks_of(text: str) -> Iterator[Ranked]:
    """Yield the blocks of a Markdown text in its order."""
    parser = _parser()
    env: dict[str, object] = {}
    for piece in _pieces(text):
        yield from _Reading(parser, env).blocks(parser.parse(piece, env))


@cache
def _parser() -> "MarkdownIt":
    """CommonMark with tables; HTML stays text. Words within a block are parsed by `inline`."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.core.ruler.disable(["inline", "text_join"])
    return parser


def _pieces(text: str) -> Iterator[str]:
    """Cut a large text before headings outside of fenced code."""
    if len(text) <= _PIECE:
        yield text
        return
    piece: list[str] = []
    size = 0
    fence = ""
    for line in text.split("\n"):
        if (size > _PIECE and not fence and _HEADING.match(line)) or size > 4 * _PIECE:
            yield "\n".join(piece)
            piece, size = [], 0
        found = _FENCE.match(line)
        if found and not fence:
            fence = found[1]
        elif found and found[1].startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""
        piece.append(line)
        size += len(line) + 1
    yield "\n".join(piece)


class _Reading:
    """The blocks of one piece; remembers which quotes and lists are open."""

    def __init__(self, parser: "MarkdownIt", env: dict[str, object]) -> None:
        self._parser = parser
        self._env = env
        self._quotes = 0
        self._lists: list[int | None] = []  # next number of each open list, None without numbers
        self._lead: str | None = None  # what the next words open: a list item and its number

    def blocks(self, tokens: "list[Token]") -> Iterator[Ranked]:
        """Yield the blocks that the parser's tokens stand for."""
        number = 0
        while number < len(tokens):
            token = tokens[number]
            if token.type == "table_open":
                end = _closing(tokens, number)
                yield table_block(tokens[number:end], self._parser, self._env), 0
                number = end
            elif token.type in {"heading_open", "paragraph_open"}:
                rank = int(token.tag[1]) if token.type == "heading_open" else 0
                yield from self._words(tokens[number + 1], rank)
                number += 2
            elif token.type in {"fence", "code_block"}:
                yield from self._bullet()
                yield Block(safe_text(token.content.rstrip("\n")), "code"), 0
            elif token.type == "hr":
                yield Block("", "rule"), 0
            else:
                yield from self._container(token)
            number += 1

    def _container(self, token: "Token") -> Iterator[Ranked]:
        """Note that a quote, list or item opens or closes."""
        if token.type == "blockquote_open":
            yield from self._bullet()
            self._quotes += 1
        elif token.type == "blockquote_close":
            self._quotes -= 1
        elif token.type == "bullet_list_open":
            yield from self._bullet()
            self._lists.append(None)
        elif token.type == "ordered_list_open":
            yield from self._bullet()
            self._lists.append(int(token.attrs.get("start", 1)))
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            self._lists.pop()
        elif token.type == "list_item_open":
            following = self._lists[-1]
            self._lead = "" if following is None else f"{following}{token.markup} "
            self._lists[-1] = None if following is None else following + 1
        elif token.type == "list_item_close":
            yield from self._bullet()

    def _bullet(self) -> Iterator[Ranked]:
        """An item whose first content is not words, or that is empty: its sign alone."""
        if self._lead is not None:
            lead, self._lead = self._lead.rstrip(), None
            if lead:
                yield self._item(Line(lead, (), is_image=False)), 0

    def _words(self, token: "Token", rank: int) -> Iterator[Ranked]:
        """The blocks of a heading or paragraph: one for each of its lines that is meant as one."""
        for line in read_lines(token.content, self._parser, self._env):
            lead, self._lead = self._lead, None
            if rank and lead is None and not self._quotes and not self._lists:
                yield Block(line.text, "heading", line.spans, rank), rank
            elif rank and lead is None:
                yield Block(line.text, "heading", line.spans, rank), 0
            elif lead is not None:
                yield self._item(line.after(lead)), 0
            elif line.is_image:
                yield Block(line.text, "image", line.spans), 0
            elif self._quotes:
                yield Block(line.text, "quote", line.spans, self._quotes - 1), 0
            else:
                yield Block(line.text, "paragraph", line.spans), 0

    def _item(self, line: Line) -> Block:
        """The first words of a list item; in a quote the quote is what counts."""
        if self._quotes:
            marked = line.after("" if line.text[:1].isdigit() else "• ")
            return Block(marked.text, "quote", marked.spans, self._quotes - 1)
        return Block(line.text, "item", line.spans, max(0, len(self._lists) - 1))


def _closing(tokens: "list[Token]", start: int) -> int:
    """Position of the token that closes the one at `start`."""
    level = tokens[start].level
    end = start + 1
    while tokens[end].level > level or tokens[end].nesting != -1:
        end += 1
    return end

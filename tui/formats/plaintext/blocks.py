"""Turn lines into blocks: paragraphs, list items.

Lines that a writer or a program broke at a margin are joined again; any other line is a paragraph
of its own, since a scraper writes one line per paragraph or keeps a wanted line break.
"""

from collections.abc import Sequence
from itertools import pairwise

from tui.formats.plaintext.lines import Line
from tui.model import Block

_MARGIN = range(50, 101)
"""Columns at which text was usually broken by hand or by mail programs."""
_STOPS = ".!?…"
"""Where every line ends like this, sentences were put on lines of their own."""
_LONGEST_BLOCK = 65_536
"""Characters of one block; a longer line is cut at a space so that a screen can lay it out."""


def blocks_of(lines: Sequence[Line]) -> tuple[Block, ...]:
    """Return the blocks that the lines hold, in order."""
    blocks: list[Block] = []
    group: list[Line] = []
    for line in lines:
        if group and (line.after_gap or line.marker):
            blocks.extend(_blocks(group))
            group = []
        group.append(line)
    blocks.extend(_blocks(group))
    return tuple(blocks)


def _blocks(group: list[Line]) -> list[Block]:
    if not group:
        return []
    texts = [line.text for line in group]
    if is_broken_at_margin(texts):
        texts = [" ".join(texts)]
    pieces = [piece for text in texts for piece in _pieces(text)]
    first = group[0]
    if not first.marker:
        return [Block(piece) for piece in pieces]
    item = first.text if first.marker == "•" else f"{first.marker}. {pieces[0]}"
    head = Block(pieces[0] if first.marker == "•" else item, "item")
    return [head, *(Block(piece) for piece in pieces[1:])]


def is_broken_at_margin(texts: Sequence[str]) -> bool:
    """Tell whether one paragraph was broken into these lines because they met a margin."""
    if len(texts) < 2:
        return False
    longest = max(len(text) for text in texts)
    if longest not in _MARGIN or all(text[-1:] in _STOPS for text in texts):
        return False
    for text, following in pairwise(texts):
        word = following.split(maxsplit=1)[0] if following else ""
        if len(text) + 1 + len(word) < longest - 2:
            return False  # the next word would have fitted: the break was wanted
    return True


def _pieces(text: str) -> list[str]:
    """Cut an endless line at spaces into pieces that a screen can lay out."""
    pieces = []
    start = 0
    while len(text) - start > _LONGEST_BLOCK:
        cut = text.rfind(" ", start + _LONGEST_BLOCK // 2, start + _LONGEST_BLOCK)
        cut = cut if cut > 0 else start + _LONGEST_BLOCK
        pieces.append(text[start:cut].strip())
        start = cut
    pieces.append(text[start:].strip())
    return [piece for piece in pieces if piece]

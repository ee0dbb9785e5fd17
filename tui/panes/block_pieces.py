"""Turn a block of text into a piece in which its kind shows without colour.

Plain functions without a terminal. Nothing of a block is left out.
"""

import re
from collections.abc import Iterable

from tui.model import Block, Citation
from tui.widgets.text_layout import Piece, Run

IMAGE = "[image: "
"""Before the description of an image, which ends at the next `]`."""

NUMBERED = re.compile(r"\d+[.)] ")
"""An item that has its own number needs no bullet."""


def block_piece(block: Block, item: int, lead: str, cited: Iterable[Citation]) -> Piece:
    """One block, with its spans and the places where it cites something.

    Args:
        block: The block.
        item: The item that it is a part of.
        lead: What stands before its lines.
        cited: Its citing places.
    """
    runs = [Run(c.start, c.end, "link") for c in cited]
    runs += [Run(s.start, s.end, "link" if s.kind == "link" else s.kind) for s in block.spans]
    runs.sort(key=lambda run: (run.start, -run.end))
    text, first, rest, style = block.text, lead, lead, "body"
    if block.kind == "heading":
        style = "heading"
    elif block.kind == "quote":
        first = rest = lead + "▏ " * (block.level + 1)
        style = "quote"
    elif block.kind == "item":
        bullet = "" if NUMBERED.match(text) else "• "
        first = lead + "  " * block.level + bullet
        rest = lead + "  " * (block.level + 1)
    elif block.kind == "code":
        first = rest = lead + "  "
        style = "code"
    elif block.kind == "image":
        text, style = _image_text(block), "image"
        runs = []
    elif block.kind == "rule":
        return Piece("", item=item, first=lead, is_rule=True)
    return Piece(text, style=style, runs=tuple(runs), item=item, first=first, rest=rest)


def _image_text(block: Block) -> str:
    address = next((span.target for span in block.spans if span.target), None)
    return f"{IMAGE}{block.text or 'no description'}]" + (f" {address}" if address else "")

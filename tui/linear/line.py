"""What is said: lines, not yet broken at any width; and what is asked.

A line is a sentence of the program or words of a document. Whoever prints it breaks it at the
terminal's width, or leaves it whole for those who have it read to them.
"""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from tui.model import Block, BlockKind

INDENT = "  "
DEEPEST = 6
"""Lists within lists are indented up to here."""


class Line(msgspec.Struct, frozen=True):
    """One line to be said; it holds no line break."""

    text: str
    indent: str = ""
    """White space in front of it, and of what it is broken into."""
    is_paragraph: bool = False
    """Whether it is set off from the line before it, where lines are broken."""
    is_exact: bool = False
    """Whether its words stand where they stand: a line of code is not broken."""


class Question(msgspec.Struct, frozen=True):
    """What the reader is asked: the next line typed is the answer and no command."""

    name: str
    """A word for the prompt."""
    answered: Callable[[str], Iterator[Line]]
    """Takes the answer and says what came of it."""
    given_up: Callable[[], Iterator[Line]] | None = None
    """Says what came of it that there is no answer; None: nothing is changed by that."""
    keeps_half: bool = False
    """Whether a line that was broken off in the middle is taken as it stands."""


def said(text: str) -> Line:
    """A sentence of the program."""
    return Line(text)


def text_lines(blocks: Iterable[Block]) -> Iterator[Line]:
    """The words of some blocks; what a block is, is said in words where that matters."""
    before: BlockKind | None = None
    for block in filter(has_words, blocks):
        goes_on = before == "heading" or before == block.kind == "item"
        for number, line in enumerate(_block_lines(block)):
            is_paragraph = not number and not goes_on
            yield msgspec.structs.replace(line, is_paragraph=is_paragraph)
        before = block.kind


def has_words(block: Block) -> bool:
    """Whether there is anything to say of a block: a rule across the page is nothing to a ear."""
    return block.kind == "image" or (block.kind != "rule" and bool(block.text.strip()))


def _block_lines(block: Block) -> Iterator[Line]:
    match block.kind:
        case "heading":
            yield Line(f"Heading: {block.text}")
        case "quote":
            deep = "Quote in a quote" if block.level else "Quote"
            yield Line(f"{deep}: {block.text}")
        case "item":
            indent = INDENT * min(block.level, DEEPEST)
            is_numbered = block.text[:1].isdigit()
            lead = "" if is_numbered else "- "
            yield Line(f"{lead}{block.text}", indent)
        case "code":
            yield Line("Code:")
            for line in block.text.split("\n"):
                yield Line(line, INDENT, is_exact=True)
            yield Line("End of code.")
        case "image":
            yield Line(f"Image: {block.text or 'no description'}")
        case _:
            yield Line(block.text)

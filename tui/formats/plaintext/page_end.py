"""Judge comments without any name line by where they stand: below the post, at the page's end.

Whoever reads a page from top to bottom takes what follows a heading for comments only if a post
stands above and nothing but comments can follow. In doubt the answer is no.
"""

import re
from collections.abc import Sequence

from tui.formats.plaintext.chrome import is_end
from tui.formats.plaintext.heading_words import BARE_ONE
from tui.formats.plaintext.lines import Line

_STOPS = ".!?…”»"
_SENTENCE = 30
"""Characters from which a line that ends with a full stop is a sentence of the post."""
_FEW = 6
"""Lines that a page's end may have to be a few comments, and that a form may stand away."""
_PARAGRAPH = 80
"""Characters from which a line is taken for running text."""
_LINES_EACH = 8
"""Lines that one comment may take on average where nothing parts them from the page's foot."""
_FOOT = re.compile(r"©|copyright|powered by|rights reserved|all rights|wordpress", re.IGNORECASE)


def is_below_post(lines: Sequence[Line], top: int, size: int, count: int | None) -> bool:
    """Tell whether running text stands above a heading: paragraphs, or at least some sentences.

    Args:
        lines: The lines of the page.
        top: Where the heading stands.
        size: Lines below it.
        count: Comments that it declares.
    """
    above = [line.text for line in lines[:top]]
    if sum(len(text) for text in above if len(text) >= _PARAGRAPH) >= 2 * _PARAGRAPH:
        return True
    sentences = [text for text in above if text[-1] in _STOPS and len(text) >= _SENTENCE]
    least = 2 if size <= (count or _FEW) else 3
    return len(sentences) >= least and sum(map(len, above)) >= 4 * _PARAGRAPH


def is_one_comment(lines: Sequence[Line], top: int, start: int, end: int) -> bool:
    """Tell whether the last few lines, below a bare `Comment`, are the one that the word tells of.

    In a form the same word labels the field of the text, so no form may stand around it.
    """
    content = lines[start:end]
    if lines[top].text.casefold() not in BARE_ONE or end < len(lines) or len(content) > _FEW:
        return False
    if any(line.marker for line in content) or not is_below_post(lines, top, len(content), 1):
        return False
    return not any(is_end(line.text) for line in lines[max(0, top - _FEW) : top])


def below_closing(lines: Sequence[Line], start: int, count: int | None) -> int:
    """Return where the comments begin if `Comments are closed.` was moved above them.

    Some scrapers put the comments behind all else. The foot of a page stands in the same place, so
    there must be few lines for the declared comments, all of them words of somebody.
    """
    if not count or start >= len(lines) or not is_end(lines[start].text):
        return start
    first = start + 1
    content = lines[first:]
    if not 0 < len(content) <= _LINES_EACH * count:
        return start
    if any(is_end(line.text) or line.marker or _FOOT.search(line.text) for line in content):
        return start
    is_prose = sum(len(line.text) >= _SENTENCE for line in content) >= len(content) / 3
    return first if is_prose else start

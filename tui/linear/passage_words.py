"""Find the words that a reader typed in what was said: the passage they want to bookmark.

Plain functions. Case and spacing do not count, typographic quotes are as good as plain ones; `...`
stands for what lies between the first words and the last.
"""

import re

from tui.linear.page import Page
from tui.session.passages import Stretch

_ALIKE = {"'": "['‘’‚]", '"': '["“”„«»]', "-": "[-‐‑–—]"}


def stretch_of(page: Page, words: str) -> Stretch | None:
    """The words in the piece the reader is at; without any, its paragraph if it is a single one.

    Returns:
        Where they stand; None if they do not.
    """
    stop = page.stop
    blocks = list(enumerate(page.blocks(stop), stop.start))
    if not words.strip(" ."):
        only = [(number, block) for number, block in blocks if block.text.strip()]
        if len(only) != 1:
            return None
        number, block = only[0]
        return Stretch(stop.part, number, 0, len(block.text))
    pattern = _pattern(words)
    for number, block in blocks:
        found = pattern.search(block.text)
        if found is not None:
            return Stretch(stop.part, number, found.start(), found.end())
    return None


def _pattern(words: str) -> re.Pattern[str]:
    """Words as a search: spacing, case and the kind of quotes aside, `...` for anything."""
    pieces = [piece.split() for piece in re.split(r"\.\.\.+|…", words)]
    spelled = (r"\s+".join(map(_spelled, piece)) for piece in pieces if piece)
    return re.compile(r".+?".join(spelled), re.IGNORECASE | re.DOTALL)


def _spelled(word: str) -> str:
    return "".join(_ALIKE.get(sign, re.escape(sign)) for sign in word)

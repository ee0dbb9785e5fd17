"""A short stamp of a text that stays the same when only its spacing or case changes."""

import re
import unicodedata

from tui.model.digest import digest

LIMIT = 100_000
"""Characters of a text that count: enough to tell texts apart, quick for a text of any length."""

_NOT_WORDS = re.compile(r"[\W_]+")


def plain_words(text: str) -> str:
    """The words of `text` without case, punctuation, spacing and compatibility forms (NFKC)."""
    return _NOT_WORDS.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


def fingerprint(text: str) -> str:
    """Return 16 hexadecimal digits that stand for the words of `text`.

    Case, punctuation, spacing and compatibility forms (NFKC) do not count, so that another scrape
    of the same words gives the same stamp. Only the first `LIMIT` characters are looked at.
    Not a secret: BLAKE2b cut to 64 bits.
    """
    words = plain_words(text[:LIMIT]).encode("utf-8", "replace")
    return digest(words, 8).hex()

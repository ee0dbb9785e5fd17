"""Tell the name of a person or site from a sentence, and free it of the words around it.

Nothing here knows a list of names: only length, punctuation and letters count.
"""

import re
from functools import cache

from tui.formats.plaintext.reply_words import (
    AFTER_NAME,
    BEFORE_NAME,
    GREETINGS,
    SAYS,
    SAYS_WITHOUT_COLON,
    THANKS,
)

_LONGEST = 60
_MOST_WORDS = 7


def is_name(text: str, *, is_loose: bool = False) -> bool:
    """Tell whether `text` may be the name that stands over a comment.

    Args:
        text: A whole line, or what is left of it without date and filler.
        is_loose: The place says much already (a line of its own above a date): titles of
            linking posts count as names there, and so do initials and a closing exclamation mark.
    """
    text = text.strip()
    if not text or not any(map(str.isalnum, text)) or "://" in text:
        return False
    words = text.split()
    if is_loose:
        return len(text) <= 160 and not _is_sentence(text, words)
    if len(text) > _LONGEST or len(words) > _MOST_WORDS or text[-1] in ".!?;:,…":
        return len(words) <= 3 and text[-1] == "." and text[:-1].replace(".", "").isalnum()
    if words[0].casefold().strip(",") in _openings() and len(words) > 1:
        return False
    return not re.search(r"[.!?;]\s", text) or len(words) <= 4


def _is_sentence(text: str, words: list[str]) -> bool:
    if text[-1] == ".":
        return len(words[-1]) > 4  # `Ann L.` and `Bob Jr.` are names
    if text[-1] in "!?":
        return len(words) > 3 or words[0].casefold().strip(",!?") in _openings()
    return text[-1] in ";:" and len(words) > 4


def cleaned_name(text: str) -> str:
    """Return the name in `text` without labels before it and badges behind it."""
    text = re.sub(r"^#?\d{1,4}[.):]?\s+(?=[^\W\d])", "", text.strip())
    before = _before().match(text)
    if before and before.end() < len(text):
        text = text[before.end() :]
    for _ in range(4):
        shorter = _after().sub("", text).strip()
        if shorter == text or not shorter:
            break
        text = shorter
    return text.strip(" \t:,|·•–—-@")


def without_says(text: str) -> tuple[str, bool]:
    """Return what stands before `says:` and whether that word was there at all."""
    match = _says().search(text)
    if match is None or not match.start():
        return text, False
    return text[: match.start()].strip(), True


def has_label(text: str) -> bool:
    """Tell whether the line begins with `Posted by` or the like."""
    match = _before().match(text.strip())
    return match is not None and match.end() < len(text.strip())


@cache
def _openings() -> frozenset[str]:
    return frozenset(GREETINGS) | {word for word in THANKS if " " not in word}


@cache
def _before() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(BEFORE_NAME, key=len, reverse=True)))
    return re.compile(rf"(?:(?:{words})\s+)+", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    words = sorted(AFTER_NAME, key=len, reverse=True)
    letters = "|".join(re.escape(word) for word in words if word[0].isalnum() or word[0] == "(")
    signs = "|".join(re.escape(word) for word in words if not (word[0].isalnum() or word[0] == "("))
    return re.compile(rf"(?:\s+(?:{letters})|\s*(?:{signs})|\s*#\d+)$", re.IGNORECASE)


@cache
def _says() -> re.Pattern[str]:
    with_colon = "|".join(map(re.escape, sorted(SAYS, key=len, reverse=True)))
    alone = "|".join(map(re.escape, sorted(SAYS_WITHOUT_COLON, key=len, reverse=True)))
    cjk = "より|说道|说|님의 말"
    return re.compile(
        rf"(?:\s+(?:(?:{with_colon})(?:\s+(?:on|am|at|le|el|il))?\s*(?:[:：]|\.\.\.:?|…:?)"
        rf"|(?:{alone})|(?:wrote|said|schrieb|sagte)\s+(?:on|am))|\s?(?:{cjk})\s*[:：])\s*$",
        re.IGNORECASE,
    )

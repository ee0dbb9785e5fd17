"""Recognise the heading over a comment section, in any of the known languages.

Only whole lines count, since the same words are common in prose. A heading says how many replies
the page has (`13 replies on “…”`) and often repeats the title of the post.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from tui.formats.plaintext.heading_words import (
    BARE,
    BEFORE_COUNT,
    LINKS,
    NONE,
    NOUNS,
    ONE,
    WHOLE,
)
from tui.formats.plaintext.lines import Line

_OPEN = "“\"„«‘‹《「『”‟'"
_CLOSE = "”\"“»’›》」』'"
_NUMBER = r"\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+|\d{1,6}"
_LONGEST_TITLE = 200
_FIRST_WORD = re.compile(r"[\W_]{0,3}(?P<word>\d+|[^\W\d_]+)")


class Heading(msgspec.Struct, frozen=True):
    """What a heading over a comment section says."""

    count: int | None
    """Declared replies; None if the heading tells no number."""
    title: str | None
    """The title of the post as the heading repeats it, without quotes around it."""
    is_quoted: bool = False
    """Whether the title stood in quotes, which hardly happens in prose."""
    lines: int = 1
    """How many lines of the file the heading takes."""


def heading_at(lines: Sequence[Line], index: int) -> Heading | None:
    """Return the heading that begins at `lines[index]`, even if it is broken over lines."""
    text = lines[index].text
    if len(text) > 300:
        return None
    heading = heading_in(text)
    if heading is None and not _may_go_on(text):
        return None
    if heading and not (heading.is_quoted and text[-1] not in _CLOSE):
        return heading
    for further in range(1, min(4, len(lines) - index)):
        following = lines[index + further]
        if following.after_gap and further > 1:
            break
        text = f"{text} {following.text}"
        if len(text) > _LONGEST_TITLE + 60:
            break
        whole = heading_in(text)
        if whole and whole.is_quoted and text[-1] in _CLOSE:
            return msgspec.structs.replace(whole, lines=further + 1)
    return heading


def heading_in(text: str) -> Heading | None:
    """Return what `text` says if the whole of it is a heading over comments."""
    key = text.casefold().rstrip(" :：")
    if key in _bare():
        return Heading(None, None)
    first = _FIRST_WORD.match(key)
    word = first["word"] if first else ""
    if not (word.isdigit() or word in _beginnings() or not key.isascii() or "yorum" in key):
        return None
    for pattern in _patterns():
        match = pattern.match(text)
        if match:
            return _heading(match)
    return None


def glued_heading(text: str, titles: Iterable[str]) -> tuple[int, Heading] | None:
    """Find a heading at the end of a paragraph: count, noun, quote and a known title make it safe.

    Args:
        text: The paragraph.
        titles: Titles the post may have; the heading must quote one of them.

    Returns:
        Where the heading begins in `text` and what it says, or None.
    """
    tail_start = max(0, len(text) - 400)
    for match in _glued().finditer(text, tail_start):
        heading = heading_in(text[match.start("heading") :].strip())
        if heading and heading.title in set(titles):
            return match.start("heading"), heading
    return None


def _heading(match: re.Match[str]) -> Heading:
    groups = match.groupdict()
    title = (groups.get("title") or "").strip()
    is_quoted = bool(title) and title[0] in _OPEN
    return Heading(_count(groups.get("count")), _unquoted(title) or None, is_quoted)


def _count(words: str | None) -> int | None:
    if not words:
        return None
    digits = re.sub(r"\D", "", words)
    if digits:
        return int(digits)
    return 0 if words.casefold() in NONE else 1


def _unquoted(title: str) -> str:
    if title and title[0] in _OPEN:
        title = title[1:].strip()
        if title and title[-1] in _CLOSE and _is_outer(title):
            title = title[:-1].strip()
    return title


def _is_outer(title: str) -> bool:
    """Whether the last quote closes the one that was taken off, not one inside the title."""
    inner_open = sum(title.count(mark) for mark in "“„«《「")
    inner_close = sum(title.count(mark) for mark in "”»》」")
    return inner_close > inner_open or inner_close == inner_open == 0 or title[-1] in "\"“'’"


def _may_go_on(text: str) -> bool:
    return bool(_unfinished().match(text))


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _bare() -> frozenset[str]:
    return frozenset(BARE)


@cache
def _beginnings() -> frozenset[str]:
    """First words of all headings in ASCII, to turn most lines away before any pattern is tried."""
    return frozenset(words.split()[0] for words in (*ONE, *NONE, *NOUNS, *BEFORE_COUNT))


@cache
def _unfinished() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_NUMBER}|{_any(ONE)})\s+(?:{_any(NOUNS)})(?:\s+(?:{_any(LINKS)}))?$", re.IGNORECASE
    )


@cache
def _glued() -> re.Pattern[str]:
    return re.compile(
        rf"(?<=\S)\s+(?P<heading>(?:{_NUMBER}|{_any(ONE)})\s(?:{_any(NOUNS)})\s"
        rf"(?:{_any(LINKS)})\s?[{re.escape(_OPEN)}])",
        re.IGNORECASE,
    )


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    number, nouns, quotes = _NUMBER, _any(NOUNS), re.escape(_OPEN)
    counts = rf"{number}|{_any(ONE + NONE)}"
    forms = [
        rf"(?:[±#(\[]\s?)?(?:(?:{_any(BEFORE_COUNT)})\s)?(?P<count>{counts})\s?\)?\s(?:{nouns})"
        rf"(?:\s(?:{_any(LINKS)})(?:\s|(?=[{quotes}]))\s?(?P<title>\S.{{0,250}}?))?"
        r"(?:\s(?:add yours|add your own|so far))?\s?[:：]?$",
        rf"(?:{nouns})\s?[:(\[]\s?(?P<count>{number})\s?[)\]]?\s?:?$",
        rf"(?:{nouns})\s(?:{_any(LINKS)})\s?(?P<title>[{quotes}]\s?.{{1,250}}"
        rf"[{re.escape(_CLOSE)}])$",
    ]
    forms += [_whole(form) for form in WHOLE]
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


def _whole(form: str) -> str:
    """Turn a form such as `T 有 N 条 评论|回复` into a pattern."""
    parts = []
    for part in form.split():
        if part in ("T", "T:"):
            parts.append(r"(?P<title>\S.{0,250}?)" + (":" if part == "T:" else ""))
        elif part == "N":
            parts.append(rf"(?P<count>{_NUMBER})")
        else:
            parts.append(f"(?:{_any(part.split('|'))})")
    return r"\s?".join(parts) + "$"

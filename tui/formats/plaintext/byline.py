"""Recognise who wrote the post and when: by-lines above it, a signature below it."""

import re

import msgspec

from tui.formats.dates import find_date
from tui.formats.plaintext.lines import Line

_LABEL = re.compile(
    r"(?:posted|written|published|veröffentlicht|geschrieben|verfasst|publié|écrit|publicado|"
    r"escrito|pubblicato|scritto|geplaatst|geschreven|opublikowano|napisane|autor|author|auteur|"
    r"autore|text|gepostet|erstellt)?\s?(?:on|am|le|el|il|em|op)?\s?"
    r"(?P<by>(?:by|von|par|por|da|di|door|przez|av|af)\s|(?:autor|author|auteur|autore|text)\s?:\s?)",
    re.IGNORECASE,
)
_DATE_LABEL = re.compile(
    r"(?:posted|written|published|updated|last updated|veröffentlicht|publié|publicado|pubblicato|"
    r"geplaatst|opublikowano|date|datum)?\s?(?:(?:on|am|le|sur|el|il|em|op)\b|:)*\s*",
    re.IGNORECASE,
)
_UNTITLED = re.compile(
    r"(?:untitled|no title|ohne titel|unbenannt|sans titre|sin título|senza titolo|sem título|"
    r"zonder titel|bez tytułu|без названия)\s?[:–—-]\s*(?=\S)",
    re.IGNORECASE,
)
"""What systems print before the by-line of a post that has no title."""
_TITLES_TEXT = "dr prof professor mr mrs ms dipl ing sir rev fr"
_TITLES = frozenset(_TITLES_TEXT.split())
_PARTS_TEXT = "de la le van von der den del di da dos zu zur of bin ibn al el y e"
_PARTS = frozenset(_PARTS_TEXT.split())


class Byline(msgspec.Struct, frozen=True):
    """Author and date that one line tells."""

    author: str | None
    date: str | None


def byline_in(text: str, day_first: bool | None = None) -> Byline | None:
    """Return what `text` tells if all of it is a by-line: `By Ann Lee on May 3, 2011`, a date.

    Args:
        text: A line of the page.
        day_first: How the page writes `3/4/2015`; None if that is not known.
    """
    if len(text) > 150:
        return None
    text = _UNTITLED.sub("", text)
    has_digits = any(map(str.isdigit, text))
    date = find_date(text, day_first=day_first) if has_digits else None
    rest = text if date is None else f"{text[: date.start]} | {text[date.end :]}"
    rest = rest.removeprefix(" | ").strip()
    label = _LABEL.match(rest)
    if label:
        name = re.split(r"\s?[|/•·,]|\s[-–—]\s|\s(?:on|am|le|in|at)\s", rest[label.end() :])[
            0
        ].strip()
        name = re.sub(r"\s(?:on|am|le|at)$", "", name)
        if is_person(name):
            return Byline(name, date.iso if date else None)
    if date is None or date.iso is None:
        return None
    before = text[: date.start].strip(" |·•-–—,")
    after = text[date.end :]
    if len(after.split()) > 6:
        return None
    if not _DATE_LABEL.sub("", before, count=1).strip():
        return Byline(None, date.iso)
    if is_person(before) and re.search(r"[|·•,–—-]\s*$", text[: date.start]):
        return Byline(before, date.iso)
    return None


def is_signature(before: str, line: Line) -> bool:
    """Tell whether the line, last of the post, is the name of its author: `Dr Mike Scott`."""
    if line.marker or len(before) < 120 or not line.after_gap:
        return False
    words = line.text.split()
    return 2 <= len(words) <= 5 and is_person(line.text)


def is_person(text: str) -> bool:
    """Tell whether `text` may be the name of a person or of a pen: few words, with capitals."""
    words = [word.strip(".,") for word in text.split()]
    if not 1 <= len(words) <= 5 or len(text) > 50 or text[-1] in ":;!?,":
        return False
    if not all(re.fullmatch(r"[^\W\d_][\w'’-]*", word) for word in words if word):
        return False
    if len(words) == 1:
        return len(words[0]) > 1
    return all(
        word[:1].isupper() or word.casefold() in _PARTS or word.casefold() in _TITLES
        for word in words
    )

"""Recognise names that stand alone over comments, where a scraper dropped date and heading.

A short line over a paragraph is far more often a heading of the article than a name, so a line by
itself proves nothing: what counts is how the lines below the post speak. People greet and thank
each other, come back, praise the post; linking pages are quoted in dots. In doubt the lines stay a
part of the post.
"""

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from tui.formats.plaintext.chrome import is_button, is_end, is_paging
from tui.formats.plaintext.given_names import GIVEN_NAMES
from tui.formats.plaintext.header import Header, is_excerpt
from tui.formats.plaintext.heading import heading_in
from tui.formats.plaintext.lines import Line, folded
from tui.formats.plaintext.name import cleaned_name, is_name
from tui.formats.plaintext.neighbours import is_menu
from tui.formats.plaintext.openings import (
    Opening,
    is_greeting,
    is_praise,
    is_sign_off,
    opening_of,
)
from tui.formats.plaintext.reply_words import GREETINGS, SIGN_OFFS, THANKS
from tui.model.document import ReplyKind

_LONGEST = 40
_MOST_WORDS = 4
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_CLOSINGS = frozenset(word.casefold() for word in SIGN_OFFS)
_LETTER_WORDS = _CLOSINGS.union(GREETINGS, THANKS)
_MOST_TRIED = 400
"""Names at most; a page with more is a table or a list of people."""
_LEAST_POST = 200
"""Characters of running text above names without quoted linking pages, so that a transcript or a
list of people is not taken for comments."""
_PARAGRAPH = 80
_LONGEST_LONE = 20
"""Lines of a lone comment, below which the form must stand."""


def is_bare_name(lines: Sequence[Line], index: int, stop: int) -> bool:
    """Tell whether `lines[index]` may be a name alone over the words of a comment."""
    if index + 1 >= stop or lines[index].marker or not _is_built_like_name(lines[index].text):
        return False
    text = lines[index].text
    if text.casefold() in _LETTER_WORDS or is_greeting(text) or is_sign_off(text):
        return False
    below = lines[index + 1].text
    if " " not in below and below[-1].isalnum() and not is_greeting(below):
        return False  # two single words are a list, a table or code
    return is_name(text) and not _is_frame(text) and not _is_frame(below)


def _is_built_like_name(text: str) -> bool:
    words = text.split()
    if not 2 <= len(text) <= _LONGEST or len(words) > _MOST_WORDS or text[-1] in ".:;!?…,":
        return False
    if not all(word in "&-+" or _WORD.fullmatch(word) for word in words):
        return False
    if len(words) == 1 or all(word[0].isupper() or word in "&-+" for word in words):
        return True
    return words[0].casefold() in GIVEN_NAMES and len(words) <= 3


def _is_frame(text: str) -> bool:
    return (
        is_button(text)
        or is_end(text)
        or is_paging(text)
        or is_menu(text)
        or heading_in(text) is not None
    )


def is_title_over_excerpt(lines: Sequence[Line], index: int, stop: int) -> bool:
    """Tell whether `lines[index]` names the page whose words are quoted right below."""
    if index + 1 >= stop or not is_excerpt(lines[index + 1].text):
        return False
    text = lines[index].text
    is_title = len(text) <= 160 and not is_excerpt(text) and is_name(text, is_loose=True)
    return is_title and not _is_frame(text)


def _is_signature(lines: Sequence[Line], index: int, stop: int) -> bool:
    """Whether the name ends a comment: below `Regards,`, or right above the next name."""
    above = lines[index - 1].text.casefold().rstrip(" ,.!–—-") if index else ""
    return above in _CLOSINGS or is_bare_name(lines, index + 1, stop)


def bare_headers(lines: Sequence[Line], start: int, stop: int) -> list[Header]:
    """Return every line of `[start, stop)` that may be a name or the title of a linking page."""
    found: list[Header] = []
    for index in range(start, stop):
        line = lines[index]
        if len(line.text) > 160:
            continue
        is_ping = is_title_over_excerpt(lines, index, stop)
        if is_ping or (is_bare_name(lines, index, stop) and not _is_signature(lines, index, stop)):
            kind: ReplyKind = "pingback" if is_ping else "comment"
            name = cleaned_name(line.text) or line.text
            found.append(
                Header(
                    index, index + 1, name, None, "bare name", line.indent, line.marker, kind=kind
                )
            )
    return found


class _Weighed(msgspec.Struct):
    """A line that may be a name, with what speaks for it."""

    header: Header
    weight: int
    voice: int
    is_person: bool


def talking_run(lines: Sequence[Line], start: int, stop: int) -> list[Header]:
    """Return the names over the comments that fill the end of `lines[start:stop]`, or none."""
    headers = bare_headers(lines, start, stop)
    if not headers or len(headers) > _MOST_TRIED:
        return []
    weighed = _weigh(lines, headers, stop)
    best, best_at, total = 0, len(headers), 0
    for at in range(len(headers) - 1, -1, -1):
        total += weighed[at].weight
        if total > best:
            best, best_at = total, at
    run = weighed[best_at:]
    return [item.header for item in run] if run and _is_talk(lines, run, stop) else []


def lone_name(lines: Sequence[Line], start: int, stop: int) -> list[Header]:
    """Return the one name that begins the part between the page's navigation and the reply form."""
    body = [line.text for line in lines[start + 1 : stop]]
    if not is_bare_name(lines, start, stop) or not body or len(body) > _LONGEST_LONE:
        return []
    is_prose = len(body[0]) >= 30 and body[0][-1] in ".!?…"
    above = sum(len(line.text) for line in lines[:start] if len(line.text) >= _PARAGRAPH)
    is_known = folded(lines[start].text).split(" ")[0] in GIVEN_NAMES
    return bare_headers(lines, start, stop)[:1] if is_prose and is_known and above else []


def _is_talk(lines: Sequence[Line], run: list[_Weighed], stop: int) -> bool:
    """Whether these names stand over people who talk, not over the parts of an article."""
    comments = [item for item in run if item.header.kind == "comment"]
    if not comments:
        return _are_only_excerpts(run, stop)
    first = run[0].header.start
    above = sum(len(line.text) for line in lines[:first] if len(line.text) >= _PARAGRAPH)
    people = {folded(item.header.author or "") for item in run}
    is_transcript = len(people) == 2 and len(run) > 4
    if len(run) < 2 or above < _LEAST_POST or is_transcript:
        return False
    if len(comments) < len(run):
        return True  # a quoted page among them shows whose names these are
    spoken = sum(item.voice > 0 for item in run)
    known = sum(item.is_person for item in comments)
    return spoken >= max(1, len(run) // 4) and 2 * known >= len(comments)


def _are_only_excerpts(run: list[_Weighed], stop: int) -> bool:
    """Whether nothing but quoted pages follows: an article may quote another page as well."""
    ends = [item.header.start for item in run[1:]] + [stop]
    return all(end - item.header.end == 1 for item, end in zip(run, ends, strict=True))


def named_run(lines: Sequence[Line], start: int, stop: int) -> list[Header]:
    """Return the names right below a heading, which says already that these are comments."""
    headers = bare_headers(lines, start, stop)
    if not headers or headers[0].start > start + 1 or len(headers) > _MOST_TRIED:
        return []
    weighed = _weigh(lines, headers, stop)
    known = sum(item.is_person or item.header.kind != "comment" for item in weighed)
    return headers if 2 * known >= len(headers) else []


def _weigh(lines: Sequence[Line], headers: list[Header], stop: int) -> list[_Weighed]:
    """Weigh how much each line looks like a name and how much the words below it speak."""
    ends = [header.start for header in headers[1:]] + [stop]
    names = [folded(header.author or "") for header in headers]
    often = Counter(names)
    first_names = {name.split()[0] for name in names if name}
    openings = [
        opening_of(lines[header.end].text) if header.end < end else None
        for header, end in zip(headers, ends, strict=True)
    ]
    turned = [folded(o.name) for o in openings if o and o.manner != "call"]
    greeted = {name.split()[0] for name in turned if name} & first_names
    weighed = []
    for header, name, opening in zip(headers, names, openings, strict=True):
        voice = _voice(lines, header, opening, greeted)
        first = name.split()[0] if name else ""
        is_known = first in GIVEN_NAMES or first in greeted or often[name] > 1
        is_nickname = name.isalnum() and (header.author or "").islower()
        is_person = is_known or voice > 1 or (is_nickname and voice > 0)
        weight = voice + 2 * is_person + is_nickname
        weighed.append(_Weighed(header, weight or -1, voice, is_person))
    return weighed


def _voice(
    lines: Sequence[Line], header: Header, opening: Opening | None, greeted: set[str]
) -> int:
    """Return 2 where a linking page is quoted or a name above is greeted, 1 for praise, else 0."""
    if header.kind == "pingback":
        return 2
    if opening and opening.manner != "call":
        return (
            2
            if folded(opening.name).split()[:1] and folded(opening.name).split()[0] in greeted
            else 1
        )
    text = lines[header.end].text
    return 2 if is_greeting(text) else 1 if is_praise(text) else 0

"""Recognise the lines that stand over (or under) a comment: name, `says:`, date.

Any of them may be missing alone. A header without a name stays without one: the next name found
belongs to somebody else.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from tui.formats.dates import FoundDate, find_date
from tui.formats.plaintext.chrome import is_button, is_end, is_paging
from tui.formats.plaintext.heading import heading_in
from tui.formats.plaintext.lines import Line
from tui.formats.plaintext.name import cleaned_name, has_label, is_name, without_says
from tui.formats.plaintext.reply_words import PINGBACKS, TRACKBACKS
from tui.model.document import ReplyKind

Shape = Literal["says", "name over date", "name and date", "date", "pingback", "bare name"]
_LONGEST = 200
_MAY_BE_DATE = re.compile(r"(?:19|20)\d\d|\d[./-]\d|\d\s?[^\W\d_]|[^\W\d_]\.?\s\d")
_PING = re.compile(
    rf"(?P<kind>{'|'.join(sorted((*PINGBACKS, *TRACKBACKS), key=len, reverse=True))})"
    r"\s?:\s?(?P<title>\S.*)",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"\b(?:on|at|um|am|the|le|à|el|il|em|op|om|o|dnia|uhr|von|by|posted|sur|permalink|reply|antworten|"
    r"edit|min|hrs|says?|said|wrote|commented|link)\b|[\W_]+|#\d+",
    re.IGNORECASE,
)


_NUMBERED = re.compile(r"by (?P<name>\S.{0,60}) \(\d{2,9}\)", re.IGNORECASE)
"""A forum's name line with the number of the member: `by Ann (12345)`."""
_CUTS = ("[…]", "[...]", "[&#8230;]")
_FIELDS_TEXT = "date time datum uhrzeit from to sent subject von an gesendet betreff"
_FIELDS = frozenset(_FIELDS_TEXT.split())
"""Names of fields in quoted mail and logs, which also stand over dates."""


class Header(msgspec.Struct):
    """The frame of one comment: lines `[start, end)` and what they tell."""

    start: int
    end: int
    author: str | None
    date: FoundDate | None
    shape: Shape
    indent: int
    marker: str
    kind: ReplyKind = "comment"


def headers_in(lines: Sequence[Line], start: int = 0, stop: int | None = None) -> list[Header]:
    """Return the headers among `lines[start:stop]`, in order, none inside another."""
    found: list[Header] = []
    index, stop = start, len(lines) if stop is None else stop
    while index < stop:
        header = _header_at(lines, index, stop, found[-1] if found else None)
        if header:
            found.append(header)
        index = header.end if header else index + 1
    return found


def _header_at(
    lines: Sequence[Line], index: int, stop: int, previous: Header | None
) -> Header | None:
    line = lines[index]
    if len(line.text) > _LONGEST:
        return None
    ping = _PING.fullmatch(line.text)
    if ping:
        kind: ReplyKind = "trackback" if ping["kind"].casefold() in TRACKBACKS else "pingback"
        return Header(
            index, index + 1, ping["title"], None, "pingback", line.indent, line.marker, kind
        )
    date = _date_in(line.text)
    says = _says_header(lines, index, stop, date)
    if says:
        return says
    dated = _dated_header(line, index, date) if date else None
    return dated or _name_over_date(lines, index, stop, previous)


@lru_cache(maxsize=512)  # a line is looked at as itself and as the line below others
def _date_in(text: str) -> FoundDate | None:
    if not _MAY_BE_DATE.search(text):
        return None
    return find_date(text)


def _says_header(
    lines: Sequence[Line], index: int, stop: int, date: FoundDate | None
) -> Header | None:
    """`NAME says:`, `NAME on DATE said:`, `NAME wrote on DATE:`, `Le DATE, NAME a dit :`."""
    line = lines[index]
    numbered = _NUMBERED.fullmatch(line.text)
    if numbered:
        name, found = numbered["name"], True
    elif date is None:
        name, found = without_says(line.text)
    else:
        before, after = line.text[: date.start], line.text[date.end :]
        name, found = _says_beside(before, after)
    name = cleaned_name(name)
    if not found or not name or len(name) > 100:
        return None
    if heading_in(line.text):  # `7 Comments:`
        return None
    end = index + 1
    if date is None:
        date, end = _date_below(lines, end, stop)
    if not (date or line.marker) and not is_name(name, is_loose=len(name) <= 80):
        return None
    return Header(index, end, name, date, "says", line.indent, line.marker)


def _says_beside(before: str, after: str) -> tuple[str, bool]:
    """Return the name and whether `says` stands before or behind the date of the line."""
    rest = after.strip(" :：")
    name, found = without_says(before.rstrip(" ,") + ":")
    if found and (not rest or not _FILLER.sub("", rest)):
        return name, True
    name, found = without_says(f" {after.strip(' ,')}")
    if found and not _FILLER.sub("", before):
        return name, True
    name, found = without_says(before.strip(" ,") + " " + after.strip())
    if found and not _FILLER.sub("", without_says(f"x {after.strip()}")[0][1:]):
        return _without_lead(name), True
    return "", False


def _without_lead(name: str) -> str:
    return re.sub(r"\s(?:on|am|en|il|el|le|em|op)$", "", name.strip(), flags=re.IGNORECASE)


def _date_below(lines: Sequence[Line], index: int, stop: int) -> tuple[FoundDate | None, int]:
    """Return the date on one of the next lines and where the header ends."""
    for ahead in range(index, min(index + 3, stop)):
        text = lines[ahead].text
        date = _date_in(text) if len(text) <= _LONGEST else None
        if date and is_only_date(text, date):
            return date, ahead + 1
        if not is_button(text):
            break
    return None, index


def is_only_date(text: str, date: FoundDate) -> bool:
    """Tell whether `text` holds nothing beside the date but filler words and buttons."""
    before, after = text[: date.start], text[date.end :]
    return not _FILLER.sub("", before) and (not _FILLER.sub("", after) or is_button(after))


def date_alone(text: str) -> FoundDate | None:
    """Return the date in `text` if nothing else but filler words stands there."""
    date = _date_in(text) if len(text) <= _LONGEST else None
    return date if date and is_only_date(text, date) else None


def is_excerpt(text: str) -> bool:
    """Tell whether these are words of a linking page, as a pingback shows them: `[…] words […]`."""
    return text.startswith(_CUTS) and text.rstrip().endswith(_CUTS)


def _dated_header(line: Line, index: int, date: FoundDate) -> Header | None:
    """A date alone, or a name and a date on one line."""
    text = line.text
    if is_only_date(text, date):
        return Header(index, index + 1, None, date, "date", line.indent, line.marker)
    before, after = text[: date.start].strip(), text[date.end :].strip()
    if before and (not _FILLER.sub("", after) or is_button(after) or after.startswith("Permal")):
        name = cleaned_name(before)
    elif after and not _FILLER.sub("", before):
        name = cleaned_name(after)
    else:
        return None
    if name.casefold() in _FIELDS:
        return None
    is_sure = has_label(text) or bool(re.search(r"[·|•@,–—-]\s*$", before)) or date.has_time
    if not is_sure or not is_name(name) or (date.iso is None and not re.search(r"[·|•]", text)):
        return None
    return Header(index, index + 1, name, date, "name and date", line.indent, line.marker)


def _name_over_date(
    lines: Sequence[Line], index: int, stop: int, previous: Header | None
) -> Header | None:
    """A name on a line of its own with a date line below it."""
    line = lines[index]
    below = index + 1
    while below < min(index + 3, stop) and is_button(lines[below].text):
        below += 1
    if below >= stop or len(lines[below].text) > _LONGEST:
        return None
    date = _date_in(lines[below].text)
    if date is None or not _may_be_name_line(lines, index, previous):
        return None
    text = lines[below].text
    is_same_name = text[: date.start].casefold().startswith(line.text.casefold())
    if not is_only_date(text, date) and not is_same_name:
        return None
    end = below + 1
    return Header(
        index, end, cleaned_name(line.text), date, "name over date", line.indent, line.marker
    )


def _may_be_name_line(lines: Sequence[Line], index: int, previous: Header | None) -> bool:
    line = lines[index]
    text = line.text
    if (
        text.casefold().rstrip(":") in _FIELDS
        or is_button(text)
        or is_end(text)
        or is_paging(text)
        or heading_in(text)
    ):
        return False
    stands_alone = line.after_gap or bool(line.marker)
    if stands_alone and (lines[index + 1].after_gap or line.marker or len(text) <= 80):
        return is_name(text, is_loose=True)
    is_first = previous is None or index == previous.end
    return is_name(text) and (len(text.split()) <= 4 or is_first)

"""Read the dates of saved pages: numeric forms and month names in many languages.

Own tables come first because they cost microseconds; dateparser, slow to import and to ask, is left
the rest. Nothing here may depend on today's date: `3 days ago` stays in the words of the page.
"""

import importlib
import re
from datetime import datetime
from functools import cache, lru_cache
from typing import Any

import msgspec

from tui.formats.date_words import BEFORE_TIME, FILLERS, MONTHS, RELATIVE_UNITS, WEEKDAYS

_LANGUAGES = [  # as dateparser names them
    "en",
    "de",
    "fr",
    "es",
    "it",
    "pt",
    "nl",
    "pl",
    "ru",
    "uk",
    "sv",
    "da",
    "nb",
    "fi",
    "tr",
]
_LONGEST = 120
"""A date with its filler words is shorter than this many characters."""

_YEAR = r"(?:19|20)\d\d(?!\d)"
_SUFFIX = r"(?:st|nd|rd|th|er|re|\.|º|ª|°)?"
_FORMS = rf"""(?<!\d)(?:
  (?P<ymd>(?P<y1>(?:19|20)\d\d) (?P<s1>[-/.]) (?P<m1>\d\d?) (?P=s1) (?P<d1>\d\d?)) (?!\d)
| (?P<cjk>(?P<y2>(?:19|20)\d\d) \s?[年년]\s? (?P<m2>\d\d?) \s?[月월]\s? (?P<d2>\d\d?) \s?[日일])
| (?P<num>(?P<a3>\d\d?) (?P<s3>[./-]) \s? (?P<b3>\d\d?) (?P=s3) \s? (?P<y3>{_YEAR}|\d\d(?![\d.])))
| (?P<day>(?P<d4>\d\d?){_SUFFIX} [\s-]* (?:(?:de|of)\s)? (?P<m4>[^\W\d_]{{3,15}}) \.?,? [\s-]*
      (?:(?:de|del)\s)? (?P<y4>{_YEAR}))
| (?P<month>(?P<d5>\d\d?){_SUFFIX} ,? \s+ (?P<y5>{_YEAR}))
| (?P<ago>(?:\d{{1,3}}) \s? (?P<unit>{RELATIVE_UNITS}) (?!\w)
      (?:,?\s\d{{1,3}}\s?(?:{RELATIVE_UNITS})(?!\w))? (?:\s(?:ago|geleden|fa|temu|atrás|her))?)
| (?P<vague>(?P<d7>\d\d?){_SUFFIX}) (?![\d%:/]) (?: \s (?P<m7>[^\W\d_]{{3,15}}) )?
)"""
_TIME = r"""(?P<clock>
  (?:(?P<early>午前|오전|上午)|(?P<late>午後|오후|下午))?\s?
  (?P<hour>[01]?\d|2[0-4])(?:[:.]|\s?[hH]\s?)(?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d))?(?!\d)
  (?:\s?(?P<half>[ap])\.?\s?m(?:\.|(?![a-zà-ÿ])))?(?:\s?(?:Uhr|min)\b)?
  (?:\s?(?P<zone>Z\b|UTC\b|GMT\b|[+-]\d\d:?\d\d(?!\d)))?
)"""


class FoundDate(msgspec.Struct, frozen=True):
    """A date inside a line: `[start, end)` in characters."""

    start: int
    end: int
    words: str
    iso: str | None
    """None where the page does not tell an absolute date, e.g. `3 days ago` or `Jun 18`."""

    @property
    def has_time(self) -> bool:
        """Whether the time of the day is told as well."""
        return ":" in self.words or (self.iso is not None and "T" in self.iso)


def iso_date(words: str, *, day_first: bool | None = None) -> str | None:
    """Return the date that `words` tell, in ISO 8601.

    Args:
        words: A date with at most filler words around it, e.g. `March 11th, 2015 at 02:57`.
        day_first: How to read `3/4/2015`; None leaves such a date unread unless a clock with
            am/pm makes the American order likely.

    Returns:
        `2015-03-11`, `2015-03-11T02:57`, with seconds and offset if they are told; None if the
        words hold no absolute date or hold more than a date.
    """
    words = words.strip()
    if not words or len(words) > _LONGEST or not any(map(str.isdigit, words)):
        return None
    found = find_date(words, day_first=day_first)
    if found is None:
        return _by_dateparser(words)
    rest = words[: found.start] + " " + words[found.end :]
    leftover = set(re.findall(r"[^\W_]+", rest.casefold())) - _beside_dates()
    if leftover and found.iso is None:
        return _by_dateparser(words)
    return None if leftover else found.iso


def find_date(line: str, *, day_first: bool | None = None) -> FoundDate | None:
    """Return the first date in `line`, absolute, relative or without a year."""
    for match in _pattern().finditer(line):
        form = match.lastgroup
        if form == "ago":
            found = _relative(line, match)
        elif form in ("vague", "m7"):
            found = _without_year(line, match)
        else:
            found = _absolute(line, match, day_first)
        if found:
            return found
    return None


def is_month(word: str) -> bool:
    """Tell whether `word` is the name of a month, full or cut short, in a known language."""
    return word.casefold() in _months()


def _absolute(line: str, match: re.Match[str], day_first: bool | None) -> FoundDate | None:
    start, end = match.span()
    clock = _time().match(line, end) or None
    end = clock.end() if clock else end
    american = bool(clock and clock["half"])
    year: str = match["y1"] or match["y2"] or match["y3"] or match["y4"] or match["y5"]
    month: int | None
    if match["num"]:
        order = _day_and_month(match, american, day_first)
        if order == (0, 0):
            return None
        day, month = order or (0, None)
    elif match["month"]:
        word = _month_before(line, start)
        if word is None:
            return None
        start, month = word
        day = int(match["d5"])
    else:
        day = int(match["d1"] or match["d2"] or match["d4"])
        month = int(match["m1"] or match["m2"] or 0) or _months().get(match["m4"].casefold())
        if month is None:
            return None
    iso = _iso(year, month, day) if month else None
    if month and iso is None:
        return None
    start, before = _before(line, start)
    clock = clock or before
    return FoundDate(start, end, line[start:end], f"{iso}{_clock(clock)}" if iso else None)


def _day_and_month(
    match: re.Match[str], american: bool, day_first: bool | None
) -> tuple[int, int] | None:
    """Return day and month of a numeric date, None if both orders fit, zeros if neither does."""
    first, second = int(match["a3"]), int(match["b3"])
    if match["s3"] == "." or first > 12:
        return (first, second) if 0 < second <= 12 and 0 < first <= 31 else (0, 0)
    if second > 12:
        return (second, first) if first > 0 and second <= 31 else (0, 0)
    if day_first is not None:
        return (first, second) if day_first else (second, first)
    if american:
        return (second, first)
    return (first, first) if first == second else None


def _iso(year: str, month: int, day: int) -> str | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    full = year if len(year) == 4 else f"{'19' if int(year) >= 70 else '20'}{year}"
    return f"{full}-{month:02}-{day:02}"


def _clock(time: re.Match[str] | None) -> str:
    """Return `T02:57`, with seconds and offset where they are told."""
    if time is None:
        return ""
    hour = int(time["hour"])
    half = (time["half"] or "").lower()
    if (half == "p" or time["late"]) and hour < 12:
        hour += 12
    elif (half == "a" or time["early"]) and hour == 12:
        hour = 0
    seconds = f":{time['second']}" if time["second"] else ""
    zone = time["zone"] or ""
    if zone and zone[0] not in "+-":
        zone = "Z"
    elif zone and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"T{hour % 24:02}:{time['minute']}{seconds}{zone}"


def _before(line: str, start: int) -> tuple[int, re.Match[str] | None]:
    """Return where a weekday and a clock before the date begin, and the clock."""
    head = line[max(0, start - 60) : start]
    match = _time_before().search(head)
    if match is None:
        return start, None
    return start - len(head) + match.start(), match if match["hour"] else None


def _month_before(line: str, start: int) -> tuple[int, int] | None:
    """Return start and number of the month's name that ends right before `start`."""
    match = re.search(r"([^\W\d_]{3,40})\.?\s$", line[max(0, start - 44) : start])
    if match is None:
        return None
    word, at = match[1], start - len(match[0])
    # A name may be glued to it: `Ann LeeJanuary 7, 2022`. The last capital starts the month.
    capital = max((i for i, letter in enumerate(word) if letter.isupper()), default=0)
    for cut in dict.fromkeys((0, capital)):
        month = _months().get(word[cut:].casefold())
        if month:
            return at + cut, month
    return None


def _without_year(line: str, match: re.Match[str]) -> FoundDate | None:
    """`Jun 18` or `18 June`, as some systems write a date of the current year."""
    start, end = match.start(), match.end("vague")
    if not 1 <= int(match["d7"]) <= 31:
        return None
    before = _month_before(line, start)
    if before:
        start = before[0]
    elif match["m7"] and match["m7"].casefold() in _months():
        end = match.end()
    else:
        return None
    clock = _time().match(line, end)
    end = clock.end() if clock else end
    return FoundDate(start, end, line[start:end], None)


def _relative(line: str, match: re.Match[str]) -> FoundDate | None:
    """`3 days ago`, `vor 3 Tagen`, `il y a 3 jours`."""
    start = match.start()
    if not re.search(r"\s(?:ago|geleden|fa|temu|atrás|her)$", match[0]):
        lead = re.search(
            r"(?:\bvor|\bil y a|\bhace|\bhá)\s(?:(?:about|etwa|environ)\s)?$", line[:start][-24:]
        )
        if lead is None:
            return None
        start -= len(lead[0])
    return FoundDate(start, match.end(), line[start : match.end()], None)


@lru_cache(maxsize=1024)
def _by_dateparser(words: str) -> str | None:
    if len(re.findall(r"\d", words)) < 5 or not re.search(r"\d{4}", words):
        return None  # without a year nothing absolute can come of it
    # 0.2 s to import, and each call costs milliseconds. It comes without types.
    dateparser: Any = importlib.import_module("dateparser")
    settings = {
        "STRICT_PARSING": True,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],
    }
    try:
        moment: datetime | None = dateparser.parse(words, languages=_LANGUAGES, settings=settings)
    except (ValueError, OverflowError, TypeError, RecursionError):
        return None
    if moment is None:
        return None
    return moment.isoformat(timespec="minutes") if ":" in words else moment.date().isoformat()


@cache
def _months() -> dict[str, int]:
    return {word: number for number, words in enumerate(MONTHS, 1) for word in words.split()}


@cache
def _beside_dates() -> frozenset[str]:
    return frozenset(f"{FILLERS} {WEEKDAYS}".replace("-", " ").split())


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_FORMS, re.VERBOSE | re.IGNORECASE)


@cache
def _time() -> re.Pattern[str]:
    words = "|".join(map(re.escape, BEFORE_TIME))
    lead = rf"(?:T|[\s,|@·•–—:/(-]{{0,6}}(?:(?:{words})\s+)?)"
    return re.compile(lead + _TIME, re.VERBOSE | re.IGNORECASE)


@cache
def _time_before() -> re.Pattern[str]:
    days = "|".join(map(re.escape, WEEKDAYS.split()))
    return re.compile(
        rf"(?<!\w)(?:{_TIME}\s?(?:[,|·–—-]|on\b|am\b|le\b|den\b)?\s?(?:on\s)?)?"
        rf"(?:(?<!\w)(?:{days})\.?,?\s)?$",
        re.VERBOSE | re.IGNORECASE,
    )

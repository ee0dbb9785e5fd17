"""Find citations by author and year in running text, and authors named without a year.

`Smith (2018)`, `(Smith & Jones, 2018a; Lee et al., 2019)`, `van der Berg et al. 2017`, and `a
study by Sara Smith et al.` Places are found from what is rare in prose (brackets with a year,
`et al.`); names are then read backwards from there within a bounded stretch.
"""

import re
from collections.abc import Iterator

import msgspec

from tui.references.names import ET_AL, UPPER, Authors, group_at_end, is_acronym, is_doubtful

YEAR = r"(?:1[5-9]\d\d|20\d\d)(?:[ ]?[/–-][ ]?(?:1[5-9]\d\d|20\d\d|\d\d(?!\d)))?[a-z]?(?![\w%°])"
NO_YEAR = (
    r"(?:in[ ]press|forthcoming|in[ ]prep(?:aration)?|submitted|under[ ]review|n\.[ ]?d\.|undated"
    r"|im[ ](?:Druck|Erscheinen)|im[ ]Ersch\.|o\.[ ]?J\.|sous[ ]presse|à[ ]paraître|s\.[ ]?[df]\."
    r"|en[ ]prensa|in[ ]stampa|w[ ]druku|in[ ]druk)"
)
WHEN = rf"(?:(?:ca?\.[ ]?)?(?:\[\d{{4}}\][ ]?)?{YEAR}|{NO_YEAR})"
LOOK_BACK = 240
"""Characters before a year in which its authors are looked for."""

_WHENS = rf"(?P<whens>{WHEN}(?:[ ]?[,;&][ ]?(?:{WHEN}|[a-h](?!\w))){{0,7}})"
_LOCATOR = r"(?P<locator>[ ]?[,:;][ ][^;]{1,80}|:\d[\d–, -]{0,20})?"
_BRACKETS = re.compile(r"\(([^()]{3,400})\)|\[([^\[\]()]{4,400})\]")
_NARRATIVE = re.compile(rf"{_WHENS}{_LOCATOR}")
_PART = re.compile(rf"(?P<comma>,?)[ ]{_WHENS}{_LOCATOR}$")
_WHEN = re.compile(WHEN)
_SHARED_YEAR = re.compile(r"(\d{4})([a-h])[ ]?[,&][ ]?([a-h])(?!\w)")
_OTHERS = re.compile(ET_AL)
_AFTER_OTHERS = re.compile(rf",?[ ]{_WHENS}")
_HAS_YEAR = re.compile(
    r"\d{4}|press|Druck|prensa|n\. ?d\.|o\. ?J\.|forthc|undated|review|submitted"
)
_CUE_BEFORE = re.compile(
    r"(?:\b(?:see|by|cf|e\.g|i\.e|compare|reviewed|following|according to|vgl|siehe|z\.\s?B|laut"
    r"|selon|voir|d['’]après|según|véase|secondo|vedi|volgens|zie|według|zob|apud|pisze|twierdzi"
    r"|schreib(?:t|en)|zeig(?:t|en)|meint|señalan?|afirman?|sostienen?|écri(?:t|vent)|scriv\w{1,4})"
    r"[.,:]?)\s(?:(?:also|auch|aussi|también|anche|ook)\s)?$",
    re.IGNORECASE,
)
_CUE_AFTER = re.compile(
    r"\s(?:(?:also|has|have|had|who|which|et|then|further|later|first|hat|haben|a|ont|ha|han)\s)?"
    r"(?:argu|assert|claim|coin|conclu|confirm|criticis|criticiz|defin|demonstrat|describ|develop"
    r"|discuss|document|estimat|examin|explain|explor|find|found|highlight|identif|indicat|introduc"
    r"|investigat|not(?:e|ed|es)\b|observ|offer|point|propos|prov(?:id|ed|es)|publish|recommend"
    r"|report|review|says?\b|said\b|show|stat(?:e|es|ed)\b|studi|suggest|summari|test(?:s|ed)\b"
    r"|wr(?:ites?|ote)|zeig|beschreib|beschrieb|fand|finde|argumentier|beton|schreib|schrieb"
    r"|untersuch|defini|montr|affirm|soutien|propon|sostien|señal|mostr|dimostr|afferm|sosten"
    r"|wykaz|twierdz|pisze|stell|weis)",
    re.IGNORECASE,
)
_QUOTES = frozenset("\"“„«‘'*_")
_POSSESSIVE = re.compile(r"\w(?:['’]s|s['’])\s$")
_WORK_OF_ART = re.compile(
    r"\b(?:film|movie|album|song|novel|single|game|episode|series|soundtrack|starring|directed|dir"
    r"|sequel|remake|band|comic|musical|painting|Roman|Spielfilm|Serie|Lied|disque|roman|película"
    r"|photo|foto|image|credit|courtesy|born|died|built|(?:posted|submitted|sung|played) by)"
    r"\b[^.!?]{0,40}$",
    re.IGNORECASE,
)
_LONGER_NAME = re.compile(
    rf"(?:{UPPER}\w+\s(?:(?:for|of|the|in|on|and|&|für|und|der|des|de|du|della)\s){{1,3}}|\b[Tt]he\s)$"
)
LONGEST_RANGE = 14
"""Years between which a work can have appeared; more is somebody's life."""


class Mention(msgspec.Struct, frozen=True):
    """Authors named at `[start, end)` of a text, with the year given there if any."""

    start: int
    end: int
    authors: Authors
    year: str | None = None
    is_strong: bool = True
    """False where the words could be something else, and need company to count as a citation."""
    opens_reference: bool = False
    """True where the year stands in brackets right after the names, as in a full reference."""


def find_mentions(text: str) -> Iterator[Mention]:
    """Yield citations by author and year, and `et al.` without a year.

    Args:
        text: One block's text; time is linear in its length.

    Yields:
        Mentions, those in brackets and with bracketed years first, then the others; a place with
        several years gives one mention for each.
    """
    taken: list[tuple[int, int]] = []
    if "(" in text or "[" in text:
        for match in _BRACKETS.finditer(text):
            inner = match.group(match.lastindex or 0)
            if not _HAS_YEAR.search(inner):
                continue
            narrative = _NARRATIVE.fullmatch(inner)
            found = (
                _narrative(text, match, narrative)
                if narrative
                else _bracketed(text, match.start(match.lastindex or 0), inner)
            )
            for mention in found:
                taken.append((mention.start, mention.end))
                yield mention
    yield from _named_with_others(text, taken)


def _narrative(text: str, bracket: re.Match[str], inner: re.Match[str]) -> Iterator[Mention]:
    """Yield what `Smith and Jones (2018, 2019)` cites; the bracket is known to hold only years."""
    before = text[max(0, bracket.start() - LOOK_BACK) : bracket.start()]
    names = re.sub(r"(?:['’]s?)?,?\s?$", "", before)
    if not names or not (names[-1].isalpha() or names[-1] == ".") or len(before) - len(names) > 4:
        return
    group = group_at_end(names)
    if group is None:
        return
    start = bracket.start() - len(before) + group.start
    authors = group.authors
    strong = authors.has_others or len(authors.families) > 2 or "&" in names[group.start :]
    context = text[max(0, start - 60) : start]
    if not strong:
        if is_doubtful(authors.families[0]) or text[start - 1 : start] in _QUOTES:
            return
        if _LONGER_NAME.search(context):
            return
        strong = not (authors.is_full_name or _WORK_OF_ART.search(context)) and bool(
            _POSSESSIVE.search(before)
            or _CUE_BEFORE.search(context)
            or _CUE_AFTER.match(text[bracket.end() : bracket.end() + 40])
        )
    for when in _whens(inner["whens"]):
        yield Mention(start, bracket.end(), authors, when, strong, opens_reference=True)


def _whens(words: str) -> list[str]:
    """Return the years of a citation: `2018, 2019a,b` gives three, a life's `1889–1951` none."""
    words = _SHARED_YEAR.sub(r"\1\2, \1\3", words)
    whens = _WHEN.findall(words)
    spans = [re.findall(r"\d{4}", when) for when in whens]
    return [
        when
        for when, span in zip(whens, spans, strict=True)
        if "[" in when or len(span) < 2 or 0 <= int(span[1]) - int(span[0]) <= LONGEST_RANGE
    ]


def _bracketed(text: str, offset: int, inner: str) -> Iterator[Mention]:
    """Yield what `(see Smith & Jones, 2018a; Lee et al., 2019)` cites."""
    authors: Authors | None = None
    position = 0
    for part in inner.split(";"):
        start, position = position, position + len(part) + 1
        stripped = part.strip()
        lead = start + len(part) - len(part.lstrip())
        if authors is not None and _NARRATIVE.fullmatch(stripped):
            for when in _whens(stripped):
                yield Mention(offset + lead, offset + lead + len(stripped), authors, when)
            continue
        match = _PART.search(stripped)
        group = group_at_end(stripped[: match.start()][-LOOK_BACK:]) if match else None
        if match is None or group is None:
            authors = None
            continue
        begin = max(0, match.start() - LOOK_BACK) + group.start
        several = _is_strong_group(group.authors)
        if not several and is_doubtful(group.authors.families[0]):
            authors = None
            continue
        strong = (
            group.authors.has_others or not group.authors.is_full_name
            if several
            else _is_strong_alone(stripped[:begin], group.authors, match)
        )
        authors = group.authors if strong else None
        for when in _whens(match["whens"]):
            span = offset + lead + begin, offset + lead + len(stripped)
            yield Mention(*span, group.authors, when, strong)


def _is_strong_group(authors: Authors) -> bool:
    return authors.has_others or len(authors.families) > 1


def _is_strong_alone(before: str, authors: Authors, match: re.Match[str]) -> bool:
    """Whether a single name in brackets is a citation: `Smith, 2018` is, `Smith 2018` may be."""
    if authors.is_full_name or is_acronym(authors.families[0]):
        return False
    if before and (not _CUE_BEFORE.search(before) or any(map(str.isupper, before[1:]))):
        return False
    return bool(match["comma"] or match["locator"] or before)


def _named_with_others(text: str, taken: list[tuple[int, int]]) -> Iterator[Mention]:
    """Yield `Smith et al., 2018` outside brackets and `Sara Smith et al.` without a year."""
    if " al" not in text and "colleagues" not in text and " a." not in text and " col" not in text:
        return
    taken = sorted(taken)
    index = 0
    for match in _OTHERS.finditer(text):
        while index < len(taken) and taken[index][1] < match.end():
            index += 1
        if index < len(taken) and taken[index][0] <= match.start():
            continue
        base = max(0, match.start() - LOOK_BACK)
        group = group_at_end(text[base : match.end()])
        if group is None:
            continue
        after = _AFTER_OTHERS.match(text, match.end(), match.end() + 120)
        end = after.end() if after else match.end()
        for when in _whens(after["whens"]) if after else [None]:
            yield Mention(base + group.start, end, group.authors, when)

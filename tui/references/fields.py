"""Tell the fields of one written-out reference: author, date, title, journal, volume, pages.

The one seam between finding and parsing: `parse_fields` takes the words of a reference and gives
its fields, and nothing else in the package knows how. Never raises; what it cannot tell stays
None. Field names follow CSL.
"""

import re
from collections.abc import Iterator

import msgspec

from tui.references.author_list import end_of_authors
from tui.references.author_year import NO_YEAR, YEAR
from tui.references.identifiers import find_identifiers, identifier_in_address
from tui.references.links import find_addresses
from tui.references.names import ET_AL
from tui.references.source import parse_source, start_of_numbers

LONGEST_REFERENCE = 2000
"""Characters that are looked at; a reference is a few lines."""

_NUMBER = re.compile(
    r"^\s*(?:\[[\w+-]{1,20}\]|\(\d{1,3}\)|\d{1,4}[.)]|\d{1,3}(?=\s[^\W\d_])|[•*·–-]|[—–_]{2,}\s?\.?)\s+"
)
_EDITION = re.compile(
    r"[\s,.(]{1,2}\(?(?:\d{1,2}(?:st|nd|rd|th|ª|\.)?|[Rr]ev(?:ised)?\.?|[Ss]econd|[Tt]hird)"
    r"\s(?:[Ee]dn|[Ee]d|[Ee]dition|Aufl(?:age)?|éd)\b\.?\)?"
)
_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mai|Okt|Dez|janv|févr|mars|avr|juil|août"
    r"|sept|enero|abril|agosto|Spring|Summer|Fall|Winter)\w{0,8}\.?"
)
_DATE = (
    rf"(?:(?:{_MONTH}(?:[ ]?[-/–][ ]?{_MONTH})?[ ,]{{0,2}}(?:\d{{1,2}}(?:st|nd|rd|th)?,?[ ])?"
    rf"|\d{{1,2}}\.?[ ]{_MONTH}[ ,]{{0,2}})?{YEAR}(?:,[ ]{_MONTH}(?:[ ]\d{{1,2}})?)?|{NO_YEAR})"
)
_BRACKETED_DATE = re.compile(rf"[(\[](?P<date>{_DATE})[)\]](?P<mark>[.,:;]?)")
_BARE_DATE = re.compile(rf"(?<![\d/.–-])(?P<date>{_DATE})(?![–-]\d)(?P<mark>[.,:;]?)")
_LABELS = re.compile(
    r"(?:Retrieved|Available|Accessed|Abgerufen|Verfügbar|Online|Disponible|Recuperado|Consulté"
    r"|doi|DOI|URL|PMID|PMCID|arXiv)[^.;()]{0,60}[:.]?\s*[\[\](){}<>.]*\s*$"
)
_CLOSING_QUOTE = {"“": "”", "„": "“”", '"': '"', "«": "»", "‘": "’", "'": "'", "`": "'’´"}
_SENTENCE_END = re.compile(r"[.?!][”\"’)]?(?=\s|$)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:vs|Vol|vol|No|no|et|Dr|St|Mr|Mrs|etc|Proc|Int|ca|cf|al|Jr|Sr|ed|eds|pp|Nr|Bd|bzw|Inc|U\.S"
    r"|e\.g|i\.e|z\.B|d\.h)|(?<![\w])\w)\.$"
)
_SOURCE_OPENS = re.compile(
    r"[,.?!]\s[Ii]n:?\s(?=[A-ZÀ-Þ“\"])|,\s(?=(?:Proc(?:\.|eedings)|Journal|Trans(?:\.|actions)"
    r"|Ph\.?\s?D|Tech(?:\.|nical)\s[Rr]ep|J\.\s))|\s(?=\([^():]{3,40}:\s?[^():]{3,60}\))"
)


class Fields(msgspec.Struct, frozen=True, kw_only=True):
    """What a reference says of itself, words as written there without the marks around them."""

    author: str | None = None
    issued: str | None = None
    title: str | None = None
    container_title: str | None = None
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    publisher: str | None = None
    publisher_place: str | None = None
    doi: str | None = None
    url: str | None = None


def parse_fields(raw: str) -> Fields:
    """Return the fields of one reference.

    Args:
        raw: The words of the reference, in any usual style; more than `LONGEST_REFERENCE`
            characters are not looked at.

    Returns:
        The fields that could be told. Pages carry a hyphen, whatever dash was written; `et al.` is
        written so, however it was spelt.
    """
    text = " ".join(raw[:LONGEST_REFERENCE].split()).replace(" ,", ",")
    text = _NUMBER.sub("", text)
    text, doi, url = _without_addresses(text)
    author_end = end_of_authors(text)
    date = _date(text, author_end)
    author, rest, issued = _parted(text, author_end, date)
    rest = " ".join(_EDITION.sub("", rest).split()).replace(" ,", ",").replace("()", "")
    title, source = _title_and_rest(rest, by_commas=text[author_end:].startswith(","))
    told = parse_source(source)
    return Fields(
        author=_tidy_author(author),
        issued=_year_of(issued),
        title=_tidy(title),
        container_title=told.container_title,
        volume=told.volume,
        issue=told.issue,
        page=told.page,
        publisher=told.publisher,
        publisher_place=told.publisher_place,
        doi=doi,
        url=url,
    )


def sentence_ends(text: str) -> Iterator[int]:
    """Yield where sentences end: after `.`, `?` or `!` that closes no abbreviation or initial."""
    for end in _SENTENCE_END.finditer(text):
        context = text[max(0, end.start() - 12) : end.start() + 1]
        if end.group()[0] != "." or not _ABBREVIATION.search(context):
            yield end.end()


def _without_addresses(text: str) -> tuple[str, str | None, str | None]:
    """Take DOI and address out of a reference with the words that announce them."""
    doi = url = None
    for start, end, address in reversed(list(find_addresses(text))):
        identifier = identifier_in_address(address)
        if identifier is not None and identifier.scheme == "doi":
            doi = identifier.written or identifier.value
        url = address
        text = _LABELS.sub("", text[:start]).rstrip() + text[end:]
    for found in reversed(list(find_identifiers(text))):
        if found.identifier.scheme == "doi":
            doi = found.identifier.written
        text = _LABELS.sub("", text[: found.start]).rstrip() + text[found.end :]
    return text, doi, url


def _date(text: str, author_end: int) -> re.Match[str] | None:
    """Return the date of a reference: in brackets if any is, right after the authors first."""
    bracketed = list(_BRACKETED_DATE.finditer(text))
    if bracketed:
        return bracketed[0]
    bare = list(_BARE_DATE.finditer(text))
    after_authors = next((found for found in bare if 0 <= found.start() - author_end <= 2), None)
    return after_authors or (bare[-1] if bare else None)


def _parted(text: str, author_end: int, date: re.Match[str] | None) -> tuple[str, str, str | None]:
    """Return authors, what follows them without the date, and the date."""
    if date is None:
        return text[:author_end], text[author_end:], None
    head = text[: date.start()].rstrip(" ,.:")
    is_near = len(head) <= 40 or date.start() - author_end <= 3
    has_sentence = next(sentence_ends(head), None) is not None
    if (
        date.start() > 0
        and author_end <= date.start()
        and (date.start() - author_end <= 3 or (is_near and not has_sentence and author_end == 0))
    ):
        return text[: date.start()], text[date.end() :], date["date"]
    if date.start() < author_end:
        return text[:author_end], text[author_end:], date["date"]
    rest = f"{text[author_end : date.start()]} {text[date.start('mark') :]}"
    rest = re.sub(r"[\s,]+(?=[,.:;])", "", rest)
    return text[:author_end], rest, date["date"]


def _title_and_rest(rest: str, *, by_commas: bool) -> tuple[str, str]:
    """Part a title from the source that follows it.

    Args:
        rest: What follows authors and date.
        by_commas: Whether a comma, not a full stop, closed the authors: then it closes the title,
            too.
    """
    rest = rest.lstrip(" .,:;")
    closing = _CLOSING_QUOTE.get(rest[:1])
    if closing:
        for place in range(2, len(rest)):
            if rest[place] in closing and not rest[place + 1 : place + 2].isalnum():
                return rest[1:place], rest[place + 1 :].lstrip(" .,;'’")
    opens = _SOURCE_OPENS.search(rest)
    numbers = start_of_numbers(rest) if by_commas else 0
    if numbers and (opens is None or opens.start() > numbers):
        comma = rest.rfind(", ", 0, numbers)
        if comma > 0:
            return rest[:comma], rest[comma + 2 :]
    end = next(sentence_ends(rest), len(rest))
    if opens is not None and opens.start() < end:
        return rest[: opens.start()], rest[opens.end() - len(opens.group().lstrip(" ,.?!")) :]
    if end < len(rest):
        return rest[:end].rstrip("."), rest[end:].strip()
    comma = rest.find(", ")
    return (rest[:comma], rest[comma + 2 :]) if comma > 0 else (rest, "")


def _tidy(words: str) -> str | None:
    """Return a field without the marks that part it from the next, or None if nothing is left."""
    words = words.strip().strip(" ,.;:").strip('“”„"«»*_').strip(" ,.;")
    return words or None


def _tidy_author(words: str) -> str | None:
    words = words.strip().rstrip(",;:( ")
    words = re.sub(ET_AL, " et al.", words) if re.search(rf"{ET_AL}$", words) else words
    keeps_dot = bool(re.search(r"(?:\b\w|al|Jr|Sr|[Ee]ds?)\.$", words))
    words = words if keeps_dot else words.rstrip(".")
    return words or None


def _year_of(words: str | None) -> str | None:
    """Return the year (`2018a`, `1998/2003`) of a date, or its words where it has no year."""
    if words is None:
        return None
    found = re.search(YEAR, words)
    return re.sub(r"\s", "", found.group()) if found else words

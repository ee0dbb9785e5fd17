"""Find references that are written out in full: in running text or as a line of a list.

In running text a reference starts at a citation with its year in brackets and goes on with a title
and a source; it is taken only if the source can be told (journal with numbers, journal's name,
place and publisher, identifier or address). A line of a list is taken as a whole.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from tui.references.author_list import end_of_authors
from tui.references.author_year import NO_YEAR, YEAR, Mention
from tui.references.fields import Fields, parse_fields, sentence_ends
from tui.references.journals import is_journal, reads_like_subjects
from tui.references.links import find_addresses
from tui.references.names import INITIALS, UPPER
from tui.references.not_names import OPENING_WORDS

LONGEST_TAIL = 700
"""Characters after the year in which a reference in running text must end."""
LONGEST_LINE = 1500
ENOUGH = 5
"""Points of evidence from which on a block counts as a reference by itself."""
ENOUGH_IN_LIST = 4
SHORTEST_TITLE = 5
MORE_WORDS = 80
"""Characters behind a reference from which on they are prose and no part of it."""

_NUMBERED = re.compile(r"\s*(?:(?:\[\w{1,6}\]|\(\d{1,3}\)|\d{1,3}[.)]|[•*·–-])\s+)?")
_AFTER_YEAR = re.compile(rf"[.,:;]?\s+(?=[\"“„«‘']?(?:{UPPER}|\d))")
_NUMBERS = (
    r"(?:(?:[Vv]ol\.?|[Bb]d\.?)[ ]?)?\d{1,4}[ ]?(?:\([^()]{1,20}\))?[ ]?[,:;][ ]?"
    r"(?:(?:pp?|S|pages?|págs?|s)\.?[ ]?)?"
    r"[A-Za-z]{0,2}\d{1,6}(?:[ ]?[–—-]{1,2}[ ]?[A-Za-z]?\d{1,6})?(?!\w)"
)
_IN_JOURNAL = re.compile(
    rf"(?:[Ii]n:?[ ])?(?P<journal>{UPPER}[^;!?()\d]{{1,140}}?)[,.]?[ ]{_NUMBERS}"
)
_MORE_NUMBERS = re.compile(
    r"(?:[,;:]?[ ](?:(?:[Vv]ol(?:ume|\.)?|[Ii]ssue|[Nn]o\.?|pp?\.?|S\.|[A-Z][a-z]{2,8})[ ])?"
    r"\(?[A-Za-z]?\d{1,6}(?:[–-]\d{1,6})?\)?(?![\w%])){1,5}"
)
_NAMED_JOURNAL = re.compile(
    rf"(?:[Ii]n:?[ ])?(?P<journal>{UPPER}[^.,;:!?()\d]{{2,100}})(?=[.,;(]|$)"
)
_AT_PUBLISHER = re.compile(
    rf"(?P<place>{UPPER}[\w’'-]{{2,20}}(?:,?[ ]{UPPER}[\w.’'-]{{1,20}}){{0,3}}):[ ]"
    rf"(?P<house>{UPPER}[^.;:()\d]{{2,60}})(?=\.|$|;)"
)
_ANNOUNCED = re.compile(
    r"[\s.,;(\[]*(?:(?:Retrieved|Available|Accessed|Abgerufen|Verfügbar|Disponible|Online)[^.;]{0,60}?"
    r"|doi|URL|Link)?[:\s]{0,3}(?=https?://|www\.|10\.\d{4}|doi)",
    re.IGNORECASE,
)
_BARE_DOI = re.compile(r"(?:doi:?\s?)?10\.\d{4,9}/[^\s\"<>]{1,200}", re.IGNORECASE)
_LINE_YEAR = re.compile(rf"(?<![\d–-])(?:{YEAR}|{NO_YEAR})")
_LINE_NUMBERS = re.compile(
    r"\d{1,4}[ ]?\([^()]{1,16}\)[ ]?[,:;]?[ ]?(?:pp?\.?[ ]?)?[A-Za-z]?\d+|;\d+"
    r"|\d[ ]?[:,][ ]?\d+[–-]\d+|\bpp?\.[ ]?\d+|\b[Ss]\.[ ]?\d+[ ]?[–-]"
    r"|\bpages?[ ]\d+|[Vv]ol\.[ ]?\d+|no\.[ ]\d+"
)


class WrittenReference(msgspec.Struct, frozen=True):
    """A full reference at `[start, end)` of a text; `[start, head_end)` names author and year."""

    start: int
    head_end: int
    end: int
    fields: Fields


def find_written(
    text: str, mentions: Sequence[Mention], *, in_list: bool = False
) -> Iterator[WrittenReference]:
    """Yield the full references of a block, in order, never overlapping.

    Args:
        text: The block's text.
        mentions: What `author_year.find_mentions` found in it.
        in_list: Whether the block stands under a heading such as *References*.
    """
    heads = sorted({(m.start, m.end) for m in mentions if m.opens_reference and m.year})
    inverted = sum(bool(re.search(rf",[ ]?{INITIALS}", text[a:b])) for a, b in heads[:50])
    if len(text) <= LONGEST_LINE and inverted < 2:
        line = _line(text, heads, in_list=in_list)
        if line is not None and (in_list or not _goes_on_after(text, heads)):
            yield line
            return
    reached = 0
    for number, (start, head_end) in enumerate(heads):
        if start < reached:
            continue
        limit = heads[number + 1][0] if number + 1 < len(heads) else len(text)
        end = _end_in_running_text(text, head_end, min(limit, head_end + LONGEST_TAIL))
        if end > head_end:
            reached = end
            yield WrittenReference(start, head_end, end, parse_fields(text[start:end]))


def _goes_on_after(text: str, heads: Sequence[tuple[int, int]]) -> bool:
    """Whether more than a few words stand behind the reference that a block begins with."""
    if len(heads) > 1:
        return True
    end = _end_in_running_text(text, heads[0][1], len(text)) if heads else 0
    return bool(end) and len(text) - end > MORE_WORDS


def _line(text: str, heads: Sequence[tuple[int, int]], *, in_list: bool) -> WrittenReference | None:
    """Return the block as one reference if enough speaks for it."""
    opening = _NUMBERED.match(text)
    start = opening.end() if opening else 0
    words = text[start:].rstrip()
    if len(words) < 30 or not words[0].isupper() or not _LINE_YEAR.search(words):
        return None
    authors_end = end_of_authors(words)
    if not (authors_end or in_list) or words.partition(" ")[0] in OPENING_WORDS:
        return None
    authors = words[:authors_end]
    head = re.compile(rf"[.,]?\s?\((?:{YEAR}|{NO_YEAR})(?:,[ ][^()]{{1,20}})?\)").match(
        words, authors_end
    )
    if head is not None and not _AFTER_YEAR.match(words, head.end()):
        return None  # `Smith, J. (2018) argues that …`
    has_initials = bool(re.search(rf"{INITIALS}|[ ]{UPPER}{{1,3}}(?=[,.]|$)", authors))
    inverted = bool(re.match(r"[^\s,]+(?: [^\s,]+)?,[ ]", authors))
    points = 2 * has_initials + (inverted and not has_initials) + 2 * (head is not None) + 1
    points += 2 * bool(_LINE_NUMBERS.search(words))
    points += any(sign in words[authors_end : authors_end + 4] for sign in '“«„‘"')
    points += (
        2 * in_list + bool(_AT_PUBLISHER.search(words)) + bool(re.search(r"https?://|doi", words))
    )
    points += bool(
        re.search(r"\b(?:Journal|Proceedings|Press|Verlag|Zeitschrift|Revista|Revue)\b", words)
    )
    needed = ENOUGH_IN_LIST if in_list and authors_end else ENOUGH
    if points < needed or len(words.split()) < 4:
        return None
    fields = parse_fields(words)
    if fields.title is None or len(fields.title) < SHORTEST_TITLE:
        return None
    end = start + len(words)
    head_end = start + head.end() if head else next((b for a, b in heads if a == start), end)
    return WrittenReference(start, head_end, end, fields)


def _end_in_running_text(text: str, head_end: int, limit: int) -> int:
    """Return where the reference whose year ends at `head_end` ends, or 0 if none is written."""
    opening = _AFTER_YEAR.match(text, head_end, limit)
    if opening is None:
        return 0
    start = opening.end()
    for title_end in _title_ends(text, start, limit):
        rest = re.compile(r"[\s,.”’\"»“]*").match(text, title_end, limit)
        position = rest.end() if rest else title_end
        end = _end_of_source(text, position, limit) or _end_of_address(text, title_end, limit)
        if end:
            address = _end_of_address(text, end, min(len(text), end + 300))
            end = address or end
            return end + (text[end : end + 1] == ".")
    return 0


def _title_ends(text: str, start: int, limit: int) -> Iterator[int]:
    """Yield where the title that begins at `start` may end: at its quote or two sentences."""
    closing = {"“": "”", "„": "“", '"': '"', "«": "»", "‘": "’", "'": "'"}.get(text[start])
    if closing is not None:
        place = text.find(closing, start + 8, limit)
        if place > 0:
            yield place + 1
        return
    yielded = 0
    for end in sentence_ends(text[start:limit]):
        if end >= 8:
            yield start + end
            yielded += 1
        if yielded == 2:
            return


def _end_of_source(text: str, start: int, limit: int) -> int:
    """Return the end of the journal with its numbers or the publisher at `start`, or 0."""
    found = _IN_JOURNAL.match(text, start, limit)
    if found is not None and _is_source_name(found["journal"]):
        return _end_of_numbers(text, found.end(), limit)
    named = _NAMED_JOURNAL.match(text, start, limit)
    if named is not None and (
        is_journal(named["journal"]) or reads_like_subjects(named["journal"])
    ):
        return _end_of_numbers(text, named.end(), limit)
    house = _AT_PUBLISHER.match(text, start, limit)
    return house.end() if house is not None else 0


def _end_of_numbers(text: str, start: int, limit: int) -> int:
    """Return the end of volume, issue, date and pages that go on at `start`, or `start`."""
    found = _MORE_NUMBERS.match(text, start, limit)
    return found.end() if found is not None else start


def _is_source_name(name: str) -> bool:
    """Whether most long words are capitalised, as in a journal's name and not in a sentence."""
    words = [word for word in name.split() if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    return is_journal(name) or (len(name.split()) <= 14 and capitals * 3 >= len(words) * 2)


def _end_of_address(text: str, start: int, limit: int) -> int:
    """Return the end of the DOI or address announced at `start`, or 0 if none follows."""
    announced = _ANNOUNCED.match(text, start, limit)
    if announced is None:
        return 0
    window = text[announced.end() : announced.end() + 400]
    doi = _BARE_DOI.match(window)
    if doi is not None:
        return announced.end() + len(doi.group().rstrip(".,;)]"))
    for begin, end, _ in find_addresses(window):
        return announced.end() + end if begin <= 1 else 0
    return 0

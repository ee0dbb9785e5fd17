"""Read where a work appeared: journal or book, volume, issue, pages, publisher and place."""

import re

import msgspec

_DASH = r"(?:--?|[–—−‐‑])"
_PAGE = r"[A-Za-z]{0,2}\d{1,6}[A-Za-z]?"
_PAGES = rf"{_PAGE}(?:[ ]?{_DASH}[ ]?{_PAGE})?"
_PAGE_LABEL = r"(?:\b(?:pp?|pages?|pgs?|S|Seiten?|págs?|pagg?|s|str|blz)\b\.?[ ]?)"
_VOLUME_LABEL = r"(?:\b(?:[Vv]ol(?:ume|umen)?s?|[Bb]d|[Bb]and|[Tt]ome?|[Vv])\b\.?[ ]?)"
_ISSUE_LABEL = (
    r"(?:\b(?:[Nn]os?|[Nn]um(?:ber|éro)?|[Nn]úm|[Nn]r|[Ii]ss(?:ue)?|[Hh]eft|[Hh])\b\.?[ ]?"
    r"|\b[Nn][°º.][ ]?)"
)
_ISSUE = (
    r"[A-Za-z]{0,5}\.?[ ]?\d{1,4}(?:[ ]?[-–/&,][ ]?\d{1,4})?(?:[ ]?,?[ ]?Pt\.?[ ]?\d+)?"
    r"|Suppl[^()]{0,12}"
)

_NUMBERS = re.compile(
    rf"""
    (?: [\s,.(;:]|^ ) {_VOLUME_LABEL}? (?P<volume>\d{{1,4}}[A-Z]?|[IVXLC]{{1,7}}(?=[\s,(]))
    (?: [ ]? \([ ]?{_ISSUE_LABEL}?(?P<issue>{_ISSUE})[ ]?\)
      | ,?[ ]? {_ISSUE_LABEL}(?P<labelled>\d{{1,4}}(?:[-–/]\d{{1,4}})?)
      | [./](?P<dotted>\d{{1,3}}) (?=[\s,:]) )?
    [ ]? (?: [,:;.] [ ]? \(?{_PAGE_LABEL}? | [ ]\(?{_PAGE_LABEL} ) (?P<page>{_PAGES}) (?![\w])
    """,
    re.VERBOSE,
)
_LABELLED_PAGES = re.compile(rf"[\s,(:;]\(?{_PAGE_LABEL}(?P<page>{_PAGES})(?!\w)")
_PAGES_ALONE = re.compile(rf"[\s,:;](?P<page>\d{{1,5}}[ ]?{_DASH}[ ]?\d{{1,5}})(?!\w)")
_VOLUME = re.compile(
    rf"(?:[\s,.(]|^){_VOLUME_LABEL}(?P<volume>\d{{1,4}}|[IVXLC]{{1,7}}\b)"
    rf"|[\s,](?P<bare>\d{{1,4}})[ ]?\({_ISSUE_LABEL}?(?P<issue>{_ISSUE})\)"
    rf"|[,][ ](?P<last>\d{{1,3}})(?=[\s,.;]*$)"
)
_ISSUE_ALONE = re.compile(rf"[\s,(]{_ISSUE_LABEL}(?P<issue>\d{{1,4}}(?:[-–/]\d{{1,4}})?)")
_IN = re.compile(r"^(?:In|in|Appeared in|to appear in|presented at(?: the)?)\b:?\s+")
_EDITORS = re.compile(
    r"^(?P<names>[^()]{3,160}?),?[ ]\(?(?:[Ee]ds?|[Hh]rsg|[Hh]g|[Dd]ir|[Cc]oords?|editors?)\b\.?\)?"
    r"[,:.]?\s+"
)
_PUBLISHER = re.compile(
    r"(?:^|[.,;]\s?|\s?\()"
    r"(?P<place>[A-ZÀ-Þ][\w’'.-]{1,24}(?:[ ,&]{1,2}[A-ZÀ-Þ][\w.]{1,20}){0,3})\s?:\s?"
    r"(?P<publisher>[A-ZÀ-Þ][^.;:()]{2,70})[.);, ]*$"
)
_HOUSE = re.compile(
    r"(?:^|[.,]\s)(?P<publisher>(?:[\w&’'-]{2,24}[ ]){0,4}(?:Press|Verlag|Publish(?:ers|ing)|Books"
    r"|Springer(?:-Verlag)?|Elsevier|Wiley|Routledge|Sage|Norton|Penguin|Editions?|Éditions)"
    r"(?:[ ][\w&’'-]{2,24}){0,2})(?=[.,;]|\s*$)"
)


_PERIODICAL = re.compile(
    r"\b(?:Journal|Proceedings|Proc|Transactions|Trans|Conference|Symposium|Review|Archives?|Annals"
    r"|Bulletin|Letters|Quarterly|Magazine|Zeitschrift|Archiv|Jahrbuch|Revista|Revue|Rivista|Acta"
    r"|Times|Nature|Science|Lancet|Handbook|Encyclop[a-z]{3,6}|Lecture Notes)\b"
    r"|^J\.? |^[A-Z]\w+ J\b"
)


_DATE_OF_ISSUE = re.compile(
    r",?\s(?:\d{1,2}\s)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s\d{4}\b"
)
_THESIS = re.compile(r"\b(?:[Tt]hesis|[Dd]issertation|[Tt]hèse|[Tt]ech(?:nical|\.) [Rr]ep)\b")


class SourceFields(msgspec.Struct, frozen=True, kw_only=True):
    """Where a work appeared, as far as the words tell."""

    container_title: str | None = None
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    publisher: str | None = None
    publisher_place: str | None = None


def parse_source(words: str) -> SourceFields:
    """Return the fields of what follows the title in a reference.

    Args:
        words: One line, date and addresses taken out.
    """
    words = _DATE_OF_ISSUE.sub("", words)
    volume, issue, page, cuts = _numbers(words)
    head = words[: min(cuts, default=len(words))]
    is_in = bool(_IN.match(head))
    is_article = volume is not None and not is_in and bool(head.strip(" ,."))
    place = publisher = None
    if not is_article:
        head, place, publisher = _published(words, head)
    container = _container(head)
    if container and (
        _THESIS.search(container)
        or not (is_in or volume or issue or page or _PERIODICAL.search(container))
    ):
        container = None
    return SourceFields(
        container_title=container,
        volume=volume,
        issue=issue,
        page=page,
        publisher=publisher,
        publisher_place=place,
    )


def start_of_numbers(words: str) -> int:
    """Return where volume, issue or pages begin, or 0 if none are there."""
    return min(_numbers(words)[3], default=0)


def pages_with_hyphen(page: str) -> str:
    """Return pages with one plain hyphen between them: `7–35` and `7--35` give `7-35`."""
    return re.sub(rf"\s?{_DASH}\s?", "-", page)


def _numbers(words: str) -> tuple[str | None, str | None, str | None, list[int]]:
    """Return volume, issue, pages and where the words of numbers begin."""
    found = _NUMBERS.search(words)
    if found is not None:
        issue = found["issue"] or found["labelled"] or found["dotted"]
        return found["volume"], issue, pages_with_hyphen(found["page"]), [found.start()]
    cuts = []
    pages = _LABELLED_PAGES.search(words) or _PAGES_ALONE.search(words)
    page = pages_with_hyphen(pages["page"]) if pages else None
    if pages:
        cuts.append(pages.start())
    rest = words[: pages.start()] if pages else words
    volumes = _VOLUME.search(rest)
    volume = issue = None
    if volumes is not None:
        volume = volumes["volume"] or volumes["bare"] or volumes["last"]
        issue = volumes["issue"]
        cuts.append(volumes.start())
    issues = None if issue else _ISSUE_ALONE.search(rest)
    if issues is not None:
        issue = issues["issue"]
        cuts.append(issues.start())
    return volume, issue, page, cuts


def _published(words: str, head: str) -> tuple[str, str | None, str | None]:
    """Return the head without publisher and place, and these two."""
    found = _PUBLISHER.search(words) or _PUBLISHER.search(head)
    if found is not None:
        return head[: found.start()], found["place"].strip(), found["publisher"].strip(" ,.")
    house = _HOUSE.search(words)
    if house is not None:
        return head[: house.start()], None, house["publisher"].strip()
    return head, None, None


def _container(head: str) -> str | None:
    """Return the journal or book that the head names."""
    is_in = _IN.match(head)
    if is_in:
        head = head[is_in.end() :]
        editors = _EDITORS.match(head)
        if editors is not None:
            head = head[editors.end() :]
    head = re.sub(r"\s*\((?:[Ee]ds?|[Hh]rsg)\.?\)\s*", " ", head)
    head = head.strip(" ,.;:(")
    return head or None

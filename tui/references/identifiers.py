"""Recognise DOI, arXiv, PubMed, ISBN and ISSN identifiers in text and in addresses.

A candidate counts only if `idutils` finds it well formed (check digits included). `idutils` takes
long to import, so it is imported for the first candidate only: a page without any never pays.
"""

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

Scheme = Literal["doi", "arxiv", "pmid", "pmcid", "isbn", "issn"]

_CANDIDATE = re.compile(
    r"""
    (?: \b doi (?:\.org/)? \s? :? \s? )? (?<![\w./]) (?P<doi> 10\.\d{4,9}/[^\s"<>“”«»]{1,200} )
  | \b arxiv \s? : \s? (?P<arxiv> \d{4}\.\d{4,5}(?:v\d{1,2})? | [a-z-]{2,12}(?:\.[a-z]{2})?/\d{7} )
  | \b PMID \s? :? \s? (?P<pmid> \d{4,9} ) \b
  | \b (?: PMCID \s? :? \s? )? (?P<pmcid> PMC\d{5,9} ) \b
  | \b ISBN (?:-?1[03])? \s? :? \s? (?P<isbn> \d (?:[ ‐‑–-]?\d){8,11} [ ‐‑–-]? [\dX] ) (?!\d)
  | \b [ep]?-?ISSN \s? :? \s? (?P<issn> \d{4}[‐‑–-]?\d{3}[\dX] ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_IN_ADDRESS = re.compile(
    r"""
    ^https?://(?:
        (?:dx\.)?doi\.org/(?P<doi>10\.\d{4,9}/\S{1,200})
      | (?:[\w-]{1,63}\.){0,5}arxiv\.org/(?:abs|pdf|html)/
            (?P<arxiv>\d{4}\.\d{4,5}(?:v\d{1,2})?|[a-z-]{2,12}(?:\.[a-z]{2})?/\d{7})
      | pubmed\.ncbi\.nlm\.nih\.gov/(?P<pmid>\d{4,9})
      | (?:www\.)?ncbi\.nlm\.nih\.gov/pubmed/(?P<pmid_old>\d{4,9})
      | (?:(?:www\.)?ncbi\.nlm\.nih\.gov/pmc|pmc\.ncbi\.nlm\.nih\.gov)
            /articles/(?P<pmcid>PMC\d{5,9})
      | [\w.-]{1,100}/(?:[\w-]{1,40}/){0,3}doi/(?:(?:abs|full|pdf|epdf|pdfdirect|book)/)?
            (?P<doi_of_publisher>10\.\d{4,9}/[^\s?\#]{1,200})
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_HINTS = ("10.", "arxiv", "pmid", "pmc", "isbn", "issn")
_CLOSING = {")": "(", "]": "[", "}": "{"}
_OF_PUBLISHER = re.compile(r"/(?:full|abstract|pdf|epdf|html|summary|meta)$", re.IGNORECASE)


class Identifier(msgspec.Struct, frozen=True):
    """A well-formed identifier; `value` is normalised: a DOI in small letters, an ISBN's digits."""

    scheme: Scheme
    value: str
    written: str = ""
    """As it stands in the text, without a label."""

    @property
    def key(self) -> str:
        """The identifier on one word, e.g. `doi:10.1000/182`."""
        return f"{self.scheme}:{self.value}"

    @property
    def address(self) -> str | None:
        """Where a browser finds it; None for numbers that no single site serves."""
        addresses = {
            "doi": "https://doi.org/",
            "arxiv": "https://arxiv.org/abs/",
            "pmid": "https://pubmed.ncbi.nlm.nih.gov/",
            "pmcid": "https://pmc.ncbi.nlm.nih.gov/articles/",
        }
        base = addresses.get(self.scheme)
        return base + self.value if base else None


class FoundIdentifier(msgspec.Struct, frozen=True):
    """An identifier and its place `[start, end)` in the text, its label (`doi:`) included."""

    start: int
    end: int
    identifier: Identifier


def find_identifiers(text: str) -> Iterator[FoundIdentifier]:
    """Yield the well-formed identifiers written out in `text`, in order, addresses not looked at.

    Args:
        text: Any text; time is linear in its length.
    """
    folded = text.lower()
    if not any(hint in folded for hint in _HINTS):
        return
    for match in _CANDIDATE.finditer(text):
        scheme = match.lastgroup
        value = match.group(scheme or 0)
        if scheme == "doi":
            value = without_trailing_punctuation(value)
        identifier = _checked(scheme or "", value)
        if identifier is not None:
            yield FoundIdentifier(match.start(), match.start(scheme or 0) + len(value), identifier)


def identifier_in_address(url: str) -> Identifier | None:
    """Return the identifier that an address leads to (doi.org, arXiv, PubMed, publishers' DOIs)."""
    match = _IN_ADDRESS.match(url)
    if match is None:
        return None
    scheme = match.lastgroup or ""
    value = match.group(scheme)
    if scheme in ("doi", "doi_of_publisher"):
        value = without_trailing_punctuation(value.partition("?")[0].partition("#")[0])
        value = _OF_PUBLISHER.sub("", value)
    return _checked(scheme.partition("_")[0], value.replace("%2F", "/").replace("%2f", "/"))


def without_trailing_punctuation(value: str) -> str:
    """Return `value` without the punctuation of the sentence around it.

    A closing bracket stays if it closes one that `value` opens: `10.1016/S0005(96)00040-2`.
    """
    while value:
        last = value[-1]
        opening = _CLOSING.get(last)
        if last in ".,;:!?'’\"”*_" or (opening and value.count(last) > value.count(opening)):
            value = value[:-1]
        else:
            break
    return value


def _checked(scheme: str, value: str) -> Identifier | None:
    """Let `idutils` judge a candidate and normalise it."""
    import idutils  # type: ignore[import-untyped]  # late: the import costs more than reading most pages

    if scheme == "doi" and idutils.is_doi(value):
        return Identifier("doi", value.lower(), value)
    if scheme == "arxiv" and idutils.is_arxiv(value):
        return Identifier("arxiv", re.sub(r"v\d+$", "", value.lower()))
    if scheme == "pmid" and idutils.is_pmid(value):
        return Identifier("pmid", value.lstrip("0"))
    if scheme == "pmcid" and idutils.is_pmcid(value.upper()):
        return Identifier("pmcid", value.upper())
    digits = re.sub(r"[^\dXx]", "", value).upper()
    if scheme == "isbn" and idutils.is_isbn(digits):
        return Identifier("isbn", _isbn_13(digits))
    if scheme == "issn" and idutils.is_issn(f"{digits[:4]}-{digits[4:]}"):
        return Identifier("issn", f"{digits[:4]}-{digits[4:]}")
    return None


def _isbn_13(digits: str) -> str:
    """Return the 13-digit form of a valid ISBN (ISO 2108: prefix 978, weights 1 and 3)."""
    if len(digits) == 13:
        return digits
    stem = "978" + digits[:9]
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(stem))
    return stem + str(-total % 10)

"""Put a reference into words for people: a short label, a full line, and the group it stands in."""

import re
from typing import Literal
from urllib.parse import urlsplit

from tui.model import Reference

Group = Literal["cited", "mentioned", "linked", "neighbouring"]

_GROUPS: dict[str, Group] = {
    "work": "cited",
    "identifier": "cited",
    "journal": "mentioned",
    "page": "linked",
    "neighbour": "neighbouring",
}

_UNSAID = frozenset({"doi", "dx", "http", "https", "no", "org", "p", "pp", "vol", "www"})
"""Words that only say what a number or an address is."""

_BRACKETS = 12
"""Characters between an author and the year behind it: a role, signs, another spelling."""


def short_label(reference: Reference) -> str:
    """Return a few words that name a reference in a list.

    `Antunes-Alves et al. 2018` for a work, the name of a journal, host and path of a page, an
    identifier as written, a neighbouring post's title.
    """
    if reference.label:
        return reference.label
    if reference.kind == "work":
        words = [_short_author(reference.author), reference.issued]
        return " ".join(word for word in words if word) or reference.title or reference.raw
    if reference.kind == "page" and reference.url:
        return _host_and_path(reference.url)
    return reference.title or reference.container_title or reference.raw


def full_text(reference: Reference) -> str:
    """Return one line with all that is known of a reference, pages with an en dash.

    E.g. `Smith & Jones (2018). A title. A Journal 3(1), 7–35. https://doi.org/10.1000/182`
    """
    if reference.kind not in ("work", "identifier"):
        words = reference.title or reference.container_title
        return " ".join(part for part in (words, reference.url) if part) or reference.raw
    parts = [
        _sentence(_head(reference)),
        _sentence(reference.title or ""),
        _sentence(_source(reference)),
    ]
    address = address_of(reference)
    line = " ".join(part for part in (*parts, address) if part)
    return reference.raw if line == (address or "") and not address else line or reference.raw


def citation_text(reference: Reference) -> str:
    """Return a reference to be cited elsewhere, with every word that the page has of it.

    That is `full_text`, or where that would leave out a publisher, an edition, a number, the
    reference as it was written.
    """
    if not left_out(reference):
        return full_text(reference)
    address = address_of(reference) or ""
    there = any(part in reference.raw for part in (reference.doi, reference.url) if part)
    return reference.raw if there or not address else f"{_sentence(reference.raw)} {address}"


def left_out(reference: Reference, *known: str) -> bool:
    """Return whether a work was written with words behind author and year that its fields lack.

    Args:
        reference: The reference.
        known: More that is known of it.
    """
    if reference.kind not in ("work", "identifier"):
        return False
    author = reference.author or ""
    before, year, written = reference.raw.partition(reference.issued or "\0")
    if not year or len(before) > len(author) + _BRACKETS:
        written = reference.raw.removeprefix(author)
    return not _words(written) <= _words(" ".join((full_text(reference), *known))) | _UNSAID


def address_of(reference: Reference) -> str | None:
    """Return where a reference is found on the web: by its DOI if it has one; None if nowhere."""
    return f"https://doi.org/{reference.doi}" if reference.doi else reference.url


def group(reference: Reference) -> Group:
    """Return under which heading a reference stands."""
    return _GROUPS[reference.kind]


def _short_author(author: str | None) -> str | None:
    """Return family names only: one, two with `&` between, or the first with `et al.` behind."""
    if author is None:
        return None
    # Late: their patterns take 15 ms, and whoever draws a list of references has the labels.
    from tui.references.author_list import authors_in
    from tui.references.names import family_of

    names = authors_in(author)
    has_others = author.endswith("et al.") or len(names) > 2
    if not names:
        return author
    families = [family_of(name) for name in names]
    if has_others:
        return f"{families[0]} et al."
    return " & ".join(families)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _head(reference: Reference) -> str:
    year = f"({reference.issued})" if reference.issued else ""
    return " ".join(part for part in (reference.author, year) if part)


def _source(reference: Reference) -> str:
    issue = f"({reference.issue})" if reference.issue else ""
    numbers = f"{reference.volume or ''}{issue}"
    journal = " ".join(part for part in (reference.container_title, numbers) if part)
    page = (reference.page or "").replace("-", "–")
    return ", ".join(part for part in (journal, page) if part)


def _sentence(words: str) -> str:
    """Return the words with a closing full stop unless another mark closes them."""
    return words if not words or words[-1] in ".?!" else words + "."


def _host_and_path(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    path = parts.path.rstrip("/")
    return (parts.netloc.removeprefix("www.") + path) or url

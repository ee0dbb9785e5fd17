"""The works known so far in one document, and finding the one that a citation means.

Joining is by author and year first; by a likely spelling of the name only where no exact one is
known, and then the citing place is marked as a guess.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from tui.model import Citation
from tui.references.author_year import Mention
from tui.references.fields import Fields
from tui.references.names import Authors
from tui.references.spelling import fuller, likely_spelling, plain

MOST_SPELLINGS = 500
"""Names of one year and first letter among which a likely spelling is looked for."""


@dataclass(slots=True)
class Work:
    """A cited work while a document is read; becomes a Reference in the end."""

    authors: Authors
    year: str | None
    raw: str
    fields: Fields | None = None
    spelling: str = ""
    """The first author's name as it will be shown."""
    doi: str | None = None
    url: str | None = None
    identifier: str | None = None
    citations: list[tuple[int, Citation]] = field(default_factory=list)
    """With each the order of its block."""

    def __post_init__(self) -> None:
        self.spelling = self.spelling or self.authors.families[0]


class Works:
    """The works of one document by first author and year."""

    def __init__(self) -> None:
        self.all: list[Work] = []
        self._by_name: dict[str, list[Work]] = defaultdict(list)
        self._names_of_year: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)

    def add(self, work: Work) -> None:
        """Make a work known under its author's name."""
        self.all.append(work)
        name = plain(work.authors.families[0])
        for key in {name, plain(work.authors.families[0].rpartition(" ")[2])}:
            self._by_name[key].append(work)
            self._names_of_year[_year(work.year), key[:1]][key] = None
            self._names_of_year["", key[:1]][key] = None

    def meant_by(self, mention: Mention) -> tuple[Work, bool] | None:
        """Return the work that a citation means and whether that is a guess.

        A citation without a year means a work only if no other fits as well.
        """
        name = plain(mention.authors.families[0])
        fitting = self._fitting(name, mention)
        if fitting:
            is_guess = mention.year is None or not _same_count(mention.authors, fitting[0].authors)
            return fitting[0], is_guess
        known = self._names_of_year.get((_year(mention.year), name[:1]), {})
        if len(known) > MOST_SPELLINGS:
            return None
        other = likely_spelling(name, known)
        fitting = self._fitting(other, mention) if other else []
        if not fitting:
            return None
        work = fitting[0]
        work.spelling = fuller(work.spelling, mention.authors.families[0])
        return work, True

    def _fitting(self, name: str, mention: Mention) -> list[Work]:
        """Return the works under a name that fit a citation, the best one first."""
        found = [
            work
            for work in self._by_name.get(name, [])
            if _years_fit(work.year, mention.year) and _authors_fit(work, mention.authors)
        ]
        if mention.year is None and len(found) != 1:
            return []
        return sorted(
            found,
            key=lambda work: (
                work.year != mention.year,
                not _same_count(mention.authors, work.authors),
            ),
        )


def _year(year: str | None) -> str:
    """Return a year without the letter that tells works of one year apart."""
    return re.sub(r"(?<=\d)[a-z]$", "", year.strip().casefold()) if year else ""


def _years_fit(known: str | None, cited: str | None) -> bool:
    if cited is None:
        return True
    if known is None or _year(known) != _year(cited):
        return False
    letters = {year[-1] for year in (known, cited) if year[-1:].isalpha() and year[:1].isdigit()}
    return len(letters) < 2


def _authors_fit(work: Work, cited: Authors) -> bool:
    """Whether a citation's authors can be those of a work whose first author is the same."""
    known = work.authors
    if len(known.families) > 1 and len(cited.families) > 1:
        second, other = plain(known.families[1]), plain(cited.families[1])
        return second == other or likely_spelling(second, [other]) is not None
    if cited.has_others:
        return known.has_others or len(known.families) > (1 if work.fields else 2)
    if len(cited.families) > 1:
        return known.has_others
    return work.fields is not None or not (known.has_others or len(known.families) > 1)


def _same_count(cited: Authors, known: Authors) -> bool:
    """Whether one author is cited for one, and several for several."""
    return (len(cited.families) > 1 or cited.has_others) == (
        len(known.families) > 1 or known.has_others
    )

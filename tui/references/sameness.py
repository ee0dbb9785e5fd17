"""Tell what a reference is known by in other documents, so that who cites the same work is found.

An identifier, or author, year and title together, make the same work a fact. Author and year alone
make it likely, and only where one of the two documents does not tell the title.
"""

from tui.model import CitedWork, Reference
from tui.references.keys import work_key
from tui.references.rendering import short_label


def cited_work(reference: Reference) -> CitedWork:
    """By what the work, journal or page of a reference is known elsewhere."""
    slug = stem = ""
    if reference.kind == "work" and reference.author and reference.issued:
        family = _first_family(reference.author)
        stem = work_key(family, reference.issued, None) if family else ""
        titled = work_key(family, reference.issued, reference.title)
        slug = titled if stem and titled != stem else ""
    return CitedWork(reference.key, slug, stem, short_label(reference))


def _first_family(author: str) -> str:
    """The family name of the first of some authors."""
    # Late: their patterns take 15 ms, and they are there where documents are read.
    from tui.references.author_list import authors_in
    from tui.references.names import family_of

    names = authors_in(author)
    return family_of(names[0]) if names else author.removesuffix("et al.").strip(" ,")

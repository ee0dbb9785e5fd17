"""Join what the blocks of a document hold into references, each with all its citing places."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from tui.model import Citation, Reference, ReferenceKey, ReplyKey
from tui.references.author_list import authors_in
from tui.references.author_year import Mention
from tui.references.block_findings import BlockFindings, Cited, Pointer, Written
from tui.references.keys import bounded, fold, unique_keys, work_key
from tui.references.links import normal_address
from tui.references.names import Authors, family_of, group_at_end
from tui.references.works import Work, Works

SCHOLARLY = 2
"""Sure citations in a document from which on a doubtful `Smith (2018)` counts as one too."""


class Where(NamedTuple):
    """A block of the document: its place in reading order, its address and its text."""

    order: int
    reply: ReplyKey | None
    block: int
    text: str

    def citation(self, start: int, end: int, *, is_guess: bool = False) -> Citation:
        """Return the citing place `[start, end)` of the block."""
        words = self.text[start:end]
        return Citation(
            reply=self.reply,
            block=self.block,
            start=start,
            end=end,
            text=words,
            is_guess=is_guess,
        )


class Register:
    """Takes the findings of all blocks of one document and gives its references."""

    def __init__(self) -> None:
        self._written: list[tuple[Where, Written]] = []
        self._cited: list[tuple[Where, Cited]] = []
        self._pointers: list[tuple[Where, Pointer]] = []
        self._journals: dict[str, tuple[str, list[Citation]]] = {}
        self._works = Works()
        self._by_pointer: dict[str, Work] = {}

    def add(self, where: Where, findings: BlockFindings) -> None:
        """Take in what a block holds; blocks come in reading order."""
        self._written += [(where, found) for found in findings.written]
        self._cited += [(where, found) for found in findings.cited]
        self._pointers += [(where, found) for found in findings.pointers]
        for journal in findings.journals:
            name = fold(journal.name).removeprefix("the-")
            _, places = self._journals.setdefault(name, (journal.name, []))
            places.append(where.citation(journal.start, journal.end))

    def references(self, title: str, neighbours: Sequence[str]) -> tuple[Reference, ...]:
        """Return the references in the order of `find_references`."""
        for where, written in self._written:
            self._join_written(where, written)
        self._join_cited()
        pages, identifiers = self._join_pointers()
        cited = [(_first_place(work), _reference(work)) for work in self._works.all]
        cited += [(_first_place(found), _identifier(found)) for found in identifiers]
        cited.sort(key=lambda pair: pair[0])
        found = [reference for _, reference in cited]
        found += [_journal(name, *seen) for name, seen in self._journals.items()]
        found += [_page(page) for page in pages]
        found += _neighbours(title, neighbours)
        keys = unique_keys(reference.key for reference in found)
        return tuple(
            reference if reference.key == key else _renamed(reference, key)
            for key, reference in zip(keys, found, strict=True)
        )

    def _join_written(self, where: Where, written: Written) -> None:
        """Make a full reference known, or add it to the same work written out before."""
        found, fields = written.reference, written.reference.fields
        citation = (where.order, where.citation(found.start, found.head_end))
        authors = _authors_of(fields.author or "")
        mention = Mention(found.start, found.head_end, authors, fields.issued)
        work = self._same_written(mention, fields.title)
        if work is None:
            raw = where.text[found.start : found.end]
            work = Work(authors, fields.issued, raw, fields, doi=fields.doi, url=fields.url)
            self._works.add(work)
        work.citations.append(citation)
        for pointer in written.pointers:
            self._attach(work, pointer)

    def _same_written(self, mention: Mention, title: str | None) -> Work | None:
        """Return the work already written out under these authors, year and title."""
        meant = self._works.meant_by(mention) if mention.authors.families[0] else None
        if meant is None or meant[0].fields is None:
            return None
        known = meant[0].fields.title
        return meant[0] if fold(known or "")[:60] == fold(title or "")[:60] else None

    def _attach(self, work: Work, pointer: Pointer) -> None:
        """Give a work the identifier and address that belong to it."""
        if pointer.identifier is not None:
            if pointer.identifier.scheme == "doi" and work.doi is None:
                work.doi = pointer.identifier.written
            work.identifier = work.identifier or pointer.identifier.key
            self._by_pointer.setdefault(pointer.identifier.key, work)
        if pointer.url is not None:
            work.url = work.url or pointer.url
            self._by_pointer.setdefault(_address_key(pointer), work)

    def _join_cited(self) -> None:
        """Join citations with the works they mean: the sure ones, the doubtful, the yearless."""
        sure = [pair for pair in self._cited if pair[1].mention.is_strong and pair[1].mention.year]
        doubtful = [pair for pair in self._cited if not pair[1].mention.is_strong]
        yearless = [pair for pair in self._cited if pair[1].mention.year is None]
        for where, cited in sure:
            self._join(where, cited, may_be_new=True)
        is_scholarly = bool(self._written) or len(self._works.all) >= SCHOLARLY
        for where, cited in doubtful:
            name_is_usual = not cited.mention.authors.is_full_name
            self._join(where, cited, may_be_new=is_scholarly and name_is_usual)
        for where, cited in yearless:
            self._join(where, cited, may_be_new=False)

    def _join(self, where: Where, cited: Cited, *, may_be_new: bool) -> None:
        """Add a citation to the work it means; make the work known if it may be new."""
        mention = cited.mention
        meant = self._works.meant_by(mention)
        if meant is None and not may_be_new:
            if cited.pointer is not None:
                self._pointers.append((where, cited.pointer))
            return
        citation = where.citation(mention.start, mention.end, is_guess=bool(meant and meant[1]))
        if meant is None:
            work = Work(mention.authors, mention.year, citation.text)
            self._works.add(work)
        else:
            work = meant[0]
            if work.fields is None and len(mention.authors.families) > len(work.authors.families):
                work.authors = mention.authors
        work.citations.append((where.order, citation))
        if cited.pointer is not None:
            self._attach(work, cited.pointer)

    def _join_pointers(self) -> tuple[list[Work], list[Work]]:
        """Join identifiers and addresses; return the pages and identifiers that are no work's."""
        pages: list[Work] = []
        identifiers: list[Work] = []
        for where, pointer in sorted(
            self._pointers, key=lambda pair: (pair[0].order, pair[1].start)
        ):
            key = pointer.identifier.key if pointer.identifier else _address_key(pointer)
            work = self._by_pointer.get(key)
            words = where.text[pointer.start : pointer.end]
            if work is None:
                raw = words if pointer.is_written else pointer.url or words
                work = Work(Authors(("",)), None, raw, identifier=key)
                self._attach(work, pointer)
                self._by_pointer[key] = work
                (identifiers if pointer.identifier else pages).append(work)
                if pointer.identifier is not None and work.url is None:
                    work.url = pointer.identifier.address
            work.citations.append((where.order, where.citation(pointer.start, pointer.end)))
        return pages, identifiers


def _address_key(pointer: Pointer) -> str:
    return bounded("url:" + normal_address(pointer.url or ""))


def _authors_of(words: str) -> Authors:
    """Return the authors of a full reference for joining: family names only."""
    group = group_at_end(words)
    if group is not None and group.start == 0:
        return group.authors
    families = tuple(family_of(name) for name in authors_in(words))
    return Authors(families or (words,), words.endswith("et al."))


def _first_place(work: Work) -> tuple[int, int]:
    order, citation = min(work.citations, key=lambda place: (place[0], place[1].start))
    return order, citation.start


def _citations(work: Work) -> tuple[Citation, ...]:
    placed = sorted(work.citations, key=lambda place: (place[0], place[1].start))
    return tuple(dict.fromkeys(citation for _, citation in placed))


def _reference(work: Work) -> Reference:
    """Return a work as a Reference, its first author spelt in the fullest way met."""
    fields = work.fields
    author = (fields.author if fields else work.authors.label) or None
    if author and work.spelling != work.authors.families[0]:
        author = author.replace(work.authors.families[0], work.spelling, 1)
    title = fields.title if fields else None
    return Reference(
        key=ReferenceKey(_work_key(work, title)),
        kind="work",
        raw=work.raw,
        author=author,
        issued=work.year,
        title=title,
        container_title=fields.container_title if fields else None,
        volume=fields.volume if fields else None,
        issue=fields.issue if fields else None,
        page=fields.page if fields else None,
        doi=work.doi,
        url=work.url,
        citations=_citations(work),
    )


def _work_key(work: Work, title: str | None) -> str:
    """Return a work's identifier, or the slug of its author, year and title."""
    if work.doi:
        return f"doi:{work.doi.lower()}"
    return work.identifier or work_key(work.spelling, work.year, title)


def _identifier(work: Work) -> Reference:
    return Reference(
        key=ReferenceKey(work.identifier or ""),
        kind="identifier",
        raw=work.raw,
        doi=work.doi,
        url=work.url,
        citations=_citations(work),
    )


def _page(work: Work) -> Reference:
    return Reference(
        key=ReferenceKey(work.identifier or ""),
        kind="page",
        raw=work.raw,
        url=work.url,
        citations=_citations(work),
    )


def _journal(folded: str, name: str, citations: list[Citation]) -> Reference:
    return Reference(
        key=ReferenceKey(bounded("journal:" + folded)),
        kind="journal",
        raw=name,
        title=name,
        container_title=name,
        citations=tuple(citations),
    )


def _neighbours(title: str, neighbours: Sequence[str]) -> list[Reference]:
    """Return the neighbouring posts, each once, the document itself left out."""
    seen = {fold(title)}
    found = []
    for words in neighbours:
        folded = fold(words)
        if folded and folded not in seen:
            seen.add(folded)
            key = ReferenceKey(bounded("neighbour:" + folded))
            found.append(Reference(key=key, kind="neighbour", raw=words, title=words))
    return found


def _renamed(reference: Reference, key: ReferenceKey) -> Reference:
    return msgspec.structs.replace(reference, key=key)

"""Commands that lead out of the program: links, addresses, texts to take along.

A text that is to be copied is handed to a program that copies, where there is one; else it is
printed as it is, to be taken from there. The terminal is sent no sequence for that.
"""

from collections.abc import Iterator

import msgspec

from tui.linear import wording
from tui.linear.here import Mode
from tui.linear.line import Line, said
from tui.linear.reading import Reading
from tui.linear.reference_verbs import ReferenceVerbs
from tui.linear.verbs import Request, Said, Verbs
from tui.model import BODY, web_address
from tui.references.rendering import citation_text, short_label
from tui.session.links import (
    DocumentLinks,
    Link,
    page_address,
    part_address,
    reference_address,
    reference_with,
)
from tui.session.quoting import document_bibtex, document_citation, part_plain_text, quotation
from tui.terminal.abilities import Abilities


class NamedLink(msgspec.Struct, frozen=True):
    """A link and the words it is laid on."""

    words: str
    link: Link


class OutwardVerbs(Verbs):
    """The commands for links and copies."""

    def __init__(self, reading: Reading, references: ReferenceVerbs, abilities: Abilities) -> None:
        super().__init__(reading.here)
        self.reading = reading
        self._references = references
        self._abilities = abilities

    # Links ---------------------------------------------------------------------------------------

    def do_show_hints(self, request: Request) -> Said:
        """Tell the links of what was said last, or of a reference; a number follows that one."""
        yield from self._links(request, is_followed=True)

    def do_show_address_hints(self, request: Request) -> Said:
        """Tell the links of what was said last; with a number, the address of that one alone."""
        yield from self._links(request, is_followed=False)

    def _links(self, request: Request, *, is_followed: bool) -> Said:
        if self.here.mode not in (Mode.TEXT, Mode.REFERENCES):
            yield said("Links are told of what you read; open it first.")
            return
        links = list(self._here() if self.here.mode is Mode.TEXT else self._of_reference())
        asked = int(request.argument[:6]) if request.argument.isdecimal() else request.count
        if not links:
            yield said("No links here.")
        elif asked is None:
            for number, named in enumerate(links, 1):
                yield Line(f"{number}. {named.words}: {self._target(named.link)}", is_exact=True)
            if is_followed:
                yield said(f"{self.key('show_hints')} and a number follows one.")
        elif not 1 <= asked <= len(links):
            yield said(wording.no_such("link", asked, len(links)))
        elif is_followed:
            yield from self._follow(links[asked - 1].link)
        else:
            yield Line(self._target(links[asked - 1].link), is_exact=True)

    def _here(self) -> Iterator[NamedLink]:
        """The links of the piece the reader is at."""
        page = self.reading.page
        found = DocumentLinks(page.document)
        for number, block in enumerate(page.blocks(page.stop), page.stop.start):
            for link in found.in_block(page.part, number):
                yield NamedLink(block.text[link.start : link.end], link)

    def _of_reference(self) -> Iterator[NamedLink]:
        """The address of the reference the reader is at, if one is known."""
        reference = self._references.current
        address = reference_address(reference) if reference is not None else ""
        if reference is not None and address:
            yield NamedLink(short_label(reference), Link(0, 0, address=address))

    def _target(self, link: Link) -> str:
        document = self.reading.page.document
        reference = reference_with(document, link.reference) if link.reference else None
        if reference is None:
            return link.address
        return f"reference {document.references.index(reference) + 1}, {short_label(reference)}"

    def _follow(self, link: Link) -> Said:
        page = self.reading.page
        reference = reference_with(page.document, link.reference) if link.reference else None
        if reference is not None:
            yield from self._references.go_to(reference.key)
            return
        part = DocumentLinks(page.document).reply_at(link.address)
        if part is not None:
            yield from self.reading.show(page.first_of(part))
            return
        yield from self._open(web_address(link.address, page.document.url), link.address)

    def do_open_address(self, request: Request) -> Said:
        """Open the address of the document, or of the reference."""
        document = self.here.document()
        reference = self._references.current
        if document is None:
            yield said("No document is here.")
        elif self.here.mode is Mode.REFERENCES and reference is not None:
            address = reference_address(reference)
            if address:
                yield from self._open(address, address)
            else:
                yield said("No address is known of this reference.")
        elif document.url:
            yield from self._open(page_address(document), document.url)
        else:
            yield said("The file does not tell where its page is.")

    def _open(self, address: str, written: str) -> Said:
        """Open an address, or say it where nothing may or can be opened."""
        from tui.terminal.browser import find_browser, run_in_terminal, start

        browser = find_browser(self._abilities, self.session.settings.browser)
        if not address:
            yield said("This is no address of the web:")
            yield Line(written, is_exact=True)
        elif not browser.command:
            yield said(f"Not opened: {browser.reason}. The address:")
            yield Line(address, is_exact=True)
        elif browser.is_in_terminal:
            trouble = run_in_terminal(browser.arguments(address))
            yield said(f"Not opened: {trouble}." if trouble else f"Back from {address}")
        else:
            failed = self.here.notices.append
            start(browser.arguments(address), lambda why: failed(f"Not opened: {why}."))
            yield Line(f"Opening {address}", is_exact=True)

    # Copies --------------------------------------------------------------------------------------

    def do_copy_text(self, request: Request) -> Said:
        """Copy the reply or the text, or the reference."""
        yield from self._copy(*self._words())

    def do_copy_quotation(self, request: Request) -> Said:
        """Copy it as a quotation that says whose words they are."""
        document = self.here.document()
        if document is None or self._is_reference:
            yield from self.do_copy_text(request)
        else:
            yield from self._copy(quotation(document, self._part), "the quotation")

    def do_copy_address(self, request: Request) -> Said:
        """Copy the address of the document, the reply or the reference."""
        document = self.here.document()
        reference = self._references.current
        address, what = "", "the address"
        if self._is_reference and reference is not None:
            address = reference_address(reference)
        elif document is not None:
            address, is_own = part_address(document, self._part)
            what = "the address" if is_own else "the address of the page, for this reply has none"
        if address:
            yield from self._copy(address, what)
        else:
            yield said("No address is known of this.")

    def do_copy_citation(self, request: Request) -> Said:
        """Copy how the document, or the reference, is cited."""
        document = self.here.document()
        if document is None or self._is_reference:
            yield from self.do_copy_text(request)
        else:
            yield from self._copy(document_citation(document), "the citation")

    def do_copy_bibtex(self, request: Request) -> Said:
        """Copy a BibTeX entry of the document, or of the reference."""
        from tui.references.bibtex import bibtex_entry

        document, reference = self.here.document(), self._references.current
        entry = ""
        if self._is_reference and reference is not None:
            entry = bibtex_entry(reference)
        elif document is not None:
            entry = document_bibtex(document)
        yield from self._copy(entry, "the BibTeX entry")

    def do_show_plain(self, request: Request) -> Said:
        """Print it as plain text."""
        text, what = self._words()
        yield from _printed(text, what)

    @property
    def _part(self) -> str:
        page = self.here.page
        return BODY if self.here.mode is Mode.LIST or page is None else page.part

    @property
    def _is_reference(self) -> bool:
        return self.here.mode is Mode.REFERENCES and self._references.current is not None

    def _words(self) -> tuple[str, str]:
        """What is current as plain text, and what it is."""
        document, reference = self.here.document(), self._references.current
        if self._is_reference and reference is not None:
            return citation_text(reference), "the reference"
        if document is None:
            return "", "the document"
        return part_plain_text(
            document, self._part
        ), "the text" if self._part == BODY else "the reply"

    def _copy(self, text: str, what: str) -> Said:
        """Hand a text to a program that copies; print it where there is none."""
        from tui.terminal.clipboard import copy_by_program, find_road

        road = find_road(self._abilities, self.session.settings.clipboard)
        if not text or not road.command:
            yield from _printed(text, what)
            return
        trouble = copy_by_program(road.command, text)
        if trouble:
            yield said(f"Not copied: {trouble}.")
            yield from _printed(text, what)
        else:
            number = wording.count(len(text), "character")
            yield said(f"Copied {what}, {number}, by {road.command[0]}.")


def _printed(text: str, what: str) -> Said:
    if not text:
        yield said(f"There is nothing to copy: no {what.removeprefix('the ')}.")
        return
    yield said(f"{what[:1].upper()}{what[1:]}:")
    for line in text.split("\n"):
        yield Line(line, is_exact=True)

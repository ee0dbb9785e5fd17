"""Links on the reading screen: followed by letters, by the mouse or by one key for the page.

A link goes to a browser where that is in front of the reader; else its address is shown in full and
copied. A citation goes to its reference. Letters stand on the screen until one is chosen, Escape is
pressed, or the text under them moves.
"""

from typing import ClassVar

from tui.commands import Scope
from tui.model import Reference, safe_line, web_address
from tui.panes.hints import Hint, hints, still_possible
from tui.references.rendering import short_label
from tui.screens.outward import Outward, outward_of
from tui.screens.reading_layout import PaneName
from tui.screens.reading_new import ReadingNew
from tui.session import Session
from tui.session.links import Link, page_address, reference_address, reference_with
from tui.widgets.labelled_view import LabelledView
from tui.widgets.text_page import TextPage

HINTED = frozenset({"type_hint", "drop_letter", "leave_hints"})
"""Commands that mean something only while letters stand on the screen."""


class ReadingLinks(ReadingNew, is_part=True):
    """The reading screen's ways out of a text."""

    FIRST_SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.HINTS, *ReadingNew.FIRST_SCOPES)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._hints: list[Hint] = []
        self._hinted: object = None
        self._typed = ""
        self._shows_only = False

    def on_mount(self) -> None:
        """Tell the terminal where links lead, if that is wished."""
        self.detail.has_links = self.references.has_links = self._outward.shows_links

    @property
    def _outward(self) -> Outward:
        return outward_of(self.app)

    @property
    def _linked(self) -> dict[PaneName, LabelledView]:
        """The panes with links that are shown, the one in use first."""
        panes: dict[PaneName, LabelledView] = {"detail": self.detail, "references": self.references}
        names = sorted(panes, key=lambda name: name != self.pane)
        return {name: panes[name] for name in names if panes[name].display}

    # Letters on links ----------------------------------------------------------------------------

    def action_show_hints(self) -> None:
        """Put letters on every link and reference; the one whose letters are typed is followed."""
        self._show_hints(shows_only=False)

    def action_show_address_hints(self) -> None:
        """Put letters on every link and reference; the address of the chosen one is shown."""
        self._show_hints(shows_only=True)

    def _show_hints(self, *, shows_only: bool) -> None:
        self.catch_up()
        found = [(name, list(view.spots())) for name, view in self._linked.items()]
        self._hints = hints(found, self.session.settings.hint_letters)
        self._hinted, self._shows_only, self._typed = self._picture(), shows_only, ""
        if not self._hints:
            self.notice("No links or references on the screen")
            return
        left_out = sum(len(spots) for _, spots in found) - len(self._hints)
        self._draw_hints()
        self.pane_changed()
        if left_out:
            self.notice(f"{self._request()} · no room for {left_out:,} more")

    def _request(self) -> str:
        what = "Show the address of" if self._shows_only else "Follow"
        return f"{what}: {self._typed}…" if self._typed else f"{what}: type its letters"

    def _draw_hints(self) -> None:
        """Draw the letters that are still possible, and say what is typed."""
        possible = still_possible(self._hints, self._typed)
        for name, view in (("detail", self.detail), ("references", self.references)):
            view.show_labels(hint.label(self._typed) for hint in possible if hint.pane == name)
        if self._hints:
            self.notice(self._request())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Letters are typed only while some stand on the screen."""
        if action in HINTED:
            return bool(self._hints)
        return super().check_action(action, parameters)

    def action_type_hint(self, letter: str) -> None:
        """Follow the hint of these letters once they are all typed."""
        possible = still_possible(self._hints, self._typed + letter)
        if not possible:
            self._draw_hints()
            key = self.keymap.key_of(Scope.HINTS, "leave_hints")
            self.notice(f"Nothing has the letters {self._typed}{letter} · {key} leaves")
        elif possible[0].letters == self._typed + letter:
            shows_only = self._shows_only
            self.leave_hints()
            self._take(possible[0].link, possible[0].pane, shows_only=shows_only)
        else:
            self._typed += letter
            self._draw_hints()

    def action_drop_letter(self) -> None:
        """Take the last letter back."""
        self._typed = self._typed[:-1]
        self._draw_hints()

    def action_leave_hints(self) -> None:
        """Take the letters away."""
        self.leave_hints()

    def leave_hints(self) -> None:
        """Take the letters away, if there are any: they are chosen from, or stand wrongly now."""
        if self._hints:
            self._hints, self._typed = [], ""
            self._draw_hints()
            self.status.notice = ""
            self.pane_changed()

    def hint_scopes(self) -> tuple[Scope, ...]:
        """While there are letters to type, the keys for that."""
        return (Scope.HINTS,) if self._hints else super().hint_scopes()

    def use_pane(self, name: PaneName) -> None:
        """Put the focus into a pane; letters do not stay for that."""
        self.leave_hints()
        super().use_pane(name)

    def on_text_page_moved(self, message: TextPage.Moved) -> None:
        """Letters that would stand on other words now go."""
        if self._picture() != self._hinted:
            self.leave_hints()

    def _picture(self) -> object:
        """What the letters hold for: the documents, rows and sizes of the panes."""
        document = self.view.document if self.view is not None else None
        return document, [(name, view.top, view.size) for name, view in self._linked.items()]

    # Following -----------------------------------------------------------------------------------

    def on_labelled_view_target_clicked(self, message: LabelledView.TargetClicked) -> None:
        """A click follows a link or a citation; on a reference, it opens the address."""
        message.stop()
        is_reference = message.view is self.references
        self._take(message.value, "references" if is_reference else "detail", shows_only=False)

    def _take(self, link: Link, pane: str, *, shows_only: bool) -> None:
        """Follow what was chosen, or only show where it leads."""
        document = self._shown_document()
        if document is None:
            return
        if link.reference is None:
            self._take_link(link.address, shows_only=shows_only)
            return
        reference = reference_with(document, link.reference)
        if reference is None:
            return
        if shows_only or pane == "references":
            self._take_reference(reference, shows_only=shows_only)
        else:
            self.use_pane("references")
            self.references.go_to_reference(reference.key)

    def _take_link(self, written: str, *, shows_only: bool) -> None:
        links, document = self.detail.links, self._shown_document()
        part = links.reply_at(written) if links is not None and not shows_only else None
        if part is not None:
            self.use_pane("detail")
            self.detail.go_to_part(part)
            return
        address = web_address(written, document.url if document is not None else None)
        if not address:
            self._show_address(written, "Not an address of the web: only shown", may_leave=False)
        elif shows_only:
            self._show_address(address, "Address")
        else:
            self._open(address)

    def _take_reference(self, reference: Reference, *, shows_only: bool) -> None:
        address = reference_address(reference)
        if not address:
            self.use_pane("references")
            self.references.go_to_reference(reference.key)
            self.notice("No address is known of this reference")
        elif shows_only:
            self._show_address(address, f"Address of {short_label(reference)}")
        else:
            self._open(address)

    def action_open_address(self) -> None:
        """Open the address of the document; in the references pane, that of the reference."""
        if self.pane == "references" and self.references.current_reference is not None:
            self._take_reference(self.references.current_reference, shows_only=False)
            return
        document = self._listed_document() if self.pane == "list" else self._shown_document()
        if document is None:
            return
        address = page_address(document)
        if address:
            self._open(address)
        elif document.url:
            self._show_address(document.url, "Not an address of the web", may_leave=False)
        else:
            self.notice("The file does not tell where its page is")

    def _open(self, address: str) -> None:
        """Open an address, or show it where no browser may be started."""
        browser = self._outward.browser
        if browser.command:
            self._outward.open(address, self.notice)
        else:
            self._show_address(address, f"Not opened: {browser.reason}")

    def _show_address(self, address: str, title: str, *, may_leave: bool = True) -> None:
        from tui.screens.address import AddressScreen

        def then(is_to_be_opened: bool | None) -> None:
            if is_to_be_opened:
                self._outward.open(address, self.notice)

        shown = AddressScreen(safe_line(address), title, may_leave=may_leave)
        self.app.push_screen(shown, then)

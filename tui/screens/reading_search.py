"""Search in the page: a line at the bottom, matches as one types, steps from match to match.

What is on the screen is drawn at once; the rest of the page is gone through in slices, for the
words that stand on the line last. A search stays on till Escape: it goes along into the next
document. Must never hold up a key.
"""

import asyncio
import contextlib
from typing import TYPE_CHECKING, ClassVar

from textual.worker import Worker, WorkerFailed

from tui.commands import Scope
from tui.model import BODY
from tui.panes.detail_pieces import DetailPieces
from tui.panes.detail_search import Folds
from tui.panes.page_search import NAME, Page, PageSearch, pattern_of
from tui.screens.reading_jumps import ReadingJumps
from tui.session import Session
from tui.session.stand import Pane, Stand
from tui.terminal.drawable import clip
from tui.widgets.searched_view import SearchedView

if TYPE_CHECKING:
    from tui.screens.search_line import SearchLine

HOLD = 0.5
"""Seconds that a step waits for a search that is under way."""

SAID = 24
"""Cells of the words that the status line shows at most."""

WHILE_TYPING = frozenset(
    {
        *("keep_search", "drop_search", "older_search", "newer_search"),
        *("next_match", "previous_match"),
    }
)
"""Commands that mean something while the words are typed; no other does then."""

WHILE_ON = frozenset({"next_match", "previous_match", "leave_search"})
"""Commands that mean something while a search is on."""


class ReadingSearch(ReadingJumps, is_part=True):
    """The reading screen with its search."""

    FIRST_SCOPES: ClassVar[tuple[Scope, ...]] = (
        *(Scope.SEARCH_LINE, *ReadingJumps.FIRST_SCOPES),
        Scope.SEARCH,
    )

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.search: PageSearch | None = None
        """The search that is on, for the document that is shown."""
        self.match = -1
        """The match that was gone to last, counted from 0; -1: none."""
        self._line: SearchLine | None = None
        self._is_typing = False
        self._origin: Stand | None = None
        self._folds: Folds | None = None
        """What was folded when the search began: only the match that is shown is unfolded."""
        self._of: DetailPieces | None = None
        """What is searched: the document with the drafts in it."""
        self._page = Page(())
        self._looking: Worker[None] | None = None
        self._searches: list[str] = []
        self._older = 0

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While words are typed, and while a search is on, some commands are there or are not."""
        if self._is_typing:
            return action in WHILE_TYPING
        if action in WHILE_ON:
            is_choosing = self.detail.chosen is not None
            return self.search is not None and self.pane != "list" and not is_choosing
        return action not in WHILE_TYPING and super().check_action(action, parameters)

    # Typing --------------------------------------------------------------------------------------

    async def on_searched_view_search_asked(self, message: SearchedView.SearchAsked) -> None:
        """Open the line."""
        message.stop()
        if self.view is None or self._is_typing:
            return
        if self._line is None:
            from tui.screens.search_line import SearchLine

            self._line = SearchLine()
            await self.mount(self._line)
        self._is_typing, self._older = True, 0
        self._origin, self._folds = self.stand(), self.detail.folds
        self._line.begin()
        self._line.display, self.status.display = True, False
        self.set_focus(self._line.answer, scroll_visible=False)

    def on_search_line_typed(self, message: "SearchLine.Typed") -> None:
        """Show what fits the words typed so far."""
        message.stop()
        if self._is_typing:
            self._look_for(message.words, moves=True)

    def action_older_search(self) -> None:
        """Put the words that were searched before onto the line."""
        self._write_older(self._older + 1)

    def action_newer_search(self) -> None:
        """Put the words that were searched after those onto the line."""
        self._write_older(self._older - 1)

    def _write_older(self, number: int) -> None:
        if self._line is not None and 0 <= number <= len(self._searches):
            self._older = number
            self._line.write(self._searches[-number] if number else "")

    async def action_keep_search(self) -> None:
        """Go on reading at the match; an empty line searches again what was searched last."""
        if self._line is None:
            return
        words = self._line.answer.value
        if not words.strip():
            if not self._searches:
                self.action_drop_search()
                return
            words = self._searches[-1]
            self._look_for(words, moves=True)
        self._searches = [*(w for w in self._searches if w != words), words]
        await self._looked()
        search = self.search
        if search is None or (search.is_complete and not search.count):
            self.action_drop_search()
            self.notice(f"“{clip(words, SAID)}” is not on this page")
        else:
            if self._origin is not None:
                self.jumps.note(self._origin)
            self._close_line(self.pane)
            self._tell_search()

    def action_drop_search(self) -> None:
        """Go back to where the search began, and search nothing."""
        origin = self._origin
        self._end_search()
        self._close_line(origin.pane if origin is not None else self.pane)
        if origin is not None and self._is_of_shown(origin):
            self._fold_again()
            self.show_stand(origin)

    def _is_of_shown(self, stand: Stand) -> bool:
        return self.view is not None and self.view.document.key == stand.document

    def _close_line(self, pane: Pane) -> None:
        self._is_typing = False
        if self._line is not None:
            self._line.display, self.status.display = False, True
        self.use_pane(pane)

    # Searching -----------------------------------------------------------------------------------

    def _look_for(self, words: str, *, moves: bool) -> None:
        """Search other words, or in another document; go to the first match if that `moves`."""
        pattern = pattern_of(words)
        self.match = -1
        if self._of is not self.detail.made:
            self._of = self.detail.made
            units = (u for pane in (self.detail, self.references) for u in pane.search_units())
            self._page = Page(units)
        for pane in (self.detail, self.references):
            pane.search_for(pattern)
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None
        if pattern is None:
            self.search = None
            if moves and self._origin is not None and self._is_of_shown(self._origin):
                self._show_origin()
        else:
            self.search = PageSearch(words, pattern, self._page)
            self._looking = self.run_worker(self._look(self.search, moves), group="search")
        self._tell_search()

    async def _look(self, search: PageSearch, moves: bool) -> None:
        while search.go_on():
            await asyncio.sleep(0)
        if search is not self.search:
            return
        if moves and self._origin is not None:
            if search.count:
                self._go_to(self._from(self._origin) % search.count)
            else:
                self._show_origin()
        self._tell_search()

    async def _looked(self) -> None:
        """Wait until the page was gone through, but not for long."""
        if self._looking is not None:
            with contextlib.suppress(TimeoutError, WorkerFailed):
                async with asyncio.timeout(HOLD):
                    await self._looking.wait()

    def _show_origin(self) -> None:
        """Show where the search began; the focus stays on the line."""
        origin = self._origin
        if origin is not None and self._is_of_shown(origin):
            self._fold_again()
            self.bring_pane(origin.pane)
            self.show_place(origin)

    def _fold_again(self) -> None:
        """Fold what was only unfolded to show a match."""
        if self._folds is not None:
            self.detail.set_folds(self._folds)

    def _end_search(self) -> None:
        self._look_for("", moves=False)

    def pane_changed(self) -> None:
        """Search on in another document."""
        super().pane_changed()
        self._search_on()
        self._tell_search()

    def refresh_marks(self) -> None:
        """Search on in what is shown now: a draft may have come or gone."""
        super().refresh_marks()
        self._search_on()

    def _search_on(self) -> None:
        if self.search is not None and self.detail.made is not self._of:
            self._look_for(self.search.words, moves=False)

    def hint_scopes(self) -> tuple[Scope, ...]:
        """The keys of a search that is on come first."""
        scopes = super().hint_scopes()
        is_on = self.search is not None and self.pane != "list"
        return (Scope.SEARCH, *scopes) if is_on and Scope.READING in scopes else scopes

    def _tell_search(self) -> None:
        """Say how many matches there are, and which is the current one."""
        search = self.search
        if self._is_typing and self._line is not None:
            self._line.say(self._found_words() if search is not None else "")
        words = f"/{clip(search.words, SAID)} · {self._found_words()}" if search is not None else ""
        words += ", in the title" if self._is_in_rule() else ""
        self.status.search = words if self.pane != "list" else ""
        self.set_hints(self.hint_scopes())

    def _found_words(self) -> str:
        search = self.search
        if search is None or not search.is_complete:
            return "…"
        if not search.count:
            return "no match"
        return f"{self.match + 1:,} of {search.count:,}" if self.match >= 0 else f"{search.count:,}"

    def _is_in_rule(self) -> bool:
        """Whether the current match is in a title for which there is no room in the text."""
        if self.search is None or self.match < 0 or not self.detail.is_compact:
            return False
        found = self.search.match(self.match)
        return (found.part, found.block) == (BODY, NAME)

    # Stepping ------------------------------------------------------------------------------------

    async def action_next_match(self, count: int | None = None) -> None:
        """Go `count` matches on; behind the last one from the top again."""
        await self._looked()
        self._step_match(count or 1)

    async def action_previous_match(self, count: int | None = None) -> None:
        """Go `count` matches back; before the first one from the end again."""
        await self._looked()
        self._step_match(-(count or 1))

    def _step_match(self, step: int) -> None:
        search = self.search
        if search is None or not search.is_complete:
            return
        if not search.count:
            self.notice(f"“{clip(search.words, SAID)}” is not on this page")
            return
        here = self.stand()
        if self.match >= 0 and self._is_match_on_screen():
            number = self.match + step
        elif here is not None:
            number = self._from(here) + (step - 1 if step > 0 else step)
        else:
            return
        self._go_to(number % search.count)
        if not self._is_typing and number != self.match:
            again = "From the top again" if step > 0 else "From the end again"
            self.notice(f"{again} · {self._found_words()}")

    def _from(self, stand: Stand) -> int:
        """The first match from a stand on; the number of matches if there is none."""
        assert self.search is not None
        if stand.pane == "references":
            return self.search.count_before(f"reference:{stand.reference}", 0, 0)
        part, block, offset = stand.at
        is_begin = not offset and not block
        return self.search.count_before(part, NAME if is_begin else block, offset)

    def _go_to(self, number: int) -> None:
        """Go to a match, into the other pane if it is there."""
        assert self.search is not None
        match = self.search.match(number)
        is_text = match.part == BODY or match.part.startswith("reply:")
        pane: Pane = "detail" if is_text else "references"
        if self._is_typing:
            self._fold_again()
            self.bring_pane(pane)
        elif self.pane != pane:
            self.use_pane(pane)
        view, other = self.detail, self.references
        if is_text:
            view.show_match(match)
            other.show_found(None)
        else:
            other.show_match(match)
            view.show_found(None)
        self.match = number
        self._tell_search()

    def _is_match_on_screen(self) -> bool:
        """Whether the match that was gone to last is before the reader's eyes in this pane."""
        pane = self.references if self.pane == "references" else self.detail
        return pane.is_found_on_screen

    def action_leave_search(self) -> None:
        """Search no more; what is on the screen stays."""
        self._end_search()

"""The palette: every command by its name, with its key and what it does; Enter carries one out.

It is done where the focus was before. What cannot be done there stands below the rest, with where
it could be.
"""

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from tui.commands import Scope, key_name
from tui.commands.palette import ALIKE, EXACT, asked_help, counted, is_saving, nearest, score
from tui.screens.base import ReaderScreen, keymap_of
from tui.screens.choosing import ChoosingScreen
from tui.screens.offers import Offer
from tui.session import Session
from tui.terminal.drawable import cells
from tui.widgets.row_list import Cell, RowLine, RowList
from tui.widgets.title import set_title

Chosen = Callable[[Offer, int | None], Awaitable[None]]
"""Carries out what was chosen, with the number that was typed."""

SAVED = "Every mark is kept as it is made: there is nothing to write"
UNSAVED = "rapport goes on trying by itself"

BESIDE = 3
"""Cells of a row for its bar, its margin and the space before the keys."""


class CommandList(RowList):
    """One line a command: what it does, its name and its keys; or why it cannot be done."""

    ROW_HEIGHT: ClassVar[int] = 1

    def __init__(self) -> None:
        super().__init__(id="choices")
        self.offers: list[Offer] = []
        self.instead = ""
        """What to say where there is no row."""

    def show(self, offers: list[Offer], instead: str = "") -> None:
        """Show `offers` with the cursor on the first, or the words `instead` if there is none."""
        self.offers, self.instead = offers, instead
        self.set_rows(len(offers), 0)

    @property
    def current(self) -> Offer | None:
        """What is under the cursor."""
        return self.offers[self.cursor] if 0 <= self.cursor < len(self.offers) else None

    def row_lines(self, index: int) -> Sequence[RowLine]:
        """What it does, and its keys; of one that cannot be done here, where it can."""
        offer = self.offers[index]
        command, can = offer.command, offer.node is not None
        keys = "  ".join(map(key_name, command.keys)) or "no key"
        left: list[Cell] = [(f"  {command.help}", "title")]
        if not can:
            left = [(f"– {command.help}", "meta"), (f" · {offer.reason}", "guess")]
        name = f"  :{command.id}"
        taken = sum(cells(words) for words, _ in left) + cells(keys) + BESIDE
        if taken + cells(name) <= self.size.width:  # a part of it would tell less than nothing
            left.append((name, "meta"))
        return (RowLine(left, (keys, "unread" if can else "meta")),)

    def empty_lines(self) -> Sequence[str]:
        """What to say where no command fits."""
        key = keymap_of(self.app).key_of(Scope.CHOICE, "leave_choice")
        return (f" {self.instead}.", f" {key} goes back.")


class Palette(ChoosingScreen):
    """All commands."""

    list: CommandList

    def __init__(
        self,
        session: Session,
        offers: Sequence[Offer],
        count: int | None,
        *,
        chosen: Chosen,
        show_help: Callable[[str], None],
    ) -> None:
        """Offer commands.

        Args:
            session: The reader's session.
            offers: The commands, those that can be done first.
            count: The number that was typed before, None if none was.
            chosen: Carries out what was chosen, once this screen is left.
            show_help: Shows what the help has of some words.
        """
        rows, hint = CommandList(), "name, key or what it does"
        super().__init__(session, rows, "Commands", f"{count or ''}:", hint)
        self._offers = offers
        self._count = count
        self._chosen = chosen
        self._show_help = show_help

    def narrow(self, typed: str) -> None:
        """List the commands that fit, the best first."""
        _, words = counted(typed)
        words = asked_help(words) or words
        if is_saving(words):
            set_title(self.list, "Commands")
            self.list.show([], SAVED)
            return
        found = [(score(words, offer.command), offer) for offer in self._offers]
        if words:
            # The order of the table decides among equals.
            found = [one for one in found if one[0]]
            found.sort(key=_order, reverse=True)
        can = sum(offer.node is not None for _, offer in found)
        set_title(self.list, f"Commands · {can} here, {len(found) - can} elsewhere")
        self.list.show([offer for _, offer in found], "" if found else self._unknown(words))

    def _unknown(self, words: str) -> str:
        near = nearest(words, [offer.command for offer in self._offers])
        return f"No command has these words{f'; the nearest is :{near}' if near else ''}"

    async def action_take_choice(self) -> None:
        """Carry out the command under the cursor; a number alone goes to that row or item."""
        number, words = counted(self.answer.value)
        topic = asked_help(words)
        if topic or is_saving(words):
            self.dismiss(None)
            self._show_help(topic) if topic else self._say_saved()
            return
        offer = self.list.current
        if number is not None and not words:
            offer = next((o for o in self._offers if o.command.id == "top" and o.node), offer)
        if offer is None:
            return
        if offer.node is None:
            self.notice(f"Not now: {offer.reason}")
            return
        self.dismiss(None)
        await self._chosen(offer, number if number is not None else self._count)

    def _say_saved(self) -> None:
        """Answer a wish to write, on the screen that was below."""
        unsaved = self.session.marks.unsaved
        if isinstance(self.app.screen, ReaderScreen):
            self.app.screen.notice(f"{unsaved} not on disk yet: {UNSAVED}" if unsaved else SAVED)


def _order(found: tuple[float, Offer]) -> tuple[bool, bool, float]:
    """How far up a command stands.

    A whole name first; of those that have the words, what can be done before what cannot; of those
    that are only like them, the likest.
    """
    fits, offer = found
    can = offer.node is not None
    return fits >= EXACT, fits >= ALIKE and can, fits + can

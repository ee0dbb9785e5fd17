"""The Textual application: themes, the reading screen, and how a sitting ends.

Knows the session and the screens. Must never read a file or hold a mark itself.
"""

import gc
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import ClassVar

from textual.driver import Driver
from textual.message import Message

from tui.commands import Keymap, Scope
from tui.marks import Change
from tui.screens.base import ReaderScreen
from tui.screens.keyed_app import KeyedApp
from tui.screens.outward import Outward
from tui.screens.reading import ReadingScreen
from tui.session import Session
from tui.terminal.abilities import UNKNOWN, Abilities
from tui.terminal.drawing import FrugalApp
from tui.terminal.driver import driver_class, leave
from tui.terminal.glyphs import Drawing, drawing
from tui.terminal.kept_frame import KeptFrame
from tui.terminal.standing import Standing, take_over
from tui.themes import theme_named

LATEST = 3.0
"""Seconds after which keys are taken and the screen is drawn, whatever there is to show."""

SAVING_SECONDS = 2.0
"""How long leaving waits for a disk that does not answer; the journal is written by then."""


class RapportApp(KeyedApp, FrugalApp):
    """The reader's application."""

    TITLE = "rapport"
    CSS_PATH: ClassVar[list[str | PurePath]] = ["styles/app.tcss", "styles/reading.tcss"]
    LATER_CSS: ClassVar[tuple[str, ...]] = ("over", "prompt", "reply")
    """Style sheets of screens that open on a key; read once the first screen is shown."""
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.APP,)
    ENABLE_COMMAND_PALETTE = False

    @dataclass
    class MarksChanged(Message):
        """Marks on these documents changed, here or in another session."""

        change: Change

    class SavedChanged(Message):
        """More or fewer edits wait to be put on disk than before."""

    def __init__(
        self,
        session: Session,
        *,
        keymap: Keymap | None = None,
        theme: str = "dark",
        driver: type[Driver] | None = None,
        abilities: Abilities = UNKNOWN,
        colors: int | None = None,
        is_slow: bool | None = None,
        standing: Standing | None = None,
        keep: Callable[[KeptFrame], None] | None = None,
        drawing: Drawing = "unicode",
    ) -> None:
        """An application for one session.

        Args:
            session: What is read and marked.
            keymap: The keys; those of the table if None.
            theme: A name that `theme_named` knows.
            driver: What talks to the terminal; Textual's own choice if None.
            abilities: What may be done from this terminal.
            colors: How many the terminal has; what Textual finds if None.
            is_slow: Whether its line is slow; None for what is seen of it.
            standing: The frame of the last sitting, if it stands on the screen.
            keep: What keeps the last frame for the next sitting.
            drawing: Which characters the terminal shows.
        """
        self.outward = Outward(self, abilities, session.settings)
        """The way out: what is copied, what is opened."""
        super().__init__(
            keymap or Keymap(),
            holds_keys=True,
            colors=colors,
            is_slow=is_slow,
            allows_links=self.outward.shows_links,
            standing=standing,
            drawing=drawing,
            driver_class=driver,
            ansi_color=theme.startswith("ansi"),
        )
        self._keep = keep
        self.session = session
        made = theme_named(theme)
        self.register_theme(made)
        self.theme = made.name
        self.stylesheet.set_variables(self.get_css_variables())
        self._has_left = False
        self._home = 0
        """The application's own thread."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own theme variables, so that every theme has them."""
        return {"quiet": "ansi_default", "rule": "ansi_default", "cursor": "ansi_default"}

    def get_default_screen(self) -> ReadingScreen:
        """Reading is where one starts."""
        return ReadingScreen(self.session)

    def on_mount(self) -> None:
        """Hear of every change to the marks."""
        self._home = threading.get_ident()
        self.set_timer(LATEST, self.first_screen_is_late)
        self.session.subscribe(self._hear)
        self.session.marks.on_saved = lambda unsaved: self._hear_saved()
        self.session.marks.on_trouble = lambda problems: self._hear_saved()

    def _hear(self, change: Change) -> None:
        """May be called from any thread."""
        self.post_message(self.MarksChanged(change))
        if threading.get_ident() == self._home:
            self.on_rapport_app_saved_changed()  # no frame may show an edit without saying so
        else:
            self.post_message(self.SavedChanged())

    def _hear_saved(self) -> None:
        """May be called from any thread."""
        self.post_message(self.SavedChanged())

    def on_rapport_app_marks_changed(self, message: MarksChanged) -> None:
        """Tell every screen, the ones underneath too."""
        for screen in self.screen_stack:
            if isinstance(screen, ReaderScreen) and screen.is_mounted:
                screen.marks_changed(message.change)

    def on_rapport_app_saved_changed(self) -> None:
        """Tell every screen what waits to be put on disk."""
        key = self.keymap.key_of(Scope.READING, "show_problems")
        troubles = bool(self.session.marks.troubles)
        words = saved_words(self.session.marks.unsaved, key if troubles else "")
        for screen in self.screen_stack:
            if isinstance(screen, ReaderScreen) and screen.is_mounted:
                screen.saved_changed(words)

    def refresh_css(self, animate: bool = True) -> None:
        """Take the colours of another theme; before there is a screen, no sheet is made anew."""
        if self.screen_stack:
            super().refresh_css(animate)

    async def first_screen_is_late(self) -> None:
        """Take keys now: what they act on has to be there, whether anything was drawn or not."""
        if isinstance(self.screen, ReadingScreen):
            await self.screen.complete()
        self.first_screen_is_ready()

    def first_screen_is_ready(self) -> None:
        """Draw it, over the frame of the last sitting if that stands there, and take keys."""
        self.let_draw()
        self._read_later_sheets()
        super().first_screen_is_ready()

    def _read_later_sheets(self) -> None:
        folder = Path(__file__).parent / "styles"
        paths = [folder / f"{name}.tcss" for name in self.LATER_CSS]
        if not self.stylesheet.has_source(str(paths[0])):
            self.stylesheet.read_all(paths)

    def action_help(self) -> None:
        """Show every key."""
        from tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.show_help("")

    def show_help(self, words: str) -> None:
        """Show the keys whose rows in the help have all of these words."""
        from tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(self.session, self.keymap, words))

    def action_palette(self, count: int | None = None) -> None:
        """Show every command, and carry out the one that is chosen, on what has the focus now.

        Args:
            count: The number for it; None if none was typed.
        """
        from tui.screens.offers import Offer, offers
        from tui.screens.palette import Palette

        async def carry_out(offer: Offer, number: int | None) -> None:
            if offer.node is not None:
                await self.dispatcher.run_named(offer.node, offer.command, number)

        if isinstance(self.screen, Palette):
            return
        known = offers(self.keymap, self.dispatcher.scopes())
        self.push_screen(
            Palette(self.session, known, count, chosen=carry_out, show_help=self.show_help)
        )

    def action_redraw(self) -> None:
        """Draw the whole screen anew."""
        self.draw_anew()

    def action_suspend_process(self) -> None:
        """Give the terminal back to the shell until it continues us, if there is one that can."""
        from tui.terminal.job_control import is_under_job_control

        if is_under_job_control():
            self.session.marks.flush(SAVING_SECONDS)  # no lock is held by who has stopped
            super().action_suspend_process()
        elif isinstance(self.screen, ReaderScreen):
            key = self.keymap.key_of(Scope.APP, "leave")
            self.screen.notice(f"Not suspended: no shell waits here · {key} quits")

    def action_leave(self) -> None:
        """Quit; the marks and the place are kept."""
        frame = self.frame() if isinstance(self.screen, ReadingScreen) else None
        self.leaving()
        self.session.close()
        if frame is not None and self._keep is not None:
            self._keep(frame)
        leave(self)

    def leaving(self) -> None:
        """Put the place and every mark on disk; called by the driver, too, if the line is cut."""
        if self._has_left:
            return
        self._has_left = True
        for screen in self.screen_stack:
            if isinstance(screen, ReaderScreen):
                screen.leaving()
        self.session.marks.flush(SAVING_SECONDS)


def saved_words(unsaved: int, key: str) -> str:
    """What the status line says of edits that are not on disk; empty if all are.

    Args:
        unsaved: How many there are.
        key: The key that tells of a trouble; empty if there is none.
    """
    if not unsaved:
        return ""
    return f"not saved: {unsaved} · {key} tells why" if key else "unsaved"


def theme_for(wish: str, abilities: Abilities) -> str:
    """The theme that fits a terminal: the one that was wished for, if it can show that."""
    shade = "light" if abilities.is_light else "dark"
    if wish == "ansi" or (abilities.colors <= 16 and not wish.startswith("ansi")):
        return f"ansi-{shade}"
    return shade if wish == "auto" else wish


def run(
    session: Session,
    abilities: Abilities,
    keymap: Keymap,
    keep: Callable[[KeptFrame], None] | None = None,
    *,
    is_slow: bool | None = None,
) -> int:
    """Run the reader until the person leaves, drawn as this process draws.

    Args:
        session: What is read and marked; closed by the caller.
        abilities: What the terminal can do.
        keymap: The keys.
        keep: What keeps the last frame for the next sitting.
        is_slow: Whether the line to the terminal is slow; None for what is seen of it.

    Returns:
        The exit code.
    """
    theme = theme_for(session.settings.theme, abilities)
    app = RapportApp(
        session,
        keymap=keymap,
        theme=theme,
        driver=driver_class(),
        abilities=abilities,
        colors=abilities.colors,
        is_slow=is_slow,
        standing=take_over(),
        keep=keep,
        drawing=drawing(),
    )
    app.call_later(_settle_memory)
    app.run(mouse=app.outward.has_mouse)
    return app.return_code or 0


def _settle_memory() -> None:
    """What was made at the start stays: the collector need not look at it again."""
    gc.enable()
    gc.freeze()

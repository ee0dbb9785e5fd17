"""A Textual application that is drawn by the cell.

Textual repaints whole widgets; its frames go through a `ScreenWriter`, which sends what differs.
One private method, `App._display`, is replaced for that. Whatever is not a frame of cells, and
every frame of an application without our driver (no terminal, Pilot, pictures), is left to Textual.
"""

import os
from collections.abc import Mapping
from typing import Any

from textual._ansi_sequences import SYNC_END, SYNC_START
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App

from tui.terminal.frame_on_file import put_on_file, take_from_file
from tui.terminal.frames import pieces
from tui.terminal.glyphs import Drawing, draw_as
from tui.terminal.kept_frame import KeptFrame
from tui.terminal.pace import Pace
from tui.terminal.screen_writer import ScreenWriter
from tui.terminal.standing import Standing

LARGE = 1500
"""Bytes from which a frame may arrive in pieces, so that it is shown when all of it is there."""

SLOW_CLASS = "-slow-line"
"""A class that the application has in style sheets while the line is slow."""

MARGINS = 69
"""The mode of left and right margins (DECLRMM)."""

_COLORS = {None: 0, "standard": 16, "windows": 16, "256": 256, "truecolor": 2**24}


class FrugalApp(App[None]):
    """An application of which only changed cells are sent to the terminal."""

    def __init__(
        self,
        *,
        colors: int | None = None,
        allows_links: bool = False,
        is_slow: bool | None = None,
        standing: Standing | None = None,
        drawing: Drawing = "unicode",
        **options: Any,
    ) -> None:
        """An application that is not running yet.

        Args:
            colors: How many the terminal has: 0, 16, 256 or 2**24; None for what Textual found.
            allows_links: Whether addresses in styles reach the terminal.
            is_slow: Whether the line is said to be slow; None for what is seen of it.
            standing: A frame that is on the screen already; nothing is drawn until `let_draw`.
            drawing: Which characters the terminal shows; holds for the whole process.
            options: Those of Textual's `App`.
        """
        draw_as(drawing)
        self.pace = Pace(is_slow=is_slow)
        """How much may be on its way to the terminal; the driver keeps to it."""
        self.pace.on_slow = self.line_changed
        super().__init__(**options)
        self.line_changed(self.pace.is_slow)
        self.animation_level = "none"  # sliding into place takes dozens of frames
        if colors is None:
            colors = 0 if self.no_color else _COLORS.get(self.console.color_system, 2**24)
        self.screen_writer = ScreenWriter(
            colors,
            fills=fills_erased(os.environ),
            allows_links=allows_links,
            drawing=drawing,
        )
        self.standing = standing
        """A frame that is on the screen; the driver takes the terminal from it."""
        self._waits = standing is not None and take_from_file(self.screen_writer, standing.cells)

    def line_changed(self, is_slow: bool) -> None:
        """The line turned out to be slow, or not to be slow any more: leave ornaments out."""
        self.set_class(is_slow, SLOW_CLASS)

    def let_draw(self) -> None:
        """The first screen is ready: send what differs from the frame that stands there."""
        if self._waits:
            self._waits = False
            self.refresh(repaint=True, layout=True)

    def frame(self) -> KeptFrame | None:
        """What is to be on the screen, to be kept on file; None if it is not known.

        Nothing can be drawn any more afterwards: what was still held is taken as shown.
        """
        self._waits = True
        self.screen_writer.draw()
        return put_on_file(self.screen_writer) if self._is_drawn_by_cells() else None

    def screen_lost(self) -> None:
        """What the terminal shows is not known any more; called by the driver."""
        self.screen_writer.forget()

    def told_mode(self, mode: int, setting: int) -> None:
        """The terminal has told of a mode whether it has it; called by the driver.

        Args:
            mode: The number of a private mode.
            setting: 0 not known, 1 set, 2 reset, 3 always set, 4 always reset.
        """
        if mode == MARGINS:
            self.screen_writer.has_margins = setting in {1, 2, 3}

    def draw_anew(self) -> None:
        """Draw the whole screen, whatever the terminal shows."""
        self.screen_writer.forget()
        self.refresh(repaint=True, layout=True)

    def _display(self, screen: Any, renderable: Any) -> None:
        if renderable is None or self._batch_count or not self._is_drawn_by_cells():
            super()._display(screen, renderable)
        elif isinstance(renderable, LayoutUpdate | ChopsUpdate):
            try:
                self._draw(renderable)
            except Exception as error:
                self._handle_exception(error)
            finally:
                self.post_display_hook()
        else:
            super()._display(screen, renderable)
            self.screen_writer.forget()

    def _is_drawn_by_cells(self) -> bool:
        is_running = self._running and not self._closed and not self.is_headless
        return is_running and getattr(self._driver, "draws_cells", False)

    def _draw(self, frame: LayoutUpdate | ChopsUpdate) -> None:
        writer, driver = self.screen_writer, self._driver
        if driver is None or self._waits:
            return
        if (writer.grid.width, writer.grid.height) != self.size:
            writer.resize(*self.size)
        writer.hold(pieces(frame, writer.pens, writer.texts))
        when_clear = getattr(driver, "when_clear", None)
        if when_clear is None:
            self._send()
        else:
            when_clear(self._send)

    def _send(self) -> None:
        """Send what is held; called when the line has room for it."""
        writer, driver = self.screen_writer, self._driver
        if driver is None or self._waits:
            return
        data = writer.draw() + self._place_of_input()
        if data:
            # On a slow line it is better to see a frame grow than to wait until it is whole.
            if self._sync_available and len(data) > LARGE and not self.pace.is_slow:
                data = SYNC_START + data + SYNC_END
            driver.write(data)
            driver.flush()
        if writer.is_full:
            self.draw_anew()

    def _place_of_input(self) -> str:
        """What brings the cursor to where one is typing: an input method shows its words there."""
        place = getattr(self.focused, "cursor_screen_offset", None)
        return "" if place is None else self.screen_writer.place_cursor(*place)


def fills_erased(environ: Mapping[str, str]) -> bool:
    """Whether the terminal gives erased cells the background that is set, as nearly all do."""
    term = environ.get("TERM", "")
    return not term.startswith("screen") or bool(environ.get("TMUX")) or "bce" in term

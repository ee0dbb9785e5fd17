"""The reader, whatever is done in it, leaves on the terminal what a plain full paint would.

The real application with the documents of the tour; a driver that gives what it is sent to an
emulated terminal. The plain paint is Textual's own.
"""

import asyncio
import tempfile
from pathlib import Path
from random import Random

from drawn_screen import looks
from emulated_screen import Emulator
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from rich.color import ColorSystem
from textual.driver import Driver
from textual.events import Resize
from textual.geometry import Size
from textual.pilot import Pilot

from tui.app import RapportApp
from tui.session import Session
from tui.settings import Settings
from tui.terminal.drawing import MARGINS

SEEDS = Path(__file__).parents[2] / "seeds"

KEYS = (
    *("j", "j", "j", "k", "space", "b", "ctrl+d", "ctrl+u", "G", "home", "J", "K", "n", "p"),
    *("tab", "shift+tab", "enter", "escape", "left", "]", "[", "}", "{", "m", "M", "U", "u"),
    *("ctrl+r", "B", "D", "v", "w", "'", "!", "?", "A", "x", "/", "f", "-", ">", "<", "ctrl+l"),
)
SEQUENCES = (("z", "a"), ("z", "M"), ("z", "R"), ("g", "h"), ("3", "j"), ("g", "r"), ("g", "t"))
SIZES = ((1, 1), (2, 1), (7, 3), (40, 12), (69, 24), (80, 24), (100, 30), (120, 40), (300, 100))


class OnATerminal(Driver):
    """Gives what it is sent to an emulated terminal."""

    draws_cells = True

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)
        self.terminal = Emulator((120, 40))
        self.sent = 0

    def write(self, data: str) -> None:
        self.sent += len(data.encode())
        self.terminal.take(data.encode(), 0.0)

    def start_application_mode(self) -> None:
        self.write("\x1b[?1049h\x1b[?7l\x1b[10;10Hwhat was here before")

    def stop_application_mode(self) -> None:
        pass

    def disable_input(self) -> None:
        pass

    def resize(self, width: int, height: int) -> None:
        self.terminal.draw_all()
        self.terminal.screen.resize(height, width)
        self.write("\x1b[0;7;41m\x1b[Hwhat a terminal makes of what it had\x1b[m")


class Read:
    """A reader that is run, and what its terminal shows."""

    def __init__(self, app: RapportApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        assert isinstance(app._driver, OnATerminal)
        self.driver = app._driver

    async def resize(self, width: int, height: int) -> None:
        """As a window that is drawn at: the driver says that the screen is lost, then its size."""
        self.driver.resize(width, height)
        size = Size(width, height)
        self.app.screen_lost()
        if size == self.app.size:
            self.app.refresh(layout=True)
        self.app.post_message(Resize(size, size))
        await self.pilot.pause()

    async def compare(self) -> None:
        """Compare the terminal with a plain paint, once what is under way has been drawn."""
        for _ in range(200):
            await self.pilot.pause(0.01)
            seen, wanted = self.shown(), self.painted()
            if seen == wanted:
                return
        places = [
            (y, x, seen[y][x], wanted[y][x])
            for y in range(len(wanted))
            for x in range(len(wanted[y]))
            if len(seen) != len(wanted) or seen[y][x] != wanted[y][x]
        ]
        raise AssertionError(f"{len(places)} cells differ: {places[:3]}\n{self.text()}")

    def shown(self) -> list[list[object]]:
        self.driver.terminal.draw_all()
        return looks(self.driver.terminal)

    def text(self) -> str:
        self.driver.terminal.draw_all()
        return self.driver.terminal.screen.text

    def painted(self) -> list[list[object]]:
        app = self.app
        frame = app.screen._compositor.render_update(
            full=True, screen_stack=app._background_screens
        )
        emulator = Emulator(tuple(app.size))
        emulator.take(b"\x1b[?7l" + frame.render_segments(app.console).encode(), 0.0)
        emulator.draw_all()
        return looks(emulator)


async def reading(act, *, margins: bool = False, colors: int = 2**24) -> None:
    """Run the reader on the tour and do something with it."""
    with tempfile.TemporaryDirectory() as folder:
        state, index = Path(folder) / "marks.json", Path(folder) / "index.sqlite"
        session = Session.open([SEEDS], state=state, index=index, settings=Settings())
        app = RapportApp(session, driver=OnATerminal, colors=colors)
        app.console._color_system = ColorSystem.TRUECOLOR  # for the plain paint
        app.told_mode(MARGINS, 2 if margins else 0)
        async with app.run_test(headless=False, size=(120, 40)) as pilot:
            read = Read(app, pilot)
            await act(read)
            app.leaving()
        session.close()


async def stroll(read: Read, dice: Random) -> None:
    """Press keys and change the size at random; compare now and then."""
    await read.compare()
    for _ in range(14):
        for _ in range(dice.randrange(1, 7)):
            keys = dice.choice(SEQUENCES) if dice.random() < 0.2 else [dice.choice(KEYS)]
            await read.pilot.press(*keys)
        if dice.random() < 0.25:
            size = dice.choice(SIZES) if dice.random() < 0.6 else _any_size(dice)
            await read.resize(*size)
        await read.compare()


def _any_size(dice: Random) -> tuple[int, int]:
    return dice.randrange(1, 160), dice.randrange(1, 60)


@settings(max_examples=4, deadline=None, phases=[Phase.reuse, Phase.generate])
@given(seed=st.integers(0, 2**32), margins=st.booleans())
def test_whatever_keys_are_pressed_the_terminal_shows_what_a_plain_paint_would(seed, margins):
    async def act(read: Read) -> None:
        await stroll(read, Random(seed))

    asyncio.run(reading(act, margins=margins))

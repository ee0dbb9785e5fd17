"""A key held down on a slow line: lag after it is let go, bytes, and frames that were skipped.

    python tests/bench/held_keys.py                                  # the reader
    python tests/bench/held_keys.py rapport newsboat neomutt less    # its neighbours, if installed
    python tests/bench/held_keys.py --rates 9600 20000 --seconds 5 --library FOLDER

Each program runs on a pseudo-terminal behind a line that takes all it is given and delivers so many
bytes a second. A key is held down, thirty a second. The reader does it twice: at a terminal that
answers the question of frame acknowledgement, and at one that does not. The lag is from the last
key to the last byte of what it shows; what comes after a rest (the document beside the list) has a
column of its own. Times are those of this machine, ratios hold within one run.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from unittest import mock

sys.path.insert(0, str(Path(__file__).parents[1] / "end_to_end"))

import emulated_screen
from pseudo_terminal import Terminal
from slow_line import SlowLine
from wire import RATE, REST, Tour, names, profiles, size_of

TURN = 8
"""Pages one way before they go the other way."""

MOVES = ("down", "line_down", "page_down")


class SlowTour(Tour):
    """A program at the end of a slow line."""

    def __init__(
        self, profile: dict[str, Any], size: tuple[int, int], modes: dict[int, int], rate: float
    ) -> None:
        self.line = SlowLine(rate)
        with mock.patch("wire.Terminal", self._open):
            super().__init__(profile, size, modes)

    def _open(self, command: Any, size: Any, env: Any, modes: Any) -> Terminal:
        return Terminal(command, size, env, modes=modes, line=self.line)

    def rest(self, silence: float = REST) -> float:
        """Wait until nothing is on its way any more and nothing has come for `silence` seconds."""
        last = super().rest(silence)
        while self.line.next_in(time.perf_counter()) is not None:
            last = super().rest(silence)
        return last

    def hold_for(self, keys: str, back: str, seconds: float) -> tuple[float, float, int, int, int]:
        """Hold a key: lag at once and at rest, bytes, keys, writes of the program.

        With a key that goes back, that one is held instead now and then: no text is long enough.
        """
        terminal, count = self.terminal, int(seconds * RATE)
        before, writes = len(terminal.raw), len(terminal.writes)
        begun = time.perf_counter()
        for number in range(count):
            time.sleep(max(0.0, begun + number / RATE - time.perf_counter()))
            terminal.press(*names(back if back and number // TURN % 2 else keys))
        released = time.perf_counter()
        queued = self.line.next_in(released) is not None
        at_once = (
            self._silent_since(0.045) if queued or terminal.arrived_at > released else released
        )
        last = self.rest()
        return (
            max(0.0, at_once - released),
            max(0.0, last - released),
            len(terminal.raw) - before,
            count,
            len(terminal.writes) - writes,
        )

    def _silent_since(self, silence: float) -> float:
        """When the last byte came before the line was empty and the program silent."""
        while True:
            now = time.perf_counter()
            written = self.terminal.writes[-1][0]
            if self.line.next_in(now) is None and now - max(written, 0) > silence:
                return self.terminal.arrived_at
            time.sleep(0.002)


def without_acknowledgement(
    self: Any, match: Any, answer: Any = emulated_screen.Emulator._answer
) -> Any:
    """The answers of a terminal that does not know the question."""
    return b"" if match[0] == b"\x1b[5n" else answer(self, match)


def row(what: str, *columns: str) -> None:
    """Print a line of the table."""
    print(f"  {what:<22}" + "".join(f"{column:>12}" for column in columns), flush=True)


def tour(profile: dict[str, Any], size: tuple[int, int], rate: float, seconds: float) -> None:
    """Lead a program through its moves, each with a key held down."""
    led = SlowTour(profile, size, {2026: 2, 69: 2}, rate)
    try:
        row(
            "first screen",
            f"{led.terminal.arrived_at - led.terminal.program.started:.2f} s",
            "",
            f"{led.start:,}",
        )
        if "to_list" in led.keys:
            led.press(led.keys["to_list"])
            led.wait_for(led.keys["list_ready"])
        for move in MOVES:
            if move not in led.keys:
                continue
            if move == "line_down" and "open" in led.keys:
                led.press(led.keys["list_home"])
                led.press(led.keys["open"])
                led.wait_for(led.keys["opened"])
            back = led.keys["page_up"] if move == "page_down" else ""
            lag, rest, sent, count, writes = led.hold_for(led.keys[move], back, seconds)
            skipped = f"{max(0, count - writes)} of {count}"
            row(move.replace("_", " "), f"{lag:.2f} s", f"{rest:.2f} s", f"{sent:,}", skipped)
    finally:
        led.terminal.close()


def main() -> None:
    """Read the arguments, make the library, lead each program through the tour."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("programs", nargs="*", default=["rapport"])
    parser.add_argument("--rates", type=float, nargs="*", default=[9600, 20_000])
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--size", type=size_of, default="120x40")
    parser.add_argument("--library", type=Path, help="a folder for the library, kept afterwards")
    arguments = parser.parse_args()
    size = arguments.size
    with tempfile.TemporaryDirectory() as temporary:
        work = arguments.library or Path(temporary)
        for rate in arguments.rates:
            for profile in profiles(arguments.programs, work, arguments.documents):
                name = profile["name"]
                print(f"{name}, {rate:,.0f} B/s, {size[0]}x{size[1]}")
                row("", "lag", "at rest", "bytes", "skipped")
                tour(profile, size, rate, arguments.seconds)
                if name == "rapport":
                    print(f"{name}, {rate:,.0f} B/s, without acknowledgement")
                    with mock.patch("emulated_screen.Emulator._answer", without_acknowledgement):
                        tour(profile, size, rate, arguments.seconds)


if __name__ == "__main__":
    main()

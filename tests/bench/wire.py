"""Bytes on the line to the terminal, key by key, on a tour of a thousand documents.

    python tests/bench/wire.py                          # the reader, with margins and without
    python tests/bench/wire.py newsboat neomutt less    # its neighbours, where they are installed
    python tests/bench/wire.py --documents 1000 --size 120x40 --idle 60 --library FOLDER

Each program runs on a pseudo-terminal that answers questions as xterm does. A key is pressed when
the one before has come to rest; a key held down comes thirty times a second. What the list sends at
once and what follows when it rests (the document beside it) are counted apart. Bytes repeat from
run to run; times are those of this machine, this harness in Python included.

Programs and their keys are in `profiles.toml`. Linux only: processor time comes from `/proc`.
"""

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1] / "end_to_end"))

from pseudo_terminal import Terminal
from wire_library import make

HERE = Path(__file__).parent

RATE = 30
"""Keys a second of a key held down."""

AT_ONCE = 0.03
"""Seconds of silence after which what comes is no answer to the key but to its rest."""

REST = 0.4
"""Seconds of silence after which nothing more is to come."""

NARROW = 69
"""Columns at which the reader shows one pane."""

_KEY = re.compile(r"<([a-z]+)>|(.)")
_NAMES = {"esc": "escape"}


class Sent(NamedTuple):
    """What a key made a program send."""

    first_ms: float
    """Until the first byte; 0 if there was none."""
    at_once: int
    """Bytes until the first silence."""
    later: int
    """Bytes after that, until all is at rest."""


class Tour:
    """A program at a terminal, led by the keys of its profile."""

    def __init__(
        self, profile: dict[str, Any], size: tuple[int, int], modes: dict[int, int]
    ) -> None:
        for command in profile.get("before", []):
            subprocess.run(command, shell=True, check=True, stdout=subprocess.DEVNULL)
        self.keys: dict[str, str] = profile["keys"]
        self.terminal = Terminal(profile["command"], size, profile.get("env"), modes=modes)
        self.size = size
        self.wait_for(profile["ready"])
        self.rest(profile.get("start_quiet_ms", 0) / 1000 or REST)
        self.start = len(self.terminal.raw)

    def wait_for(self, words: str) -> None:
        """Wait until a pattern is on the screen."""
        found = re.compile(words, re.MULTILINE)
        self.terminal.wait_for(lambda: bool(found.search(self.terminal.screen_text())), 120)

    def rest(self, silence: float = REST) -> float:
        """Wait until nothing has come for `silence` seconds; return when the last byte came."""
        seen, since = len(self.terminal.raw), time.perf_counter()
        while time.perf_counter() - since < silence:
            time.sleep(0.002)
            if len(self.terminal.raw) != seen:
                seen, since = len(self.terminal.raw), time.perf_counter()
        return since

    def press(self, keys: str) -> Sent:
        """Press keys and wait until all is at rest."""
        before, begun = len(self.terminal.raw), time.perf_counter()
        first = 0.0
        self.terminal.press(*names(keys))
        while not first and time.perf_counter() - begun < REST:
            time.sleep(0.0002)
            if len(self.terminal.raw) != before:
                first = time.perf_counter() - begun
        self.rest(AT_ONCE)
        middle = len(self.terminal.raw)
        self.rest()
        return Sent(first * 1000, middle - before, len(self.terminal.raw) - middle)

    def hold(self, keys: str, count: int) -> tuple[float, float]:
        """Hold a key down; bytes a key, and milliseconds from the last key to the last byte."""
        before, begun = len(self.terminal.raw), time.perf_counter()
        for number in range(count):
            time.sleep(max(0.0, begun + number / RATE - time.perf_counter()))
            self.terminal.press(*names(keys))
        released = time.perf_counter()
        last = self.rest(AT_ONCE)
        sent = len(self.terminal.raw) - before
        self.rest()
        return sent / count, max(0.0, last - released) * 1000

    def idle(self, seconds: float) -> tuple[int, float]:
        """Touch nothing; bytes sent, and per cent of a processor."""
        before, used = len(self.terminal.raw), self.terminal.program.cpu_seconds()
        time.sleep(seconds)
        busy = self.terminal.program.cpu_seconds() - used
        return len(self.terminal.raw) - before, 100 * busy / seconds


def names(keys: str) -> list[str]:
    """Names of keys as the terminal knows them, from letters and `<enter>`."""
    found = _KEY.findall(keys)
    return [_NAMES.get(name, name) if name else letter for name, letter in found]


def line(what: str, bytes_: float, more: str = "", aim: str = "") -> None:
    """Print a line of the table."""
    print(f"  {what:<38}{bytes_:>9,.0f} B  {more:<34}{aim}")


def keys_line(what: str, found: list[Sent], aim: str = "") -> None:
    """Print what single keys cost: medians, and the largest."""
    first = statistics.median(sent.first_ms for sent in found)
    most = max(sent.at_once for sent in found)
    line(what, statistics.median(s.at_once for s in found), f"most {most:,}, {first:.1f} ms", aim)
    if later := statistics.median(sent.later for sent in found):
        line("  and at rest", later)


def tour(
    profile: dict[str, Any], size: tuple[int, int], modes: dict[int, int], idle: float
) -> Iterator[Terminal]:
    """Lead a program through the tour and print what it sends; yields its terminal to be closed."""
    is_ours, has_margins = profile["name"] == "rapport", 69 in modes
    led = Tour(profile, size, modes)
    yield led.terminal
    keys = led.keys
    line("start", led.start, aim="<= 6,000" if is_ours else "")
    sent, busy = led.idle(idle)
    line(f"nothing, for {idle:.0f} s", sent, f"CPU {busy:.2f} %", "0, 0.1 %" if is_ours else "")
    if "to_list" in keys:
        line("to the list", led.press(keys["to_list"]).at_once)
        led.wait_for(keys["list_ready"])
    if "down" in keys:
        line("to the top of the list", sum(led.press(keys["list_home"])[1:]))
        keys_line("list: down", [led.press(keys["down"]) for _ in range(30)], ours(is_ours, 200))
        each, lag = led.hold(keys["down"], 90)
        line("list: down, held", each, f"lag {lag:.0f} ms", ours(is_ours, 400))
        led.press(keys["list_home"])
        line("open a text", sum(led.press(keys["open"])[1:]))
        led.wait_for(keys["opened"])
    text(led, "text", is_ours, 200 if has_margins else 2100)
    if is_ours:
        led.press("gg")
        led.terminal.resize(NARROW, size[1])
        led.rest()
        text(led, f"text on {NARROW} columns", is_ours, 130)
    led.press(keys["quit"])


def ours(is_ours: bool, aim: int) -> str:
    """What the reader is to stay under; nothing is asked of other programs."""
    return f"<= {aim:,}" if is_ours else ""


def text(led: Tour, where: str, is_ours: bool, aim: int) -> None:
    """Move through a text by lines, by a key held down, and by pages."""
    keys = led.keys
    keys_line(
        f"{where}: line down",
        [led.press(keys["line_down"]) for _ in range(20)],
        ours(is_ours, aim),
    )
    each, lag = led.hold(keys["line_down"], 90)
    line(f"{where}: line down, held", each, f"lag {lag:.0f} ms")
    pages = [led.press(keys["page_down"]) for _ in range(10)]
    keys_line(f"{where}: page down", pages, ours(is_ours, 3400))


def filled(value: Any, names: dict[str, str]) -> Any:
    """A value of a profile with `{work}` and the like filled in."""
    if isinstance(value, str):
        return re.sub(r"\{(\w+)\}", lambda found: names.get(found[1], found[0]), value)
    if isinstance(value, list):
        return [filled(item, names) for item in value]
    if isinstance(value, dict):
        return {key: filled(item, names) for key, item in value.items()}
    return value


def size_of(text: str) -> tuple[int, int]:
    """Columns and rows, from `120x40`."""
    columns, _, rows = text.partition("x")
    return int(columns), int(rows)


def profiles(names: list[str], work: Path, documents: int) -> Iterator[dict[str, Any]]:
    """The profiles of programs, filled in for a library.

    Args:
        names: Those of the programs.
        work: The folder of the library, which is made if it is not there.
        documents: How many it has.
    """
    if not (work / "mbox").exists():
        make(work, documents)
    known = {
        "work": str(work.resolve()),
        "n": str(documents),
        "python": sys.executable,
        "tree": str(HERE.parents[1]),
    }
    tables = tomllib.loads((HERE / "profiles.toml").read_text())
    for name in names:
        profile = {"name": name, **filled(tables[name], known)}
        profile["ready"] = profile["ready"].replace("1,000", f"{documents:,}")
        yield profile


def main() -> None:
    """Read the arguments, make the library, lead each program through the tour."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("programs", nargs="*", default=["rapport"])
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--size", type=size_of, default="120x40")
    parser.add_argument("--idle", type=float, default=60.0, help="seconds without a key")
    parser.add_argument("--library", type=Path, help="a folder for the library, kept afterwards")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        work = arguments.library or Path(temporary)
        for profile in profiles(arguments.programs, work, arguments.documents):
            name, size = profile["name"], arguments.size
            for modes in [{2026: 2, 69: 2}, {2026: 2}] if name == "rapport" else [{2026: 2}]:
                margins = ", a terminal with margins" * (69 in modes)
                print(f"{name} {size[0]}x{size[1]}{margins}: {profile['about']}")
                for terminal in tour(profile, size, modes, arguments.idle):
                    opened = terminal
                opened.close()


if __name__ == "__main__":
    main()

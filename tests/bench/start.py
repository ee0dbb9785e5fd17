"""Time to the first screen: the reader with its seeds against a bare three-pane application.

    python tests/bench/start.py                         # the two, alternating, 15 times each
    python tests/bench/start.py --runs 30 --text "Rapport vs 6 Sessions" -- python -m tui

The first screen is there when the pseudo-terminal shows a text. Alternating runs see the same
machine, so only the ratio is to be trusted; aim: at most 1.5. State and index of the reader live in
a folder of their own that keeps from run to run, as a reader's would.
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "end_to_end"))

from pseudo_terminal import Terminal

BARE_TEXT = "left pane"
SEED_TEXT = "Welcome. You are reading"
SIZE = (120, 40)


def bare() -> None:
    """Run the least application that shows three panes by Textual."""
    from textual.app import App, ComposeResult
    from textual.containers import Horizontal
    from textual.widgets import Static

    class Bare(App[None]):
        CSS = "Static { width: 1fr; height: 1fr; }"

        def compose(self) -> ComposeResult:
            with Horizontal():
                yield Static(BARE_TEXT)
                yield Static("middle pane")
                yield Static("right pane")

    Bare().run()


def first_screen(command: list[str], text: str, env: dict[str, str | None]) -> float:
    """Seconds from the start of a command to the arrival of a text on the screen."""
    terminal = Terminal(command, SIZE, env)
    try:
        return terminal.wait_for(text, deadline=30)
    finally:
        terminal.close()


def measure(runs: int, command: list[str], text: str) -> tuple[list[float], list[float]]:
    """Alternate the bare application and the command; seconds of each run of either."""
    bare_times: list[float] = []
    times: list[float] = []
    with tempfile.TemporaryDirectory() as home:
        folders = ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME")
        env: dict[str, str | None] = {"HOME": home, "PYTHONDONTWRITEBYTECODE": None}
        env |= {name: f"{home}/{name.lower()}" for name in folders}
        first_screen([sys.executable, __file__, "--bare"], BARE_TEXT, env)  # compile, fill caches
        first_screen(command, text, env)
        for _ in range(runs):
            bare_times.append(first_screen([sys.executable, __file__, "--bare"], BARE_TEXT, env))
            times.append(first_screen(command, text, env))
    return bare_times, times


def show(name: str, times: list[float]) -> float:
    """Print a line about the runs and return their median in seconds."""
    median = statistics.median(times)
    print(f"{name:8} median {median * 1000:6.0f} ms   best {min(times) * 1000:6.0f} ms")
    return median


def main() -> None:
    """Read the arguments, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--bare", action="store_true", help="be the bare application")
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--text", default=SEED_TEXT, help="what the first screen shows")
    parser.add_argument("command", nargs="*", default=[sys.executable, "-m", "tui"])
    arguments = parser.parse_args()
    if arguments.bare:
        bare()
        return
    bare_times, times = measure(arguments.runs, arguments.command, arguments.text)
    ratio = show("reader", times) / show("bare", bare_times)
    print(f"ratio    {ratio:.2f}   (aim: at most 1.5)")


if __name__ == "__main__":
    main()

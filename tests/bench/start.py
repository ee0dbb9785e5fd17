"""Time to the list: the reader with its seeds against bare applications that show as much.

    python tests/bench/start.py                         # the three, alternating, 15 times each
    python tests/bench/start.py --runs 30 --text "of 6" -- python -m tui

`rows` and `panes` are those of `bare_apps.py`: what an application on Textual can hardly go below.
The list is there when the pseudo-terminal shows a text; the seconds of processor time are those
that the program took until then. Alternating runs see the same machine, so only ratios are to be
trusted; aim: at most 1.2 of `rows`. No frame of an earlier sitting is shown. State and index of the
reader live in a folder of their own that keeps from run to run, as a reader's would.
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "end_to_end"))

from pseudo_terminal import Terminal

BARE = {"rows": "Row 7 of 1000", "panes": "left pane"}
"""The bare applications, and a text that each shows."""
APPS = str(Path(__file__).parent / "bare_apps.py")
READER = str(Path(sys.executable).parent / "rapport")
LIST_TEXT = "of 6"
SIZE = (120, 40)
AIM = 1.2

Took = tuple[float, float]
"""Seconds until the text was there, and seconds of processor time until then."""


def first_screen(command: list[str], text: str, env: dict[str, str | None]) -> Took:
    """How long a command takes from its start to the arrival of a text on the screen."""
    terminal = Terminal(command, SIZE, env)
    try:
        seconds = terminal.wait_for(text, deadline=30)
        return seconds, terminal.program.cpu_seconds()
    finally:
        terminal.close()


def measure(runs: int, command: list[str], text: str) -> dict[str, list[Took]]:
    """Alternate the bare applications and the command; what each run of each took."""
    programs = {name: ([sys.executable, APPS, name], BARE[name]) for name in BARE}
    programs["reader"] = (command, text)
    took: dict[str, list[Took]] = {name: [] for name in programs}
    with tempfile.TemporaryDirectory() as home:
        folders = ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME")
        env: dict[str, str | None] = {"HOME": home, "PYTHONDONTWRITEBYTECODE": None}
        env |= {name: f"{home}/{name.lower()}" for name in folders}
        for run in range(runs + 1):
            for name, (started, shown) in programs.items():
                taken = first_screen(started, shown, env)
                if run:  # the first one compiles and fills caches
                    took[name].append(taken)
    return took


def show(name: str, took: list[Took]) -> Took:
    """Print a line about the runs and return their medians."""
    seconds, processor = (statistics.median(each) for each in zip(*took, strict=True))
    best = min(took)[0]
    print(
        f"{name:8} median {seconds * 1000:6.0f} ms   best {best * 1000:6.0f} ms"
        f"   processor {processor * 1000:6.0f} ms"
    )
    return seconds, processor


def main() -> None:
    """Read the arguments, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--text", default=LIST_TEXT, help="what the list shows")
    parser.add_argument("command", nargs="*", default=[READER])
    arguments = parser.parse_args()
    took = measure(arguments.runs, arguments.command, arguments.text)
    medians = {name: show(name, taken) for name, taken in took.items()}
    for name in BARE:
        time, processor = (a / b for a, b in zip(medians["reader"], medians[name], strict=True))
        print(f"reader / {name:6} {time:.2f}   of processor time {processor:.2f}")
    print(f"aim: at most {AIM} of `rows`")


if __name__ == "__main__":
    main()

"""Memory over a long sitting: random keys for as long as one likes, and what the process holds.

    python tests/bench/memory.py                    # 100,000 keys over the seeds
    python tests/bench/memory.py --keys 20000 FOLDER

Keys go in batches; the next one follows when the reader has answered a key whose effect can be
seen. Memory should be flat after the first tenth. Marks and index live in a folder of their own.
"""

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "end_to_end"))

from pseudo_terminal import Terminal

KEYS = (
    *("j", "k", "j", "k", "space", "b", "ctrl+d", "ctrl+u", "G", "home", "enter", "escape", "tab"),
    *("n", "p", "J", "K", "]", "[", "}", "{", "m", "M", "u", "ctrl+r", "v", "escape", "U", "U"),
    *("alt+1", "alt+2", "alt+3", "!", "escape", "'", "escape", "ctrl+l"),
)
"""Keys that lead everywhere and leave no line open to be typed into."""

BATCH = 500


def measure(keys: int, places: list[str]) -> None:
    """Press `keys` keys and print the memory after each tenth."""
    chance = random.Random(20260704)
    with tempfile.TemporaryDirectory() as home:
        files = ["--state", f"{home}/marks.json", "--index", f"{home}/index.sqlite"]
        command = [sys.executable, "-m", "tui", *files, *places]
        terminal = Terminal(command, (120, 40), {"HOME": home})
        try:
            terminal.wait_for("documents", deadline=60)
            done, began, told = 0, time.perf_counter(), 0
            print("      keys  MB held  seconds")
            while done < keys:
                terminal.press(*chance.choices(KEYS, k=BATCH))
                terminal.press("escape", "escape", "escape", "?")
                terminal.wait_for("Anywhere", deadline=120)
                terminal.press("q")
                terminal.wait_until_gone("Anywhere", deadline=120)
                done += BATCH
                del terminal.raw[:]
                if done * 10 // keys > told:
                    told = done * 10 // keys
                    held = terminal.program.memory() / 2**20
                    print(f"{done:>10,} {held:8.1f} {time.perf_counter() - began:8.0f}", flush=True)
        finally:
            terminal.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("places", nargs="*", help="what is read; the seeds if nothing is named")
    parser.add_argument("--keys", type=int, default=100_000)
    asked = parser.parse_args()
    measure(asked.keys, asked.places)

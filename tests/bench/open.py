"""Time to open a document with the focus in its text, and to fold its replies.

    python tests/bench/open.py              # short, 2,000 replies, 5,000 paragraphs, 9 times each
    python tests/bench/open.py --runs 30

From the key to the arrival of the words on a pseudo-terminal of 80 by 24 cells. All documents are
opened in turn, so that they see the same machine: only the differences are to be trusted. The first
time a document is taken from the index, then it is still in memory. Aim: a
long document at most 100 ms after a short one, also where the reader stopped at its end; a fold of
one reply of 2,000 no slower than a step to the next one.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "end_to_end"))

from pseudo_terminal import Terminal

SIZE = (80, 24)
WORDS = "a session of high intensity work is never what the manual says it is " * 6
REPLIES, PARAGRAPHS = 2_000, 5_000


def page(title: str, day: int, paragraphs: int, replies: int) -> str:
    """A Markdown page; each 20 replies are a chain of four levels."""
    lines = ["---", f"title: {title}", f"published: 2026-03-{day:02d}", f"key: {title}", "---", ""]
    for number in range(paragraphs):
        lines += [f"{title} paragraph {number + 1} says that {WORDS}", ""]
    lines += ["## Replies", ""] if replies else []
    for number in range(replies):
        rank = 3 + min(number % 20, 3)
        lines += [f"{'#' * rank} Ann · 2026-03-20 {{#r{number + 1}}}", ""]
        lines += [f"{title} answer {number + 1} says that {WORDS}", ""]
    return "\n".join(lines)


class Clock:
    """Takes the time of keys on a terminal."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.times: dict[str, list[float]] = defaultdict(list)

    def press(self, name: str, keys: tuple[str, ...], words: str) -> None:
        """Press keys and note the milliseconds until `words` arrive; an empty name notes none."""
        if name:
            self.terminal.wait_until_gone(words, deadline=60)
        begun = time.perf_counter() - self.terminal.program.started
        self.terminal.press(*keys)
        arrived = self.terminal.wait_for(words, deadline=60)
        if name:
            self.times[name].append(1000 * (arrived - begun))


def measure(runs: int) -> dict[str, list[float]]:
    """Open the documents in turn; milliseconds of each run of each."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "library"
        folder.mkdir()
        pages = (("first", 3, 1), ("many", 3, REPLIES), ("second", 3, 1), ("long", PARAGRAPHS, 0))
        for number, (title, paragraphs, replies) in enumerate(pages):
            text = page(title, 20 - number, paragraphs, replies)
            (folder / f"{title}.md").write_text(text, encoding="utf-8")
        config = Path(home) / "config" / "rapport"
        config.mkdir(parents=True)
        (config / "settings.toml").write_text("auto_read_seconds = 0\n")
        env: dict[str, str | None] = {"HOME": home, "XDG_CONFIG_HOME": f"{home}/config"}
        env |= {name: f"{home}/{name}" for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME")}
        terminal = Terminal([sys.executable, "-m", "tui", str(folder)], SIZE, env)
        try:
            terminal.wait_for("4 documents", deadline=60)
            clock = Clock(terminal)
            for _ in range(runs):
                run(clock)
            return clock.times
        finally:
            terminal.close()


def run(clock: Clock) -> None:
    """Open each document at its beginning and at its end; fold in the one with many replies."""
    clock.press("", ("alt+1", "g", "g", "alt+2", "g", "g"), "first paragraph 1 ")
    clock.press("open 2,000 replies", ("J",), "many paragraph 1 ")
    clock.press("", ("K", "g", "g"), "first paragraph 1 ")
    clock.press("", ("J", "J", "g", "g"), "second paragraph 1 ")
    clock.press("open 5,000 paragraphs", ("J",), "long paragraph 1 ")
    clock.press("open a short one", ("K",), "second paragraph 1 ")
    clock.press("", ("J", "G"), f"paragraph {PARAGRAPHS} of")
    clock.press("", ("K", "g", "g"), "second paragraph 1 ")
    clock.press("open 5,000 paragraphs at the end", ("J",), f"paragraph {PARAGRAPHS} of")
    clock.press("", ("K", "K", "G"), f"reply {REPLIES} of")
    clock.press("", ("J", "g", "g"), "second paragraph 1 ")
    clock.press("open 2,000 replies at the end", ("K",), f"reply {REPLIES} of")
    clock.press("", ("1", "0", "2", "1", "G"), "reply 1021 of")
    clock.press("next reply", ("]",), "reply 1022 of")
    clock.press("fold one", ("z", "a"), "+ Ann")
    clock.press("unfold one", ("z", "a"), "1022 says that a session")
    clock.press("fold all", ("z", "M"), "answer 1381 says")
    clock.press("unfold all", ("z", "R"), "1022 says that a session")
    clock.press("", ("1", "G", "g", "g"), "many paragraph 1 ")
    clock.press("", ("J", "J", "g", "g"), "long paragraph 1 ")


def main() -> None:
    """Read the arguments, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=9)
    times = measure(parser.parse_args().runs)
    short = statistics.median(times["open a short one"])
    for name, found in times.items():
        median = statistics.median(found)
        more = f"   {median - short:+6.0f} ms" if name.startswith("open") else ""
        print(f"{name:33} first {found[0]:4.0f} ms   median {median:4.0f} ms{more}")
    print("aim: open at most +100 ms; fold one no slower than the next reply")


if __name__ == "__main__":
    main()

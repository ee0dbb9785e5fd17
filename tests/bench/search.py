"""Search in a long page: how long each typed letter takes, and how long the loop stands still.

    python tests/bench/search.py                        # 5,000 paragraphs and 20,000 replies
    python tests/bench/search.py --paragraphs 100000 --replies 0

The reader runs without a terminal. A letter is done when its key has been handled; the matches are
all counted some time later. Aim: no key of more than 30 ms and no stall that a reader would notice.
"""

import argparse
import asyncio
import random
import sys
import tempfile
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[2]))

from textual.events import Key

from tui.app import RapportApp
from tui.session import Session
from tui.settings import Settings

WORDS = "matter"


def page(paragraphs: int, replies: int) -> str:
    """A page with words in every tenth paragraph."""
    dice = random.Random(7)
    letters = "abcdefghijklmnopqrstuvwxyz"
    pool = ["".join(dice.choices(letters, k=dice.randint(2, 10))) for _ in range(5000)]

    def text(length: int, number: int) -> str:
        said = [*dice.choices(pool, k=length), *(["matters"] if number % 10 == 0 else [])]
        return " ".join(said).capitalize() + "."

    lines = ["---\ntitle: Long\nkey: long\n---\n"]
    lines += [text(80, n) + "\n" for n in range(paragraphs)]
    if replies:
        lines.append("## Replies\n")
    lines += [f"### Ben {n} {{#r{n}}}\n\n{text(40, n)}\n" for n in range(replies)]
    return "\n".join(lines)


async def stalls(worst: list[float]) -> None:
    """Note how much later than asked for the loop comes round."""
    while True:
        begun = perf_counter()
        await asyncio.sleep(0.001)
        worst[0] = max(worst[0], perf_counter() - begun - 0.001)


async def run(paragraphs: int, replies: int, folder: Path) -> None:
    """Open the page, search it, and print what each letter took."""
    (folder / "long.md").write_text(page(paragraphs, replies))
    session = Session.open(
        [folder / "long.md"],
        state=folder / "marks.json",
        index=folder / "index.sqlite",
        settings=Settings(auto_read_seconds=0),
    )
    app = RapportApp(session)
    async with app.run_test(size=(120, 40)) as pilot:
        while app.screen.view is None or not app.screen.detail.is_laid_out:
            await pilot.pause(0.05)
        await pilot.press("alt+2", "/")
        worst = [0.0]
        watch = asyncio.create_task(stalls(worst))
        for letter in WORDS:
            worst[0] = 0.0
            begun = perf_counter()
            await app._dispatcher.take(Key(letter, letter))
            handled = perf_counter() - begun
            while not (app.screen.search and app.screen.search.is_complete):
                await asyncio.sleep(0.001)
            counted = perf_counter() - begun
            await pilot.pause(0.1)
            found = app.screen.search.count
            print(
                f"{letter}: key {handled * 1000:5.1f} ms, counted {counted * 1000:6.1f} ms,"
                f" worst stall {worst[0] * 1000:5.1f} ms, {found:,} matches"
            )
        watch.cancel()
        app.leaving()
    session.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--paragraphs", type=int, default=5_000)
    parser.add_argument("--replies", type=int, default=20_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        asyncio.run(run(asked.paragraphs, asked.replies, Path(home)))

"""How long views and the filter of the list take with many documents, and whether keys wait.

    PYTHONPATH=. python tests/bench/views.py [--documents 100000] [--keep FOLDER]

Fills an index with made-up entries (by many people, citing many works) and prints the times of each
order, grouping and view; of each letter of a filter, until the first rows and until all are found;
then runs the reader without a terminal, types the same letters fast, and prints how long a key was
on its way at most and how long the thread that draws was held up at most. Times are medians.
"""

import argparse
import asyncio
import gc
import random
import statistics
import tempfile
import time
from pathlib import Path
from unittest import mock

import msgspec
from library import a_date, fill, median, tell
from textual.events import Key
from textual.widgets import Input

from tui.app import RapportApp
from tui.library import ScanSummary, Stop
from tui.marks import Anchor, MarkRead
from tui.model import Document, ListView, Reference, ReferenceKey, Target
from tui.screens.reading import ReadingScreen
from tui.session import Session
from tui.session.narrowing import Narrowing
from tui.session.orders import SORTS
from tui.settings import Settings

TYPED = "session 99"
READ = 20_000
CHARACTERS = {"slash": "/", "space": " ", "backspace": "\x7f"}


def many_hands(row: int, dice: random.Random, sample: Document) -> dict[str, object]:
    """An author, a site, a date, a work and people who reply."""
    work = Reference(
        key=ReferenceKey(f"lee-{row % 3000}"), kind="work", raw="", title=f"Title {row}"
    )
    return {
        "author": f"Writer {dice.randrange(500)}",
        "url": f"https://www.site-{row % 40}.example/{row}",
        **a_date(row, dice, sample),
        "references": (work,),
        "replies": tuple(
            msgspec.structs.replace(reply, author=f"Person {dice.randrange(20_000)}")
            for reply in sample.replies
        ),
    }


def mark_some(session: Session) -> None:
    """Read the body of some documents."""
    ids = session.library.order("path")[:READ]
    entries = session.library.entries(ids)
    targets = tuple((Target.of_body(entry.key), Anchor()) for entry in entries)
    session.marks.apply(MarkRead(targets))


def measure_views(session: Session) -> None:
    views = session.views
    plain = ListView()
    replace = msgspec.structs.replace
    for sort in SORTS:
        tell(f"order {sort}", median(lambda sort=sort: views.listing(replace(plain, sort=sort))))
    for group in ("folder", "site"):
        tell(
            f"group {group}", median(lambda group=group: views.listing(replace(plain, group=group)))
        )
    (work, *_) = session.library.works("", 1, Stop())
    narrow = {
        "unread": replace(plain, unread=True),
        "bookmarked": replace(plain, bookmarked=True),
        "new replies": replace(plain, fresh=True),
        "by an author": replace(plain, author="Writer 7"),
        "with a reply by": replace(plain, replier="Person 7"),
        "citing a work": replace(plain, work=work.work),
        "words": replace(plain, words="session 7"),
    }
    for name, view in narrow.items():
        tell(f"view {name}", median(lambda view=view: views.listing(view)))
    tell("authors to choose", median(lambda: session.library.people("", 500, Stop())))
    tell("who replied", median(lambda: session.library.people("", 500, Stop(), replies=True)))
    tell("works to choose", median(lambda: session.library.works("", 500, Stop())))


def measure_letters(session: Session) -> None:
    base = session.listing()
    print(f"letters of “{TYPED}”: until the first rows, until all")
    narrowing = Narrowing(session.library, session.views, base, session.library.count())
    for end in range(1, len(TYPED) + 1):
        first: list[float] = []
        start = time.perf_counter()

        def told(_: object, first: list[float] = first, start: float = start) -> None:
            first.append(time.perf_counter() - start)

        found = narrowing.found(TYPED[:end], Stop(), told)
        took = time.perf_counter() - start
        early = f"{first[0] * 1000:8.1f} ms" if first else "       –   "
        print(f"  {TYPED[:end]:<12}{early}{took * 1000:10.1f} ms{len(found):>12,}")


def typed(app: RapportApp) -> str | None:
    """What stands on the line of the filter; None while there is none."""
    lines = app.screen.query(Input)
    return lines.first().value if lines else None


async def measure_keys(session: Session) -> None:
    """Type into the reader itself, a key every 60 ms, and watch what waits."""
    app = RapportApp(session)
    held: list[float] = []

    async def watch() -> None:
        while True:
            start = time.perf_counter()
            await asyncio.sleep(0.002)
            held.append(time.perf_counter() - start - 0.002)

    async with app.run_test(size=(120, 40)) as pilot:
        screen = app.screen
        assert isinstance(screen, ReadingScreen)
        while not screen.list.count or screen.list.is_scanning:
            await pilot.pause(0.05)
        gc.collect()
        gc.freeze()  # as the program does at its start
        watching = asyncio.create_task(watch())
        await asyncio.sleep(1.5)
        noise = max(held)
        held.clear()
        worked = time.thread_time()
        keys: list[float] = []
        for key in ("slash", *("space" if c == " " else c for c in TYPED), *["backspace"] * 5):
            before = typed(app)
            start = time.perf_counter()
            app.post_message(Key(key, CHARACTERS.get(key, key)))
            while typed(app) == before:
                await asyncio.sleep(0)
            keys.append(time.perf_counter() - start)
            await asyncio.sleep(0.06)
        held_typing = max(held)
        while any(not worker.is_finished for worker in app.workers):
            await pilot.pause(0.01)
        worked = time.thread_time() - worked
        watching.cancel()
        tell("a key on its way, median", statistics.median(keys))
        tell("a key on its way, at most", max(keys))
        tell("work of the drawing thread for a key", worked / len(keys))
        tell("the drawing thread held up, at most", held_typing)
        tell("the same while nothing is typed", noise)
        print(f"title at the end: {screen.list.border_title}")
        app.leaving()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="folder whose index is used again")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = arguments.keep or Path(made)
        place = folder / "place"
        place.mkdir(parents=True, exist_ok=True)
        state, index = Path(made) / "marks.json", folder / "index.sqlite3"
        session = Session.open([place], state=state, index=index, settings=Settings())
        if not session.library.count():
            start = time.perf_counter()
            fill(index, arguments.documents, many_hands, in_folder=5000)
            seconds = time.perf_counter() - start
            print(f"filled at {arguments.documents / seconds:.0f} a second, ", end="")
        print(f"{session.library.count():,} documents, {index.stat().st_size / 1e6:.0f} MB")
        mark_some(session)
        session.count_unread_documents()
        measure_views(session)
        measure_letters(session)
        with mock.patch(
            "tui.library.scan.Scan.run", lambda _: ScanSummary()
        ):  # the made-up files are not there
            asyncio.run(measure_keys(session))
        session.close()


if __name__ == "__main__":
    main()

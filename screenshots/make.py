"""Draw the pictures of rapport that README shows, by driving the real program over `seeds/`.

`python screenshots/make.py` writes them beside this file, or those whose names begin with the words
given; `--check` writes nothing and exits with 1
if one is stale. Size, moment and data are fixed, so that the same program gives the same bytes.
Nothing of the person who runs it is read or written.
"""

import asyncio
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from unittest.mock import patch

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from pictures import PICTURES, Drawing, Picture  # noqa: E402
from textual import events  # noqa: E402

from tui.app import RapportApp  # noqa: E402
from tui.model import Document  # noqa: E402
from tui.screens.reading import ReadingScreen  # noqa: E402
from tui.session import Session  # noqa: E402
from tui.session.documents import Documents  # noqa: E402
from tui.settings import Settings, bundled_seeds  # noqa: E402
from tui.terminal.abilities import abilities  # noqa: E402
from tui.terminal.glyphs import in_cells, shows  # noqa: E402

MOMENT = datetime(2026, 3, 1, 12, tzinfo=UTC)
ABILITIES = abilities(
    {"TERM": "xterm-kitty", "SSH_CONNECTION": "far"},
    input_is_terminal=True,
    output_is_terminal=True,
)
"""Of a terminal that takes copies and comes over SSH; no picture depends on the one at hand."""

WORKERS = 4
BEFORE = MOMENT - timedelta(days=6, hours=1)
"""When the sitting was of those pictures that have one before them."""


def clock(moment: datetime) -> type:
    """A clock that goes on by a second each time somebody looks: so edits have an order."""
    seconds = count()

    class Clock:
        @staticmethod
        def now(zone: tzinfo | None = None) -> datetime:
            return (moment + timedelta(seconds=next(seconds))).astimezone(zone)

        fromisoformat = datetime.fromisoformat

    return Clock


@contextmanager
def sitting(folder: Path, moment: datetime) -> Iterator[Session]:
    """A session over the seeds in `folder` with marks and index beside them, at a fixed moment.

    Bookmarks keep the path of a page; it is taken without `folder`, which is called otherwise each
    time.
    """
    shown, path_of = clock(moment), Documents._path_of

    def short(documents: Documents, document: Document) -> str:
        return path_of(documents, document).removeprefix(f"{folder}/")

    with (
        patch("tui.marks.edits.datetime", shown),
        patch("tui.session.returning.datetime", shown),
        patch.object(Documents, "_path_of", short),
    ):
        session = Session.open(
            [folder / "seeds"],
            state=folder / "marks.json",
            index=folder / "index.sqlite",
            settings=Settings(auto_read_seconds=0.0),
        )
        session.scan()
        try:
            yield session
        finally:
            session.close()


def without_newest(text: str) -> str:
    """A page of the tour as it was when its last reply had not been written."""
    replies, references = text.split("\n## References\n")
    return replies[: replies.rindex("\n### ")] + "\n## References\n" + references


async def draw(picture: Picture) -> str:
    """The picture as SVG."""
    # A session that has just ended may still be putting files away.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        shutil.copytree(bundled_seeds(), folder / "seeds")
        if picture.before:
            page = folder / "seeds" / "tour-2-marking-a-reply-read.md"
            whole = page.read_text(encoding="utf-8")
            page.write_text(without_newest(whole), encoding="utf-8")
            with sitting(folder, BEFORE) as session:
                await press(session, picture, picture.before)
            page.write_text(whole, encoding="utf-8")
        with sitting(folder, MOMENT) as session:
            return await press(session, picture, picture.keys)


def drawn_alone(picture: Picture) -> str:
    """As `draw`, in a process that may draw others before and after."""
    return asyncio.run(draw(picture))


async def press(session: Session, picture: Picture, keys: Sequence[str]) -> str:
    """Open the reader, press keys, leave; return what was on the screen, as SVG."""
    app = RapportApp(session, theme=picture.theme, drawing=picture.drawing, abilities=ABILITIES)
    async with app.run_test(size=picture.size) as pilot:

        async def rest() -> None:
            screen = app.screen_stack[0]
            assert isinstance(screen, ReadingScreen)
            for _ in range(1000):
                await pilot.pause()
                entry = screen.list.current
                busy = any(not worker.is_finished for worker in app.workers)
                if not busy and entry is not None and screen.view is not None:
                    unsaved = session.marks.unsaved
                    if screen.view.document.key == entry.key and not unsaved:
                        return
                await pilot.pause(0.005)

        await rest()
        for key in keys:
            if key.startswith("type:"):
                app.post_message(events.Paste(key.removeprefix("type:")))
            else:
                await pilot.press(key)
            await rest()
        await pilot.pause()
        drawn = app.export_screenshot(title="rapport", simplify=True)
        app.leaving()
    return fitted(drawn, picture.drawing)


def fitted(drawn: str, drawing: Drawing) -> str:
    """A picture whose characters are those that the screen writer would send."""
    if drawing == "unicode":
        return drawn
    return "".join(c if shows(c, drawing) or c == "\n" else in_cells(c, 1, drawing) for c in drawn)


def main() -> int:
    """Write the pictures, or with `--check` tell which are stale."""
    is_check = "--check" in sys.argv[1:]
    names = [word for word in sys.argv[1:] if not word.startswith("-")]
    wanted = [p for p in PICTURES if not names or any(p.name.startswith(n) for n in names)]
    stale: list[str] = []
    # Most of the time is spent waiting for the screen to be at rest.
    with ProcessPoolExecutor(WORKERS, get_context("spawn")) as workers:
        made = list(workers.map(drawn_alone, wanted))
    for picture, drawn in zip(wanted, made, strict=True):
        path = HERE / f"{picture.name}.svg"
        if path.exists() and path.read_text(encoding="utf-8") == drawn:
            continue
        stale.append(path.name)
        if not is_check:
            path.write_text(drawn, encoding="utf-8")
    if stale and is_check:
        print("stale: " + ", ".join(stale) + "; run python screenshots/make.py")
        return 1
    print(f"{len(stale)} of {len(wanted)} pictures written" if stale else "all up to date")
    return 0


if __name__ == "__main__":
    sys.exit(main())

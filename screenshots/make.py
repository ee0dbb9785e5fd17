"""Draw the pictures of rapport that README shows, by driving the real program over `seeds/`.

`python screenshots/make.py` writes them beside this file; `--check` writes nothing and exits with 1
if one is stale. Size, moment and data are fixed, so that the same program gives the same bytes.
Nothing of the person who runs it is read or written.
"""

import asyncio
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, tzinfo
from pathlib import Path
from unittest.mock import patch

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import msgspec  # noqa: E402

from tui.app import RapportApp  # noqa: E402
from tui.screens.reading import ReadingScreen  # noqa: E402
from tui.session import Session  # noqa: E402
from tui.settings import Settings, bundled_seeds  # noqa: E402

MOMENT = "2026-03-01T12:00:00.000000Z"
SEED = "Rapport vs 6 Sessions"
NOTE = "so many have felt this #rapport"

WIDE, USUAL, SMALL = (120, 40), (80, 24), (40, 12)


class Picture(msgspec.Struct, frozen=True):
    """A picture: its file name, how the terminal is, what was pressed before it was taken."""

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...]
    theme: str = "dark"


TO_SEED = ("G",)
READING = (*TO_SEED, "]", "B", f"type:{NOTE}", "enter", "m", "]", "space")
SCREENS: dict[str, tuple[str, ...]] = {
    "list": ("j",),
    "reading": (*TO_SEED, "alt+2", "]"),
    "references": (*TO_SEED, "alt+3"),
    "folded": ("j", "enter", "z", "M", "]"),
    "search": (*TO_SEED, "enter", "/", "type:rapport", "enter"),
    "letters": (*TO_SEED, "enter", "f"),
    "passage": (*TO_SEED, "enter", "v", "w", "w", "w"),
    "filter": ("/", "type:mark"),
    "views": ("V",),
    "bookmarks": (*READING, "'"),
    "reply": (*TO_SEED, "enter", "]", "r", "type:Ann", "tab", "tab", "tab", "type:So do I."),
    "plain": (*TO_SEED, "enter", "]", "y", "v"),
    "commands": (":", "type:unread"),
    "problems": ("!",),
    "help": ("?",),
}
"""Every screen, and the keys that lead there."""
PICTURES = (
    Picture("reading-120x40", WIDE, READING),
    Picture("reading-120x40-light", WIDE, READING, theme="light"),
    Picture("reading-120x40-ansi", WIDE, READING, theme="ansi-dark"),
    *(
        Picture(f"{name}-{size[0]}x{size[1]}", size, keys)
        for name, keys in SCREENS.items()
        for size in (WIDE, USUAL, SMALL)
        if (name, size) != ("reading", WIDE)
    ),
)


class Clock:
    """A clock that stands still at MOMENT."""

    @staticmethod
    def now(zone: tzinfo) -> datetime:
        """The moment of every edit in the pictures."""
        return datetime.fromisoformat(MOMENT).astimezone(zone)


@contextmanager
def sitting() -> Iterator[Session]:
    """A session over the seeds with marks and index of its own, at a fixed moment."""
    with tempfile.TemporaryDirectory() as folder, patch("tui.marks.edits.datetime", Clock):
        session = Session.open(
            [bundled_seeds()],
            state=Path(folder) / "marks.json",
            index=Path(folder) / "index.sqlite",
            settings=Settings(auto_read_seconds=0.0),
        )
        session.scan()
        try:
            yield session
        finally:
            session.close()


async def draw(picture: Picture) -> str:
    """The picture as SVG."""
    with sitting() as session:
        app = RapportApp(session, theme=picture.theme)
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
            for key in picture.keys:
                if key.startswith("type:"):
                    await pilot.press(*("space" if c == " " else c for c in key[5:]))
                else:
                    await pilot.press(key)
                await rest()
            await pilot.pause()
            return app.export_screenshot(title="rapport", simplify=True)


def main() -> int:
    """Write the pictures, or with `--check` tell which are stale."""
    is_check = "--check" in sys.argv[1:]
    stale: list[str] = []
    for picture in PICTURES:
        path = HERE / f"{picture.name}.svg"
        drawn = asyncio.run(draw(picture))
        if path.exists() and path.read_text(encoding="utf-8") == drawn:
            continue
        stale.append(path.name)
        if not is_check:
            path.write_text(drawn, encoding="utf-8")
    if stale and is_check:
        print("stale: " + ", ".join(stale) + "; run python screenshots/make.py")
        return 1
    print(f"{len(stale)} of {len(PICTURES)} pictures written" if stale else "all up to date")
    return 0


if __name__ == "__main__":
    sys.exit(main())

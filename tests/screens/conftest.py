"""The reading screen over a small library, driven by keys."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from tui.app import RapportApp
from tui.commands import build_keymap
from tui.marks import DraftRecord
from tui.model import DocumentKey, Target
from tui.screens.reading import ReadingScreen
from tui.screens.reply_form import ReplyForm
from tui.session import Session
from tui.settings import Settings
from tui.terminal.abilities import abilities

FIRST = """---
title: On rapport
author: Ada
published: 2026-03-03
key: first
declared_replies: 5
---

Rapport is a word of several meanings, and this paragraph says little.

Lee (2018) Therapists and outcome. Journal of Talking 3, 7-35. is a study of it.

## Replies

### Ben · 2026-03-04 {#ben}

I agree with the post.

#### Cleo · 2026-03-05 {#cleo}

And I with Ben; see Lee (2018).

### ? {#nobody}

A reply without a name.
"""

LONG = "".join(
    f"Paragraph number {n} of a long text that needs a few lines.\n\n" for n in range(60)
)
SECOND = f"""---
title: A long one
author: Ada
published: 2026-03-02
key: second
---

{LONG}

## Replies

### Dora · 2026-03-02 {{#dora}}

At the very end.
"""

THIRD = """---
title: The last
published: 2026-03-01
key: third
---

Alone, without replies.
"""


class Reading:
    """The running reader, asked in the words of its panes."""

    def __init__(self, app: RapportApp, pilot: Pilot[None], session: Session) -> None:
        self.app = app
        self.pilot = pilot
        self.session = session

    @property
    def screen(self) -> ReadingScreen:
        screen = self.app.screen_stack[0]
        assert isinstance(screen, ReadingScreen)
        return screen

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        await self.pilot.press(*("space" if c == " " else c for c in text))

    async def paste(self, text: str) -> None:
        self.app.post_message(Paste(text))
        await self.settle()

    # Replies of the reader's own

    @property
    def is_writing(self) -> bool:
        return isinstance(self.app.screen, ReplyForm)

    @property
    def form(self) -> ReplyForm:
        assert isinstance(self.app.screen, ReplyForm)
        return self.app.screen

    @property
    def drafts(self) -> list[DraftRecord]:
        """The drafts on the first document."""
        return self.session.drafts.of(DocumentKey("first"))

    @property
    def comments(self) -> list[str]:
        return [draft.comment for draft in self.drafts]

    async def fill(self, comment: str = "I agree.", email: str = "ada@home.example") -> None:
        """Write a whole reply into an empty form."""
        await self.type("Ada")
        await self.press("tab")
        await self.type(email)
        await self.press("tab", "tab")
        await self.type(comment)

    async def settle(self) -> None:
        """Wait until the document under the cursor is shown and nothing is under way."""
        await self.until(lambda: not self.is_busy())

    def is_busy(self) -> bool:
        is_loading = any(not worker.is_finished for worker in self.app.workers)
        return is_loading or self.screen._is_behind()

    async def until(self, fact: Callable[[], bool]) -> None:
        for _ in range(1000):
            await self.pilot.pause()
            if fact():
                return
            await self.pilot.pause(0.005)
        raise AssertionError(f"never came true\n{self.text()}")

    def text(self) -> str:
        """The screen as lines of text."""
        rows = self.app.screen._compositor.render_strips()
        return "\n".join("".join(s.text for s in row).rstrip() for row in rows)

    @property
    def shown(self) -> str:
        """Title of the document in the detail pane."""
        view = self.screen.detail.view
        return view.document.title if view is not None else ""

    def sent(self) -> list[str]:
        """From now on, what is sent to the terminal beside frames."""
        found: list[str] = []
        driver = self.app._driver
        assert driver is not None
        driver.write = found.append  # type: ignore[method-assign]
        return found

    @property
    def notice(self) -> str:
        return self.screen.status.notice

    def is_read(self, document: str, part: str) -> bool:
        return self.session.is_read(Target(DocumentKey(document), part))


Open = Callable[..., AbstractAsyncContextManager[Reading]]


@pytest.fixture
def open_session(tmp_path: Path) -> Callable[..., Session]:
    """Sessions on one small library and one marks file."""
    places = tmp_path / "library"
    places.mkdir()
    for name, text in (("first.md", FIRST), ("second.md", SECOND), ("third.md", THIRD)):
        (places / name).write_text(text)

    def start(**settings: object) -> Session:
        chosen = Settings(**{"auto_read_seconds": 0.0, **settings})
        state, index = tmp_path / "marks.json", tmp_path / "index.sqlite"
        return Session.open([places], state=state, index=index, settings=chosen)

    return start


@pytest.fixture
def open_reading(open_session: Callable[..., Session]) -> Open:
    """A way to run the reader at any size and with any settings."""

    @asynccontextmanager
    async def start(
        size: tuple[int, int] = (120, 40),
        documents: int = 3,
        environ: Mapping[str, str] | None = None,
        **settings: object,
    ) -> AsyncIterator[Reading]:
        session = open_session(**settings)
        made = abilities(environ or {}, input_is_terminal=True, output_is_terminal=True)
        chosen = session.settings
        keymap, faults = build_keymap(chosen.keymap, chosen.keys)
        assert not faults
        app = RapportApp(session, keymap=keymap, abilities=made)
        async with app.run_test(size=size) as pilot:
            reading = Reading(app, pilot, session)
            await reading.until(lambda: reading.screen.list.count == documents)
            await reading.settle()
            yield reading
            app.leaving()
        session.close()

    return start

"""A dialogue over a small library, driven by typed lines and read by what it says."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tui.commands import Keymap
from tui.linear.dialogue import Dialogue
from tui.model import DocumentKey, Target
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

## A heading

Lee (2018) Therapists and outcome. Journal of Talking 3, 7-35. is a study of it. See
[a page](https://example.org/page) as well.

- one
- two

## Replies

### Ben · 2026-03-04 {#ben}

I agree with the post.

#### Cleo · 2026-03-05 {#cleo}

And I with Ben; see Lee (2018).

### ? {#nobody}

A reply without a name.
"""

SECOND = """---
title: A second one
published: 2026-03-02
key: second
---

Alone, without replies.
"""

THIRD = """---
title: The last
published: 2026-03-01
key: third
---

The end of it.

## Replies

### Dora · 2026-03-02 {#dora}

At the very end.
"""

DOCUMENTS = {"first.md": FIRST, "second.md": SECOND, "third.md": THIRD}


class Talk:
    """A dialogue and everything said in it."""

    def __init__(self, dialogue: Dialogue) -> None:
        self.dialogue = dialogue
        self.session = dialogue.session
        self.begun = self.of(dialogue.begin())

    def type(self, *lines: str) -> list[str]:
        """Type lines; what the last one brought, news before the prompt included."""
        said: list[str] = []
        for line in lines:
            said = self.of(self.dialogue.take(line))
        return said + self.news()

    def news(self) -> list[str]:
        """What is told before the prompt, once nothing is under way any more."""
        self.dialogue.news.watch.wait()
        return self.of(self.dialogue.news.told())

    @property
    def prompt(self) -> str:
        return self.dialogue.prompt

    def is_read(self, document: str, part: str) -> bool:
        return self.session.is_read(Target(DocumentKey(document), part))

    @staticmethod
    def of(lines: Iterator) -> list[str]:
        return [line.indent + line.text for line in lines]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A folder with three documents."""
    folder = tmp_path / "library"
    folder.mkdir()
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def talk(tmp_path: Path, library: Path, clock: Clock) -> Iterator[Callable[..., Talk]]:
    """`talk(is_person=False, **settings) -> Talk`: begin a dialogue over the library."""
    opened: list[Dialogue] = []

    def begin(
        *,
        is_person: bool = False,
        state: str = "marks.json",
        keymap: Keymap | None = None,
        **settings: object,
    ) -> Talk:
        session = Session.open(
            [library],
            state=tmp_path / state,
            index=tmp_path / f"index-{len(opened)}.sqlite",
            settings=Settings(**settings),
        )
        session.where = tmp_path / "where.json"
        dialogue = Dialogue(
            session,
            keymap or Keymap(),
            abilities({}, input_is_terminal=False, output_is_terminal=False),
            is_person=is_person,
            clock=clock,
        )
        opened.append(dialogue)
        made = Talk(dialogue)
        made.news()
        return made

    yield begin
    for dialogue in opened:
        close(dialogue)


def close(dialogue: Dialogue) -> None:
    """End a dialogue as the program does; a second time it does nothing."""
    dialogue.news.watch.stop()
    if not dialogue.is_over:
        dialogue.end()
    dialogue.session.close()

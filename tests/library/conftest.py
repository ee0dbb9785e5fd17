"""Small libraries in real folders."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tui.library import Library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "discussions"
    made.mkdir()
    return made


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[..., Library]]:
    """Open a library of some places; the index is the same file unless another is named."""
    libraries: list[Library] = []

    def open_(*places: Path, index: Path | None = None) -> Library:
        library = Library(places, index or tmp_path / "cache" / "index.sqlite3")
        libraries.append(library)
        library.open()
        return library

    yield open_
    for library in libraries:
        library.close()


@pytest.fixture
def write() -> Callable[..., Path]:
    """Write a small post with replies; front matter from keywords."""

    def write_(path: Path, title: str, replies: int = 0, **facts: object) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        front = "".join(f"{name}: {value}\n" for name, value in {"title": title, **facts}.items())
        text = f"---\n{front}---\n\nThe text of {title}.\n"
        if replies:
            text += "\n## Replies\n"
        for number in range(replies):
            text += f"\n### Bo {{#r{number}}}\n\nReply {number}.\n"
        path.write_text(text, encoding="utf-8")
        return path

    return write_


@pytest.fixture
def titles() -> Callable[[Library], list[str]]:
    """The titles of a library in the order of the list."""

    def titles_(library: Library, sort: str = "newest") -> list[str]:
        return [entry.title for entry in library.entries(library.order(sort))]

    return titles_

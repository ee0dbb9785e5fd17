"""Find the documents that `show` and `refs` were asked for: by file, by folder or by key.

A PATH that exists wins over a key, and is read as it is now, past the index; nothing is written.
A key is looked up in the index of the reader's library, which is scanned only if it has to be.
"""

import os
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from tui.cli.choices import Choices, find_places, real_path
from tui.formats import Place, claimed, read_file
from tui.model import Document, DocumentKey, Problem
from tui.settings import Settings


class FoundDocument(msgspec.Struct, frozen=True):
    """A document and what could not be read of the file it comes from."""

    document: Document
    problems: list[Problem]


class Absent(msgspec.Struct, frozen=True):
    """A word that is neither a path nor the key of a document."""

    word: str


Answer = FoundDocument | Problem | Absent


def find_documents(
    words: Sequence[str], within: Sequence[str], choices: Choices, settings: Settings
) -> Iterator[Answer]:
    """Yield the documents of each word, one after the other.

    Args:
        words: Paths and keys; none of them asks for the whole library.
        within: Files and folders whose library the keys belong to; none for the reader's own.
        choices: Where index and marks are.
        settings: What the reader has set.

    Yields:
        Documents; a Problem where a file gave none; Absent where a word means nothing.
    """
    keys = [word for word in words if not os.path.lexists(word)]
    if words and not keys:
        for word in words:
            yield from read_path(word)
        return
    with _Lookup(choices, find_places(within, settings), settings) as lookup:
        if not words:
            yield from lookup.all()
        for word in words:
            yield from read_path(word) if os.path.lexists(word) else lookup.key(word)


def read_path(path: str) -> Iterator[Answer]:
    """Yield the documents of a file, or of all files below a folder, in the library's order."""
    from tui.library.walk import Walk

    walk = Walk([str(real_path(path))], claimed, threading.Event())
    for found in walk.files():
        relative = found.relative or os.path.basename(found.path)  # noqa: PTH119 - a str as it is
        yield from _read(Place(found.path, relative), named=found.is_named)
    yield from walk.problems


def _read(place: Place, *, named: bool) -> Iterator[Answer]:
    """A file's documents, each with its problems.

    A format tells of a loss before the document that has it; what comes after the last document
    belongs to that one, so each is held back until the next one is there.
    """
    held: FoundDocument | None = None
    problems: list[Problem] = []
    for item in read_file(place, named=named):
        if isinstance(item, Problem):
            problems.append(item)
            continue
        if held is not None:
            yield held
        held, problems = FoundDocument(item, problems), []
    if held is None:
        yield from problems
    else:
        held.problems.extend(problems)
        yield held


class _Lookup:
    """The library in which keys are looked up."""

    def __init__(self, choices: Choices, places: Sequence[Path], settings: Settings) -> None:
        self._session = choices.open(places, settings)
        self._is_scanned = False

    def __enter__(self) -> "_Lookup":
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()

    def all(self) -> Iterator[Answer]:
        """Every document of the library."""
        self._scan()
        problems = self._problems()
        for document in self._session.library.documents():
            yield FoundDocument(document, self._of(document, problems))

    def key(self, word: str) -> Iterator[Answer]:
        """The document of that key, scanning if the index does not know it yet."""
        key = DocumentKey(word)
        document = self._session.document(key)
        if document is None:
            self._scan()
            document = self._session.document(key)
        if document is None:
            yield Absent(word)
        else:
            yield FoundDocument(document, self._of(document, self._problems()))

    def _scan(self) -> None:
        if not self._is_scanned:
            from tui.cli.scanning import scan

            scan(self._session)
            self._is_scanned = True

    def _problems(self) -> dict[str, list[Problem]]:
        by_path: dict[str, list[Problem]] = {}
        for problem in self._session.library.problems():
            by_path.setdefault(problem.path, []).append(problem)
        return by_path

    def _of(self, document: Document, problems: dict[str, list[Problem]]) -> list[Problem]:
        if not problems:
            return []
        row = self._session.library.id_of(document.key)
        entries = [] if row is None else self._session.library.entries([row])
        return [problem for entry in entries for problem in problems.get(entry.path, [])]

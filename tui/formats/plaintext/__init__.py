"""The plain-text format: a page as a scraper left it, with its comments below the post."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from tui.formats.place import Place
from tui.model import Document, Problem

NAME = "plaintext"


def claims(head: bytes, path: PurePath) -> bool:
    """Tell whether the file is named as plain text."""
    return path.suffix.lower() in {".txt", ".text"}


def read(source: BinaryIO, place: Place) -> Iterator[Document | Problem]:
    """Yield the one document of the file."""
    yield Problem(place.path, "nothing to read")
    _ = source

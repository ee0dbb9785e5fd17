"""The plain-text format: a page as a scraper left it, with its comments below the post.

One file is one document. Up to `LARGEST` bytes are read into memory, since a heading near the end
may name the title near the start; what lies beyond is told as a problem, never silently dropped.
"""

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from tui.formats.decoding import decode
from tui.formats.place import Place, document_key
from tui.formats.plaintext.reading import document_in
from tui.model import Document, Problem

NAME = "plaintext"
LARGEST = 64 * 1024 * 1024
"""Bytes of one file that are read."""


def claims(head: bytes, path: PurePath) -> bool:
    """Tell whether the file is named as plain text; its first bytes do not matter."""
    return path.suffix.lower() in {".txt", ".text"}


def read(source: BinaryIO, place: Place) -> Iterator[Document | Problem]:
    """Yield the one document of the file, and the losses on the way as problems."""
    data = source.read(LARGEST + 1)
    is_cut = len(data) > LARGEST
    if is_cut:
        data = data[:LARGEST]
    decoded = decode(data)
    del data
    if not any(map(str.isalnum, decoded.text)):
        yield Problem(
            place.path, "the file holds no words" if decoded.text else "the file is empty"
        )
        return
    if is_cut:
        yield Problem(place.path, f"only the first {LARGEST} bytes were read", is_fatal=False)
    if decoded.loss:
        yield Problem(place.path, decoded.loss, is_fatal=False)
    yield document_in(decoded.text, document_key(place), NAME)

"""Formats: how files are written, and what turns them into documents.

`read_file` is the one way in. A format is a module or small package with `NAME`, `claims` and
`read`; adding one is a name in `_formats`. Nothing here raises for bad input or an unreadable file:
both come out as a `Problem`.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import PurePath
from typing import BinaryIO, Protocol

from tui.formats.place import Place, document_key
from tui.model import Document, Problem

__all__ = ["Format", "Place", "claimed", "document_key", "read_file"]

_HEAD = 4096
"""Bytes of a file shown to the formats when they are asked whether it is theirs."""


class Format(Protocol):
    """What a format module offers."""

    NAME: str

    def claims(self, head: bytes, path: PurePath) -> bool:
        """Tell whether a file with this beginning and name is of this format."""

    def read(self, source: BinaryIO, place: Place) -> Iterator[Document | Problem]:
        """Yield the documents of an open file and what could not be read of it."""


def claimed(path: PurePath) -> bool:
    """Tell by its name alone whether any format takes such a file. Opens nothing."""
    return any(format_.claims(b"", path) for format_ in _formats())


def read_file(place: Place, *, named: bool = False) -> Iterator[Document | Problem]:
    """Yield the documents of the file at `place`, or a Problem.

    Args:
        place: The file.
        named: A person gave this very file: text is read as plain text whatever its suffix.
    """
    try:
        with open(place.path, "rb") as source:  # noqa: PTH123 - the path may be surrogate-escaped
            head = source.read(_HEAD)
            source.seek(0)
            format_ = _format_for(head, PurePath(place.path), named)
            if format_ is None:
                yield Problem(place.path, "no format reads such a file")
            else:
                yield from format_.read(source, place)
    except OSError as error:
        yield Problem(place.path, error.strerror or type(error).__name__)
    except (ValueError, RecursionError, MemoryError) as error:
        yield Problem(place.path, f"cannot be read: {type(error).__name__}")


def _format_for(head: bytes, path: PurePath, named: bool) -> Format | None:
    for format_ in _formats():
        if format_.claims(head, path):
            return format_
    if named and _looks_like_text(head):
        return next(format_ for format_ in _formats() if format_.NAME == "plaintext")
    return None


def _looks_like_text(head: bytes) -> bool:
    """Whether these bytes can be words: UTF-16, or hardly any control bytes."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or not head:
        return True
    zeros = head.count(0)
    if zeros and max(head[0::2].count(0), head[1::2].count(0)) == zeros > len(head) * 0.3:
        return True
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head)
    return controls < 0.05 * len(head)


@cache
def _formats() -> tuple[Format, ...]:
    """Return all formats, the more particular first; loaded when the first file is looked at."""
    from tui.formats import markdown, plaintext

    return markdown, plaintext

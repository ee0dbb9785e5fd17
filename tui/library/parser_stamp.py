"""Tell one program from another by what it makes of a file.

The index keeps what formats read. When they change, be it by a new version or under a developer's
hands, everything is read again; two installations of the same code leave each other's work alone.
"""

import zlib
from functools import cache
from pathlib import Path

import tui

_READING = ("formats", "references", "model")
"""The packages that decide what a file becomes."""


@cache
def parser_stamp() -> int:
    """A number that changes with the version or the source of what reads files. Takes some ms."""
    stamp = zlib.crc32(tui.__version__.encode())
    root = Path(tui.__file__).parent
    for package in _READING:
        for source in sorted((root / package).rglob("*.py")):
            stamp = zlib.crc32(source.read_bytes(), stamp)
    return stamp

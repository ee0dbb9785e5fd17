"""Where in the library a reader was when the session ended, for the next one to go on from.

Kept beside the index, a copy that may be thrown away, too: the place within each document is a
mark and is kept with the marks. Losing the file costs a reader one jump, so it must never raise.
"""

import contextlib
import os
import tempfile
from pathlib import Path

import msgspec

LARGEST = 64 * 1024
"""Bytes of a file that is read."""


class Whereabouts(msgspec.Struct, frozen=True, kw_only=True):
    """The row and the pane."""

    document: str
    """Key of the document under the cursor."""
    row: int = -1
    """The row of the list, counted from 0, for when the document is in none; -1: not known."""
    line: int = 0
    """Rows of the list above it that were on the screen."""
    pane: str = "list"
    """Name of the pane with the focus."""


def file_for(index: Path) -> Path:
    """Where they are kept for the library of an index."""
    return index.with_name(f"{index.stem}-where.json")


def load(file: Path) -> Whereabouts | None:
    """What was kept last; None if there is nothing or it makes no sense."""
    try:
        with file.open("rb") as opened:
            return msgspec.json.decode(opened.read(LARGEST), type=Whereabouts)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None


def save(file: Path, where: Whereabouts) -> None:
    """Keep them in the place of what was kept before; a disk that refuses is let be.

    Nothing is written that is kept already: this is called whenever a reader rests. It need not
    outlast a crash of the machine, so the disk is not waited for.
    """
    if load(file) == where:
        return
    with contextlib.suppress(OSError):
        handle, name = tempfile.mkstemp(prefix=file.name, dir=file.parent)
        try:
            with os.fdopen(handle, "wb") as opened:
                opened.write(msgspec.json.encode(where))
            Path(name).replace(file)
        except OSError:
            Path(name).unlink()

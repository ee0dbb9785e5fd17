"""Where a file lies, and the name under which its document is remembered.

Nothing here opens a file.
"""

import re
from pathlib import PurePosixPath

import msgspec

from tui.model import DocumentKey, safe_line

_NUMBERED_ID = re.compile(r"\d{1,9}_(?P<id>[0-9a-f]{8,64})", re.IGNORECASE)


class Place(msgspec.Struct, frozen=True):
    """A file and its position in the library."""

    path: str
    """Absolute path as the operating system gives it; may hold surrogate escapes."""
    relative: str
    """POSIX path below the library root; the key of last resort."""


def document_key(place: Place) -> DocumentKey:
    """Return the key of the one document in the file at `place`.

    The id in a name such as `000_0025408757f80aa1.txt` (a number, an underscore, hexadecimal
    digits) outlives a moved folder, so it comes first; any other file goes by its relative path.
    """
    numbered = _NUMBERED_ID.fullmatch(PurePosixPath(place.relative).stem)
    if numbered:
        return DocumentKey(numbered["id"].lower())
    return DocumentKey(safe_line(place.relative) or safe_line(place.path))

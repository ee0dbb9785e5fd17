"""The append-only file of edits: written under the lock, read by every session.

Acknowledged lines are never cut, overwritten or reordered. A line that a crash cut off is closed by
beginning the next one on a fresh line.
"""

import contextlib
import os
import zlib
from pathlib import Path

from tui.marks import lines
from tui.marks.atomic import Stamp, make_folder, replace_file, write_all
from tui.marks.lines import Line


class Journal:
    """One journal, held open so that it can be read to its end even after it was folded away."""

    def __init__(self, path: Path) -> None:
        """Open an existing journal.

        Raises:
            OSError: It is missing or cannot be opened.
        """
        self.path = path
        self._descriptor = os.open(path, os.O_RDONLY)
        status = os.fstat(self._descriptor)
        self._file = (status.st_dev, status.st_ino)
        self._read = 0
        self.head: Line | None = None
        self.edits = 0
        """How many lines with edits were read or written so far."""
        self.damaged = 0
        """How many lines could not be read so far."""
        self._sum = 0
        self._sure = (0, 0)
        """Length and checksum of the beginning that no writer takes back any more."""

    @classmethod
    def begin(
        cls, path: Path, generation: int, stamps: tuple[Stamp | None, Stamp | None], session: str
    ) -> "Journal":
        """Make a new journal with its head, whole or not at all. Only under the lock.

        Args:
            path: Where it goes.
            generation: Its number.
            stamps: Of the data file before and after the fold that came before.
            session: The session that begins it.
        """
        make_folder(path.parent)
        replace_file(path, lines.head(generation, *stamps, session))
        journal = cls(path)
        journal.news()
        return journal

    @property
    def generation(self) -> int:
        """The number of this journal; 0 if its head is damaged."""
        return (self.head.generation or 0) if self.head else 0

    @property
    def size(self) -> int:
        """Bytes read or written so far."""
        return self._read

    def is_current(self) -> bool:
        """Whether this is still the file that goes by the journal's name."""
        try:
            status = self.path.stat()
        except OSError:
            return False
        return (status.st_dev, status.st_ino) == self._file

    def is_shorter(self) -> bool:
        """Whether the file lost bytes that were read: a writer took back what it could not save."""
        return os.fstat(self._descriptor).st_size < self._read

    def news(self) -> list[Line]:
        """Return the edits written since the last call; a line without its end is left for later.

        Raises:
            OSError: The disk cannot be read.
        """
        size = os.fstat(self._descriptor).st_size
        if size <= self._read:
            return []
        data = _read_range(self._descriptor, self._read, size)
        whole = data[: data.rfind(b"\n") + 1]
        if self._read == 0 and whole:
            start = whole[: whole.index(b"\n") + 1]
            self._sure = len(start), zlib.crc32(start)
        self._read += len(whole)
        self._sum = zlib.crc32(whole, self._sum)
        found, damaged = lines.parse(whole)
        self.damaged += damaged
        edits = []
        for line in found:
            if line.kind != lines.HEAD:
                edits.append(line)
            elif self.head is None:
                self.head = line
        self.edits += len(edits)
        return edits

    def mend(self) -> list[Line]:
        """End a last line that a crash cut off, and return it if it is whole. Only under the lock.

        Raises:
            OSError: The journal cannot be written.
        """
        if os.fstat(self._descriptor).st_size <= self._read:
            return []
        descriptor = os.open(self.path, os.O_WRONLY | os.O_APPEND)
        try:
            write_all(descriptor, b"\n")
        finally:
            os.close(descriptor)
        return self.news()

    def append(self, data: bytes, count: int) -> None:
        """Write `count` lines and wait until they are on disk. Only under the lock, after `mend`.

        Raises:
            OSError: Nothing was written, or what was written has been taken back.
        """
        descriptor = os.open(self.path, os.O_WRONLY | os.O_APPEND)
        try:
            size = os.fstat(descriptor).st_size
            try:
                write_all(descriptor, data)
                os.fsync(descriptor)
            except OSError:
                with contextlib.suppress(OSError):
                    os.ftruncate(descriptor, size)
                raise
        finally:
            os.close(descriptor)
        self._read = size + len(data)
        self._sum = zlib.crc32(data, self._sum)
        self._sure = self._read, self._sum  # others were on disk before; all is under the lock
        self.edits += count

    def is_intact(self) -> bool:
        """Whether what this session acknowledged, and all before it, can be read there still."""
        length, expected = self._sure
        try:
            return zlib.crc32(_read_range(self._descriptor, 0, length)) == expected
        except OSError:
            return False

    def content(self) -> bytes:
        """The lines read or written so far, even if the file has no name any more.

        Raises:
            OSError: The disk cannot be read.
        """
        return _read_range(self._descriptor, 0, self._read)

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._descriptor)


def _read_range(descriptor: int, start: int, end: int) -> bytes:
    pieces = []
    while start < end:
        piece = os.pread(descriptor, end - start, start)
        if not piece:
            break
        pieces.append(piece)
        start += len(piece)
    return b"".join(pieces)

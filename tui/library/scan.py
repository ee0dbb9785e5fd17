"""Bring the index up to date with the files: read what is new or changed, forget what is gone.

Runs in a thread of its own. One scan at a time across all processes: whoever does not get the lock
does not wait, the rows appear through the index anyway. No file can end a scan.
"""

import contextlib
import os
import sqlite3
import stat
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePath

import msgspec

from tui.formats import Place, claimed, read_file
from tui.library.clashes import settle
from tui.library.parser_stamp import parser_stamp
from tui.library.scan_told import ScanProgress, ScanSummary
from tui.library.stop import Stopped
from tui.library.walk import Found, Walk
from tui.library.writer import IndexWriter
from tui.model import Document, Problem

_SECONDS_BETWEEN_TELLINGS = 0.1


class Scan:
    """One scan of the places into the index."""

    def __init__(
        self,
        places: Sequence[str],
        connection: sqlite3.Connection,
        progress: Callable[[ScanProgress], None] | None,
        stop: threading.Event,
    ) -> None:
        """Prepare a scan of `places` (absolute paths) that tells `progress` and heeds `stop`."""
        self._connection = connection
        self._writer = IndexWriter(connection, parser_stamp())
        self._walk = Walk(places, claimed, stop)
        self._progress = progress
        self._stop = stop
        self._told_at = time.monotonic()
        self._files = self._read = self._documents = self._problems = 0
        (highest,) = connection.execute("SELECT coalesce(max(id), 0) FROM file").fetchone()
        self._seen = bytearray(highest + 1)

    def run(self) -> ScanSummary:
        """Scan until all is read or `stop` is set.

        Raises:
            sqlite3.Error: The index cannot be written.
        """
        removed = 0
        with contextlib.suppress(Stopped):
            for found in self._walk.files():
                if self._stop.is_set():
                    break
                self._files += 1
                self._tell(found)
                self._take(found)
        if not self._stop.is_set():
            removed = self._writer.finish(self._gone(), self._walk.problems)
            self._problems += len(self._walk.problems)
            settle(self._connection)
        return ScanSummary(
            files=self._files,
            read=self._read,
            documents=self._documents,
            removed=removed,
            problems=self._problems,
            is_stopped=self._stop.is_set(),
        )

    def _take(self, found: Found) -> None:
        """Read one file if the index does not have it as it is."""
        known = self._writer.known(found)
        if known is not None:
            self._seen[known.id] = 1
        if self._writer.is_unchanged(found, known):
            return
        try:
            fresh = _look_again(found)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            file = self._writer.note(found, Problem(found.path, reason))
            self._see(file)
            self._problems += 1
            return
        self._read += 1
        file, documents, problems = self._writer.put(fresh, _read(fresh), self._stop)
        self._see(file)
        self._documents += documents
        self._problems += problems

    def _see(self, file: int) -> None:
        """Note that a file is there."""
        if file >= len(self._seen):
            self._seen.extend(bytes(file + 1024 - len(self._seen)))
        self._seen[file] = 1

    def _gone(self) -> list[int]:
        """Files of the index that the walk did not meet, where it could look."""
        gone = []
        for file, place, relative in self._connection.execute(
            "SELECT id, place, relative FROM file"
        ):
            if file < len(self._seen) and self._seen[file]:
                continue
            if not self._is_unseen(place, os.fsdecode(relative)):
                gone.append(file)
        return gone

    def _is_unseen(self, place: int, relative: str) -> bool:
        """Whether a file lies where the walk could not look, so that nothing is known of it."""
        unseen = self._walk.unseen
        if not unseen:
            return False
        path = relative
        while path and (place, path) not in unseen:
            path = path.rpartition("/")[0]
        return (place, path) in unseen

    def _tell(self, found: Found) -> None:
        """Tell how far the scan is, ten times a second at most."""
        now = time.monotonic()
        if self._progress is None or now - self._told_at < _SECONDS_BETWEEN_TELLINGS:
            return
        self._told_at = now
        self._progress(ScanProgress(self._files, self._read, self._documents, found.path))


def _look_again(found: Found) -> Found:
    """Open a file without reading it and return it with the size and time it has now.

    Not blocking: what was a file when its folder was listed may be a pipe by now.

    Raises:
        OSError: It is gone, may not be read or is no regular file any more.
    """
    descriptor = os.open(found.path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        status = os.fstat(descriptor)
    finally:
        os.close(descriptor)
    if not stat.S_ISREG(status.st_mode):
        raise OSError(0, "is no regular file any more")
    return msgspec.structs.replace(found, size=status.st_size, mtime_ns=status.st_mtime_ns)


def _read(found: Found) -> Iterator[Document | Problem]:
    """What a file holds; a fault in a format costs this file, not the scan."""
    name = PurePath(found.path).name
    place = Place(path=found.path, relative=found.relative or name)
    try:
        yield from read_file(place, named=found.is_named)
    except Exception as error:
        kind = type(error).__name__
        yield Problem(found.path, f"reading it failed and the rest of it is missing ({kind})")


@contextlib.contextmanager
def scan_lock(index: Path) -> Iterator[bool]:
    """Hold the lock of the one scanner of an index; gives False at once if another has it."""
    from filelock import FileLock, Timeout  # imports asyncio

    lock = FileLock(f"{index}.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        yield False
        return
    except (OSError, NotImplementedError):
        # Some network folders know no locks. Two scans then do the work twice, no harm is done.
        yield True
        return
    try:
        yield True
    finally:
        lock.release()

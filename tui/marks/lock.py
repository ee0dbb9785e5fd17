"""The lock on the marks of one reader, and who holds it if it cannot be had.

`flock` where the folder knows it. Elsewhere (some network folders) filelock turns to a file whose
existence is the lock; such a file outlives a process that was killed. It is taken away only if it
names a process of this host that has certainly ended. One of another host is named and left.

A session that cannot get the lock goes on: its edits wait in memory and are tried again.
"""

import contextlib
import errno
import fcntl
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tui.marks import holder
from tui.marks.atomic import make_folder
from tui.marks.holder import Holder

if TYPE_CHECKING:
    import filelock

POLL = 0.005
"""Seconds between two tries to get the lock."""

_MARKER = 1024
"""More bytes than a lock file that names its holder has."""


class Lock:
    """The lock of one session. One thread at a time may use it, but not always the same one."""

    def __init__(self, path: Path, note: Path) -> None:
        """Take where the lock and the note about its holder are; nothing is opened yet."""
        self._path = path
        self._note = note
        self._own = holder.own()
        self._lock: filelock.BaseFileLock | None = None

    @contextmanager
    def held(self, patience: float) -> Iterator[None]:
        """Hold the lock; it may be taken again while it is held.

        Args:
            patience: Seconds to wait for it at most.

        Raises:
            OSError: It could not be had; the words say who holds it.
        """
        lock = self._filelock()
        if lock.is_locked:
            yield
            return
        make_folder(self._path.parent)  # it may have been deleted since the last time
        self._acquire(lock, patience)
        try:
            note = holder.note(self._note, self._own)
            try:
                yield
            finally:
                holder.wipe(note)
        finally:
            lock.release()

    def held_by_others(self, patience: float) -> str:
        """Who holds the lock, in words, if it cannot be had within `patience` seconds; else empty.

        Makes no file that is not there.
        """
        if not self._path.exists():
            return ""
        lock = self._filelock()
        try:
            self._acquire(lock, patience)
        except OSError as error:
            return error.strerror or str(error)
        lock.release()
        return ""

    def _filelock(self) -> "filelock.BaseFileLock":
        if self._lock is None:
            # It warns on the terminal, which belongs to the reader, that it takes the other road.
            warnings.filterwarnings("ignore", message="flock not supported on this filesystem")
            import filelock  # 6 to 20 ms, not wanted at the start

            self._lock = filelock.FileLock(
                self._path, mode=0o600, thread_local=False, poll_interval=POLL
            )
        return self._lock

    def _acquire(self, lock: "filelock.BaseFileLock", patience: float) -> None:
        import filelock

        try:
            lock.acquire(timeout=patience)
        except filelock.Timeout as error:
            is_marker = isinstance(lock, filelock.SoftFileLock)
            if is_marker and _break_stale(self._path):
                with contextlib.suppress(filelock.Timeout):
                    lock.acquire(timeout=POLL)
                    return
            words = self._words(is_marker)
            raise OSError(errno.EBUSY, f"{self._path.name} is {words}") from error

    def _words(self, is_marker: bool) -> str:
        noted = holder.noted(self._note)
        if is_marker:
            data = _content(self._path)
            marked = _marked(data)
            if marked is not None:
                return (noted if noted and _same(noted, marked) else marked).words()
            if noted is None:
                return (
                    "there and names nobody, and this folder knows no other way of locking; "
                    "if no other session is at work, remove it"
                )
        return noted.words() if noted else "held by another program"


def _break_stale(path: Path) -> bool:
    """Remove a lock file that names an ended process of this host; tell whether it is gone.

    filelock does it by itself where the file system can exchange two names; many network folders
    cannot. Only processes of this host come here for one and the same lock file, so a lock that
    all of them share lets one at a time look and remove: none can remove what another one has
    just made. The root folder serves as that lock, being there for every reader and every program.
    """
    try:
        root = os.open("/", os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(root, fcntl.LOCK_EX | fcntl.LOCK_NB)
        marked = _marked(_content(path))
        if marked is None or not marked.has_ended:
            return False
        path.unlink()
    except OSError:
        return False
    finally:
        os.close(root)
    return True


def _content(path: Path) -> bytes:
    """The beginning of a lock file; empty if there is none to be read."""
    try:
        with path.open("rb") as file:
            return file.read(_MARKER)
    except OSError:
        return b""


def _marked(data: bytes) -> Holder | None:
    """The holder that a lock file names as filelock writes it: process, host, and start if known.

    A file of any other shape names nobody, so that half a file is never taken for a whole one.
    """
    lines = data.decode("ascii", "replace").split("\n")
    numbers = [lines[0], *lines[2:-1]]
    if len(lines) not in (3, 4) or lines[-1] or not all(_is_number(text) for text in numbers):
        return None
    host, _, space = lines[1].partition("?pidns-")
    start = int(lines[2]) if len(lines) == 4 else 0
    return Holder(host=host, process=int(lines[0]), space=space, start=start)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _same(one: Holder, other: Holder) -> bool:
    """Whether both name one process."""
    return (one.host, one.space, one.process) == (
        other.host,
        other.space,
        other.process,
    ) and holder.same_start(one.start, other.start)

"""Put bytes on disk so that a crash at any moment leaves the old file or the new one, whole.

Knows no marks. Files are made for their owner alone (0600, folders 0700).
"""

import contextlib
import os
from pathlib import Path

Stamp = tuple[int, int, int]
"""Inode, size and time of change (ns) of a file: differs after any change."""


def stamp_of(status: os.stat_result) -> Stamp:
    """The stamp of a file by its status."""
    return status.st_ino, status.st_size, status.st_mtime_ns


def file_stamp(path: Path) -> Stamp | None:
    """The stamp of the file at `path`, or None if there is none that can be asked."""
    try:
        return stamp_of(path.stat())
    except OSError:
        return None


def make_folder(folder: Path) -> None:
    """Make a folder and those above it that are missing, for their owner alone."""
    if not folder.is_dir():
        make_folder(folder.parent)
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=0o700)


def write_all(descriptor: int, data: bytes) -> None:
    """Write all of `data`; a short write is carried on."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def sync_folder(folder: Path) -> None:
    """Make new, renamed and removed names in `folder` last."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def replace_file(path: Path, data: bytes) -> Stamp:
    """Write `data` as the new content of `path` and return the file's stamp.

    Raises:
        OSError: The old file stands as it was, and nothing is left beside it.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}-{os.urandom(4).hex()}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        try:
            write_all(descriptor, data)
            os.fsync(descriptor)
            written = stamp_of(os.fstat(descriptor))
        finally:
            os.close(descriptor)
        os.replace(temporary, path)  # noqa: PTH105 - one spelling for all system calls here
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(path.parent)
    return written


def remove_leftovers(path: Path) -> None:
    """Remove temporary files that a crash left beside `path`. Call it under the lock only."""
    for leftover in path.parent.glob(f".{glob_escape(path.name)}.*.tmp"):
        with contextlib.suppress(OSError):
            leftover.unlink()


def glob_escape(name: str) -> str:
    """Return `name` with the signs that mean something in a pattern made plain."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in name)

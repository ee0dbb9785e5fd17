"""What is kept of the past: journals that were folded in, and earlier copies of the file.

Folded journals go to `marks.json.history/` as `<generation>-<utc>.jsonl`: together they hold every
edit, for undo, history and rescue. When there are many, the oldest are laid end to end in one
compressed file, `<first>..<last>-<utc>.jsonl.gz`, about a tenth of their size.

Backups go to `marks.json.backups/` as `<utc>.json`: one a day at most, made from a file that could
be read, and the newest ones are kept. The last file of an older schema stays for good, as
`<utc>.schema-<n>.json`. Everything here is called under the lock, but for reading.
"""

import contextlib
import errno
import os
import re
from collections.abc import Iterator
from pathlib import Path

from tui.marks.atomic import make_folder, replace_file, sync_folder
from tui.marks.files import MarksFiles, stamp

KEPT_BACKUPS = 5
"""Backups that are kept unless the reader has set another number."""

LOOSE_JOURNALS = 100
"""So many folded journals lie about before the older ones are joined."""
NEWEST_LOOSE = 20

_FOLDED = re.compile(r"(\d+)(?:\.\.(\d+))?-[^/]*\.jsonl(?:\.gz)?\Z")


def folded_journals(files: MarksFiles) -> list[tuple[int, int, Path]]:
    """The folded journals as first and last generation and path, oldest first."""
    found = []
    for path in _listed(files.history):
        match = _FOLDED.match(path.name)
        if match:
            first = int(match[1])
            found.append((first, int(match[2] or first), path))
    return sorted(found)


def put_away(files: MarksFiles, journal: Path, generation: int) -> None:
    """Move a journal whose edits are in the data file to the history."""
    make_folder(files.history)
    os.rename(journal, files.history / f"{generation}-{stamp()}.jsonl")  # noqa: PTH104
    sync_folder(files.history)
    sync_folder(journal.parent)


def journal_lines(path: Path) -> bytes:
    """The lines of a journal, folded or not, joined or not.

    Raises:
        OSError: It cannot be read, or not be unpacked.
    """
    data = path.read_bytes()
    if path.suffix != ".gz":
        return data
    import gzip  # here and below: 2 ms that the start can do without
    import zlib

    try:
        return gzip.decompress(data)
    except (EOFError, zlib.error) as error:
        raise OSError(errno.EIO, f"{path.name} is damaged: {error}") from error


def join_old_journals(files: MarksFiles) -> None:
    """Lay the older folded journals end to end once there are many of them."""
    loose = [(first, path) for first, last, path in folded_journals(files) if first == last]
    if len(loose) < LOOSE_JOURNALS:
        return
    import gzip

    old = loose[:-NEWEST_LOOSE]
    name = f"{old[0][0]}..{old[-1][0]}-{stamp()}.jsonl.gz"
    packed = b"".join(gzip.compress(_closed(path.read_bytes()), mtime=0) for _, path in old)
    replace_file(files.history / name, packed)
    for _, path in old:
        path.unlink()


def backups(files: MarksFiles) -> list[Path]:
    """The backups, newest first."""
    return sorted((p for p in _listed(files.backups) if p.suffix == ".json"), reverse=True)


def back_up(files: MarksFiles, kept: int = KEPT_BACKUPS) -> None:
    """Copy the data file to the backups if today has none yet, and drop all but the newest `kept`.

    The file is copied, never linked: another program may write into it in place.
    """
    rotating = _rotating(files)
    if not rotating or rotating[0].name[:8] != stamp()[:8]:
        _copy(files, f"{stamp()}.json")
    for old in _rotating(files)[kept:]:
        with contextlib.suppress(OSError):
            old.unlink()


def back_up_before_upgrade(files: MarksFiles, schema: int) -> None:
    """Copy the data file of an older schema to the backups, where it stays for good."""
    _copy(files, f"{stamp()}.schema-{schema}.json")


def _rotating(files: MarksFiles) -> list[Path]:
    """Newest first; those that a clock gone wrong dated ahead count as the oldest."""
    today = stamp()[:8]
    found = [path for path in backups(files) if ".schema-" not in path.name]
    return sorted(found, key=lambda path: (path.name[:8] <= today, path.name), reverse=True)


def _copy(files: MarksFiles, name: str) -> None:
    data = files.data.read_bytes() if files.data.exists() else b""
    if data.strip():
        make_folder(files.backups)
        replace_file(files.backups / name, data)


def has_past(files: MarksFiles) -> bool:
    """Whether anything tells that there were marks here before."""
    return bool(backups(files) or folded_journals(files))


def _listed(folder: Path) -> Iterator[Path]:
    try:
        yield from sorted(folder.iterdir())
    except OSError:
        return


def _closed(data: bytes) -> bytes:
    return data if data.endswith(b"\n") or not data else data + b"\n"

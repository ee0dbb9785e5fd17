"""Bring the marks back when the data file is damaged or gone.

The newest backup that can be read, every folded journal since, and the journal: together they hold
all that was ever acknowledged. The damaged file is never deleted, only renamed.
"""

import contextlib
import time

from tui.marks import history, lines
from tui.marks.files import MarksFiles
from tui.marks.tables import (
    DamagedFileError,
    ForeignFileError,
    RawTables,
    meta_of,
    read_raw,
    write_raw,
)
from tui.model import Problem

SETTLING = 2.0
"""Seconds for which another program may still be writing into the file."""


def is_settled(files: MarksFiles) -> bool:
    """Whether the data file was not written just now, so that damage in it is there to stay."""
    try:
        return abs(time.time() - files.data.stat().st_mtime) > SETTLING
    except OSError:
        return True


def is_foreign(files: MarksFiles, data: bytes, error: ValueError) -> bool:
    """Whether a file that cannot be read looks like somebody else's rather than damaged marks.

    A wrong path on the command line must not rename a file that never was ours.
    """
    if history.has_past(files) or files.journal.exists():
        return False
    start = data.lstrip(b"\xef\xbb\xbf \r\n\t\0")[:1]
    return isinstance(error, ForeignFileError) or start not in (b"{", b"")


def rescued(files: MarksFiles) -> tuple[RawTables, str]:
    """Gather the marks from backup, folded journals and journal; write nothing.

    Returns:
        The tables, and in words what they were gathered from.
    """
    from tui.marks.merge import merge_lines  # hardly ever needed

    tables: RawTables = {}
    source = "no backup"
    for backup in history.backups(files):
        try:
            tables = read_raw(backup.read_bytes())
        except (OSError, DamagedFileError, ForeignFileError):
            continue
        source = f"the backup {backup.name}"
        break
    meta = meta_of(tables)
    since = meta.generation if meta else 0
    folded = [path for _, last, path in history.folded_journals(files) if last >= since]
    edits = 0
    for path in [*folded, *files.side_journals, files.journal]:
        with contextlib.suppress(OSError):
            found, _ = lines.parse(history.journal_lines(path))
            edits += sum(line.kind != lines.HEAD for line in found)
            merge_lines(tables, [line for line in found if not line.is_newer])
    return tables, f"{source} and {edits} edits of the journals"


def set_aside(files: MarksFiles, reason: str) -> Problem:
    """Rename the damaged file, write the rescued one in its place and tell about it.

    Only under the lock.

    Raises:
        OSError: The folder cannot be written; the damaged file stands where it was.
    """
    from tui.marks.storage import MarksStorage

    tables, source = rescued(files)
    aside = files.unreadable()
    told = f"is gone ({reason})"
    if files.data.exists():
        files.data.rename(aside)
        told = f"could not be read ({reason}) and is kept as {aside.name}"
    MarksStorage(files.data, raw=True).write(tables)
    return Problem(str(files.data), f"{told}; marks were restored from {source}", is_fatal=False)


def rescued_bytes(files: MarksFiles) -> bytes:
    """The rescued marks as the content of a file, for memory where nothing can be written."""
    return write_raw(rescued(files)[0])

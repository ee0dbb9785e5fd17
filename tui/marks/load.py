"""Read the marks of a reader from disk into memory, whatever state the files are in.

Never writes and needs no lock: the journal is opened before the data file is read, so a fold by
another session in between only means that some edits are seen twice, which changes nothing.
"""

import contextlib
import time

import msgspec

from tui.marks import history, records
from tui.marks.atomic import Stamp, file_stamp
from tui.marks.files import MarksFiles
from tui.marks.journal import Journal
from tui.marks.lines import Line, parse
from tui.marks.records import MetaRecord
from tui.marks.restore import is_foreign, is_settled, rescued_bytes
from tui.marks.state import State
from tui.marks.tables import (
    Content,
    DamagedFileError,
    ForeignFileError,
    read_marks,
    read_raw,
    write_raw,
)
from tui.marks.upgrade import upgrade
from tui.model import Problem


class Loaded(msgspec.Struct):
    """What was found on disk."""

    state: State
    files: MarksFiles
    stamp: Stamp | None
    meta: MetaRecord | None
    journal: Journal | None
    problems: tuple[Problem, ...] = ()
    damage: str | None = None
    """Why the data file must be set aside and restored, or None if it is whole."""
    refusal: Problem | None = None
    """Why nothing may be written here at all."""
    is_newer: bool = False
    """The data file belongs to a newer version: edits go to the side journal."""
    has_side_edits: bool = False
    is_unreadable: bool = False
    """The data file is there but cannot be read now; it is asked again."""


def load(files: MarksFiles) -> Loaded:
    """Read journal and data file."""
    journal = _open_journal(files)
    loaded = _load_data(files)
    early = _side_lines(files)
    loaded.has_side_edits = bool(early)
    if journal is not None:
        try:
            early += journal.news()
        except OSError as error:
            loaded.problems += (_problem(files, f"the journal cannot be read: {_words(error)}"),)
    head = [journal.head] if journal and journal.head else []
    versions = [line.v for line in (*head, *early)]
    newest = max([loaded.meta.schema if loaded.meta else 0, *versions])
    if newest > records.SCHEMA:
        loaded.is_newer = True
        loaded.problems += (_newer(files, newest),)
    for line in early:
        if not line.is_newer:
            for record in line.records():
                loaded.state.put(record)
    if journal is not None and journal.damaged:
        reason = f"{journal.damaged} line(s) were cut off or damaged and are left out"
        loaded.problems += (Problem(str(files.journal), reason, is_fatal=False),)
    loaded.journal = journal
    return loaded


def _load_data(files: MarksFiles) -> Loaded:
    for _ in range(10):
        loaded = _try_data(files)
        if loaded.damage is None or is_settled(files):
            break
        time.sleep(0.05)  # another program is writing into the file just now
    return loaded


def _try_data(files: MarksFiles) -> Loaded:
    stamp, data = file_stamp(files.data), b""
    loaded = Loaded(State(), files, stamp, None, None)
    try:
        data = files.data.read_bytes()
        loaded.damage = None if data.strip() or not history.has_past(files) else "it is empty"
    except FileNotFoundError:
        loaded.damage = "no such file" if history.has_past(files) else None
    except OSError as error:
        loaded.problems += (_problem(files, f"cannot be read: {_words(error)}"),)
        loaded.stamp, loaded.is_unreadable = None, True
        data = rescued_bytes(files)
    try:
        content = _read(data)
    except (DamagedFileError, ForeignFileError) as error:
        content = Content([], None)
        if is_foreign(files, data, error):
            reason = "is not a marks file; it is left alone and nothing is saved"
            loaded.refusal = _problem(files, reason)
        else:
            loaded.damage = str(error)
    if loaded.damage is not None:
        content = _read(rescued_bytes(files))
    _take(loaded, content)
    return loaded


def _read(data: bytes) -> Content:
    """The marks of a file; one of an older schema is brought up to this one in memory."""
    content = read_marks(data)
    if content.meta is None or content.meta.schema >= records.SCHEMA:
        return content
    tables = read_raw(data)
    upgrade(tables, content.meta.schema)
    return read_marks(write_raw(tables))


def _take(loaded: Loaded, content: Content) -> None:
    loaded.state.fill(content.records)
    loaded.meta = content.meta
    if content.not_understood:
        reason = f"{content.not_understood} record(s) are not understood and left as they are"
        loaded.problems += (_problem(loaded.files, reason, is_fatal=False),)
    if content.meta is None and not content.records and history.has_past(loaded.files):
        reason = f"holds no marks; earlier ones are in {loaded.files.backups.name}"
        loaded.problems += (_problem(loaded.files, reason, is_fatal=False),)


def _open_journal(files: MarksFiles) -> Journal | None:
    with contextlib.suppress(FileNotFoundError):
        try:
            return Journal(files.journal)
        except FileNotFoundError:
            raise
        except OSError:
            return None
    return None


def _side_lines(files: MarksFiles) -> list[Line]:
    found: list[Line] = []
    for path in files.side_journals:
        with contextlib.suppress(OSError):
            found += parse(path.read_bytes())[0]
    return found


def _newer(files: MarksFiles, schema: int) -> Problem:
    reason = (
        f"was written by a newer version (schema {schema}, this program knows {records.SCHEMA}); "
        f"it is not changed, marks made now go to {files.side_journal.name}"
    )
    return _problem(files, reason)


def _problem(files: MarksFiles, reason: str, is_fatal: bool = True) -> Problem:
    return Problem(str(files.data), reason, is_fatal)


def _words(error: OSError) -> str:
    return error.strerror or str(error)

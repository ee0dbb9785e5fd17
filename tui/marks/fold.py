"""Fold the journal into the TinyDB file, so that stock TinyDB sees the edits.

Only under the lock. Each step leaves files from which everything can be read again, and doing a
step twice is as good as once, so the process may be killed between any two:

1. the file is read anew (a person may have edited it), the journal's records are put into it, and a
   file of an older schema is brought up to this one, after a backup that is not rotated away;
2. it is replaced as a whole: the journal that still stands says nothing new then;
3. the journal moves to the history;
4. a new journal is begun.
"""

import contextlib
import errno

import msgspec
from tinydb import TinyDB

from tui import __version__
from tui.marks import history, lines, records
from tui.marks.atomic import file_stamp, remove_leftovers
from tui.marks.files import MarksFiles
from tui.marks.journal import Journal
from tui.marks.lines import Line
from tui.marks.merge import merge_lines
from tui.marks.records import MetaRecord, doc_ids
from tui.marks.storage import MarksStorage, read_tables
from tui.marks.tables import DamagedFileError, RawTables, meta_of
from tui.marks.upgrade import upgrade


class NewerFileError(Exception):
    """The data file belongs to a newer version and must not be written."""


def fold(files: MarksFiles, session: str, backups: int = history.KEPT_BACKUPS) -> Journal:
    """Fold the journal (and edits set aside for a newer version) and begin the next one.

    Args:
        files: The files of the marks.
        session: The session that begins the next journal.
        backups: How many backups are kept.

    Returns:
        The new journal.

    Raises:
        OSError: Something could not be read or written; nothing is lost.
        DamagedFileError: The data file must be restored first (also `ForeignFileError`).
        NewerFileError: The data file is of a newer version.
    """
    remove_leftovers(files.data)
    with TinyDB(files.data, storage=MarksStorage, raw=True) as database:
        tables = read_tables(database)
        before = database.storage.stamp
        is_blank = not tables and (before is None or not files.data.read_bytes().strip())
        if is_blank and history.has_past(files):  # as `load` sees it; `{}` is what a person wants
            raise DamagedFileError("it is empty or gone")
        meta = meta_of(tables) or MetaRecord()
        schema = meta.schema
        if schema > records.SCHEMA:
            raise NewerFileError
        found = _lines(files)
        generation = next_generation(files, meta, found)
        merge_lines(tables, found)
        upgrade(tables, schema)
        _sign(tables, generation)
        if schema < records.SCHEMA:
            history.back_up_before_upgrade(files, schema)
        history.back_up(files, backups)
        if file_stamp(files.data) != before:
            raise OSError(errno.EBUSY, "another program is writing to it")
        database.storage.write(tables)
        stamp = database.storage.stamp
    for journal in (*files.side_journals, files.journal):
        if journal.exists():
            history.put_away(files, journal, generation)
    begun = Journal.begin(files.journal, generation + 1, (before, stamp), session)
    with contextlib.suppress(OSError):  # the fold is done; tidying up can wait
        history.join_old_journals(files)
    return begun


def next_generation(files: MarksFiles, meta: MetaRecord | None, found: list[Line]) -> int:
    """The generation of the journal that stands, or the one that a new journal gets."""
    heads = [line.generation for line in found if line.generation is not None]
    if heads:
        return max(heads)
    past = [last for _, last, _ in history.folded_journals(files)]
    return max([meta.generation if meta else 0, *past]) + 1


def _lines(files: MarksFiles) -> list[Line]:
    found: list[Line] = []
    for path in (*files.side_journals, files.journal):
        try:
            found += lines.parse(path.read_bytes())[0]
        except FileNotFoundError:
            continue
    if any(line.is_newer for line in found):
        raise NewerFileError
    return found


def _sign(tables: RawTables, generation: int) -> None:
    """Write into the file which version and which journal it comes from."""
    doc_id = next(doc_ids("marks"))
    rows = tables.setdefault(records.META, {})
    before: dict[str, object] = {}
    if doc_id in rows:
        with contextlib.suppress(msgspec.DecodeError, UnicodeDecodeError):
            before = msgspec.json.decode(rows[doc_id], type=dict[str, object])
    fields = {"id": "marks", **before}
    fields |= msgspec.to_builtins(MetaRecord(generation=generation, program=__version__))
    rows[doc_id] = msgspec.Raw(msgspec.json.encode(fields))

"""What was done to the marks: every line that is still kept, and the marks as they were at a time.

Reads journal and history, whatever state they are in; writes nothing and needs no lock. A line that
is folded away between two looks is met twice, never missed.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from tui.marks import history, lines
from tui.marks.files import MarksFiles
from tui.marks.lines import Line
from tui.marks.state import State
from tui.marks.tables import DamagedFileError, ForeignFileError, read_marks


def lines_back(files: MarksFiles) -> Iterator[Line]:
    """Every edit that is kept, newest file first and in it the newest line first, each once.

    Files are opened one by one as the lines are asked for.
    """
    met: set[tuple[str, int]] = set()
    waiting = [_edits(path) for path in (files.journal, *reversed(files.side_journals))]
    folded = [path for _, _, path in reversed(history.folded_journals(files))]
    for found in (*waiting, *map(_edits, folded)):
        for line in reversed(found):
            name = (line.session, line.number)
            if name not in met:
                met.add(name)
                yield line


def _edits(path: Path) -> list[Line]:
    with contextlib.suppress(OSError):
        found, _ = lines.parse(history.journal_lines(path))
        return [line for line in found if line.kind != lines.HEAD and not line.is_newer]
    return []


def state_at(files: MarksFiles, at: str) -> State:
    """The marks as they were at a time.

    Args:
        files: The files of the marks.
        at: A stamp like those of `edits.now`, or the beginning of one.

    Returns:
        What journal, history, backups and the file itself say of that time. Marks that were made
        past this program (with TinyDB, by hand) are known as they stand in file and backups only.
    """
    state = State()
    for path in (*history.backups(files), files.data):
        with contextlib.suppress(OSError, DamagedFileError, ForeignFileError):
            state.fill(r for r in read_marks(path.read_bytes()).records if r.changed_at <= at)
    for line in lines_back(files):
        for record in line.records():
            if record.changed_at <= at:
                state.put(record)
    return state

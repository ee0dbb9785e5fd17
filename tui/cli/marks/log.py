"""`rapport marks log`: every edit that is kept, newest first, with the name to undo it by."""

import itertools
from collections.abc import Iterable, Iterator

import click
import msgspec

from tui.cli.marks.opening import files_of
from tui.cli.options import common_options
from tui.cli.output import say, say_json, warn
from tui.marks.files import MarksFiles
from tui.marks.lines import Line
from tui.marks.past import lines_back
from tui.marks.records import (
    DOCUMENTS,
    BookmarkRecord,
    DraftRecord,
    NamedPlaceRecord,
    PositionRecord,
    ReadMark,
    Record,
    VisitRecord,
)
from tui.marks.timeline import GROWING
from tui.marks.words import kind_words
from tui.model import safe_line
from tui.terminal.plain_text import cut, terminal_width

SHOWN = 3
"""Marks of an edit that are named; of more, the number is told."""


class LogLine(msgspec.Struct, frozen=True, kw_only=True):
    """An edit as `--json` prints it, see docs/json.md."""

    name: str
    at: str
    kind: str
    session: str
    of: str | None
    can_undo: bool
    marks: list[str]


@click.command()
@click.option("-n", "--number", type=click.IntRange(min=0), default=0, help="Only the newest N.")
@click.option("--all", "everything", is_flag=True, help="Also places, visits, the view in use.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, see docs/json.md.")
@common_options()
@click.pass_context
def log(ctx: click.Context, number: int, everything: bool, as_json: bool) -> int:
    """List what was done to your marks, newest first.

    The name in the last column is what `rapport marks undo NAME` takes.
    """
    width = terminal_width()
    count = 0
    files = files_of(ctx)
    lines = lines_back(files)
    if not everything:
        lines = _last_words(line for line in lines if line.kind not in PLACES)
    for line in itertools.islice(lines, number or None):
        if as_json:
            say_json(_record(line))
        else:
            say(cut(_row(line), width))
        count += 1
    if not count:
        warn(_nothing(files))
    return 0 if count else 1


PLACES = ("set_position", "visit", "note_view")


def _last_words(lines: Iterable[Line]) -> Iterator[Line]:
    """Of a reply that was put on disk while it was typed, what it came to."""
    told: set[str] = set()
    for line in lines:
        if line.kind == GROWING:
            if line.unit in told:
                continue
            told.add(line.unit)
        yield line


def _nothing(files: MarksFiles) -> str:
    return "no edit is kept" if files.data.exists() else f"no marks yet in {files.data}"


def _record(line: Line) -> LogLine:
    return LogLine(
        name=line.unit,
        at=line.at,
        kind=line.kind,
        session=line.session,
        of=line.of or None,
        can_undo=line.was is not None,
        marks=[f"{table}:{_target(record)}" for table, record in _marks(line)],
    )


def _row(line: Line) -> str:
    marks = _marks(line)
    named = ", ".join(_mark_words(record) for _, record in marks[:SHOWN])
    if len(marks) > SHOWN:
        named = f"{len(marks):,} marks: {named}, …"
    when = line.at[:19].replace("T", " ")
    return f"{when}  {kind_words(line.kind)}  {named}  {line.unit}"


def _marks(line: Line) -> list[tuple[str, Record]]:
    return [put for put in line.puts() if put[0] != DOCUMENTS]


def _mark_words(record: Record) -> str:
    words = _target(record)
    if isinstance(record, ReadMark):
        return words
    if isinstance(record, BookmarkRecord):
        note = f" “{cut(record.note, 40)}”" if record.note else ""
        return f"{words}{note}{' (removed)' if record.deleted else ''}"
    if isinstance(record, NamedPlaceRecord):
        return f"{record.letter} at {record.of}#{record.within}{' (removed)' * record.deleted}"
    if isinstance(record, DraftRecord):
        said = f" “{cut(safe_line(record.comment[:200]), 40)}”" if record.comment else ""
        return f"{words}{said}{' (removed)' if record.deleted else ''}"
    return words


def _target(record: Record) -> str:
    part = getattr(record, "part", "")
    if isinstance(record, PositionRecord | VisitRecord):
        return str(record.document)
    return f"{record.document}#{part}" if part else str(record.document)

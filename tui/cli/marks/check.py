"""`rapport marks check`: whether the text of every bookmark and draft is still where it was."""

from collections import Counter

import click
import msgspec

from tui.cli.choices import Choices, find_places
from tui.cli.options import common_options
from tui.cli.output import say, say_json, warn
from tui.cli.scanning import scan
from tui.marks import DraftRecord
from tui.marks.records import record_id
from tui.session.reanchoring import STATUSES, CheckedBookmark, CheckedDraft, Report
from tui.terminal.plain_text import cut, terminal_width


class CheckLine(msgspec.Struct, frozen=True, kw_only=True):
    """A bookmark or a draft as `--json` prints it, see docs/json.md."""

    document: str
    part: str
    status: str
    score: float
    now_document: str | None
    now_part: str | None
    title: str
    quote: str
    note: str


@click.command()
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option("--dry-run", is_flag=True, help="Only tell; leave the marks where they are.")
@click.option("--all", "everything", is_flag=True, help="Also name the bookmarks that are kept.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, see docs/json.md.")
@common_options()
@click.pass_context
def check(
    ctx: click.Context, paths: tuple[str, ...], dry_run: bool, everything: bool, as_json: bool
) -> int:
    """Look for the text of every mark in the library of each PATH, or in your own.

    Marks whose text moved go along with it. Each bookmark is kept (as it was), moved, changed
    (its words are others now), adrift (its text is not found; the bookmark stays, with its quote)
    or elsewhere (its file is there, outside this library); so is each draft, by what it answers.
    Exits with 1 if any is adrift.
    """
    choices = ctx.ensure_object(Choices)
    settings = choices.load_settings()
    session = choices.open(find_places(paths, settings), settings)
    try:
        scan(session)
        report = session.check_marks() if dry_run else session.reanchor()
        if not session.marks.flush(10):
            raise click.ClickException("; ".join(map(str, session.marks.troubles)))
        for trouble in session.marks.troubles:
            warn(str(trouble))
    finally:
        session.close()
    width = terminal_width()
    found: list[CheckedBookmark | CheckedDraft] = [*report.bookmarks, *report.drafts]
    for checked in sorted(found, key=lambda c: STATUSES.index(c.status), reverse=True):
        if as_json:
            say_json(_line(checked))
        elif everything or checked.status != "kept":
            _tell(checked, width)
    if not as_json:
        say(summary_line(report))
    return 1 if any(checked.status == "adrift" for checked in found) else 0


def summary_line(report: Report) -> str:
    """`5 bookmarks: 3 kept, 1 moved, 0 changed, 1 adrift, 0 elsewhere`; drafts if there are any."""
    total = len(report.bookmarks)
    counts = ", ".join(f"{report.count(status):,} {status}" for status in STATUSES)
    said = f"{total:,} {'bookmark' if total == 1 else 'bookmarks'}: {counts}"
    if not report.drafts:
        return said
    of_drafts = Counter(checked.status for checked in report.drafts)
    counts = ", ".join(f"{of_drafts[status]:,} {status}" for status in STATUSES)
    total = len(report.drafts)
    return f"{said}\n{total:,} {'draft' if total == 1 else 'drafts'}: {counts}"


def _tell(checked: CheckedBookmark | CheckedDraft, width: int | None) -> None:
    record = checked.record
    name = record_id("bookmarks", record.document, record.part).rstrip("#")
    now = ""
    if checked.target is not None and (checked.target.document, checked.target.part) != (
        record.document,
        record.part,
    ):
        now = record_id("bookmarks", checked.target.document, checked.target.part).rstrip("#")
    say(cut(f"{checked.status:<10}{name}{' → ' + now if now else ''}", width))
    if note := _note(checked):
        say(cut(f"          {note}", width))
    if record.quote:
        say(cut(f"          “{record.quote}”", width))


def _note(checked: CheckedBookmark | CheckedDraft) -> str:
    """What the reader wrote: the note of a bookmark, the comment of a draft."""
    record = checked.record
    return record.comment if isinstance(record, DraftRecord) else record.note


def _line(checked: CheckedBookmark | CheckedDraft) -> CheckLine:
    record, target = checked.record, checked.target
    return CheckLine(
        document=record.document,
        part=record.part,
        status=checked.status,
        score=round(checked.score, 1),
        now_document=target.document if target is not None else None,
        now_part=target.part if target is not None else None,
        title=record.title,
        quote=record.quote,
        note=_note(checked),
    )

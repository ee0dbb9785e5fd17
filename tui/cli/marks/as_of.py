"""`rapport marks as-of`: the marks as they were at a time."""

import re
from collections import Counter
from datetime import UTC, datetime, timedelta

import click

from tui.cli.bookmarks import say_bookmark
from tui.cli.drafts.group import say_draft
from tui.cli.marks.opening import files_of
from tui.cli.options import common_options
from tui.cli.output import say, say_json
from tui.marks import DraftRecord
from tui.marks.past import state_at
from tui.marks.state import State
from tui.terminal.plain_text import terminal_width

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@click.command("as-of")
@click.argument("date")
@click.option("--json", "as_json", is_flag=True, help="Every record of then, one JSON a line.")
@common_options()
@click.pass_context
def as_of(ctx: click.Context, date: str, as_json: bool) -> int:
    """Show your marks as they were at DATE.

    DATE is a day (2026-11-24: its end), a time (2026-11-24T21:20, local unless it says otherwise),
    or so many days or hours ago (3d, 12h).
    """
    state = state_at(files_of(ctx), stamp_of(date))
    if as_json:
        for table, record in sorted(state.records(), key=lambda put: (put[0], put[1].document)):
            say_json({"table": table, **_told(record)})
    else:
        _tell(state)
    return 0 if any(True for _ in state.records()) else 1


def stamp_of(date: str) -> str:
    """The last moment that DATE means, as a stamp of the marks.

    Raises:
        click.BadParameter: It is no date.
    """
    ago = re.fullmatch(r"(\d{1,5})([dh])", date)
    try:
        if ago:
            hours = int(ago[1]) * (24 if ago[2] == "d" else 1)
            moment = datetime.now(UTC) - timedelta(hours=hours)
        else:
            moment = datetime.fromisoformat(date).astimezone(UTC)
            if _DAY.fullmatch(date):
                moment += timedelta(days=1) - timedelta(microseconds=1)
        return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")
    except (ValueError, OverflowError) as error:
        raise click.BadParameter(f"{date!r} is no date, time or so many days ago (3d)") from error


def _tell(state: State) -> None:
    width = terminal_width()
    read = Counter(
        document for document, marks in state.reads.items() for mark in marks.values() if mark.read
    )
    held = [b for places in state.bookmarks.values() for b in places.values() if not b.deleted]
    drafts = [d for places in state.drafts.values() for d in places.values() if not d.deleted]
    of_drafts = f", {len(drafts):,} {'draft' if len(drafts) == 1 else 'drafts'}" if drafts else ""
    parts = f"{sum(read.values()):,} parts of {len(read):,} documents read"
    say(f"{parts}, {len(held):,} bookmarks{of_drafts}")
    for record in sorted(held, key=lambda b: b.created_at, reverse=True):
        say_bookmark(record, width)
    for draft in sorted(drafts, key=lambda d: d.changed_at, reverse=True):
        say_draft(draft, width)


def _told(record: object) -> dict[str, object]:
    """The fields of a record, but for the e-mail address of a draft."""
    import msgspec

    found: dict[str, object] = msgspec.to_builtins(record)
    if isinstance(record, DraftRecord):
        del found["email"]
    return found

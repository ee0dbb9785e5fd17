"""`rapport marks import`: take in what an export or another program wrote."""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import click

from tui.cli.choices import Choices
from tui.cli.marks.difference import difference_words
from tui.cli.marks.held import held_records, known_addresses
from tui.cli.marks.opening import open_marks
from tui.cli.marks.places import LibraryPlaces
from tui.cli.options import common_options
from tui.cli.output import say, warn
from tui.cli.show import WITHIN
from tui.marks.exchange import FORMATS, Imported, Taken, Weighed, import_, weigh
from tui.marks.incoming import Difference
from tui.marks.marks import LINE
from tui.marks.records import DOCUMENTS
from tui.model import Problem
from tui.terminal.plain_text import cut, terminal_width

IMPORT = "import"
"""Kind of the edit in the journal."""


@click.command("import")
@click.argument("paths", metavar="FILE...", nargs=-1, required=True)
@click.option("--format", "name", type=click.Choice(FORMATS), help="Else the content tells.")
@click.option("--dry-run", is_flag=True, help="Only tell what would come in, mark by mark.")
@WITHIN
@common_options()
@click.pass_context
def import_marks(
    ctx: click.Context,
    paths: tuple[str, ...],
    name: str | None,
    dry_run: bool,
    within: tuple[str, ...],
) -> int:
    """Take the marks of each FILE into yours: Markdown, JSON, W3C annotations or CSV.

    A mark never takes the place of a newer one, and what you removed since stays removed. What
    cannot be read is told, the rest is taken. `-` is standard input.
    """
    held = held_records(ctx)
    changes: list[Taken] = []
    problems: list[Problem] = []
    with LibraryPlaces(ctx.ensure_object(Choices), within, known_addresses(held)) as places:
        for path in paths:
            imported = _read(path, name or "", places)
            changes += imported.changes
            problems += imported.problems
    for problem in problems:
        warn(str(problem))
    weighed = weigh(changes, held)
    coming = [found for found in weighed if found.fate in ("new", "changed")]
    if coming and not dry_run:
        with open_marks(ctx) as marks, marks.group():
            for start in range(0, len(coming), LINE):
                line = coming[start : start + LINE]
                marks.take(IMPORT, [(found.table, found.raw) for found in line])
    if dry_run:
        _tell(weighed)
    _sum_up(weighed, bool(coming), dry_run)
    return 1 if any(problem.is_fatal for problem in problems) or not weighed else 0


def _read(path: str, name: str, places: LibraryPlaces) -> Imported:
    """What one file holds; a byte that is no text is told, and the rest read."""
    imported = Imported()
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        imported.leave_out(path, "", error.strerror or error)
        return imported
    try:
        text, loss = data.decode(), None
    except UnicodeDecodeError as error:
        text = data.decode(errors="replace")
        reason = f"byte {error.start + 1} is no UTF-8; such bytes are read as �"
        loss = Problem(path, reason, is_fatal=False)
    imported = import_(text, path, name, places.resolve)
    if loss is not None:
        imported.problems.insert(0, loss)
    return imported


def _tell(weighed: Sequence[Weighed]) -> None:
    """A line for each mark that would come in, or that is older than the one here."""
    width = terminal_width()
    for found in weighed:
        if found.table == DOCUMENTS or found.fate == "same":
            continue
        kind: Literal["new", "newer"] = "new" if found.here is None else "newer"
        difference = Difference(found.table, found.name, kind, found.here, found.raw)
        say(cut(f"{found.fate:<7}  {difference_words(difference)}", width))


def _sum_up(weighed: Sequence[Weighed], is_change: bool, dry_run: bool) -> None:
    fates = Counter(found.fate for found in weighed if found.table != DOCUMENTS)
    verb = "would come in" if dry_run else "came in"
    left = f"{fates['older']:,} are older than yours, {fates['same']:,} the same"
    say(f"{fates['new']:,} new and {fates['changed']:,} changed marks {verb}; {left}.")
    if is_change and not dry_run:
        say("`rapport marks undo` takes that back.")

"""`rapport marks merge`: put the marks of several machines together, newest per record."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from tui.cli.marks.difference import difference_words
from tui.cli.marks.opening import files_of, open_marks
from tui.cli.options import common_options
from tui.cli.output import say, warn
from tui.marks.files import MarksFiles
from tui.marks.incoming import Difference, changes_of, conflict_copies, incoming, read_tables
from tui.marks.marks import LINE
from tui.marks.merge import MERGE
from tui.marks.records import DOCUMENTS
from tui.marks.tables import RawTables
from tui.model import Problem
from tui.terminal.plain_text import cut, terminal_width


@click.command()
@click.argument("others", metavar="[OTHER]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only tell what would come in.")
@click.option("-q", "--quiet", is_flag=True, help="Tell the numbers only.")
@common_options()
@click.pass_context
def merge(ctx: click.Context, others: tuple[Path, ...], dry_run: bool, quiet: bool) -> int:
    """Take the marks of each OTHER marks file into yours.

    Of two marks on one text the newer one counts; what was removed stays removed. OTHER files are
    only read. Without OTHER, the copies that a sync program set aside beside your file are taken.
    """
    files = files_of(ctx)
    named = list(others) or conflict_copies(files)
    if not named:
        warn(f"no OTHER file named, and no conflict copy beside {files.data}")
        return 1
    found = [_tables(MarksFiles.of(path)) for path in named]
    own = _tables(files) if files.data.exists() or files.journal.exists() else {}
    differences = incoming(own, found)
    if not dry_run:
        with open_marks(ctx) as marks, marks.group():
            for start in range(0, len(differences), LINE):
                marks.take(MERGE, changes_of(differences[start : start + LINE]))
    if not quiet:
        _tell(differences)
    _sum_up(differences, named, dry_run)
    return 0


def _tables(files: MarksFiles) -> RawTables:
    tables = read_tables(files)
    if isinstance(tables, Problem):
        raise click.ClickException(str(tables))
    return tables


def _tell(differences: Sequence[Difference]) -> None:
    width = terminal_width()
    for difference in differences:
        if difference.table != DOCUMENTS:
            say(cut(difference_words(difference), width))


def _sum_up(differences: Sequence[Difference], named: Sequence[Path], dry_run: bool) -> None:
    kinds = Counter(d.kind for d in differences if d.table != DOCUMENTS)
    verb = "would come in" if dry_run else "came in"
    files = "1 file" if len(named) == 1 else f"{len(named):,} files"
    say(f"{kinds['new']:,} new and {kinds['newer']:,} newer marks {verb} from {files}.")
    if kinds and not dry_run:
        say("`rapport marks undo` takes that back.")

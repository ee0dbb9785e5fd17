"""`rapport marks export`: the marks as a text for people or for other programs."""

import os
from pathlib import Path

import click

from tui.cli.choices import Choices
from tui.cli.faults import RequestError
from tui.cli.marks.held import Held, held_records
from tui.cli.marks.opening import files_of
from tui.cli.marks.places import LibraryPlaces
from tui.cli.options import common_options
from tui.cli.output import say_exactly, warn
from tui.cli.show import WITHIN
from tui.marks.exchange import (
    CSV,
    ENDINGS,
    FORMATS,
    JSON,
    MARKDOWN,
    Taken,
    export,
    is_named_by_address,
    is_understood,
)
from tui.marks.records import BOOKMARKS, DOCUMENTS, READS
from tui.marks.tables import plain_record


@click.command("export")
@click.option("--format", "name", type=click.Choice(FORMATS), help="Else by the name of FILE.")
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--all", "everything", is_flag=True, help="JSON: every mark, also removed ones.")
@click.option("--with-addresses", is_flag=True, help="Leave e-mail addresses in.")
@WITHIN
@common_options()
@click.pass_context
def export_marks(
    ctx: click.Context,
    name: str | None,
    output: Path | None,
    everything: bool,
    with_addresses: bool,
    within: tuple[str, ...],
) -> int:
    """Write your bookmarks and notes as Markdown, JSON or W3C annotations, or what you read as CSV.

    Without --format and FILE it is Markdown. Each can be imported again; docs/marks.md describes
    them. E-mail addresses are replaced by [e-mail] unless asked for.
    """
    name = name or ENDINGS.get(output.suffix.casefold() if output else "", MARKDOWN)
    if everything and name != JSON:
        raise click.UsageError("--all goes with --format json only")
    must_be_writable(ctx, output)
    held = held_records(ctx)
    found = _chosen(held, name, everything)
    chosen = [(table, raw) for table, raw in found if is_understood(name, table, raw)]
    if len(chosen) < len(found):
        left = len(found) - len(chosen)
        warn(f"{left:,} record(s) are not understood and left out; --format json takes them")
    if not any(table != DOCUMENTS for table, _ in chosen):
        warn("no read marks" if name == CSV else "no marks" if everything else "no bookmarks")
        return 1
    with LibraryPlaces(ctx.ensure_object(Choices), within, {}) as places:
        text = export(name, chosen, with_addresses=with_addresses, offsets=places.offsets)
    lost = 0 if with_addresses else sum(is_named_by_address(raw) for _, raw in chosen)
    if lost:
        warn(
            f"{lost:,} mark(s) are named by an e-mail address; only --with-addresses keeps their"
            " place for an import"
        )
    write_out(text, output)
    return 0


def _chosen(held: Held, name: str, everything: bool) -> list[Taken]:
    """The records to write: bookmarks newest first, all else by id."""
    if everything:
        return [(table, raw) for (table, _), raw in sorted(held.items(), key=lambda row: row[0])]
    if name == CSV:
        tables = (READS, DOCUMENTS)
        return [(t, raw) for (t, _), raw in sorted(held.items(), key=lambda r: r[0]) if t in tables]
    found = []
    for (table, record_id), raw in held.items():
        fields = plain_record(raw)
        if table == BOOKMARKS and isinstance(fields, dict) and fields.get("deleted") is not True:
            at = fields.get("created_at") or fields.get("changed_at")
            found.append((str(at or ""), record_id, raw))
    found.sort(key=lambda row: row[:2], reverse=True)
    return [(BOOKMARKS, raw) for _, _, raw in found]


def must_be_writable(ctx: click.Context, output: Path | None) -> None:
    """Refuse to put an export where the marks are, or in place of what is no file."""
    if output is None or str(output) == "-":
        return
    files = files_of(ctx)
    real = Path(os.path.realpath(output))
    if real.name.startswith(files.data.name) and real.parent == files.data.parent:
        raise RequestError(f"{output}: the marks themselves are kept there")
    if os.path.lexists(real) and not real.is_file():
        raise RequestError(f"{output}: is no regular file")


def write_out(text: str, output: Path | None) -> None:
    """Write a text to standard output, or as a whole or not at all into a file."""
    from tui.marks.atomic import replace_file

    if output is None or str(output) == "-":
        say_exactly(text)
        return
    try:
        replace_file(Path(os.path.realpath(output)), text.encode())
    except OSError as error:
        raise click.ClickException(f"{output}: {error.strerror or error}") from error

"""`rapport bookmarks`: what the reader has bookmarked, newest first.

Needs the marks alone: a bookmark keeps the title, the path and the words of its place, so it is
told even when the document is gone.
"""

import click

from tui.cli.choices import Choices
from tui.cli.options import common_options
from tui.cli.output import say
from tui.marks import BookmarkRecord
from tui.panes.words import BOOKMARK, bookmark_days, bookmark_kind
from tui.session.notes import tags_in
from tui.terminal.plain_text import cut

QUOTE = 120
"""Characters of the quote that a person is shown."""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, see docs/json.md.")
@common_options()
@click.pass_context
def bookmarks(ctx: click.Context, as_json: bool) -> int:
    """Print your bookmarks with their notes, newest first."""
    from tui.cli.own_marks import tell_marks
    from tui.cli.records import bookmark_line

    return tell_marks(
        ctx.ensure_object(Choices),
        lambda marks: marks.bookmarks(),
        bookmark_line,
        say_bookmark,
        as_json=as_json,
        nothing="no bookmarks",
    )


def say_bookmark(record: BookmarkRecord, width: int | None) -> None:
    """A bookmark for a person: what it is on, its note and tags, its quote, its days and keys."""
    say(cut(f"{BOOKMARK} {record.title or record.document} · {bookmark_kind(record)}", width))
    for line in record.note.split("\n") if record.note else ():
        say(cut(f"    {line}", width))
    spelled = set(tags_in(record.note))
    if others := " ".join(f"#{tag}" for tag in record.tags if tag not in spelled):
        say(cut(f"    {others}", width))
    quote = record.quote[:QUOTE] + ("…" if len(record.quote) > QUOTE else "")
    if quote and quote != record.title:
        say(cut(f"    “{quote}”", width))
    part = record.within or record.part
    key = f"{record.document} · {part}" if part else record.document
    say(cut(f"    {bookmark_days(record)} · {key}", width))

"""`rapport list`: the documents of a library, one line each."""

import click

from tui.cli.choices import Choices, common_options, find_places
from tui.cli.output import say, say_json
from tui.library import PAGE, Entry
from tui.panes.words import BOOKMARK, UNREAD, replies_short
from tui.session import Session
from tui.terminal.plain_text import cells, cut, padded, terminal_width

DATE = 10
"""Columns of a date; the time of day is left to `show`."""
REPLIES = 9


@click.command("list")
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, see docs/json.md.")
@common_options()
@click.pass_context
def listing(ctx: click.Context, paths: tuple[str, ...], as_json: bool) -> int:
    """List the documents of each PATH, newest first.

    Told of each: unread (●), bookmarked (★), its date, how many replies are kept of those the
    page declares, title, author, key. Without PATH, the places of the settings or the seeds.
    """
    from tui.cli.scanning import scan, warn, warn_of_problems

    choices = ctx.ensure_object(Choices)
    settings = choices.load_settings()
    places = find_places(paths, settings)
    session = choices.open(places, settings)
    try:
        scan(session)
        count = _write(session, as_json=as_json)
        warn_of_problems(session, paths)
    finally:
        session.close()
    if not count:
        warn(f"no documents in {', '.join(map(str, places))}")
    return 0 if count else 1


def _write(session: Session, *, as_json: bool) -> int:
    """Write the whole list, a page of entries at a time; return how many documents there are."""
    from tui.cli.records import entry_line

    ids = session.library.order()
    width = terminal_width()
    count = 0
    for start in range(0, len(ids), PAGE):
        for entry in session.library.entries(ids[start : start + PAGE]):
            unread, bookmarks = session.unread(entry), session.marks.bookmark_count(entry.key)
            if as_json:
                say_json(entry_line(entry, unread, bookmarks))
            else:
                say(row(entry, unread, bookmarks, width))
            count += 1
    return count


def row(entry: Entry, unread: int, bookmarks: int, width: int | None) -> str:
    """One line for a person; with a `width`, the title gives way so that the key can be read."""
    replies = ""
    if entry.kept_replies or entry.declared_replies:
        replies = replies_short(entry.kept_replies, entry.declared_replies)
    head = "  ".join(
        (
            f"{UNREAD if unread else ' '}{BOOKMARK if bookmarks else ' '}",
            padded(_day(entry.published or ""), DATE),
            padded(replies, REPLIES),
        )
    )
    tail = f" · {entry.author}" if entry.author else ""
    tail += f" · {entry.key}"
    if width is None:
        return f"{head}  {entry.title}{tail}"
    room = max(width - cells(head) - 2 - cells(tail), 12)
    return cut(f"{head}  {cut(entry.title, room)}{tail}", width)


def _day(published: str) -> str:
    """The day of an ISO date; any other words as far as there is room."""
    return published[:DATE] if published[:4].isdecimal() else cut(published, DATE)

"""`rapport list`: the documents of a library, one line each."""

import click

from tui.cli.choices import Choices, find_places
from tui.cli.options import common_options
from tui.cli.output import say, say_json, warn
from tui.cli.wanted_view import view_options, wanted_view
from tui.library import Entry
from tui.model import ListView
from tui.panes.view_words import selection_words
from tui.panes.words import BOOKMARK, GUESS, UNREAD, replies_short
from tui.session import Session
from tui.terminal.plain_text import cells, cut, padded, terminal_width

DATE = 10
"""Columns of a date; the time of day is left to `show`."""
REPLIES = 9


@click.command("list")
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, see docs/json.md.")
@view_options
@common_options()
@click.pass_context
def listing(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    as_json: bool,
    **wanted: str | bool | None,
) -> int:
    """List the documents of each PATH, newest first, or those of a view.

    Told of each: unread (●), bookmarked (★), its date, how many replies are kept of those the
    page declares, title, author, key. Without PATH, the places of the settings or the seeds.
    """
    from tui.cli.scanning import scan, warn_of_problems

    choices = ctx.ensure_object(Choices)
    settings = choices.load_settings()
    places = find_places(paths, settings)
    session = choices.open(places, settings)
    try:
        scan(session)
        view, unknown = wanted_view(session, wanted)
        if unknown:
            warn(f"this version does not know {unknown}")
        count = _write(session, view, as_json=as_json)
        warn_of_problems(session, paths)
    finally:
        session.close()
    if not count:
        where = ", ".join(map(str, places))
        warn(f"no documents in {where}{_which(view)}")
    return 0 if count else 1


def _which(view: ListView) -> str:
    """What a document would have to be to be listed."""
    words = f"“{view.words}”" if view.words else ""
    asked = " · ".join(filter(None, (words, selection_words(view))))
    return f" that are {asked}" if asked else ""


def _write(session: Session, view: ListView, *, as_json: bool) -> int:
    """Write the whole list, a page of entries at a time; return how many documents there are."""
    from tui.cli.records import entry_line

    if view.unread or view.sort == "unread":
        session.count_unread_documents()
    listing = session.listing(view)
    width = terminal_width()
    count = 0
    for index in range(len(listing)):
        entry = listing.entry(index)
        if entry is None:
            continue
        unread, bookmarks = session.unread(entry), session.marks.bookmark_count(entry.key)
        is_guess = listing.is_guess(index)
        if as_json:
            say_json(entry_line(entry, unread, bookmarks, is_guess=is_guess))
        else:
            say(row(entry, unread, bookmarks, width, is_guess=is_guess))
        count += 1
    return count


def row(
    entry: Entry, unread: int, bookmarks: int, width: int | None, *, is_guess: bool = False
) -> str:
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
    title = f"{GUESS} {entry.title}" if is_guess else entry.title
    if width is None:
        return f"{head}  {title}{tail}"
    room = max(width - cells(head) - 2 - cells(tail), 12)
    return cut(f"{head}  {cut(title, room)}{tail}", width)


def _day(published: str) -> str:
    """The day of an ISO date; any other words as far as there is room."""
    return published[:DATE] if published[:4].isdecimal() else cut(published, DATE)

"""The options of `rapport list` that choose a view, and the view that they come to.

A view by its name comes first; every other option narrows it or sorts it otherwise.
"""

from collections.abc import Callable
from typing import Any

import click
import msgspec

from tui.cli.faults import RequestError
from tui.model import CitedWork, ListView
from tui.session import Session
from tui.session.kept_views import understood
from tui.session.orders import SORTS

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

BUILT_IN = {
    "all": ListView(),
    "unread": ListView(unread=True),
    "bookmarked": ListView(bookmarked=True),
    "new": ListView(fresh=True),
}
"""The views that need no saving, by the names of the command line."""

SORT_NAMES = {sort.replace(" ", "-"): sort for sort in SORTS}


def view_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options to a command, which gets them as `wanted`."""
    options = [
        click.option(
            "--view",
            metavar="NAME",
            help="all, unread, bookmarked, new (replies since you were there), or a saved view.",
        ),
        click.option("--sort", type=click.Choice(list(SORT_NAMES)), help="In this order."),
        click.option("--reverse", is_flag=True, help="The other way round."),
        click.option("--by-author", metavar="NAME", help="Only what NAME wrote."),
        click.option("--reply-by", metavar="NAME", help="Only with a reply by NAME."),
        click.option(
            "--cites",
            metavar="KEY",
            help="Only what cites this work: the key or DOI that `rapport refs` tells.",
        ),
        click.option("--words", metavar="WORDS", help="Only with these words or #tags."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def wanted_view(session: Session, wanted: dict[str, Any]) -> tuple[ListView, str]:
    """The view that the options ask for.

    Args:
        session: A scanned one.
        wanted: The values of the options of `view_options`.

    Returns:
        The view, and what of a saved one this version does not know, in words.

    Raises:
        RequestError: There is no view of that name.
    """
    view, unknown = understood(_named(session, wanted["view"]))
    changes: dict[str, Any] = {
        "author": wanted["by_author"],
        "replier": wanted["reply_by"],
        "work": _work(session, wanted["cites"]),
        "words": wanted["words"],
        "sort": SORT_NAMES.get(wanted["sort"]),
    }
    view = msgspec.structs.replace(view, **{k: v for k, v in changes.items() if v is not None})
    if wanted["sort"] is not None:
        view = msgspec.structs.replace(view, reverse=False, group="")
    if wanted["reverse"]:
        view = msgspec.structs.replace(view, reverse=not view.reverse)
    return view, unknown


def _named(session: Session, name: str | None) -> ListView:
    if name is None:
        return ListView()
    record = session.kept_views.named(name)
    if record is not None:
        return record.view
    if name.casefold() in BUILT_IN:
        return BUILT_IN[name.casefold()]
    names = [*BUILT_IN, *(f"“{record.name}”" for record in session.kept_views.all())]
    raise RequestError(f"no view called “{name}”; there are: {', '.join(names)}")


def _work(session: Session, key: str | None) -> CitedWork | None:
    """The work of a key; one that nobody cites is known by its key alone."""
    if key is None:
        return None
    return session.library.work(key) or CitedWork(key, label=key)

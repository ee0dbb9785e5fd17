"""`rapport drafts export`: own replies as a text for people, for mail or for a comment form."""

from pathlib import Path

import click

from tui.cli.marks.export import must_be_writable, write_out
from tui.cli.marks.opening import open_marks
from tui.cli.options import common_options
from tui.cli.output import warn
from tui.marks import DraftRecord
from tui.marks.exchange.drafts import (
    DRAFT_FORMATS,
    LONGEST_LINK,
    MAILTO,
    TEXT,
    WORDPRESS,
    export_drafts,
    parent_id,
    without_email,
)
from tui.marks.records import record_id
from tui.session.drafts import words_of
from tui.session.reply_form import LONGEST, NAMES, fault_words, faults


@click.command()
@click.argument("names", metavar="[DRAFT]...", nargs=-1)
@click.option("--format", "name", type=click.Choice(DRAFT_FORMATS), default=TEXT)
@click.option("--with-email", is_flag=True, help="Leave e-mail addresses in.")
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@common_options()
@click.pass_context
def export(
    ctx: click.Context, names: tuple[str, ...], name: str, with_email: bool, output: Path | None
) -> int:
    """Write your own replies as text, Markdown, a mailto: link or WordPress's form parameters.

    A DRAFT is named as `rapport drafts` tells it, e.g. draft:1a2b3c4d; without one all are
    written. E-mail addresses stay out unless asked for; docs/marks.md describes the formats.
    """
    must_be_writable(ctx, output)
    with open_marks(ctx) as marks:
        held = marks.drafts()
    chosen = [draft for draft in held if not names or is_named(draft, names)]
    unknown = [word for word in names if not any(is_named(draft, (word,)) for draft in held)]
    for word in unknown:
        warn(f"no draft is called {word}")
    if not chosen:
        warn("no drafts")
        return 1
    for draft in chosen:
        for said in warnings(draft, name, with_email=with_email):
            warn(f"{draft.part}: {said}")
    write_out(export_drafts(name, chosen, with_email=with_email), output)
    return 1 if unknown else 0


def is_named(draft: DraftRecord, words: tuple[str, ...]) -> bool:
    """Whether any of the words is the name of a draft: `1a2b`, `draft:1a2b` or its whole id."""
    names = (draft.part, draft.part.removeprefix("draft:"))
    return any(
        word in names or word == record_id("drafts", draft.document, draft.part) for word in words
    )


def warnings(draft: DraftRecord, name: str, *, with_email: bool) -> list[str]:
    """What whoever sends a draft has to know, and what stayed out."""
    said = []
    if unfinished := fault_words(faults(words_of(draft))):
        said.append(f"unfinished · {unfinished}")
    bare = without_email(draft)
    if not with_email:
        if name == WORDPRESS and draft.email:
            said.append("the e-mail address is left out; --with-email leaves it in")
        if bare.comment != draft.comment:
            said.append("an e-mail address in the comment is replaced; --with-email leaves it")
    if name == WORDPRESS:
        if not parent_id(draft):
            said.append("comment_parent is not known: the reply has no number of its own")
        said += too_long(draft)
    link = export_drafts(name, [draft], with_email=with_email) if name == MAILTO else ""
    if len(link) > LONGEST_LINK:
        said.append(f"a link of {len(link):,} characters is cut off by some programs")
    return said


def too_long(draft: DraftRecord) -> list[str]:
    """Which fields are longer than WordPress keeps."""
    return [
        f"{NAMES[field]} has {size:,} bytes; WordPress keeps {most:,}"
        for field, most in LONGEST.items()
        if (size := len(getattr(draft, field).encode("utf-8", "replace"))) > most
    ]

"""`rapport drafts forget-email`: take your e-mail address out of everything that is kept."""

import click

from tui.cli.marks.opening import files_of, open_marks
from tui.cli.options import common_options
from tui.cli.output import say, warn
from tui.marks import ForgetEmails


@click.command("forget-email")
@common_options()
@click.pass_context
def forget_email(ctx: click.Context) -> int:
    """Take the e-mail addresses out of all drafts, their history and earlier copies.

    This cannot be undone. Windows that are open keep what they have in memory: close them first.
    The drafts stay; the form asks for an address again.
    """
    from tui.marks.forgetting import forget_addresses

    with open_marks(ctx) as marks:
        count = sum(bool(draft.email) for draft in marks.drafts_ever())
        marks.apply(ForgetEmails())
    files, problems = forget_addresses(files_of(ctx))
    for problem in problems:
        warn(str(problem))
    drafts = "1 draft" if count == 1 else f"{count:,} drafts"
    kept = "1 earlier file" if files == 1 else f"{files:,} earlier files"
    say(f"Addresses taken out of {drafts} and {kept}.")
    return 1 if problems else 0

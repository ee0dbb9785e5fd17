"""The group `rapport drafts`: without a verb it lists the reader's own replies.

Needs the marks alone: a draft keeps the title and the words of what it answers, so it is told even
when the document is gone.
"""

import click

from tui.cli.choices import Choices
from tui.cli.options import common_options
from tui.cli.output import say
from tui.marks import DraftRecord
from tui.model import BODY
from tui.session.drafts import words_of
from tui.session.reply_form import fault_words, faults
from tui.terminal.plain_text import cut

VERBS = ("export", "forget-email")
"""The verbs, in the order of the help text."""

LINES = 6
"""Lines of a comment that a person is shown."""


class DraftsGroup(click.Group):
    """The verbs of the drafts."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs, in the order of the help text."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a verb."""
        match cmd_name:
            case "export":
                from tui.cli.drafts.export import export as verb
            case "forget-email":
                from tui.cli.drafts.forget import forget_email as verb
            case _:
                return None
        return verb


@click.command(cls=DraftsGroup, invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, see docs/json.md.")
@common_options()
@click.pass_context
def drafts(ctx: click.Context, as_json: bool) -> int:
    """Print your own replies, the last one first; they are kept here and sent by other means.

    E-mail addresses are not printed.
    """
    if ctx.invoked_subcommand is not None:
        return 0
    from tui.cli.drafts.line import draft_line
    from tui.cli.own_marks import tell_marks

    return tell_marks(
        ctx.ensure_object(Choices),
        lambda marks: marks.drafts(),
        draft_line,
        say_draft,
        as_json=as_json,
        nothing="no drafts",
    )


def say_draft(record: DraftRecord, width: int | None) -> None:
    """A draft for a person: what it answers, its words, what is missing, its day and key."""
    to = "the post" if record.answers == BODY else record.author or "a reply"
    say(cut(f"draft to {to} · {record.title or record.document}", width))
    lines = record.comment.strip("\n").split("\n") if record.comment.strip() else []
    for line in lines[:LINES]:
        say(cut(f"    {line}".rstrip(), width))
    if len(lines) > LINES:
        say(cut(f"    … {len(lines) - LINES:,} more lines", width))
    if missing := fault_words(faults(words_of(record))):
        say(cut(f"    unfinished · {missing}", width))
    if record.quote:
        say(cut(f"    > {record.quote}", width))
    say(cut(f"    {record.changed_at[:10]} · {record.document} · {record.part}", width))

"""The program `rapport` as click has it: its options and its verbs.

A first word that is no verb is a PATH to open in the reader; a file that is named like a verb is
reached as `./list`. Verbs are imported when they are called for.
"""

import gc

import click

from tui.cli.choices import Choices
from tui.cli.options import common_options, linear_options, restricted_option, slow_option
from tui.cli.verbs import VERBS


class HelpText(click.HelpFormatter):
    """The help, in characters that the terminal can show."""

    def getvalue(self) -> str:
        """All of it."""
        from tui.cli.output import draw_for, shown

        draw_for()
        return shown(super().getvalue())


click.Context.formatter_class = HelpText


class Program(click.Group):
    """Takes a verb, or else PATHs for the reader."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs, in the order of the help text."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a verb. No import stands at the head of the module: each costs a start."""
        match cmd_name:
            case "list":
                from tui.cli.listing import listing as verb
            case "show":
                from tui.cli.show import show as verb
            case "refs":
                from tui.cli.refs import refs as verb
            case "bookmarks":
                from tui.cli.bookmarks import bookmarks as verb
            case "drafts":
                from tui.cli.drafts.group import drafts as verb
            case "marks":
                from tui.cli.marks.group import marks as verb
            case "keys":
                from tui.cli.keys import keys as verb
            case "doctor":
                from tui.cli.doctor import doctor as verb
            case _:
                return None
        gc.enable()
        return verb

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Send what is no verb to the reader."""
        if args[0] in VERBS:
            return super().resolve_command(ctx, args)
        from tui.cli.read import read

        return "read", read, args


@click.command(
    cls=Program,
    invoke_without_command=True,
    subcommand_metavar="[PATH]... | COMMAND [ARGS]...",
    epilog="RAPPORT_STATE, RAPPORT_INDEX, RAPPORT_SETTINGS, RAPPORT_DRAWING and RAPPORT_RESTRICTED"
    " in the environment stand for the options of these names; an option wins. A PATH that is named"
    " like a command is written ./list.",
)
@linear_options
@restricted_option()
@slow_option()
@common_options(from_environment=True)
@click.pass_context
def rapport(ctx: click.Context) -> int:
    """Read saved discussions in the terminal: posts, their replies, their references.

    Each PATH is a file or a folder. Without one, the places of the settings file are opened, or
    else the seed page and a guided tour.
    """
    choices = ctx.ensure_object(Choices)
    if ctx.invoked_subcommand is not None:
        if choices.linear and ctx.invoked_subcommand != "read":
            raise click.UsageError("--linear goes with the reader, and with no command", ctx)
        return 0
    from tui.cli.read import read

    with read.make_context("read", [], parent=ctx) as inner:
        code: int = read.invoke(inner)
    return code

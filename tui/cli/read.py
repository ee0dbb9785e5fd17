"""The reader as a verb without a name: its PATHs, and the options behind them."""

import click

from tui.cli.choices import Choices
from tui.cli.options import common_options, linear_options, restricted_option, slow_option
from tui.cli.reader import open_reader


def _help(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    """`rapport PATH --help` asks about the program: this verb has no name to be called by."""
    if value and ctx.parent is not None:
        click.echo(ctx.parent.get_help())
        ctx.exit()


@click.command(add_help_option=False)
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@linear_options
@restricted_option()
@slow_option()
@common_options()
@click.option("--help", is_flag=True, is_eager=True, expose_value=False, callback=_help)
@click.pass_context
def read(ctx: click.Context, paths: tuple[str, ...]) -> int:
    """Open each PATH, a file or a folder, in the reader."""
    return open_reader(ctx.ensure_object(Choices), paths)

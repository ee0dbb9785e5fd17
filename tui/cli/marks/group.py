"""The group `rapport marks` and its verbs, which are imported when they are called for."""

import click

from tui.cli.options import common_options

VERBS = ("log", "undo", "as-of", "check", "merge", "export", "import")
"""The verbs, in the order of the help text."""


class MarksGroup(click.Group):
    """The verbs of the marks."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs, in the order of the help text."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a verb."""
        match cmd_name:
            case "log":
                from tui.cli.marks.log import log as verb
            case "undo":
                from tui.cli.marks.undo import undo as verb
            case "as-of":
                from tui.cli.marks.as_of import as_of as verb
            case "check":
                from tui.cli.marks.check import check as verb
            case "merge":
                from tui.cli.marks.merge import merge as verb
            case "export":
                from tui.cli.marks.export import export_marks as verb
            case "import":
                from tui.cli.marks.import_ import import_marks as verb
            case _:
                return None
        return verb


@click.command(cls=MarksGroup)
@common_options()
def marks() -> None:
    """Look into your marks, take edits back, put marks together, carry them elsewhere."""

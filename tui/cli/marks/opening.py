"""Open the marks for a verb, and close them whatever happens: an edit is on disk when it ends."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from tui.cli.choices import Choices
from tui.cli.output import warn
from tui.marks import Marks
from tui.marks.files import MarksFiles


def files_of(ctx: click.Context) -> MarksFiles:
    """The files of the marks that the options name."""
    return MarksFiles.of(ctx.ensure_object(Choices).paths([]).state)


@contextmanager
def open_marks(ctx: click.Context) -> Iterator[Marks]:
    """The marks that the options name; what is wrong with them is said on standard error.

    Raises:
        click.ClickException: At the end, if something could not be saved; nothing is lost that was
            there before.
    """
    marks = Marks.open(files_of(ctx).data)
    try:
        for trouble in marks.troubles:
            warn(str(trouble))
        yield marks
        if not marks.flush(10):
            said = "; ".join(str(trouble) for trouble in marks.troubles)
            raise click.ClickException(f"not saved: {said or 'the disk does not answer'}")
    finally:
        marks.close()

"""Tell a reader's marks of one kind, for the verbs that need nothing but the marks."""

from collections.abc import Callable
from typing import TypeVar

import msgspec

from tui.cli.choices import Choices
from tui.cli.output import say_json, warn
from tui.marks import Marks
from tui.terminal.plain_text import terminal_width

_Record = TypeVar("_Record")


def tell_marks(
    choices: Choices,
    find: Callable[[Marks], list[_Record]],
    line: Callable[[_Record], msgspec.Struct],
    tell: Callable[[_Record, int | None], None],
    *,
    as_json: bool,
    nothing: str,
) -> int:
    """Tell the marks that `find` gives.

    Args:
        choices: What was said of files.
        find: Takes them from the marks.
        line: One of them as it goes into JSON.
        tell: Tells one to a person; is told how wide a line may be.
        as_json: Whether JSON is asked for.
        nothing: Said where there are none.

    Returns:
        The exit code: 1 where there are none.
    """
    marks = Marks.open(choices.paths([]).state)
    try:
        found = find(marks)
        for trouble in marks.troubles:
            warn(str(trouble))
    finally:
        marks.close()
    width = terminal_width()
    for record in found:
        if as_json:
            say_json(line(record))
        else:
            tell(record, width)
    if not found:
        warn(nothing)
    return 0 if found else 1

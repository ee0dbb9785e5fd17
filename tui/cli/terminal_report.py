"""Whether the reader can run where the program was started, and what `doctor` tells of that place.

Looks at the process and its environment only. Must never write to the terminal: where the reader
cannot run, not one escape code may be sent.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from typing import TextIO

BLIND = ("", "dumb", "unknown")
"""Values of TERM that tell that the cursor cannot be placed, or tell nothing."""


def reader_trouble(
    environment: Mapping[str, str] = os.environ,
    streams: tuple[TextIO | None, TextIO | None] | None = None,
) -> str | None:
    """Say why the reader cannot run here, in one line; None if it can.

    Args:
        environment: Where TERM is looked up.
        streams: Standard input and output; those of the process if None.
    """
    reading, writing = streams or (sys.stdin, sys.stdout)
    for stream, name in ((reading, "input"), (writing, "output")):
        if stream is None or not stream.isatty():
            return (
                f"the reader needs a terminal, and standard {name} is not a terminal;"
                " `rapport list` and `rapport show` do without"
            )
    term = environment.get("TERM", "")
    if term in BLIND:
        known = f"TERM={term}" if term else "TERM is not set, which"
        return (
            f"the reader needs a terminal that can place its cursor, and {known} says that this"
            " one cannot; `rapport list` and `rapport show` do without"
        )
    return None


def terminal_report() -> Iterator[str]:
    """Yield a line for each fact that the reader goes by here."""
    yield reader_trouble() or "the reader can run here"
    for name in ("TERM", "COLORTERM", "NO_COLOR", "LANG", "LC_ALL", "SSH_TTY", "TMUX", "STY"):
        if name in os.environ:
            yield f"{name}={os.environ[name]}"
    if sys.stdout is not None:
        yield f"output is written as {sys.stdout.encoding}"

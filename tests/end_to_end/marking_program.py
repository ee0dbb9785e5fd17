"""Make mixed edits and say which are on disk: `PATH NAME COUNT END`, see `mixed_edits`.

Prints the number of each acknowledged edit on a line of its own, and never before `flush` said that
it is on disk. `END` says how it leaves: `close` in order, `exit` at once without closing.
"""

import os
import sys
from pathlib import Path

from mixed_edits import BATCH, edit

from tui.marks import Marks
from tui.marks.writer import Timing

QUICK = Timing(look=0.01, idle=0.005, fold_size=3_000, patience=20)
"""Folds are going on all the time."""


def make_edits(marks: Marks, name: str, count: int, output: int) -> None:
    """Make the first `count` edits of a name and write their numbers to a descriptor.

    They are acknowledged in batches of 1, 2, … `BATCH`, so that lines are written alone and
    together.
    """
    number, batch = 0, 1
    while number < count:
        numbers = range(number, min(number + batch, count))
        for one in numbers:
            marks.apply(edit(name, one))
        assert marks.flush(), marks.troubles
        os.write(output, b"".join(b"%d\n" % one for one in numbers))
        number, batch = numbers.stop, batch % BATCH + 1


def main(path: Path, name: str, count: int, end: str) -> None:
    marks = Marks.open(path, timing=QUICK)
    print("ready", flush=True)
    sys.stdin.readline()
    make_edits(marks, name, count, 1)
    if end == "exit":
        os._exit(0)
    marks.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4])

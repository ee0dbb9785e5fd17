"""Kill processes at work on one marks file, again and again, and look for what they had saved.

    python tests/bench/marks_killed.py [--kills 1000] [--processes 4]

The processes make edits of every kind (`mixed_edits`) and fold all the time. A process prints an
edit's number only after `flush` said that it is on disk; each such edit must be found afterwards by
our own program, by stock TinyDB and in the journals. Every round begins a new file; after its last
kill all processes are dead and nothing has tidied up. The same is done to stock TinyDB, which has
no more than its JSONStorage. What a kill cannot show is a disk that loses power.
"""

import argparse
import contextlib
import os
import random
import re
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[1] / "end_to_end"))

from kill_run import BACKING_UP, EDITING, FOLDING, JOINING, WRITING, Doing, KillRun
from marking_program import QUICK, make_edits
from marks_file import write_marks
from mixed_edits import found_by_marks, found_by_stock, missing, missing_lines
from stock_marks import make_stock_edits
from tinydb import JSONStorage, TinyDB

from tui.marks import Marks, fold, history
from tui.marks.files import MarksFiles
from tui.marks.journal import Journal

ROUND = 50
"""Kills on one file."""
SIZES = (0, 2_000, 10_000)
"""Marks that stand in the files at the beginning, in turn: long folds are hit inside."""


class Found:
    """What all rounds of one kind found."""

    def __init__(self) -> None:
        self.hits: Counter[str] = Counter()
        self.troubles: Counter[str] = Counter()
        self.acknowledged = self.missing = self.unreadable = self.failures = 0

    @property
    def kills(self) -> int:
        """How many processes were killed at work."""
        return self.hits.total()

    def take(self, run: KillRun) -> None:
        """Add what a run counted."""
        self.hits += run.hits
        self.failures += run.failures
        self.acknowledged += sum(run.acknowledged.values())

    def line(self) -> str:
        """The whole in one line."""
        hits = ", ".join(f"{count} {name}" for name, count in self.hits.most_common())
        told = ", ".join(f"{count} × {reason}" for reason, count in self.troubles.items())
        return (
            f"{self.kills:,} kills ({hits}): {self.acknowledged:,} edits acknowledged, "
            f"{self.missing} missing, {self.unreadable} files unreadable, "
            f"{self.failures} processes failed; troubles told: {told or 'none'}"
        )


def work_with_marks(path: Path, name: str, count: int, doing: Doing) -> None:
    """One process that uses our marks."""
    doing.during(Journal, "append", WRITING)
    doing.during(fold, "fold", FOLDING)
    doing.during(history, "back_up", BACKING_UP)
    doing.during(history, "join_old_journals", JOINING)
    told = os.open(path.with_name("troubles"), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    marks = Marks.open(
        path,
        timing=QUICK,
        on_trouble=lambda found: [os.write(told, f"{one.reason}\n".encode()) for one in found],
    )
    doing.now(EDITING)
    make_edits(marks, name, count, 1)


def work_with_stock(path: Path, name: str, count: int, doing: Doing) -> None:
    """One process that uses stock TinyDB."""
    doing.during(JSONStorage, "write", WRITING)
    with TinyDB(path) as database:
        doing.now(EDITING)
        make_stock_edits(database, name, count, 1)


def kill_marks(folder: Path, kills: int, processes: int, chance: random.Random) -> Found:
    """Kill processes that use our marks, in rounds."""
    found, start = Found(), time.monotonic()
    for number in range(sys.maxsize):
        if found.kills >= kills:
            break
        path = folder / f"round{number}" / "marks.json"
        path.parent.mkdir()
        write_marks(path, SIZES[number % len(SIZES)])
        run = KillRun(work_with_marks, path, processes, chance)
        while run.hits.total() < min(ROUND, kills - found.kills) - processes:
            age_backups(path)
            if chance.random() < 0.05:
                run.kill_all()
                run.go_on()
            else:
                run.kill_one()
            found.unreadable += not is_readable(path)
        run.kill_all()
        found.take(run)
        look_at_marks(path, run, found)
        seconds = time.monotonic() - start
        print(f"{found.kills:>6} kills, {seconds:4.0f} s: {found.line()}", flush=True)
    return found


def look_at_marks(path: Path, run: KillRun, found: Found) -> None:
    """Look for everything that was acknowledged: as the kill left it, then as our program does."""
    lost = set(missing_lines(path, run.acknowledged))
    found.unreadable += not is_readable(path)
    found.unreadable += len(list(path.parent.glob("marks.json.unreadable-*")))
    ours = missing(found_by_marks(path, run.acknowledged), run.acknowledged)
    stock = missing(found_by_stock(path), run.acknowledged)
    found.missing += max(len(lost), len(ours), len(stock))
    if lost or ours or stock:
        print(f"MISSING in {path}\n journals {lost}\n ours {ours}\n stock {stock}")
    found.troubles.update(re.sub(r"\d+", "N", line) for line in logged(path, "troubles"))
    print("".join(f"{line}\n" for line in logged(path, "errors")), end="")


def logged(path: Path, name: str) -> list[str]:
    """The lines that the processes wrote into a file beside the marks."""
    log = path.with_name(name)
    return log.read_text().splitlines() if log.exists() else []


def kill_stock(folder: Path, kills: int, processes: int, chance: random.Random) -> Found:
    """Kill all processes that use stock TinyDB at a time, then look at the file that is left.

    A file that cannot be read any more is put aside with all that was in it, as a reader would have
    to; the next processes begin a new one.
    """
    found, number = Found(), 0
    while found.kills < kills:
        number += 1
        path = folder / f"stock{processes}-{number}" / "marks.json"
        path.parent.mkdir()
        write_marks(path, 2_000)
        run = KillRun(work_with_stock, path, processes, chance)
        while True:
            run.kill_all()
            whole = is_readable(path)
            if not whole or run.hits.total() >= min(ROUND, kills - found.kills):
                break
            run.go_on()
        found.take(run)
        found.unreadable += not whole
        found.missing += len(missing(found_by_stock(path) if whole else {}, run.acknowledged))
    return found


def age_backups(path: Path) -> None:
    """Make today's backups yesterday's, as a night does, so that the next fold backs up again."""
    for backup in history.backups(MarksFiles.of(path)):
        if not backup.name.startswith("2020"):
            with contextlib.suppress(FileNotFoundError):  # dropped by a fold just now
                backup.rename(backup.with_name(f"20200101{backup.name[8:]}"))


def is_readable(path: Path) -> bool:
    """Whether stock TinyDB can read the file now."""
    try:
        found_by_stock(path)
    except ValueError:
        return False
    return True


def main() -> int:
    """Kill, look and tell; 1 if anything of ours was lost or unreadable."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--kills", type=int, default=1_000)
    parser.add_argument("--processes", type=int, default=4)
    parser.add_argument("--stock-kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=None, help="of the delays")
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_FOLDER")) as folder:
        ours = kill_marks(Path(folder), arguments.kills, arguments.processes, chance)
        stock = {
            processes: kill_stock(Path(folder), arguments.stock_kills, processes, chance)
            for processes in (1, 2)
        }
    print(f"marks, {arguments.processes} processes: {ours.line()}")
    for processes, found in stock.items():
        print(f"stock TinyDB, {processes} process(es): {found.line()}")
    return int(bool(ours.missing or ours.unreadable or ours.failures))


if __name__ == "__main__":
    sys.exit(main())

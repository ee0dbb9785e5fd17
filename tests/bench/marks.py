"""What a mark costs here and with stock TinyDB's JSONStorage, in one run.

    python tests/bench/marks.py [--sizes 100 10000 100000 1000000] [--processes 4] [--edits 1000]

Times are milliseconds; only ratios are to be trusted. Aims: `Marks.apply` below 1 ms at any size
(it is what the screen waits for), saved by one fsync, open at most 1.5 times `json.loads`. The
files lie in `BENCH_FOLDER`, or where temporary files go. Being killed is a matter of
`marks_killed.py`.
"""

import argparse
import gc
import json
import os
import shutil
import sys
import tempfile
import threading
import time
import tracemalloc
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[1] / "end_to_end"))

from marks_file import ANCHOR, target, write_marks
from marks_memory import peaks
from marks_processes import print_processes
from tinydb import TinyDB

from tui.marks import MarkRead, Marks, fold, now
from tui.marks.files import MarksFiles
from tui.marks.writer import Timing

STILL = Timing(look=3600, idle=3600, fold_size=2**60)
FOLDING = Timing(look=3600, idle=3600, fold_size=0)
TICK = 0.002
"""Seconds between two edits while a fold goes on."""


class Times:
    """Milliseconds that something took, each time it was done."""

    def __init__(self) -> None:
        self.taken: list[float] = []
        self._start = 0.0

    def __enter__(self) -> None:
        self._start = time.perf_counter()

    def __exit__(self, *_: object) -> None:
        self.taken.append((time.perf_counter() - self._start) * 1e3)

    def at(self, share: float) -> float:
        """The time that this share of all stayed below: 0.5 is the median."""
        ordered = sorted(self.taken)
        return ordered[min(int(share * len(ordered)), len(ordered) - 1)]

    @property
    def median(self) -> float:
        """The usual time."""
        return self.at(0.5)

    def spread(self) -> str:
        """Median, 95 of 100, and the worst."""
        return f"{self.median:.3f}, p95 {self.at(0.95):.3f}, worst {max(self.taken):.3f}"


def one(number: int) -> MarkRead:
    """The edit that marks one reply read."""
    return MarkRead(((target(number), ANCHOR),), now())


def say(what: str, value: str) -> None:
    print(f"  {what:<48}{value}", flush=True)


def measure_open(path: Path, times: int) -> None:
    """Open the marks, against the fastest that Python's own reader can be."""
    plain, opened, data = Times(), Times(), path.read_bytes()
    for _ in range(times):
        gc.collect()
        with plain:
            json.loads(data)
        gc.collect()
        with opened:
            marks = Marks.open(path, timing=STILL)
        marks.close()
        del marks
    say("open", f"{opened.median:.1f} = {opened.median / plain.median:.2f} × json.loads")


def measure_edits(path: Path, size: int) -> Times:
    """Mark one document read, many times: what the caller waits, and what the disk takes."""
    marks = Marks.open(path, timing=STILL)
    gc.freeze()  # as the application does once it has started
    applied, saved, bare, many, synced = Times(), Times(), Times(), Times(), []
    sync = os.fsync
    line = b"x" * line_length(path, marks, size) + b"\n"
    descriptor = os.open(path.with_name("bare"), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with mock.patch("os.fsync", lambda descriptor: synced.append(sync(descriptor))):
        for number in range(size + 1, size + 501):
            edit = one(number)
            with saved:
                with applied:
                    marks.apply(edit)
                assert marks.flush()
            with bare:
                os.write(descriptor, line)
                sync(descriptor)
    os.close(descriptor)
    for turn in range(2, 7):
        first = size + turn * 10_000
        edit = MarkRead(tuple((target(n), ANCHOR) for n in range(first, first + 10_000)), now())
        with many:
            marks.apply(edit)
        assert marks.flush()
    marks.close()
    gc.unfreeze()
    say("Marks.apply of one mark", applied.spread())
    say("until it is saved", saved.spread())
    say(f"  bare write + fsync of {len(line)} bytes", bare.spread())
    say("  saved / bare", f"{saved.median / bare.median:.2f}")
    say("  fsync calls for an edit", f"{len(synced) / len(saved.taken):.3f}")
    say("Marks.apply of 10,000 marks as one edit", many.spread())
    return saved


def line_length(path: Path, marks: Marks, number: int) -> int:
    """Bytes of the journal line of one mark, without its end; begins the journal."""
    marks.apply(one(number))
    assert marks.flush()
    return len(MarksFiles.of(path).journal.read_bytes().splitlines()[-1])


def measure_fold(path: Path, size: int) -> None:
    """Fold while edits go on: how long it takes, and how long it holds the caller up."""
    folded, applied, late, real = Times(), Times(), Times(), fold.fold
    begun, ended = threading.Event(), threading.Event()

    def timed(*arguments: object, **options: object) -> object:
        begun.set()
        with folded:
            journal = real(*arguments, **options)
        ended.set()
        return journal

    marks = Marks.open(path, timing=FOLDING)
    gc.freeze()
    with mock.patch.object(fold, "fold", timed):
        number = size + 100_000
        marks.apply(one(number))
        begun.wait()
        while not ended.is_set():
            number += 1
            edit = one(number)
            with applied:
                marks.apply(edit)
            with late:
                time.sleep(TICK)
        marks.close()
    gc.unfreeze()
    say("fold", f"{folded.taken[0]:.1f}")
    if applied.taken:
        say("  Marks.apply meanwhile", applied.spread())
        worst = max(late.taken) - TICK * 1e3
        say("  longest that it held the caller's thread up", f"{worst:.1f}")


def measure_memory(path: Path) -> None:
    """What the marks hold in memory, and the peaks of a process that opens and folds."""
    tracemalloc.start()
    marks = Marks.open(path, timing=STILL)
    gc.collect()
    held = tracemalloc.get_traced_memory()[0] / 2**20
    tracemalloc.stop()
    marks.close()
    before, opened, folded = peaks(path)
    say("memory of the marks", f"{held:.1f} MiB")
    say(
        "  peak of a process: imported, open, fold", f"{before:.0f}, {opened:.0f}, {folded:.0f} MiB"
    )


def measure_stock(path: Path, size: int, saved: Times) -> None:
    """One more read mark with stock TinyDB on the same file."""
    stock = Times()
    with TinyDB(path) as database:
        for number in range(30 if size < 50_000 else 3 if size < 500_000 else 1):
            marked = target(size + 900_000 + number)
            record = {"document": marked.document, "part": marked.part, "read": True}
            with stock:
                database.table("reads").insert({**record, "changed_at": now(), "quote": ""})
    ratio = stock.median / saved.median
    say(
        "stock JSONStorage, one mark", f"{stock.median:.1f} = {ratio:,.0f} × until it is saved here"
    )


def measure(size: int) -> None:
    """Print all figures of one size; each begins with the same file in a folder of its own."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_FOLDER")) as folder:
        model = Path(folder) / "marks.json"
        start = time.perf_counter()
        write_marks(model, size)
        megabytes = model.stat().st_size / 1e6
        seconds = time.perf_counter() - start
        print(f"{size:,} marks, {megabytes:.1f} MB (written in {seconds:.1f} s)")

        def copy(name: str) -> Path:
            (Path(folder) / name).mkdir()
            return Path(shutil.copy(model, Path(folder) / name))

        measure_open(copy("open"), 5 if size < 500_000 else 3)
        saved = measure_edits(copy("edits"), size)
        measure_fold(copy("fold"), size)
        measure_memory(copy("memory"))
        measure_stock(copy("stock"), size, saved)


def main() -> None:
    """Read the arguments, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    sizes = [100, 10_000, 100_000, 1_000_000]
    parser.add_argument("--sizes", type=int, nargs="*", default=sizes)
    parser.add_argument("--processes", type=int, nargs="*", default=[4])
    parser.add_argument("--edits", type=int, default=1_000, help="of each process")
    arguments = parser.parse_args()
    for size in arguments.sizes:
        measure(size)
    for processes in arguments.processes:
        print_processes(processes, arguments.edits)


if __name__ == "__main__":
    main()

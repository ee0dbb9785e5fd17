"""What a mark costs here and with stock TinyDB, in one run: `python tests/bench/marks.py`.

Times are medians in milliseconds; only the ratios are to be trusted. `--sizes` takes other numbers
of marks, `--processes` other numbers of processes that mark at once. Being killed is a matter of
`tests/end_to_end/test_marks_processes.py`.
"""

import argparse
import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tinydb import TinyDB

from tui.marks import Anchor, MarkRead, Marks, now
from tui.marks.writer import Timing
from tui.model import DocumentKey, Target

STILL = Timing(look=3600, idle=3600, fold_size=2**60)
ANCHOR = Anchor("A title", "folder/file.txt", "The first words of what was read, cut", "0" * 16)


def edit(number: int) -> MarkRead:
    document = DocumentKey(f"{number // 10:016x}")
    return MarkRead(((Target.of_reply(document, f"{number % 10}-abcdef12"), ANCHOR),), now())


def filled(folder: Path, size: int) -> Path:
    """Write a file with `size` marks and close it."""
    path = folder / "marks.json"
    marks = Marks.open(path, timing=STILL)
    targets = tuple(edit(number).targets[0] for number in range(size))
    marks.apply(MarkRead(targets, now()))
    marks.close()
    return path


def median(
    action: Callable[[int], object], times: int, after: Callable[[], object] = bool
) -> float:
    """Median milliseconds of `action(n)`; `after` is run untimed after each."""
    taken = []
    for number in range(times):
        start = time.perf_counter()
        action(number)
        taken.append((time.perf_counter() - start) * 1e3)
        after()
    return statistics.median(taken)


def measure(size: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_FOLDER")) as folder:
        path = filled(Path(folder), size)
        data = path.read_bytes()
        found = {"json.loads": median(lambda _: json.loads(data), 5, gc.collect)}
        opened: list[Marks] = []
        found["open"] = median(lambda _: opened.append(Marks.open(path, timing=STILL)), 5)
        for extra in opened[1:]:
            extra.close()
        marks = opened[0]
        found["apply"] = median(lambda n: marks.apply(edit(size + n)), 200, marks.flush)

        def acknowledged(number: int) -> None:
            marks.apply(edit(size + 1000 + number))
            assert marks.flush()

        found["acknowledged"] = median(acknowledged, 200)
        start = time.perf_counter()
        marks.close()
        found["fold"] = (time.perf_counter() - start) * 1e3
        found["stock"] = stock(path, size)
        tracemalloc.start()
        kept = Marks.open(path, timing=STILL)
        gc.collect()
        found["memory"] = tracemalloc.get_traced_memory()[0] / 2**20
        tracemalloc.stop()
        kept.close()
        return found


def stock(path: Path, size: int) -> float:
    """Median milliseconds of one more read mark with stock TinyDB on the same file."""
    with TinyDB(path) as database:
        table = database.table("reads")

        def mark(number: int) -> None:
            target, anchor = edit(size + 5000 + number).targets[0]
            record = {"document": target.document, "part": target.part, "read": True}
            table.insert({**record, "changed_at": now(), "quote": anchor.quote})

        return median(mark, 30 if size < 50_000 else 5)


def print_times(sizes: list[int]) -> None:
    print("milliseconds (memory in MiB)")
    columns = ["stock", "apply", "acknowledged", "json.loads", "open", "fold", "memory"]
    print("".join(f"{name:>14}" for name in ["marks", *columns]))
    for size in sizes:
        found = measure(size)
        print(f"{size:>14,}" + "".join(f"{found[name]:>14.3f}" for name in columns))
        print(
            f"{'':>14}stock / acknowledged {found['stock'] / found['acknowledged']:.1f}"
            f" · stock / apply {found['stock'] / found['apply']:.0f}"
            f" · open / json.loads {found['open'] / found['json.loads']:.2f}"
        )


def mark_many(kind: str, path: Path, first: int, count: int) -> None:
    """Mark `count` documents, one after the other, once a line arrives."""
    sys.stdin.readline()
    if kind == "stock":
        with TinyDB(path) as database:
            for number in range(first, first + count):
                database.table("reads").insert({"document": str(number)})
        return
    marks = Marks.open(path, timing=Timing(idle=0.05))
    for number in range(first, first + count):
        marks.apply(MarkRead(((Target(DocumentKey(str(number)), "body"), ANCHOR),), now()))
        assert marks.flush()
    marks.close()


def print_processes(processes: int, count: int) -> None:
    """Let processes mark at once on one file and count what stock TinyDB finds afterwards."""
    for kind in ("stock", "ours"):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "marks.json"
            started = [
                subprocess.Popen(
                    [sys.executable, __file__, "--mark", kind, path, str(n * count), str(count)],
                    stdin=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                )
                for n in range(processes)
            ]
            for process in started:
                process.stdin.write(b"go\n")
                process.stdin.flush()
            failed = sum(process.wait() != 0 for process in started)
            print(
                f"{processes} processes, {count} marks each, {kind}: {kept(path)} of "
                f"{processes * count} kept, {failed} processes failed"
            )


def kept(path: Path) -> str:
    try:
        with TinyDB(path) as database:
            return str(len({record["document"] for record in database.table("reads")}))
    except ValueError:
        return "file unreadable, none"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1_000, 10_000, 100_000])
    parser.add_argument("--processes", type=int, nargs="+", default=[2, 4])
    parser.add_argument("--mark", nargs=4, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.mark:
        kind, path, first, count = arguments.mark
        mark_many(kind, Path(path), int(first), int(count))
        return
    print_times(arguments.sizes)
    for processes in arguments.processes:
        print_processes(processes, 150)


main()

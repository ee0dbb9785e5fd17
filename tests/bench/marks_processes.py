"""Processes that edit one marks file at once: is everything there afterwards?

    python tests/bench/marks_processes.py [--processes 4] [--edits 1000]

Each makes mixed edits (`tests/end_to_end/mixed_edits.py`); the same with stock TinyDB.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[1] / "end_to_end"))

import marking_program
from mixed_edits import found_by_marks, found_by_stock, missing, missing_lines
from stock_marks import make_stock_edits
from tinydb import TinyDB

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
OURS = (marking_program.__file__,)
STOCK = (__file__, "--stock")


def run(program: tuple[str, ...], path: Path, processes: int, edits: int) -> tuple[dict, int]:
    """Let the processes start together; edits acknowledged by name, and how many failed."""
    started = {
        f"process{number}": subprocess.Popen(
            [sys.executable, *program, path, f"process{number}", str(edits), "close"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=ENVIRONMENT,
        )
        for number in range(processes)
    }
    for process in started.values():
        assert process.stdout.readline() == b"ready\n"
    for process in started.values():
        process.stdin.write(b"go\n")
        process.stdin.flush()
    said = {name: process.communicate()[0] for name, process in started.items()}
    acknowledged = {name: len(lines.splitlines()) for name, lines in said.items()}
    return acknowledged, sum(process.returncode != 0 for process in started.values())


def print_processes(processes: int, edits: int) -> None:
    """Print what is kept of the edits of several processes, of ours and of stock TinyDB."""
    print(f"{processes} processes, {edits:,} edits each, on one file")
    for what, program in (("ours", OURS), ("stock", STOCK)):
        with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_FOLDER")) as folder:
            path, start = Path(folder) / "marks.json", time.perf_counter()
            acknowledged, failed = run(program, path, processes, edits)
            seconds = time.perf_counter() - start
            told = f"{sum(acknowledged.values()):,} acknowledged in {seconds:.0f} s"
            print(f"  {what}: {told}, {failed} processes failed, ", end="")
            try:
                lost = set(missing(found_by_stock(path), acknowledged))
            except ValueError:
                print("file unreadable: all lost")
                continue
            if program is OURS:
                lost |= set(missing(found_by_marks(path, acknowledged), acknowledged))
                lines = len(missing_lines(path, acknowledged))
                print(f"{lines} missing in the journals, ", end="")
            print(f"{len(lost):,} records missing", flush=True)


def make_edits(path: Path, name: str, count: int) -> None:
    """Be one process that uses stock TinyDB."""
    with TinyDB(path) as database:
        print("ready", flush=True)
        sys.stdin.readline()
        make_stock_edits(database, name, count, 1)


def main() -> None:
    """Read the arguments, run and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--processes", type=int, default=4)
    parser.add_argument("--edits", type=int, default=1_000)
    parser.add_argument("--stock", nargs=4, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.stock:
        path, name, count, _ = arguments.stock
        make_edits(Path(path), name, int(count))
    else:
        print_processes(arguments.processes, arguments.edits)


if __name__ == "__main__":
    main()

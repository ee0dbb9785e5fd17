"""The most memory that a process takes to open the marks and to fold: run for each file anew."""

import os
import re
import resource
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def peaks(path: Path) -> tuple[float, float, float]:
    """MiB that a new process took at most: imported, with the marks open, after a fold."""
    done = subprocess.run(
        [sys.executable, __file__, path],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    imported, opened, folded = map(float, done.stdout.split())
    return imported, opened, folded


def peak() -> float:
    """MiB that this process took at most so far."""
    status = Path("/proc/self/status")
    if status.exists():  # `getrusage` counts the process that started this one, too
        return int(re.search(r"VmHWM:\s*(\d+)", status.read_text())[1]) / 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20  # bytes, on macOS


def main(path: Path) -> None:
    """Open the marks, make one edit, fold it in; print the peaks."""
    import tinydb  # noqa: F401 - loaded by a fold

    from tui.marks import Anchor, MarkRead, Marks
    from tui.model import DocumentKey, Target

    found = [peak()]
    marks = Marks.open(path)
    found.append(peak())
    marks.apply(MarkRead(((Target(DocumentKey(str(os.getpid())), "body"), Anchor()),)))
    marks.close()
    print(*found, peak())


if __name__ == "__main__":
    main(Path(sys.argv[1]))

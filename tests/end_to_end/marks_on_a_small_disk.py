"""Mark on a disk that is full, then write-protected: `FOLDER`, an empty folder to mount it on.

Run as root of a mount namespace of its own (`unshare --mount`), so that nobody else sees the disk.
Prints what it went through, or fails. Every wait has an end.
"""

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from tinydb import TinyDB

from tui.marks import Anchor, Bookmark, MarkRead, Marks, now
from tui.marks.writer import Timing
from tui.model import DocumentKey, Target

QUICK = Timing(look=0.02, idle=0.05, retry=0.02, retry_most=0.1)
DOC = Target(DocumentKey("doc"))


def until(fact: Callable[[], object]) -> None:
    pause, end = threading.Event(), time.monotonic() + 20
    while not fact():
        assert time.monotonic() < end, "it did not come true in time"
        pause.wait(0.005)


def mark(marks: Marks, number: int) -> None:
    marks.apply(MarkRead(((Target.of_reply(DocumentKey("doc"), str(number)), Anchor()),), now()))


def told(marks: Marks, words: str) -> bool:
    return any(words in str(problem) for problem in marks.troubles)


def numbers(marks: Marks, count: int) -> list[int]:
    found = (Target.of_reply(DocumentKey("doc"), str(n)) for n in range(count))
    return [n for n, target in enumerate(found) if marks.is_read(target)]


def fill(path: Path) -> None:
    """Take all room there is, to the last byte."""
    with path.open("wb", buffering=0) as file:
        for size in (4096, 1):
            try:
                while file.write(b"x" * size):
                    pass
            except OSError:
                continue


def on_a_full_disk(folder: Path) -> int:
    """Save until the disk is full; make room; everything is there."""
    path, count = folder / "marks.json", 3
    marks = Marks.open(path, timing=QUICK)
    for number in range(count):
        mark(marks, number)
        assert marks.flush(), marks.troubles
    fill(folder / "filler")
    marks.apply(Bookmark(DOC, Anchor(), "n" * 20_000, (), now()))
    until(lambda: told(marks, "marks are not saved: No space left on device"))
    for number in range(count, count + 5):
        mark(marks, number)
        assert not marks.flush()
    count += 5
    other = Marks.open(path, timing=QUICK)
    assert set(numbers(other, count)) >= {0, 1, 2}, "what was acknowledged is read by others"
    other.close()
    (folder / "filler").unlink()
    until(lambda: marks.unsaved == 0 and not marks.troubles)
    until(lambda: not marks._disk.unfolded)
    marks.close()
    return count


def on_a_protected_disk(folder: Path, count: int) -> None:
    """Read what is there, keep edits in memory, save them once writing is allowed."""
    path = folder / "marks.json"
    subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
    marks = Marks.open(path, timing=QUICK)
    assert numbers(marks, count) == list(range(count))
    mark(marks, count)
    assert not marks.flush()
    assert told(marks, "marks are not saved: Read-only file system"), marks.troubles
    assert numbers(marks, count + 1) == list(range(count + 1))
    subprocess.run(["mount", "-o", "remount,rw", folder], check=True)
    until(lambda: marks.unsaved == 0 and not marks.troubles)
    marks.close()


def main(folder: Path) -> None:
    disk = ["mount", "-t", "tmpfs", "-o", "size=256k,mode=700", "tmpfs", folder]
    subprocess.run(disk, check=True)
    count = on_a_full_disk(folder)
    print("full")
    on_a_protected_disk(folder, count)
    print("protected")
    with TinyDB(folder / "marks.json", access_mode="r") as database:
        assert len(database.table("reads")) == count + 1
        assert len(database.table("bookmarks").all()[0]["note"]) == 20_000
    assert not list(folder.glob(".*.tmp"))


main(Path(sys.argv[1]))

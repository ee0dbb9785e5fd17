"""Fold, or restore a damaged file, and be killed before every single system call in turn.

Run as a program with an empty folder and `fold` or `restore`. Prints how many steps were tried, or
fails at the first step after which something is missing.
"""

import contextlib
import os
import shutil
import sys
from pathlib import Path

from tui.marks.applying import apply_edit
from tui.marks.edits import Anchor, MarkRead, now
from tui.marks.files import MarksFiles
from tui.marks.fold import fold
from tui.marks.journal import Journal
from tui.marks.lines import Written, edit_line, parse
from tui.marks.load import load
from tui.marks.restore import set_aside
from tui.marks.state import State
from tui.model import DocumentKey, Target

CALLS = ("open", "write", "fsync", "replace", "rename", "unlink", "mkdir", "ftruncate")


def prepare(folder: Path, task: str) -> MarksFiles:
    """Two generations folded in, one in the journal."""
    files = MarksFiles.of(folder / "marks.json")
    journal = Journal.begin(files.journal, 1, (None, None), "s")
    for generation in (1, 2, 3):
        edit = MarkRead(((Target(DocumentKey(f"d{generation}"), "body"), Anchor("T", "p")),), now())
        puts, _ = apply_edit(State(), edit)
        written = Written("mark_read", edit.at, generation, tuple(puts))
        journal.append(edit_line(written, "s"), 1)
        if generation < 3:
            journal = fold(files, "s")
    if task == "restore":
        files.data.write_bytes(files.data.read_bytes()[:-40])
        os.utime(files.data, (1, 1))
    return files


def die_at(step: int) -> None:
    """Make the process end before its `step`th system call that changes something."""
    count = 0

    def counted(real):
        def call(*arguments, **options):
            nonlocal count
            count += 1
            if count == step:
                os._exit(9)
            return real(*arguments, **options)

        return call

    for name in CALLS:
        setattr(os, name, counted(getattr(os, name)))


def work(files: MarksFiles, task: str) -> None:
    if task == "fold":
        fold(files, "t").close()
    elif (damage := load(files).damage) is not None:
        set_aside(files, damage)


def check(files: MarksFiles, step: int) -> None:
    """All three marks are there, and every edit is in journal or history."""
    read = {key for key, parts in load(files).state.reads.items() if parts["body"].read}
    assert read == {"d1", "d2", "d3"}, (step, read)
    numbers = set()
    for path in [files.journal, *files.history.iterdir()]:
        with contextlib.suppress(FileNotFoundError):
            numbers |= {line.number for line in parse(path.read_bytes())[0] if line.number}
    assert numbers == {1, 2, 3}, (step, numbers)


def main(folder: Path, task: str) -> None:
    prepare(folder / "model", task)
    for step in range(1, 500):
        files = MarksFiles.of(folder / str(step) / "marks.json")
        shutil.copytree(folder / "model", files.data.parent)
        child = os.fork()
        if child == 0:
            die_at(step)
            work(files, task)
            os._exit(0)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert code in (0, 9), code
        check(files, step)
        work(files, task)
        check(files, step)
        assert load(files).damage is None
        if code == 0:
            print(step)
            return


main(Path(sys.argv[1]), sys.argv[2])

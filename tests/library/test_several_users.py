"""Several threads and processes use one index at once; a scan may be killed."""

import multiprocessing
import os
import signal
import threading
import time
from pathlib import Path

import pytest

from tui.library import Library

START = multiprocessing.get_context("spawn")
DEADLINE = 20.0


def wait_until(fact):
    end = time.monotonic() + DEADLINE
    while not fact():
        assert time.monotonic() < end, "it never came true"
        threading.Event().wait(0.005)


@pytest.fixture
def index(tmp_path):
    return tmp_path / "cache" / "index.sqlite3"


def scan_slowly(folder: Path, index: Path, is_scanning, go_on) -> None:
    """Scan in another process, stopping after the first file until told to go on."""
    import tui.library.scan as scan_module

    real = scan_module.read_file
    first = True

    def slow(place, *, named=False):
        nonlocal first
        if not first and not is_scanning.is_set():
            is_scanning.set()
            go_on.wait(DEADLINE)
        first = False
        return real(place, named=named)

    scan_module.read_file = slow
    library = Library([folder], index)
    library.open()
    library.scan()
    library.close()


@pytest.fixture
def other_scan(folder, index, write):
    """A scan of five documents in another process, in the middle of its work."""
    for name in "abcde":
        write(folder / f"{name}.md", name.upper())
    is_scanning, go_on = START.Event(), START.Event()
    process = START.Process(target=scan_slowly, args=(folder, index, is_scanning, go_on))
    process.start()
    assert is_scanning.wait(DEADLINE)
    yield process, go_on
    if process.is_alive():  # nobody may be told who died while waiting
        go_on.set()
    process.join(DEADLINE)


def test_one_scans_and_the_other_sees_its_rows(other_scan, folder, opened):
    process, go_on = other_scan
    library = opened(folder)
    summary = library.scan()
    assert summary.is_elsewhere
    assert not summary.has_changes
    assert library.count() == 1
    assert not library.changed_since()
    go_on.set()
    wait_until(library.changed_since)
    process.join(DEADLINE)
    assert process.exitcode == 0
    assert library.count() == 5
    assert not library.scan().is_elsewhere


def test_a_killed_scan_leaves_a_sound_index_and_the_next_goes_on(other_scan, folder, opened):
    process, _ = other_scan
    os.kill(process.pid, signal.SIGKILL)
    process.join(DEADLINE)
    library = opened(folder)
    assert library.count() == 1
    assert library.problems() == []
    summary = library.scan()
    assert not summary.is_elsewhere
    assert (summary.files, summary.read) == (5, 4)
    assert library.count() == 5


def test_a_scan_in_another_thread_shows_its_rows_and_its_news(folder, opened, write):
    for number in range(50):
        write(folder / f"{number}.md", f"T{number}")
    library = opened(folder)
    assert library.count() == 0
    assert not library.changed_since()
    thread = threading.Thread(target=library.scan)
    thread.start()
    thread.join()
    assert library.changed_since()
    assert not library.changed_since()
    assert library.count() == 50


def test_threads_that_ended_leave_no_files_open(folder, opened, write):
    write(folder / "a.md", "A")
    library = opened(folder)

    def descriptors():
        return len(os.listdir("/dev/fd"))  # noqa: PTH208 - Linux and macOS alike

    counts = []
    for _ in range(12):
        thread = threading.Thread(target=library.scan)
        thread.start()
        thread.join()
        counts.append(descriptors())
    assert max(counts[1:]) <= counts[1]


def test_two_scans_in_one_process_do_not_wait_for_each_other(folder, opened, write):
    write(folder / "a.md", "A")
    library = opened(folder)
    inner = []
    library.scan(progress=None)
    write(folder / "b.md", "B")
    reached, done = threading.Event(), threading.Event()

    def hold(_):
        reached.set()
        done.wait(DEADLINE)

    import tui.library.scan as scan_module

    seconds, scan_module._SECONDS_BETWEEN_TELLINGS = scan_module._SECONDS_BETWEEN_TELLINGS, 0
    try:
        thread = threading.Thread(target=library.scan, args=(hold,))
        thread.start()
        assert reached.wait(DEADLINE)
        inner.append(library.scan())
    finally:
        scan_module._SECONDS_BETWEEN_TELLINGS = seconds
        done.set()
        thread.join()
    assert inner[0].is_elsewhere
    assert library.count() == 2


def test_reading_in_many_threads_while_a_scan_writes(folder, opened, write):
    for number in range(120):
        write(folder / f"{number:03}.md", f"T{number}", replies=3)
    library = opened(folder)
    failures = []
    is_over = threading.Event()

    def look():
        try:
            while not is_over.is_set():
                for entry in library.entries(library.order()[:20]):
                    assert library.document(entry.key) is not None
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    library.scan()
    is_over.set()
    for thread in threads:
        thread.join()
    assert failures == []
    assert library.count() == 120


def test_a_folder_without_locks_is_scanned_all_the_same(folder, opened, write, monkeypatch):
    import filelock

    def refuse(self):
        raise NotImplementedError

    write(folder / "a.md", "A")
    monkeypatch.setattr(filelock.FileLock, "_acquire", refuse)
    library = opened(folder)
    assert not library.scan().is_elsewhere
    assert library.count() == 1

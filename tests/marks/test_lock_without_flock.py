"""Folders that know no `flock`: a lock file that a killed process left is taken away with care."""

import errno
import fcntl
import os
import subprocess
import sys
from pathlib import Path

import filelock._soft
import filelock._util
import pytest

from tui.marks import MarkRead, holder, now
from tui.marks.files import MarksFiles
from tui.marks.lock import Lock


@pytest.fixture
def files(path):
    return MarksFiles.of(path)


@pytest.fixture
def no_flock(monkeypatch, files):
    """Refuse `flock` in the folder of the marks, as some network folders do."""
    real = fcntl.flock

    def refuse(descriptor, operation):
        if Path(f"/proc/self/fd/{descriptor}").readlink().parent == files.data.parent:
            raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
        real(descriptor, operation)

    monkeypatch.setattr(fcntl, "flock", refuse)


@pytest.fixture
def no_exchange(monkeypatch):
    """Let no two names be exchanged, as most network folders do: filelock breaks nothing then."""
    monkeypatch.setattr(filelock._soft, "exchange_names", lambda one, other: False)
    monkeypatch.setattr(filelock._util, "exchange_names", lambda one, other: False)


def marker(process, host=None, start=None):
    space = holder.this_space()
    host = host or os.uname().nodename + (f"?pidns-{space}" if space else "")
    return f"{process}\n{host}\n" + (f"{start}\n" if start else "")


def test_marks_are_saved_and_nothing_is_written_on_the_terminal(path, environment):
    words = (
        "import errno, fcntl, sys\n"
        "def refuse(*_): raise OSError(errno.ENOSYS, 'Function not implemented')\n"
        "fcntl.flock = refuse\n"
        "from pathlib import Path\n"
        "from tui.marks import *\n"
        "from tui.model import Target\n"
        "marks = Marks.open(Path(sys.argv[1]))\n"
        "marks.apply(MarkRead(((Target.of_reply('one', '1'), Anchor()),), now()))\n"
        "assert marks.flush(), marks.troubles\n"
        "marks.close()\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "default", "-c", words, path],
        env=environment,
        capture_output=True,
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert path.exists()
    assert not MarksFiles.of(path).lock.exists()


@pytest.mark.parametrize("exchange", ["exchange", "no exchange"])
@pytest.mark.parametrize("start", [None, 1 << 70, "own"])
def test_the_lock_file_of_a_dead_process_of_this_host_is_taken_away(
    open_marks, files, reply, no_flock, request, exchange, start, ended_process, hasty
):
    if exchange == "no exchange":
        request.getfixturevalue("no_exchange")
    own = holder.own()
    process = ended_process if start != 1 << 70 else own.process  # else its number is taken again
    files.lock.write_text(marker(process, start=own.start if start == "own" else start))
    marks = open_marks(timing=hasty)
    marks.apply(MarkRead((reply(1),), now()))
    assert marks.flush(10) or marks.flush(10)
    assert marks.troubles == ()


@pytest.mark.usefixtures("no_flock", "no_exchange")
def test_the_lock_file_of_another_host_is_named_and_never_taken_away(
    open_marks, files, reply, until, ended_process, hasty
):
    files.lock.write_text(marker(ended_process, host="bobs-desktop"))
    marks = open_marks(timing=hasty)
    marks.apply(MarkRead((reply(1),), now()))
    assert not marks.flush()
    assert not marks.flush()
    reason = marks.troubles[0].reason
    assert "on bobs-desktop" in reason
    assert "whether it still runs cannot be seen from here" in reason
    assert files.lock.read_text().endswith("\nbobs-desktop\n")
    assert marks.is_read(reply(1)[0])
    files.lock.unlink()  # its owner is back
    until(lambda: marks.unsaved == 0 and marks.troubles == ())


@pytest.mark.usefixtures("no_flock", "no_exchange")
def test_the_lock_file_of_a_living_process_stays_and_its_note_tells_more(files):
    own = holder.own()
    files.lock.write_text(marker(own.process, start=own.start))
    os.close(holder.note(files.holder, own))
    with pytest.raises(OSError, match="held by process") as raised:
        Lock(files.lock, files.holder).held(0.02).__enter__()
    assert f"process {own.process} on {own.host} since " in str(raised.value)
    assert files.lock.exists()


@pytest.mark.usefixtures("no_flock", "no_exchange")
def test_the_note_of_somebody_else_is_not_told_for_the_lock_file(files):
    files.lock.write_text(marker(7, host="bobs-desktop"))
    os.close(holder.note(files.holder, holder.own()))
    with pytest.raises(OSError, match="process 7 on bobs-desktop"):
        Lock(files.lock, files.holder).held(0.02).__enter__()


@pytest.mark.usefixtures("no_flock")
def test_a_lock_file_that_names_nobody_is_told_with_what_to_do(files):
    files.lock.touch()
    with pytest.raises(OSError, match="names nobody") as raised:
        Lock(files.lock, files.holder).held(0.02).__enter__()
    assert "if no other session is at work, remove it" in str(raised.value)
    assert files.lock.exists()


@pytest.mark.parametrize(
    "content", ["7", "7\n", "7\nhost", "x\nhost\n", "7\nhost\n-3\n", "7\nh\n3"]
)
def test_half_a_lock_file_names_nobody(content):
    from tui.marks.lock import _marked

    assert _marked(content.encode()) is None


@pytest.mark.usefixtures("no_flock", "no_exchange")
def test_only_one_at_a_time_takes_a_lock_file_away(files, ended_process):
    files.lock.write_text(marker(ended_process))
    root = os.open("/", os.O_RDONLY)
    try:
        fcntl.flock(root, fcntl.LOCK_EX)
        with pytest.raises(OSError, match="stale"):
            Lock(files.lock, files.holder).held(0.02).__enter__()
        assert files.lock.exists()
    finally:
        os.close(root)
    with Lock(files.lock, files.holder).held(0.02):
        pass


@pytest.mark.parametrize("code", [errno.ENOLCK, errno.EACCES, errno.EIO])
def test_a_lock_that_fails_is_told_and_tried_again(open_marks, reply, until, monkeypatch, code):
    marks = open_marks()

    def fail(*_):
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as broken:
        broken.setattr(fcntl, "flock", fail)
        marks.apply(MarkRead((reply(1),), now()))
        if code != errno.EACCES:  # which some systems answer where others say "held"
            assert not marks.flush()
            assert os.strerror(code) in marks.troubles[0].reason
    until(lambda: marks.unsaved == 0 and marks.troubles == ())

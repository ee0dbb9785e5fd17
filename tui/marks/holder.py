"""Who holds the lock of the marks: noted by the holder, told in words to those who wait in vain.

The note is a small file beside the lock. It is a courtesy: the lock holds without it, and it is
never asked whether the lock is free. Nothing here locks or breaks anything.
"""

import contextlib
import os
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from tui import __version__
from tui.marks.edits import now
from tui.marks.records import storable
from tui.model import safe_line

ROOM = 512
"""Bytes of a note. It is written in place and never changes its size: that costs no more than a
page in memory, while a file made, cut or removed would make each save wait for the disk longer."""

_START_FIELD = 19
_HOST_PID_SPACE = 0xEFFFFFFC
"""The number by which the kernel names the space of process ids that is not a container's."""


class Holder(msgspec.Struct, frozen=True):
    """A process that holds the lock, or held it when it ended."""

    host: str
    process: int
    space: str = ""
    """The space of process ids, where a container has its own."""
    start: int = 0
    """The boot and the clock tick at which the process was started; 0: not known."""
    started: str = ""
    """The same as a moment, as `changed_at` is written; empty: not known."""
    since: str = ""
    """When it took the lock; empty: not known."""
    program: str = ""
    """The version of the program."""

    @property
    def is_here(self) -> bool:
        """Whether the process is one of this host, so that its end can be seen from here."""
        return (self.host, self.space) == (this_host(), this_space())

    @property
    def has_ended(self) -> bool:
        """Whether it is certain that the process has ended."""
        return self.is_here and not is_running(self.process, self.start)

    def __str__(self) -> str:
        """In words: `process 4711 on adas-laptop since 21:20 (started 2026-11-24 20:01)`."""
        since = f" since {_clock(self.since)}" if self.since else ""
        more = [f"started {_moment(self.started)}"] if self.started else []
        if self.program not in ("", __version__):
            more.append(f"rapport {self.program}")
        told = f" ({', '.join(more)})" if more else ""
        return safe_line(f"process {self.process} on {self.host}{since}{told}")

    def words(self) -> str:
        """Who holds the lock, and what is known about whether it still does."""
        if not self.is_here:
            return f"held by {self}; whether it still runs cannot be seen from here"
        if self.has_ended:
            return (
                f"stale: it was taken by {self}, which has ended; "
                "a program that it started, or the network folder, still holds it"
            )
        return f"held by {self}"


def this_host() -> str:
    """The name of this host."""
    return storable(os.uname().nodename)


def this_space() -> str:
    """The name of this container's own process ids; empty where there is no such thing."""
    try:
        number = os.stat("/proc/self/ns/pid").st_ino  # noqa: PTH116 - no path to work with
    except OSError:
        return ""
    return "" if number == _HOST_PID_SPACE else f"{number:x}"


def is_running(process: int, start: int) -> bool:
    """Whether a process of this host runs, and is not another one that got its number since.

    Args:
        process: The number of the process.
        start: As in `Holder`; 0 takes any process of that number for it.
    """
    if process <= 0:
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        pass  # somebody else's process, but there
    fields = _status(process)
    if not fields:
        return True
    if fields[0] in (b"Z", b"X"):  # ended, only its parent has not asked yet
        return False
    return same_start(start, _start(fields))


def same_start(one: int, other: int) -> bool:
    """Whether two starts may be of one process; what is not known proves no difference."""
    if 0 in (one, other):
        return True
    if 0 in (one >> 64, other >> 64):  # one of them could not read which boot it was
        return one % 2**64 == other % 2**64
    return one == other


def own(since: str = "") -> Holder:
    """Describe this process."""
    fields = _status(os.getpid())
    start = _start(fields)
    return Holder(
        host=this_host(),
        process=os.getpid(),
        space=this_space(),
        start=start,
        started=_started(fields),
        since=since,
        program=__version__,
    )


def note(path: Path, holder: Holder) -> int | None:
    """Note at `path` that `holder` has the lock from now on.

    Returns:
        What `wipe` wants; None, without a word, if nothing could be noted.
    """
    words = msgspec.json.encode(msgspec.structs.replace(holder, since=now()))
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    except OSError:
        return None
    _write(descriptor, words)
    return descriptor


def wipe(descriptor: int | None) -> None:
    """Note that nobody has the lock any more; take what `note` gave."""
    if descriptor is not None:
        _write(descriptor, b"")
        with contextlib.suppress(OSError):
            os.close(descriptor)


def noted(path: Path) -> Holder | None:
    """Return who noted that it has the lock, or None."""
    try:
        with path.open("rb") as file:
            return msgspec.json.decode(file.read(ROOM), type=Holder)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def _write(descriptor: int, words: bytes) -> None:
    with contextlib.suppress(OSError):
        os.pwrite(descriptor, words.ljust(ROOM - 1) + b"\n", 0)


def _status(process: int) -> list[bytes]:
    """What Linux tells of a process behind its name; empty where nothing is told."""
    try:
        data = Path(f"/proc/{process}/stat").read_bytes()
    except OSError:
        return []
    return data[data.rfind(b")") + 1 :].split()


def _start(fields: list[bytes]) -> int:
    try:
        ticks = int(fields[_START_FIELD])
        boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
        return (int(boot.replace("-", ""), 16) << 64) | ticks
    except (OSError, ValueError, IndexError):
        return 0


def _started(fields: list[bytes]) -> str:
    try:
        booted = next(
            int(line.split()[1])
            for line in Path("/proc/stat").read_bytes().splitlines()
            if line.startswith(b"btime ")
        )
        seconds = booted + int(fields[_START_FIELD]) / os.sysconf("SC_CLK_TCK")
        moment = datetime.fromtimestamp(seconds, UTC)
    except (OSError, ValueError, IndexError, StopIteration):
        return ""
    return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")


def _clock(stamp: str) -> str:
    """The hour, and the day as well if it is not today."""
    moment = _moment(stamp)
    today = datetime.now().astimezone().date().isoformat()
    return moment.removeprefix(f"{today} ")


def _moment(stamp: str) -> str:
    try:
        return datetime.fromisoformat(stamp).astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError):
        return "?"

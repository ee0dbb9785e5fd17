"""The last frame of a sitting, kept on disk to be shown at once by the next one.

A file holds what the terminal is to be sent, the cells for the screen writer, and under which
conditions they hold: the command, the environment, the size, and the state of every file that the
frame was made from. If anything is different there is no frame. Imported before everything else:
must never import more than `os` and `sys`, and never raise for a file that is damaged or not ours.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` has the same constant, but costs more than all of this module
    from collections.abc import Iterable, Mapping, Sequence

FORMAT = b"rapport frame 1\n"

LONGEST = 4_000_000
"""Bytes of a file that is looked at."""

_KIND, _FILE = 0o170000, 0o100000
"""What `st_mode` says of the kind of a file; the module `stat` would have to be imported."""

_ENVIRONMENT = (
    *("TERM", "COLORTERM", "TERM_PROGRAM", "COLORFGBG", "NO_COLOR", "WT_SESSION", "TMUX", "STY"),
    *("LANG", "LC_ALL", "LC_CTYPE", "SSH_CONNECTION", "SSH_TTY", "DISPLAY", "WAYLAND_DISPLAY"),
    *("RAPPORT_DRAWING", "RAPPORT_SETTINGS", "RAPPORT_STATE", "RAPPORT_INDEX"),
    *("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "TZ"),
)
"""What a frame may depend on."""


class KeptFrame:
    """A frame that may be shown."""

    __slots__ = ("cells", "painted")

    def __init__(self, painted: bytes, cells: bytes) -> None:
        """A frame.

        Args:
            painted: What the terminal is sent, from a cleared screen on.
            cells: The same for the screen writer.
        """
        self.painted = painted
        self.cells = cells


def folder(environ: Mapping[str, str], platform: str) -> str:
    """The folder of the frames: that of `platformdirs`, found without importing it."""
    home = environ.get("HOME", "")
    if platform == "darwin":
        return os.path.join(home, "Library/Caches/rapport")
    cache = environ.get("XDG_CACHE_HOME", "").strip()
    return os.path.join(cache if cache else os.path.join(home, ".cache"), "rapport")


def conditions(
    version: str, arguments: Sequence[str], environ: Mapping[str, str], size: tuple[int, int]
) -> bytes:
    """What has to be the same for a frame to be shown again, as one line.

    Args:
        version: That of the program.
        arguments: Of the command line.
        environ: The environment; what Python makes of a locale without UTF-8 is asked beside it,
            since it hides that one.
        size: Columns and rows of the terminal.
    """
    said = [environ.get(name) for name in _ENVIRONMENT]
    try:
        here = os.getcwd()
    except OSError:  # it is gone
        here = ""
    return f"{version} {sys.flags.utf8_mode} {size} {here!a} {list(arguments)!a} {said!a}".encode()


def name_of(said: bytes) -> str:
    """The file name for some conditions: FNV-1a of 64 bits; not a secret, only a short name."""
    stamp = 0xCBF29CE484222325
    for byte in said:
        stamp = (stamp ^ byte) * 0x100000001B3 & (2**64 - 1)
    return f"frame-{stamp:016x}"


def watch(paths: Iterable[str]) -> list[bytes]:
    """How files and folders are now, a line each, to be compared later."""
    return [_state(os.fsencode(path)) for path in paths]


def _state(path: bytes) -> bytes:
    try:
        found = os.stat(path)
    except OSError:
        return b"- " + path
    if not found.st_size and found.st_mode & _KIND == _FILE:
        return b"- " + path  # an empty file holds as much as none; SQLite leaves such ones behind
    return b"%d,%d,%d %s" % (found.st_mtime_ns, found.st_size, found.st_ino, path)


def write(path: str, said: bytes, watched: Sequence[bytes], frame: KeptFrame) -> None:
    """Keep a frame, readable by nobody else; replaces an older one at once.

    Args:
        path: The file.
        said: Its conditions.
        watched: The state of the files it was made from.
        frame: The frame.

    Raises:
        OSError: It cannot be written.
        ValueError: A path holds a line break.
    """
    lines = [said, b"%d" % len(watched), *watched, b"%d" % len(frame.painted)]
    if any(b"\n" in line for line in lines):
        raise ValueError("a line break in a path")
    new = f"{path}.{os.getpid()}"
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    fd = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    try:
        with open(fd, "wb") as file:
            file.write(FORMAT + b"\n".join(lines) + b"\n" + frame.painted + frame.cells)
        os.replace(new, path)
    except BaseException:
        os.unlink(new)
        raise


def read(path: str, said: bytes) -> KeptFrame | None:
    """The frame kept in a file, if it may be shown now.

    Args:
        path: The file.
        said: The conditions of now.
    """
    data = _ours(path)
    if not data.startswith(FORMAT):
        return None
    try:
        then, count, rest = data[len(FORMAT) :].split(b"\n", 2)
        *watched, length, rest = rest.split(b"\n", int(count) + 1)
        if then != said or len(watched) != int(count):
            return None
        if any(_state(line.split(b" ", 1)[1]) != line for line in watched):
            return None
        painted = int(length)
    except (ValueError, IndexError):
        return None
    return KeptFrame(rest[:painted], rest[painted:]) if 0 < painted <= len(rest) else None


def _ours(path: str) -> bytes:
    """What a file holds that is ours alone; nothing if it is not, or cannot be read."""
    try:
        fd = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return b""
    try:
        found = os.fstat(fd)
        is_ours = found.st_uid == os.geteuid() and not found.st_mode & 0o077
        if not is_ours or found.st_size > LONGEST:
            return b""
        return os.read(fd, LONGEST)
    except OSError:
        return b""
    finally:
        os.close(fd)

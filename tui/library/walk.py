"""Find the files of the places, whatever the file system holds.

Any depth, no recursion. Hidden files and folders are left out, links are followed but nothing is
found twice, and only regular files are given out: opening a pipe would wait for ever. What cannot
be looked into is a Problem, and the rest goes on. Opens no file.
"""

import errno
import os
import stat
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePosixPath

import msgspec

from tui.model import Problem


class Found(msgspec.Struct, frozen=True):
    """A regular file of the library."""

    place: int
    """Number of the place it lies below, counted from 0."""
    relative: str
    """Its path below the place with `/` between parts; empty where the place is the file."""
    path: str
    size: int
    mtime_ns: int

    @property
    def is_named(self) -> bool:
        """Whether the person named this very file as a place."""
        return not self.relative


class Walk:
    """One walk through all places.

    After `files` came to its end, `problems` and `unseen` hold what went wrong: a folder that
    could not be listed is `unseen`, and nothing may be said of the files below it.
    """

    def __init__(
        self,
        places: Sequence[str],
        claimed: Callable[[PurePosixPath], bool],
        stop: threading.Event,
    ) -> None:
        """Prepare a walk through `places` (absolute paths) for file names that `claimed` takes."""
        self.problems: list[Problem] = []
        self.unseen: set[tuple[int, str]] = set()
        self._places = places
        self._claimed = claimed
        self._stop = stop
        self._folders: set[tuple[int, int]] = set()
        self._single_files: set[tuple[int, int]] = set()
        self._links: deque[tuple[int, str]] = deque()

    def files(self) -> Iterator[Found]:
        """All files: named ones first, then by folder, those behind links last.

        Real paths come before links, so that a file keeps the path it really has.
        """
        folders: list[int] = []
        for number, path in enumerate(self._places):
            status = self._status(number, "")
            if status is None:
                continue
            if stat.S_ISREG(status.st_mode):
                if self._is_new(self._single_files, status):
                    yield self._found(number, "", status)
            elif stat.S_ISDIR(status.st_mode):
                folders.append(number)
            else:
                self.problems.append(Problem(path, "is neither a file nor a folder"))
        for number in folders:
            yield from self._below(number, "")
        while self._links and not self._stop.is_set():
            yield from self._behind_link(*self._links.popleft())

    def _path(self, number: int, relative: str) -> str:
        """Absolute path of something below a place."""
        place = self._places[number]
        return f"{place.rstrip('/')}/{relative}" if relative else place

    def _below(self, number: int, start: str) -> Iterator[Found]:
        """All files in a folder and the folders in it, real ones only; links are kept for later."""
        waiting = [start]
        while waiting and not self._stop.is_set():
            folder = waiting.pop()
            status = self._status(number, folder)
            if status is None or not self._is_new(self._folders, status):
                continue
            try:
                files, folders, links = self._listing(self._path(number, folder))
            except OSError as error:
                self._cannot(number, folder, error)
                continue
            prefix = f"{folder}/" if folder else ""
            self._links.extend((number, prefix + name) for name in links)
            waiting.extend(prefix + name for name in reversed(folders))
            for name in files:
                file_status = self._status(number, prefix + name)
                if file_status is not None and self._is_wanted_file(file_status):
                    yield self._found(number, prefix + name, file_status)

    def _listing(self, folder: str) -> tuple[list[str], list[str], list[str]]:
        """Names of the claimed files, of the folders and of the links in a folder, each sorted."""
        files: list[str] = []
        folders: list[str] = []
        links: list[str] = []
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_symlink():
                    links.append(entry.name)
                elif entry.is_dir(follow_symlinks=False):
                    folders.append(entry.name)
                elif entry.is_file(follow_symlinks=False) and self._is_claimed(entry.name):
                    files.append(entry.name)
        return sorted(files), sorted(folders), sorted(links)

    def _behind_link(self, number: int, relative: str) -> Iterator[Found]:
        """What a link leads to, unless it was found before."""
        path = self._path(number, relative)
        try:
            status = os.stat(path)  # noqa: PTH116 - a Path costs more than the call
        except OSError as error:
            # A link that leads nowhere matters only if it pretends to be something to read.
            if error.errno != errno.ENOENT or self._is_claimed(relative):
                self._cannot(number, relative, error)
            return
        real = os.path.realpath(path)
        if stat.S_ISDIR(status.st_mode):
            if f"{os.path.realpath(self._parent(path))}/".startswith(real.rstrip("/") + "/"):
                self.problems.append(
                    Problem(path, "the link leads to a folder it lies in; not followed", False)
                )
            else:
                yield from self._below(number, relative)
        elif self._is_claimed(relative) and self._is_wanted_file(status):
            try:
                home = os.stat(self._parent(real))  # noqa: PTH116
            except OSError as error:
                self._cannot(number, relative, error)
                return
            was_listed = (home.st_dev, home.st_ino) in self._folders and self._is_listed(real)
            if not was_listed and self._is_new(self._single_files, status):
                yield self._found(number, relative, status)

    def _status(self, number: int, relative: str) -> os.stat_result | None:
        """The status of a file or folder; None with a Problem if it cannot be had."""
        try:
            return os.stat(self._path(number, relative))  # noqa: PTH116
        except OSError as error:
            self._cannot(number, relative, error)
            return None

    def _cannot(self, number: int, relative: str, error: OSError) -> None:
        """Note what could not be looked at; its old rows in the index must stay."""
        self.problems.append(
            Problem(self._path(number, relative), error.strerror or type(error).__name__)
        )
        is_gone = error.errno in {errno.ENOENT, errno.ENOTDIR} and relative
        if not is_gone:
            self.unseen.add((number, relative))

    def _is_wanted_file(self, status: os.stat_result) -> bool:
        """Whether this is a regular file that was not found as a place or behind a link."""
        identity = (status.st_dev, status.st_ino)
        return stat.S_ISREG(status.st_mode) and identity not in self._single_files

    def _is_claimed(self, name: str) -> bool:
        """Whether some format takes a file of such a name."""
        return self._claimed(PurePosixPath(name))

    def _is_listed(self, path: str) -> bool:
        """Whether a file at this path was given out when its folder was listed."""
        name = path.rpartition("/")[2]
        return not name.startswith(".") and self._is_claimed(name)

    @staticmethod
    def _parent(path: str) -> str:
        """The folder a path lies in."""
        return path.rpartition("/")[0] or "/"

    @staticmethod
    def _is_new(seen: set[tuple[int, int]], status: os.stat_result) -> bool:
        """Whether this file or folder was never met before; it is from now on."""
        identity = (status.st_dev, status.st_ino)
        if identity in seen:
            return False
        seen.add(identity)
        return True

    def _found(self, number: int, relative: str, status: os.stat_result) -> Found:
        """The record of a file."""
        return Found(
            number, relative, self._path(number, relative), status.st_size, status.st_mtime_ns
        )

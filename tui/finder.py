"""Find the modules of plain packages at once, for a start that imports hundreds of them.

Python's own finder looks in every entry of a path for every ending a module can have, and reads the
compiled file in a dozen steps of Python. A package of nothing but Python files in one folder needs
one look: its module is `name.py` or `name/__init__.py`, and its compiled file is right if it tells
the time and size of its source, as Python itself has it (PEP 552, `importlib`). A tenth of the time
for importing is saved so. Must never decide anything else: what is not found at once, or is not
compiled, or is out of date, is left to Python. Must import nothing that is slow.
"""

import marshal
import os
import sys
from collections.abc import Sequence
from importlib._bootstrap_external import MAGIC_NUMBER
from importlib.machinery import ModuleSpec, SourceFileLoader

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` has the same constant, but is not needed before Textual
    from types import CodeType, ModuleType

PLAIN = frozenset({"asyncio", "rich", "textual", "tui"})
"""Packages without extension modules, those of which a start imports the most."""

_BY_TIME = b"\0\0\0\0"
"""The flags of a compiled file that tells time and size of its source, not a hash."""

_ROOM = 65_536
"""Bytes that are read of a compiled file beyond twice its source; one that is longer is left."""


class CompiledLoader(SourceFileLoader):
    """Loads a module from its compiled file, or else as Python does."""

    def __init__(self, name: str, path: str, source: os.stat_result, compiled: str) -> None:
        """The module that was found.

        Args:
            name: Its whole name.
            path: Its source file.
            source: What the file system tells of that file.
            compiled: Where its compiled file is, if there is one.
        """
        super().__init__(name, path)
        self._source = source
        self._compiled = compiled

    def get_code(self, fullname: str) -> "CodeType | None":
        """The code of the module; raises what Python raises for source that does not compile."""
        time, size = int(self._source.st_mtime), self._source.st_size
        stamp = b"".join(n.to_bytes(4, "little") for n in (time & 0xFFFFFFFF, size & 0xFFFFFFFF))
        try:
            data = _read(self._compiled, 2 * size + _ROOM)
            if data.startswith(MAGIC_NUMBER + _BY_TIME + stamp):
                code: CodeType = marshal.loads(memoryview(data)[16:])  # noqa: S302
                return code
        except (OSError, EOFError, ValueError, TypeError):
            pass  # none there, or damaged: Python makes a new one
        return super().get_code(fullname)


class PlainFinder:
    """Finds modules inside of `PLAIN` packages."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: "ModuleType | None" = None
    ) -> ModuleSpec | None:
        """Tell where a module is; None for what others have to find. See `importlib.abc`."""
        if path is None or len(path) != 1 or fullname.partition(".")[0] not in PLAIN:
            return None
        folder, name = path[0], fullname.rpartition(".")[2]
        for base, is_package in ((f"{folder}/{name}", False), (f"{folder}/{name}/__init__", True)):
            origin = f"{base}.py"
            try:
                source = os.stat(origin)
            except OSError:
                continue
            return _spec(fullname, origin, source, is_package=is_package)
        return None


def install() -> None:
    """Use the finder in this process, where compiled files are in their usual places."""
    usual = sys.pycache_prefix is None and not sys.flags.optimize and os.sep == "/"
    if usual and not any(isinstance(finder, PlainFinder) for finder in sys.meta_path):
        sys.meta_path.insert(0, PlainFinder())


def _spec(name: str, origin: str, source: os.stat_result, *, is_package: bool) -> ModuleSpec:
    folder, _, file = origin.rpartition("/")
    compiled = f"{folder}/__pycache__/{file[:-3]}.{sys.implementation.cache_tag}.pyc"
    loader = CompiledLoader(name, origin, source, compiled)
    spec = ModuleSpec(name, loader, origin=origin, is_package=is_package)
    if is_package and spec.submodule_search_locations is not None:
        spec.submodule_search_locations.append(folder)
    spec.cached = compiled
    spec.has_location = True
    return spec


def _read(path: str, most: int) -> bytes:
    """The bytes of a file, at most so many."""
    file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        return os.read(file, most)
    finally:
        os.close(file)

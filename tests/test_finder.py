"""Modules of plain packages are found and loaded as Python finds and loads them, only sooner."""

import importlib
import importlib.util
import os
import pkgutil
import subprocess
import sys
from collections.abc import Callable
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from py_compile import PycInvalidationMode, compile
from types import ModuleType

import pytest

from tui import finder
from tui.finder import CompiledLoader, PlainFinder, install

ROOT = Path(__file__).parents[1]
HOUR = 3_600_000_000_000

Write = Callable[[str], Path]


@pytest.fixture
def source(tmp_path: Path) -> Write:
    """`source(text) -> path` of a module `tui.made`, with a compiled file beside it."""

    def write(text: str) -> Path:
        path = tmp_path / "made.py"
        path.write_text(text)
        compile(str(path), doraise=True)
        return path

    return write


def loaded(path: Path) -> ModuleType:
    spec = PlainFinder().find_spec("tui.made", [str(path.parent)])
    assert spec is not None and spec.loader is not None
    assert isinstance(spec.loader, CompiledLoader)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def facts(spec: ModuleSpec | None) -> tuple[object, ...]:
    assert spec is not None
    places = spec.submodule_search_locations
    folders = None if places is None else list(places)
    return spec.name, spec.origin, spec.cached, spec.has_location, spec.parent, folders


@pytest.mark.parametrize("name", sorted(finder.PLAIN))
def test_every_module_is_found_where_python_finds_it(name: str) -> None:
    package = importlib.import_module(name)
    found = PlainFinder()
    modules = list(pkgutil.walk_packages(package.__path__, f"{name}.", onerror=lambda _: None))
    assert len(modules) > 20
    for module in modules:
        parent = module.name.rpartition(".")[0]
        path = [str(Path(package.__path__[0], *parent.split(".")[1:]))]
        spec = found.find_spec(module.name, path)
        assert facts(spec) == facts(PathFinder.find_spec(module.name, path))


def test_what_it_cannot_be_sure_of_is_left_to_python(tmp_path: Path) -> None:
    found, folder = PlainFinder(), str(tmp_path)
    (tmp_path / "made.py").write_text("")
    assert found.find_spec("tui.made", [folder]) is not None
    assert found.find_spec("made", None) is None
    assert found.find_spec("tui", None) is None
    assert found.find_spec("charset_normalizer.made", [folder]) is None
    assert found.find_spec("tui.made", [folder, folder]) is None
    assert found.find_spec("tui.missing", [folder]) is None


def test_the_compiled_file_is_loaded_without_a_look_at_the_words(source: Write) -> None:
    path = source("said = 1\n")
    times = path.stat()
    path.write_text("said = 2\n")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert loaded(path).said == 1


def test_a_source_that_changed_is_compiled_anew(source: Write) -> None:
    path = source("said = 1\n")
    times = path.stat()
    path.write_text("said = 2\n")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns + HOUR))
    assert loaded(path).said == 2
    path.write_text("said = 33\n")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns + HOUR))
    assert loaded(path).said == 33


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:10],
        lambda data: bytes(4) + data[4:],
        lambda data: data + bytes(1 << 20),
    ],
)
def test_a_compiled_file_that_is_damaged_or_of_another_python_does_no_harm(
    source: Write, damage: Callable[[bytes], bytes]
) -> None:
    path = source("said = 1\n")
    compiled = Path(importlib.util.cache_from_source(str(path)))
    compiled.write_bytes(damage(compiled.read_bytes()))
    assert loaded(path).said == 1


def test_without_a_compiled_file_the_source_is_read(source: Write) -> None:
    path = source("said = 1\n")
    Path(importlib.util.cache_from_source(str(path))).unlink()
    assert loaded(path).said == 1


def test_a_compiled_file_that_tells_a_hash_is_left_to_python(source: Write) -> None:
    path = source("said = 1\n")
    compile(str(path), doraise=True, invalidation_mode=PycInvalidationMode.CHECKED_HASH)
    path.write_text("said = 2\n")
    assert loaded(path).said == 2


def test_a_fault_in_the_source_is_told_as_ever(source: Write) -> None:
    path = source("said = 1\n")
    path.write_text("said = (1, 2\n")
    with pytest.raises(SyntaxError, match="was never closed"):
        loaded(path)


def test_it_is_installed_once_and_only_where_compiled_files_are_usual(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    before = len(sys.meta_path)
    monkeypatch.setattr(sys, "pycache_prefix", "/elsewhere")
    install()
    assert len(sys.meta_path) == before
    monkeypatch.setattr(sys, "pycache_prefix", None)
    install()
    install()
    assert len(sys.meta_path) == before + 1


PROGRAM = """
import importlib, inspect, pkgutil
from importlib.resources import files
from tui import finder
finder.install()
import tui
for module in pkgutil.walk_packages(tui.__path__, "tui."):
    if module.name != "tui.__main__":
        importlib.import_module(module.name)
from tui.app import RapportApp
assert type(RapportApp.__init__.__globals__["__spec__"].loader) is finder.CompiledLoader
assert "class RapportApp" in inspect.getsource(RapportApp)
assert files("tui").joinpath("styles", "app.tcss").is_file()
print("all of it")
"""


def test_the_whole_program_is_loaded_by_it() -> None:
    ran = subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True)
    assert (ran.stdout, ran.stderr) == ("all of it\n", "")

"""The rules of the house that no linter knows: short files, words on everything, telling names."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LONGEST = 400
FORBIDDEN = {"utils", "util", "helpers", "helper", "manager", "managers", "misc"}


def python_files(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_there_are_files_to_look_at() -> None:
    assert len(python_files("tui")) > 40
    assert len(python_files("tests")) > 20


@pytest.mark.parametrize("folder", ["tui", "tests", "screenshots"])
def test_no_file_is_longer_than_400_lines(folder: str) -> None:
    lengths = {name(path): path.read_bytes().count(b"\n") for path in python_files(folder)}
    assert {path: length for path, length in lengths.items() if length > LONGEST} == {}


def test_everything_public_says_what_it_is_for() -> None:
    assert [where for path in python_files("tui") for where in silent(path)] == []


def test_every_test_file_says_what_it_is_about() -> None:
    assert [name(p) for p in python_files("tests") if not ast.get_docstring(parsed(p))] == []


@pytest.mark.parametrize("folder", ["tui", "tests"])
def test_no_name_says_nothing(folder: str) -> None:
    found = {name(p) for p in (ROOT / folder).rglob("*") if p.stem.lower() in FORBIDDEN}
    assert found == set()


def test_every_package_has_its_tests() -> None:
    packages = {p.parent.name for p in (ROOT / "tui").glob("*/__init__.py")}
    tested = {p.name for p in (ROOT / "tests").iterdir() if any(p.glob("**/test_*.py"))}
    assert packages - tested == set()


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def silent(path: Path) -> Iterator[str]:
    """Where a module, a public class or a public function of it has no docstring."""
    tree = parsed(path)
    if not ast.get_docstring(tree):
        yield name(path)
    for node in public(tree):
        if not ast.get_docstring(node):
            yield f"{name(path)}:{node.lineno} {node.name}"


def public(
    node: ast.AST,
) -> Iterator[ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]:
    """Public classes of a module and public functions in it and in them; not those in functions."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            if child.name.startswith("_") or is_overload(child):
                continue
            yield child
            if isinstance(child, ast.ClassDef):
                yield from public(child)
        elif isinstance(child, ast.If):
            yield from public(child)


def is_overload(node: ast.AST) -> bool:
    """Whether this is a property's setter or one of several signatures: its first one speaks."""
    decorators = getattr(node, "decorator_list", [])
    return any(ast.unparse(d).endswith((".setter", "overload")) for d in decorators)

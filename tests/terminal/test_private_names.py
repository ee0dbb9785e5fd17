"""Textual's private parts that are relied on must still be there after an upgrade."""

import ast
import importlib
import inspect
from pathlib import Path

import pytest
from textual._compositor import ChopsUpdate
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver

import tui.terminal

HERE = Path(tui.terminal.__file__).parent
SEES_TEXTUAL = {
    "unix_driver": LinuxDriver,
    "keyboard": XTermParser,
    "driver": App,
    "drawing": App,
    "frames": ChopsUpdate,
}
"""Modules that may use private names, and the class of Textual they use them of."""


def private_names(module: str) -> set[str]:
    """Private attributes that a module uses but does not define itself."""
    tree = ast.parse((HERE / f"{module}.py").read_text())
    used = {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)}
    made = {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)}
    own = {n for n in used | made if n.startswith("_") and not n.startswith("__")}
    stock = names_of_stock(SEES_TEXTUAL[module])
    return {name for name in own if name in stock or name not in set_here(tree) | made}


def set_here(tree: ast.Module) -> set[str]:
    return {
        n.attr
        for n in ast.walk(tree)
        if isinstance(n, ast.Attribute) and isinstance(n.ctx, ast.Store)
    }


def names_of_stock(kind: type) -> set[str]:
    """Methods and attributes of a class, also those that its constructors set."""
    names = set(dir(kind))
    for base in kind.__mro__[:-1]:
        if base.__module__.startswith("textual."):
            tree = ast.parse(inspect.getsource(inspect.getmodule(base)))
            names |= set_here(tree)
    return names


@pytest.mark.parametrize("module", sorted(SEES_TEXTUAL))
def test_every_private_name_still_exists(module):
    missing = private_names(module) - names_of_stock(SEES_TEXTUAL[module])
    assert not missing


def test_the_names_that_matter_are_really_looked_at():
    relied_on = {
        *("_app", "_loop", "_mouse", "_auto_restart", "_must_signal_resume"),
        *("_in_band_window_resize", "_get_terminal_size", "_patch_iflag", "_patch_lflag"),
    }
    assert relied_on <= private_names("unix_driver")
    assert {"_sequence_to_key_events", "_timeout_time"} <= private_names("keyboard")


@pytest.mark.parametrize(
    "method",
    [
        *("start_application_mode", "stop_application_mode", "suspend_application_mode"),
        *("disable_input", "write", "close", "send_message", "process_message"),
    ],
)
def test_textual_still_calls_what_we_replace(method):
    assert callable(getattr(LinuxDriver, method))
    assert hasattr(Driver, method)


def test_no_other_module_imports_private_parts_of_textual():
    for path in HERE.glob("*.py"):
        if path.stem not in SEES_TEXTUAL:
            assert "textual._" not in path.read_text(), path.name
    assert importlib.import_module("textual._xterm_parser")

"""What one types into: nothing of it draws while nobody types."""

import ast
from pathlib import Path

from textual.app import App

from tui.screens.note_editor import NoteArea
from tui.screens.prompt import SafeInput

TUI = Path(__file__).parents[2] / "tui"


async def test_no_cursor_blinks():
    async with App().run_test():
        assert not SafeInput(value="words").cursor_blink
        assert not NoteArea("words").cursor_blink


def test_nothing_else_is_made_to_type_into():
    made = {
        (path.name, node.func.id)
        for path in TUI.glob("[a-km-z]*/*.py")  # linear mode has an `Input` of its own
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if node.func.id in {"Input", "TextArea"}
    }
    assert made == set()

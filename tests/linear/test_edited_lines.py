"""A line that is broken off: what was typed of it, though readline forgets it at once."""

import builtins
import time

import pytest

from tui.linear.line_editor import Editor


class FakeReadline:
    """What stands in the line, and what can be called back."""

    def __init__(self, buffer: str = "") -> None:
        self.buffer = buffer
        self.history: list[str] = []

    def get_line_buffer(self) -> str:
        return self.buffer

    def add_history(self, line: str) -> None:
        self.history.append(line)


def test_half_a_line_outlives_the_terminal_that_it_was_typed_on(monkeypatch) -> None:
    readline, cut = FakeReadline("half a"), []
    editor = Editor(readline, lambda: bool(cut))

    def hung_up(prompt: str) -> str:
        deadline = time.monotonic() + 30
        while editor._half != "half a":
            assert time.monotonic() < deadline
        cut.append(True)
        readline.buffer = ""
        raise EOFError

    monkeypatch.setattr(builtins, "input", hung_up)
    assert editor.line("reply> ", keeps_half=True) is None
    assert editor.half == "half a"


def test_what_a_dead_terminal_ends_is_no_whole_line(monkeypatch) -> None:
    editor = Editor(FakeReadline(), lambda: True)
    monkeypatch.setattr(builtins, "input", lambda prompt: "A")
    assert editor.line("list> ") is None
    assert editor.half == "A"


def test_ctrl_c_leaves_what_was_typed_and_a_whole_line_nothing(monkeypatch) -> None:
    readline = FakeReadline("half a")
    editor = Editor(readline, lambda: False)

    def interrupted(prompt: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(builtins, "input", interrupted)
    with pytest.raises(KeyboardInterrupt):
        editor.line("reply> ")
    assert editor.half == "half a"
    monkeypatch.setattr(builtins, "input", lambda prompt: "whole")
    assert (editor.line("reply> "), editor.half) == ("whole", "")


def test_a_line_is_remembered_once_in_a_row() -> None:
    readline = FakeReadline()
    editor = Editor(readline, lambda: False)
    for line in ("n", "n", " ", "m", "n"):
        editor.remember(line)
    assert readline.history == ["n", "m", "n"]

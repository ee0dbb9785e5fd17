"""What a person types, pastes and suspends reaches the application, and never the shell."""

import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pseudo_terminal import Terminal

APP = Path(__file__).with_name("tiny_app.py")


@pytest.fixture
def tiny(open_terminal: Callable[..., Terminal], tmp_path: Path) -> Callable[..., Terminal]:
    def start(first: str = "ready", **options: object) -> Terminal:
        terminal = open_terminal([sys.executable, APP, tmp_path / "log"], (60, 8), **options)
        terminal.wait_for(first)
        return terminal

    return start


def test_a_character_cut_in_two_is_one_key(tiny):
    terminal = tiny(answers=False)  # no terminal puts an answer into the middle of a key
    terminal.send("ü".encode()[:1])
    terminal.wait_for(lambda: not terminal._outbox)
    terminal.send("ü".encode()[1:])
    terminal.wait_for("1 keys: ü;")


def test_bytes_that_are_no_character_do_no_harm(tiny):
    terminal = tiny()
    terminal.send(b"\xff\xfe")
    terminal.press("a")
    terminal.wait_for("a;")


def test_an_arrow_key_cut_in_two_is_one_key(tiny):
    terminal = tiny(answers=False)
    terminal.send(b"\x1b[")
    terminal.wait_for(lambda: not terminal._outbox)
    terminal.send(b"A")
    terminal.wait_for("1 keys: up;")


def test_a_lone_escape_is_a_key(tiny):
    terminal = tiny()
    terminal.press("escape")
    terminal.wait_for("1 keys: escape;")


def test_unknown_sequences_and_late_answers_are_no_keys(tiny):
    terminal = tiny()
    terminal.send(b"\x1b[?62;22c\x1b[?0u\x1b[>1;10;0c\x1b[12;34x\x1b[?997;1n\x1b[?69;2$y")
    terminal.press("a")
    terminal.wait_for("1 keys: a;")


def test_a_large_paste_arrives_whole(tiny):
    terminal = tiny()
    terminal.paste("wörter " * 150_000)
    terminal.wait_for("pasted 1050000", deadline=30)


def test_a_large_text_without_brackets_takes_bounded_memory(tiny):
    terminal = tiny()
    before = terminal.program.memory()
    terminal.send(b"x" * 20_000)
    highest = before
    while "20000 keys" not in terminal.screen_text():
        highest = max(highest, terminal.program.memory())
        terminal.wait_for(lambda: True)
    assert highest - before < 40_000_000


def test_the_window_may_change_its_size(tiny):
    terminal = tiny()
    terminal.press("x")
    terminal.wait_for("1 keys")
    terminal.resize(44, 5)
    terminal.wait_for("size 44x5")


def test_the_terminal_is_asked_for_its_size_before_the_environment(tiny):
    terminal = tiny(env={"COLUMNS": "200", "LINES": "100"})
    terminal.resize(50, 7)
    terminal.wait_for("size 50x7")


def test_quitting_leaves_the_terminal_as_it_was(tiny):
    terminal = tiny()
    terminal.press("q")
    assert terminal.exit_code() == 0
    assert terminal.left_behind() == []


@pytest.mark.parametrize("answers", [True, False])
def test_quitting_before_the_first_answers_types_nothing_into_the_shell(open_terminal, answers):
    command = f'{sys.executable} {APP} /dev/null; echo left; read -r line; echo "got <$line>"'
    terminal = open_terminal(["sh", "-c", command], (60, 8), answers=answers)
    terminal.press("q")
    terminal.wait_for("left")
    terminal.type("word\r")
    terminal.wait_for("got <word>")
    assert "^[" not in terminal.screen_text()


def test_suspending_gives_the_terminal_back_and_coming_back_paints_again(tiny):
    terminal = tiny()
    terminal.press("x")
    terminal.wait_for("1 keys: x;")
    terminal.press("ctrl+z")
    terminal.wait_until_stopped()
    terminal.wait_for(lambda: terminal.left_behind() == [])
    assert "1 keys" not in terminal.screen_text()
    terminal.signal(signal.SIGCONT)
    terminal.wait_for("2 keys: x ctrl+z;")
    terminal.press("y")
    terminal.wait_for("3 keys: x ctrl+z y;")
    terminal.press("q")
    assert terminal.exit_code() == 0
    assert terminal.left_behind() == []


def test_a_stop_that_cannot_be_seen_coming_is_survived(tiny):
    terminal = tiny()
    terminal.signal(signal.SIGSTOP)
    terminal.wait_until_stopped()
    terminal.signal(signal.SIGCONT)
    terminal.press("x")
    terminal.wait_for("1 keys: x;")
    terminal.press("q")
    assert terminal.exit_code() == 0
    assert terminal.left_behind() == []


def test_an_editor_in_between_has_the_terminal_for_itself(tiny):
    terminal = tiny()
    terminal.press("e")
    terminal.wait_for("editing")
    assert terminal.left_behind() == []
    terminal.press("ctrl+c")  # meant for the editor
    terminal.type("words\r")
    terminal.wait_for("1 keys: e;")
    terminal.press("x")
    terminal.wait_for("2 keys: e x;")
    assert b"edited 'words'" in terminal.raw


def test_job_control_of_a_shell_works(open_terminal, tmp_path):
    terminal = open_terminal(["bash", "--norc", "-i"], (240, 10), env={"PS1": "$ "})

    def wait_for_prompt() -> None:
        # Before its prompt the shell may throw away what is typed ahead.
        terminal.wait_for(lambda: terminal.screen_text().rstrip().endswith("$"))

    wait_for_prompt()
    terminal.type(f"{sys.executable} {APP} {tmp_path / 'log'}\r")
    terminal.wait_for("ready")
    terminal.press("ctrl+z")
    terminal.wait_for("Stopped")
    wait_for_prompt()
    terminal.type("bg\r")
    terminal.wait_for("log &")
    wait_for_prompt()
    terminal.type("fg\r")
    terminal.wait_for("1 keys: ctrl+z;")
    terminal.press("x", "q")
    terminal.wait_for(lambda: terminal.raw.endswith(b"$ "))
    terminal.type("echo still $((40 + 2))\r")
    terminal.wait_for("still 42")

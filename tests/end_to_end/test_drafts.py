"""Replies in real terminals: not a word is lost by a kill, a hang-up, or an editor that fails."""

import json
import signal
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

WORDS = "I would rather say that it depends."


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """An environment with the program's files in a folder of the test."""
    return {
        "HOME": str(tmp_path),
        "TMPDIR": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
    }


@pytest.fixture
def rapport(open_terminal, home) -> Callable[..., object]:
    """Start rapport in a terminal; `editor` is the program that the environment names."""

    def start(*arguments: str, size=(120, 40), editor: str = "", **env):
        command = [sys.executable, "-m", "tui", *arguments]
        named = {"VISUAL": None, "EDITOR": editor or None, "RAPPORT_RESTRICTED": None}
        return open_terminal(command, size=size, env={**home, **named, **env})

    return start


@pytest.fixture
def write_editor(tmp_path: Path) -> Callable[[str], str]:
    """Make an editor of some lines of Python; its file is `path`, the terminal is its own."""

    def make(lines: str) -> str:
        script = tmp_path / "my editor"
        head = f"#!{sys.executable}\nimport os, signal, sys, time\nfrom pathlib import Path\n"
        script.write_text(f"{head}path = Path(sys.argv[-1])\n{lines}\n")
        script.chmod(0o755)
        return f"'{script}' --flag"

    return make


def answer_the_first_reply(terminal) -> None:
    """Open the form on the first reply of the seed page."""
    terminal.wait_for("6 documents")
    terminal.press("G")
    terminal.wait_for("▌● Rapport")
    terminal.press("alt+2", "g", "g", "]")
    terminal.wait_for("reply 1 of 2")
    terminal.press("r")
    terminal.wait_for("Your reply to Kojay?")
    terminal.wait_for("Ctrl+s")


def begin_to_write(terminal) -> None:
    """Put a name in, and the beginning of a comment."""
    answer_the_first_reply(terminal)
    terminal.type("Ada")
    terminal.press("tab")
    terminal.type("ada@home.example")
    terminal.press("tab", "tab")
    terminal.type(WORDS)
    terminal.wait_for(WORDS)


def drafts(rapport) -> list[dict[str, object]]:
    """What the command line tells of the drafts."""
    terminal = rapport("drafts", "--json", size=(4000, 40))
    terminal.exit_code()
    return [json.loads(line) for line in terminal.screen_text().splitlines() if line[:1] == "{"]


def test_a_program_that_is_killed_while_one_types_loses_nothing_that_rested(rapport) -> None:
    terminal = rapport()
    begin_to_write(terminal)
    terminal.wait_for("draft kept")
    terminal.wait_for(lambda: "unsaved" not in terminal.screen_text())
    terminal.type(" And")
    terminal.signal(signal.SIGKILL)
    terminal.exit_code()
    terminal = rapport()
    terminal.wait_for("6 documents")
    terminal.press("G")
    terminal.wait_for("13 replies, 2 kept")
    terminal.press("alt+2", "g", "g", "]", "]")
    terminal.wait_for("draft 1 of 1")
    assert WORDS in terminal.screen_text() and "draft · your reply" in terminal.screen_text()
    assert "home.example" not in terminal.screen_text()
    terminal.press("e")
    terminal.wait_for("Your reply to")
    terminal.wait_for("a…@…")
    assert WORDS in terminal.screen_text() and "home.example" not in terminal.screen_text()
    terminal.press("ctrl+s")
    terminal.wait_for("Draft kept")
    terminal.press("q")
    assert terminal.exit_code() == 0
    assert terminal.left_behind() == []
    (draft,) = drafts(rapport)
    assert draft["answers"] == "reply:1-8e2f868a"
    assert (draft["comment"], draft["faults"]) == (WORDS, {})


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_keeps_the_last_letter(rapport, number) -> None:
    terminal = rapport()
    begin_to_write(terminal)
    terminal.signal(number)
    assert terminal.exit_code() == 128 + number
    assert terminal.left_behind() == []
    assert [draft["comment"] for draft in drafts(rapport)] == [WORDS]


def test_a_line_that_is_cut_keeps_the_last_letter(rapport) -> None:
    terminal = rapport()
    begin_to_write(terminal)
    terminal.hang_up()
    terminal.exit_code()
    assert [draft["comment"] for draft in drafts(rapport)] == [WORDS]


# The reader's own editor -------------------------------------------------------------------------


def test_an_editor_has_the_terminal_and_its_text_comes_back(
    rapport, write_editor, tmp_path
) -> None:
    editor = write_editor(
        "(path.parents[1] / 'seen').write_text(f'{path.read_text()}|{path.stat().st_mode:o}'\n"
        "    f'|{path.parent.stat().st_mode:o}|{sys.argv[1]}')\n"
        "print('the editor is here', flush=True)\n"
        "line = sys.stdin.readline()\n"
        "path.write_text(path.read_text() + 'and ' + line)"
    )
    terminal = rapport(editor=editor)
    begin_to_write(terminal)
    terminal.press("ctrl+o")
    terminal.wait_for("the editor is here")
    assert terminal.left_behind() == []
    terminal.type("typed in the editor\r")
    terminal.wait_for("Taken from the editor")
    terminal.wait_for("and typed in the editor")
    assert (tmp_path / "seen").read_text() == f"{WORDS}\n|100600|40700|--flag"
    terminal.type(", and here")
    terminal.wait_for("and here")
    terminal.press("ctrl+s", "q")
    assert terminal.exit_code() == 0
    assert terminal.left_behind() == []
    (draft,) = drafts(rapport)
    assert draft["comment"] == f"{WORDS}\nand typed in the editor, and here"
    assert list(tmp_path.glob("rapport-*")) == []


def test_an_editor_that_breaks_down_gives_back_text_and_terminal(rapport, write_editor) -> None:
    editor = write_editor(
        "import tty\n"
        "tty.setraw(0)\n"
        "sys.stdout.write('\\x1b[?1049h\\x1b[?25l\\x1b[?1003h\\x1b[?2004h\\x1b[31mbroken')\n"
        "sys.stdout.flush()\n"
        "path.write_text('saved before it broke \\x1b[2J\\u202e\\r\\nsecond')\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    terminal = rapport(editor=editor)
    begin_to_write(terminal)
    terminal.press("ctrl+o")
    terminal.wait_for("The editor was ended by signal 9 · Taken from the editor")
    terminal.wait_for("saved before it broke")
    terminal.type("!")
    terminal.wait_for("second!")
    terminal.press("escape")
    terminal.wait_for("Draft kept")
    terminal.press("q")
    assert terminal.exit_code() == 0
    assert terminal.left_behind() == []
    assert [draft["comment"] for draft in drafts(rapport)] == ["saved before it broke \nsecond!"]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("path.unlink()\nsys.exit(3)", "The editor ended with code 3 · The editor left no file"),
        ("sys.exit(1)", "The editor ended with code 1 · Nothing was changed"),
        ("", "does it want an option to wait"),
    ],
)
def test_an_editor_that_does_nothing_changes_nothing(rapport, write_editor, lines, said) -> None:
    terminal = rapport(editor=write_editor(lines))
    begin_to_write(terminal)
    terminal.press("ctrl+o")
    terminal.wait_for(said)
    terminal.press("ctrl+s")
    terminal.wait_for("Draft kept")
    assert [draft["comment"] for draft in drafts(rapport)] == [WORDS]


@pytest.mark.parametrize(
    ("editor", "said"),
    [("no-such-editor-anywhere", "No such file or directory"), ("vi 'unclosed", "No editor")],
)
def test_an_editor_that_cannot_be_started_is_told_of(rapport, editor, said) -> None:
    terminal = rapport(editor=editor)
    begin_to_write(terminal)
    terminal.press("ctrl+o")
    terminal.wait_for(said)
    terminal.press("ctrl+s")
    terminal.wait_for("Draft kept")


def test_a_line_that_is_cut_while_the_editor_is_open_keeps_what_the_editor_saved(
    rapport, write_editor
) -> None:
    editor = write_editor(
        "signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        "path.write_text('saved in the editor')\n"
        "print('it is written', flush=True)\n"
        "time.sleep(20)"
    )
    terminal = rapport(editor=editor)
    begin_to_write(terminal)
    terminal.press("ctrl+o")
    terminal.wait_for("it is written")
    terminal.hang_up()
    terminal.exit_code()
    assert [draft["comment"] for draft in drafts(rapport)] == ["saved in the editor"]


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_does_not_wait_for_the_editor(rapport, write_editor, number) -> None:
    terminal = rapport(editor=write_editor("print('it is open', flush=True)\ntime.sleep(60)"))
    begin_to_write(terminal)
    terminal.press("ctrl+o")
    terminal.wait_for("it is open")
    terminal.signal(number)
    assert terminal.exit_code(10) == 128 + number
    assert [draft["comment"] for draft in drafts(rapport)] == [WORDS]


def test_ctrl_c_in_the_editor_is_the_editors(rapport, write_editor) -> None:
    editor = write_editor(
        "got = []\n"
        "signal.signal(signal.SIGINT, lambda *_: got.append('interrupted'))\n"
        "print('waiting', flush=True)\n"
        "while not got: time.sleep(0.01)\n"
        "path.write_text(got[0])"
    )
    terminal = rapport(editor=editor)
    begin_to_write(terminal)
    terminal.press("ctrl+o")
    terminal.wait_for("waiting")
    terminal.press("ctrl+c")
    terminal.wait_for("Taken from the editor")
    terminal.press("ctrl+s")
    terminal.wait_for("Draft kept")
    assert [draft["comment"] for draft in drafts(rapport)] == ["interrupted"]


@pytest.mark.parametrize(
    ("words", "env"),
    [
        (("--restricted",), {}),
        ((), {"RAPPORT_RESTRICTED": "1"}),
        ((), {"SSH_ORIGINAL_COMMAND": "rapport"}),
    ],
)
def test_a_restricted_login_starts_no_editor(rapport, write_editor, tmp_path, words, env) -> None:
    editor = write_editor("(path.parents[1] / 'started').touch()")
    terminal = rapport(*words, editor=editor, **env)
    begin_to_write(terminal)
    terminal.press("ctrl+o")
    terminal.wait_for("This session may not start an editor")
    terminal.press("ctrl+s")
    terminal.wait_for("Draft kept")
    terminal.press("X", "w")
    terminal.wait_for("may not write files")
    assert not (tmp_path / "started").exists()


def test_the_marks_with_the_address_are_for_their_owner_alone(rapport, tmp_path) -> None:
    terminal = rapport()
    begin_to_write(terminal)
    terminal.press("escape")
    terminal.wait_for("Draft kept")
    terminal.press("q")
    terminal.exit_code()
    files = [path for path in (tmp_path / "data").rglob("*") if path.is_file()]
    holding = [path for path in files if b"ada@home.example" in path.read_bytes()]
    assert holding
    assert {stat.S_IMODE(path.stat().st_mode) for path in holding} == {0o600}


@pytest.mark.parametrize("ends", ["q", "hang up"])
def test_no_file_but_the_marks_ever_holds_the_address(rapport, tmp_path, ends) -> None:
    terminal = rapport()
    begin_to_write(terminal)
    terminal.press("shift+tab", "shift+tab")
    terminal.wait_for("ada@home.example")
    if ends == "q":
        terminal.press("escape")
        terminal.wait_for("Draft kept")
        terminal.press("q")
    else:
        terminal.hang_up()
    terminal.exit_code()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    holding = [path for path in files if b"home.example" in path.read_bytes()]
    assert holding
    marks = tmp_path / "data" / "rapport"
    assert [path for path in holding if not path.is_relative_to(marks)] == []

"""From inside a restricted login no key and no command reaches a program or a file.

Whatever could be started is a trap that leaves a note; a child that was started and is gone shows
in the page faults of children that `/proc` counts.
"""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from keys_of_a_terminal import bytes_of
from own_sshd import FarProcess, Sshd
from pseudo_terminal import Terminal

from tui.commands import Command, Scope
from tui.commands.key_names import LETTER
from tui.commands.table import COMMANDS

PAGE = """---
title: A page with links
url: https://example.org/page
---
Words with [a link](https://example.org/link) and another one, https://example.org/other, as well.

## Replies

### Ann

First reply, see <https://example.org/ann>.

### Ben

Second reply.
"""

PROGRAMS = (
    *("sh", "bash", "vi", "vim", "nano", "editor", "sensible-editor", "xdg-open", "gio", "w3m"),
    *("firefox", "x-www-browser", "tmux", "xclip", "wl-copy", "less", "more", "git", "python3"),
)

ESCAPE = b"\x1b[27u"
"""The key as terminals with more keys send it: nothing that follows can be taken for its end."""

ROADS: dict[Scope, tuple[str, ...]] = {
    Scope.ROWS: ("alt+1",),
    Scope.LIST: ("alt+1",),
    Scope.TEXT: ("alt+2",),
    Scope.THREAD: ("alt+2", "]"),
    Scope.REFERENCES: ("alt+3",),
    Scope.SEARCH: ("alt+2", "/", *"reply", "enter"),
    Scope.SEARCH_LINE: ("alt+2", "/", *"re"),
    Scope.PASSAGE: ("alt+2", "v"),
    Scope.HINTS: ("alt+2", "f"),
    Scope.ADDRESS: ("alt+2", "F", "a"),
    Scope.PLAIN: ("alt+2", "y", "v"),
    Scope.BOOKMARKS: ("'",),
    Scope.NAMED: ("`", "?"),
    Scope.VIEWS: ("V",),
    Scope.CHOICE: (":",),
    Scope.FILTERED: ("'", "/", *"no", "enter"),
    Scope.FILTER: ("alt+1", "/", "a"),
    Scope.NOTE: ("alt+2", "B"),
    Scope.REPLY: ("alt+2", "r"),
    Scope.DRAFTS: ('"',),
    Scope.EXPORT: ("alt+2", "]", "X"),
    Scope.PROMPT: ("g", "v"),
    Scope.TYPED: ("alt+2", "r", "a"),
    Scope.BACK: ("?",),
}
"""The keys that lead from the reading screen to where a scope's commands work."""

PATHS = {"write_export": b"/../stolen\r", "save_view": b"../stolen\r", "filter_list": b"../x\r"}
"""What is typed behind the keys of commands that might take it for a file."""

PLACES = (("alt+1",), ("alt+2", "]"))
"""From where commands that work anywhere, or anywhere in reading, are tried."""


@pytest.fixture
def traps(start_sshd: Callable[..., Sshd], tmp_path: Path) -> Sshd:
    """A restricted login in which every program is a trap, also those of the settings."""
    trap, caught = tmp_path / "trap", tmp_path / "caught"
    trap.write_text(f'#!/bin/sh\necho "$0 $*" >>{caught}\n')
    trap.chmod(0o755)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    names = ("EDITOR", "VISUAL", "BROWSER", "PAGER", "SHELL")
    variables = dict.fromkeys(names, str(trap)) | {"DISPLAY": ":0", "TMPDIR": str(temporary)}
    sshd = start_sshd(variables=variables)
    for name in PROGRAMS:
        (sshd.folder / "bin" / name).symlink_to(trap)
    settings = sshd.home / "config" / "rapport" / "settings.toml"
    settings.write_text(f'auto_read_seconds = 0\nbrowser = "{trap} %s"\nclipboard = "{trap}"\n')
    library = sshd.home / "library"
    library.mkdir()
    (library / "page.md").write_text(PAGE)
    sshd.authorize(f'restrict,pty,command="exec rapport --restricted {library}"')
    return sshd


def files(sshd: Sshd, tmp_path: Path) -> dict[str, bytes]:
    """What stands in all files but the marks, the index and the kept frame."""
    own = [sshd.home / "data" / "rapport", sshd.home / "cache" / "rapport", sshd.log]
    found = {}
    for path in [*tmp_path.rglob("*"), *Path.home().glob("reply*")]:
        if path.is_file() and not {path, *path.parents} & set(own):
            found[str(path)] = path.read_bytes()
    return found


def children_ever(reader: FarProcess) -> int:
    """Page faults of children that were waited for, and the number of those still there."""
    fields = Path(f"/proc/{reader.pid}/stat").read_text().rsplit(")", 1)[1].split()
    tasks = Path(f"/proc/{reader.pid}/task").iterdir()
    there = sum(len((task / "children").read_text().split()) for task in tasks)
    return int(fields[8]) + int(fields[10]) + there


def edits_so_far(sshd: Sshd) -> int:
    """How many edits the journals hold."""
    folder = sshd.state.parent
    journals = [*folder.glob("*.journal"), *folder.glob("*.history/*.jsonl")]
    return sum(path.read_bytes().count(b"\n") for path in journals)


def typed(keys: tuple[str, ...]) -> bytes:
    return b"".join(map(bytes_of, keys))


def tries(command: Command) -> Iterator[bytes]:
    """A command's keys where it works, all of them in the last of the places, and a path behind."""
    roads = [ROADS[command.scope]] if command.scope in ROADS else list(PLACES)
    for road in roads:
        for keys in command.keys if road is roads[-1] else command.keys[:1]:
            pressed = tuple("a" if key == LETTER else key for key in keys.split(" "))
            yield typed(road) + typed(pressed) + PATHS.get(command.id, b"") + ESCAPE * 3


@pytest.fixture
def reading(traps: Sshd, open_terminal: Callable[..., Terminal]) -> Terminal:
    """The reader with a draft that could be exported."""
    terminal = open_terminal(traps.command())
    terminal.wait_for("First reply")
    terminal.press("alt+2", "]", "r")
    terminal.wait_for("Comment")
    terminal.press("tab", "tab", "tab")
    terminal.type("a draft to be exported")
    terminal.send(ESCAPE)
    terminal.wait_for("draft kept")
    return terminal


@pytest.fixture
def nothing_happens(traps: Sshd, reading: Terminal, tmp_path: Path) -> Iterator[None]:
    """What is done in a test starts nothing and writes nothing."""
    before, edits = files(traps, tmp_path), edits_so_far(traps)
    (reader,) = traps.far("rapport")
    yield
    reading.send(ESCAPE * 3)
    reading.press("?")  # all that was typed before has been taken when this is shown
    reading.wait_for("Anywhere", deadline=60)
    assert children_ever(reader) == 0
    assert files(traps, tmp_path) == before
    assert [process.pid for process in traps.far() if process.pid != reader.pid] == []
    assert not reader.is_stopped
    assert edits_so_far(traps) > edits + 3  # it has done what it may do


TRIED = [command for command in COMMANDS if command.id != "leave"]
"""All but the keys that leave the reader, which are no way to anything but the end."""


@pytest.mark.parametrize("part", range(2))
def test_no_key_starts_a_program_or_writes_a_file(reading, nothing_happens, part) -> None:
    for command in TRIED[part::2]:
        reading.send(b"".join(tries(command)))


def test_no_command_of_the_palette_does_so_either(reading, nothing_happens) -> None:
    for command in TRIED:
        if command.scope in (Scope.APP, Scope.READING, Scope.COPYING):
            words = b"\x1b[200~%b\x1b[201~" % command.id.encode()  # pasted: one key, not twenty
            path = PATHS.get(command.id, b"")
            reading.send(typed(("alt+2", ":")) + words + b"\r" + path + ESCAPE * 3)


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (("alt+2", "r", "ctrl+o"), "This session may not start an editor"),
        (("alt+2", "]", "o"), "https://example.org/page"),
        (("alt+2", "y", "y"), ", to the terminal"),
        (("ctrl+z",), "Not suspended"),
    ],
)
def test_what_it_may_not_do_is_said(traps, open_terminal, keys, said) -> None:
    terminal = open_terminal(traps.command())
    terminal.wait_for("First reply")
    terminal.press(*keys)
    terminal.wait_for(said)


def test_the_same_keys_are_a_way_out_of_a_login_that_is_not_restricted(
    traps, open_terminal, tmp_path
) -> None:
    traps.authorize(f'restrict,pty,command="exec rapport {traps.home / "library"}"')
    terminal = open_terminal(traps.command())
    terminal.wait_for("First reply")
    terminal.press("alt+2", "r", "ctrl+o")
    terminal.wait_for("came back at once")
    (reader,) = traps.far("rapport")
    assert children_ever(reader) > 0
    assert str(tmp_path / "trap") in (tmp_path / "caught").read_text()


def test_linear_mode_is_as_restricted_if_the_forced_command_asks_for_it(traps, tmp_path) -> None:
    library = traps.home / "library"
    traps.authorize(f'restrict,command="exec rapport --restricted --linear {library}"')
    before = files(traps, tmp_path)
    takes_lines = ("write_reply", "edit_draft", "edit_chosen")
    names = [command.id.replace("_", " ") for command in TRIED if command.id not in takes_lines]
    lines = ["1", "o", "links 1", "yy", *names, "! sh", "!sh", "| sh", "X > stolen", "quit"]
    done = subprocess.run(
        traps.command(ssh=("-T",)), input="\n".join(lines).encode(), capture_output=True, timeout=60
    )
    assert done.returncode == 0
    assert b"Not opened: this session starts no programs" in done.stdout
    assert files(traps, tmp_path) == before

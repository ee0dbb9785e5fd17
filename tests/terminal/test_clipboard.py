"""A text is copied by the road that is known to work, whole or not at all, and as base64 alone."""

import base64
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.terminal.abilities import Abilities, abilities
from tui.terminal.clipboard import LIMIT, Road, clipboard_sequence, copy_by_program, find_road


def at(**environ: str) -> Abilities:
    environ = {"TERM": "xterm", **environ}
    return abilities(environ, input_is_terminal=True, output_is_terminal=True)


def has(*names: str) -> Callable[[str], str | None]:
    return lambda name: f"/bin/{name}" if name in names else None


ALL = has("tmux", "wl-copy", "xclip", "xsel", "pbcopy")


@pytest.mark.parametrize(
    ("environ", "which", "kind", "command"),
    [
        ({"TERM": "xterm-kitty", "DISPLAY": ":0"}, ALL, "terminal", ""),
        ({"DISPLAY": ":0"}, ALL, "program", "xclip -selection clipboard"),
        ({"DISPLAY": ":0"}, has("xsel"), "program", "xsel --input --clipboard"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "w"}, ALL, "program", "wl-copy"),
        ({"DISPLAY": ":0"}, has(), "untold", ""),
        ({"DISPLAY": ":0", "SSH_TTY": "x"}, ALL, "untold", ""),
        ({"TERM": "xterm-kitty", "SSH_TTY": "x"}, ALL, "terminal", ""),
        ({"TMUX": "x", "SSH_TTY": "x"}, ALL, "tmux", "tmux load-buffer -w -"),
        ({"TMUX": "x"}, has(), "untold", ""),
        ({"STY": "x"}, ALL, "untold", ""),
        ({"TERM": "linux"}, ALL, "none", ""),
        ({"TERM_PROGRAM": "Apple_Terminal", "SSH_TTY": "x"}, ALL, "none", ""),
    ],
)
def test_the_road_follows_from_the_terminal_and_the_machine(environ, which, kind, command) -> None:
    road = find_road(at(**environ), "auto", environ=environ, which=which)
    assert (road.kind, road.command) == (kind, tuple(command.split()))
    assert road.reason


@pytest.mark.parametrize(
    ("wish", "road"),
    [
        ("never", Road("none", reason='clipboard = "never" in the settings')),
        ("terminal", Road("terminal", reason='clipboard = "terminal" in the settings')),
        ("xclip -i", Road("program", ("xclip", "-i"), "clipboard in the settings")),
        ("gone", Road("none", reason="clipboard in the settings: gone is not found")),
        ("'", Road("none", reason="clipboard in the settings cannot be read as a command")),
    ],
)
def test_settings_come_first(wish: str, road: Road) -> None:
    assert find_road(at(TMUX="x"), wish, environ={}, which=ALL) == road


@given(st.text(min_size=1, max_size=300), st.sampled_from(["", "screen", "tmux"]))
def test_nothing_but_base64_is_sent(text: str, multiplexer: str) -> None:
    sent = clipboard_sequence(text, multiplexer)
    if multiplexer == "screen":
        assert max(map(len, re.findall("\x1bP(.*?)\x1b\\\\", sent, re.DOTALL))) <= 76
        sent = re.sub("\x1bP(.*?)\x1b\\\\", r"\1", sent, flags=re.DOTALL)
    found = re.fullmatch("\x1b]52;c;([A-Za-z0-9+/=]+)\x07", sent)
    assert found is not None
    assert base64.b64decode(found[1]) == text.encode("utf-8", "replace")


def test_what_is_too_long_is_not_sent_in_part_and_nothing_is_cleared() -> None:
    assert len(clipboard_sequence("x" * LIMIT)) <= 100_000
    for text in ("x" * (LIMIT + 1), "ä" * (LIMIT // 2 + 1), ""):
        with pytest.raises(ValueError, match="cannot be copied"):
            clipboard_sequence(text)


def test_a_program_gets_the_text_as_it_is(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    code = f"import sys; open({str(kept)!r}, 'wb').write(sys.stdin.buffer.read()); print('noise')"
    text = "Zwei\nZeilen \x1b und „mehr“"
    assert copy_by_program([sys.executable, "-c", code], text) == ""
    assert kept.read_text() == text


def test_a_program_that_fails_is_told_of() -> None:
    assert copy_by_program([sys.executable, "-c", "raise SystemExit(4)"], "x").endswith("with 4")
    assert copy_by_program(["/nowhere/copy"], "x") == "/nowhere/copy: No such file or directory"


def test_an_old_tmux_is_asked_in_its_own_words(tmp_path: Path, monkeypatch) -> None:
    fake = tmp_path / "tmux"
    fake.write_text('#!/bin/sh\n[ "$2" = -w ] && exit 1\ncat >"$(dirname "$0")/buffer"\n')
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert copy_by_program(["tmux", "load-buffer", "-w", "-"], "words") == ""
    assert (tmp_path / "buffer").read_text() == "words"

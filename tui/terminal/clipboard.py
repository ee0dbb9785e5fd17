"""Copy a text to where the reader can paste it.

Three roads: the terminal's own clipboard, by an escape sequence that also works over SSH; a program
of this machine, where its clipboard is the reader's own; tmux, which hands it on. The clipboard is
only ever written, never asked for. A text goes out as base64 alone, so that nothing in it can act
on the terminal, and never cut: what is too long is not sent.

OSC 52 as in xterm's "Control Sequences"; GNU screen hands on what it gets as DCS strings.
"""

import os
import shlex
import shutil
import subprocess
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from typing import Literal

import msgspec

from tui.terminal.abilities import Abilities

Which = Callable[[str], str | None]
"""Finds a program, as `shutil.which` does."""

LIMIT = 74_994
"""Bytes of a text that go into a sequence of 100,000, the longest that terminals agree to take."""

_CHUNK = 76
"""Bytes of a string that every version of GNU screen takes."""

_PATIENCE = 5.0
"""Seconds that a program may take to take a text."""

_ON_WAYLAND = ("wl-copy",)
_ON_X = ("xclip -selection clipboard", "xsel --input --clipboard")
_ON_MAC = ("pbcopy",)
_BY_TMUX = "tmux load-buffer -w -"
_BY_OLD_TMUX = "tmux load-buffer -"


class Road(msgspec.Struct, frozen=True):
    """How a text is copied in a session, and why so."""

    kind: Literal["terminal", "untold", "tmux", "program", "none"]
    """`untold`: the terminal is sent it, but it is not known whether it takes it."""
    command: tuple[str, ...] = ()
    """The program that takes it on its standard input."""
    reason: str = ""


def find_road(
    abilities: Abilities,
    wish: str,
    *,
    environ: Mapping[str, str] = os.environ,
    which: Which = shutil.which,
) -> Road:
    """How a text is copied in this session.

    Args:
        abilities: Of the session.
        wish: `auto`, `terminal`, `never`, or a command that takes a text on its standard input.
        environ: The environment, which tells whether the desktop is Wayland or X.
        which: Finds programs.
    """
    if wish == "never":
        return Road("none", reason='clipboard = "never" in the settings')
    if wish == "terminal":
        return Road("terminal", reason='clipboard = "terminal" in the settings')
    if wish != "auto":
        return _of_setting(abilities, wish, which)
    why = dict(abilities.reasons).get("takes_clipboard", "not known")
    may_start = abilities.may_start_programs
    if abilities.multiplexer == "tmux" and may_start and which("tmux") is not None:
        return Road("tmux", tuple(_BY_TMUX.split()), "the session is in tmux")
    if abilities.takes_clipboard == "yes":
        return Road("terminal", reason=why)
    if abilities.may_use_clipboard and may_start:
        for written in _programs(environ):
            words = written.split()
            if which(words[0]) is not None:
                return Road("program", tuple(words), f"{words[0]} is there")
    return Road("none" if abilities.takes_clipboard == "no" else "untold", reason=why)


def _of_setting(abilities: Abilities, wish: str, which: Which) -> Road:
    if not abilities.may_start_programs:
        return Road("untold", reason="this session starts no programs")
    try:
        words = shlex.split(wish)
    except ValueError:
        words = []
    if not words:
        return Road("none", reason="clipboard in the settings cannot be read as a command")
    if which(words[0]) is None:
        return Road("none", reason=f"clipboard in the settings: {words[0]} is not found")
    return Road("program", tuple(words), "clipboard in the settings")


def _programs(environ: Mapping[str, str]) -> tuple[str, ...]:
    """The programs of this machine that write its clipboard, the fitting one first."""
    on_wayland = _ON_WAYLAND if environ.get("WAYLAND_DISPLAY") else ()
    on_x = _ON_X if environ.get("DISPLAY") else ()
    return on_wayland + on_x + _ON_MAC


def length_of(text: str) -> int:
    """How many bytes of `LIMIT` a text takes."""
    return len(text.encode("utf-8", "replace"))


def clipboard_sequence(text: str, multiplexer: str = "") -> str:
    """What tells the terminal to put a text into its clipboard.

    Args:
        text: Any text that is not empty.
        multiplexer: `screen` if GNU screen must hand it on.

    Raises:
        ValueError: The text is empty, which would clear the clipboard, or longer than `LIMIT`.
    """
    data = text.encode("utf-8", "replace")
    if not data or len(data) > LIMIT:
        raise ValueError(f"{len(data)} bytes cannot be copied")
    made = f"\x1b]52;c;{b64encode(data).decode('ascii')}\x07"
    if multiplexer != "screen":
        return made
    chunks = (made[at : at + _CHUNK] for at in range(0, len(made), _CHUNK))
    return "".join(f"\x1bP{chunk}\x1b\\" for chunk in chunks)


def copy_by_program(command: Sequence[str], text: str) -> str:
    """Have a program take a text. Waits for it: for a thread.

    Args:
        command: The program and its arguments.
        text: What it gets on its standard input, as UTF-8.

    Returns:
        What went wrong; empty if nothing did.
    """
    trouble = _fed(command, text)
    if trouble and " ".join(command) == _BY_TMUX:
        return trouble if _fed(_BY_OLD_TMUX.split(), text) else ""
    return trouble


def _fed(command: Sequence[str], text: str) -> str:
    nowhere = subprocess.DEVNULL
    try:
        done = subprocess.run(  # noqa: S603 - no shell; the program is the reader's choice
            command,
            input=text.encode("utf-8", "replace"),
            stdout=nowhere,
            stderr=nowhere,
            timeout=_PATIENCE,
            check=False,
            start_new_session=True,
        )
    except subprocess.TimeoutExpired:
        return f"{command[0]} does not answer"
    except (OSError, ValueError) as error:
        return f"{command[0]}: {getattr(error, 'strerror', None) or error}"
    return f"{command[0]} ended with {done.returncode}" if done.returncode else ""

"""What the terminal can show, and what a session at it may do.

Decided from the environment, and from terminfo where that tells nothing, without asking the
terminal and without Textual, so that the command line can use it at no cost. Must never guess in
silence: `reasons` tells how each was decided, for `rapport doctor`.

A session may be restricted, as that of a login that is to read and do nothing else: then it starts
no program, opens nothing and writes no file but the marks, whatever the terminal could do.

Sources: no-color.org; POSIX for the order LC_ALL, LC_CTYPE, LANG; rxvt's COLORFGBG;
PEP 538 and 540 for what Python does to the environment of a C locale.
"""

import os
import sys
from collections.abc import Callable, Mapping

import msgspec

from tui.terminal.known_terminals import (
    Known,
    clipboard_by_terminal,
    links_by_terminal,
    takes_nothing_but_utf8,
)
from tui.terminal.terminfo import colors_by_terminfo

TRUE_COLOR = 2**24

_DUMB = {"dumb", "unknown", ""}
_TRUE_COLOR_TERMS = ("alacritty", "contour", "foot", "ghostty", "kitty", "rio", "wezterm")
_SIXTEEN_COLOR_TERMS = ("ansi", "cygwin", "linux")
_NO_COLOR_TERMS = {"vt100", "vt102", "vt220", "xterm-mono", "vt320"}
_COERCED = {"C.UTF-8", "C.utf8", "UTF-8"}
_LIGHT_BACKGROUNDS = {"7", "15"}


class Abilities(msgspec.Struct, frozen=True, kw_only=True):
    """What a terminal can show, and what may be done from it."""

    term: str
    is_terminal: bool
    """Whether both the input and the output are a terminal."""
    is_dumb: bool
    """Whether it cannot move the cursor."""
    colors: int
    """0, 16, 256 or 2**24."""
    unicode: bool
    is_light: bool
    """Whether the background is said to be light; False if nothing is said."""
    is_remote: bool
    multiplexer: str
    """`tmux`, `screen` or empty."""
    may_open_browser: bool
    may_start_editor: bool
    may_write_files: bool
    may_use_clipboard: bool
    """Whether this machine has a clipboard that is the reader's own."""
    may_start_programs: bool = True
    """Whether any other program may be started for the reader."""
    takes_clipboard: Known = "unknown"
    """Whether the terminal puts what is sent to it into its own clipboard (OSC 52)."""
    shows_links: Known = "unknown"
    """Whether the terminal shows text as a link to an address (OSC 8)."""
    reasons: tuple[tuple[str, str], ...] = ()
    """Pairs of a field's name and why it has its value."""

    @classmethod
    def detect(cls, *, restricted: bool = False) -> "Abilities":
        """The abilities of this process's own terminal; `restricted` if a person asked for that."""
        return abilities(
            without_coercion(os.environ, is_utf8_mode=bool(sys.flags.utf8_mode)),
            restricted=restricted,
            input_is_terminal=sys.stdin is not None and sys.stdin.isatty(),
            output_is_terminal=sys.stdout is not None and sys.stdout.isatty(),
            platform=sys.platform,
            terminfo=colors_by_terminfo,
        )


def abilities(
    environ: Mapping[str, str],
    *,
    input_is_terminal: bool,
    output_is_terminal: bool,
    platform: str = "linux",
    restricted: bool = False,
    terminfo: Callable[[str], int | None] = lambda term: None,
) -> Abilities:
    """Decide what a terminal can do.

    Args:
        environ: The environment of the process.
        input_is_terminal: Whether the standard input is one.
        output_is_terminal: Whether the standard output is one.
        platform: As `sys.platform` has it.
        restricted: Whether the session is to be restricted, whatever the environment says.
        terminfo: Tells how many colours a TERM has of which its name tells nothing.

    Returns:
        The abilities, each with its reason.
    """
    term = environ.get("TERM", "")
    on_windows = platform == "win32"
    is_dumb = term.lower() in _DUMB and not on_windows
    colors, why_colors = _colors(environ, on_windows, is_dumb, terminfo)
    unicode, why_unicode = _unicode(environ, on_windows or platform == "darwin")
    is_light, why_light = _light(environ)
    remote, why_remote = _remote(environ)
    desktop, why_desktop = _desktop(environ, platform, remote)
    why_restricted = "--restricted was given" if restricted else _restricted(environ)
    may, why_may = not why_restricted, why_restricted or "the session is not restricted"
    if why_restricted:
        desktop, why_desktop = False, why_restricted
    clipboard, why_clipboard = clipboard_by_terminal(environ)
    links, why_links = links_by_terminal(environ)
    multiplexer = "tmux" if environ.get("TMUX") else "screen" if environ.get("STY") else ""
    return Abilities(
        term=term,
        is_terminal=input_is_terminal and output_is_terminal,
        is_dumb=is_dumb,
        colors=colors,
        unicode=unicode,
        is_light=is_light,
        is_remote=remote,
        multiplexer=multiplexer,
        may_open_browser=desktop,
        may_start_editor=may,
        may_write_files=may,
        may_use_clipboard=desktop,
        may_start_programs=may,
        takes_clipboard=clipboard,
        shows_links=links,
        reasons=(
            ("is_terminal", _streams(input_is_terminal, output_is_terminal)),
            ("is_dumb", f"TERM={term}" if "TERM" in environ else "TERM is not set"),
            ("colors", why_colors),
            ("unicode", why_unicode),
            ("is_light", why_light),
            ("is_remote", why_remote),
            ("may_open_browser", why_desktop),
            ("may_start_editor", why_may),
            ("may_write_files", why_may),
            ("may_start_programs", why_may),
            ("may_use_clipboard", why_desktop),
            ("takes_clipboard", why_clipboard),
            ("shows_links", why_links),
        ),
    )


def without_coercion(environ: Mapping[str, str], *, is_utf8_mode: bool) -> Mapping[str, str]:
    """An environment as the reader set it.

    Where the locale is C, Python sets LC_CTYPE in its own environment to one with UTF-8 (PEP 538),
    and goes into its UTF-8 mode (PEP 540): that says nothing of the terminal.

    Args:
        environ: The environment of the process.
        is_utf8_mode: Whether Python is in that mode.
    """
    is_coerced = is_utf8_mode and "PYTHONUTF8" not in environ
    if not is_coerced or environ.get("LC_CTYPE") not in _COERCED:
        return environ
    return {name: value for name, value in environ.items() if name != "LC_CTYPE"}


def _streams(input_is_terminal: bool, output_is_terminal: bool) -> str:
    missing = ["input"] * (not input_is_terminal) + ["output"] * (not output_is_terminal)
    if not missing:
        return "input and output are a terminal"
    return f"{' and '.join(missing)} {'are' if len(missing) > 1 else 'is'} no terminal"


def _colors(
    environ: Mapping[str, str],
    on_windows: bool,
    is_dumb: bool,
    terminfo: Callable[[str], int | None],
) -> tuple[int, str]:
    term = environ.get("TERM", "").lower()
    if environ.get("NO_COLOR"):
        return 0, "NO_COLOR is set"
    if is_dumb or term in _NO_COLOR_TERMS:
        return 0, f"TERM={term}"
    if (said := environ.get("COLORTERM", "").lower()) in {"truecolor", "24bit"}:
        return TRUE_COLOR, f"COLORTERM={said}"
    if environ.get("WT_SESSION"):
        return TRUE_COLOR, "WT_SESSION is set: Windows Terminal"
    if term.endswith("-direct") or term.removeprefix("xterm-").startswith(_TRUE_COLOR_TERMS):
        return TRUE_COLOR, f"TERM={term}"
    if "256" in term:
        return 256, f"TERM={term}"
    if on_windows:
        return 16, "Windows console"
    if term.startswith(_SIXTEEN_COLOR_TERMS):
        return 16, f"TERM={term}"
    found = terminfo(environ.get("TERM", ""))
    if found is None:
        return 16, f"TERM={term} tells of no more, and terminfo does not know it"
    # One of 8 colours shows their bright ones, too, as bold; one of none has no way to show any.
    colors = 0 if not found else 16 if found < 256 else 256 if found < TRUE_COLOR else TRUE_COLOR
    return colors, f"TERM={term}: {found:,} colours by terminfo"


def _unicode(environ: Mapping[str, str], is_by_platform: bool) -> tuple[bool, str]:
    for name in ("LC_ALL", "LC_CTYPE", "LANG"):
        if value := environ.get(name):
            folded = value.lower().partition("@")[0].replace("-", "")
            is_utf8 = folded.endswith("utf8") or (is_by_platform and "." not in folded)
            return is_utf8, f"{name}={value}"
    if is_by_platform:
        return True, "the platform's own encoding"
    if (by_name := takes_nothing_but_utf8(environ)) is not None:
        return True, by_name
    return False, "none of LC_ALL, LC_CTYPE and LANG is set"


def _light(environ: Mapping[str, str]) -> tuple[bool, str]:
    said = environ.get("COLORFGBG", "")
    if not said:
        return False, "COLORFGBG is not set: taken as dark"
    return said.rpartition(";")[2] in _LIGHT_BACKGROUNDS, f"COLORFGBG={said}"


def _remote(environ: Mapping[str, str]) -> tuple[bool, str]:
    for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"):
        if environ.get(name):
            return True, f"{name} is set"
    return False, "no SSH variable is set"


def _restricted(environ: Mapping[str, str]) -> str:
    """Why a session may do nothing but read; empty if it may.

    sshd sets SSH_ORIGINAL_COMMAND where a login has a forced command and asked for another one.
    """
    said = environ.get("RAPPORT_RESTRICTED")
    if said is not None:
        return "" if said in ("", "0") else "RAPPORT_RESTRICTED is set"
    if "SSH_ORIGINAL_COMMAND" in environ:
        return "SSH_ORIGINAL_COMMAND is set: the login has a forced command"
    return ""


def _desktop(environ: Mapping[str, str], platform: str, remote: bool) -> tuple[bool, str]:
    """Whether there is a desktop on this machine that is in front of the reader."""
    if remote:
        return False, "the session comes over SSH"
    if platform in {"win32", "darwin"}:
        return True, "the platform has a desktop"
    for name in ("WAYLAND_DISPLAY", "DISPLAY"):
        if environ.get(name):
            return True, f"{name} is set"
    return False, "neither WAYLAND_DISPLAY nor DISPLAY is set"


UNKNOWN = abilities({}, input_is_terminal=True, output_is_terminal=True)
"""The abilities of a terminal of which nothing is known."""

"""What terminals are known to understand, by what they say of themselves in the environment.

Two things no terminal can be asked about without a risk: whether it puts what is sent to it into
its clipboard (OSC 52), and whether it shows addresses as links (OSC 8); and whether it takes UTF-8
where the locale tells nothing. A terminal that is not
named here is not known, which is said; it is never taken for one that can.

Sources: the manuals of the terminals named below.
"""

from collections.abc import Mapping
from typing import Literal

Known = Literal["yes", "no", "unknown"]

_MODERN = ("alacritty", "contour", "foot", "ghostty", "kitty", "rio", "wezterm")
"""Values of TERM, also behind `xterm-`, of terminals that understand both."""

_SIMPLE = ("ansi", "cons", "cygwin", "dumb", "linux", "unknown", "vt1", "vt2", "vt3")
"""Beginnings of TERM that understand neither; some would print what they are sent."""

_PROGRAMS: Mapping[str, tuple[Known, Known]] = {
    "Apple_Terminal": ("no", "no"),
    "ghostty": ("yes", "yes"),
    "Hyper": ("unknown", "yes"),
    "iTerm.app": ("unknown", "yes"),
    "mintty": ("unknown", "yes"),
    "rio": ("yes", "yes"),
    "vscode": ("unknown", "yes"),
    "WezTerm": ("yes", "yes"),
}
"""TERM_PROGRAM: clipboard, links. Unknown where it is a matter of the terminal's own settings."""

_ALWAYS_UTF8 = ("ghostty", "rio", "vscode", "WezTerm")
"""Values of TERM_PROGRAM of terminals that have no other encoding."""

_TMUX_WITH_LINKS = (3, 4)
_VTE_WITH_LINKS = 5001
"""0.50.1; the version before it ends when it meets one."""

_KONSOLE_WITH_CLIPBOARD = 241200
_KONSOLE_WITH_LINKS = 201200


def clipboard_by_terminal(environ: Mapping[str, str]) -> tuple[Known, str]:
    """Whether the terminal takes what is sent to it into its clipboard (OSC 52), and why."""
    if environ.get("TMUX"):
        return "unknown", "tmux decides by its option set-clipboard"
    if environ.get("STY"):
        return "unknown", "GNU screen passes it on to a terminal that is not known"
    if (version := _number(environ.get("KONSOLE_VERSION", ""))) is not None:
        known: Known = "yes" if version >= _KONSOLE_WITH_CLIPBOARD else "no"
        return known, f"KONSOLE_VERSION={version}"
    return _of(environ, 0)


def links_by_terminal(environ: Mapping[str, str]) -> tuple[Known, str]:
    """Whether the terminal shows text as a link to an address (OSC 8), and why."""
    if environ.get("TMUX"):
        said = environ.get("TERM_PROGRAM_VERSION", "")
        known: Known = "yes" if _version(said) >= _TMUX_WITH_LINKS else "unknown"
        return known, f"tmux {said}".strip()
    if environ.get("STY"):
        return "no", "GNU screen"
    for name, least in (("VTE_VERSION", _VTE_WITH_LINKS), ("KONSOLE_VERSION", _KONSOLE_WITH_LINKS)):
        if (number := _number(environ.get(name, ""))) is not None:
            return "yes" if number >= least else "no", f"{name}={number}"
    return _of(environ, 1)


def takes_nothing_but_utf8(environ: Mapping[str, str]) -> str | None:
    """Why the terminal is known to take UTF-8 whatever the locale says; None if it is not.

    Asked only where nothing is said of the locale: over SSH it often gets lost, TERM does not.
    """
    term, program = environ.get("TERM", "").lower(), environ.get("TERM_PROGRAM", "")
    if environ.get("TMUX") or environ.get("STY"):
        return None  # they look at the locale themselves, and replace what does not fit
    if environ.get("WT_SESSION"):
        return "WT_SESSION is set: Windows Terminal"
    if term.removeprefix("xterm-").startswith(_MODERN):
        return f"TERM={term}"
    return f"TERM_PROGRAM={program}" if program in _ALWAYS_UTF8 else None


def _of(environ: Mapping[str, str], place: int) -> tuple[Known, str]:
    """What is known by TERM and TERM_PROGRAM of the clipboard (0) or of links (1)."""
    term, program = environ.get("TERM", "").lower(), environ.get("TERM_PROGRAM", "")
    if not term or term.startswith(_SIMPLE):
        return "no", f"TERM={term}" if term else "TERM is not set"
    if environ.get("WT_SESSION"):
        return "yes", "WT_SESSION is set: Windows Terminal"
    if term.removeprefix("xterm-").startswith(_MODERN):
        return "yes", f"TERM={term}"
    if program in _PROGRAMS:
        return _PROGRAMS[program][place], f"TERM_PROGRAM={program}"
    return "unknown", f"TERM={term} tells nothing about it"


def _number(said: str) -> int | None:
    return int(said) if said.isascii() and said.isdigit() else None


def _version(said: str) -> tuple[int, int]:
    """The first two numbers of `3.4a` or `next-3.5`; zeros if there are none."""
    major, _, rest = said.removeprefix("next-").partition(".")
    minor = rest[: next((n for n, c in enumerate(rest) if not c.isdigit()), len(rest))]
    return _number(major) or 0, _number(minor) or 0

"""Open an address in a browser, where that is in front of the reader.

A browser that was started must never write to the terminal, hold the reader up or end with them: it
gets a session of its own and no streams. One that works in the terminal gets the terminal instead.
No shell is asked, and only addresses that `web_address` lets through are handed over.
"""

import os
import shlex
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePath
from time import monotonic

import msgspec

from tui.model.address import web_address
from tui.terminal import foreground
from tui.terminal.abilities import Abilities

Which = Callable[[str], str | None]
"""Finds a program, as `shutil.which` does."""

TEXT_BROWSERS = frozenset({"browsh", "carbonyl", "cha", "elinks", "links", "links2", "lynx", "w3m"})
"""Programs that show pages in the terminal they are started in."""

_OF_PLATFORM: Mapping[str, tuple[str, ...]] = {
    "darwin": ("open",),
    "win32": ("rundll32 url.dll,FileProtocolHandler",),
}
_ELSEWHERE = (
    "xdg-open",
    "gio open",
    "wslview",
    "x-www-browser",
    "firefox",
    "chromium",
    "google-chrome",
)

AT_ONCE = 10.0
"""Seconds within which a browser that ends with an error has not opened anything."""


class Browser(msgspec.Struct, frozen=True):
    """What opens an address, and why that is so."""

    command: tuple[str, ...] = ()
    """The program and its arguments; empty if addresses are shown instead of opened."""
    reason: str = ""

    @property
    def is_in_terminal(self) -> bool:
        """Whether it wants the terminal for itself."""
        return bool(self.command) and PurePath(self.command[0]).stem in TEXT_BROWSERS

    def arguments(self, address: str) -> list[str]:
        """What is to be run for an address.

        Raises:
            ValueError: It is none that may be opened; see `web_address`.
        """
        if not address or web_address(address) != address:
            raise ValueError(f"not to be opened: {address!r}")
        if any("%s" in word for word in self.command):
            return [word.replace("%s", address) for word in self.command]
        return [*self.command, address]


def find_browser(
    abilities: Abilities,
    wish: str,
    *,
    environ: Mapping[str, str] = os.environ,
    platform: str = sys.platform,
    which: Which = shutil.which,
) -> Browser:
    """What opens an address in this session.

    Args:
        abilities: Of the session.
        wish: `auto`, `always`, `never`, or a command; `%s` in it stands for the address.
        environ: The environment; its BROWSER comes before what the platform has.
        platform: As `sys.platform` has it.
        which: Finds programs.
    """
    if not abilities.may_start_programs:
        return Browser(reason="this session starts no programs")
    if wish == "never":
        return Browser(reason='browser = "never" in the settings')
    if wish not in ("auto", "always"):
        return _of_setting(wish, which)
    if wish == "auto" and not abilities.may_open_browser:
        return Browser(reason=dict(abilities.reasons).get("may_open_browser", "no desktop"))
    found = next(_candidates(environ, platform, which), None)
    return found or Browser(reason="no browser is found")


def _of_setting(wish: str, which: Which) -> Browser:
    words = _words(wish)
    if not words:
        return Browser(reason="browser in the settings cannot be read as a command")
    if which(words[0]) is None:
        return Browser(reason=f"browser in the settings: {words[0]} is not found")
    return Browser(tuple(words), "browser in the settings")


def _candidates(environ: Mapping[str, str], platform: str, which: Which) -> Iterator[Browser]:
    for written in environ.get("BROWSER", "").split(os.pathsep):
        words = _words(written.rstrip(" &"))
        if words and which(words[0]) is not None:
            yield Browser(tuple(words), "BROWSER is set")
    for written in _OF_PLATFORM.get(platform, _ELSEWHERE):
        words = _words(written)
        if which(words[0]) is not None:
            yield Browser(tuple(words), f"{words[0]} is there")


def _words(written: str) -> list[str]:
    """The words of a command as a shell parts them; none if it is no command."""
    try:
        return shlex.split(written)
    except ValueError:
        return []


def start(arguments: Sequence[str], failed: Callable[[str], None]) -> None:
    """Start a browser with a window of its own; returns at once.

    Args:
        arguments: The program and its arguments.
        failed: Called in another thread, with what went wrong, if it did not start or ended with
            an error within moments.
    """
    threading.Thread(target=_watch, args=(arguments, failed), name="browser", daemon=True).start()


def _watch(arguments: Sequence[str], failed: Callable[[str], None]) -> None:
    name, began = PurePath(arguments[0]).name, monotonic()
    nowhere = subprocess.DEVNULL
    try:
        code = subprocess.Popen(  # noqa: S603 - no shell; the program is the reader's choice
            arguments, stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True
        ).wait()
    except (OSError, ValueError) as error:
        failed(f"{name}: {getattr(error, 'strerror', None) or error}")
        return
    if code and monotonic() - began < AT_ONCE:
        failed(f"{name} ended with {code}")


def run_in_terminal(arguments: Sequence[str]) -> str:
    """Run a browser in the terminal, which must have been given away; returns when it ends.

    Returns:
        What went wrong; empty if nothing did.
    """
    name = PurePath(arguments[0]).name
    try:
        code = foreground.run(arguments)
    except (OSError, ValueError) as error:
        return f"{name}: {getattr(error, 'strerror', None) or error}"
    return f"{name} ended with {code}" if code else ""

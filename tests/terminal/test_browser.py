"""A browser is started only where it is in front of the reader, and cannot touch the terminal."""

import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.terminal.abilities import Abilities, abilities
from tui.terminal.browser import Browser, find_browser, run_in_terminal, start

PAGE = "https://example.org/a?b=c&d=e"


def at(**environ: str) -> Abilities:
    return abilities({"TERM": "xterm", **environ}, input_is_terminal=True, output_is_terminal=True)


def has(*names: str) -> Callable[[str], str | None]:
    return lambda name: f"/bin/{name}" if name in names else None


HERE = at(DISPLAY=":0")
AWAY = at(DISPLAY=":0", SSH_CONNECTION="1 2 3 4")


def test_the_first_browser_of_the_environment_that_is_there_is_taken() -> None:
    environ = {"BROWSER": "gone:surf -x %s &:firefox"}
    found = find_browser(HERE, "auto", environ=environ, platform="linux", which=has("surf"))
    assert found == Browser(("surf", "-x", "%s"), "BROWSER is set")
    assert found.arguments(PAGE) == ["surf", "-x", PAGE]


@pytest.mark.parametrize(
    ("platform", "there", "command"),
    [
        ("linux", ("firefox", "xdg-open"), ("xdg-open",)),
        ("linux", ("gio",), ("gio", "open")),
        ("darwin", ("open", "xdg-open"), ("open",)),
        ("win32", ("rundll32",), ("rundll32", "url.dll,FileProtocolHandler")),
    ],
)
def test_else_what_the_platform_has(platform, there, command) -> None:
    found = find_browser(HERE, "auto", environ={}, platform=platform, which=has(*there))
    assert found.command == command
    assert found.arguments(PAGE) == [*command, PAGE]


@pytest.mark.parametrize(
    ("made", "wish", "reason"),
    [
        (AWAY, "auto", "the session comes over SSH"),
        (at(), "auto", "neither WAYLAND_DISPLAY nor DISPLAY is set"),
        (HERE, "never", 'browser = "never" in the settings'),
        (HERE, "gone %s", "browser in the settings: gone is not found"),
        (HERE, "'unfinished", "browser in the settings cannot be read as a command"),
        (HERE, "", "browser in the settings cannot be read as a command"),
    ],
)
def test_where_none_may_be_started_it_is_told_why(made, wish, reason) -> None:
    environ = {"BROWSER": "surf"}
    found = find_browser(made, wish, environ=environ, platform="linux", which=has("surf"))
    assert found == Browser((), reason)


def test_settings_say_otherwise_over_ssh() -> None:
    environ = {"BROWSER": "surf"}
    always = find_browser(AWAY, "always", environ=environ, platform="linux", which=has("surf"))
    assert always.command == ("surf",)
    own = find_browser(AWAY, "w3m -N", environ=environ, platform="linux", which=has("w3m"))
    assert own.command == ("w3m", "-N") and own.is_in_terminal
    assert find_browser(HERE, "auto", environ={}, which=has()).reason == "no browser is found"


@pytest.mark.parametrize("address", ["", "--help", "file:///etc/passwd", "javascript:x", "a b"])
def test_only_addresses_that_were_made_safe_are_handed_over(address: str) -> None:
    with pytest.raises(ValueError, match="not to be opened"):
        Browser(("surf",)).arguments(address)


def test_a_browser_has_no_streams_of_ours_and_a_session_of_its_own(tmp_path: Path) -> None:
    told = tmp_path / "told"
    code = (
        "import os, sys; print('noise'); print('noise', file=sys.stderr);"
        f"path = {str(told)!r}; said = f'{{os.getsid(0) == os.getpid()}} {{sys.argv[1]}}';"
        "open(path + '.new', 'w').write(said + repr(os.isatty(0))); os.rename(path + '.new', path)"
    )
    failures: list[str] = []
    start([sys.executable, "-c", code, PAGE], failures.append)
    _wait_for_browsers()
    assert told.read_text() == f"True {PAGE}False"
    assert failures == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([sys.executable, "-c", "raise SystemExit(3)"], "ended with 3"),
        (["/nowhere/surf", PAGE], "surf: No such file or directory"),
    ],
)
def test_one_that_does_not_start_is_told_of(arguments: list[str], said: str) -> None:
    failures: list[str] = []
    start(arguments, failures.append)
    _wait_for_browsers()
    assert len(failures) == 1 and failures[0].endswith(said)
    assert run_in_terminal(arguments).endswith(said)


def test_a_browser_for_the_terminal_is_waited_for() -> None:
    assert run_in_terminal([sys.executable, "-c", "", PAGE]) == ""
    assert Browser(("/usr/bin/lynx",)).is_in_terminal
    assert not Browser(("firefox",)).is_in_terminal and not Browser().is_in_terminal


def _wait_for_browsers() -> None:
    for thread in threading.enumerate():
        if thread.name == "browser":
            thread.join(20)
            assert not thread.is_alive()

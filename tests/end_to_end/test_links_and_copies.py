"""Addresses and copies leave the whole program by the road they should, byte for byte."""

import base64
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

PAGE = """---
title: Links of all kinds
published: 2026-03-03
key: links
url: https://blog.example.org/2026/links
---

A [named link](https://example.org/a?b=c&d=e) and [another](https://example.org/ä"b).

Bad: [one](ftp://example.org/\N{RIGHT-TO-LEFT OVERRIDE}x) and [two](https://example.org/&#27;]0;PWNED&#7;x).

## Replies

### Ben · 2026-03-04 {#comment-12}

Ich stimme „zu“ — 漢字.
"""
AWAY = {"SSH_CONNECTION": "1 2 3 4", "DISPLAY": ":0"}
HERE = {"SSH_CONNECTION": None, "SSH_CLIENT": None, "SSH_TTY": None, "DISPLAY": ":0"}


@pytest.fixture
def rapport(open_terminal, tmp_path: Path) -> Callable[..., object]:
    """Start the reader on one page with many links."""
    library = tmp_path / "library"
    library.mkdir()
    (library / "links.md").write_text(PAGE)

    def start(env: dict[str, str | None], settings: str = "", size: tuple[int, int] = (100, 30)):
        (tmp_path / "settings.toml").write_text(settings)
        command = [sys.executable, "-m", "tui", str(library)]
        for name in ("state.json", "index.sqlite", "settings.toml"):
            command += [f"--{name.partition('.')[0]}", str(tmp_path / name)]
        names = ("VTE_VERSION", "KONSOLE_VERSION", "TERM_PROGRAM", "WAYLAND_DISPLAY", "BROWSER")
        quiet = dict.fromkeys(names)
        terminal = open_terminal(command, size, {"HOME": str(tmp_path), **quiet, **env})
        terminal.wait_for("A named link")
        return terminal

    return start


@pytest.fixture
def browser(tmp_path: Path) -> Path:
    """A browser that notes what it was given, after making as much noise as it can."""
    made = tmp_path / "surf"
    made.write_text(
        "#!/bin/sh\necho NOISE; echo NOISE >&2; echo NOISE >/dev/tty\n"
        'printf "%s\\n" "$@" >"$0.new"; mv "$0.new" "$0.opened"\n'
    )
    made.chmod(0o755)
    return made


def copied(terminal) -> list[str]:
    """The texts that were put into the terminal's clipboard."""
    found = re.findall(rb"\x1b\]52;c;([^\x07\x1b]*)\x07", bytes(terminal.raw))
    return [base64.b64decode(data, validate=True).decode() for data in found]


def test_a_link_goes_to_the_browser_and_the_screen_stays_as_it_is(rapport, browser) -> None:
    terminal = rapport({**HERE, "BROWSER": f"nothing-there:{browser} --new-window %s &"})
    terminal.press("o")
    opened = browser.with_name("surf.opened")
    terminal.wait_for("Opening https://blog.example.org")
    terminal.wait_for(opened.exists)
    assert opened.read_text() == "--new-window\nhttps://blog.example.org/2026/links\n"
    opened.unlink()
    terminal.press("f")
    terminal.wait_for("Follow: type its letters")
    terminal.press("s")
    terminal.wait_for(opened.exists)
    assert opened.read_text() == "--new-window\nhttps://example.org/a?b=c&d=e\n"
    terminal.wait_for("Opening https://example.org/a?b=c&d=e")
    assert "NOISE" not in terminal.screen_text()
    terminal.press("q")
    assert terminal.exit_code() == 0
    assert terminal.left_behind() == []


def test_over_ssh_the_address_is_shown_and_copied(rapport, browser) -> None:
    terminal = rapport({**AWAY, "BROWSER": str(browser)})
    terminal.press("f")
    terminal.wait_for("Follow: type its letters")
    terminal.press("d")
    terminal.wait_for("Not opened: the session comes over SSH")
    terminal.wait_for(lambda: copied(terminal) == ["https://example.org/%C3%A4%22b"])
    terminal.wait_for(
        lambda: "https://example.org/%C3%A4%22b" in terminal.screen_text().split("\n")
    )
    terminal.press("escape")
    terminal.wait_until_gone("Not opened")
    assert not browser.with_name("surf.opened").exists()


def test_a_hostile_address_is_shown_as_text_and_goes_nowhere(rapport, browser) -> None:
    terminal = rapport({**HERE, "BROWSER": str(browser), "TERM": "xterm-kitty"})
    terminal.press("f")
    terminal.wait_for("Follow: type its letters")
    terminal.press("f")
    terminal.wait_for("Not an address of the web")
    terminal.wait_for(lambda: "ftp://example.org/x" in terminal.screen_text().split("\n"))
    assert b"\x1b]0;" not in terminal.raw and b"\x1b]52" not in terminal.raw
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in terminal.raw.decode("utf-8", "replace")
    assert not browser.with_name("surf.opened").exists()


def test_a_copy_is_the_exact_text(rapport) -> None:
    terminal = rapport(AWAY)
    terminal.press("]", "y", "y")
    terminal.wait_for("Sent the reply, 21 characters")
    terminal.press("y", "q")
    terminal.wait_for("Sent the quotation")
    terminal.press("y", "a")
    terminal.wait_for("Sent the address")
    quotation = "> Ich stimme „zu“ — 漢字.\n\n— Ben on “Links of all kinds”, 2026-03-04, "
    address = "https://blog.example.org/2026/links#comment-12"
    assert copied(terminal) == ["Ich stimme „zu“ — 漢字.", quotation + address, address]
    terminal.press("y", "v")
    terminal.wait_until_gone("Sent")
    terminal.wait_for(lambda: terminal.row(0) == address)


def test_gnu_screen_is_given_pieces_that_it_hands_on(rapport) -> None:
    terminal = rapport({**AWAY, "TERM": "screen-256color", "STY": "1.tty"})
    terminal.press("]", "y", "y")
    terminal.wait_for("Sent the reply")
    parts = re.findall(rb"\x1bP(.*?)\x1b\\", bytes(terminal.raw), re.DOTALL)
    assert max(map(len, parts)) <= 76
    (data,) = re.findall(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)\x07", b"".join(parts))
    assert base64.b64decode(data).decode() == "Ich stimme „zu“ — 漢字."


def test_in_tmux_the_text_goes_through_tmux(rapport, tmp_path: Path) -> None:
    fake = tmp_path / "bin" / "tmux"
    fake.parent.mkdir()
    fake.write_text('#!/bin/sh\ncat >"$0.text"; echo "$@" >"$0.arguments"\n')
    fake.chmod(0o755)
    path = f"{fake.parent}:/usr/bin:/bin"
    terminal = rapport({**AWAY, "TMUX": "/tmp/x,1,0", "TERM": "tmux-256color", "PATH": path})
    terminal.press("]", "y", "y")
    terminal.wait_for("Copied the reply, 21 characters, to tmux")
    assert Path(f"{fake}.text").read_text() == "Ich stimme „zu“ — 漢字."
    assert Path(f"{fake}.arguments").read_text() == "load-buffer -w -\n"
    assert copied(terminal) == []


def test_a_browser_for_the_terminal_has_it_for_itself(rapport, tmp_path: Path) -> None:
    w3m = tmp_path / "w3m"
    w3m.write_text('#!/bin/sh\necho "PAGE $1"; read -r line; echo "got $line"\n')
    w3m.chmod(0o755)
    terminal = rapport(AWAY, f'browser = "{w3m}"\nmouse = "on"\n')
    terminal.press("o")
    terminal.wait_for("PAGE https://blog.example.org/2026/links")
    assert terminal.left_behind() == []
    assert "A named link" not in terminal.screen_text()
    terminal.type("words\r")
    terminal.wait_for("Back from https://blog.example.org/2026/links")
    terminal.wait_for("A named link")
    assert b"got words" in terminal.raw
    assert {1000, 1006} <= terminal.modes()
    terminal.press("q")
    assert terminal.exit_code() == 0
    assert terminal.left_behind() == []


def test_links_are_told_to_a_terminal_that_understands_them_and_to_no_other(rapport) -> None:
    terminal = rapport({**HERE, "TERM": "xterm-kitty"})
    found = set(re.findall(rb"\x1b\]8;[^;]*;([^\x1b\x07]*)", bytes(terminal.raw)))
    assert b"https://example.org/a?b=c&d=e" in found
    assert b"https://example.org/%C3%A4%22b" in found
    assert all(re.fullmatch(rb"(?:https://[!-~]*)?", address) for address in found), found
    assert not any(b"ftp" in address or b"PWNED\x07" in address for address in found)
    for env, settings in (({}, ""), (AWAY, ""), ({"TERM": "xterm-kitty"}, 'hyperlinks = "off"\n')):
        assert b"\x1b]8;" not in rapport({**HERE, **env}, settings).raw


WHEEL_DOWN = b"\x1b[<65;60;10M"


def click(column: int, row: int) -> bytes:
    return b"\x1b[<0;%d;%dM\x1b[<0;%d;%dm" % (column, row, column, row)


def test_the_mouse_is_asked_for_only_if_wished(rapport) -> None:
    for settings, env, is_on in (
        ("", HERE, False),
        ('mouse = "auto"\n', AWAY, False),
        ('mouse = "auto"\n', HERE, True),
        ('mouse = "on"\n', AWAY, True),
    ):
        terminal = rapport(env, settings)
        assert ({1000, 1006} <= terminal.modes()) is is_on
        assert 1003 not in terminal.modes()
        terminal.press("q")
        assert terminal.exit_code() == 0
        assert terminal.left_behind() == []


def test_a_click_follows_a_link_and_the_mouse_is_the_terminal_s_while_an_address_is_shown(
    rapport,
) -> None:
    terminal = rapport(AWAY, 'mouse = "on"\n')
    row = next(y for y in range(30) if "A named link" in terminal.row(y))
    terminal.send(click(terminal.row(row).index("named") + 1, row + 1))
    terminal.wait_for("Not opened: the session comes over SSH")
    terminal.wait_for(lambda: not {1000, 1006} & terminal.modes())
    terminal.press("escape")
    terminal.wait_for(lambda: {1000, 1006} <= terminal.modes())
    terminal.send(click(5, 2))
    terminal.wait_for("1 of 1")


@pytest.mark.parametrize("settings", ["", 'mouse = "on"\n'])
def test_broken_reports_of_the_mouse_do_no_harm(rapport, settings: str) -> None:
    terminal = rapport(AWAY, settings)
    terminal.press("alt+2")
    terminal.wait_for("paragraph 1 of 2")
    reports = (b"\x1b[<0;M", b"\x1b[<;;M", b"\x1b[<0;99999;99999M\x1b[<0;99999;99999m")
    reports += (b"\x1b[<0;0;0M\x1b[<0;0;0m", b"\x1b[<0;-5;-5M", b"\x1b[M\xff\xff\xff", b"\x1b[M   ")
    reports += (b"\x1b[<999;10;10M", b"\x1b[<0;1;", b"\x1b[A", WHEEL_DOWN, b"\x1b[<64;1;1M")
    for report in reports:
        terminal.send(report)
    terminal.press("]")
    terminal.wait_for("reply 1 of 1")
    terminal.press("q")
    assert terminal.exit_code() == 0
    assert terminal.left_behind() == []

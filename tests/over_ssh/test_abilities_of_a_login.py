"""A login has no desktop: texts go to the reader's own terminal, addresses are shown."""

from base64 import b64encode
from pathlib import Path

import pytest
from own_sshd import Sshd, wait_until

PAGE = "---\ntitle: A page\nurl: https://example.org/page\n---\n\nFew words.\n"


@pytest.fixture
def far(sshd: Sshd) -> Sshd:
    """A far machine with a browser that leaves a note, and one page."""
    browser = sshd.folder / "bin" / "xdg-open"
    browser.write_text(f'#!/bin/sh\necho "$*" >{sshd.folder / "opened"}\n')
    browser.chmod(0o755)
    (sshd.home / "page.md").write_text(PAGE)
    return sshd


def opened(sshd: Sshd) -> Path:
    return sshd.folder / "opened"


def set_up(sshd: Sshd, *lines: str) -> None:
    settings = sshd.home / "config" / "rapport" / "settings.toml"
    settings.write_text("\n".join(("auto_read_seconds = 0", *lines, "")))


def read_page(login, sshd: Sshd):
    terminal = login("rapport", str(sshd.home / "page.md"))
    terminal.wait_for("Few words.")
    terminal.press("alt+2")
    terminal.wait_for("paragraph 1 of 1")
    return terminal


def test_a_copy_goes_to_the_terminal_at_the_near_end(far, login) -> None:
    terminal = read_page(login, far)
    terminal.press("y", "a")
    copied = b64encode(b"https://example.org/page")
    terminal.wait_for(lambda: b"\x1b]52;c;" + copied + b"\x07" in terminal.raw)
    terminal.wait_for("Sent the address")


def test_an_address_is_shown_and_no_browser_starts_on_the_far_machine(far, login) -> None:
    terminal = read_page(login, far)
    terminal.press("o")
    terminal.wait_for("https://example.org/page")
    terminal.press("o")  # asks once more, where the address is shown
    terminal.wait_for("over SSH")
    terminal.press("escape", "q")
    assert terminal.exit_code() == 0
    assert not opened(far).exists()


def test_a_browser_starts_there_if_the_settings_say_so(far, login) -> None:
    set_up(far, 'browser = "always"')
    terminal = read_page(login, far)
    terminal.press("o")
    terminal.wait_for("Opening https://example.org/page")
    wait_until(lambda: opened(far).exists() and bool(opened(far).read_text()), "opened")
    assert opened(far).read_text() == "https://example.org/page\n"


def test_the_doctor_tells_it_all_with_its_reasons(far, login) -> None:
    terminal = login("rapport", "doctor", size=(200, 60))
    assert terminal.exit_code() == 0
    said = terminal.screen_text()
    for line in (
        "is remote: yes (SSH_CONNECTION is set)",
        "colors: 256 (TERM=xterm-256color)",
        "may open browser: no (the session comes over SSH)",
        "may use clipboard: no (the session comes over SSH)",
        "opens addresses by: no browser; addresses are shown (the session comes over SSH)",
        "copies by: the terminal, if it takes copies",
        "tells the terminal of links: no (the session comes over SSH)",
    ):
        assert line in said

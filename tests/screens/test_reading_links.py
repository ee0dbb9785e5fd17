"""Links are followed by letters, and go only where they may go."""

import sys
import threading
from pathlib import Path

import pytest

from tui.screens.address import AddressScreen

PAGE = """---
title: Many links
author: Ada
published: 2026-04-01
key: links
url: https://blog.example.org/2026/links
---

A [named link](https://example.org/a?b=c&d=e) and a bare one https://www.rfc-editor.org/rfc/rfc3986.

Lee (2018) Therapists and outcome. Journal of Talking 3, 7-35. doi:10.1126/science.122.3159.108

Bad: [script](javas&#99;ript:x), [relative](../about), [in page](#cleo), [letter](mailto:a@e.org).

![A picture](https://example.org/pic.png)

## Replies

### Ben · 2026-04-02 {#comment-12}

See [the post](https://example.org/post), as Lee (2018) says, and Smith (2001) A book. A place.

#### Cleo · 2026-04-03 {#cleo}

And I with Ben.
"""
DESKTOP = {"TERM": "xterm-kitty", "DISPLAY": ":0"}
AWAY = {"TERM": "xterm-kitty", "SSH_CONNECTION": "1 2 3 4"}


@pytest.fixture
def page(open_session, tmp_path: Path) -> None:
    (tmp_path / "library" / "links.md").write_text(PAGE)


@pytest.fixture
def opened(tmp_path: Path):
    """A browser that notes what it is asked to open, and what it noted."""
    log = tmp_path / "opened"
    code = f"import sys; open({str(log)!r}, 'a').write(sys.argv[1] + '\\n')"
    browser = tmp_path / "surf"
    browser.write_text(f"#!{sys.executable}\n{code}\n")
    browser.chmod(0o755)

    def found() -> list[str]:
        for thread in threading.enumerate():
            if thread.name == "browser":
                thread.join(30)
        return log.read_text().split() if log.exists() else []

    found.command = str(browser)
    return found


def start(open_reading, environ=AWAY, size=(120, 40), **settings):
    return open_reading(size, 4, environ, **settings)


async def follow(reading, key: str, words: str, pane: str = "detail") -> None:
    """Press `f` or `F`, then the letters that stand where `words` begin."""
    before = {name: view_rows(view) for name, view in reading.screen._linked.items()}
    await reading.press(key)
    for hint in reading.screen._hints:
        if hint.pane == pane and before[pane][hint.y][hint.x :].startswith(words):
            await reading.press(*hint.letters)
            return
    raise AssertionError(f"no letters on {words!r}\n{reading.text()}")


def view_rows(view) -> list[str]:
    """What a pane shows, without its letters."""
    return ["".join(s.text for s in view.render_line(y)) for y in range(view.size.height)]


async def test_letters_stand_on_everything_and_move_nothing(page, open_reading) -> None:
    async with start(open_reading) as reading:
        views = reading.screen._linked
        before = {name: view_rows(view) for name, view in views.items()}
        await reading.press("f")
        hints = reading.screen._hints
        letters = {hint.letters for hint in hints}
        assert len(letters) == len(hints) > 15
        assert not any(a != b and b.startswith(a) for a in letters for b in letters)
        for name, view in views.items():
            for y, (was, now) in enumerate(zip(before[name], view_rows(view), strict=True)):
                here = [hint for hint in hints if (hint.pane, hint.y) == (name, y)]
                covered = {x for h in here for x in range(h.x, h.x + len(h.letters))}
                assert len(was) == len(now)
                assert {x for x in range(len(was)) if was[x] != now[x]} <= covered
        await reading.press("escape")
        assert {name: view_rows(view) for name, view in views.items()} == before
        assert reading.screen._hints == []


async def test_letters_and_those_that_are_typed_look_different_without_colour(
    page, open_reading
) -> None:
    async with start(open_reading) as reading:
        await reading.press("f")
        hint = max(reading.screen._hints, key=lambda hint: (hint.pane, len(hint.letters)))
        await reading.press(hint.letters[0])
        row = reading.screen.references.render_line(hint.y)
        (typed,), (left,) = row.crop(hint.x, hint.x + 1), row.crop(hint.x + 1, hint.x + 2)
        assert (typed.text, left.text) == tuple(hint.letters)
        assert left.style.reverse and left.style.bold
        assert typed.style.underline and not typed.style.reverse


async def test_a_link_is_opened_where_the_reader_sits(page, open_reading, opened) -> None:
    async with start(open_reading, DESKTOP, browser=opened.command) as reading:
        await follow(reading, "f", "named link")
        assert reading.notice == "Opening https://example.org/a?b=c&d=e"
        assert opened() == ["https://example.org/a?b=c&d=e"]
        await follow(reading, "f", "https://www.rfc")
        await follow(reading, "f", "relative")
        await follow(reading, "f", "letter")
        await follow(reading, "f", "[image: A")
        assert set(opened()[1:]) == {
            "https://www.rfc-editor.org/rfc/rfc3986",
            "https://blog.example.org/about",
            "mailto:a@e.org",
            "https://example.org/pic.png",
        }


async def test_over_ssh_the_address_is_shown_and_copied(page, open_reading) -> None:
    async with start(open_reading) as reading:
        sent = reading.sent()
        await follow(reading, "f", "named link")
        assert isinstance(reading.app.screen, AddressScreen)
        assert "https://example.org/a?b=c&d=e" in reading.text().split("\n")
        assert "Not opened: the session comes over SSH" in reading.text()
        assert "29 characters, to the terminal's clipboard" in reading.text()
        assert sum("\x1b]52;" in said for said in sent) == 1
        assert "o open" not in reading.text()
        await reading.press("o")
        assert isinstance(reading.app.screen, AddressScreen)
        await reading.press("escape")
        assert reading.app.screen is reading.screen


async def test_a_citation_goes_to_its_reference(page, open_reading) -> None:
    async with start(open_reading) as reading:
        await reading.press("enter")
        await follow(reading, "f", "Lee (2018)")
        assert reading.screen.pane == "references"
        current = reading.screen.references.current_reference
        assert current is not None and current.doi == "10.1126/science.122.3159.108"
        await reading.press("escape")
        await follow(reading, "F", "Lee (2018)")
        assert "https://doi.org/10.1126/science.122.3159.108" in reading.text().split("\n")
        assert "Address of Lee 2018" in reading.text()


async def test_a_reference_opens_by_its_doi(page, open_reading, opened) -> None:
    async with start(open_reading, DESKTOP, browser=opened.command) as reading:
        await follow(reading, "f", "Lee 2018", "references")
        assert opened() == ["https://doi.org/10.1126/science.122.3159.108"]
        await reading.press("alt+3", "g", "g", "o")
        assert len(opened()) == 2


async def test_a_reference_without_an_address_says_so(page, open_reading, opened) -> None:
    async with start(open_reading, DESKTOP, browser=opened.command) as reading:
        await follow(reading, "f", "Smith", "references")
        assert reading.notice == "No address is known of this reference"
        assert reading.screen.pane == "references" and opened() == []


async def test_a_link_within_the_page_goes_to_the_reply(page, open_reading) -> None:
    async with start(open_reading) as reading:
        await follow(reading, "f", "in page")
        assert reading.screen.detail.current_part == "reply:cleo"
        assert reading.screen.pane == "detail"


async def test_what_is_no_address_of_the_web_is_shown_and_nothing_else(
    open_reading, open_session, opened, tmp_path: Path
) -> None:
    page = PAGE.replace("[relative](../about)", "[wrong](ftp://example.org/x)")
    (tmp_path / "library" / "links.md").write_text(page)
    async with start(open_reading, DESKTOP, browser=opened.command) as reading:
        sent = reading.sent()
        await follow(reading, "f", "wrong")
        assert "ftp://example.org/x" in reading.text().split("\n")
        assert "Not an address of the web" in reading.text()
        await reading.press("o")
        assert opened() == [] and not any("\x1b]52;" in said for said in sent)
        await reading.press("y")
        assert any("\x1b]52;" in said for said in sent)


async def test_o_opens_the_page(page, open_reading, opened) -> None:
    async with start(open_reading, DESKTOP, browser=opened.command) as reading:
        await reading.press("o")
        assert opened() == ["https://blog.example.org/2026/links"]
        await reading.press("j", "o")
        assert reading.notice == "The file does not tell where its page is"


async def test_a_browser_that_fails_is_told_of(page, open_reading) -> None:
    async with start(open_reading, DESKTOP, browser="false") as reading:
        await reading.press("o")
        await reading.until(lambda: reading.notice == "Not opened: false ended with 1")


async def test_wrong_letters_are_told_of_and_a_letter_can_be_taken_back(page, open_reading) -> None:
    async with start(open_reading) as reading:
        await reading.press("f", "q")
        assert reading.notice == "Nothing has the letters q · Esc leaves"
        longest = max((hint.letters for hint in reading.screen._hints), key=len)
        await reading.press(longest[0])
        assert reading.notice == f"Follow: {longest[0]}…"
        await reading.press("backspace")
        assert reading.notice == "Follow: type its letters"
        await reading.press("escape")
        assert reading.screen._hints == [] and reading.notice == ""
        await reading.press("q")
        assert reading.app._exit


@pytest.mark.parametrize("keys", [("tab",), ("alt+1", "J"), ("alt+2", "f", "space")])
async def test_letters_go_when_what_they_stand_on_does(page, open_reading, keys) -> None:
    async with start(open_reading, size=(120, 12)) as reading:
        await reading.press("f")
        assert reading.screen._hints
        await reading.press(*keys)
        await reading.until(lambda: not reading.screen._hints)


async def test_letters_typed_at_once_find_their_link(page, open_reading) -> None:
    async with start(open_reading) as reading:
        await reading.press("f")
        letters = next(h.letters for h in reading.screen._hints if h.link.address.endswith("d=e"))
        await reading.press("escape")
        for key in ("f", *letters):
            reading.pilot.app.post_message(_key(key))
        await reading.until(lambda: isinstance(reading.app.screen, AddressScreen))
        assert "https://example.org/a?b=c&d=e" in reading.text()


async def test_where_nothing_leads_anywhere_f_says_so(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("G", "f")
        assert reading.notice == "No links or references on the screen"


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12), (20, 8)])
async def test_a_link_cut_by_the_window_has_its_letters(page, open_reading, size) -> None:
    async with start(open_reading, size=size) as reading:
        await reading.press("alt+2", "f")
        rows = view_rows(reading.screen.detail)
        for hint in reading.screen._hints:
            if hint.pane == "detail":
                assert rows[hint.y][hint.x :].startswith(hint.letters)


async def test_own_letters(page, open_reading) -> None:
    async with start(open_reading, hint_letters="фыва") as reading:
        await reading.press("f")
        assert set("".join(hint.letters for hint in reading.screen._hints)) <= set("фыва")
        found = next(h for h in reading.screen._hints if h.link.address == "#cleo")
        await reading.press(*found.letters)
        assert reading.screen.detail.current_part == "reply:cleo"


async def test_the_terminal_is_told_of_links_only_if_wished(page, open_reading) -> None:
    def addresses(reading) -> set[str]:
        rows = reading.app.screen._compositor.render_strips()
        return {s.style.link for row in rows for s in row if s.style and s.style.link}

    async with start(open_reading, AWAY) as reading:
        assert addresses(reading) == set()
    async with start(open_reading, {"TERM": "xterm-kitty"}) as reading:
        found = addresses(reading)
        assert "https://example.org/a?b=c&d=e" in found
        assert "https://doi.org/10.1126/science.122.3159.108" in found
        assert all(address.startswith(("https://", "mailto:")) for address in found)


def _key(key: str):
    from textual.events import Key

    return Key(key, key)


async def test_an_address_longer_than_the_window_can_be_read_to_its_end(
    open_reading, open_session, tmp_path: Path
) -> None:
    page = PAGE.replace(
        "https://example.org/a?b=c&d=e", "https://example.org/" + "abc/" * 500 + "z"
    )
    (tmp_path / "library" / "links.md").write_text(page)
    async with start(open_reading, size=(40, 12)) as reading:
        await reading.press("enter", "f")
        await reading.press(reading.screen._hints[0].letters)
        assert isinstance(reading.app.screen, AddressScreen)
        assert "https://example.org/abc/" in reading.text()
        assert "Esc back" in reading.text().split("\n")[-1]
        await reading.press("G")
        assert any(row.endswith("abc/z") for row in reading.text().split("\n"))
        await reading.press("q")
        assert reading.app.screen is reading.screen


async def test_an_address_that_is_shown_can_be_opened_from_there(
    page, open_reading, opened
) -> None:
    async with start(open_reading, DESKTOP, browser=opened.command) as reading:
        await follow(reading, "F", "named link")
        assert isinstance(reading.app.screen, AddressScreen) and opened() == []
        assert "o open" in reading.text()
        await reading.press("o")
        assert reading.app.screen is reading.screen
        assert opened() == ["https://example.org/a?b=c&d=e"]
        await follow(reading, "F", "named link")
        await reading.press("ctrl+c")
        assert reading.app.screen is reading.screen and len(opened()) == 1

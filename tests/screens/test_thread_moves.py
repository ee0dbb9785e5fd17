"""Moving by keys among siblings, parents and roots, by number, and from heading to heading."""

from pathlib import Path

import pytest

LONG = " ".join(["A sentence of several words that goes on."] * 6)
REPLIES = (("ann", 3), ("bob", 4), ("cy", 5), ("dan", 4), ("eve", 3), ("fay", 4), ("gus", 3))
PAGE = f"""---
title: A thread
published: 2026-03-09
key: thread
---

{LONG}

## First heading

{LONG}

### Second heading

{LONG}

## Replies
""" + "".join(
    f"\n{'#' * rank} {name.title()} · 2026-03-09 {{#{name}}}\n\nWords of {name}. {LONG}\n"
    for name, rank in REPLIES
)


@pytest.fixture
def open_thread(open_reading, tmp_path: Path):
    """The reading screen on a thread: ann (bob (cy), dan), eve (fay), gus."""
    (tmp_path / "library" / "thread.md").write_text(PAGE)
    return lambda **options: open_reading(documents=4, **{"size": (120, 30), **options})


def current(reading) -> str:
    return reading.screen.detail.current_part.removeprefix("reply:")


async def passed(reading, *keys: str) -> list[str]:
    """Where each of some keys leads."""
    found = []
    for key in keys:
        await reading.press(key)
        found.append(current(reading))
    return found


async def test_siblings_are_replies_to_the_same(open_thread) -> None:
    async with open_thread() as reading:
        assert await passed(reading, "]", ">", ">", "<") == ["ann", "eve", "gus", "eve"]
        await reading.press("<", "<")
        assert reading.notice == "No earlier reply to the post"
        assert await passed(reading, "]", ">") == ["bob", "dan"]
        await reading.press(">")
        assert (current(reading), reading.notice) == ("dan", "No further reply to Ann")


async def test_parent_and_root(open_thread) -> None:
    async with open_thread() as reading:
        await reading.press("]", "]", "]")
        assert await passed(reading, "-", "-") == ["bob", "ann"]
        await reading.press("-")
        assert reading.notice == "This answers the post: no reply above it"
        await reading.press("_")
        assert reading.notice == "This begins its chain"
        assert await passed(reading, "]", "]", "_") == ["bob", "cy", "ann"]


async def test_replies_to_the_post(open_thread) -> None:
    async with open_thread() as reading:
        await reading.press("enter")
        assert await passed(reading, ")", ")", "]", "(", "(") == ["ann", "eve", "fay", "eve", "ann"]
        await reading.press("(")
        assert reading.notice == "No earlier reply to the post"
        await reading.press("G", ")")
        assert (current(reading), reading.notice) == ("gus", "No further reply to the post")


async def test_in_the_text_above_it_is_said_why_there_is_no_parent(open_thread) -> None:
    async with open_thread() as reading:
        await reading.press("enter")
        for key in (">", "<", "-", "_"):
            await reading.press(key)
            assert reading.notice == "Not on a reply"
        await reading.press("(")
        assert reading.notice == "No earlier reply to the post"


async def test_folded_replies_have_their_place_in_the_chain(open_thread) -> None:
    async with open_thread() as reading:
        await reading.press("]", "]", "z", "a")
        assert await passed(reading, ">", "<", "-") == ["dan", "bob", "ann"]


async def test_a_number_before_a_step(open_thread) -> None:
    async with open_thread() as reading:
        await reading.press("3", "]")
        assert current(reading) == "cy"
        assert await passed(reading, "2", "-") == ["cy", "ann"]
        assert await passed(reading, "2", ">") == ["ann", "gus"]
        await reading.press("9", "<")
        assert current(reading) == "ann"
        await reading.press("g", "g", "2", ")")
        assert current(reading) == "eve"


async def test_a_number_before_g_goes_to_that_reply_or_that_paragraph(open_thread) -> None:
    async with open_thread() as reading:
        await reading.press("enter", "3", "G")
        assert "paragraph 3 of 5" in reading.text()
        await reading.press("9", "9", "G")
        assert "paragraph 5 of 5" in reading.text()
        await reading.press("]", "3", "G")
        assert "reply 3 of 7, level 2" in reading.text()
        await reading.press("z", "M", "4", "g", "g")
        assert current(reading) == "dan" and "Words of dan" in reading.text()
        await reading.press("4", "0", "G")
        assert "reply 7 of 7" in reading.text()


async def test_headings(open_thread) -> None:
    async with open_thread(size=(120, 14)) as reading:
        await reading.press("enter", "g", "h")
        assert "paragraph 2 of 5" in reading.text() and "First heading" in reading.text()
        await reading.press("g", "h")
        assert "paragraph 4 of 5" in reading.text() and "Second heading" in reading.text()
        await reading.press("g", "h")
        assert reading.notice == "No further heading"
        await reading.press("G", "g", "H")
        assert "paragraph 4 of 5" in reading.text()
        await reading.press("g", "H", "g", "H")
        assert reading.notice == "No heading before this"
        await reading.press("g", "g", "2", "g", "h")
        assert "paragraph 4 of 5" in reading.text()


async def test_a_text_without_headings_says_so(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("enter", "g", "h")
        assert reading.notice == "No headings here"


async def test_the_level_is_told_on_the_status_line(open_thread) -> None:
    async with open_thread(size=(40, 12)) as reading:
        await reading.press("]")
        assert "reply 1 of 7 " in reading.text()
        await reading.press("]", "]")
        assert "reply 3 of 7, level 2" in reading.text()

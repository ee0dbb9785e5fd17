"""Folding replies by keys: what is hidden, where the reader stays, and what brings it out."""

from collections.abc import Callable
from pathlib import Path

import pytest

LONG = " ".join(["A sentence of several words that goes on."] * 6)
REPLIES = (("ann", 3), ("bob", 4), ("cy", 5), ("dan", 4), ("eve", 3), ("fay", 4), ("gus", 3))
THREAD = f"""---
title: A thread
published: 2026-03-09
key: thread
---

{LONG}

## Replies
""" + "".join(
    f"\n{'#' * rank} {name.title()} · 2026-03-09 {{#{name}}}\n\nWords of {name}. {LONG}\n"
    for name, rank in REPLIES
)


@pytest.fixture
def open_thread(open_reading, open_session, tmp_path: Path):
    """The reading screen on a thread: ann (bob (cy), dan), eve (fay), gus."""
    (tmp_path / "library" / "thread.md").write_text(THREAD)

    def start(**options: object):
        return open_reading(documents=4, **{"size": (120, 60), **options})

    return start


def shown(reading) -> dict[str, str]:
    """The replies that are in the detail pane, and whether they are open or a line."""
    states = reading.screen.detail.states
    parts = [part for part in reading.screen.detail.made.parts if part != "body"]
    names = {0: "open", 1: "line"}
    return {p.removeprefix("reply:"): names[s] for p, s in zip(parts, states, strict=True) if s < 2}


def current(reading) -> str:
    return reading.screen.detail.current_part.removeprefix("reply:")


def row_of_current(reading) -> int:
    """The row of the screen on which the current item begins."""
    return next(y for y, row in enumerate(reading.text().split("\n")) if "▌ " in row[36:])


async def test_a_folded_reply_is_a_line_that_tells_what_it_hides(open_thread) -> None:
    async with open_thread() as reading:
        await reading.press("]")
        before, row = reading.text(), row_of_current(reading)
        await reading.press("z", "a")
        assert shown(reading) == {"ann": "line", "eve": "open", "fay": "open", "gus": "open"}
        assert "+ Ann  Words of ann." in reading.text()
        assert "+3 ●3 ●" in reading.text() and "Words of bob" not in reading.text()
        assert current(reading) == "ann" and row_of_current(reading) == row
        await reading.press("z", "a")
        assert reading.text() == before


async def test_what_a_fold_hides_is_told_in_words_where_there_is_room(open_thread) -> None:
    async with open_thread(size=(69, 40)) as reading:
        await reading.press("]", "z", "a")
        assert "+3 replies, 3 unread ●" in reading.text()


async def test_the_chain_is_folded_from_anywhere_in_it_and_the_reader_is_on_its_fold(
    open_thread,
) -> None:
    async with open_thread(size=(120, 20)) as reading:
        await reading.press("]", "]", "]")
        assert current(reading) == "cy"
        row = row_of_current(reading)
        await reading.press("z", "A")
        assert current(reading) == "ann" and row_of_current(reading) == row
        assert shown(reading)["ann"] == "line" and "bob" not in shown(reading)
        await reading.press("z", "A")
        assert set(shown(reading).values()) == {"open"}
        assert current(reading) == "cy" and row_of_current(reading) == row


async def test_who_does_not_leave_a_fold_is_on_the_same_reply_when_it_opens(open_thread) -> None:
    async with open_thread() as reading:
        await reading.press("]", "]", "]", "z", "M", "z", "R")
        assert current(reading) == "cy"
        await reading.press("z", "c", "z", "c", "z", "c", "z", "a", "z", "a")
        assert current(reading) == "cy" and "cy" in shown(reading)
        await reading.press("z", "M", "]", "[", "z", "R")
        assert current(reading) == "ann"


async def test_all_is_folded_and_opened_level_by_level(open_thread) -> None:
    async with open_thread() as reading:
        await reading.press("]", "]", "]", "z", "M")
        assert shown(reading) == {"ann": "line", "eve": "line", "gus": "line"}
        assert current(reading) == "ann"
        await reading.press("z", "o")
        assert shown(reading) == {
            "ann": "open",
            "bob": "line",
            "dan": "line",
            "eve": "line",
            "gus": "line",
        }
        assert current(reading) == "bob"
        await reading.press("-", "z", "o")
        assert reading.notice == "This reply is not folded"
        await reading.press("z", "A", "z", "A")
        assert {shown(reading)[name] for name in ("ann", "bob", "cy", "dan")} == {"open"}
        await reading.press("z", "R")
        assert len(shown(reading)) == 7 and set(shown(reading).values()) == {"open"}
        await reading.press("z", "R")
        assert reading.notice == "Nothing is folded"


async def test_fold_goes_on_with_what_the_reply_answers(open_thread) -> None:
    async with open_thread() as reading:
        await reading.press("]", "]", "]", "z", "c")
        assert (current(reading), shown(reading)["cy"]) == ("cy", "line")
        await reading.press("z", "c", "z", "c")
        assert current(reading) == "ann" and "bob" not in shown(reading)
        await reading.press("z", "c")
        assert reading.notice == "This reply is folded already"


async def test_what_is_read_to_its_end_is_folded(open_thread) -> None:
    async with open_thread() as reading:
        await reading.press("]", "z", "r")
        assert reading.notice == "No reply is read to its end"
        await reading.press("m", "]", "]", "m", "]", "]", "]", "m")
        await reading.press("z", "r")
        assert shown(reading) == {
            "ann": "open",
            "bob": "open",
            "cy": "line",
            "dan": "open",
            "eve": "open",
            "fay": "line",
            "gus": "open",
        }


async def test_in_the_text_above_there_is_no_reply_to_fold(open_thread) -> None:
    async with open_thread() as reading:
        await reading.press("enter", "z", "a")
        assert reading.notice == "Not on a reply"
        await reading.press("g", "l", "G", "enter", "z", "c")
        assert reading.notice == "No replies in this file"
        await reading.press("z", "M")
        assert reading.notice == "No replies to fold"


async def test_the_next_unread_is_brought_out_of_its_folds(open_thread) -> None:
    async with open_thread() as reading:
        await reading.press("enter", "m", "z", "M", "n")
        assert current(reading) == "ann"
        await reading.press("m", "n")
        assert current(reading) == "bob"
        assert shown(reading) == {
            "ann": "open",
            "bob": "open",
            "cy": "line",
            "dan": "line",
            "eve": "line",
            "gus": "line",
        }
        await reading.press("m", "n")
        assert current(reading) == "cy" and "Words of cy" in reading.text()


async def test_steps_go_over_what_is_shown(open_thread) -> None:
    async with open_thread() as reading:
        await reading.press("]", "z", "a", "]")
        assert current(reading) == "eve"
        await reading.press("[")
        assert current(reading) == "ann"
        await reading.press("}", "}", "{")
        assert current(reading) == "eve"
        await reading.press("[", "[")
        assert current(reading) == "body"
        await reading.press("G", "z", "M", "g", "g", "G")
        assert current(reading) == "gus"


async def test_a_bookmarked_reply_and_passage_are_brought_out_of_their_folds(open_thread) -> None:
    async with open_thread() as reading:
        await reading.press("]", "]", "]", "B", "enter")
        await reading.press("v", "enter", "enter", "z", "M", "g", "g", "'", "enter")
        assert current(reading) == "cy" and shown(reading)["cy"] == "open"
        await reading.press("z", "M", "'", "j", "enter")
        assert current(reading) == "cy" and shown(reading)["cy"] == "open"


async def test_a_citing_place_is_brought_out_of_its_fold(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("]", "z", "a", "g", "r", "enter", "enter")
        assert "place 2 of 2" in reading.notice
        assert reading.screen.detail.current_part == "reply:cleo"
        assert "And I with Ben" in reading.text()


async def test_folds_stay_for_the_sitting_and_are_gone_in_the_next(open_thread) -> None:
    async with open_thread() as reading:
        await reading.press("]", "z", "a", "J", "K")
        assert shown(reading)["ann"] == "line" and current(reading) == "ann"
    async with open_thread() as reading:
        assert set(shown(reading).values()) == {"open"}


async def test_folds_and_place_survive_a_low_screen(open_thread) -> None:
    async with open_thread() as reading:
        await reading.press("]", "z", "a", "]", "]")
        for size in ((40, 12), (1, 1), (80, 24), (120, 60)):
            await reading.pilot.resize_terminal(*size)
            await reading.settle()
            assert current(reading) == "fay" and shown(reading)["ann"] == "line"


async def test_a_document_that_changes_keeps_its_folds(open_thread, open_session, tmp_path) -> None:
    async with open_thread() as reading:
        await reading.press("]", "z", "a")
        page = tmp_path / "library" / "thread.md"
        page.write_text(THREAD.replace("Words of ann.", "Other words of ann."))
        other = open_session()
        other.scan()
        other.close()
        await reading.until(lambda: "Other words" in reading.text())
        assert shown(reading)["ann"] == "line" and current(reading) == "ann"


async def test_marking_a_folded_reply_marks_what_its_fold_hides(open_thread) -> None:
    async with open_thread() as reading:
        await reading.press("]", "z", "a", "m")
        assert reading.notice == "Reply and 3 below it marked read"
        names = ("ann", "bob", "cy", "dan", "eve")
        read = [reading.is_read("thread", f"reply:{name}") for name in names]
        assert read == [True, True, True, True, False]
        await reading.until(lambda: "+3 replies" in reading.text())
        await reading.press("m")
        assert reading.notice == "Reply and 3 below it marked unread"
        await reading.until(lambda: "+3 ●3 ●" in reading.text())
        await reading.press("u")
        assert reading.is_read("thread", "reply:cy")
        await reading.press("z", "o", "m")
        assert reading.notice == "Reply marked unread"
        assert reading.is_read("thread", "reply:cy")


async def test_a_line_counts_anew_when_another_reply_below_it_is_read(
    open_thread, open_session: Callable
) -> None:
    async with open_thread() as reading:
        await reading.press("]", "z", "a")
        document = reading.screen.view.document
        reading.session.set_read(document, ["reply:cy"], read=True)
        await reading.until(lambda: "+3 ●2 ●" in reading.text())


async def test_nothing_in_a_fold_is_ever_seen(open_thread) -> None:
    async with open_thread() as reading:
        await reading.press("]", "z", "a", "]", "z", "a", "[")
        reading.screen.detail.auto_read_seconds = 0.01
        await reading.pilot.resize_terminal(120, 58)
        await reading.until(lambda: reading.is_read("thread", "reply:gus"))
        assert reading.is_read("thread", "body")
        hidden = ("ann", "bob", "cy", "dan")
        assert not any(reading.is_read("thread", f"reply:{name}") for name in hidden)
        await reading.press("z", "a")
        await reading.until(lambda: reading.is_read("thread", "reply:cy"))


async def test_no_passage_is_chosen_in_the_line_of_a_fold(open_thread) -> None:
    async with open_thread() as reading:
        await reading.press("]", "z", "M", "v")
        assert reading.screen.detail.chosen_stretch.part == "body"
        await reading.press("j", "G", "escape", "z", "R", "v")
        assert reading.screen.detail.chosen_stretch is not None
        await reading.press("z", "M")
        assert reading.screen.detail.chosen_stretch is None

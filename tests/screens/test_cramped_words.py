"""What is said finds room: nothing is glued, torn apart or cut where other words would fit."""

import pytest

from tui.panes import words
from tui.panes.resume_card import card_lines
from tui.session.returning import Returning
from tui.terminal.drawable import cells, wrap


def rows(reading) -> list[str]:
    return reading.text().split("\n")


async def test_a_title_is_parted_from_its_rule_by_one_blank_with_and_without_a_corner(
    open_reading,
) -> None:
    async with open_reading(size=(120, 40)) as reading:
        assert rows(reading)[0].startswith("━ 3 documents · 3 unread ━━")
        assert "┌─ Document ──" in rows(reading)[0]
        assert "┌─ References ──" in rows(reading)[0]
    async with open_reading(size=(80, 24)) as reading:
        await reading.press("alt+3")
        assert rows(reading)[0].startswith("─ Document ──")
        assert "┏━ References ━━" in rows(reading)[0]
        await reading.press("alt+1")
        assert "┌─ Document ──" in rows(reading)[0]
        await reading.press("question_mark")
        assert rows(reading)[0].startswith("━ Help ━━")


async def test_a_match_in_a_title_that_stands_in_the_rule_alone_is_said_to_be_there(
    open_reading,
) -> None:
    async with open_reading(size=(40, 12)) as reading:
        await reading.press("alt+2", "/")
        await reading.type("on rapport")
        await reading.settle()
        assert rows(reading)[-1].endswith(" 1 of 1")
        await reading.press("enter")
        assert rows(reading)[-1].startswith(" /on rapport · 1 of 1, in the title")
    async with open_reading(size=(80, 24)) as reading:
        await reading.press("alt+2", "/")
        await reading.type("on rapport")
        await reading.press("enter")
        assert "in the title" not in rows(reading)[-1]


async def test_a_grouping_is_told_whole_at_forty_columns(open_reading) -> None:
    async with open_reading(size=(40, 12)) as reading:
        await reading.press("V", "G", "enter")
        assert reading.notice == "Newest first, grouped by site"
        assert "grouped by site" in rows(reading)[-1]


async def test_the_words_of_a_named_place_show_that_there_are_more(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2", "~", "a", "]", "~", "b", "grave_accent", "question_mark")
        shown = reading.text()
        assert "this paragraph sa…”" in shown
        assert "“I agree with the post.”" in shown


@pytest.mark.parametrize("width", range(20, 60))
def test_minutes_and_new_replies_stay_with_their_numbers(width: int) -> None:
    facts = f"Ada · 2026-03-03 · {words.new_since(1, '2026-03-01')} · {words.minutes(2)}"
    for start, end in wrap(facts, width):
        row = facts[start:end]
        assert not row.startswith(("min", "new"))


def test_the_card_leaves_words_out_where_they_do_not_fit() -> None:
    back = Returning(days=275, day="2026-02-23", new=1, bookmarks=0, notes=())
    wide = card_lines(back, "reply 1 of 4", "Enter", 78)[0]
    narrow = card_lines(back, "reply 1 of 4", "Enter", 38)[0]
    assert wide == "275 days ago: you stopped at reply 1 of 4 · 2026-02-23"
    assert narrow == "275 days ago: reply 1 of 4"
    assert cells(narrow) <= 38


async def test_the_name_of_a_command_stands_whole_beside_it_or_not_at_all(open_reading) -> None:
    async with open_reading(size=(40, 12)) as reading:
        await reading.press("colon")
        await reading.type("next unread")
        assert any("  Next unread, across documents   n" in row for row in rows(reading))
    async with open_reading(size=(80, 24)) as reading:
        await reading.press("colon")
        await reading.type("next unread")
        assert any("across documents  :next_unread " in row for row in rows(reading))

"""A document that is opened again after days says how it was left; keys work as always."""

from datetime import UTC, datetime, timedelta, tzinfo
from unittest.mock import patch

import pytest


class FiveDaysAgo:
    """The clock of an earlier sitting."""

    @staticmethod
    def now(zone: tzinfo) -> datetime:
        return datetime.now(UTC).astimezone(zone) - timedelta(days=5, hours=1)


async def read_five_days_ago(open_reading, *keys: str, size=(120, 40)) -> None:
    with patch("tui.marks.edits.datetime", FiveDaysAgo):
        async with open_reading(size=size) as reading:
            await reading.press(*keys)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_the_card_says_where_when_and_what_was_noted(open_reading, size) -> None:
    keys = ("enter", "]", "]", "B", "w", "h", "y", "enter")
    await read_five_days_ago(open_reading, *keys, size=size)
    async with open_reading(size=size) as reading:
        assert "you stopped" not in reading.text()
        await reading.press("enter")
        stopped = "you stopped at reply" if size[0] > 40 else "reply"
        assert f"5 days ago: {stopped} 2 of 3" in reading.text()
        assert "“why”" in reading.text()
        assert "Enter goes there" in reading.text()
        await reading.press("enter")
        assert "you stopped" not in reading.text()
        assert reading.screen.pane == "detail"
        assert reading.screen.status.where.startswith("reply 2 of 3")


async def test_every_other_key_takes_the_card_away_and_acts(open_reading) -> None:
    await read_five_days_ago(open_reading, "enter", "]", "]")
    async with open_reading() as reading:
        await reading.press("enter", "[")
        assert "you stopped" not in reading.text()
        assert reading.screen.status.where.startswith("reply 1 of 3")
        await reading.press("enter")
        assert reading.screen.pane == "references"


async def test_it_comes_once_a_sitting_and_not_for_what_was_just_left(open_reading) -> None:
    await read_five_days_ago(open_reading, "enter", "]", "]")
    async with open_reading() as reading:
        await reading.press("enter", "J", "K")
        assert "you stopped" not in reading.text()
    async with open_reading() as reading:
        await reading.press("enter")
        assert "you stopped" not in reading.text()


async def test_whoever_came_elsewhere_is_told_where_they_stopped_all_the_same(open_reading) -> None:
    await read_five_days_ago(open_reading, "enter", "]", "]", "alt+1", "G", "A")
    async with open_reading() as reading:
        reading.session.set_read(reading.screen.view.document, ["reply:nobody"], read=False)
        await reading.press("G", "enter")
        for key in ("n", "tab", "escape"):  # before the new place is kept
            await reading.pilot.press(key)
        assert reading.screen.detail.current_part == "reply:nobody"
        assert "you stopped at reply 2 of 3" in reading.text()
        await reading.press("enter")
        assert reading.screen.detail.current_part == "reply:cleo"


async def test_it_can_be_turned_off(open_reading) -> None:
    await read_five_days_ago(open_reading, "enter", "]", "]")
    async with open_reading(resume_card_days=0.0) as reading:
        await reading.press("enter")
        assert "you stopped" not in reading.text()

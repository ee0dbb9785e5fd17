"""The palette lists every command, finds it by a part of its words, and carries it out."""

import pytest

from tui.commands import COMMANDS, Keymap
from tui.screens.palette import Palette, found, offers


def of(keymap: Keymap, typed: str) -> list[str]:
    return [offer.command.id for offer in found(offers(keymap, []), typed)]


def test_every_command_is_there_once_with_its_keys_and_where_it_works() -> None:
    listed = offers(Keymap(), [])
    assert [offer.command.id for offer in listed] == list(dict.fromkeys(c.id for c in COMMANDS))
    assert all(offer.node is None for offer in listed)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("quit", "leave"),
        ("q", "leave"),
        ("help", "help"),
        ("next unread", "next_unread"),
        ("NEXT_UNREAD", "next_unread"),
        ("bookmrk passage", "choose_passage"),
    ],
)
def test_words_names_and_what_is_like_them_find_a_command(typed: str, first: str) -> None:
    assert of(Keymap(), typed)[0] == first


def test_what_nothing_fits_lists_nothing_and_nothing_typed_lists_all() -> None:
    assert of(Keymap(), "xyzzy frobnicate") == []
    assert len(of(Keymap(), "  ")) == len({c.id for c in COMMANDS})


async def test_a_command_is_carried_out_on_the_pane_it_was_called_from(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2", ":")
        assert isinstance(reading.app.screen, Palette)
        assert "Commands" in reading.text()
        await reading.type("next reply")
        await reading.press("enter")
        assert reading.app.screen is reading.screen
        assert reading.screen.status.where.startswith("reply 1 of 3")


async def test_a_number_goes_along(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press("alt+2", "2", ":")
        await reading.type("next_reply")
        await reading.press("enter")
        assert reading.screen.status.where.startswith("reply 2 of 3")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_what_does_not_work_here_says_where_it_does(open_reading, size) -> None:
    async with open_reading(size=size) as reading:
        await reading.press(":")
        await reading.type("rename a saved")
        await reading.press("enter")
        assert isinstance(reading.app.screen, Palette)
        assert "Not from here: on the views screen" in reading.text()
        await reading.press("escape")
        assert reading.app.screen is reading.screen


async def test_rows_are_gone_through_by_the_arrows(open_reading) -> None:
    async with open_reading() as reading:
        await reading.press(":", "down", "down", "up", "pagedown", "pageup")
        assert reading.app.screen.list.cursor == 1
        await reading.press("down", "escape")
        assert reading.app.screen is reading.screen

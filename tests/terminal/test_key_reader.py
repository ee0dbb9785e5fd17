"""Keys are read as they come, no faster than they are taken, until the terminal is gone."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable

import pytest
from textual import events
from textual.geometry import Size
from textual.message import Message

from tui.terminal.key_reader import KeyReader
from tui.terminal.keyboard import Keyboard
from tui.terminal.window import LARGEST, asked_size, drawn_size


class AtATerminal:
    """A reader on one end of a pipe; the other end is what is typed."""

    def __init__(self) -> None:
        descriptor, self._typing = os.pipe()
        os.set_blocking(descriptor, False)
        self.descriptor = descriptor
        self.keys: list[str] = []
        self.behind = 0
        self.takes_no_more = False
        self.is_lost = False
        self.reader = KeyReader(Keyboard("utf-8", lambda: None), self)

    def take(self, message: Message) -> None:
        if isinstance(message, events.Key):
            self.keys.append(message.key)

    def waiting(self) -> int:
        return self.behind

    def lost(self) -> None:
        self.is_lost = True

    def type(self, data: bytes) -> None:
        os.write(self._typing, data)

    def hang_up(self) -> None:
        os.close(self._typing)
        self._typing = -1

    def unread(self) -> bytes:
        try:
            return os.read(self.descriptor, 100)
        except BlockingIOError:
            return b""

    async def until(self, fact: Callable[[], bool]) -> None:
        async with asyncio.timeout(10):
            while not fact():
                await asyncio.sleep(0.001)

    def close(self) -> None:
        self.reader.stop()
        for end in (self.descriptor, self._typing):
            if end >= 0:
                os.close(end)


@pytest.fixture
async def terminal() -> AsyncIterator[AtATerminal]:
    at = AtATerminal()
    at.reader.start(at.descriptor, asyncio.get_running_loop())
    yield at
    at.close()


async def test_keys_are_taken_in_their_order(terminal: AtATerminal) -> None:
    terminal.type(b"ab\x1b[A")
    terminal.type(b"c")
    await terminal.until(lambda: len(terminal.keys) == 4)
    assert terminal.keys == ["a", "b", "up", "c"]


async def test_an_escape_that_stays_alone_is_a_key(terminal: AtATerminal) -> None:
    terminal.type(b"\x1b")
    await terminal.until(lambda: terminal.keys == ["escape"])


async def test_nothing_is_read_while_the_application_is_behind(terminal: AtATerminal) -> None:
    terminal.behind = 1000
    terminal.type(b"a")
    await terminal.until(lambda: terminal.keys == ["a"])
    terminal.type(b"b")
    for _ in range(3):
        await asyncio.sleep(0)
    assert terminal.unread() == b"b"
    terminal.type(b"c")
    terminal.behind = 0
    await terminal.until(lambda: terminal.keys == ["a", "c"])


async def test_what_is_typed_after_a_stop_is_left_and_what_was_begun_forgotten(
    terminal: AtATerminal,
) -> None:
    terminal.type(b"a\x1b")
    await terminal.until(lambda: terminal.keys == ["a"])
    terminal.reader.stop()
    terminal.type(b"b")
    await asyncio.sleep(0)
    assert terminal.unread() == b"b"
    terminal.reader.start(terminal.descriptor, asyncio.get_running_loop())
    terminal.type(b"c")
    await terminal.until(lambda: len(terminal.keys) == 2)
    assert terminal.keys == ["a", "c"]


async def test_an_application_that_ends_reads_no_more(terminal: AtATerminal) -> None:
    terminal.takes_no_more = True
    terminal.type(b"a")
    for _ in range(5):
        await asyncio.sleep(0)
    assert terminal.keys == []
    assert terminal.unread() == b"a"


async def test_a_terminal_that_is_gone_is_told_once(terminal: AtATerminal) -> None:
    terminal.type(b"a")
    terminal.hang_up()
    await terminal.until(lambda: terminal.is_lost)
    assert terminal.keys == ["a"]
    terminal.is_lost = False
    await asyncio.sleep(0)
    assert not terminal.is_lost


def test_a_window_without_end_is_drawn_in_part() -> None:
    assert drawn_size(Size(65535, 65535)) == LARGEST
    assert drawn_size(Size(120, 9999)) == Size(120, LARGEST.height)
    assert drawn_size(Size(80, 24)) == Size(80, 24)


def test_what_is_no_terminal_has_no_size() -> None:
    reader, writer = os.pipe()
    assert asked_size(reader) == Size(0, 0)
    os.close(reader)
    os.close(writer)
    assert asked_size(reader) == Size(0, 0)

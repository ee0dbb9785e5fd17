"""A frame is drawn when the line has room for it; of several that wait only the last is."""

import asyncio
import contextlib
import os
import threading

import pytest

from tui.terminal.line import Line
from tui.terminal.pace import ASKING, Pace


class AtALine:
    """A line into a pipe, of which the other end is read when the test wants to."""

    def __init__(self) -> None:
        self.reader, self.writer = os.pipe()
        self.pace = Pace()
        self.drawn: list[str] = []
        self.is_over = False
        loop = asyncio.get_running_loop()
        self.line = Line(self.writer, "utf-8", self.pace, loop, threading.Event().set)

    def draw(self, frame: str) -> None:
        def now() -> None:
            self.drawn.append(frame[0])
            self.line.write(frame)

        self.line.when_clear(now)

    def read(self, size: int) -> str:
        data = b""
        while len(data) < size:
            data += os.read(self.reader, size - len(data))
        return data.decode()


@pytest.fixture
async def at():
    made = AtALine()
    yield made
    os.set_blocking(made.reader, False)
    while not made.is_over and not made.line.finish("", 0.01):
        with contextlib.suppress(BlockingIOError):
            os.read(made.reader, 1 << 20)
    os.close(made.reader)
    os.close(made.writer)


async def until(fact) -> None:
    async with asyncio.timeout(10):
        while not fact():
            await asyncio.sleep(0.001)


async def test_frames_wait_for_the_answer_and_the_last_one_is_drawn(at):
    at.line.take("hello")
    assert at.read(9) == "hello" + ASKING
    at.line.arrived()
    at.draw("a" * 2000)
    assert at.read(2004) == "a" * 2000 + ASKING
    for frame in "bcd":
        at.draw(frame)
    assert at.drawn == ["a"]
    at.line.arrived()
    assert at.drawn == ["a", "d"]


async def test_a_line_that_takes_nothing_gets_no_more_frames_whoever_answers(at):
    for _ in range(100):
        at.draw("x" * 65_536)
    assert len(at.drawn) < 100
    at.draw("y")
    assert at.drawn[-1] == "x"
    reading = threading.Thread(target=at.read, args=(len(at.drawn) * 65_536,))
    reading.start()
    await until(lambda: at.drawn[-1] == "y")
    reading.join(10)
    assert at.read(1) == "y"


async def test_an_echo_is_heard_when_all_before_it_was_shown(at):
    at.line.take("")
    at.line.arrived()
    at.line.write("z" * 3000)
    heard = asyncio.ensure_future(at.line.echo())
    await asyncio.sleep(0)
    at.line.arrived()
    await until(heard.done)


async def test_what_is_sent_is_counted_in_bytes(at):
    at.line.write("━é")
    assert at.pace.sent == 5


async def test_nothing_is_drawn_once_the_terminal_is_given_back(at):
    at.line.take("")
    at.line.arrived()
    at.draw("a" * 5000)
    at.draw("b")
    reading = threading.Thread(target=at.read, args=(5011,))
    reading.start()
    at.is_over = at.line.finish("end", 5)
    assert at.is_over
    reading.join(10)
    at.line.arrived()
    assert at.drawn == ["a"]

"""Frames reach the terminal in order; a stuck line bounds the memory and a lost one is told."""

import os
import threading

import pytest

from tui.terminal.pump import LIMIT, Pump


class Line:
    """A pipe in the place of a terminal."""

    def __init__(self) -> None:
        self.reader, self.writer = os.pipe()
        self.is_lost = threading.Event()

    def start(self, encoding: str = "utf-8") -> Pump:
        pump = Pump(self.writer, encoding, self.is_lost.set)
        pump.start()
        return pump


@pytest.fixture
def line():
    line = Line()
    yield line
    for fd in (line.reader, line.writer):
        if fd >= 0:
            os.close(fd)


def test_texts_arrive_in_order_and_the_last_one_last(line):
    pump = line.start()
    for number in range(100):
        pump.write(f"{number} ")
    assert pump.finish("end", 5)
    pump.write("too late")
    pump.join(5)
    expected = "".join(f"{number} " for number in range(100)) + "end"
    assert os.read(line.reader, 65536).decode() == expected


def test_a_line_that_takes_nothing_makes_the_painter_wait_not_the_memory_grow(line):
    pump = line.start()
    given = []

    def paint() -> None:
        for _ in range(100):
            pump.write("x" * 65536)
            given.append(65536)

    painter = threading.Thread(target=paint, daemon=True)
    painter.start()
    painter.join(0.3)
    assert painter.is_alive()
    assert sum(given) < 3 * LIMIT
    assert not pump.finish("end", 0.05)
    painter.join(5)  # nothing waits once it is finished
    assert not painter.is_alive()


def test_a_lost_line_is_told_once_and_never_waited_for(line):
    os.close(line.reader)
    line.reader = -1
    pump = line.start()
    pump.write("hello")
    assert line.is_lost.wait(5)
    for _ in range(20):
        pump.write("x" * LIMIT)
    assert not pump.finish("end", 5)
    pump.join(5)
    assert not pump.is_alive()


def test_what_an_encoding_lacks_is_one_question_mark(line):
    pump = line.start("latin-1")
    assert pump.finish("ü●", 5)
    assert os.read(line.reader, 99) == b"\xfc?"

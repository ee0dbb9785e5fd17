"""Frames wait for the line, keys never do; a line that is silent or odd is waited for in bounds."""

from collections import deque
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.terminal.pace import ASKING, LAG, LEAST, LONGEST_PATIENCE, MOST, PATIENCE, Pace


class Wire:
    """A line of so many bytes a second with a terminal that answers at its end, in its own time."""

    def __init__(self, rate: float, delay: float = 0.0, *, is_slow: bool | None = None) -> None:
        self.now = 0.0
        self.rate, self.delay = rate, delay
        self.pace = Pace(is_slow=is_slow, clock=lambda: self.now)
        self.free_at = 0.0
        self.answers: deque[float] = deque()
        self.said: list[bool] = []
        self.pace.on_slow = self.said.append
        self.put(0, self.pace.begin())

    def put(self, size: int, asked: str) -> None:
        self.free_at = max(self.free_at, self.now) + (size + len(asked)) / self.rate
        if asked:
            self.answers.append(self.free_at + self.delay)

    def send(self, size: int) -> None:
        self.put(size, self.pace.send(size))

    def go_on(self, seconds: float) -> None:
        end = self.now + seconds
        while self.answers and self.answers[0] <= end:
            self.now = self.answers.popleft()
            self.pace.answered()
        self.now = end

    def hold_key(self, frame: int, seconds: float = 5.0) -> tuple[int, float]:
        """Frames sent while a key is held down, and seconds of lag after it is let go."""
        frames, end, is_due = 0, self.now + seconds, False
        while self.now < end:
            is_due = True
            for _ in range(33):
                if is_due and self.pace.wait() == 0:
                    self.send(frame)
                    frames, is_due = frames + 1, False
                self.go_on(0.001)
        return frames, max(0.0, self.free_at - self.now)


@pytest.mark.parametrize("rate", [9600, 20_000, 100_000])
@pytest.mark.parametrize("delay", [0.0, 0.3])
def test_what_is_seen_is_never_much_older_than_the_line_makes_it(rate, delay):
    wire = Wire(rate, delay)
    wire.go_on(2)
    wire.send(5400)
    wire.go_on(2)
    frames, lag = wire.hold_key(2000)
    assert frames >= 5
    assert lag < LAG + 2 * 2000 / rate


def test_on_a_fast_line_no_frame_waits():
    wire = Wire(10_000_000, 0.001)
    wire.go_on(1)
    wire.send(5400)
    wire.go_on(1)
    assert wire.hold_key(300)[0] >= 150
    assert not wire.pace.is_slow


def test_a_far_but_broad_line_is_used_as_such():
    wire = Wire(2_000_000, 0.3)
    wire.go_on(1)
    for _ in range(6):
        wire.send(2000)
        wire.go_on(0.5)
    wire.hold_key(300, 3)  # it takes some answers to learn how much fits
    assert wire.hold_key(300)[0] > 140


def test_a_terminal_that_answers_nothing_is_asked_once_and_never_waited_for():
    wire = Wire(1000)
    wire.answers.clear()
    for _ in range(1000):
        assert wire.pace.send(500) == ""
        assert wire.pace.wait() == 0
    assert not wire.pace.is_answering


def test_a_key_on_a_quiet_line_costs_no_question():
    wire = Wire(1_000_000)
    wire.go_on(1)
    assert wire.pace.send(LEAST - 1) == ""
    assert wire.pace.send(LEAST) == ASKING


def test_a_terminal_that_falls_silent_gets_a_frame_now_and_then_and_all_when_it_is_back():
    wire = Wire(1_000_000)
    wire.go_on(1)
    wire.rate = 1e-9
    sent = []
    wire.send(4000)
    while wire.now < 120:
        if wire.pace.wait() == 0:
            wire.send(4000)
            sent.append(wire.now)
        wire.now += 0.25
    gaps = [b - a for a, b in pairwise(sent)]
    assert len(sent) < 8
    assert sent[0] - 1 == pytest.approx(PATIENCE, abs=0.3)
    assert gaps == sorted(gaps)
    assert max(gaps) <= LONGEST_PATIENCE + 0.5
    for _ in range(len(sent) + 1):
        wire.pace.answered()
    assert wire.pace.wait() == 0


def test_answers_that_come_late_twice_or_unasked_let_frames_go_on():
    wire = Wire(1_000_000)
    for _ in range(50):
        wire.pace.answered()
    wire.send(100_000)
    assert wire.pace.wait() > 0
    for _ in range(50):
        wire.pace.answered()
    assert wire.pace.wait() == 0


def test_the_terminal_taken_again_is_not_asked_for_what_was_before():
    wire = Wire(1_000_000)
    wire.go_on(1)
    wire.send(100_000)
    assert wire.pace.wait() > 0
    wire.pace.begin()
    assert wire.pace.wait() == 0


def test_a_slow_line_is_found_out_and_a_fast_one_again():
    wire = Wire(15_000)
    for _ in range(3):
        wire.go_on(2)
        wire.send(5000)
    wire.go_on(2)
    assert (wire.pace.is_slow, wire.said) == (True, [True])
    assert wire.pace.rate == pytest.approx(15_000, rel=0.2)
    wire.rate = 1_000_000
    for _ in range(3):
        wire.send(5000)
        wire.go_on(2)
    assert (wire.pace.is_slow, wire.said) == (False, [True, False])


def test_one_late_answer_is_a_busy_machine_and_no_slow_line():
    wire = Wire(1_000_000)
    for rate in (1_000_000, 8000, 1_000_000, 8000, 1_000_000):
        wire.rate = rate
        wire.go_on(2)
        wire.send(3000)
    wire.go_on(2)
    assert wire.said == []


def test_what_the_reader_says_of_the_line_counts():
    for said in (True, False):
        wire = Wire(1_000_000 if said else 5000, is_slow=said)
        for _ in range(4):
            wire.go_on(3)
            wire.send(4000)
        assert wire.pace.is_slow is said
        assert wire.said == []


def test_on_a_slow_line_frames_leave_room_for_the_next_key():
    wire = Wire(10_000, is_slow=True)
    wire.go_on(1)
    for _ in range(3):
        wire.send(5000)
        wire.go_on(2)
    wire.send(2000)
    wire.go_on(0.21)  # it has arrived
    assert 0.1 < wire.pace.wait() < 0.25
    wire.go_on(1)
    wire.send(50)
    assert wire.pace.wait() < 0.02


@given(seed=st.integers(0, 2**32))
def test_whatever_the_line_does_a_frame_may_be_sent_in_the_end(seed):
    dice = Random(seed)
    wire = Wire(dice.choice([500, 20_000, 1e6]), dice.choice([0, 0.5]))
    for _ in range(60):
        kind = dice.random()
        if kind < 0.5 and wire.pace.wait() == 0:
            wire.send(dice.choice([1, 90, 400, 3000, 30_000]))
        elif kind < 0.6 and wire.answers:
            wire.answers.popleft()  # lost on the line
        elif kind < 0.7:
            wire.pace.answered()
        elif kind < 0.75:
            wire.put(0, wire.pace.begin())
        else:
            wire.go_on(dice.choice([0.001, 0.05, 1, 20]))
        assert 0 <= wire.pace.wait() <= LONGEST_PATIENCE
        assert LEAST <= wire.pace._window <= MOST
    for _ in range(40):
        if wire.pace.wait() == 0:
            return
        wire.now += wire.pace.wait()
    raise AssertionError("it waits for ever")

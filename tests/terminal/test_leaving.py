"""Leaving saves, puts the terminal back and ends the process, once, in a bounded time."""

import signal
import threading
from collections.abc import Callable

from tui.terminal import leaving
from tui.terminal.leaving import Leaving


class Process:
    """What `Leaving` acts upon, with nobody ended."""

    def __init__(self, save: Callable[[], None] = lambda: None, *, is_stuck: bool = False) -> None:
        self.acts: list[str] = []
        self.code: int | None = None
        self.has_ended = threading.Event()

        def saved() -> None:
            save()
            self.acts.append(f"saved in {threading.current_thread().name}")

        def soon(act: Callable[[], None]) -> None:
            if not is_stuck:
                threading.Thread(target=act, name="main", daemon=True).start()

        self.leaving = Leaving(
            save=saved,
            restore=lambda: self.acts.append("restored"),
            in_main_thread=soon,
            end=self.end,
        )
        self.leaving.start()

    def end(self, code: int) -> None:
        self.code = code
        self.has_ended.set()

    def wait(self) -> int | None:
        assert self.has_ended.wait(5)
        return self.code


def test_it_saves_then_restores_then_ends():
    process = Process()
    process.leaving.ask(signal.SIGTERM)
    assert process.wait() == 143
    assert process.acts == ["saved in main", "restored"]


def test_a_person_who_leaves_gets_zero():
    process = Process()
    process.leaving.ask()
    assert process.wait() == 0


def test_a_stuck_main_thread_is_not_waited_for():
    process = Process(is_stuck=True)
    process.leaving.ask(signal.SIGHUP)
    assert process.wait() == 129
    assert len(process.acts) == 2
    assert process.acts[0] != "saved in main"


def test_saving_that_never_ends_is_given_up_after_a_signal(monkeypatch):
    monkeypatch.setattr(leaving, "SAVING_LIMIT", 0.1)
    process = Process(threading.Event().wait)
    process.leaving.ask(signal.SIGTERM)
    assert process.wait() == 143
    assert process.acts == ["restored"]


def test_a_signal_hurries_a_person_who_waits_for_the_disk(monkeypatch):
    monkeypatch.setattr(leaving, "SAVING_LIMIT", 0.1)
    process = Process(threading.Event().wait)
    process.leaving.ask()
    process.leaving.ask(signal.SIGTERM)
    assert process.wait() == 143


def test_saving_is_done_once_however_often_it_is_asked():
    go = threading.Event()
    process = Process(lambda: go.wait(5))
    for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGHUP):
        process.leaving.ask(number)
    go.set()
    assert process.wait() == 129
    assert process.acts == ["saved in main", "restored"]


def test_saving_that_fails_still_restores_and_ends(monkeypatch):
    def fail() -> None:
        raise OSError("no space left on device")

    process = Process(fail)
    monkeypatch.setattr(threading, "excepthook", lambda told: None)
    process.leaving.ask(signal.SIGTERM)
    assert process.wait() == 143
    assert process.acts == ["restored"]

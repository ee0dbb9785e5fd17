"""Waiting for a program: its end is told, and a signal that another thread took is heeded."""

import os
import signal
import sys
import threading

import pytest

from tui.terminal.foreground import run


@pytest.mark.parametrize(
    ("program", "code"),
    [
        ("", 0),
        ("import sys; sys.exit(3)", 3),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", -signal.SIGKILL),
    ],
)
def test_the_end_of_a_program_is_told(program: str, code: int) -> None:
    assert run([sys.executable, "-c", program]) == code


def test_what_cannot_be_started_raises() -> None:
    with pytest.raises(OSError, match="No such file"):
        run(["/no/such/program"])


def test_a_signal_that_another_thread_takes_is_heeded_at_once(tmp_path) -> None:
    """The handler ends what is waited for: were it put off, this would last for a minute."""
    noted = tmp_path / "pid"
    program = f"import os, time; open({str(noted)!r}, 'w').write(str(os.getpid())); time.sleep(60)"

    def heed(number: int, frame: object) -> None:
        os.kill(int(noted.read_text()), signal.SIGTERM)

    def send() -> None:
        while not noted.exists() or not noted.read_text():
            pass
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGUSR1})
        signal.pthread_kill(threading.get_ident(), signal.SIGUSR1)

    before = signal.signal(signal.SIGUSR1, heed)
    try:
        threading.Thread(target=send, daemon=True).start()
        assert run([sys.executable, "-c", program]) == -signal.SIGTERM
    finally:
        signal.signal(signal.SIGUSR1, before)

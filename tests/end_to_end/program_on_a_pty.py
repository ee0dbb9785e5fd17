"""A program that leads a session on a pseudo-terminal: start it, watch it, end it.

Knows nothing of what is drawn. Must never leave a process behind.
"""

import contextlib
import fcntl
import importlib.util
import os
import pty
import signal
import struct
import termios
import threading
import time
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

_UNSET = {
    *("COLORTERM", "COLUMNS", "LINES", "LC_ALL", "LC_CTYPE", "NO_COLOR", "SSH_CONNECTION"),
    *("SSH_TTY", "STY", "TERM_PROGRAM", "TEXTUAL", "TEXTUAL_DRIVER", "TMUX", "WT_SESSION"),
}


def environment(changes: Mapping[str, str | None] | None = None) -> dict[str, str]:
    """The environment of a modern terminal; a value of None takes a variable away."""
    env = {name: value for name, value in os.environ.items() if name not in _UNSET}
    env |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
    env["PYTHONPATH"] = os.fspath(_home_of_tui())
    for name, value in (changes or {}).items():
        env.pop(name, None)
        if value is not None:
            env[name] = value
    return env


def _home_of_tui() -> Path:
    """Where programs find the package under test: where the tests found it, else the checkout."""
    found = importlib.util.find_spec("tui")
    return Path(found.origin if found and found.origin else __file__).parents[1 if found else 2]


class ProgramOnAPty:
    """A running program, our end of its terminal, and how it ended."""

    def __init__(
        self,
        command: Sequence[str | Path],
        size: tuple[int, int],
        env: Mapping[str, str | None] | None,
        cwd: Path | None,
        ignoring: Sequence[int],
        news: threading.Condition,
    ) -> None:
        """Start it (see `Terminal`); `news` is notified when it stops, goes on or ends."""
        self.ended: float | None = None
        self.code: int | None = None
        self.is_stopped = False
        self._news = news
        words = [os.fspath(word) for word in command]
        variables = environment(env)
        self.started = time.perf_counter()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # fork beside threads: exec follows
            self.pid, self.fd = pty.fork()
        if self.pid == 0:
            _become(words, size, variables, cwd, ignoring)
        os.set_inheritable(self.fd, False)
        os.set_blocking(self.fd, False)
        self._reaper = threading.Thread(target=self._reap, daemon=True)
        self._reaper.start()

    def resize(self, size: tuple[int, int]) -> None:
        """Tell the pty its size in columns and rows."""
        _window(self.fd, size)

    def cpu_seconds(self) -> float:
        """Processor time used so far; from Linux's `/proc`."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> int:
        """Bytes of memory held at the moment; from Linux's `/proc`."""
        pages = Path(f"/proc/{self.pid}/statm").read_text().split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")

    def kill(self) -> None:
        """End it and its process group, and wait for that."""
        if self.ended is None:
            with contextlib.suppress(ProcessLookupError):  # it ended by itself just now
                os.killpg(self.pid, signal.SIGKILL)
        self._reaper.join(10.0)

    def close(self) -> None:
        """Let go of our end of the terminal, which hangs up the line."""
        if self.fd >= 0:
            os.close(self.fd)
            self.fd = -1

    def _reap(self) -> None:
        while self.ended is None:
            _, status = os.waitpid(self.pid, os.WUNTRACED | os.WCONTINUED)
            with self._news:
                self.is_stopped = os.WIFSTOPPED(status)
                if os.WIFEXITED(status) or os.WIFSIGNALED(status):
                    self.code = os.waitstatus_to_exitcode(status)
                    self.ended = time.perf_counter()
                self._news.notify_all()


def _window(fd: int, size: tuple[int, int]) -> None:
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))


def _become(
    words: list[str],
    size: tuple[int, int],
    env: dict[str, str],
    cwd: Path | None,
    ignoring: Sequence[int],
) -> None:
    """In the new process: turn into the program; never returns."""
    try:
        _window(0, size)
        for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM, signal.SIGPIPE):
            signal.signal(number, signal.SIG_IGN if number in ignoring else signal.SIG_DFL)
        if cwd is not None:
            os.chdir(cwd)
        os.execvpe(words[0], words, env)
    except BaseException as error:
        os.write(2, f"cannot start {words[0]}: {error!r}".encode())
    finally:
        os._exit(127)

"""A real pseudo-terminal around a program, for end-to-end tests.

Use the fixture, which ends every process it started:

    def test_quits(open_terminal):
        terminal = open_terminal([sys.executable, "-m", "tui"], size=(80, 24), env={"HOME": home})
        terminal.wait_for("Rapport vs 6 Sessions")          # text on the screen, with a deadline
        terminal.press("j", "enter", "ctrl+d")              # names of keys, or `type("words")`
        terminal.wait_for(lambda: "▌" in terminal.row(3))   # or any fact; also `wait_until_gone`
        terminal.press("q")
        assert terminal.exit_code() == 0
        assert terminal.left_behind() == []                 # nothing of its modes is still set

Nothing here sleeps for a fixed time: every wait is for a fact and fails with the screen at its
deadline. One thread reads (and answers questions such as `ESC[?2026$p`) as a terminal does, also
while the test looks elsewhere; `stop_reading()` makes it a terminal that is stuck. `raw` holds
every byte that came; `program` the process (`cpu_seconds()`, `memory()`, `ended`).
"""

import contextlib
import errno
import os
import select
import termios
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from cell_looks import Cell
from emulated_screen import ALTERNATE_SCREEN, KITTY_KEYS, Emulator
from keys_of_a_terminal import bytes_of
from program_on_a_pty import ProgramOnAPty
from slow_line import SlowLine

DEADLINE = 30.0
"""Seconds after which a wait fails."""


class Terminal:
    """A program on a terminal: press keys, look at the screen, wait for facts."""

    def __init__(
        self,
        command: Sequence[str | Path],
        size: tuple[int, int] = (120, 40),
        env: Mapping[str, str | None] | None = None,
        *,
        cwd: Path | None = None,
        answers: bool = True,
        modes: Mapping[int, int] | None = None,
        ignoring: Sequence[int] = (),
        line: SlowLine | None = None,
    ) -> None:
        """Start `command`.

        Args:
            command: The program and its arguments.
            size: Columns and rows.
            env: Changes to the environment (see `environment`).
            cwd: Where to start it; None for here.
            answers: False for a terminal that answers no question.
            modes: What it answers for private modes, e.g. `{2026: 2}`; others get 0 (unknown).
            ignoring: Signals that the program inherits as ignored, as under `nohup`.
            line: What the output comes over; None for no line at all.
        """
        self.raw = bytearray()
        self.writes: list[tuple[float, int]] = []
        """When the program wrote, and how many bytes, as far as they can be told apart."""
        self.arrived_at = 0.0
        """When output last reached the terminal (`time.perf_counter`)."""
        self._line = line
        self._answers = answers
        self._emulator = Emulator(size, modes)
        self._news = threading.Condition(threading.RLock())
        self._outbox = bytearray()
        self._is_reading = True
        self._is_closing = False
        self.program = ProgramOnAPty(command, size, env, cwd, ignoring, self._news)
        self._wake_reader, self._wake_writer = os.pipe()
        self._reader = threading.Thread(target=self._serve, daemon=True)
        self._reader.start()

    # What the person at the terminal does

    def press(self, *keys: str) -> None:
        """Press keys by name: `j`, `G`, `enter`, `escape`, `ctrl+d`, `alt+x`, `shift+tab`, `f1`."""
        self.send(b"".join(map(bytes_of, keys)))

    def type(self, text: str) -> None:
        """Type a text, character by character as far as the program can tell."""
        self.send(text.encode())

    def paste(self, text: str) -> None:
        """Paste a text, bracketed if the program asked for that."""
        data = text.encode()
        self.send(b"\x1b[200~%b\x1b[201~" % data if 2004 in self.modes() else data)

    def send(self, data: bytes) -> None:
        """Send bytes as they are; returns at once."""
        with self._news:
            self._outbox += data
        os.write(self._wake_writer, b".")

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        with self._news:
            self._emulator.draw_all()
            self._emulator.screen.resize(rows, columns)
        self.program.resize((columns, rows))

    def scribble(self, data: bytes) -> None:
        """Draw what the program did not send, as another program at the same terminal does."""
        with self._news:
            self._emulator.take(data, time.perf_counter())

    def hang_up(self) -> None:
        """Close the terminal's end of the line, as a closed window or a lost connection does."""
        self._is_closing = True
        os.write(self._wake_writer, b".")
        self._reader.join(DEADLINE)
        self.program.close()

    def stop_reading(self) -> None:
        """From now on take no output, as a stuck line does."""
        self._is_reading = False
        os.write(self._wake_writer, b".")

    def read_on(self) -> None:
        """Take output again."""
        self._is_reading = True
        os.write(self._wake_writer, b".")

    def signal(self, number: int) -> None:
        """Send a signal to the program."""
        os.kill(self.program.pid, number)

    # What can be seen

    def screen_text(self) -> str:
        """The lines of the screen, trailing blanks cut."""
        with self._news:
            self._emulator.draw_all()
            return self._emulator.screen.text

    def row(self, index: int) -> str:
        """One line of the screen; 0 is the top."""
        return self.screen_text().split("\n")[index]

    def cells(self) -> list[list[Cell]]:
        """Rows of cells with `data`, `fg`, `bg`, `bold`, `reverse`, `underscore`, …."""
        with self._news:
            self._emulator.draw_all()
            return self._emulator.screen.rows()

    def cursor(self) -> tuple[int, int]:
        """Column and row of the cursor, from 0."""
        with self._news:
            self._emulator.draw_all()
            return self._emulator.screen.cursor.x, self._emulator.screen.cursor.y

    def modes(self) -> frozenset[int]:
        """The private modes that are set (25: cursor shown, 1049: alternate screen, …)."""
        with self._news:
            self._emulator.draw_all()
            return self._emulator.screen.private_modes

    def questions(self) -> list[bytes]:
        """The questions that the program asked the terminal, in order."""
        with self._news:
            return list(self._emulator.questions)

    def left_behind(self) -> list[str]:
        """What a program that has left should have put back and did not; empty if all is well."""
        modes = self.modes()
        trouble = [f"mode {mode} is still set" for mode in sorted(modes - {7, 25, KITTY_KEYS})]
        trouble += [f"mode {mode} is off" for mode in (7, 25) if mode not in modes]
        trouble += ["kitty keys are still set"] * (KITTY_KEYS in modes)
        trouble += ["the alternate screen is still shown"] * (ALTERNATE_SCREEN in modes)
        if self.program.fd >= 0:
            flags = termios.tcgetattr(self.program.fd)[3]
            wanted = {"ECHO": termios.ECHO, "ICANON": termios.ICANON, "ISIG": termios.ISIG}
            trouble += [f"{name} is off" for name, flag in wanted.items() if not flags & flag]
        return trouble

    # Waiting for facts

    def wait_for(self, fact: str | Callable[[], bool], deadline: float = DEADLINE) -> float:
        """Wait until a text is on the screen or a fact is true.

        Args:
            fact: A text to be shown on one line of the screen, or a question without arguments.
            deadline: Seconds from now.

        Returns:
            Seconds from the start of the program to the arrival of the output that made it true.
        """
        is_true = (lambda: fact in self._emulator.screen.text) if isinstance(fact, str) else fact
        end = time.perf_counter() + deadline
        at = time.perf_counter()
        with self._news:
            while True:
                if is_true():
                    return at - self.program.started
                drawn = self._emulator.draw_next()
                if drawn is not None:
                    at = drawn
                elif self.program.ended is not None and not self._reader.is_alive():
                    raise AssertionError(self._failure(f"ended before {fact!r}"))
                elif not self._news.wait(min(0.05, max(0.0, end - time.perf_counter()))):
                    at = time.perf_counter()
                    if at >= end:
                        raise AssertionError(self._failure(f"no {fact!r} after {deadline} s"))

    def wait_until_gone(self, text: str, deadline: float = DEADLINE) -> float:
        """Wait until a text is no longer on the screen; returns as `wait_for`."""
        return self.wait_for(lambda: text not in self.screen_text(), deadline)

    def wait_until_stopped(self, deadline: float = DEADLINE) -> None:
        """Wait until the program is suspended (SIGSTOP)."""
        self._wait(lambda: self.program.is_stopped, deadline, "not suspended")

    def exit_code(self, deadline: float = DEADLINE) -> int:
        """Wait for the end; the exit code, or minus the number of the signal that killed it."""
        self._wait(lambda: self.program.code is not None, deadline, "still running")
        if self._is_reading:
            self._reader.join(deadline)  # what it said last is still in the pty
        assert self.program.code is not None
        return self.program.code

    def close(self) -> None:
        """End the program and all of its process group, and let go of the pty."""
        self.program.kill()
        self.hang_up()
        os.close(self._wake_reader)
        os.close(self._wake_writer)

    # The terminal itself, in a thread of its own

    def _wait(self, fact: Callable[[], bool], deadline: float, failure: str) -> None:
        with self._news:
            if not self._news.wait_for(fact, deadline):
                raise AssertionError(self._failure(f"{failure} after {deadline} s"))

    def _failure(self, reason: str) -> str:
        code = "running" if self.program.code is None else f"exit code {self.program.code}"
        tail = bytes(self.raw[-300:])
        return f"{reason} ({code})\n{self.screen_text().rstrip()}\nlast bytes: {tail!r}"

    def _serve(self) -> None:
        while not self._is_closing:
            reading = [self._wake_reader] + ([self.program.fd] if self._is_reading else [])
            due = self._line.next_in(time.perf_counter()) if self._line else None
            readable, writable, _ = select.select(
                reading, [self.program.fd] if self._outbox else [], [], due
            )
            if self._wake_reader in readable:
                os.read(self._wake_reader, 4096)
            if self.program.fd in readable and not self._take():
                break
            if self._line is not None:
                self._show(self._line.take(time.perf_counter()))
            if writable:
                self._give()
        with self._news:
            self._news.notify_all()

    def _take(self) -> bool:
        try:
            data = os.read(self.program.fd, 65536)
        except BlockingIOError:
            return True
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            return False  # the program's end is closed
        now = time.perf_counter()
        self.writes.append((now, len(data)))
        if self._line is None:
            self._show(data)
        else:
            self._line.put(data, now)
        return bool(data)

    def _show(self, data: bytes) -> None:
        """Output reaches the terminal."""
        if not data:
            return
        with self._news:
            self.raw += data
            self.arrived_at = time.perf_counter()
            answer = self._emulator.take(data, self.arrived_at)
            if self._answers:
                self._outbox += answer
            self._news.notify_all()

    def _give(self) -> None:
        with self._news:
            try:
                del self._outbox[: os.write(self.program.fd, bytes(self._outbox[:4096]))]
            except BlockingIOError:
                return
            except OSError:
                self._outbox.clear()  # nobody is left to read it


@contextlib.contextmanager
def terminals() -> Iterator[Callable[..., Terminal]]:
    """Start programs on terminals of their own, with what `Terminal` takes; all are ended."""
    opened: list[Terminal] = []

    def start(*arguments: object, **options: object) -> Terminal:
        opened.append(Terminal(*arguments, **options))
        return opened[-1]

    try:
        yield start
    finally:
        for terminal in opened:
            terminal.close()

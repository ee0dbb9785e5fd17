"""Talk with linear mode in a process of its own."""

import contextlib
import queue
import subprocess
import sys
import threading


class Conversation:
    """A process that is typed to, and what it says line by line."""

    def __init__(self, **options: object) -> None:
        command = [sys.executable, "-m", "tui", "--linear"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, **options}
        self.process = subprocess.Popen(command, **pipes)
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        with contextlib.suppress(ValueError):  # closed while it is read
            for line in self.process.stdout:
                self._lines.put(line.decode())

    def type(self, *lines: str) -> None:
        self.process.stdin.write("".join(f"{line}\n" for line in lines).encode())
        self.process.stdin.flush()

    def until(self, wanted: str, otherwise: str = "\0") -> bool:
        """Wait for a line with the words; False if one with `otherwise` comes first."""
        while True:
            line = self._lines.get(timeout=30)
            if wanted in line or otherwise in line:
                return wanted in line


def type_line(terminal, line: str, then: str) -> None:
    """Type a line and wait for a text that was not on the screen's last lines before."""
    seen = len(terminal.raw)
    terminal.type(line)
    terminal.press("enter")
    terminal.wait_for(lambda: then.encode() in bytes(terminal.raw[seen:]))

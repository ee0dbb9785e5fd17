"""Run a program and wait for its end so that signals are heeded meanwhile.

Python carries out a signal's handler in the main thread alone, and a wait for a child that another
thread's signal did not wake would put it off until the child ends. So the main thread never waits
for long. Must import nothing of the screen.
"""

import subprocess
import threading
from collections.abc import Sequence
from typing import IO

NOTICED = 0.2
"""Seconds within which a signal is heeded."""


def run(command: Sequence[str], output: IO[str] | None = None) -> int:
    """Run a program in the foreground; returns when it has ended.

    Args:
        command: The program and its arguments; no shell is asked.
        output: Where it writes to; None for where we do.

    Returns:
        Its exit code, or minus the number of the signal that ended it.

    Raises:
        OSError: It cannot be started.
        ValueError: An argument has a zero byte in it.
    """
    process = subprocess.Popen(command, stdout=output, stderr=output)  # noqa: S603 - no shell
    waiting = threading.Thread(target=process.wait, name="foreground", daemon=True)
    waiting.start()
    while waiting.is_alive():
        waiting.join(NOTICED)
    return process.wait()

"""Carry a connection over a line of so many bytes a second; for ssh's `ProxyCommand`.

    ssh -o "ProxyCommand python tests/bench/thin_line.py %h %p 20000 counted" …

What comes down is counted into the file named last. Little is held here: what does not fit waits
where it waits on a real line, in the buffers of the far side.
"""

import os
import socket
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

PIECE = 256
"""Bytes that are carried together at most."""


def carry(read: Callable[[int], bytes], write: Callable[[bytes], object], rate: float) -> int:
    """Carry bytes at a rate until there are no more; returns how many there were."""
    free_at, total = time.monotonic(), 0
    while data := read(PIECE):
        free_at = max(free_at, time.monotonic()) + len(data) / rate
        time.sleep(max(0.0, free_at - time.monotonic()))
        write(data)
        total += len(data)
        COUNTED.write_text(str(total)) if write is put_out else None
    return total


def put_out(data: bytes) -> None:
    """Write to the standard output, all of it."""
    while data:
        data = data[os.write(1, data) :]


COUNTED = Path(sys.argv[4])
"""Holds how many bytes have come down."""


def main() -> None:
    """Connect, and carry both ways."""
    host, port, rate = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    line.connect((host, port))
    up = (lambda size: os.read(0, size), line.sendall, rate)
    threading.Thread(target=carry, args=up, daemon=True).start()
    carry(line.recv, put_out, rate)


if __name__ == "__main__":
    main()

"""Mark until a signal comes in the middle of a write: `FILE SIGNAL HANDLING`.

The signal is sent by the program itself once half of a journal line is written, so that it meets
that moment every time. Prints the number of each acknowledged edit. `HANDLING` is `default`, or
`exit` for a program that ends itself in order when the signal comes.
"""

import os
import signal
import sys
from pathlib import Path

from tui.marks import Anchor, MarkRead, Marks, now
from tui.marks.writer import Timing
from tui.model import DocumentKey, Target

path, number, handling = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
AT = 20
"""The edit in whose line the signal comes."""


def leave(*_: object) -> None:
    sys.exit(128 + number)


if handling == "exit":
    signal.signal(number, leave)
elif number != signal.SIGINT:  # whoever starts the tests may have it ignored
    signal.signal(number, signal.SIG_DFL)
marks = Marks.open(path, timing=Timing(look=0.01, idle=3600))
real = os.write


def write(descriptor: int, data: bytes) -> int:
    words = bytes(data)
    if f'"number":{AT},'.encode() in words:
        os.write = real
        half = real(descriptor, words[: len(words) // 2])
        os.kill(os.getpid(), number)
        return half
    return real(descriptor, words)


os.write = write
for count in range(1, 10_000):
    target = Target.of_reply(DocumentKey("one"), str(count))
    marks.apply(MarkRead(((target, Anchor("Title", "path", f"words {count}")),), now()))
    if marks.flush():
        real(1, b"%d\n" % count)

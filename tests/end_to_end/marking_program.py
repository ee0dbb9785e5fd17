"""Mark replies read and say so when each is on disk: `FOLDER NAME COUNT END`.

Prints the number of each acknowledged edit on a line of its own. `END` says how it leaves:
`close` in order, `exit` at once without closing.
"""

import os
import sys
from pathlib import Path

from tui.marks import Anchor, MarkRead, Marks, now
from tui.marks.writer import Timing
from tui.model import DocumentKey, Target

path, name, count, end = Path(sys.argv[1]), DocumentKey(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
marks = Marks.open(path, timing=Timing(look=0.01, idle=0.005, fold_size=3_000, patience=20))
print("ready", flush=True)
sys.stdin.readline()
for number in range(count):
    target = Target.of_reply(name, str(number))
    marks.apply(MarkRead(((target, Anchor("Title", "path", f"words {number}")),), now()))
    assert marks.flush(), marks.troubles
    os.write(1, b"%d\n" % number)
if end == "exit":
    os._exit(0)
marks.close()

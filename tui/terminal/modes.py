"""What is said to a terminal on taking it and on giving it back.

Whatever is switched on here is switched off here, so that no mode outlives the program. Modes as
in xterm's "Control Sequences"; `CSI > … u` is the kitty keyboard protocol.
"""

import os
import select
import time
from collections.abc import Mapping

from tui.terminal.keyboard import ANSWER, QUESTION

_KITTY_FLAGS = 0b11001
"""Tell escape from a sequence, report all keys as sequences, with their text."""

MOUSE = (1000, 1006)
"""Modes in which a terminal tells of buttons and the wheel, but not of every move."""

_TOO_SIMPLE = {"linux", "vt100", "vt102", "vt220"}
"""Values of TERM that show a question about a mode as letters, and know no keyboard protocol."""

_LONGEST_ANSWER = 64
"""Bytes of an answer that may be cut in two."""


def _set(*modes: int) -> str:
    return "".join(f"\x1b[?{mode}h" for mode in modes)


def _reset(*modes: int) -> str:
    return "".join(f"\x1b[?{mode}l" for mode in modes)


# The keyboard flags go before the alternate screen, which has flags of its own.
LEAVING = _reset(2026, 2048, 2004, 1004, 69, *MOUSE, 1003, 1016) + "\x1b[<u\x1b[m" + _set(7, 25)
LEAVING += _reset(1049)
"""Puts back everything that `entering`, Textual or a frame cut in two may have left set."""


def entering(
    *, mouse: bool, kitty: bool, environ: Mapping[str, str], is_entered: bool = False
) -> str:
    """What takes the terminal, with the questions that Textual and we want answered.

    The question that every terminal answers comes last: when its answer is there, so are all others
    that will ever come. Nothing waits for any of them.

    Args:
        mouse: Whether the mouse is to be reported.
        kitty: Whether to ask for the kitty keyboard protocol.
        environ: The environment, for terminals that must not be asked about modes.
        is_entered: Whether the alternate screen is shown already; entering it again clears it.
    """
    is_simple = environ.get("TERM") in _TOO_SIMPLE
    is_simple |= environ.get("TERM_PROGRAM") == "Apple_Terminal"
    return "".join(
        (
            "" if is_entered else _set(1049),
            _set(1004, 2004),
            _reset(25, 7),
            _set(*MOUSE) if mouse else "",
            f"\x1b[>{_KITTY_FLAGS}u" if kitty and not is_simple else "",
            "" if is_simple else "\x1b[?2026$p\x1b[?2048$p\x1b[?69$p",
            QUESTION,
        )
    )


def await_answers(fd: int, count: int, patience: float) -> bool:
    """Take what the terminal sends up to its last answer, so that none of it reaches the shell.

    Args:
        fd: The terminal, raw.
        count: How many answers to `QUESTION` are due.
        patience: Seconds to wait at most.

    Returns:
        Whether they all came. What was typed after the last one is left for who reads next.
    """
    end = time.monotonic() + patience
    data = b""
    while count > 0:
        if not select.select([fd], [], [], max(0.0, end - time.monotonic()))[0]:
            return False
        try:
            more = os.read(fd, 1024)
        except OSError:
            return False
        if not more:
            return False
        data += more
        count -= len(ANSWER.findall(data))
        data = ANSWER.sub(b"", data)[-_LONGEST_ANSWER:]
    return True

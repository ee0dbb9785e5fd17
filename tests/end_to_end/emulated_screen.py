"""What a terminal makes of the bytes it is sent: cells, modes, and answers to questions.

Wraps a screen of cells (`xterm_screen`) that knows neither the alternate screen nor private
sequences (`CSI > … u` would move its cursor, `CSI < u` would print a `u`): those are taken out or
acted on here before it sees them. Must never print a sequence that a real terminal would swallow.

Sequences as in xterm's "Control Sequences" and the kitty keyboard protocol.
"""

import re
from collections.abc import Mapping

import pyte
from cell_looks import LINK, Cell
from xterm_screen import XtermScreen, XtermStream

_SEQUENCE = re.compile(
    rb"""
    \x1b \[ (?P<parameters>[0-?]*) (?P<between>[ -/]*) (?P<final>[@-~])
  | \x1b (?P<kind>[\]PX^_]) (?P<words>[^\x07\x1b]*) (?: \x07 | \x1b\\ )
    """,
    re.VERBOSE,
)
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|[\]PX^_][^\x07\x1b]*\x1b?)?\Z")

KITTY_KEYS = 9001
"""Stands for the kitty keyboard flags among the private modes; a number no terminal uses."""

ALTERNATE_SCREEN = 1049


class EmulatedScreen(XtermScreen):
    """A screen with an alternate screen and a kitty keyboard stack for each of the two."""

    def __init__(self, columns: int, lines: int) -> None:
        self._other: tuple[dict, object] | None = None
        self._kitty = {False: 0, True: 0}
        super().__init__(columns, lines)

    @property
    def is_alternate(self) -> bool:
        return self._other is not None

    @property
    def private_modes(self) -> frozenset[int]:
        """Numbers of the private modes that are on; pyte keeps them shifted by five bits."""
        modes = {mode >> 5 for mode in self.mode if mode % 32 == 0} - {KITTY_KEYS}
        return frozenset(modes | {KITTY_KEYS} if any(self._kitty.values()) else modes)

    @property
    def text(self) -> str:
        """The screen's lines without trailing blanks; the second cell of a wide one is empty."""
        return "\n".join("".join(cell.data for cell in row).rstrip() for row in self.rows())

    def rows(self) -> list[list[Cell]]:
        return [[self.buffer[y][x] for x in range(self.columns)] for y in range(self.lines)]

    def set_mode(self, *modes: int, **kwargs: object) -> None:
        if kwargs.get("private") and KITTY_KEYS in modes:
            self._kitty[self.is_alternate] += 1
        if kwargs.get("private") and ALTERNATE_SCREEN in modes and self._other is None:
            self._other = ({y: dict(line) for y, line in self.buffer.items()}, self.cursor)
            self.buffer.clear()
            self.cursor = pyte.screens.Cursor(0, 0, self.cursor.attrs)
            self._kitty[True] = 0
        super().set_mode(*modes, **kwargs)

    def reset_mode(self, *modes: int, **kwargs: object) -> None:
        if kwargs.get("private") and KITTY_KEYS in modes:
            self._kitty[self.is_alternate] = max(0, self._kitty[self.is_alternate] - 1)
        if kwargs.get("private") and ALTERNATE_SCREEN in modes and self._other is not None:
            lines, self.cursor = self._other
            self._other = None
            self.buffer.clear()
            for y, line in lines.items():
                self.buffer[y].update(line)
        super().reset_mode(*modes, **kwargs)


class Emulator:
    """Takes output, gives answers at once, and draws when somebody looks.

    Drawing by pyte is slow; leaving it to the one who looks keeps the reading of the pty prompt,
    so that times taken there are those of the program and not of pyte.
    """

    def __init__(self, size: tuple[int, int], modes: Mapping[int, int] | None = None) -> None:
        """Args: size in columns and rows; modes: what DECRQM answers for each (0 is unknown)."""
        self.screen = EmulatedScreen(*size)
        self.questions: list[bytes] = []
        self._modes = {2026: 2, 2048: 0} if modes is None else dict(modes)
        self.links: list[str] = [""]
        self._stream = XtermStream(self.screen)
        self._undrawn: list[tuple[float, bytes]] = []
        self._rest = b""

    def take(self, data: bytes, at: float) -> bytes:
        """Take output that arrived at a moment; return what the terminal answers to it."""
        data = self._rest + data
        unfinished = _UNFINISHED.search(data)
        self._rest = data[unfinished.start() :] if unfinished else b""
        data = data[: len(data) - len(self._rest)]
        answers: list[bytes] = []
        end = 0
        for match in _SEQUENCE.finditer(data):
            self._undrawn.append((at, data[end : match.start()]))
            end = match.end()
            answer = self._answer(match)
            if answer is None:
                self._undrawn.append((at, self._drawable(match)))
            else:
                self.questions.append(match[0])
                answers.append(answer)
        self._undrawn.append((at, data[end:]))
        return b"".join(answers)

    def draw_next(self) -> float | None:
        """Draw what arrived in the next moment; return that moment, None if all is drawn."""
        if not self._undrawn:
            return None
        at = self._undrawn[0][0]
        count = next((i for i, (t, _) in enumerate(self._undrawn) if t != at), len(self._undrawn))
        self._stream.feed(b"".join(data for _, data in self._undrawn[:count]))
        del self._undrawn[:count]
        return at

    def draw_all(self) -> None:
        while self.draw_next() is not None:
            pass

    def _answer(self, match: re.Match[bytes]) -> bytes | None:
        if match["kind"] is not None:
            if match["kind"] == b"]" and (colour := re.fullmatch(rb"(1[012]);\?", match["words"])):
                return b"\x1b]%b;rgb:0000/0000/0000\x1b\\" % colour[1]
            return None
        question = match["parameters"] + match["between"] + match["final"]
        if mode := re.fullmatch(rb"\?(\d+)\$p", question):
            return b"\x1b[?%b;%d$y" % (mode[1], self._modes.get(int(mode[1]), 0))
        if question == b"6n":
            self.draw_all()
            return b"\x1b[%d;%dR" % (self.screen.cursor.y + 1, self.screen.cursor.x + 1)
        if question == b"18t":
            return b"\x1b[8;%d;%dt" % (self.screen.lines, self.screen.columns)
        return {
            b"c": b"\x1b[?62;22c",
            b">c": b"\x1b[>1;10;0c",
            b"?u": b"\x1b[?0u",
            b"5n": b"\x1b[0n",
            b">q": b"\x1bP>|pseudo(1)\x1b\\",
            b">0q": b"\x1bP>|pseudo(1)\x1b\\",
        }.get(question)

    def _drawable(self, match: re.Match[bytes]) -> bytes:
        """The sequence as the screen can take it; empty where a terminal would show nothing."""
        if match["kind"] is not None:
            if match["kind"] == b"]" and (link := re.match(rb"8;[^;]*;", match["words"])):
                return b"\x1b[%d;%dm" % (LINK, self._link(match["words"][link.end() :].decode()))
            is_title = match["kind"] == b"]" and match["words"][:2] in {b"0;", b"1;", b"2;"}
            return match[0] if is_title else b""
        parameters, final = match["parameters"], match["final"]
        if final == b"u" and parameters[:1] in {b">", b"<"}:
            return b"\x1b[?%d%b" % (KITTY_KEYS, b"h" if parameters[:1] == b">" else b"l")
        if match["between"] or parameters[:1] in {b"<", b"=", b">"}:
            return b""
        return match[0].replace(b":", b";") if final == b"m" else match[0]

    def _link(self, address: str) -> int:
        """The number of a link; 0 for none."""
        if address not in self.links:
            self.links.append(address)
        return self.links.index(address)

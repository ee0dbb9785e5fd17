"""Understand what the terminal sends: keys, pastes, mouse, and answers to questions.

Bytes may be cut anywhere, in a character or in a sequence. Must never raise for bytes that make no
sense, and must never turn a terminal's answer or an unknown key into letters: those would be taken
for commands.
"""

import re
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable, Iterator

from textual import constants, events
from textual._xterm_parser import XTermParser
from textual.keys import Keys
from textual.message import Message

QUESTION = "\x1b[c"
"""Primary device attributes: the one question that practically every terminal answers."""

ANSWER = re.compile(rb"\x1b\[\?[\d;]*c")

_SEQUENCE = re.compile(r"\x1b\[[0-?]*[ -/]*[@-LN-Z\\-ln-xz-~]")
"""A whole control sequence. Not `M`, `m`: the mouse; `y`: a mode's answer; `[`: a longer one."""

_ALT = re.compile(r"\x1b[^\x00-\x20\x7f-\x9f\[\]OPX^_]")
"""Alt and a character. Not what begins a longer sequence.

Textual takes some for the letters that a Mac types so, and waits for the others to go on.
"""

TICK = constants.ESCAPE_DELAY + 0.01
"""Seconds after a lone escape until it is a key of its own."""


class Keyboard:
    """Turns bytes into messages."""

    def __init__(self, encoding: str, answered: Callable[[], None]) -> None:
        """A keyboard that has sent nothing yet.

        Args:
            encoding: How the terminal writes characters.
            answered: Called for each answer to `QUESTION`.
        """
        self._decode = getincrementaldecoder(encoding)("replace").decode
        self._parser = _Parser(answered)

    def feed(self, data: bytes) -> Iterable[Message]:
        """Messages for what the terminal sent; the rest of a cut sequence is kept."""
        text = self._decode(data)
        return self._parser.feed(text) if text else ()  # an empty text would end the parser

    def tick(self) -> Iterable[Message]:
        """Messages for keys that were complete after all; to be called `TICK` seconds later."""
        return self._parser.tick()

    @property
    def is_waiting(self) -> bool:
        """Whether a sequence is begun and may turn out to be a key."""
        return self._parser._timeout_time is not None


class _Parser(XTermParser):
    """Textual's parser, which would type out the sequences that it does not know."""

    def __init__(self, answered: Callable[[], None]) -> None:
        self._answered = answered
        super().__init__()

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterator[events.Key]:
        if _ALT.fullmatch(sequence):
            yield events.Key(f"alt+{sequence[1]}", sequence[1])
            return
        is_known = False
        for event in super()._sequence_to_key_events(sequence, alt):
            is_known = True
            yield event
        if not is_known and _SEQUENCE.fullmatch(sequence):
            if ANSWER.fullmatch(sequence.encode("utf-8", "replace")):
                self._answered()
            yield events.Key(Keys.Ignore, sequence)

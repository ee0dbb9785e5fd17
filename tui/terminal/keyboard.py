"""Understand what the terminal sends: keys, pastes, mouse, and answers to questions.

Bytes may be cut anywhere, in a character or in a sequence. Must never raise for bytes that make no
sense, and must never turn a terminal's answer, an unknown key or what is pasted into letters: those
would be taken for commands. `sequences` cuts the stream, Textual's parser knows the sequences.
"""

import re
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator
from time import monotonic

from textual import constants, events
from textual._xterm_parser import XTermParser
from textual.keys import Keys
from textual.message import Message

from tui.terminal.sequences import Splitter, Token

QUESTION = "\x1b[c"
"""Primary device attributes: the one question that practically every terminal answers."""

ANSWER = re.compile(rb"\x1b\[\?[\d;]*c")

_MODE = re.compile(r"\x1b\[\?(\d{1,5});(\d)\$y")
"""What a terminal says of a private mode (DECRPM)."""

_SEQUENCE = re.compile(r"\x1b\[[0-?]*[ -/]*[@-LN-Z\\-ln-xz-~]")
"""A whole control sequence. Not `M`, `m`: the mouse; `y`: a mode's answer; `[`: a longer one."""

_NUMBERED = re.compile(r"\x1b\[(\d+)(?:;\d+)*~")
_KEY_NUMBERS = set(range(1, 35)) - {9, 10, 16, 22, 30}
"""The numbers of keys in sequences that end in `~` (VT220, xterm; 27: any key, with modifiers).

Textual would make letters of the others.
"""

_ALT_NAMES = {"\r": "alt+enter", "\x7f": "alt+backspace", " ": "alt+space", "\t": "alt+tab"}

TICK = constants.ESCAPE_DELAY + 0.01
"""Seconds after a lone escape until it is a key of its own."""


class Keyboard:
    """Turns bytes into messages."""

    def __init__(
        self,
        encoding: str,
        answered: Callable[[], None],
        told: Callable[[int, int], None] = lambda mode, setting: None,
        arrived: Callable[[], None] = lambda: None,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """A keyboard that has sent nothing yet.

        Args:
            encoding: How the terminal writes characters.
            answered: Called for each answer to `QUESTION`.
            told: Called with the number of a private mode and its setting (0 to 4) for each answer
                to a question about one.
            arrived: Called for each answer to the question of frame acknowledgement.
            clock: Tells seconds.
        """
        self._decode = getincrementaldecoder(encoding)("replace").decode
        self._answered = answered
        self._told = told
        self._arrived = arrived
        self._clock = clock
        self.forget()

    def forget(self) -> None:
        """Give up what is begun: the terminal was another program's since."""
        self._splitter = Splitter(TICK, self._clock)
        self._parser = _Parser(self._answered, self._told)

    def feed(self, data: bytes) -> Iterator[Message]:
        """Messages for what the terminal sent; the rest of a cut sequence is kept."""
        for token in self._splitter.feed(self._decode(data)):
            yield from self._messages(token)

    def tick(self) -> Iterator[Message]:
        """Messages for what was whole after all; to be called each `TICK` seconds while waiting."""
        for token in self._splitter.tick():
            yield from self._messages(token)

    @property
    def is_waiting(self) -> bool:
        """Whether a sequence is begun and may turn out to be a key."""
        return self._splitter.is_waiting

    def _messages(self, token: Token) -> Iterator[Message]:
        if token.kind == "paste":
            yield events.Paste(token.text)
        elif token.text == "\x1b":
            yield events.Key("escape", "\x1b")
        elif token.kind == "text":
            yield from self._parser.feed(token.text) if token.text else ()
        elif token.text == "\x1b[0n":
            self._arrived()
        elif len(token.text) == 2:
            yield from _alt(token.text[1])
        else:
            numbered = _NUMBERED.fullmatch(token.text)
            if numbered is None or int(numbered[1]) in _KEY_NUMBERS:
                yield from self._parser.feed(token.text)
            if self._parser._timeout_time is not None:  # it waits for more of what has ended
                self._parser = _Parser(self._answered, self._told)


def _alt(character: str) -> Iterator[Message]:
    """Alt and a character; Textual takes some for the letters that a Mac types so."""
    if character.isprintable() and character != " ":
        yield events.Key(f"alt+{character}", character)
    elif character in _ALT_NAMES:
        yield events.Key(_ALT_NAMES[character], None)


class _Parser(XTermParser):
    """Textual's parser, which would type out the sequences that it does not know."""

    def __init__(self, answered: Callable[[], None], told: Callable[[int, int], None]) -> None:
        self._answered = answered
        self._told = told
        super().__init__()

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterator[events.Key]:
        try:
            found = list(super()._sequence_to_key_events(sequence, alt))
        except (ValueError, OverflowError):  # it speaks of a character that there is not
            found = [events.Key(Keys.Ignore, sequence)]
        yield from found
        if mode := _MODE.fullmatch(sequence):
            self._told(int(mode[1]), int(mode[2]))
        if not found and _SEQUENCE.fullmatch(sequence):
            if ANSWER.fullmatch(sequence.encode("utf-8", "replace")):
                self._answered()
            yield events.Key(Keys.Ignore, sequence)

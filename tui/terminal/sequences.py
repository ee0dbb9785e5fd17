"""Cut what a terminal sends into characters, sequences and pastes.

A terminal sends keys and answers in one stream, cut anywhere. Whatever is no key must never be
taken for one: an answer that nobody waits for, a paste that holds escape codes, a sequence cut off
by a bad line. What is begun is kept until its end comes, or until the line has been silent.

Sources: ECMA-48 for the forms of sequences, xterm's control sequences for pastes and the mouse.
"""

import re
from collections.abc import Callable, Iterator
from time import monotonic
from typing import Literal, NamedTuple

Kind = Literal["text", "sequence", "paste"]

LONGEST = 1_000_000
"""Characters of a paste or an answer that are kept; what is longer comes in parts or is dropped."""

BROKEN = 1.0
"""Seconds of silence after which a sequence that was begun is given up."""


class Token(NamedTuple):
    """A piece of the stream that stands for itself."""

    kind: Kind
    text: str
    """Characters without an escape among them, a whole sequence, or what was pasted."""


_START, _END = "\x1b[200~", "\x1b[201~"
_WHOLE = re.compile(
    r"\x1b(?:"
    r"\[\[[\s\S]"  # function keys of the Linux console
    r"|\[M[^\x00-\x1f]{3}"  # the mouse as terminals of old tell it
    r"|\[[0-?]*[ -/]*[@-LN-Z\\-~]|\[[0-?]+[ -/]*[M\[]"  # control sequences
    r"|O[0-9;]*[@-~ ]"  # keys of the keypad
    r"|[^\x1b\[OPX\]^_]"  # alt and a character
    r")"
)
_WRONG = re.compile(r"\x1b\[[ -?]+[@-~]")
"""A control sequence that has an end but no sound form; terminals ignore such, too."""

_BEGUN = re.compile(r"\x1b(?:\[(?:\[|M[^\x00-\x1f]{0,2}|[ -?]*)?|O[0-9;]*)?")
_STRING = re.compile(r"\x1b[PX\]^_]")
_STRING_END = re.compile(r"\x07|\x1b\\|\x9c|(?=\x1b[^\\])")
_C1 = re.compile(r"[\x80-\x9f]")


class Splitter:
    """Cuts a stream, however it arrives."""

    def __init__(self, patience: float, clock: Callable[[], float] = monotonic) -> None:
        """A stream that has sent nothing yet.

        Args:
            patience: Seconds of silence after which an escape alone is a key.
            clock: Tells seconds.
        """
        self._patience = patience
        self._clock = clock
        self._rest = ""
        self._heard = clock()

    @property
    def is_waiting(self) -> bool:
        """Whether something is begun that may end in more than one way."""
        return bool(self._rest)

    def feed(self, text: str) -> Iterator[Token]:
        """The tokens that are whole now; what is begun is kept."""
        self._heard = self._clock()
        self._rest += text
        while self._rest:
            token, taken = self._first()
            if not taken:
                return
            self._rest = self._rest[taken:]
            if token is not None:
                yield token

    def tick(self) -> Iterator[Token]:
        """What is begun was whole after all, or is given up, if the line has been silent."""
        silent, rest = self._clock() - self._heard, self._rest
        if not rest or silent < self._patience:
            return
        if len(rest) <= 2 and not rest.startswith(_START):
            self._rest = ""
            yield Token("sequence" if len(rest) == 2 else "text", rest)
        elif silent >= BROKEN:
            self._rest = ""
            if rest.startswith(_START):
                yield Token("paste", rest[len(_START) :])

    def _first(self) -> tuple[Token | None, int]:
        """The first token of the rest and its length; a length of 0 where more is needed."""
        rest = self._rest
        plain = rest.find("\x1b")
        if plain:
            end = len(rest) if plain < 0 else plain
            return Token("text", _C1.sub("", rest[:end])), end
        if rest.startswith(_START):
            return self._paste()
        if _STRING.match(rest):
            found = _STRING_END.search(rest, 2)
            if found is not None:
                return None, found.end()
            return self._go_on(rest[:2], 1)
        whole = _WHOLE.match(rest)
        if whole is not None:
            return Token("sequence", whole[0]), whole.end()
        wrong = _WRONG.match(rest)
        if wrong is not None:
            return None, wrong.end()
        begun = _BEGUN.match(rest)
        end = begun.end() if begun is not None else 1
        if end == len(rest):
            return None, 0
        return (Token("text", "\x1b"), 1) if end == 1 else (None, end)

    def _paste(self) -> tuple[Token | None, int]:
        rest = self._rest
        end = rest.find(_END, len(_START))
        if end >= 0:
            return Token("paste", rest[len(_START) : end]), end + len(_END)
        _, taken = self._go_on(_START, len(_END))
        return (Token("paste", rest[len(_START) : taken]) if taken else None), taken

    def _go_on(self, start: str, kept: int) -> tuple[None, int]:
        """Let go of what has become too long, but go on with it as with one that begins now.

        Args:
            start: How it begins.
            kept: Characters that may be the beginning of its end.
        """
        rest = self._rest
        if len(rest) <= LONGEST:
            return None, 0
        taken = len(rest) - kept
        self._rest = rest[:taken] + start + rest[taken:]
        return None, taken

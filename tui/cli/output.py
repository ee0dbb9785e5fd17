"""Write to standard output: plain lines for people, JSON lines for programs.

The last door before somebody's terminal: no line leaves here with a control character, an escape
sequence or a bidirectional override in it, whatever file it came from.
"""

import codecs
import io
import json
import os
import re
import sys
from typing import TextIO

import msgspec

from tui.cli.faults import OutputError
from tui.model import safe_line, safe_text
from tui.terminal.abilities import Abilities
from tui.terminal.glyphs import Drawing, draw_as, drawing, spelled_line
from tui.terminal.wishes import wanted_drawing

_SPELLED = "rapport.spelled"
"""Our way with characters that a stream cannot encode."""

_for_errors: Drawing | None = None
"""How lines are written to standard error; None if nobody has asked yet."""

_UNSAFE_IN_JSON = re.compile(
    "[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)


def draw_for(wish: str | None = None) -> None:
    """From now on write what the terminal can show; a file or a pipe gets every character.

    Args:
        wish: As the setting `drawing` has it; if it names a way to draw, that holds everywhere.
            None where no settings were read: as the environment has it.
    """
    wish = wish or os.environ.get("RAPPORT_DRAWING", "auto")
    way, _ = wanted_drawing(Abilities.detect(), wish)
    global _for_errors
    _for_errors = way if wish != "auto" or _is_terminal(sys.stderr) else "unicode"
    draw_as(way if wish != "auto" or _is_terminal(sys.stdout) else "unicode")


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


def warn(message: str) -> None:
    """Write one safe line about the program's work to standard error."""
    if _for_errors is None:
        draw_for()
    said = spelled_line(f"rapport: {safe_line(message)}", _for_errors or "unicode")
    if sys.stderr is not None:
        sys.stderr.write(f"{said}\n")
        sys.stderr.flush()


def shown(text: str) -> str:
    """Lines as they may be written for a person, cleaned, with what the terminal can show."""
    return spelled_line(safe_text(text), drawing())


def say(text: str = "") -> None:
    """Write a line of text. Characters that cannot be shown are put into plain letters."""
    if isinstance(sys.stdout, io.TextIOWrapper) and sys.stdout.errors == "strict":
        sys.stdout.reconfigure(errors=_SPELLED)
    _write(shown(text))


def _spell(error: UnicodeError) -> tuple[str, int]:
    """Put into plain letters what the encoding of a stream lacks."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return spelled_line(error.object[error.start : error.end], "ascii"), error.end


codecs.register_error(_SPELLED, _spell)


def say_exactly(text: str) -> None:
    """Write a whole text as it is, in UTF-8, where a file or a pipe takes it; clean on a terminal.

    Args:
        text: What a program is to read, line ends included; no lone surrogates in it.
    """
    if sys.stdout is not None and sys.stdout.isatty():
        say(text.rstrip("\r\n"))
        return
    if isinstance(sys.stdout, io.TextIOWrapper) and sys.stdout.encoding.lower() != "utf-8":
        sys.stdout.reconfigure(encoding="utf-8")
    _write(text, end="")


def say_json(record: msgspec.Struct | dict[str, object]) -> None:
    r"""Write a record as one line of JSON in UTF-8, keys in the order of its fields.

    Nothing is cleaned away, since a program wants the words as they are, e.g. a path it can open:
    what could act on a terminal is written as `\u001b` is. A byte of a file's name that is no
    text is written as Python spells it, a lone surrogate `\udcXX`.
    """
    if isinstance(sys.stdout, io.TextIOWrapper) and sys.stdout.encoding.lower() != "utf-8":
        sys.stdout.reconfigure(encoding="utf-8")
    line = json.dumps(msgspec.to_builtins(record), ensure_ascii=False, separators=(",", ":"))
    _write(_UNSAFE_IN_JSON.sub(_spelled, line))


def _spelled(found: "re.Match[str]") -> str:
    return json.dumps(found[0])[1:-1]


def _write(text: str, end: str = "\n") -> None:
    if sys.stdout is None:  # closed by whoever started this process
        return
    try:
        sys.stdout.write(text + end)
    except OSError as error:
        raise OutputError(error) from error

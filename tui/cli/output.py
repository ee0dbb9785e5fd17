"""Write to standard output: plain lines for people, JSON lines for programs.

The last door before somebody's terminal: no line leaves here with a control character, an escape
sequence or a bidirectional override in it, whatever file it came from.
"""

import io
import json
import re
import sys

import msgspec

from tui.cli.faults import OutputError
from tui.model import safe_text

_UNSAFE_IN_JSON = re.compile(
    "[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)


def say(text: str = "") -> None:
    """Write a line of text, cleaned. Characters the terminal cannot show are spelled out."""
    if isinstance(sys.stdout, io.TextIOWrapper) and sys.stdout.errors == "strict":
        sys.stdout.reconfigure(errors="backslashreplace")
    _write(safe_text(text))


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

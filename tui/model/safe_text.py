"""Make text from outside harmless for a terminal.

Whatever comes from a file, a path or a person is cleaned here before anything keeps or shows it:
escape sequences and control characters go, bidirectional overrides go, the rest is normalised to
NFC. Nothing in this module may ever return a C0 or C1 control other than newline and tab.

The control functions are those of ECMA-48 (CSI, OSC, DCS, APC, PM, SOS); the bidirectional
formatting characters are those of Unicode Standard Annex #9.
"""

import re
import unicodedata
from functools import cache

_SEQUENCE = r"""
    (?: \x1b\[ | \x9b ) [0-?]* [ -/]* [@-~]                              # CSI … final byte
  | (?: \x1b[\]P_^X] | [\x9d\x90\x9f\x9e\x98] ) [^\x07\x1b\x90\x98\x9b-\x9f]{0,65536}?
        (?: \x07 | \x1b\\ | \x9c | (?=[\x1b\n\x90\x98\x9b\x9d-\x9f]) | \Z )  # OSC, DCS and the like
  | \x1b [ -/]+ [0-~]                                                     # ESC with intermediates
  | \x1b [0-~]?                                                           # any other escape
    """
_FORBIDDEN = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 without tab and newline, DEL, C1
    "\u202a-\u202e\u2066-\u2069"  # bidi embeddings, overrides and isolates
    "\ufff9-\ufffb"  # interlinear annotation
    "\ud800-\udfff"  # lone surrogates: nothing can encode them
    "\U000e0000-\U000e007f]"  # tag characters: invisible text
)


@cache
def _needs_work() -> re.Pattern[str]:
    return re.compile("[\r\x85\u2028\u2029]|" + _FORBIDDEN)


def clean(text: str) -> tuple[str, int]:
    r"""Return `text` without anything that could act on a terminal, and how much was taken out.

    Args:
        text: Any text. Line ends may be `\n`, `\r\n`, `\r`, NEL, LS or PS.

    Returns:
        The text in NFC with `\n` as its only line end and tab as its only other control, and the
        number of sequences and characters removed (line ends that were rewritten do not count).
    """
    if text.isascii() and text.isprintable():
        return text, 0
    if not _needs_work().search(text):
        return unicodedata.normalize("NFC", text), 0
    text = re.sub("\r\n?|[\x85\u2028\u2029]", "\n", text)
    text, sequences = re.subn(_SEQUENCE, "", text, flags=re.VERBOSE)
    text, characters = re.subn(_FORBIDDEN, "", text)
    return unicodedata.normalize("NFC", text), sequences + characters


def safe_text(text: str) -> str:
    """Return `text` cleaned as by `clean`, line ends kept."""
    return clean(text)[0]


def safe_line(text: str) -> str:
    """Return `text` cleaned and on one line: runs of white space become one space."""
    return " ".join(safe_text(text).split())

r"""Write any text so that Markdown shows it as it is, and read it back sign by sign.

Signs that mean something to Markdown get a backslash, as CommonMark has it. Lines of a paragraph
end in a backslash, a hard break, so that they stay lines. What Markdown would swallow (white space
at the ends of a line, empty lines beyond the one between paragraphs) and what could harm a terminal
is written as a character reference, `&#9;`.
"""

import re

from tui.marks.exchange.signs import HARMFUL

_MEANINGFUL = re.compile(r"[\\`*_\[\]<&~|]")
_AT_START = re.compile(r"([#>+=-])|(\d+)([.)])")
_WRITTEN = re.compile(r"\\([!-/:-@\[-`{-~\n])|&#(\d{1,7});")
_EMPTY_LINES = re.compile(r"\A\n+|\n+\Z|(?<=\n\n)\n+")


def escaped(text: str) -> list[str]:
    """Return the lines of Markdown that show `text`; the first and the last are never empty.

    Args:
        text: Any text with something in it.
    """
    kept = _MEANINGFUL.sub(r"\\\g<0>", text)
    kept = HARMFUL.sub(lambda found: found[0] if found[0] == "\t" else _spelled(found[0]), kept)
    kept = _EMPTY_LINES.sub(lambda found: _spelled(found[0]), kept)
    lines = [_line(line) for line in kept.split("\n")]
    ends = [
        "\\" if line and number + 1 < len(lines) and lines[number + 1] else ""
        for number, line in enumerate(lines)
    ]
    return [line + end for line, end in zip(lines, ends, strict=True)]


def unescaped(lines: list[str]) -> str:
    """Return the text that lines of Markdown show; the inverse of `escaped`."""
    return _WRITTEN.sub(_meant, "\n".join(lines))


def _line(line: str) -> str:
    """A line whose first sign starts nothing and whose white space at the ends stays."""
    bare = line.strip()
    if bare != line:
        at = len(line) - len(line.lstrip())
        line = _spelled(line[:at]) + bare + _spelled(line[at + len(bare) :])
    start = _AT_START.match(line)
    if start is None:
        return line
    cut = start.end() - 1
    return f"{line[:cut]}\\{line[cut:]}"


def _spelled(signs: str) -> str:
    return "".join(f"&#{ord(sign)};" for sign in signs)


def _meant(found: "re.Match[str]") -> str:
    if found[1] is not None:
        return found[1]
    number = int(found[2])
    return chr(number) if number <= 0x10FFFF else found[0]

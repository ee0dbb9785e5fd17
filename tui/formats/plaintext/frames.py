"""Find what recurs around comments, whatever its words are.

Themes and plugins bring words that no list knows. A short line that comes again with every comment
is part of the frame; a name right above each of them is the name line of a comment.
"""

from collections import Counter
from collections.abc import Sequence

from tui.formats.plaintext.chrome import is_button, is_end
from tui.formats.plaintext.header import Header
from tui.formats.plaintext.lines import Line
from tui.formats.plaintext.name import cleaned_name, is_name

_LONGEST = 90
_FEWEST = 3
"""Times that a line must come again before it counts as part of a frame."""
_FARTHEST = 3000
"""Lines below a heading that are searched."""


def headers_over_frames(lines: Sequence[Line], start: int) -> list[Header]:
    """Return name lines that are told only by one and the same line below each of them."""
    stop = min(len(lines), start + _FARTHEST)
    places: dict[str, list[int]] = {}
    for index in range(start + 1, stop):
        text = lines[index].text
        if len(text) <= _LONGEST and " " in text and not is_end(text):
            places.setdefault(text, []).append(index)
    for found in sorted(places.values(), key=len, reverse=True):
        names = [index for index in found if _is_name_above(lines, index)]
        if len(found) < _FEWEST or len(names) < 0.9 * len(found):
            continue
        if len({lines[index - 1].text for index in names}) > 1:
            return [_header(lines, index) for index in names]
    return []


def _is_name_above(lines: Sequence[Line], index: int) -> bool:
    above = lines[index - 1].text
    return is_name(above, is_loose=len(above) <= 40) and not is_button(above)


def _header(lines: Sequence[Line], index: int) -> Header:
    name = lines[index - 1]
    return Header(
        index - 1,
        index + 1,
        cleaned_name(name.text),
        None,
        "name over date",
        name.indent,
        name.marker,
    )


def recurring_frames(bodies: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Return the short lines that stand in most of the comments."""
    counts = Counter(
        text
        for body in bodies
        for text in {line.text for line in body if len(line.text) <= _LONGEST}
    )
    enough = max(_FEWEST, 0.6 * len(bodies))
    return frozenset(text for text, count in counts.items() if count >= enough)

"""What a page can tell at all: its title, its declared count, and signs of its comments.

The reader under test is asked for nothing here but single lines: whether one is a heading.
"""

from collections import Counter

from plaintext_gold import KeptComment, has_name_line, is_near

from tui.formats.plaintext.chrome import is_end
from tui.formats.plaintext.heading import heading_at
from tui.formats.plaintext.lines import Line, folded

_LONGEST_TITLE = 150


def title_truth(lines: dict[str, list[Line]]) -> str:
    """Return the title of a page by all its scrapes, folded; empty if they do not tell."""
    quoted = Counter(
        folded(heading.title)
        for own in lines.values()
        for index in range(len(own))
        if (heading := heading_at(own, index)) and heading.title and heading.is_quoted
    )
    if quoted:
        return quoted.most_common(1)[0][0]
    main = lines.get("resiliparse-main") or []
    first = folded(main[0].text) if main else ""
    others = [own for name, own in lines.items() if name != "resiliparse-main"]
    agree = sum(any(folded(line.text) == first for line in own if line.is_short) for own in others)
    is_title = agree >= 2 and " " in first and len(first) <= _LONGEST_TITLE
    return first if is_title else ""


def declared_truth(lines: dict[str, list[Line]], gold: int) -> int | None:
    """Return how many comments the page says it has, by all its scrapes."""
    headings = [
        heading
        for own in lines.values()
        for index in range(len(own))
        if (heading := heading_at(own, index)) and heading.count is not None
    ]
    if any(heading.count == gold for heading in headings):
        return gold
    titled = [heading.count for heading in headings if heading.title]
    return titled[0] if titled else None


def evidence(
    kept: list[KeptComment], places: list[int | None], lines: list[Line]
) -> tuple[bool, bool]:
    """Return whether a heading or name lines are still there: generously, then strictly told."""
    found = [at for at in places if at is not None]
    if not found:
        return False, False
    above = range(max(0, min(found) - 12), min(found))
    has_heading = any(heading_at(lines, index) and not _is_label(lines, index) for index in above)
    pairs = [(comment.gold.author, at) for comment, at in zip(kept, places, strict=True)]
    has_name = any(is_near(author, lines, at, reach=3) for author, at in pairs)
    name_lines = sum(has_name_line(author, lines, at) for author, at in pairs)
    return has_heading or has_name, has_heading or name_lines >= min(2, len(kept))


def _is_label(lines: list[Line], index: int) -> bool:
    """Whether `Comment` names a field of the reply form that stands around it."""
    around = lines[max(0, index - 4) : index]
    return " " not in lines[index].text and any(is_end(line.text) for line in around)
